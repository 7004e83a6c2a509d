import { expect } from 'vitest';

/**
 * Holds that work on a text eight times as long takes about eight times as long; quadratic work takes 64 times. The text
 * grows until the work takes long enough to be told from the clock and from what else the machine does.
 */
export function expectLinear(textOf: (size: number) => string, work: (text: string) => unknown): void {
	let size = 500;
	let time = 0;
	while (time < measurable && size < longest) {
		size *= 2;
		time = fastest(1, work, textOf(size));
	}
	// Work that is done so soon with a text of the longest size is not quadratic.
	if (time >= measurable) {
		expectLinearBetween(textOf(size / 8), textOf(size), work);
	}
}

/**
 * The same for what cannot be made longer on the way: `large` is eight times as large as `small`, and takes some 20 ms. The fastest
 * run with each counts, and a busy machine gets further rounds: quadratic work passes in none of them.
 */
export function expectLinearBetween<T>(small: T, large: T, work: (each: T) => unknown): void {
	let quick = Number.POSITIVE_INFINITY;
	let slow = Number.POSITIVE_INFINITY;
	let growth = Number.POSITIVE_INFINITY;
	for (let round = 0; round < 20 && growth >= most; round++) {
		quick = Math.min(quick, fastest(5, work, small));
		slow = Math.min(slow, fastest(1, work, large));
		growth = slow / quick;
	}
	expect(growth).toBeLessThan(most);
}

const most = 24;
/** In milliseconds. */
const measurable = 20;
const longest = 1_024_000;

function fastest<T>(runs: number, work: (each: T) => unknown, on: T): number {
	const times = Array.from({ length: runs }, () => {
		const started = performance.now();
		work(on);
		return performance.now() - started;
	});
	return Math.min(...times);
}
