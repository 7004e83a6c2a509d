/** Where one workspace's index is kept between two sessions: never in the workspace, but in the editor's storage or the user's cache. */
export interface IndexStore {
	/** Stands for the program, the workspace and its settings: what was saved under another key is of no use. */
	readonly key: string;
	/** What was saved last; undefined where nothing was, or it cannot be read. Never throws. */
	load(): Promise<string | undefined>;
	/**
	 * Puts a text, piece by piece, in the place of what was saved: as a whole or not at all. Never throws: without it the next start takes longer.
	 */
	save(pieces: AsyncIterable<string>): Promise<void>;
}

/** Keeps nothing: where there is no disk. */
export const noStore: IndexStore = { key: '', load: async () => undefined, save: async () => {} };
