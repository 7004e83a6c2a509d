import { expect, test } from 'vitest';
import { neverCancelled } from '../../src/base/cancel.ts';
import { line1 } from '../../src/base/position.ts';
import { type PhasesFilter, phasesChildren, phasesPath } from '../../src/features/phasesTree.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

const all: PhasesFilter = { states: undefined, archive: true };

const files = {
	'docs/fix_plan.md': `# Ledger

## Index
| ID | Title | Priority | Status |
| --- | --- | --- | --- |
| [SYNC-002](#sync-002) | Sync stations | Low | pending |
| [TIDE-001](#tide-001) | GPU tides | High | in_progress |

## [SYNC-002] Sync stations
- Priority: Low
- Status: pending

## [TIDE-001] GPU tides
- Priority: High
- Status: in_progress
- Working Plan: \`plans/active/TIDE-001/implementation.md\`
`,
	'plans/active/TIDE-001/implementation.md': `# Tides (TIDE-001)

### Phase A — Baseline
Goal: Know what is there.
Exit Criteria: Heights are stored.

| ID | Task | State | Guidance |
| --- | --- | --- | --- |
| A1 | Store heights | [x] | see \`specs/api.md\` |
| A2 | Compare them | [P] | |
| A3 | Tune | [S] | not needed |

### Phase B — Kernels

- [ ] B1: Write the kernel
  - [x] B1a: Choose a block size
  - [ ] B1b: Measure it
- [B] B2: Decide units

### Exit Checklist
- [ ] All phases are done
`,
	'plans/active/TIDE-001/phase_b.md': '# Phase B details\n\n## Phase B.1 — Sums\n\n- [x] S1: Sum\n',
	'plans/active/TIDE-001/reports/2026-01-01T000000Z/notes.md': '# Notes\n\n- [ ] never shown\n',
	'plans/archive/OLD-000/plan.md': '# Old (OLD-000)\n\n### Phase 1 — Import ✅ COMPLETE\n\n- [x] I1: Import\n',
	'plans/loose.md': '# Loose ends\n\n- [ ] L1: Tie them\n',
	'plans/empty.md': '# Nothing to do here\n',
};

/** The whole tree as indented text: `label | description`. */
async function drawn(contents: Record<string, string>, filter = all): Promise<string> {
	const { workspace } = memoryWorkspace(contents);
	const index = await workspace.index(neverCancelled);
	const lines: string[] = [];
	const draw = (parent: string | undefined, indent: string) => {
		for (const node of phasesChildren(index, parent, filter)) {
			lines.push(`${indent}${node.label}${node.description ? ` | ${node.description}` : ''}`);
			if (node.children !== 'none') {
				draw(node.id, `${indent}  `);
			}
		}
	};
	draw(undefined, '');
	return lines.join('\n');
}

test('initiatives, active first, with documents, phases and tasks; reports stay out', async () => {
	expect(await drawn(files)).toBe(`TIDE-001 GPU tides | in_progress · High · 2/6 done
  implementation.md | 1/5 · Tides (TIDE-001)
    Phase A — Baseline | 1/2
      A1 Store heights | done
      A2 Compare them | active
      A3 Tune | skipped
    Phase B — Kernels | 0/2
      B1 Write the kernel | open
        B1a Choose a block size | done
        B1b Measure it | open
      B2 Decide units | blocked
    Exit Checklist | 0/1
      All phases are done | open
  phase_b.md | 1/1 · Phase B details
    Phase B.1 — Sums | 1/1
      S1 Sum | done
SYNC-002 Sync stations | pending · Low
Other plans | 1
  loose.md | 0/1 · Loose ends
    L1 Tie them | open
Archived plans | 1
  OLD-000 Old | done · 1/1 done
    Phase 1 — Import ✅ COMPLETE | 1/1
      I1 Import | done`);
});

