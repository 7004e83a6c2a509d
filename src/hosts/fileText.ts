import type { StoredText } from '../base/lines.ts';
import type { ReadResult, RootPath } from '../ports/files.ts';

/**
 * What stays in memory of a text at rest: the text, which costs no time; its bytes, which take half as much where it is beyond ASCII;
 * nothing, so that it is read from the disk again for who asks next. The last is for a program that goes through a workspace once and
 * changes nothing in it: should a file change meanwhile, it has met both versions.
 */
export type AtRest = 'text' | 'bytes' | 'nothing';

/** The text of a file, read when somebody asks for it. */
export class FileText implements StoredText {
	readonly size: number;
	/** Only where the text does not stay. */
	readonly rest: (() => void) | undefined;
	private readonly atRest: AtRest;
	private readonly path: RootPath;
	private readonly read: (path: RootPath) => ReadResult;
	private first: StoredText | undefined;

	/**
	 * @param size in bytes
	 * @param read gives what is in a file now
	 * @param atRest what stays of it
	 * @param first what was read already
	 */
	constructor(
		path: RootPath,
		size: number,
		read: (path: RootPath) => ReadResult,
		atRest: AtRest,
		first: StoredText | undefined,
	) {
		this.path = path;
		this.size = size;
		this.read = read;
		this.first = first;
		this.atRest = atRest;
		this.rest = { text: undefined, bytes: stays, nothing: () => this.forget() }[atRest];
	}

	get leaves(): boolean {
		return this.atRest === 'nothing';
	}

	get utf8(): Uint8Array | undefined {
		return this.first?.utf8;
	}

	decode(): string {
		const text = this.first?.decode() ?? this.readNow();
		if (this.atRest !== 'bytes') {
			// Whoever asked has it.
			this.forget();
		}
		return text;
	}

	private readNow(): string {
		const read = this.read(this.path);
		if (!('text' in read)) {
			return '';
		}
		this.first = read.stored;
		return read.text;
	}

	private forget(): void {
		this.first = undefined;
	}
}

/** One for all, since there are as many texts as files. */
const stays = (): void => {};
