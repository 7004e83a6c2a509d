import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Lines } from '../../src/base/lines.ts';
import { findPlainly } from '../../src/indexing/plainSymbols.ts';
import { expectLinear } from '../support/linear.ts';

/** The line that a plain search finds for `Outer::name`, as it is written. */
function found(text: string, symbol: string): string | undefined {
	const line = findPlainly(new Lines(text), symbol.split('::'));
	return line === undefined ? undefined : text.split('\n')[line - 1]?.trim();
}

const typescript = `import { height } from './tides.ts';
// height of a tide
export const rate = 2, heights = [height];
export default async function height(at: Date) {}
class Tide {
	private level = 0;
	constructor() { this.level = height(new Date()); }
	async level2(at: Date): Promise<number> { return level2(at); }
}
class Wave extends Tide {
	async level2(at: Date) {}
}
export type Station = string;
const $store = {};
`;

test.each([
	[typescript, 'height', 'export default async function height(at: Date) {}'],
	[typescript, 'rate', 'export const rate = 2, heights = [height];'],
	[typescript, 'Tide', 'class Tide {'],
	[typescript, 'level', 'private level = 0;'],
	[typescript, 'Tide::level2', 'async level2(at: Date): Promise<number> { return level2(at); }'],
	[typescript, 'Wave::level2', 'async level2(at: Date) {}'],
	[typescript, 'Gone::level2', 'async level2(at: Date): Promise<number> { return level2(at); }'],
	[typescript, 'Station', 'export type Station = string;'],
	[typescript, '$store', 'const $store = {};'],
	[typescript, 'hei*', 'export default async function height(at: Date) {}'],
	[typescript, 'lev', undefined],
	['int use(void) { return tide(3); }\nstatic int *tide(int at)\n{\n}\n', 'tide', 'static int *tide(int at)'],
	['#define MAX_TIDE 3\n', 'MAX_TIDE', '#define MAX_TIDE 3'],
	['func (t *Tide) Height() int {\n', 'Height', 'func (t *Tide) Height() int {'],
	['use a::tide;\npub(crate) fn tide<T>() {}\n', 'tide', 'pub(crate) fn tide<T>() {}'],
	['{\n  "scripts": { "build": "x" }\n}\n', 'scripts', '"scripts": { "build": "x" }'],
	['all: build\nbuild: a.c\n\tcc a.c\n', 'build', 'build: a.c'],
	['just a word here\n', 'word', 'just a word here'],
])('%#: %2$s', (text, symbol, line) => {
	expect(found(text, symbol)).toBe(line);
});

test('any text and name are searched, in time that grows with the text and no faster', () => {
	fc.assert(fc.property(fc.string(), fc.array(fc.string()), (text, names) => void findPlainly(new Lines(text), names)));
	expectLinear(
		(size) => `${'x '.repeat(size)}\n`.repeat(10),
		(text) => findPlainly(new Lines(text), ['x', 'y']),
	);
});
