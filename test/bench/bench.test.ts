import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { problemsOfBroken, problemsOfStats } from './answers.mjs';
import { median, pairedRatio, percentile } from './rounds.mjs';

let workspace: string;
beforeEach(() => {
	workspace = mkdtempSync(join(tmpdir(), 'bench-'));
	writeFileSync(
		join(workspace, 'truth-broken.tsv'),
		'plan.md\t1\t1\tdocs/a_gone.md\tpath\tmissing-file\nplan.md\t1\t9\tdocs/b.md §99\tsection\tno-section\n',
	);
	writeFileSync(join(workspace, 'truth.json'), '{"planFiles": 1, "phases": 2, "tasksByState": {"[D]": 2, "[x]": 1}}');
	writeFileSync(join(workspace, 'plan.md'), 'docs/a_gone.md `docs/b.md` §99\n```\ndocs/c.md\n```\ndocs/d.md\n');
});
afterEach(() => rmSync(workspace, { recursive: true }));

const pointer = (line: number, text: string, more: object = {}) => {
	return { file: 'plan.md', line, text, path: text, kind: 'file', anchor: null, prose: false, ...more };
};
const found = [pointer(1, 'docs/a_gone.md'), pointer(1, 'docs/b.md', { anchor: '§99', prose: true })];

test('the answer is right where every broken pointer is found', () => {
	expect(problemsOfBroken(workspace, found)).toEqual([]);
});

test('what stands in a fence, has no slash or is a set is not counted', () => {
	const others = [pointer(3, 'docs/c.md'), pointer(5, 'd.md'), pointer(5, 'docs/{d,e}.md', { kind: 'brace' })];
	expect(problemsOfBroken(workspace, [...found, ...others])).toEqual([]);
});

test('one that is missed, one too many and one found twice are wrong', () => {
	expect(problemsOfBroken(workspace, found.slice(1))).toEqual(['not found: plan.md:1: docs/a_gone.md']);
	expect(problemsOfBroken(workspace, [...found, pointer(5, 'docs/d.md')])).toEqual([
		'found, but not broken: plan.md:5: docs/d.md',
	]);
	expect(problemsOfBroken(workspace, [...found, ...found.slice(0, 1)])).toEqual([
		'found, but not broken: plan.md:1: docs/a_gone.md',
	]);
});

test('counts are compared by what the spellings of states mean', () => {
	const tasks = { open: 0, active: 0, blocked: 0, done: 3, skipped: 0 };
	expect(problemsOfStats(workspace, { files: 1, phases: 2, tasks })).toEqual([]);
	expect(problemsOfStats(workspace, { files: 1, phases: 3, tasks: { ...tasks, done: 2, open: 1 } })).toEqual([
		'3 phases instead of 2',
		'1 open tasks instead of 0',
		'2 done tasks instead of 3',
	]);
});

test('medians, percentiles and ratios of pairs', () => {
	expect([median([3, 1, 2]), median([4, 1, 2, 3]), percentile([5, 4, 3, 2, 1], 95)]).toEqual([2, 2.5, 5]);
	expect(pairedRatio([1, 20, 3], [2, 40, 3])).toBe(0.5);
});
