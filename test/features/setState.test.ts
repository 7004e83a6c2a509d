import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Lines } from '../../src/base/lines.ts';
import { line1 } from '../../src/base/position.ts';
import { refTo, setState, type TaskRef, type WantedState } from '../../src/features/setState.ts';
import { Document } from '../../src/indexing/document.ts';
import { defaultSettings } from '../../src/ports/readSettings.ts';
import type { Task } from '../../src/syntax/plan.ts';
import type { TaskState } from '../../src/syntax/state.ts';
import { applyEdit } from '../support/applyEdit.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

const path = 'plans/a.md';

/** The text of a plan with a state set on some of its lines, or why there is none. */
async function after(text: string, wanted: WantedState, ...refs: (number | Partial<TaskRef>)[]): Promise<string> {
	const { workspace } = memoryWorkspace({ [path]: text });
	const asked = refs.map((ref) =>
		typeof ref === 'number' ? { path, line: line1(ref) } : { path, line: line1(1), ...ref },
	);
	const edit = await setState(workspace, asked, wanted);
	return 'problem' in edit ? edit.problem : (applyEdit({ [path]: text }, edit)[path] ?? '');
}

const padded = `| ID  | Task  | State       | Notes |
| --- | ----- | ----------- | ----- |
| A1  | Mix   | todo        | one   |
| A2  | Pour  | in progress | two   |
| A3  | Taste | done        |       |
`;

test('a padded column stays as wide as it is', async () => {
	expect(await after(padded, 'done', 4)).toBe(padded.replace('in progress', 'done       '));
	expect(await after(padded, 'active', 3)).toBe(padded.replace('todo        | one', 'in progress | one'));
});

test('a column that is not padded stays so', async () => {
	const text = '| ID | Task | State |\n|---|---|---|\n| A1 | x | in progress |\n| A2 | y | done |\n';
	expect(await after(text, 'done', 3)).toBe(text.replace('in progress', 'done'));
	expect(await after(text, 'active', 4)).toBe(text.replace('| done |', '| in progress |'));
});

test('signs that are two columns wide count as two', async () => {
	const text = `| ID | Task | Status         |
| -- | ---- | -------------- |
| A1 | x    | ✅ Complete    |
| A2 | y    | ❌ Not started |
`;
	expect(await after(text, 'done', 4)).toBe(text.replace('❌ Not started', '✅ Complete   '));
});

test('each repository keeps its spelling, and marks around it stay', async () => {
	const text = '| ID | Task | State |\n|---|---|---|\n| A1 | x | `[ ]` |\n| A2 | y | `[D]` |\n';
	expect(await after(text, 'done', 3)).toBe(text.replace('[ ]', '[D]'));
	expect(await after('- [X] A1: x\n- [ ] A2: y\n', 'done', 2)).toBe('- [X] A1: x\n- [X] A2: y\n');
});

test('words behind a box that tell something else stay', async () => {
	const text = '| ID | Task | State |\n|---|---|---|\n| A1 | x | [x] 2026-03-01 by Ann |\n| A2 | y | [x] Complete |\n';
	expect(await after(text, 'open', 3)).toBe(text.replace('[x] 2026', '[ ] 2026'));
	expect(await after(text, 'open', 4)).toBe(text.replace('[x] Complete', '[ ]'));
});

test('an empty cell is filled', async () => {
	const text = '| ID | Task | State |\n|---|---|---|\n| A1 | x | |\n| A2 | y |       |\n| A3 | z | [x] |\n';
	expect(await after(text, 'done', 3)).toBe(text.replace('x | |', 'x | [x] |'));
	expect(await after(text, 'done', 4)).toBe(text.replace('y |       |', 'y | [x]   |'));
});

test('CRLF, a missing pipe and nested items stay as they are', async () => {
	const text =
		'# P\r\n\r\n| ID | Task | State\r\n|---|---|---\r\n| A1 | x | [ ]\r\n\r\n> 1. [ ] A2: y\r\n>    - [ ] A3: z';
	expect(await after(text, 'done', 5, 8)).toBe(text.replace('x | [ ]', 'x | [x]').replace('[ ] A3', '[x] A3'));
});

test('several at once; toggling opens them where all are done', async () => {
	const text = '- [ ] A1: x\n- [x] A2: y\n';
	expect(await after(text, 'toggle', 1, 2)).toBe('- [x] A1: x\n- [x] A2: y\n');
	expect(await after('- [x] A1: x\n- [x] A2: y\n', 'toggle', 1, 2, 2)).toBe('- [ ] A1: x\n- [ ] A2: y\n');
});

test('a row that moved or changed since is refused, and so are all that were to change with it', async () => {
	const text = '- [ ] A1: x\n- [ ] A2: y\n';
	const asked = { line: line1(2), name: 'A1', raw: '[ ]' };
	expect(await after(text, 'done', 1, asked)).toBe(
		'A1 [ ] no longer stands in line 2 of plans/a.md. Nothing was changed.',
	);
	expect(await after(text, 'done', { line: line1(1), name: 'A1', raw: '[x]' })).toContain(
		'A1 [x] no longer stands in line 1',
	);
	expect(await after(text, 'done', 7)).toBe('No task stands in line 7 of plans/a.md. Nothing was changed.');
});

test('records and archived plans are refused', async () => {
	const places = ['plans/archive/OLD-1/plan.md', 'plans/active/X-1/reports/2026/n.md'];
	const { workspace } = memoryWorkspace(Object.fromEntries(places.map((each) => [each, '- [ ] A1: x\n'])));
	const problems = places.map(async (each) => setState(workspace, [{ path: each, line: line1(1) }], 'done'));
	expect(await Promise.all(problems)).toEqual([
		{ problem: 'A record stays as it is: plans/archive/OLD-1/plan.md.' },
		{ problem: 'A record stays as it is: plans/active/X-1/reports/2026/n.md.' },
	]);
});

