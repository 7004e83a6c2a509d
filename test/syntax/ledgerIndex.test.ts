import { expect, test } from 'vitest';
import { Lines } from '../../src/base/lines.ts';
import { readBlocks } from '../../src/syntax/blocks.ts';
import { plain, readIndex } from '../../src/syntax/ledgerIndex.ts';
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

const rowsOf = (text: string) => readBlocks(new Lines(text)).tables.flatMap((table) => readIndex(table, new Set()));
const index = (cell: string) => `| ID | Title | Status |\n| --- | --- | --- |\n| ${cell} | x | done |\n`;

test.each([
	['**TIDE-001**', 'TIDE-001', undefined],
	['`~TIDE-001~`', 'TIDE-001', undefined],
	['**[`TIDE-001`](#tide)**', 'TIDE-001', 'tide'],
	['[TIDE-001]', 'TIDE-001', undefined],
	['TIDE-001 x', undefined, undefined],
])('the cell %s has an id', (cell, id, slug) => {
	const [row] = rowsOf(index(cell));
	expect([row?.id, row?.slug]).toEqual([id, slug]);
});

test.each(['*', '_', '`', '~'])('an id with any number of %j around it is read in linear time', (mark) => {
	expectLinear((size) => index(`${mark.repeat(size)}TIDE-001${mark.repeat(size)}x`), rowsOf);
});
