import { expect } from 'vitest';

/**
 * Holds that work on a text sixteen times as long takes about sixteen times as long; quadratic work takes 256 times.
 * The fastest of a few runs counts, and a busy machine gets further rounds: quadratic work passes in none of them.
 */
export function expectLinear(textOf: (size: number) => string, work: (text: string) => unknown): void {
	const [small, large] = [textOf(1_000), textOf(16_000)];
	work(small);
	let growth = Number.POSITIVE_INFINITY;
	for (let round = 0; round < 20 && growth > most; round++) {
		// Half a millisecond is added to both, since nothing can be said of what is faster than the clock.
		growth = (fastest(() => work(large)) + 0.5) / (fastest(() => work(small)) + 0.5);
	}
	expect(growth).toBeLessThan(most);
}

const most = 64;

function fastest(work: () => unknown): number {
	const times = Array.from({ length: 3 }, () => {
		const started = performance.now();
		work();
		return performance.now() - started;
	});
	return Math.min(...times);
}
