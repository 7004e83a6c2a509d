import { expect, test } from 'vitest';
import { plain } from '../../src/syntax/ledgerIndex.ts';
import { expectLinear } from '../support/linear.ts';

test.each([
	['**`done`**', 'done'],
	['see [the plan](plans/a.md) ', 'see the plan'],
	['[a [plan](b.md)', '[a plan'],
	['[ ] _open_', '[ ] _open'],
	['__x_y__', 'x_y'],
])('%j reads as %j', (text, expected) => {
	expect(plain(text)).toBe(expected);
});

test.each(['[', ' ', '_', '*', '[a](', '[a](b'])('a cell with any number of %j is read in linear time', (part) => {
	expectLinear((size) => `a${part.repeat(size / part.length)}b`, plain);
});
