import { bench, describe } from 'vitest';
import { Lines } from '../../src/base/lines.ts';
import { readBlocks } from '../../src/syntax/blocks.ts';
import { readPlan } from '../../src/syntax/plan.ts';
import { scanPointers } from '../../src/syntax/pointer.ts';

// Cost is linear in the text: four times the text is a quarter of the operations a second, and no less.
// The property tests bound the growth; this shows it. Run it with: npm run bench

const read = (text: string) => readPlan(readBlocks(new Lines(text)));

const row = (i: number) =>
	`| T${i} | Measure the tide at station ${i} | [${i % 3 === 0 ? 'x' : ' '}] | see docs/a.md:${i} |\n`;
const ragged = (i: number) => (i % 2 === 0 ? row(i) : `| T${i} | only two cells\n`);
const table = (rows: number, cell: (i: number) => string) =>
	`| ID | Task | State | Guidance |\n| --- | --- | --- | --- |\n${Array.from({ length: rows }, (_, i) => cell(i)).join('')}`;
const nested = (items: number) =>
	Array.from({ length: items }, (_, i) => `${'  '.repeat(i % 100)}- [ ] N${i}: item\n`).join('');
const line = (units: number) => 'see plans/active/TIDE-001/plan.md:12-20,30 and `a.md` §2 or a/b '.repeat(units / 64);

const cases: readonly (readonly [string, number, (n: number) => string, (text: string) => unknown])[] = [
	['table rows', 100_000, (n) => table(n, row), read],
	['ragged table rows', 100_000, (n) => table(n, ragged), read],
	['list items nested up to 100 deep', 10_000, nested, read],
	['units of one line', 1_000_000, line, (text) => scanPointers(text)],
];

for (const [what, most, make, work] of cases) {
	describe(what, () => {
		for (const n of [most / 4, most]) {
			const text = make(n);
			bench(`${n.toLocaleString('en')}`, () => void work(text), {
				iterations: 3,
				time: 0,
				warmupIterations: 1,
				warmupTime: 0,
			});
		}
	});
}
