import { expect, test } from 'vitest';
import { lastAsked } from '../../src/base/lastAsked.ts';

test('what is asked again right away is answered from memory', () => {
	const asked: (number | undefined)[] = [];
	const half = lastAsked((of: number | undefined) => {
		asked.push(of);
		return of === undefined ? undefined : of / 2;
	});
	expect([half(4), half(4), half(6), half(4), half(undefined), half(undefined)]).toEqual([
		2,
		2,
		3,
		2,
		undefined,
		undefined,
	]);
	expect(asked).toEqual([4, 6, 4, undefined]);
});
