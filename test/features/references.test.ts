import { expect, test } from 'vitest';
import { neverCancelled } from '../../src/base/cancel.ts';
import { line1 } from '../../src/base/position.ts';
import { references } from '../../src/features/references.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

/** The references at a line and column, declarations first and marked: `= path:line:start-end`. */
async function referencesAt(files: Record<string, string>, path: string, line: number, column: number) {
	const { workspace } = memoryWorkspace(files);
	const { declarations, places } = await references(workspace, path, line1(line), column, neverCancelled);
	const text = ({ path: file, line: at, span }: (typeof places)[number]) => `${file}:${at}:${span.start}-${span.end}`;
	return [...declarations.map((each) => `= ${text(each)}`), ...places.map(text)];
}

const tide = 'plans/active/TIDE-001/plan.md';
const files = {
	[tide]: `# Tides (TIDE-001)

### Phase A — Baseline

| ID | Task | State |
| --- | --- | --- |
| A1 | Store | [x] |
| A2 | Compare with A1 | [ ] |
`,
	'plans/active/TIDE-001/reports/2026-01-01/notes.md': 'A1 is done\n',
	'plans/active/WAVE-002/plan.md': '# Waves (WAVE-002)\n\n- [ ] A1: Other, unlike TIDE-001.A1\n- [ ] B1: After A1\n',
	'docs/fix_plan.md':
		'| ID | Title |\n| --- | --- |\n| [TIDE-001](#tide-001) | Tides |\n\n## [TIDE-001] Tides\n- Status: in_progress (A1–A2)\n- Attempts History:\n  * [2026-01-01] Attempt #1 — began\n  * [2026-01-02] Attempt #2 — see Attempt #1\n',
	'input.md': `Focus: TIDE-001 / Phase A
1. TIDE-001 — A1 store @ ${tide}:7 and ${tide}:5-8
see ${tide}#phase-a--baseline
`,
};

test('a task: pointers that cover its row, and the mentions that mean it', async () => {
	const found = [
		`= ${tide}:7:2-4`,
		'docs/fix_plan.md:6:23-28',
		'input.md:2:14-16',
		`input.md:2:25-56`,
		`input.md:2:61-94`,
		`${tide}:8:20-22`,
		'plans/active/TIDE-001/reports/2026-01-01/notes.md:1:0-2',
		'plans/active/WAVE-002/plan.md:3:33-35',
	];
	expect(await referencesAt(files, tide, 7, 3)).toEqual(found);
	expect(await referencesAt(files, tide, 7, 10)).toEqual(found);
	expect(await referencesAt(files, 'input.md', 2, 15)).toEqual(found);
});

test('another task of that id has references of its own', async () => {
	expect(await referencesAt(files, 'plans/active/WAVE-002/plan.md', 4, 17)).toEqual([
		'= plans/active/WAVE-002/plan.md:3:6-8',
		'plans/active/WAVE-002/plan.md:4:16-18',
	]);
});

test('a phase heading: pointers at it by its slug, and mentions of the phase', async () => {
	expect(await referencesAt(files, tide, 3, 14)).toEqual([
		`= ${tide}:3:10-11`,
		'input.md:1:24-25',
		`input.md:3:4-${4 + tide.length + 18}`,
	]);
});

test('an initiative: its entry and its plan are its declarations', async () => {
	const found = await referencesAt(files, 'docs/fix_plan.md', 5, 6);
	expect(found.filter((each) => each.startsWith('='))).toEqual(['= docs/fix_plan.md:5:4-12', `= ${tide}:1:9-17`]);
	expect(found).toContain('docs/fix_plan.md:3:3-11');
	expect(found).toContain('input.md:1:7-15');
	expect(await referencesAt(files, tide, 1, 2)).toEqual(found);
});

test('an attempt of a ledger entry', async () => {
	expect(await referencesAt(files, 'docs/fix_plan.md', 9, 40)).toEqual([
		'= docs/fix_plan.md:8:17-27',
		'docs/fix_plan.md:9:34-44',
	]);
});

test('a line of code: ranges, symbols and test selectors that cover it', async () => {
	const code = {
		'tests/test_a.py': 'class TestA:\n    def test_b(self):\n        pass\n\ndef test_c(): pass\n',
		'docs/n.md': 'tests/test_a.py:1-3 tests/test_a.py:5\n`pytest tests/test_a.py::TestA::test_b -vv` tests/test_a.py\n',
	};
	expect(await referencesAt(code, 'tests/test_a.py', 3, 0)).toEqual(['docs/n.md:1:0-19', 'docs/n.md:2:8-38']);
	expect(await referencesAt(code, 'tests/test_a.py', 5, 0)).toEqual(['docs/n.md:1:20-37']);
	expect(await referencesAt(code, 'tests/test_a.py', 4, 0)).toEqual([]);
});

test('a pointer: the pointers that lead to the same place', async () => {
	const notes = { 'src/a.py': 'x\ny\n', 'n.md': 'src/a.py:2\n', 'm.md': 'src/a.py:1-2 and src/a.py:1 and src/a.py\n' };
	expect(await referencesAt(notes, 'n.md', 1, 9)).toEqual(['m.md:1:0-12', 'n.md:1:0-10']);
	expect(await referencesAt(notes, 'm.md', 1, 36)).toEqual([
		'm.md:1:0-12',
		'm.md:1:17-27',
		'm.md:1:32-40',
		'n.md:1:0-10',
	]);
});

test('a line that nothing leads to, and a file that is not there', async () => {
	expect(await referencesAt(files, tide, 4, 0)).toEqual([]);
	expect(await referencesAt(files, 'gone.py', 4, 0)).toEqual([]);
});

test('a folder: links at it that end in dots, wherever they lead from', async () => {
	const linked = {
		...files,
		'docs/a.md': 'see [plans](../plans/active/TIDE-001/.) and plans/active/TIDE-001/\n',
		'plans/active/TIDE-001/reports/2026-01-01/notes.md': 'of [its plan](../..)\n',
		'docs/b.md': '[elsewhere](../..)\n',
	};
	expect(await referencesAt(linked, 'docs/a.md', 1, 50)).toEqual([
		'docs/a.md:1:12-38',
		'docs/a.md:1:44-66',
		'plans/active/TIDE-001/reports/2026-01-01/notes.md:1:14-19',
	]);
});
