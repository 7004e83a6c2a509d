import { expect, test } from 'vitest';
import { effectiveState, leftText, progress } from '../../src/indexing/planIndex.ts';
import { sumOf } from '../../src/indexing/planSummary.ts';
import { defaultSettings } from '../../src/ports/readSettings.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

/** The title of the only initiative, whose plan lies in a folder of that id and has that H1. */
async function titleOf(id: string, heading: string): Promise<string | undefined> {
	const { workspace } = memoryWorkspace({ [`plans/active/${id}/plan.md`]: `# ${heading}\n\n- [ ] A1: x\n` });
	return (await workspace.index()).initiatives[0]?.title;
}

test.each([
	['TIDE-001', 'Tides (TIDE-001)', 'Tides'],
	['TIDE-001', '[TIDE-001] Tides', 'Tides'],
	['TIDE-001', 'TIDE-001 — Tides', 'Tides'],
	['TIDE-001', 'TIDE-001', undefined],
	['TIDE-001', 'TIDE-0012 is another', 'TIDE-0012 is another'],
	['web', 'Build the website for webhooks', 'Build the website for webhooks'],
])('beside %s the title %s is %s', async (id, heading, title) => {
	expect(await titleOf(id, heading)).toBe(title);
});

test('an initiative with a plain name is known to the ledger, its index and the brief', async () => {
	const { workspace } = memoryWorkspace({
		'docs/fix_plan.md':
			'| ID | Title | Status |\n| --- | --- | --- |\n| cart-redesign | Cart | in_progress |\n| other | Other | done |\n\n## [cart-redesign] Cart\n- Status: in_progress\n',
		'input.md': 'Focus: cart-redesign: the totals\nDo Now:\n- Write\n',
	});
	const { initiatives, brief } = await workspace.index();
	expect(initiatives.map(({ id, ledger }) => [id, ledger?.row?.status])).toEqual([['cart-redesign', 'in_progress']]);
	expect(brief?.brief.focus?.initiative).toBe('cart-redesign');
});

test.each([
	['a column', '| ID | Plan | Status |\n|---|---|---|\n| TIDE-001 | plans/heights/execplan.md | active |\n'],
	[
		'a link in a column',
		'| ID | Status | Plan |\n|---|---|---|\n| TIDE-001 | active | [it](../plans/heights/execplan.md) |\n',
	],
	['an entry of one line', '- [TIDE-001] Tides — **done** (2026-01-02) → `plans/heights/execplan.md`\n'],
	['a link in a field', '### TIDE-001 — Tides\n**Status:** planned\n**Plan:** [it](../plans/heights/execplan.md)\n'],
])('a plan is of the initiative for which the ledger names it: %s', async (_, ledger) => {
	const { workspace } = memoryWorkspace({
		'docs/fix_plan.md': ledger,
		'plans/heights/execplan.md': '# Heights\n\n- [ ] Read\n',
		'plans/other/execplan.md': '# Others\n\n- [ ] Read\n',
	});
	const { initiatives, other } = await workspace.index();
	expect(initiatives.map(({ id, documents }) => [id, ...documents.map(({ path }) => path)])).toEqual([
		['TIDE-001', 'plans/heights/execplan.md'],
	]);
	expect(other.map(({ path }) => path)).toEqual(['plans/other/execplan.md']);
});

test.each([
	['OUTBOX / Milestone 2: Writer', 'OUTBOX | Milestone 2 | undefined'],
	['[OUTBOX] the writer, milestone 2', 'OUTBOX | Milestone 2 | undefined'],
	['`outbox`: phase b', 'OUTBOX | undefined | undefined'],
	['Outbox writer first', 'undefined | undefined | undefined'],
	['TIDE-001 / Milestone M2', 'TIDE-001 | Milestone M2 | undefined'],
	['TIDE-001 / Milestone M3 culling', 'TIDE-001 | undefined | M3'],
	['plans/2026-01-02-cart.md — Task 1', 'undefined | Task 1 | undefined'],
	['plans/outbox.md, Stage 7', 'OUTBOX | undefined | undefined'],
	['阶段 2 of plans/cart-zh.md', 'undefined | 2 | undefined'],
])('the focus “%s” is read by what plans are called', async (focus, expected) => {
	const { workspace } = memoryWorkspace({
		'docs/fix_plan.md': '### [OUTBOX] Outbox\n- Status: doing\n- Plan: `plans/outbox.md`\n',
		'plans/outbox.md': '# Outbox\n\n## Milestone 1: Schema\n- [x] Write\n\n## Milestone 2: Writer\n- [ ] Write\n',
		'plans/active/TIDE-001/plan.md': '# Tides\n\n## Milestone M2: Culling\n- [ ] Cull\n',
		'plans/2026-01-02-cart.md': '# Cart\n\n### Task 1: Total\n- [ ] Add\n',
		'plans/cart-zh.md': '# Cart\n\n## 阶段 2：切换\n- [ ] Add\n',
		'input.md': `Focus: ${focus}\n`,
	});
	const { brief } = await workspace.index();
	const { initiative, phase, task } = brief?.brief.focus ?? {};
	expect(`${initiative} | ${phase} | ${task}`).toBe(expected);
});

