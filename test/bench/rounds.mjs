// Everything is measured in turns, A B C A B C …, and compared pair by pair: what slows one run down on a busy machine slows
// down its neighbour as well.

/**
 * @template T
 * @param {Readonly<Record<string, () => Promise<T>>>} jobs
 * @param {number} count
 * @returns {Promise<Record<string, T[]>>}
 */
export async function inTurns(jobs, count) {
	const names = Object.keys(jobs);
	/** @type {Record<string, T[]>} */
	const runs = Object.fromEntries(names.map((name) => [name, []]));
	for (let round = 0; round < count; round++) {
		for (const name of names) {
			runs[name].push(await jobs[name]());
		}
	}
	return runs;
}

/** @param {readonly number[]} values */
export function median(values) {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The value that so many of a hundred do not exceed. @param {readonly number[]} values */
export function percentile(values, hundredths) {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil((sorted.length * hundredths) / 100) - 1)];
}

/**
 * The median of the ratios of runs that followed each other.
 * @param {readonly number[]} ours
 * @param {readonly number[]} theirs
 */
export const pairedRatio = (ours, theirs) => median(ours.map((value, i) => value / theirs[i]));
