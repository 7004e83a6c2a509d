/** What is said of a file on one line. */
export interface SaidOfFile {
	/** There is none: `no docs/a.md exists`, ``delete `src/a.ts` ``, ``src/a.ts` — removed`, `tests/` (if present)`. */
	readonly gone: boolean;
	/** It is made by what the line tells of: ``new `tests/test_a.py` ``, `src/a.ts (new)`, `extract it to src/a.ts`. */
	readonly made: boolean;
	/** It is what the plan is to deliver, and there once that is done: ``Deliverable: `src/a.ts` ``. */
	readonly due: boolean;
	/** It need not be there, though nothing says so outright: an example, and what has another name behind an arrow. */
	readonly inPassing: boolean;
}

/** The text on either side of a path: what stands before it ends at the path, what stands behind it begins there. */
export interface Around {
	readonly before: string;
	/** Of `before`, what is in the same clause as the path: what is done to one file is not done to the next. */
	readonly clause: string;
	/** The end of `clause`. */
	readonly lastWords: string;
	readonly behind: string;
	/** Of `behind`, what is in the same clause. */
	readonly rest: string;
}

/** One way to say something of a file. */
export interface Saying {
	readonly says: keyof SaidOfFile;
	/** Where the words are looked for. */
	readonly in: keyof Around;
	readonly words: RegExp;
	/** What takes it back, right before the words: `do not delete`. */
	readonly not?: RegExp;
	/** What has to stand behind the path as well. */
	readonly followed?: RegExp;
	/** What stands behind the path where something in the file is meant (中的), or the contrary. */
	readonly ofPart?: RegExp;
}

/** True where the words around a path say it, and nothing takes it back. */
export function isSaid({ in: place, words, not, followed, ofPart }: Saying, around: Around): boolean {
	const text = around[place];
	const found = words.exec(text);
	return (
		found !== null &&
		not?.test(text.slice(0, found.index)) !== true &&
		followed?.test(around.behind) !== false &&
		ofPart?.test(around.behind) !== true
	);
}

/** The cell to the left says what is done with the file: `| New | src/a.ts |`. */
export const cellOf = (words: string): RegExp =>
	new RegExp(String.raw`(?:^|\|)[\s*_\x60[(]*(?:${words})[\s*_\x60\])]*\|\s*[*\x60'"(\[]*$`, 'i');

/** The same in a cell further to the right, which says nothing else but for what stands behind a dash: `| src/a.ts | 2 | **NEW** - the reader |`. */
export const laterCell = (words: string): RegExp =>
	new RegExp(
		String.raw`^[\x60'"*)\]]*(?:\s*\([^|()]*\))?\s*\|(?:[^|]*\|){1,3}\s*[*_\x60([]*(?:${words})(?: (?:file|module|test|page|component|script))?[*_\x60)\]]*\s*(?:$|[|:]|[—–-]\s)`,
	);
