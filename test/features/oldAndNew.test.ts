import { expect, test } from 'vitest';
import { line1 } from '../../src/base/position.ts';
import { oldAndNew } from '../../src/features/oldAndNew.ts';
import { Document } from '../../src/indexing/document.ts';
import { defaultSettings } from '../../src/ports/readSettings.ts';
import { scanPointers } from '../../src/syntax/pointer.ts';
import { expectLinear } from '../support/linear.ts';

/** The paths of a text that are not there and are one of a pair, each with its side; those below `here/` are there. */
function sides(text: string): string {
	const pointers = text.split('\n').flatMap((line, i) =>
		scanPointers(line).map((pointer) => {
			const path = pointer.path.startsWith('here/') ? pointer.path : undefined;
			return { line: line1(i + 1), pointer, resolution: { path } };
		}),
	);
	const pairOf = oldAndNew(new Document('plans/a.md', text, defaultSettings), pointers);
	return pointers
		.flatMap(({ pointer, resolution }, i) => {
			const pair = resolution.path === undefined ? pairOf(i) : undefined;
			return pair === undefined ? [] : [`${pair.side} ${pointer.path}`];
		})
		.join(', ');
}

const table = (header: string, row: string) => `| ${header} |\n| --- | --- |\n| ${row} |\n`;

test.each([
	['- `here/a.ts` → `b/c.ts`', 'new b/c.ts'],
	['1. Rename `here/a.ts` (the reader) -> b/c.ts', 'new b/c.ts'],
	['It is `a/c.ts` → `here/c.ts` now', 'old a/c.ts'],
	['- `a/b.ts` → `here/c.ts`', 'old a/b.ts'],
	['- Imports: `a/b.ts` → `here/c.ts`', ''],
	['It is `here/c.ts` → `b/c.ts` now', 'new b/c.ts'],
	['The reader asks `here/a.ts` → `b/c.ts`', ''],
	['here/a.ts → b/c.ts → b/d.ts', ''],
	['a/b.ts → b/c.ts → here/d.ts', ''],
	['`a/b.ts` → `b/c.ts`', ''],
	[table('Old Path | **New** file(s)', 'here/a.ts | `b/a.ts` (far)'), 'new b/a.ts'],
	[table('Current location | Target', 'a/a.ts, a/b.ts | here/a.ts'), 'old a/a.ts, old a/b.ts'],
	[table('Current | Target', '`a/a.ts`, `a/b.ts` | here/a.ts (one file)'), 'old a/a.ts, old a/b.ts'],
	[table('Current | Target', 'as in a/a.ts | as in here/a.ts'), ''],
	[table('Existing | Replacement', 'here/a.ts | call it from b/a.ts'), ''],
	[table('Old | New', 'the reader, a/a.ts | here/a.ts reads'), 'old a/a.ts'],
	[table('Before | After', 'a/a.ts | b/a.ts'), ''],
	[table('Source | Destination', 'here/a.ts | b/a.ts'), 'new b/a.ts'],
	[table('Source | Target', 'here/a.ts | b/a.ts'), ''],
	[table('File | Test', 'here/a.ts | b/a.ts'), ''],
	[table('Old | Newest', 'here/a.ts | b/a.ts'), ''],
])('%s: %s', (text, expected) => {
	expect(sides(text)).toBe(expected);
});

test.each(['a/b.ts → ', '`a/b.ts` (x) -> ', 'here/a.ts|', '* '])(
	'time grows with a line of “%s” and no faster',
	(words) => {
		expectLinear(
			(size) => `| Old | New |\n| --- | --- |\n| ${words.repeat(size / 32)} | a/b.ts |\n- ${words.repeat(size / 32)}`,
			sides,
		);
	},
);
