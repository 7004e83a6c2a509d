import { expect, test } from 'vitest';
import { neverCancelled } from '../../src/base/cancel.ts';
import { check } from '../../src/features/check.ts';
import { withoutOverlaps } from '../../src/features/edit.ts';
import { fixAll } from '../../src/features/fixes.ts';
import { applyEdit } from '../support/applyEdit.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

const ledger = 'docs/fix_plan.md';
const plan = 'plans/active/TIDE-001/plan.md';

/** The fixes of a rule's first finding in the first file: their titles, a `*` before what is preferred, and what each changes. */
async function fixes(rule: string, files: Record<string, string>): Promise<Record<string, unknown>> {
	const { workspace } = memoryWorkspace(files);
	const document = await workspace.document(Object.keys(files)[0] ?? '');
	const found = document === undefined ? [] : await check(workspace, document, neverCancelled);
	const finding = found.find((each) => each.rule === rule);
	expect(finding).toBeDefined();
	return Object.fromEntries(
		((await finding?.fixes?.()) ?? []).map(({ title, preferred, edit }) => {
			const after = Object.entries(applyEdit(files, edit)).filter(([path, text]) => files[path] !== text);
			return [`${preferred ? '* ' : ''}${title}`, after.length === 1 ? after[0]?.[1] : Object.fromEntries(after)];
		}),
	);
}

const table = (...rows: string[]) => ['| ID | Title | Status |', '| --- | --- | --- |', ...rows, ''].join('\n');

test('the index takes the state of the section, in the words of the index', async () => {
	const index = table('| TIDE-001 | Tides | done |', '| MOON-002 | Moons | In Progress |');
	const rest = '\n## [TIDE-001] Tides\n- Status: in_progress\n';
	expect(await fixes('ledger-index-status', { [ledger]: index + rest })).toEqual({
		'* Set to In Progress, as the section says': index.replace('Tides | done', 'Tides | In Progress') + rest,
	});
	const twice = `${index}${rest}\n## [TIDE-001] Again\n- Status: blocked\n`;
	expect(Object.keys(await fixes('ledger-index-status', { [ledger]: twice }))).toEqual([
		'Set to In Progress, as the section says',
	]);
});

test('all rows of an index are mended at once', async () => {
	const rows = table('| TIDE-001 | Tides | done |', '| MOON-002 | Moons | done |');
	const files = {
		[ledger]: `${rows}\n## [TIDE-001] Tides\n- Status: planned\n\n## [MOON-002] Moons\n- Status: blocked\n`,
	};
	const { workspace } = memoryWorkspace(files);
	const edit = await fixAll(workspace, 'ledger-index-status', undefined, neverCancelled);
	expect(applyEdit(files, edit)[ledger]?.split('\n').slice(2, 4)).toEqual([
		'| TIDE-001 | Tides | planned |',
		'| MOON-002 | Moons | blocked |',
	]);
});

test('a ledger that says done too early says again what is being done, or the last task is done', async () => {
	const index = table('| TIDE-001 | Tides | done |');
	const text = `${index}\n## [TIDE-001] Tides\n- Status: **done** — all passed\n\n## [MOON-002] Moons\n- Status: active\n`;
	const tasks = '- [x] A1: Store\n- [ ] A2: Compare\n';
	expect(await fixes('ledger-done-open-tasks', { [ledger]: text, [plan]: tasks })).toEqual({
		'Set TIDE-001 to active': text.replace('Tides | done', 'Tides | active').replace('**done**', '**active**'),
		'Set A2 to done': tasks.replace('[ ]', '[x]'),
	});
	const more = await fixes('ledger-done-open-tasks', { [ledger]: text, [plan]: `${tasks}- [ ] A3: Tune\n` });
	expect(Object.keys(more)).toEqual(['Set TIDE-001 to active']);
});

test.each([
	['### Phase A — Baseline ✅ COMPLETE', '### Phase A — Baseline'],
	['### Phase A: Baseline [done]', '### Phase A: Baseline'],
	['### Phase A: Baseline (Status: Done)', '### Phase A: Baseline'],
	['### Phase A: Baseline — Complete', '### Phase A: Baseline'],
	['### **Phase A: Baseline ✅ COMPLETE**', '### **Phase A: Baseline**'],
	['### Phase A: Baseline (Статус: готово)', '### Phase A: Baseline'],
	['### Phase A: 基线（状态：已完成）', '### Phase A: 基线'],
	[`### Phase A${'\t'.repeat(22)}y ✅ COMPLETE`, `### Phase A${'\t'.repeat(22)}y`],
])('%s loses what it says of its state', async (before, after) => {
	const text = `# Tides\n\n${before}\n\n- [ ] A1: Store\n- [ ] A2: Compare\n`;
	expect(Object.values(await fixes('phase-complete-open-tasks', { 'plans/a.md': text }))).toEqual([
		text.replace(before, after),
	]);
});

test('no words are taken out of the middle of a heading', async () => {
	const text = '# Tides\n\n### ✅ Phase A: Baseline\n\n- [x] A1: Store\n- [ ] A2: Compare\n';
	expect(Object.keys(await fixes('phase-complete-open-tasks', { 'plans/a.md': text }))).toEqual(['Set A2 to done']);
});

