import { expect, test } from 'vitest';
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
	const index = await workspace.index();
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
	expect(await drawn(files)).toBe(`TIDE-001 | 2/6 · in_progress · High · GPU tides
  implementation.md | 1/5 · Tides (TIDE-001)
    Phase A | 1/2 · Baseline
      A1 | done · Store heights
      A2 | active · Compare them
      A3 | skipped · Tune
    Phase B | 0/2 · Kernels
      B1 | open · Write the kernel
        B1a | done · Choose a block size
        B1b | open · Measure it
      B2 | blocked · Decide units
    Exit Checklist | 0/1
      All phases are done | open
  phase_b.md | 1/1 · Phase B details
    Phase B.1 | 1/1 · Sums
      S1 | done · Sum
SYNC-002 | pending · Low · Sync stations
Other plans | 1
  loose.md | 0/1 · Loose ends
    L1 | open · Tie them
Archived plans | 1
  OLD-000 | 1/1 · done · Old
    Phase 1 | 1/1 · Import ✅ COMPLETE
      I1 | done · Import`);
});

test('a filter by state keeps what leads to such a task', async () => {
	expect(await drawn(files, { states: ['blocked', 'active'], archive: true })).toBe(
		`TIDE-001 | 2/6 · in_progress · High · GPU tides
  implementation.md | 1/5 · Tides (TIDE-001)
    Phase A | 1/2 · Baseline
      A2 | active · Compare them
    Phase B | 0/2 · Kernels
      B2 | blocked · Decide units`,
	);
});

test('a subtask that passes keeps its parent', async () => {
	const drawing = await drawn(files, { states: ['done'], archive: false });
	expect(drawing).toContain('B1 | open · Write the kernel\n        B1a | done · Choose a block size');
	expect(drawing).not.toContain('Archived');
});

test('leads from a line of a document to its node', async () => {
	const { workspace } = memoryWorkspace(files);
	const index = await workspace.index();
	const path = (file: string, line: number) => phasesPath(index, file, line1(line), all).map((node) => node.label);
	expect(path('plans/active/TIDE-001/implementation.md', 9)).toEqual([
		'TIDE-001',
		'implementation.md',
		'Phase A',
		'A1',
	]);
	expect(path('plans/active/TIDE-001/implementation.md', 16)).toEqual([
		'TIDE-001',
		'implementation.md',
		'Phase B',
		'B1',
		'B1a',
	]);
	expect(path('plans/active/TIDE-001/implementation.md', 21)).toEqual([
		'TIDE-001',
		'implementation.md',
		'Exit Checklist',
		'All phases are done',
	]);
	expect(path('plans/archive/OLD-000/plan.md', 5)).toEqual(['Archived plans', 'OLD-000', 'Phase 1', 'I1']);
	expect(path('plans/active/TIDE-001/reports/2026-01-01T000000Z/notes.md', 3)).toEqual([]);
});

test('what a phase wants stands in its tooltip, as text', async () => {
	const { workspace } = memoryWorkspace({ 'plans/a.md': '### Phase A — X\nGoal: Run [it](command:evil) <b>now</b>\n' });
	const index = await workspace.index();
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
	const nodes = phasesChildren(await workspace.index(), undefined, all);
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
      A1 | open · one
      A1 | open · two
    Phase A | 1/1
      A1 | done · three`);
});

test('a ledger of another dialect is a plan of its own', async () => {
	expect(
		await drawn({ 'docs/fix_plan.md': '# Fixes\n\n## Phase 1 — Triage [done]\n\n- [x] Read it\n' }),
	).toBe(`Other plans | 1
  fix_plan.md | 1/1 · Fixes
    Phase 1 | 1/1 · Triage [done]
      Read it | done`);
});
