import { type BracePair, pairBraces } from './bracePairs.ts';

/** What stands around the columns of one line. Each part is found when it is first asked for, since most lines need none. */
export class LineContext {
	private readonly line: string;
	private bracePairs: ReadonlyMap<number, BracePair> | undefined;
	/** Backticks before this column have been counted. */
	private counted = 0;
	/** Length of the run of backticks that opened the code span at `counted`; 0 outside of one. */
	private ticks = 0;

	constructor(line: string) {
		this.line = line;
	}

	/** The brace pair that opens at a column, if it can stand in a path. */
	braceAt(column: number): BracePair | undefined {
		this.bracePairs ??= pairBraces(this.line);
		return this.bracePairs.get(column);
	}

	/**
	 * True inside a code span. To be asked from left to right. A span that never closes counts as one up to the end of
	 * the line, which only makes the rest of the line a little more trusted.
	 */
	isCode(column: number): boolean {
		const { line } = this;
		while (this.counted < column) {
			const start = line.indexOf('`', this.counted);
			if (start < 0 || start >= column) {
				this.counted = column;
				break;
			}
			let end = start + 1;
			while (line.charCodeAt(end) === BACKTICK) {
				end++;
			}
			if (this.ticks === 0) {
				this.ticks = end - start;
			} else if (this.ticks === end - start) {
				this.ticks = 0;
			}
			this.counted = end;
		}
		return this.ticks > 0;
	}
}

const BACKTICK = 96;
