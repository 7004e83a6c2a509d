import fc from 'fast-check';
import { expect, test } from 'vitest';
import { neverCancelled } from '../../../src/base/cancel.ts';
import { line1 } from '../../../src/base/position.ts';
import { isLive } from '../../../src/features/live.ts';
import { mentionsOf } from '../../../src/features/mentionsOf.ts';
import { Moves } from '../../../src/features/rename/moves.ts';
import { renameId, renameSubject } from '../../../src/features/rename/renameId.ts';
import type { Definition } from '../../../src/indexing/definitions.ts';
import type { Document } from '../../../src/indexing/document.ts';
import type { PlanWorkspace } from '../../../src/indexing/workspace.ts';
import { applyEdit } from '../../support/applyEdit.ts';
import { memoryWorkspace } from '../../support/memoryWorkspace.ts';

/** Renames the id at `^` in a document; gives the texts that have changed, or why not. */
async function rename(path: string, text: string, newId: string, others: Record<string, string> = {}) {
	const at = text.indexOf('^');
	const before = text.slice(0, at).split('\n');
	const files = { ...others, [path]: text.replace('^', '') };
	const { workspace } = memoryWorkspace(files);
	const document = await workspace.document(path);
	const column = before.at(-1)?.length ?? 0;
	const subject = document && (await renameSubject(workspace, document, line1(before.length), column));
	if (subject === undefined || 'problem' in subject) {
		return subject?.problem ?? 'nothing';
	}
	const edit = await renameId(workspace, subject, newId, neverCancelled);
	if ('problem' in edit) {
		return edit.problem;
	}
	const after = applyEdit(files, edit);
	const same = new Set(Object.entries(files).map(([name, content]) => `${name}\0${content}`));
	return Object.fromEntries(Object.entries(after).filter(([name, content]) => !same.has(`${name}\0${content}`)));
}

const plan = `# Tides (TIDE-001)

### Phase A — Baseline

| ID | Task | State |
| --- | --- | --- |
| A1^ | Store heights | [x] |
| A2 | Compare with A1 | [ ] |

### Exit
- [ ] A1–A2 done
`;
const home = 'plans/active/TIDE-001/plan.md';

test('a task: its row, its mentions, and ranges, which are spelled out', async () => {
	const others = {
		'input.md':
			'Focus: TIDE-001 / Phase A\nDo Now:\n1. TIDE-001 — A1 heights @ plans/active/TIDE-001/plan.md:7 — tests: none — x\n',
		'plans/active/MOON-002/plan.md': '# Moons\n\n- [ ] A1: Another A1\n- [ ] A2: After A1\n',
		'plans/active/TIDE-001/reports/1/a.md': 'A1 was done.\n',
	};
	expect(await rename(home, plan, 'A7', others)).toEqual({
		[home]: plan.replace('^', '').replace('| A1 |', '| A7 |').replace('with A1', 'with A7').replace('A1–A2', 'A7, A2'),
		'input.md': others['input.md'].replace('A1 heights', 'A7 heights'),
	});
});

test.each([
	['M2.1.b', 'M2.1.r'],
	['BE-3', 'BE-33'],
	['M0-T01', 'M0-T09'],
	['TASK_7', 'TASK_8'],
])('a task by an id of another shape, %s: every mention of it, and of no other word', async (id, newId) => {
	const text = `| ID | Task | State |\n| --- | --- | --- |\n| ${id}^ | Store | [x] |\n| Z9 | Behind ${id} and UTF-8 | [ ] |\n`;
	const others = { 'docs/guide.md': `See ${id}, not X${id}.\n` };
	expect(await rename('plans/a.md', text, newId, others)).toEqual({
		'plans/a.md': text.replace('^', '').replaceAll(id, newId),
		'docs/guide.md': `See ${newId}, not X${id}.\n`,
	});
});

test('a range with a plain hyphen is one as well', async () => {
	const text = '- [x] A1: Store\n- [x] A2^: Print\n- [ ] A3: Tell\n\nTasks A1-A3 make the release.\n';
	expect(await rename('plans/a.md', text, 'A7')).toEqual({
		'plans/a.md': text.replace('A2^', 'A7').replace('A1-A3', 'A1, A7, A3'),
	});
});

