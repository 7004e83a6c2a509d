import { expect } from 'vitest';

/**
 * Holds that work on a text eight times as long takes about eight times as long. Quadratic work would take sixty-four
 * times. Each length is measured a few times and the fastest counts, so that a busy machine does not fail the test.
 */
export function expectLinear(textOf: (size: number) => string, work: (text: string) => unknown): void {
	const small = textOf(2_000);
	const large = textOf(16_000);
	work(small);
	const fastest = (text: string) =>
		Math.min(
			...Array.from({ length: 4 }, () => {
				const started = performance.now();
				work(text);
				return performance.now() - started;
			}),
		);
	// Half a millisecond is added to both, since nothing can be said of what is faster than the clock.
	expect((fastest(large) + 0.5) / (fastest(small) + 0.5)).toBeLessThan(32);
}
