import type { StoredText } from '../base/lines.ts';
import type { ReadResult } from '../ports/files.ts';

/** The text of a file, read when somebody asks for it. */
export class FileText implements StoredText {
	readonly size: number;
	/** Only where it is read again for each who asks. */
	readonly rest: (() => void) | undefined;
	private readonly read: () => ReadResult;
	private first: StoredText | undefined;

	/**
	 * @param size in bytes
	 * @param read gives what is in the file now
	 * @param forgets whether the text is let go of at rest
	 * @param first what was read already
	 */
	constructor(size: number, read: () => ReadResult, forgets: boolean, first: StoredText | undefined) {
		this.size = size;
		this.read = read;
		this.first = first;
		this.rest = forgets ? () => this.forget() : undefined;
	}

	get utf8(): Uint8Array | undefined {
		return this.first?.utf8;
	}

	decode(): string {
		const text = this.first?.decode() ?? this.decodeNow();
		// Whoever asked has it.
		this.forget();
		return text;
	}

	private decodeNow(): string {
		const read = this.read();
		return 'text' in read ? read.text : '';
	}

	private forget(): void {
		this.first = undefined;
	}
}
