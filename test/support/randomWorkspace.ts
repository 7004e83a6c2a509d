import fc from 'fast-check';
import { neverCancelled } from '../../src/base/cancel.ts';
import { briefAnswer, treeAnswer } from '../../src/features/answers.ts';
import { pointerEntries } from '../../src/features/pointers.ts';
import type { Definition } from '../../src/indexing/definitions.ts';
import type { PlanWorkspace } from '../../src/indexing/workspace.ts';

/** Everything that a workspace answers of its plans and of one document's pointers. */
export async function answers(workspace: PlanWorkspace) {
	const document = await workspace.document('docs/n.md');
	const citations = await workspace.citations();
	const ids = await workspace.ids();
	const index = await workspace.index();
	const told = ({ kind, id, line, state, document }: Definition) => `${kind} ${id} ${state} ${document.path}:${line}`;
	return {
		cited: ['plans/loose.md', 'plan.md', 'src/a.py', 'phase_b.md'].map((each) =>
			[...citations.mayPointAt(each)].sort(),
		),
		mentioned: ['TIDE-001', 'a1', 'A'].map((id) => [...citations.mention(id)].sort()),
		defined: ids.all.map(told),
		meant: ['TIDE-001', 'a', 'A1', 'A2'].map((id) => ids.of(id).map(told)),
		definedIn: ['plans/loose.md', 'docs/fix_plan.md'].map((each) => ids.in(each).map(told)),
		tree: await treeAnswer(workspace, index, neverCancelled),
		focus: JSON.stringify(index.brief?.brief.focus),
		brief: index.brief && (await briefAnswer(workspace, index.brief.document, neverCancelled)),
		pointers: document && (await pointerEntries(workspace, document, neverCancelled)),
	};
}

/** Paths of all kinds, plans and what is no plan. */
export const path = fc.constantFrom(
	'plans/active/TIDE-001/plan.md',
	'plans/active/TIDE-001/phase_b.md',
	'plans/active/TIDE-001/reports/2026-01-01T000000Z/notes.md',
	'plans/archive/OLD-000/plan.md',
	'plans/loose.md',
	'docs/fix_plan.md',
	'docs/n.md',
	'input.md',
	'src/a.py',
	'src/run.log',
	'node_modules/x/plan.md',
	'plans/node_modules/phase_b.md',
	'.git/plan.md',
);
const line = fc.constantFrom(
	'# Tides (TIDE-001)',
	'### Phase A — Baseline',
	'- [ ] A1: Store',
	'- [x] A2: Compare',
	'## [TIDE-001] Tides',
	'- Status: in_progress',
	'Focus: TIDE-001 / Phase A',
	'Focus: BE-12 of TIDE-001',
	'Focus: loose — Milestone 2',
	'## Milestone 2: Moon',
	'- [ ] BE-12: Key',
	'- BE-12: write it',
	'Do Now:',
	'1. TIDE-001 — A1 store @ plans/loose.md:2 — tests: none — x',
	'see plans/loose.md:3, plan.md, src/a.py, src/run.log, .git/plan.md and phase_b.md#phase-a--baseline',
	'see `reports/`, `TIDE-001/reports/`, `active/` and `src/`',
	'',
);
/** Short texts of lines that plans, ledgers and briefs have. */
export const text = fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n'));
