import { expect, test } from 'vitest';
import { neverCancelled } from '../../src/base/cancel.ts';
import { line1 } from '../../src/base/position.ts';
import { definition } from '../../src/features/definition.ts';
import { carets } from '../support/carets.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

/** The definition of what stands at `^` in a line of notes: carets under it, and the places it leads to, columns 1-based. */
async function definitionAt(line: string, files: Record<string, string>): Promise<string[] | undefined> {
	const { workspace } = memoryWorkspace({ ...files, 'notes.md': line.replace('^', '') });
	const notes = await workspace.document('notes.md');
	const found = notes && (await definition(workspace, notes, line1(1), line.indexOf('^'), neverCancelled));
	return (
		found && [
			carets([found.span]),
			...found.targets.map(
				({ path, lines, column, endColumn }) =>
					`${path}:${lines?.first}${column === undefined ? '' : ` ${column}-${(endColumn ?? 0) + 1}`}`,
			),
		]
	);
}

const plan = `# Tides (TIDE-001)

### Phase D4.A — Planning

| ID | Task | State |
| --- | --- | --- |
| D4.A1 | Store | [x] |
| D4.A2 | Compare | [ ] |
| D4.A3 | Report | [ ] |
`;
const files = {
	'plans/active/TIDE-001/plan.md': plan,
	'plans/active/TIDE-001/later.md': '### Phase E — Later\n\n- [ ] D4.A2: Again\n',
	'docs/fix_plan.md': '## [TIDE-001] Tides\n- Attempts History:\n  * [2026-01-01] Attempt #9 — began\n',
};

test('a task leads to the id in its row, the other tasks of that id behind it', async () => {
	expect(await definitionAt('see D4.A^2', files)).toEqual([
		'    ^^^^^',
		'plans/active/TIDE-001/plan.md:8 3-8',
		'plans/active/TIDE-001/later.md:3 7-12',
	]);
});

test('a range leads to each of its tasks first', async () => {
	expect(await definitionAt('see D4.A1^–A3', files)).toEqual([
		'    ^^^^^^^^',
		'plans/active/TIDE-001/plan.md:7 3-8',
		'plans/active/TIDE-001/plan.md:8 3-8',
		'plans/active/TIDE-001/plan.md:9 3-8',
		'plans/active/TIDE-001/later.md:3 7-12',
	]);
});

test('phases, initiatives and attempts', async () => {
	expect(await definitionAt('Phase D4.A^', files)).toEqual(['      ^^^^', 'plans/active/TIDE-001/plan.md:3 11-15']);
	expect(await definitionAt('TIDE^-001', files)).toEqual([
		'^^^^^^^^',
		'docs/fix_plan.md:1 5-13',
		'plans/active/TIDE-001/plan.md:1',
	]);
	expect(await definitionAt('Attempt ^#9', files)).toEqual(['^^^^^^^^^^', 'docs/fix_plan.md:3']);
});

test('a pointer goes first', async () => {
	expect(await definitionAt('plans/active/TIDE^-001/plan.md:3', files)).toEqual([
		'^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
		'plans/active/TIDE-001/plan.md:3',
	]);
});

const tests = {
	'tests/test_a.py':
		'import pytest\n\nclass TestSave:\n    def test_one(self): pass\n\n    @pytest.mark.slow\n    def test_two(self): pass\n\ndef test_load(): pass\n',
	'tests/gpu/test_b.py': 'import pytest\n\n@pytest.mark.slow\nclass TestGpu:\n    def test_save(self): pass\n',
	'src/tool.py': 'def test_save(): pass\n',
};

test('a node id leads to its function, `-k` and `-m` to the functions that they choose', async () => {
	expect(await definitionAt('tests/test_a.py::TestSave::test_^one', tests)).toEqual([
		'^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
		'tests/test_a.py:4',
	]);
	expect(await definitionAt('`pytest tests -k "save and not t^wo"`', tests)).toEqual([
		' ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
		'tests/gpu/test_b.py:5',
		'tests/test_a.py:4',
	]);
	expect(await definitionAt('`pytest -m sl^ow`', tests)).toEqual([
		' ^^^^^^^^^^^^^^',
		'tests/gpu/test_b.py:5',
		'tests/test_a.py:7',
	]);
	expect(await definitionAt('`pytest tests/test_a.py::TestSave -k one ^-vv`', tests)).toEqual([
		' ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
		'tests/test_a.py:4',
	]);
});

test('what leads nowhere answers nothing', async () => {
	expect(await definitionAt('Q^7', files)).toBeUndefined();
	expect(await definitionAt('`pytest -k no^thing`', tests)).toBeUndefined();
	expect(await definitionAt('`pytest -k "(brok^en"`', tests)).toBeUndefined();
	expect(await definitionAt('just wo^rds', files)).toBeUndefined();
});