test('a second listing that says the same goes, one that says something else only if somebody wants that', async () => {
	const row = '| TIDE-001 | Tides | done |';
	const rest = '\n## [TIDE-001] Tides\n- Status: done\n';
	const same = table(row, row) + rest;
	expect(await fixes('ledger-duplicate-entry', { [ledger]: same })).toEqual({
		'* Remove this row; the first is on line 3': table(row) + rest,
	});
	const other = '| TIDE-001 | Tides | done already |';
	expect(await fixes('ledger-duplicate-entry', { [ledger]: table(row, other) + rest })).toEqual({
		'Remove this row; the first is on line 3': table(row) + rest,
	});
	const section = '## [TIDE-001] Tides\n- Status: done\n- Plan: none yet';
	expect(await fixes('ledger-duplicate-entry', { [ledger]: `${section}\n\n${section}` })).toEqual({
		'* Remove this section; the first is on line 1': `${section}\n`,
	});
	expect(await fixes('ledger-duplicate-entry', { [ledger]: `${section}\n\n${section} or two` })).toEqual({});
});

test('the plan of an initiative is the only one that it has, or the file of that name', async () => {
	const text = (path: string) => `## [TIDE-001] Tides\n- Status: active\n- Plan: \`${path}\`\n`;
	expect(await fixes('ledger-missing-plan', { [ledger]: text('tides_plan.md'), [plan]: '# Tides\n' })).toEqual({
		[`* Point at ${plan}`]: text(plan),
	});
	const files = { [ledger]: text('old/tides.md'), [plan]: '# Tides\n', 'plans/tides.md': '' };
	expect(Object.keys(await fixes('ledger-missing-plan', files))).toEqual([
		'Point at plans/tides.md',
		`Point at ${plan}`,
		'Create old/tides.md',
	]);
	const several = {
		[ledger]: text('tides.md'),
		[plan]: '- [ ] A1: x\n',
		'plans/active/TIDE-001/b.md': '- [ ] B1: x\n',
	};
	expect(await fixes('ledger-missing-plan', several)).toEqual({});
});

test('the brief takes the branch that is checked out', async () => {
	const brief = 'Summary: Store\nBranch: `feature/tides` (new)\n';
	expect(await fixes('brief-branch', { 'input.md': brief })).toEqual({
		'Set the branch to main': brief.replace('feature/tides', 'main'),
	});
});

test('a misspelt focus is the one initiative that is called nearly so', async () => {
	const brief = 'Summary: Store\nFocus: TIED-001 — tides\n';
	const entries = '## [TIDE-001] Tides\n- Status: active\n\n## [MOON-002] Moons\n- Status: active\n';
	expect(await fixes('brief-focus-unknown', { 'input.md': brief, [ledger]: entries })).toEqual({
		'* Write TIDE-001': brief.replace('TIED', 'TIDE'),
	});
	const other = brief.replace('TIED-001', 'TIDE-003');
	expect(await fixes('brief-focus-unknown', { 'input.md': other, [ledger]: entries })).toEqual({});
});

test.each([
	['test_hights', 'test_heights', true],
	['test_hieghts', 'test_heights', true],
	['TestTide::test_heights', 'TestTides::test_heights', true],
	// Another test that merely begins so, a word that means something else, another number.
	['TestRunExample::test_run_example_invokes_training', 'TestRunExample::test_run_example_persists_models', false],
	['test_on_cpu', 'test_on_gpu', false],
	['test_maximum_height', 'test_minimum_height', false],
	['test_station_1', 'test_station_2', false],
	['test_all_heights', 'test_all_heights_2', false],
])('%s may mean %s; that nothing else is meant is %s', async (written, there, isPreferred) => {
	const [owner, name = owner] = there.split('::');
	const source = owner === name ? `def ${name}(): pass\n` : `class ${owner}:\n    def ${name}(self): pass\n`;
	const text = `See test_a.py::${written}.\n`;
	expect(await fixes('pointer-missing-symbol', { 'docs/a.md': text, 'docs/test_a.py': source })).toEqual({
		[`${isPreferred ? '* ' : ''}Point at ${there}`]: text.replace(written, there),
	});
});

test('of two names that are nearly the same none is preferred', async () => {
	const source = 'def test_heights(): pass\ndef test_hightsx(): pass\n';
	const files = { 'docs/a.md': 'See test_a.py::test_hights.\n', 'docs/test_a.py': source };
	expect(Object.keys(await fixes('pointer-missing-symbol', files))).toEqual([]);
	const longer = {
		'docs/a.md': 'See test_a.py::test_baselins.\n',
		'docs/test_a.py': 'def test_baselines(): pass\ndef test_basalines(): pass\n',
	};
	expect(Object.keys(await fixes('pointer-missing-symbol', longer))).toEqual(['Point at test_baselines']);
});