test('a phase takes along what begins with its id', async () => {
	const text = `### Phase D4.A^ — Scope\n\n- [ ] D4.A1: Write\n- [ ] X1: Else\n\n### Phase D4.B — After D4.A1 and Phase D4.A\n\n- [ ] D4.B1: x\n`;
	expect(await rename('plans/a.md', text, 'E1.A')).toEqual({
		'plans/a.md': text.replace('^', '').replaceAll('D4.A', 'E1.A'),
	});
});

test('an initiative: ledger, index, slug, folder and pointers', async () => {
	const ledger = `## Index
| ID | Title | Status |
| --- | --- | --- |
| [TIDE-001](#tide-001-tides) | Tides | active |

## [TIDE-001^] Tides
- Plan: plans/active/TIDE-001/plan.md
- Attempts History:
  * [2026-01-01] Attempt #1 — TIDE-001 begun, plans/active/TIDE-001/plan.md
`;
	const text = plan.replace('^', '');
	const after = await rename('docs/fix_plan.md', ledger, 'FLOOD-001', {
		[home]: text,
		'docs/n.md': 'docs/fix_plan.md#tide-001-tides, plans/active/TIDE-001/reports/<ts>/a.log\n',
	});
	expect(after).toEqual({
		'docs/fix_plan.md': `## Index
| ID | Title | Status |
| --- | --- | --- |
| [FLOOD-001](#flood-001-tides) | Tides | active |

## [FLOOD-001] Tides
- Plan: plans/active/FLOOD-001/plan.md
- Attempts History:
  * [2026-01-01] Attempt #1 — TIDE-001 begun, plans/active/TIDE-001/plan.md
`,
		'plans/active/FLOOD-001/plan.md': text.replace('TIDE-001', 'FLOOD-001'),
		'docs/n.md': 'docs/fix_plan.md#flood-001-tides, plans/active/FLOOD-001/reports/<ts>/a.log\n',
	});
});

test.each([
	['A2', 'A2 is already the task on line 8 of plans/active/TIDE-001/plan.md.'],
	['A1', 'It is called A1 already.'],
	['no id', '“no id” is no id of a task, such as A1, D4.A1, T001 or 1.2.'],
	['', '“” is no id of a task, such as A1, D4.A1, T001 or 1.2.'],
	['../x', '“../x” is no id of a task, such as A1, D4.A1, T001 or 1.2.'],
])('refuses %s', async (newId, problem) => {
	expect(await rename(home, plan, newId)).toBe(problem);
});

test('a range stays one where all of it goes along', async () => {
	const text = '# Tides\n\n### Phase D4.B^ — Align\n\n- [ ] D4.B1: a\n- [ ] D4.B2: b\n- [ ] D4.B3: c\n';
	const notes = 'D4.B1–B3, D4.B1/B2, D4.B1–D4.B3 and Phase D4.B\n';
	const changed = await rename(home, text, 'D4.Q', { 'plans/active/TIDE-001/notes.md': notes });
	expect(changed).toMatchObject({ 'plans/active/TIDE-001/notes.md': notes.replaceAll('B', 'Q') });
});

test('refuses what is no id, several at once, and what a record defines', async () => {
	expect(await rename(home, plan.replace('^', '').replace('Store', 'Sto^re'), 'A7')).toBe('nothing');
	expect(await rename(home, plan.replace('^', '').replace('A1–A2', 'A1^–A2'), 'A7')).toMatch(/^Several ids/);
	expect(await rename('plans/archive/TIDE-001/plan.md', plan, 'A7')).toMatch(/a record, which is never rewritten/);
});

test('afterwards the old id is nowhere that meant it, and all else is as it was', async () => {
	const row = fc.constantFrom('A1', 'A2', 'B1', 'C9', 'A1–A2', 'Phase A', 'A1/B1', 'MOON-002');
	const lines = fc.array(row, { maxLength: 5 }).map((words) => words.map((word) => `about ${word} here`).join('\n'));
	await fc.assert(
		fc.asyncProperty(lines, lines, lines, async (inPlan, inNotes, inRecord) => {
			const notes = { 'plans/active/TIDE-001/notes.md': inNotes, 'plans/active/TIDE-001/reports/1/r.md': inRecord };
			const changed = await rename(home, `${plan}\n${inPlan}\n`, 'Z5', notes);
			expect(changed).toBeTypeOf('object');
			for (const [path, text] of Object.entries(changed)) {
				expect(path).not.toContain('reports');
				expect(text).not.toMatch(/(?<![\w.])A1(?!\w)/);
				const count = (id: RegExp, where: string) => where.match(id)?.length ?? 0;
				const before = path === home ? `${plan}\n${inPlan}\n` : inNotes;
				expect(count(/B1|C9|MOON-002/g, text)).toBe(count(/B1|C9|MOON-002/g, before));
			}
		}),
	);
}, 60_000);

