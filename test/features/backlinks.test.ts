import { expect, test } from 'vitest';
import { neverCancelled } from '../../src/base/cancel.ts';
import { line1 } from '../../src/base/position.ts';
import { backlinkNodes } from '../../src/features/backlinks.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

const files: Record<string, string> = {
	'src/a.py': 'one\ntwo\nthree\nfour\n',
	'docs/a.md': 'see src/a.py and src/a.py:2-3\n\nthen a.py:4\n',
	'docs/z.md': '| x | src/a.py:1,4 |\n',
	'plans/active/T-01/reports/1/r.md': 'src/a.py:9 is past its end\n',
};

/** What the view shows for a line of a file: `label (description)`. */
async function shown(path: string, line: number, linesOnly = false, contents = files, lastLine = line) {
	const { workspace } = memoryWorkspace(contents);
	const at = { path, lines: { first: line1(line), last: line1(lastLine) }, linesOnly };
	const documents = await backlinkNodes(workspace, at, undefined, neverCancelled);
	const rows = documents.map(async ({ id, label, description }) => {
		const pointers = await backlinkNodes(workspace, at, id, neverCancelled);
		return [`${label} (${description})`, ...pointers.map((each) => `  ${each.label} (${each.description})`)];
	});
	return (await Promise.all(rows)).flat();
}

test('shows who points at a file, and which of them at the line of the cursor', async () => {
	expect(await shown('src/a.py', 2)).toEqual([
		'a.md (3 · docs)',
		'  line 1 (see src/a.py and src/a.py:2-3)',
		'  line 1 → 2-3 (here · see src/a.py and src/a.py:2-3)',
		'  line 3 → 4 (then a.py:4)',
		'z.md (1 · docs)',
		'  line 1 → 1, 4 (| x | src/a.py:1,4 |)',
	]);
});

test('keeps its order while the cursor moves', async () => {
	const order = async (line: number) => (await shown('src/a.py', line)).filter((each) => each.includes('docs'));
	expect(await order(1)).toEqual(await order(2));
});

test('shows only those at the line, if that is asked for', async () => {
	expect(await shown('src/a.py', 4, true)).toEqual([
		'a.md (1 · docs)',
		'  line 3 → 4 (here · then a.py:4)',
		'z.md (1 · docs)',
		'  line 1 → 1, 4 (here · | x | src/a.py:1,4 |)',
	]);
});

test('of a selection, those at any of its lines', async () => {
	expect(await shown('src/a.py', 3, true, files, 4)).toEqual([
		'a.md (2 · docs)',
		'  line 1 → 2-3 (here · see src/a.py and src/a.py:2-3)',
		'  line 3 → 4 (here · then a.py:4)',
		'z.md (1 · docs)',
		'  line 1 → 1, 4 (here · | x | src/a.py:1,4 |)',
	]);
});

test('shows nothing of a file that nobody points at, or that only points at itself', async () => {
	expect(await shown('docs/z.md', 1)).toEqual([]);
	expect(await shown('docs/s.md', 1, false, { 'docs/s.md': 'see docs/s.md:1\n' })).toEqual([]);
});