test.each([
	['M1', '2/3'],
	['M7', '3/4'],
])(
	'a table of milestones with %s counts by the tasks of that where the plan has it as a phase',
	async (id, expected) => {
		const index = `| Milestone | Title | Status |\n|---|---|---|\n| ${id} | Read | Done |\n`;
		const { workspace } = memoryWorkspace({
			'plans/active/TIDE-001/plan.md': `# Tides\n\n## Milestones\n${index}\n## Milestone M1: Read\n- [x] A: x\n- [ ] B: x\n\n## Milestone M2: Write\n- [x] C: x\n`,
		});
		const [initiative] = (await workspace.index()).initiatives;
		expect(progress(initiative?.counts ?? sumOf([]))).toBe(expected);
	},
);

test('initiatives stand in the order people want: focus, active, by priority, done, archived', async () => {
	const entry = (id: string, status: string, priority: string) =>
		`## [${id}] x\n- Status: ${status}\n- Priority: ${priority}\n\n`;
	const { workspace } = memoryWorkspace({
		'docs/fix_plan.md': `# L\n\n${entry('DONE-001', 'done', 'High')}${entry('LOW-001', 'in_progress', 'Low')}${entry('HIGH-001', 'in_progress', '**High**')}${entry('WAIT-001', 'pending', 'High')}${entry('FOCUS-001', 'pending', 'Low')}`,
		'plans/archive/OLD-001/plan.md': '- [x] A1: x\n',
		'input.md': 'Focus: FOCUS-001 / Phase A\n',
	});
	expect((await workspace.index()).initiatives.map(({ id }) => id)).toEqual([
		'FOCUS-001',
		'HIGH-001',
		'LOW-001',
		'WAIT-001',
		'DONE-001',
		'OLD-001',
	]);
});

test.each([
	['---\nstatus: Done\n---\n# Tides\n\nAll of it is told in words.\n', 'done', 'Done'],
	['# Tides\n\n**Status:** ✅ Complete (2026-01-02)\n\n## Context\n', 'done', '✅ Complete (2026-01-02)'],
	['# Tides\n\nStatus: in progress\n\n- [x] A1: x\n', 'done', undefined],
	['# Tides\n\nStatus: nobody knows\n', undefined, undefined],
])('where the ledger says nothing, a plan without tasks says itself how far it is: %s', async (text, state, status) => {
	const { workspace } = memoryWorkspace({ 'plans/active/TIDE-001/plan.md': text });
	const [initiative] = (await workspace.index()).initiatives;
	expect(initiative && [effectiveState(initiative), initiative.status]).toEqual([state, status]);
});

test('what the ledger says of an initiative counts before what its plan says', async () => {
	const { workspace } = memoryWorkspace({
		'docs/fix_plan.md': '# L\n\n## [TIDE-001] x\n- Status: blocked\n',
		'plans/active/TIDE-001/plan.md': '---\nstatus: Done\n---\n# Tides\n',
	});
	expect((await workspace.index()).initiatives[0]).toMatchObject({ state: 'blocked', status: 'blocked' });
});

test('a plan belongs to the initiative whose ledger entry names it', async () => {
	const { workspace } = memoryWorkspace({
		'docs/fix_plan.md':
			'# L\n\n## [NOISE-001] x\n- Status: pending\n- Plan Reference: `plans/active/quiet-pixels/plan.md`\n',
		'plans/active/quiet-pixels/plan.md': '- [ ] A1: x\n',
		'plans/active/quiet-pixels/more.md': '- [ ] A2: y\n',
	});
	const { initiatives } = await workspace.index();
	expect(initiatives.map(({ id, documents }) => [id, documents.map(({ path }) => path)])).toEqual([
		['NOISE-001', ['plans/active/quiet-pixels/plan.md', 'plans/active/quiet-pixels/more.md']],
	]);
});