/** Plans with ids of many shapes, and prose that mentions them. */
const manyShapes = (inPlan: string, inNotes: string, inLedger: string, inRecord: string) => ({
	[home]: `# Tides (TIDE-001)

### Phase A — Baseline

- [ ] A1: Store
- [ ] A2: Compare with A1
- [ ] A10: Tune

### Phase D4.A — Alignment

| ID | Task | State |
| --- | --- | --- |
| D4.A1 | Align | [ ] |
| D4.A2 | After D4.A1 | [ ] |

### Phase C — Others

- [ ] T001: Write
- [ ] TIDE-001.F1: Read
- [ ] 1.2: Count
- [ ] C1: End

${inPlan}
`,
	'plans/active/TIDE-001/notes.md': inNotes,
	'plans/active/TIDE-001/reports/1/r.md': inRecord,
	'plans/active/MOON-002/plan.md': '# Moons (MOON-002)\n\n### Phase A — Own\n\n- [ ] A1: Another, not TIDE-001.A1\n',
	'docs/fix_plan.md': `## [TIDE-001] Tides\n- Status: active\n- Note: ${inLedger.replaceAll('\n', ' ')}\n\n## [MOON-002] Moons\n`,
});

/** Where a definition is meant in live documents, by path as of after the moves, and line. */
async function meant(workspace: PlanWorkspace, definition: Definition, moves: Moves): Promise<string[]> {
	const found: string[] = [];
	for (const { document, line } of await mentionsOf(workspace, [definition], neverCancelled)) {
		if (isLive(workspace, document)(line)) {
			found.push(`${moves.after(document.path)}:${line}`);
		}
	}
	return [...new Set(found)].sort();
}

test('whatever the shape of an id, afterwards every definition is meant where it was meant before', async () => {
	const words = [
		...['A1', 'A2', 'A10', 'A1–A2', 'D4.A1', 'D4.A1–A2', 'T001', 'TIDE-001.F1', 'F1', 'C1'],
		...['Phase A', 'Phase D4.A', 'TIDE-001', 'TIDE-001.A1', 'MOON-002', 'plans/active/TIDE-001/plan.md:5', 'a1'],
	];
	const prose = fc
		.array(fc.constantFrom(...words), { maxLength: 6 })
		.map((chosen) => chosen.map((word) => `about ${word} here`).join('\n'));
	const renames = fc.constantFrom<[number, string, string]>(
		[5, 'A1', 'A7'],
		[7, 'A10', 'Z3'],
		[13, 'D4.A1', 'D4.A9'],
		[18, 'T001', 'T009'],
		[19, 'TIDE-001.F1', 'F9'],
		[19, 'TIDE-001.F1', 'TIDE-001.F9'],
		[20, '1.2', '1.9'],
		[3, 'A', 'B'],
		[3, 'A', 'E5'],
		[9, 'D4.A', 'E5.B'],
		[16, 'C', 'W'],
		[1, 'TIDE-001', 'FLOOD-009'],
	);
	await fc.assert(
		fc.asyncProperty(prose, prose, prose, prose, renames, async (plan, notes, ledger, record, [line, id, newId]) => {
			const files = manyShapes(plan, notes, ledger, record);
			const { workspace } = memoryWorkspace(files);
			const document = (await workspace.document(home)) as Document;
			const subject = await renameSubject(workspace, document, line1(line), id);
			if (subject === undefined || 'problem' in subject) {
				throw new Error(`${id} does not stand in line ${line}`);
			}
			const edit = await renameId(workspace, subject, newId, neverCancelled);
			if ('problem' in edit) {
				throw new Error(edit.problem);
			}
			const after = memoryWorkspace(applyEdit(files, edit)).workspace;
			const moves = new Moves(edit.moves ?? []);
			const place = ({ kind, document: { path }, line: at }: Definition, of: Moves) =>
				`${kind} ${of.after(path)}:${at}`;
			const still = new Map((await after.ids()).all.map((each) => [place(each, new Moves([])), each]));
			for (const definition of (await workspace.ids()).all) {
				const now = still.get(place(definition, moves));
				expect(now, place(definition, moves)).toBeDefined();
				const where = now && (await meant(after, now, new Moves([])));
				expect([definition.id, where]).toEqual([definition.id, await meant(workspace, definition, moves)]);
			}
			expect((await after.document(moves.after('plans/active/TIDE-001/reports/1/r.md')))?.lines.text).toBe(record);
		}),
		{ numRuns: 200 },
	);
}, 60_000);

