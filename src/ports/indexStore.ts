/** Where one workspace's index is kept between two sessions: never in the workspace, but in the editor's storage or the user's cache. */
export interface IndexStore {
	/** Stands for the program, the workspace and its settings: what was saved under another key is of no use. */
	readonly key: string;
	/** What was saved last; undefined where nothing was, or it cannot be read. Never throws. */
	load(): Promise<SavedLines | undefined>;
	/**
	 * Puts lines, each with its break, piece by piece in the place of what was saved: as a whole or not at all. Never throws: without it the next start takes longer.
	 */
	save(pieces: AsyncIterable<string>): Promise<void>;
}

/** What was saved, line by line: who wants the first need not wait until the others are decoded. What follows the last break is none. */
export interface SavedLines {
	readonly count: number;
	/** The last of them; the empty string where there is none. */
	readonly last: string;
	/** A line without its break, counted from 0; the empty string where there is none. */
	at(place: number): string;
}

/** Keeps nothing: where there is no disk. */
export const noStore: IndexStore = { key: '', load: async () => undefined, save: async () => {} };
