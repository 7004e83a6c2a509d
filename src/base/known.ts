/** What can be told from memory, or, where something is missing, the fetching of it: ask again when it is there. */
export type Known<T> = T | Promise<unknown>;

/** Asks until nothing is missing. Rejects where something cannot be fetched at all. */
export async function whenKnown<T>(ask: () => Known<T>): Promise<T> {
	for (;;) {
		const answer = ask();
		if (!(answer instanceof Promise)) {
			return answer as T;
		}
		await answer;
	}
}
