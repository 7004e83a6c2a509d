import { expect, test } from 'vitest';
import { PlanSearch, SearchTexts } from '../../src/indexing/planSearch.ts';
import { expectLinear } from '../support/linear.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

const plan = `# Tides (TIDE-001)

## Phase D4 — Alignment of heights

| ID | Task | State |
| --- | --- | --- |
| D4.A1 | Compare station heights | [ ] |
| D4.A10 | Rehearse the stations | [ ] |
| D4 | Align | [ ] |
| X1 | Height of the DXA41 buoy | [ ] |
| X2 | Realign D4 | [ ] |
`;

async function search() {
	const { workspace } = memoryWorkspace({ 'plans/active/TIDE-001/plan.md': plan });
	return (await workspace.ids()).search;
}

test.each([
	// The id itself, ids that begin so, words that do.
	['d4', 'phase D4, task D4, task D4.A1, task D4.A10, task X2, task X1'],
	['D4.A1', 'task D4.A1, task D4.A10'],
	// Beginnings of words in any order, then parts of words.
	['hei stat', 'task D4.A1'],
	['align', 'phase D4, task D4, task X2'],
	['eight', 'phase D4, task D4.A1, task X1'],
	// Characters in their order: in the id, then anywhere.
	['d4a1', 'task D4.A1, task D4.A10'],
	['rhsttn', 'task D4.A10'],
	['zzz', ''],
	// What is shown beside a name counts: the word before an id, the phase and the initiative around it. Ids before titles.
	['Phase D4', 'phase D4, task D4.A1, task D4.A10, task D4, task X1, task X2'],
	['task D4.A1', 'task D4.A1, task D4.A10'],
	['tide d4.a1', 'task D4.A1, task D4.A10'],
	['d4.a1 tide', 'task D4.A1, task D4.A10'],
	// The initiative itself comes before what is in it.
	['tide', 'initiative TIDE-001, phase D4, task D4.A1, task D4.A10, task D4, task X1, task X2'],
	['tide-001', 'initiative TIDE-001, phase D4, task D4.A1, task D4.A10, task D4, task X1, task X2'],
	['initiative tide', 'initiative TIDE-001'],
])('%s', async (query, found) => {
	const definitions = (await search()).find(query, 10);
	expect(definitions.map(({ kind, id }) => `${kind} ${id}`).join(', ')).toBe(found);
});

test.each([
	['注册', 'T1'],
	['— 注', 'T1'],
	['册→', 'T2'],
	// Their stand-ins are the same: U+4E2D, U+4F2D and U+00AD.
	['中', 'T3'],
	['伭', 'T4'],
	['\u00ad', ''],
	['中伭', 'T5'],
	['é', 'T6'],
])('what is beyond Latin-1 is found, and nothing for its stand-in: %s', (query, found) => {
	const titles = ['登录 — 注册', '注册→登录', 'a中b', 'a伭b', 'x中y伭z', 'É'];
	const tasks = titles.map((title, i) => ({ kind: 'task', id: `T${i + 1}`, title }));
	const search = new PlanSearch([new SearchTexts(tasks, () => '')]);
	expect(search.find(query, 1).map(({ id }) => id)).toEqual(found === '' ? [] : [found]);
});

test('an empty query finds the first of all, and no query more than it may', async () => {
	expect((await search()).find('', 3).map(({ id }) => id)).toEqual(['TIDE-001', 'D4', 'D4.A1']);
	expect((await search()).find('a', 2)).toHaveLength(2);
});

test('of the same quality an initiative comes before a task, an id before a title', async () => {
	const rows = ['| SIM1 | Draw |', '| Q1 | See SIM |', '| SIM | Run |'].map((row) => `${row} [ ] |\n`).join('');
	const files = {
		'plans/active/SIM-001/plan.md': `# Sim (SIM-001)\n\n| ID | Task | State |\n| --- | --- | --- |\n${rows}`,
	};
	const { search: found } = await memoryWorkspace(files).workspace.ids();
	expect(found.find('sim', 4).map(({ kind, id }) => `${kind} ${id}`)).toEqual([
		'task SIM',
		'initiative SIM-001',
		'task SIM1',
		'task Q1',
	]);
});

test('time grows with the number of tasks and no faster', () => {
	expectLinear(
		(size) => 'Measure the tide at station '.repeat(size / 100),
		(text) => {
			const tasks = text.split(' ').map((word, i) => ({ kind: 'task', id: `T${i}`, title: `${word} at ${i}` }));
			return new PlanSearch([new SearchTexts(tasks, () => '')]).find('mst tide zq', 300);
		},
	);
});
