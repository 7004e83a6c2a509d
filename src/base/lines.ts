import { type Line0, type Line1, line1 } from './position.ts';

/** A text that is not at hand yet: it is decoded when somebody asks for it. */
export interface StoredText {
	/** About how long it is, in UTF-16 units or in bytes. */
	readonly size: number;
	/** The text in UTF-8, without a byte-order mark, where it is at hand. */
	readonly utf8?: Uint8Array | undefined;
	decode(): string;
	/** Lets go of all that can be had again; where it is undefined, the text is decoded once and kept. */
	rest?: (() => void) | undefined;
	/** True where nothing of it stays in memory at rest. */
	readonly leaves?: boolean;
}

interface Reader {
	/** Is told each time that a stored text is decoded. */
	onDecode(): void;
}

/**
 * A text cut into lines at `\n`, `\r\n` and `\r`, as VS Code and LSP cut it.
 * A final line break ends the last line and begins no new one, as in `wc -l` and in every `path:line`.
 */
export class Lines {
	/** What the text is decoded from; after that the text. */
	private known: string | StoredText;
	/** Where the text can be had again. */
	private readonly source: StoredText | undefined;
	private readonly reader: Reader | undefined;
	private knownStarts: readonly number[] | undefined;

	constructor(text: string | StoredText, reader?: Reader) {
		this.reader = reader;
		this.known = text;
		this.source = typeof text === 'string' || text.rest === undefined ? undefined : text;
	}

	/** True where the text is let go of at rest, and whoever asks for it afterwards has it decoded again. */
	get isReadAgain(): boolean {
		return this.source !== undefined;
	}

	/** True where asking for the text decodes nothing. */
	get isDecoded(): boolean {
		return typeof this.known === 'string';
	}

	/** True where nothing of it stays in memory at rest. */
	get leaves(): boolean {
		return this.source?.leaves === true;
	}

	/** Lets go of where the lines start, which is looked up again when it is asked for, and of a text that can be had again. */
	rest(): void {
		this.knownStarts = undefined;
		this.source?.rest?.();
		this.known = this.source ?? this.known;
	}

	get text(): string {
		if (typeof this.known !== 'string') {
			this.known = this.known.decode();
			this.reader?.onDecode();
		}
		return this.known;
	}

	/** About how long the text is, told without decoding it. */
	get size(): number {
		return typeof this.known === 'string' ? this.known.length : this.known.size;
	}

	/** The text in UTF-8, where it is at hand in no other form. */
	get utf8(): Uint8Array | undefined {
		return typeof this.known === 'string' ? undefined : this.known.utf8;
	}

	private get starts(): readonly number[] {
		this.knownStarts ??= lineStarts(this.text);
		return this.knownStarts;
	}

	/** How many lines there are; an empty text has none. */
	get count(): number {
		return this.starts.length;
	}

	/** The text of a line without its line break; the empty string where there is no such line. */
	at(line: Line0): string {
		return this.text.slice(this.startOf(line), this.endOf(line));
	}

	/** The line that holds a UTF-16 offset. */
	lineAt(offset: number): Line1 {
		const { starts } = this;
		let low = 0;
		let high = starts.length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if ((starts[middle] ?? 0) <= offset) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return line1(Math.max(1, low));
	}

	/** The UTF-16 offset at which a line starts; the length of the text where there is no such line. */
	startOf(line: Line0): number {
		return this.starts[line] ?? this.text.length;
	}

	/** The UTF-16 offset of a line's break, or of the text's end; the length of the text where there is no such line. */
	endOf(line: Line0): number {
		const { starts, text } = this;
		const start = starts[line] ?? text.length;
		let end = starts[line + 1] ?? text.length;
		if (end > start && text.charCodeAt(end - 1) === LF) {
			end--;
		}
		if (end > start && text.charCodeAt(end - 1) === CR) {
			end--;
		}
		return end;
	}
}

const LF = 10;
const CR = 13;

function lineStarts(text: string): number[] {
	const starts = text.length > 0 ? [0] : [];
	if (!text.includes('\r')) {
		for (let at = text.indexOf('\n'); at >= 0 && at + 1 < text.length; at = text.indexOf('\n', at + 1)) {
			starts.push(at + 1);
		}
		return starts;
	}
	const breaks = /\r\n?|\n/g;
	for (let found = breaks.exec(text); found !== null; found = breaks.exec(text)) {
		if (breaks.lastIndex < text.length) {
			starts.push(breaks.lastIndex);
		}
	}
	return starts;
}
