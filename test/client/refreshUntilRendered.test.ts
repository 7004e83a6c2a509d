import { expect, onTestFinished, test, vi } from 'vitest';
import { refreshUntilRendered } from '../../src/client/preview/refreshUntilRendered.ts';

/** How often a preview is refreshed that drops the first ones. */
async function refreshes(dropped: number): Promise<number> {
	vi.useFakeTimers();
	onTestFinished(() => void vi.useRealTimers());
	let count = 0;
	const over = refreshUntilRendered(
		() => count > dropped,
		() => {
			count++;
		},
	);
	await vi.runAllTimersAsync();
	await over;
	return count;
}

test.each([
	[0, 1],
	[1, 2],
	[9, 3],
])('a preview that drops %i refreshes is refreshed %i times', async (dropped, count) => {
	expect(await refreshes(dropped)).toBe(count);
});

test('what is rendered already is left alone', async () => {
	expect(await refreshes(-1)).toBe(0);
});
