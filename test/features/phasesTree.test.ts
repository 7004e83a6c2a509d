import { expect, test } from 'vitest';
import { line1 } from '../../src/base/position.ts';
import { type PhasesFilter, phasesChildren, phasesPath } from '../../src/features/phasesTree.ts';
import { expectLinearBetween } from '../support/linear.ts';
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
  implementation.md | 1/5 · Tides
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
Other plans | 1 plan
  loose.md | 0/1 · Loose ends
    L1 | open · Tie them
Archived plans | 1 plan
  OLD-000 | 1/1 · done · Old
    Phase 1 | 1/1 · Import ✅ COMPLETE
      I1 | done · Import`);
});

test('the initiative of the brief stands open', async () => {
	const { workspace } = memoryWorkspace({ ...files, 'input.md': 'Focus: TIDE-001 / Phase A\n' });
	const nodes = phasesChildren(await workspace.index(), undefined, all);
	expect(nodes.map(({ label, children }) => `${label}: ${children}`)).toEqual([
		'TIDE-001: expanded',
		'SYNC-002: none',
		'Other plans: collapsed',
		'Archived plans: collapsed',
	]);
});

test('a section whose tasks are all done or skipped looks as a phase does that is done', async () => {
	const plan =
		'### Phase A\n- [x] A1: x\n\n## Exit Checklist\n- [x] one\n- [S] two\n\n## Later\n- [x] three\n- [ ] four\n';
	const { workspace } = memoryWorkspace({ 'plans/a.md': plan });
	const index = await workspace.index();
	const icons = (filter: PhasesFilter) =>
		phasesChildren(index, 'document:plans/a.md', filter).map(({ label, icon, color }) => [label, icon, color]);
	expect(icons(all)).toEqual([
		['Phase A', 'pass-filled', 'testing.iconPassed'],
		['Exit Checklist', 'pass-filled', 'testing.iconPassed'],
		['Later', 'checklist', undefined],
	]);
	expect(icons({ ...all, states: ['done'] })).toEqual(icons(all));
});

test.each([
	['BE-12', '- [ ] BE-12: Key', ['Other plans']],
	['BE-12', '- [ ] BE-11: Key', ['BE-12', 'Other plans']],
	['TIDE-003', '- [ ] TIDE-003: Tides', ['TIDE-003', 'Other plans']],
])('a focus on %s is on the task where %s is one', async (focus, task, labels) => {
	const { workspace } = memoryWorkspace({ 'plans/a.md': `# x\n\n${task}\n`, 'input.md': `Focus: ${focus} — go\n` });
	const nodes = phasesChildren(await workspace.index(), undefined, all);
	expect(nodes.map(({ label }) => label)).toEqual(labels);
});

test('so does a plan', async () => {
	const plan = (file: string, tasks: string) => ({ [`plans/${file}`]: `# x\n\n### Phase A\n${tasks}\n` });
	const { workspace } = memoryWorkspace({
		...plan('a.md', '- [x] A1: x\n- [S] A2: y'),
		...plan('b.md', '- [x] A1: x\n- [ ] A2: y'),
		...plan('c.md', '- [S] A1: x'),
	});
	const nodes = phasesChildren(await workspace.index(), 'group:other', all);
	expect(nodes.map(({ label, icon }) => `${label}: ${icon}`)).toEqual([
		'a.md: pass-filled',
		'b.md: file',
		'c.md: file',
	]);
});

test('a filter by state keeps what leads to such a task, and says how many of all are shown', async () => {
	expect(await drawn(files, { states: ['blocked', 'active'], archive: true })).toBe(
		`TIDE-001 | 2 of 7 · in_progress · High · GPU tides
  implementation.md | 2 of 6 · Tides
    Phase A | 1 of 3 · Baseline
      A2 | active · Compare them
    Phase B | 1 of 2 · Kernels
      B2 | blocked · Decide units`,
	);
});

test('a subtask that passes keeps its parent', async () => {
	const drawing = await drawn(files, { states: ['done'], archive: false });
	expect(drawing).toContain('B1 | open · Write the kernel\n        B1a | done · Choose a block size');
	expect(drawing).not.toContain('Archived');
});

