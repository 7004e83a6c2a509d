import { expect, test } from 'vitest';
import { line1 } from '../../src/base/position.ts';
import { groupedChildren, groupedPath, type PhasesView } from '../../src/features/groupedPhases.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

const files = {
	'plans/active/TIDE-001/plan.md':
		'# Tides (TIDE-001)\n\n### Phase A — Baseline\n\n- [x] A1: Store heights\n- [ ] A2: Compare them\n\n### Phase B — Kernels\n\n- [ ] B1: Write sums\n',
	'plans/loose.md': '# Loose\n\n- [ ] L1: Compare the moon\n- [x] L2: Look at it\n- [x] L3: Again\n',
	'plans/archive/OLD-000/plan.md': '# Old\n\n- [ ] O1: Was never done\n',
};

const all: PhasesView = { states: undefined, archive: true, groupBy: 'initiative' };

/** The tree as it looks when all of it is opened: `label (description)`, a level further in for each parent. */
async function tree(view: Partial<PhasesView>): Promise<string[]> {
	const index = await memoryWorkspace(files).workspace.index();
	const ids = new Set<string>();
	const open = (parent: string | undefined, indent: string): string[] =>
		groupedChildren(index, parent, { ...all, ...view }).flatMap(({ id, label, description, children }) => {
			expect(ids.has(id), `${id} is there twice`).toBe(false);
			ids.add(id);
			return [`${indent}${label} (${description ?? ''})`, ...(children === 'none' ? [] : open(id, `${indent}  `))];
		});
	return open(undefined, '');
}

test('by state: each state, and under it the initiatives that have tasks in it, with their number', async () => {
	expect(await tree({ groupBy: 'state', archive: false })).toEqual([
		'open (3)',
		'  TIDE-001 (2 · active · Tides)',
		'    Phase A (1 · Baseline)',
		'      A2 (open · Compare them)',
		'    Phase B (1 · Kernels)',
		'      B1 (open · Write sums)',
		'  Other plans (1)',
		'    loose.md (1 · Loose)',
		'      L1 (open · Compare the moon)',
		'done (3)',
		'  TIDE-001 (1 · active · Tides)',
		'    Phase A (1 · Baseline)',
		'      A1 (done · Store heights)',
		'  Other plans (2)',
		'    loose.md (2 · Loose)',
		'      L2 (done · Look at it)',
		'      L3 (done · Again)',
	]);
});

test('by folder: the folders that hold plans', async () => {
	expect((await tree({ groupBy: 'folder' })).filter((line) => !line.startsWith('    '))).toEqual([
		'plans (1)',
		'  loose.md (2/3 · Loose)',
		'plans/active/TIDE-001 (1)',
		'  plan.md (1/3 · Tides (TIDE-001))',
		'plans/archive/OLD-000 (1)',
		'  plan.md (0/1 · Old)',
	]);
});

test('only tasks with all words, be they in the task, its phase or its initiative', async () => {
	expect(await tree({ text: 'COMPARE' })).toEqual([
		'TIDE-001 (1 of 3 · active · Tides)',
		'  Phase A (1 of 2 · Baseline)',
		'    A2 (open · Compare them)',
		'Other plans (1 plan)',
		'  loose.md (1 of 3 · Loose)',
		'    L1 (open · Compare the moon)',
	]);
	expect(await tree({ text: 'tide kernels', states: ['open'] })).toEqual([
		'TIDE-001 (1 of 3 · active · Tides)',
		'  Phase B (0/1 · Kernels)',
		'    B1 (open · Write sums)',
	]);
	expect(await tree({ text: 'compare', groupBy: 'state' })).toEqual([
		'open (2)',
		'  TIDE-001 (1 · active · Tides)',
		'    Phase A (1 · Baseline)',
		'      A2 (open · Compare them)',
		'  Other plans (1)',
		'    loose.md (1 · Loose)',
		'      L1 (open · Compare the moon)',
	]);
	expect(await tree({ text: 'nowhere' })).toEqual([]);
});

test('what a text or a state finds is open, by ids of its own, unless there is too much of it', async () => {
	const index = await memoryWorkspace(files).workspace.index();
	const top = (view: Partial<PhasesView>) => groupedChildren(index, undefined, { ...all, ...view });
	const plain = top({});
	for (const groupBy of ['initiative', 'state', 'folder'] as const) {
		const found = top({ text: 'compare', groupBy });
		expect(found.map(({ children }) => children)).toEqual(found.map(() => 'expanded'));
		expect(plain.map(({ id }) => id)).not.toContain(found[0]?.id);
	}
	expect(top({ states: ['open'] }).map(({ children }) => children)).toEqual(['expanded', 'expanded', 'expanded']);
	const many = Array.from({ length: 201 }, (_, i) => `- [ ] A${i}: Store`).join('\n');
	const large = await memoryWorkspace({ ...files, 'plans/a.md': `# Tides\n\n${many}\n` }).workspace.index();
	const nodes = groupedChildren(large, undefined, { ...all, text: 'store' });
	expect(nodes.at(-1)).toMatchObject({ id: 'group:other', children: 'collapsed' });
});

test.each([
	['initiative', ''],
	['state', ''],
	['folder', ''],
	['initiative', 'kernels'],
	['state', 'kernels'],
] as const)('the way to a line is there, grouped by %s, with the text “%s”', async (groupBy, text) => {
	const index = await memoryWorkspace(files).workspace.index();
	const view = { ...all, groupBy, text };
	const way = groupedPath(index, 'plans/active/TIDE-001/plan.md', line1(10), view);
	expect(way.at(-1)?.label).toBe('B1');
	way.forEach((node, at) => {
		const shown = groupedChildren(index, way[at - 1]?.id, view).map(({ id }) => id);
		expect(shown).toContain(node.id);
	});
});
