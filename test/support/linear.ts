import { expect } from 'vitest';

/**
 * Holds that work on a text eight times as long takes about eight times as long; quadratic work takes 64 times. The text
 * grows until the work takes long enough to be told from the clock and from what else the machine does.
 */
export function expectLinear(textOf: (size: number) => string, work: (text: string) => unknown): void {
	let size = shortest;
	let time = timeOf(1, work, textOf(size));
	while (time < measurable && size < longest) {
		size *= 2;
		time = timeOf(1, work, textOf(size));
	}
	// Work that is done so soon with a text of the longest size is not quadratic.
	if (time >= measurable) {
		expectLinearBetween(textOf(size / 8), textOf(size), work, time);
	}
}

/**
 * The same for what cannot be made longer on the way: `large` is eight times as large as `small`, and takes some 20 ms. It is
 * held against eight times the work on `small`, which is as long on a busy machine: that lets a program work for some
 * milliseconds without a break, and not for twenty. The fastest of each counts, and quadratic work passes in no round.
 * @param known how long the work takes with `large`, where that was seen already
 */
export function expectLinearBetween<T>(small: T, large: T, work: (each: T) => unknown, known?: number): void {
	let slow = known ?? timeOf(1, work, large);
	let quick = timeOf(8, work, small);
	for (let round = 0; round < 20 && slow / quick >= most; round++) {
		slow = Math.min(slow, timeOf(1, work, large));
		quick = Math.min(quick, timeOf(8, work, small));
	}
	expect(slow / quick).toBeLessThan(most);
}

const most = 3;
/** In milliseconds. */
const measurable = 20;
/** Some look at so much of a text and no further, which is more than all of a shorter one. */
const shortest = 8_000;
const longest = 1_024_000;

/** In milliseconds, of some runs together. */
function timeOf<T>(runs: number, work: (each: T) => unknown, on: T): number {
	const started = performance.now();
	for (let run = 0; run < runs; run++) {
		work(on);
	}
	return performance.now() - started;
}
