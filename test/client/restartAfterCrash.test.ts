import { expect, test } from 'vitest';
import { restartAfterCrash } from '../../src/client/restartAfterCrash.ts';

const [giveUp, startAgain] = [1, 2];

test('starts a server again that crashes now and then, and leaves one alone that crashes again and again', () => {
	let now = 0;
	const handler = restartAfterCrash({ warn: () => {} }, () => now);
	const actionAt = (minute: number) => {
		now = minute * 60_000;
		return handler.closed();
	};
	const again = { action: startAgain, handled: true };
	expect([0, 1, 4, 5, 6, 6.1].map(actionAt)).toEqual(Array(6).fill(again));
	expect(actionAt(6.2)).toEqual({ action: giveUp, handled: true });
	expect(actionAt(20)).toEqual(again);
});
