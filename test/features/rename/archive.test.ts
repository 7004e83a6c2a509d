import { expect, test } from 'vitest';
import { neverCancelled } from '../../../src/base/cancel.ts';
import { archivable, archiveInitiative } from '../../../src/features/rename/archive.ts';
import { defaultSettings } from '../../../src/ports/readSettings.ts';
import { applyEdit } from '../../support/applyEdit.ts';
import { memoryWorkspace } from '../../support/memoryWorkspace.ts';

/** The files afterwards, or why not. */
async function archive(files: Record<string, string>, id: string) {
	const edit = await archiveInitiative(memoryWorkspace(files).workspace, id, neverCancelled);
	return 'problem' in edit ? edit.problem : applyEdit(files, edit);
}

const plan = (state: string) =>
	`# Tides (TIDE-001)\n\n- [${state}] A1: Store, see reports/1/log.md and ../WAVE-002/plan.md\n`;
const ledger = `| ID | Title | Priority | Status |
| --- | --- | --- | --- |
| [TIDE-001](#tide-001-tides) | Tides in_progress | High | in_progress |
| [OLD-003](#old-003-old) | Old | Low | done (archived) |

## [TIDE-001] Tides
- Status: **in_progress** — 2026-01-02: A1 is in_progress
- Plan: plans/active/TIDE-001/plan.md
- Attempts History:
  * [2026-01-01] Attempt #1 — plans/active/TIDE-001/plan.md, Status: in_progress

## [OLD-003] Old
- Status: done (archived)
`;
const files = {
	'plans/active/TIDE-001/plan.md': plan('x'),
	'plans/active/TIDE-001/reports/1/log.md': 'see plans/active/TIDE-001/plan.md\n',
	'plans/active/WAVE-002/plan.md': '# Waves (WAVE-002)\n\n- [ ] B1: After plans/active/TIDE-001/plan.md:3\n',
	'docs/fix_plan.md': ledger,
	'input.md': 'Focus: TIDE-001\r\nArtifacts: plans/active/TIDE-001/reports/<ts>/{a.md,b.md}\r\n',
};

test('plans move, pointers follow, and the ledger says so in its own words', async () => {
	expect(await archive(files, 'TIDE-001')).toEqual({
		'plans/archive/TIDE-001/plan.md': plan('x').replace('../WAVE', '../../active/WAVE'),
		'plans/archive/TIDE-001/reports/1/log.md': files['plans/active/TIDE-001/reports/1/log.md'],
		'plans/active/WAVE-002/plan.md': files['plans/active/WAVE-002/plan.md'].replace('active/TIDE', 'archive/TIDE'),
		'docs/fix_plan.md': ledger
			.replace('| High | in_progress |', '| High | done (archived) |')
			.replace('**in_progress** —', '**done (archived)** —')
			.replace('- Plan: plans/active', '- Plan: plans/archive'),
		'input.md': files['input.md'].replace('active', 'archive'),
	});
});

test('what has open tasks is archived, not done', async () => {
	const after = await archive({ ...files, 'plans/active/TIDE-001/plan.md': plan(' ') }, 'tide-001');
	expect(after).toMatchObject({ 'docs/fix_plan.md': expect.stringContaining('- Status: **archived** — 2026') });
});

test('a folder of its own moves whole, wherever it lies below plans', async () => {
	const own = {
		'plans/tides/plan.md': '# Tides (TIDE-001)\n\n- [x] A1: Store, see notes.md:1\n',
		'plans/tides/notes.md': 'x\n',
		'plans/waves/plan.md': '# Waves (WAVE-002)\n\n- [ ] B1: After plans/tides/plan.md:3\n',
		'plans/waves/other.md': '# Other\n\n- [ ] C1: Store\n',
	};
	expect(await archive(own, 'TIDE-001')).toEqual({
		'plans/archive/tides/plan.md': own['plans/tides/plan.md'],
		'plans/archive/tides/notes.md': 'x\n',
		'plans/waves/plan.md': own['plans/waves/plan.md'].replace('plans/tides', 'plans/archive/tides'),
		'plans/waves/other.md': own['plans/waves/other.md'],
	});
	// What another plan lies beside moves alone.
	expect(await archive(own, 'WAVE-002')).toMatchObject({
		'plans/archive/waves/plan.md': expect.stringContaining('B1'),
		'plans/waves/other.md': own['plans/waves/other.md'],
	});
});

test.each([
	['plans/done/tides.md', { 'plans/done/logo.png': '' }, 'plans/archive/tides.md'],
	[
		'plans/tides/plan.md',
		{ 'plans/tides/sub/part.md': '# Part (TIDE-001)\n\n- [x] A2: x\n' },
		'plans/archive/tides/plan.md',
	],
	['plans/tides/plan.md', { 'plans/tides/logo.png': '' }, 'plans/archive/tides/plan.md'],
])('%s beside %j moves to %s', async (path, beside, to) => {
	const after = (await archive({ [path]: '# Tides (TIDE-001)\n\n- [x] A1: x\n', ...beside }, 'TIDE-001')) as object;
	const goesAlong = to.includes('/tides/');
	const others = Object.keys(beside).map((each) =>
		goesAlong ? each.replace('plans/tides', 'plans/archive/tides') : each,
	);
	expect(Object.keys(after).sort()).toEqual([to, ...others].sort());
});

