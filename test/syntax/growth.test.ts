import { expect, test } from 'vitest';
import { Lines } from '../../src/base/lines.ts';
import { readBlocks } from '../../src/syntax/blocks.ts';
import { readPlan } from '../../src/syntax/plan.ts';

/** Texts of a given size that are quadratic for a careless reader, and how many tasks are to be found in each. */
const texts: Record<string, (size: number) => [text: string, tasks: number]> = {
	'one long line': (n) => ['a'.repeat(n * 40), 0],
	'blanks inside a heading': (n) => [`# Phase 1 ${' '.repeat(n * 40)}x`, 0],
	'a long cell': (n) => [`| ID | Task | State |\n|-|-|-|\n| A1 | ${'x |'.repeat(n * 10)} | [x] |`, 1],
	'ragged rows': (n) => [`| ID | Task | State | More | More |\n|-|-|-|-|-|\n${'| A1 | x | [x] |\n'.repeat(n)}`, n],
	'rows that end before their state': (n) => [`| ID | Task | State |\n|-|-|-|\n${'| A1\n'.repeat(n)}`, 0],
	'a flat list': (n) => ['- [ ] A1: x\n'.repeat(n), n],
	'lists a hundred deep': (n) => {
		const lines = Array.from({ length: n }, (_, index) => `${'  '.repeat(index % 100)}- [ ] A1: x\n`);
		return [lines.join(''), n];
	},
	'marks of lists on one line': (n) => ['- '.repeat(n * 4), 0],
	'marks of quotes before lazy lines': (n) => [`${'>'.repeat(n)}x\n${'y\n'.repeat(n)}`, 0],
	'references that do not close': (n) => ['[a]: b "\n'.repeat(n), 0],
	'a tag that does not close': (n) => [`<a ${'b=c '.repeat(n * 10)}`, 0],
	fences: (n) => ['```\n'.repeat(n), 0],
	'phases in phases': (n) => ['## Phase 1\n### Phase 1.1\nGoal: x\n\n- y\n'.repeat(n / 4), 0],
	'a field without end': (n) => [`## Phase 1\nExit Criteria:\n${'- x: y\n\n'.repeat(n)}`, 0],
	'marks at the head of an item': (n) => [`- [ ] ${'*'.repeat(n * 20)}`, 1],
	'brackets in a heading': (n) => [`## Phase 1 ${'['.repeat(n * 10)}${'(x'.repeat(n * 10)}`, 0],
};

// A busy machine may stop one run in its middle; a quadratic reader fails every time.
test.each(Object.entries(texts))('time grows with the length of %s', { retry: 3 }, (_, make) => {
	const [small, large] = [time(make(1_000)), time(make(4_000))];
	// Four times the text takes four times as long; a quadratic reader takes sixteen.
	expect(large).toBeLessThan(small * 10 + 100);
});

test('loses no row of a big ragged table', () => {
	const text = `| ID | Task | State | ${'More | '.repeat(20)}\n|-|-|-|${'-|'.repeat(20)}\n${'| A1 | x | [x] |\n'.repeat(20_000)}`;
	expect(readPlan(readBlocks(new Lines(text))).tasks).toHaveLength(20_000);
});

test('loses nothing behind a line of marks that nest too deep', () => {
	const text = `${'- '.repeat(5_000)}x\n\n${'>'.repeat(5_000)}y\n\n# Phase 1\n- [ ] A1: z\n`;
	const plan = readPlan(readBlocks(new Lines(text)));
	expect(plan.tasks.map((task) => [task.id, task.line, task.phase])).toEqual([['A1', 6, 0]]);
});

/** The best of three runs in milliseconds, the number of tasks looked at on the way. */
function time([text, tasks]: [string, number]): number {
	const runs = Array.from({ length: 3 }, () => {
		const start = performance.now();
		expect(readPlan(readBlocks(new Lines(text))).tasks).toHaveLength(tasks);
		return performance.now() - start;
	});
	return Math.min(...runs);
}