const states: readonly TaskState[] = ['open', 'active', 'blocked', 'done', 'skipped'];

const spelling = fc.constantFrom(
	...['[ ]', '[x]', '[D]', '`[P]`', '[~]', '[B]', '[S]', '**[x]**', '[x] Complete', '[x] 2026-03-01 - see a.md', ''],
	...[
		'✅ Complete',
		'❌ Not started',
		'🚧',
		'in_progress',
		'Done',
		'TODO',
		'blocked (by parity)',
		'n/a',
		'deferred',
		'完成',
	],
);
const box = fc.constantFrom('[ ]', '[x]', '[X]', '[D]', '[~]', '[-]', '[!]', '[SKIP]');
const words = fc.constantFrom(
	'Mix',
	'Deferred to phase 3',
	'✅ 2026-01-02 done',
	'see `a.md:3`',
	'a \\| b',
	'状态',
	'',
);

/** A table of tasks, padded to one width or not, with or without a pipe at the end of its rows. */
const table = fc
	.tuple(
		fc.array(fc.tuple(words, spelling, words), { minLength: 1, maxLength: 5 }),
		fc.boolean(),
		fc.boolean(),
		fc.nat(9),
	)
	.map(([rows, pads, closed, salt]) => {
		const cells = [
			['ID', 'Task', 'State', 'Notes'],
			['---', '---', '---', '---'],
			...rows.map(([title, state, notes], row) => [`T${salt}.${row}`, title, state, notes]),
		];
		const width = (column: number) => Math.max(...cells.map((row) => row[column]?.length ?? 0));
		const lines = cells.map((row) => `| ${row.map((cell, at) => (pads ? cell.padEnd(width(at)) : cell)).join(' | ')}`);
		return lines.map((line) => (closed ? `${line} |` : line)).join('\n');
	});
const list = fc
	.array(fc.tuple(box, fc.constantFrom('', '  ', '    '), fc.constantFrom('-', '*', '1.'), words), {
		minLength: 1,
		maxLength: 6,
	})
	.map((items) =>
		items.map(([mark, indent, bullet, title], at) => `${indent}${bullet} ${mark} B${at}: ${title}`).join('\n'),
	);
const plan = fc
	.tuple(
		fc.array(
			fc.oneof(table, list, fc.constantFrom('### Phase A — Start', 'Text with [x] in it.', '```\n- [ ] no\n```')),
			{
				minLength: 1,
				maxLength: 7,
			},
		),
		fc.constantFrom('\n', '\r\n', '\r'),
	)
	.map(([blocks, lineBreak]) => blocks.join('\n\n').replaceAll('\n', lineBreak));

test('a change of state alters exactly one cell', async () => {
	await fc.assert(
		fc.asyncProperty(plan, fc.nat(), fc.constantFrom(...states), async (text, pick, state) => {
			const { workspace } = memoryWorkspace({ [path]: text });
			const before = new Document(path, text, defaultSettings);
			const { tasks } = before.plan;
			const task = tasks[pick % Math.max(1, tasks.length)];
			fc.pre(task !== undefined);
			const { line } = task;
			const edit = await setState(workspace, [refTo(before, task)], state);
			if ('problem' in edit) {
				// A guidance that says "Deferred" leaves some spellings no other reading; then nothing is written.
				expect(edit.problem).toContain('would not be read as');
				return;
			}
			const changed = applyEdit({ [path]: text }, edit)[path] ?? '';
			const read = new Document(path, changed, defaultSettings);
			expect(read.plan.tasks.map(({ state: each }) => each)).toEqual(
				tasks.map((each) => (each === task ? state : each.state)),
			);
			expect(read.plan.tasks.map(others)).toEqual(tasks.map(others));
			expect(withoutCell(read, line)).toEqual(withoutCell(before, line));
		}),
		{ numRuns: 300 },
	);
});

const others = ({ id, title, line, form, phase, parent, guidance, lastLine, labels }: Task) => ({
	...{ id, title, line, form, phase, parent, lastLine, labels },
	// A continuation of a list item has the boxes of its subtasks.
	guidance: form === 'table' ? guidance : undefined,
});

/** Every byte of a document but those of one state and of the blanks beside it. */
function withoutCell(document: Document, line: number): readonly string[] {
	const task = document.plan.tasks.find((each) => each.line === line) as Task;
	const { text } = document.lines;
	const start = new Lines(text).startOf((line - 1) as never);
	const { stateSpan } = task;
	return [text.slice(0, start + stateSpan.start).trimEnd(), text.slice(start + stateSpan.end).replace(/^[ \t]+/, '')];
}

test('a file that was changed on the disk a moment ago is read again before it is written', async () => {
	const before = '# A\n\n- [ ] A1: Store\n- [ ] A2: Load\n';
	const { workspace, files } = memoryWorkspace({ [path]: before });
	const document = await workspace.document(path);
	const [first] = document?.plan.tasks ?? [];
	files.writeUntold(path, before.replace('- [ ] A1', '- [ ] A0: New\n- [ ] A1'));
	const ref = document && first && refTo(document, first);
	expect(await setState(workspace, ref === undefined ? [] : [ref], 'done')).toEqual({
		problem: 'A1 [ ] no longer stands in line 3 of plans/a.md. Nothing was changed.',
	});
	expect((await workspace.document(path))?.lines.count).toBe(5);
});
