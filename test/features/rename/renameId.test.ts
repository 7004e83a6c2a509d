import fc from 'fast-check';
import { expect, test } from 'vitest';
import { neverCancelled } from '../../../src/base/cancel.ts';
import { line1 } from '../../../src/base/position.ts';
import { renameId, renameSubject } from '../../../src/features/rename/renameId.ts';
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