test.each([
	[
		'a list',
		'## TODOs\n- [x] TIDE-001.A1: x\n- [ ] TIDE-001.F1: y\n- [ ] SYNC-002.F1: z\n',
		'active, 1 task left in fix_plan.md',
	],
	['nothing left', '- [x] TIDE-001.F1: y\n- [S] TIDE-001.F2: y\n- [ ] TIDE-0010.F1: z\n', 'done, undefined'],
	[
		'its entry',
		'## [TIDE-001] x\n- Next Actions:\n  - [ ] Wait\n  - [x] Ask\n\n## [SYNC-002] y\n- [ ] z\n',
		'active, 1 task left in fix_plan.md',
	],
	['what its plan has done', '- [ ] TIDE-001.A1: x\n', 'done, undefined'],
	[
		'a dated attempt',
		'## [TIDE-001] x\n- Attempts History:\n  * Attempt #1 — tried\n    - [ ] Wait\n',
		'done, undefined',
	],
	['an entry that repeats the plan', '## [TIDE-001] x\n- [ ] X\n- [ ] `x`\n', 'done, undefined'],
	['an entry that waits for another', '## [TIDE-001] x\n- [ ] SYNC-002: wait for it\n', 'done, undefined'],
	['an entry that says so', '## [TIDE-001] x\n- Status: done\n- [ ] Wait\n', 'done, undefined'],
])('with all of its plan done and, in the ledger, %s', async (_, ledger, said) => {
	const { workspace } = memoryWorkspace({
		'docs/fix_plan.md': `# L\n\n${ledger}`,
		'plans/active/TIDE-001/plan.md': '# Tides\n\n- [x] A1: x\n',
		'plans/active/SYNC-002/plan.md': '# Sync\n\n- [x] A1: x\n',
	});
	const tide = (await workspace.index()).initiatives.find(({ id }) => id === 'TIDE-001');
	expect(tide && `${effectiveState(tide)}, ${leftText(tide)}`).toBe(said);
	expect(tide?.counts.done).toBe(1);
});

test('a task that two ledgers have is left once, and said of the first', async () => {
	const { workspace } = memoryWorkspace({
		'docs/fix_plan.md': '- [ ] TIDE-001.F1: y\n',
		'docs/fix_plan_archive.md': '- [ ] TIDE-001.F1: y\n',
		'plans/active/TIDE-001/plan.md': '# Tides\n\n- [x] A1: x\n',
	});
	expect((await workspace.index()).initiatives.map(leftText)).toEqual(['1 task left in fix_plan.md']);
});

test('what only looks like an initiative is none', async () => {
	const { workspace } = memoryWorkspace({
		'docs/findings.md': '| CONFIG-001 | x |\n',
		'plans/a.md': '# Mentions CONFIG-001 nowhere as its own\n\nsee CONFIG-001\n\n- [ ] A1: x\n',
	});
	const { initiatives, other } = await workspace.index();
	expect([initiatives.length, other.map(({ path }) => path)]).toEqual([1, []]);
});

test('in docs/plans as in plans, folders such as active and completed hold plans and are no initiatives', async () => {
	const { workspace, files } = memoryWorkspace(
		{
			'docs/plans/active/FEAT-1/plan.md': '# Feature\n\n- [ ] A1: x\n',
			'docs/plans/active/area.md': '# Area\n\n- [ ] A1: x\n',
			'docs/plans/completed/OLD-001/plan.md': '# Old\n\n- [x] A1: x\n',
			'docs/plans/NEXT-002/plan.md': '# Next\n\n- [ ] A1: x\n',
		},
		{ settings: { ...defaultSettings, plans: ['docs/plans/**/*.md'] } },
	);
	const { initiatives, other } = await workspace.index();
	expect(initiatives.map(({ id, archived }) => `${id}${archived ? ' archived' : ''}`)).toEqual([
		'FEAT-1',
		'NEXT-002',
		'OLD-001 archived',
	]);
	expect(other.map(({ path }) => path)).toEqual(['docs/plans/active/area.md']);
	files.write({ 'input.md': 'Focus: OLD-001 / Phase A\n' });
	expect((await workspace.resolving()).focusFolder).toBe('docs/plans/completed/OLD-001');
});