test('a text counts a task for its subtask, and where it hides nothing the progress stays', async () => {
	expect(await drawn(files, { ...all, text: 'block size' })).toBe(`TIDE-001 | 1 of 7 · in_progress · High · GPU tides
  implementation.md | 1 of 6 · Tides
    Phase B | 1 of 2 · Kernels
      B1 | open · Write the kernel
        B1a | done · Choose a block size`);
	expect(await drawn(files, { ...all, text: 'baseline' })).toContain('    Phase A | 1/2 · Baseline\n');
	const { workspace } = memoryWorkspace(files);
	const [node] = phasesChildren(await workspace.index(), undefined, { ...all, text: 'block size' });
	expect(node?.accessibilityLabel).toBe('TIDE-001 GPU tides, in_progress, High, 1 of 7 tasks shown');
	expect(node?.tooltip).toContain('*Tasks:* 2 open, 1 active, 1 blocked, 2 done, 1 skipped');
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
	expect(path('plans/archive/OLD-000/plan.md', 1)).toEqual(['Archived plans', 'OLD-000']);
	expect(path('plans/active/TIDE-001/implementation.md', 1)).toEqual(['TIDE-001', 'implementation.md']);
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
		['Other plans', '1 plan'],
		['huge.md', 'plans/huge.md has 30 MB, more than allowed.'],
	]);
});

test('duplicate ids have nodes of their own', async () => {
	const twice = '### Phase A\n\n- [ ] A1: one\n- [ ] A1: two\n\n### Phase A\n\n- [x] A1: three\n';
	expect(await drawn({ 'plans/a.md': twice })).toBe(`Other plans | 1 plan
  a.md | 1/3 · plans
    Phase A | 0/2
      A1 | open · one
      A1 | open · two
    Phase A | 1/1
      A1 | done · three`);
});

test('a ledger of another dialect is a plan of its own', async () => {
	expect(
		await drawn({ 'docs/fix_plan.md': '# Fixes\n\n## Phase 1 — Triage [done]\n\n- [x] Read it\n' }),
	).toBe(`Other plans | 1 plan
  fix_plan.md | 1/1 · Fixes
    Phase 1 | 1/1 · Triage [done]
      Read it | done`);
});

test('a task that a ledger lists with its initiative goes by its own id', async () => {
	expect(
		await drawn({ 'docs/fix_plan.md': '# Fixes\n\n## TODO\n\n- [ ] TIDE-001.B1: Read it\n' }),
	).toBe(`Other plans | 1 plan
  fix_plan.md | 0/1 · Fixes
    TODO | 0/1
      B1 | open · Read it · TIDE-001`);
});

test.each(['plans/active/C#/plan.md', 'plans/100%23/plan#1.md', 'plans/C#.md'])(
	'%s opens',
	async (path) => {
		const drawing = await drawn({ [path]: '### Phase A\n\n- [ ] A1: one\n\n### Checklist\n\n- [ ] two\n' });
		expect(drawing.replace(/^ */gm, '')).toContain('Phase A | 0/1\nA1 | open · one\nChecklist | 0/1\ntwo | open');
		const { workspace } = memoryWorkspace({ [path]: '### Phase A\n\n- [ ] A1: one\n' });
		expect(phasesPath(await workspace.index(), path, line1(3), all).at(-1)?.label).toBe('A1');
	},
	10_000,
);

test('sections of one name under different headings stay apart, whatever the filter', async () => {
	const plan = '# P\n\n## One\n\n### Checklist\n- [ ] a\n\n## Two\n\n### Checklist\n- [x] b\n- [ ] c\n';
	expect(await drawn({ 'plans/a.md': plan })).toBe(`Other plans | 1 plan
  a.md | 1/3 · P
    Checklist | 0/1
      a | open
    Checklist | 1/2
      b | done
      c | open`);
	expect(await drawn({ 'plans/a.md': plan }, { states: ['done'], archive: true })).toBe(`Other plans | 1 plan
  a.md | 1 of 3 · P
    Checklist | 1 of 2
      b | done`);
	const { workspace } = memoryWorkspace({ 'plans/a.md': plan });
	const index = await workspace.index();
	const ids = (filter: PhasesFilter) => phasesChildren(index, 'document:plans/a.md', filter).map((node) => node.id);
	expect(ids({ states: ['done'], archive: true })).toEqual([ids(all)[1]]);
});