test('a phase whose new id ends in a digit parts what goes along with a point', async () => {
	const text = '### Phase A^ — Scope\n\n- [ ] A1: Write\n- [ ] A2: After A1\n';
	expect(await rename('plans/a.md', text, 'D4')).toEqual({
		'plans/a.md': '### Phase D4 — Scope\n\n- [ ] D4.1: Write\n- [ ] D4.2: After D4.1\n',
	});
});

test('a definition is renamed in whatever case it is written', async () => {
	const text = '### task 3^ — Do\n\n- [ ] Read\n\nSee Task 3.\n';
	const after = await rename('plans/a.md', text, 'Task 7');
	expect(after).toEqual({ 'plans/a.md': expect.stringMatching(/^### Task 7 — Do/) });
});

test('a task that names its initiative is renamed in both of its forms', async () => {
	const text = '# All\n\n- [ ] TIDE-001.F1^: Store\n- [ ] TIDE-001.F2: after TIDE-001.F1\n';
	const wanted = { [home]: '# All\n\n- [ ] TIDE-001.F9: Store\n- [ ] TIDE-001.F2: after TIDE-001.F9\n' };
	expect(await rename(home, text, 'TIDE-001.F9')).toEqual(wanted);
	expect(await rename(home, text, 'F9')).toEqual(wanted);
});

test('links to a heading of the same slug in another document stay', async () => {
	const ledger = '## [TIDE-001^] Tides\n- Plan: plans/active/TIDE-001/plan.md\n';
	const after = await rename('docs/fix_plan.md', ledger, 'FLOOD-001', {
		'plans/archive/TIDE/old.md': '## [TIDE-001] Tides\n',
		'docs/n.md': 'plans/archive/TIDE/old.md#tide-001-tides but docs/fix_plan.md#tide-001-tides\n',
	});
	expect(after).toMatchObject({
		'docs/n.md': 'plans/archive/TIDE/old.md#tide-001-tides but docs/fix_plan.md#flood-001-tides\n',
	});
});

test('a rename that is called off changes nothing', async () => {
	const { workspace } = memoryWorkspace({ [home]: plan.replace('^', '') });
	const document = await workspace.document(home);
	const subject = document && (await renameSubject(workspace, document, line1(7), 2));
	if (subject === undefined || 'problem' in subject) {
		throw new Error('no task stands there');
	}
	expect(await renameId(workspace, subject, 'A7', { isCancellationRequested: true })).toEqual({ changes: [] });
});

test('an initiative without a number: the focus, the items that begin with it, and fields that name it', async () => {
	const ledger =
		'### [OUTBOX^] Outbox\n- Status: doing\n\n### [LIMITS] Limits\n- Depends on: OUTBOX.\n- Note: empty the OUTBOX\n';
	const input = (id: string) =>
		`Summary: OUTBOX first\nFocus: ${id} / Milestone 2\nDo Now:\n1. ${id} — the query of the OUTBOX\n2. OUTBOX-like things\n`;
	const renamed = 'OUTBOX-002';
	expect(await rename('docs/fix_plan.md', ledger, renamed, { 'input.md': input('OUTBOX') })).toEqual({
		'docs/fix_plan.md': ledger.replace('OUTBOX^', renamed).replace('on: OUTBOX', `on: ${renamed}`),
		'input.md': input(renamed),
	});
	const headed = '## Focus\n\nOUTBOX\n\n## Do Now\n- Write\n';
	expect(await rename('docs/fix_plan.md', ledger, renamed, { 'input.md': headed })).toHaveProperty(
		['input.md'],
		headed.replace('OUTBOX', renamed),
	);
});
