import { type BracePair, pairBraces } from './bracePairs.ts';

/** What stands around the columns of one line. Each part is found when it is first asked for, since most lines need none. */
export class LineContext {
	private readonly line: string;
	private bracePairs: ReadonlyMap<number, BracePair> | undefined;
	/** Where the next run of backticks begins that has not been counted; undefined before the first search. */
	private next: number | undefined;
	/** Length of the run of backticks that opened the code span before `next`; 0 outside of one. */
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
		this.next ??= this.backtickFrom(0);
		while (this.next < column) {
			let end = this.next + 1;
			while (this.line.charCodeAt(end) === BACKTICK) {
				end++;
			}
			const run = end - this.next;
			if (this.ticks === 0) {
				this.ticks = run;
			} else if (this.ticks === run) {
				this.ticks = 0;
			}
			this.next = this.backtickFrom(end);
		}
		return this.ticks > 0;
	}

	/** The column of the next backtick; past the end of the line where there is none. */
	private backtickFrom(column: number): number {
		const found = this.line.indexOf('`', column);
		return found < 0 ? Number.POSITIVE_INFINITY : found;
	}
}

const BACKTICK = 96;