test('ids are of one node each, even where a name looks like a number', async () => {
	const { workspace } = memoryWorkspace({ 'plans/a.md': ['A', 'A', 'A~2', 'A'].map((id) => `- [ ] ${id}\n`).join('') });
	const ids = phasesChildren(await workspace.index(), 'document:plans/a.md', all).map((node) => node.id);
	expect(new Set(ids).size).toBe(4);
});

test('a phase counts the tasks of its subphases', async () => {
	const plan = '## Phase B\n- [x] one\n  - [ ] part\n### Phase B.1\n- [ ] two\n#### Phase B.1.1\n- [ ] three\n';
	expect(await drawn({ 'plans/a.md': plan })).toContain(`
    Phase B | 1/3
      one | done
        part | open
      Phase B.1 | 0/2
        two | open
        Phase B.1.1 | 0/1
          three | open`);
});

const flawed =
	'# Tides (TIDE-001)\n\n| ID | Task | State |\n|-|-|-|\n| A1 | x \\| y | [x] |\n| A2 | a | b | c |\n| A3 | t\n\n```\n';

test('what is wrong in a document is said first, and leads to its line', async () => {
	const { workspace } = memoryWorkspace({
		'plans/active/TIDE-001/plan.md': flawed,
		'plans/loose.md': flawed.replace(' (TIDE-001)', ''),
		'docs/fix_plan.md': '# Ledger\n\n## [TIDE-001] Tides\n- Status: shiny\n\n## [SYNC-002] Sync\n- Status: done\n',
	});
	const index = await workspace.index();
	const notes = (parent: string) =>
		phasesChildren(index, parent, all).flatMap(({ kind, label, target }) =>
			kind === 'note' ? [`${target?.path}:${target?.lines?.first} ${label}`] : [],
		);
	const own = (path: string) => [
		`${path}:6 Line 6: a task whose cells do not fit the columns of its table`,
		`${path}:7 Line 7: a task whose cells do not fit the columns of its table`,
		`${path}:9 Line 9: a code block that never closes`,
	];
	expect(notes('document:plans/loose.md')).toEqual(own('plans/loose.md'));
	expect(notes('initiative:TIDE-001')).toEqual([
		'docs/fix_plan.md:4 Line 4: an unknown state, “Status: shiny”',
		...own('plans/active/TIDE-001/plan.md'),
	]);
	expect(notes('initiative:SYNC-002')).toEqual([]);
});

test('of very many problems the first twenty, and how many more', async () => {
	const rows = Array.from({ length: 25 }, (_, i) => `| A${i} | t | shiny |\n`).join('');
	const { workspace } = memoryWorkspace({ 'plans/a.md': `| ID | Task | State |\n|-|-|-|\n${rows}` });
	const nodes = phasesChildren(await workspace.index(), 'document:plans/a.md', all);
	const notes = nodes.filter(({ kind }) => kind === 'note');
	expect([notes.length, notes[0]?.label, notes[20]?.label]).toEqual([
		21,
		'Line 3: an unknown state, “shiny”',
		'and 5 more',
	]);
	expect(new Set(notes.map(({ id }) => id)).size).toBe(21);
});

test('a stray pipe in a row whose state is read is no problem', async () => {
	const plan =
		'| ID | Task | State | Notes |\n|-|-|-|-|\n| A1 | x | [x] | a | b |\n\n| a | b |\n|-|-|\n| 1 | 2 | 3 |\n';
	expect(await drawn({ 'plans/a.md': plan })).toBe('Other plans | 1 plan\n  a.md | 1/1 · plans\n    A1 | done · x');
});

/** A workspace of plan documents whose phases and tasks tell when they are looked at. */
async function watched(paths: readonly string[]) {
	const { workspace } = memoryWorkspace(Object.fromEntries(paths.map((path) => [path, '## Phase A\n- [ ] A1: x\n'])));
	const index = await workspace.index();
	const looked = new Set<string>();
	for (const document of [...index.initiatives.flatMap((each) => each.documents), ...index.other]) {
		for (const phase of document.plan.phases) {
			const { title } = phase;
			Object.defineProperty(phase, 'title', {
				get: () => {
					looked.add(document.path);
					return title;
				},
			});
		}
	}
	return { index, looked };
}