test.each([
	['docs/heights.md', 'docs/guides/heights.md', true],
	['docs/heights.md', 'specs/heights.md', true],
	['src/heights.ts', 'src/core/heights.ts', true],
	['packages/tides/src/client.ts', 'src/tides/src/client.ts', true],
	// Another file of that name, another initiative's, a name that says nothing.
	['tests/e2e/heights.test.ts', 'tests/unit/heights.test.ts', false],
	['packages/tides/client.ts', 'src/db/client.ts', false],
	['plans/active/TIDE-001/reports/notes.md', 'plans/active/PORT-002/reports/notes.md', false],
	['specs/002/plan.md', 'specs/001/plan.md', false],
])('%s that is not there may be %s; that it is, moved, is %s', async (written, there, isMoved) => {
	const document = 'plans/a.md';
	const found = await fixes('pointer-missing-file', { [document]: `- [x] Done in ${written}:1\n`, [there]: 'x\n' });
	expect(Object.keys(found)[0]).toBe(`${isMoved ? '* ' : ''}Point at ${there}`);
});

test('a name that shares little but the extension is not offered', async () => {
	const files = { 'plans/a.md': '- [x] Done in src/policy.go:1\n', 'src/price.go': 'x\n' };
	expect(await fixes('pointer-missing-file', files)).toEqual({});
});

test('of several files of the same name the one beside the document is meant', async () => {
	const text = 'See `docs/refactor/list.md`.\n';
	const files = { 'plans/a/plan.md': text, 'plans/a/list.md': '', 'plans/b/list.md': '', 'docs/a.md': '' };
	expect(await fixes('pointer-missing-file', files)).toEqual({
		'* Point at plans/a/list.md': 'See `plans/a/list.md`.\n',
		'Create docs/refactor/list.md': '',
	});
});

test.each([
	['plans/tides/a.md', '[g](guied.md)', 'plans/tides/guide.md', '[g](guide.md)'],
	['plans/tides/a.md', '[g](../old/guide.md#top)', 'docs/guide.md', '[g](../../docs/guide.md#top)'],
	['plans/tides/a.md', '[g](/old/guide.md)', 'docs/guide.md', '[g](/docs/guide.md)'],
	['plans/tides/a.md', '[g](old/guide.md)', 'docs/my notes/guide.md', '[g](../../docs/my%20notes/guide.md)'],
	['input.md', '[r](READMEE.md)', 'README.md', '[r](README.md)'],
	['plans/tides/a.md', '`notes/heihgts.md`', 'plans/tides/notes/heights.md', '`plans/tides/notes/heights.md`'],
])('in %s, %s leads to %s where somebody wants it to', async (document, text, there, after) => {
	const found = await fixes('pointer-missing-file', { [document]: `${text}\n`, [there]: '' });
	expect(found[`* Point at ${there}`] ?? found[`Point at ${there}`]).toBe(`${after}\n`);
});

test.each([
	['[b](b.md)', 'docs/b.md'],
	['[c](my%20file.md)', 'docs/my file.md'],
	['[d](/d.md)', 'd.md'],
	['see notes/e.md', 'notes/e.md'],
	['see ../f/g.md', 'f/g.md'],
])('the document of %s is made where the pointer will find it', async (text, path) => {
	const { workspace } = memoryWorkspace({ 'docs/u.md': `${text}\n`, 'notes/other.md': '', 'f/other.md': '' });
	const document = await workspace.document('docs/u.md');
	const [finding] = document === undefined ? [] : await check(workspace, document, neverCancelled);
	const creates = ((await finding?.fixes?.()) ?? []).flatMap(({ edit }) => edit.creates ?? []);
	expect(creates).toEqual([{ path, text: '' }]);
});

test('a slug is preferred by the same rule', async () => {
	const files = (slug: string) => ({ 'docs/a.md': `See b.md#${slug}.\n`, 'docs/b.md': '# First steps\n' });
	expect(Object.keys(await fixes('pointer-missing-heading', files('frist-steps')))).toEqual([
		'* Point at #first-steps',
	]);
	expect(Object.keys(await fixes('pointer-missing-heading', files('last-steps')))).toEqual(['Point at #first-steps']);
});

test('an artifact goes where the other ones of the brief are', async () => {
	const reports = 'plans/active/TIDE-001/reports/2026-01-01T000000Z';
	const brief = `Artifacts: ${reports}/a.md; docs/heights.md\n`;
	expect(await fixes('brief-artifact-place', { 'input.md': brief })).toEqual({
		[`Put it into ${reports}`]: brief.replace('docs/heights', `${reports}/heights`),
	});
	const two = `Artifacts: ${reports}/a.md; docs/reports/x/b.md; docs/heights.md\n`;
	expect(await fixes('brief-artifact-place', { 'input.md': two })).toEqual({});
});

test('of changes that overlap over several lines the first counts', () => {
	const at = (line: number, end: number, endLine?: number) =>
		({ path: 'a.md', line, span: { start: 0, end }, text: '', ...(endLine && { endLine }) }) as never;
	expect(withoutOverlaps([at(1, 0, 3), at(2, 4), at(3, 4)])).toHaveLength(2);
});