test('a filter by state keeps what leads to such a task', async () => {
	expect(await drawn(files, { states: ['blocked', 'active'], archive: true })).toBe(
		`TIDE-001 GPU tides | in_progress · High · 2/6 done
  implementation.md | 1/5 · Tides (TIDE-001)
    Phase A — Baseline | 1/2
      A2 Compare them | active
    Phase B — Kernels | 0/2
      B2 Decide units | blocked`,
	);
});

test('a subtask that passes keeps its parent', async () => {
	const drawing = await drawn(files, { states: ['done'], archive: false });
	expect(drawing).toContain('B1 Write the kernel | open\n        B1a Choose a block size | done');
	expect(drawing).not.toContain('Archived');
});

test('leads from a line of a document to its node', async () => {
	const { workspace } = memoryWorkspace(files);
	const index = await workspace.index(neverCancelled);
	const path = (file: string, line: number) => phasesPath(index, file, line1(line), all).map((node) => node.label);
	expect(path('plans/active/TIDE-001/implementation.md', 9)).toEqual([
		'TIDE-001 GPU tides',
		'implementation.md',
		'Phase A — Baseline',
		'A1 Store heights',
	]);
	expect(path('plans/active/TIDE-001/implementation.md', 16)).toEqual([
		'TIDE-001 GPU tides',
		'implementation.md',
		'Phase B — Kernels',
		'B1 Write the kernel',
		'B1a Choose a block size',
	]);
	expect(path('plans/active/TIDE-001/implementation.md', 21)).toEqual([
		'TIDE-001 GPU tides',
		'implementation.md',
		'Exit Checklist',
		'All phases are done',
	]);
	expect(path('plans/archive/OLD-000/plan.md', 5)).toEqual([
		'Archived plans',
		'OLD-000 Old',
		'Phase 1 — Import ✅ COMPLETE',
		'I1 Import',
	]);
	expect(path('plans/active/TIDE-001/reports/2026-01-01T000000Z/notes.md', 3)).toEqual([]);
});

test('what a phase wants stands in its tooltip, as text', async () => {
	const { workspace } = memoryWorkspace({ 'plans/a.md': '### Phase A — X\nGoal: Run [it](command:evil) <b>now</b>\n' });
	const index = await workspace.index(neverCancelled);
	const [other] = phasesChildren(index, undefined, all);
	const [document] = phasesChildren(index, other?.id, all);
	const [phase] = phasesChildren(index, document?.id, all);
	expect(phase?.tooltip).toBe('**Phase A — X**\n\n*Goal:* Run it \\<b\\>now\\</b\\>');
	expect(phase?.create).toEqual({ phase: 'A', document: 'plans/a.md' });
});

test('a document that cannot be read says so', async () => {
	const { workspace } = memoryWorkspace({
		'plans/huge.md': { problem: 'too-large', message: 'plans/huge.md has 30 MB, more than allowed.' },
		'plans/a.md': '- [ ] A1: x\n',
	});
	const nodes = phasesChildren(await workspace.index(neverCancelled), undefined, all);
	expect(nodes.map((node) => [node.label, node.description])).toEqual([
		['Other plans', '1'],
		['huge.md', 'plans/huge.md has 30 MB, more than allowed.'],
	]);
});

test('duplicate ids have nodes of their own', async () => {
	const twice = '### Phase A\n\n- [ ] A1: one\n- [ ] A1: two\n\n### Phase A\n\n- [x] A1: three\n';
	expect(await drawn({ 'plans/a.md': twice })).toBe(`Other plans | 1
  a.md | 1/3 · a.md
    Phase A | 0/2
      A1 one | open
      A1 two | open
    Phase A | 1/1
      A1 three | done`);
});

test('a ledger of another dialect is a plan of its own', async () => {
	expect(
		await drawn({ 'docs/fix_plan.md': '# Fixes\n\n## Phase 1 — Triage [done]\n\n- [x] Read it\n' }),
	).toBe(`Other plans | 1
  fix_plan.md | 1/1 · Fixes
    Phase 1 — Triage [done] | 1/1
      Read it | done`);
});