test('following the editor opens only what holds the document', async () => {
	const [live, other, old] = ['plans/active/TIDE-001/plan.md', 'plans/b.md', 'plans/archive/OLD-000/plan.md'];
	const paths = [live, other, old, 'plans/active/SYNC-002/plan.md', 'plans/a.md', 'plans/archive/OLD-001/plan.md'];
	for (const path of [live, other, old]) {
		const { index, looked } = await watched(paths);
		expect(phasesPath(index, path, line1(2), all).at(-1)?.label).toBe('A1');
		expect([...looked]).toEqual([path]);
	}
});

test('the time to open a document grows with the number of its phases', async () => {
	const indexOf = (size: number) => {
		const phase = (_: unknown, i: number) => `## Phase ${i}\n- [ ] T${i}: x\n- [x] U${i}: y\n\n`;
		return memoryWorkspace({ 'plans/a.md': Array.from({ length: size }, phase).join('') }).workspace.index();
	};
	expectLinearBetween(await indexOf(500), await indexOf(4_000), (index) =>
		phasesChildren(index, 'document:plans/a.md', all),
	);
}, 120_000);

test('plans of no initiative say their folder where name and title do not tell them apart', async () => {
	const loose = '- [ ] A1: x\n';
	const { workspace } = memoryWorkspace({
		'plans/one/plan.md': `# First\n\n${loose}`,
		'plans/two/plan.md': `# Second\n\n${loose}`,
		'plans/two/only.md': `# Third\n\n${loose}`,
		'plans/two/bare.md': loose,
	});
	const nodes = phasesChildren(await workspace.index(), 'group:other', all);
	expect(nodes.map(({ label, description }) => `${label} | ${description}`)).toEqual([
		'one/plan.md | 0/1 · First',
		'bare.md | 0/1 · plans/two',
		'only.md | 0/1 · Third',
		'two/plan.md | 0/1 · Second',
	]);
});

test('plans of no initiative stand open where there is nothing else', async () => {
	const loose = { 'plans/a.md': '- [ ] A1: x\n' };
	const opened = async (files: Record<string, string>) => {
		const nodes = phasesChildren(await memoryWorkspace(files).workspace.index(), undefined, all);
		return nodes.map(({ label, children }) => `${label} ${children}`);
	};
	expect(await opened(loose)).toEqual(['Other plans expanded']);
	const [only] = phasesChildren(await memoryWorkspace(loose).workspace.index(), 'group:other', all);
	expect(only?.children).toBe('expanded');
	expect(await opened({ ...loose, 'plans/active/TIDE-001/plan.md': '- [ ] A1: x\n' })).toEqual([
		'TIDE-001 collapsed',
		'Other plans collapsed',
	]);
});

test('the time to show the plans of no initiative grows with their number', async () => {
	const indexOf = (size: number) => {
		const plans = Array.from({ length: size }, (_, i) => [`plans/p${i}.md`, `# P${i}\n\n- [ ] A1: x\n`]);
		return memoryWorkspace(Object.fromEntries(plans)).workspace.index();
	};
	expectLinearBetween(await indexOf(1_000), await indexOf(8_000), (index) => phasesChildren(index, 'group:other', all));
}, 120_000);

test('a plan whose tasks do not tell how far it is says its status', async () => {
	const steps = '## Phase 1 — Read\n\n## Phase 2 — Write\n';
	expect(
		await drawn({
			'plans/a.md': `# Fast lane\n\n**Status**: In Progress (since May)\n\n${steps}`,
			'plans/b.md': `# Slow lane\n\n**Status**: In Progress\n\n${steps}- [x] W1: Write\n`,
		}),
	).toBe(`Other plans | 2 plans
  a.md | In Progress (since May) · Fast lane
    Phase 1 | Read
    Phase 2 | Write
  b.md | 1/1 · Slow lane
    Phase 1 | Read
    Phase 2 | 1/1 · Write
      W1 | done · Write`);
});