test('a folder does not move into itself', async () => {
	const settings = { ...defaultSettings, plans: ['docs/**/*.md'], archive: ['docs/plans/archive/**'] };
	const { workspace } = memoryWorkspace(
		{ 'docs/plans/plan.md': '# Tides (TIDE-001)\n\n- [x] A1: x\n', 'docs/plans/README.md': '# Plans\n' },
		{ settings },
	);
	const edit = await archiveInitiative(workspace, 'TIDE-001', neverCancelled);
	expect('moves' in edit && edit.moves).toEqual([
		{ from: 'docs/plans/plan.md', to: 'docs/plans/archive/plans/plan.md' },
	]);
});

test('a plan that is one file, without a ledger', async () => {
	const one = { 'plans/active/tide.md': '# Tides (TIDE-001)\n\n- [x] A1: Store\n', 'notes.md': 'tide.md:3' };
	expect(await archive(one, 'TIDE-001')).toEqual({
		'plans/archive/tide.md': one['plans/active/tide.md'],
		'notes.md': 'tide.md:3',
	});
});

test.each([
	['GONE-001', 'There is no initiative GONE-001 in this workspace.'],
	['OLD-003', 'OLD-003 has no plan outside of the archive.'],
])('%s: %s', async (id, problem) => {
	expect(await archive(files, id)).toBe(problem);
});

test('a place where the plan never was stays as it is written, for it leads to the plan as well as before', async () => {
	const note = { 'docs/n.md': 'planned in docs/plans/TIDE-001/plan.md, is plans/active/TIDE-001/plan.md\n' };
	expect(await archive({ ...files, ...note }, 'TIDE-001')).toMatchObject({
		'docs/n.md': 'planned in docs/plans/TIDE-001/plan.md, is plans/archive/TIDE-001/plan.md\n',
	});
});

test('refuses a target that exists, or a folder that others share', async () => {
	expect(await archive({ ...files, 'plans/archive/TIDE-001/old.md': '' }, 'TIDE-001')).toBe(
		'plans/archive/TIDE-001 exists already.',
	);
	const shared = {
		...files,
		'plans/active/TIDE-001/other.md': '# x (WAVE-002)\n\nInitiative: WAVE-002\n\n- [ ] B2: y\n',
	};
	const ownLedger = `${ledger}\n## [WAVE-002] Waves\n- Plan: plans/active/TIDE-001/other.md\n`;
	expect(await archive({ ...shared, 'docs/fix_plan.md': ownLedger }, 'TIDE-001')).toBe(
		'plans/active/TIDE-001 holds plans of WAVE-002 as well.',
	);
});

test('lists what can be archived, with its unfinished tasks', async () => {
	const { workspace } = memoryWorkspace(files);
	expect(await archivable(workspace)).toEqual([
		{ id: 'TIDE-001', title: 'Tides', unfinished: 0, isInLedger: true },
		{ id: 'WAVE-002', title: 'Waves', unfinished: 1, isInLedger: false },
	]);
});

test('what only the ledger has left is unfinished, and not called done', async () => {
	const left = {
		'plans/active/TIDE-001/plan.md': plan('x'),
		'docs/fix_plan.md':
			'## [TIDE-001] Tides\n- Status:\n- [ ] TIDE-001.F1: Finish\n\n## [OLD-003] Old\n- Status: done (archived)\n',
	};
	expect(await archivable(memoryWorkspace(left).workspace)).toEqual([
		{ id: 'TIDE-001', title: 'Tides', unfinished: 1, isInLedger: true },
	]);
});

test('gives nothing when cancelled', async () => {
	const { workspace } = memoryWorkspace(files);
	expect(await archiveInitiative(workspace, 'TIDE-001', { isCancellationRequested: true })).toEqual({ changes: [] });
});

test('plans in docs/plans are archived there', async () => {
	const docs = { 'docs/plans/active/FEAT-001/plan.md': '# Feature\n\n- [x] A1: x\n' };
	const settings = { ...defaultSettings, plans: ['docs/plans/**/*.md'] };
	const edit = await archiveInitiative(memoryWorkspace(docs, { settings }).workspace, 'FEAT-001', neverCancelled);
	expect(edit).toMatchObject({ moves: [{ from: 'docs/plans/active/FEAT-001', to: 'docs/plans/archive/FEAT-001' }] });
	// Where it would be no plan any more, it goes where archived plans are.
	const road = { 'docs/roadmap/FEAT-001.md': '# Feature (FEAT-001)\n\n- [x] A1: x\n' };
	const named = { ...defaultSettings, plans: ['plans/**/*.md', 'docs/roadmap/*.md'] };
	const other = await archiveInitiative(
		memoryWorkspace(road, { settings: named }).workspace,
		'FEAT-001',
		neverCancelled,
	);
	expect(other).toMatchObject({ moves: [{ from: 'docs/roadmap/FEAT-001.md', to: 'plans/archive/FEAT-001.md' }] });
});
