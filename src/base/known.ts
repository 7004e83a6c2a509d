/** What can be told from memory, or, where something is missing, the fetching of it: ask again when it is there. */
export type Known<T> = T | Promise<unknown>;

/** Far more than anything takes that can be kept in memory until it is asked for again. */
const mostRounds = 100;

/** Asks until nothing is missing. Rejects where something cannot be fetched, or does not stay until it is asked for. */
export async function whenKnown<T>(ask: () => Known<T>): Promise<T> {
	for (let round = 0; round < mostRounds; round++) {
		const answer = ask();
		if (!(answer instanceof Promise)) {
			return answer as T;
		}
		await answer;
	}
	throw new Error('What was fetched did not stay in memory.');
}
