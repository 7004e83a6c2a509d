import { expect, test } from 'vitest';
import { line1 } from '../../src/base/position.ts';
import { bare, marksAround, stateSpelling } from '../../src/features/stateSpelling.ts';
import { defaultSettings } from '../../src/ports/readSettings.ts';
import { readState, type TaskState } from '../../src/syntax/state.ts';
import { STATE_WORDS_ABROAD } from '../../src/syntax/wordsAbroad.ts';
import { expectLinear } from '../support/linear.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

const states: readonly TaskState[] = ['open', 'active', 'blocked', 'done', 'skipped'];

const table = (...cells: string[]) =>
	`| ID | Task | State |\n| --- | --- | --- |\n${cells.map((cell, i) => `| A${i} | Do it | ${cell} |`).join('\n')}\n`;

/** What the five states are called at the last task of a plan, beside another plan of the repository. */
async function spelled(
	plan: string,
	other = '',
	own: readonly (readonly [string, TaskState])[] = [],
	beside = '',
	path = 'plans/active/A-001/plan.md',
): Promise<string> {
	const settings = { ...defaultSettings, states: new Map(own) };
	const { workspace } = memoryWorkspace(
		{ [path]: plan, 'plans/active/A-001/beside.md': beside, 'plans/other.md': other },
		{ settings },
	);
	const document = await workspace.document(path);
	const task = document?.plan.tasks.at(-1);
	const found: string[] = [];
	for (const state of document === undefined ? [] : states) {
		found.push(
			await stateSpelling(workspace, document as never, task ?? { form: 'list', raw: '', line: line1(1) }, state),
		);
	}
	return found.join(' ');
}

test('the table says how, then the document, then its initiative, then the repository', async () => {
	expect(await spelled(table('[D]', '[ ]'))).toBe('[ ] [P] [B] [D] [-]');
	expect(await spelled(`${table('[D]', '[S]')}\n# B\n\n${table('[ ]')}`)).toBe('[ ] [P] [B] [D] [S]');
	expect(await spelled(table('[ ]'), table('[D]', '[D]', '[x]', '[~]', '[!]'))).toBe('[ ] [~] [!] [D] [-]');
	expect(await spelled(table('[ ]'), table('[D]', '[D]', '[~]'), [], table('[x]'))).toBe('[ ] [~] [B] [x] [-]');
	expect(await spelled(table('[ ]'))).toBe('[ ] [P] [B] [x] [-]');
});

test('a list has boxes of lists, a table those of tables', async () => {
	expect(await spelled('- [ ] A1: One\n', `${table('Done')}\n- [X] B1: Two\n`)).toBe('[ ] [P] [B] [X] [-]');
	// `[P]` that is a label is no state.
	expect(await spelled('- [ ] T001 [P] One\n- [ ] T002 Two\n')).toBe('[ ] [~] [B] [x] [-]');
	expect(await spelled(table('[ ]'), '- [X] B1: Two\n')).toBe('[ ] [P] [B] [x] [-]');
});

test('Kiro writes `[-]` for what is in progress', async () => {
	const kiro = (plan: string, own: readonly (readonly [string, TaskState])[] = []) =>
		spelled(plan, '- [-] left out\n', own, '', '.kiro/specs/tides/tasks.md');
	expect(await kiro('- [x] 1. One\n- [ ] 2. Two\n')).toBe('[ ] [-] [B] [x] [S]');
	expect(await kiro('- [x] 1. One\n- [ ] 2. Two\n', [['[-]', 'skipped']])).toBe('[ ] [P] [B] [x] [-]');
});

test('boxes that are signs stay signs where there is one', async () => {
	expect(await spelled('- ☑ One\n- ☐ Two\n')).toBe('☐ [P] [B] ☑ [-]');
});

test('words stay words, in the case of their neighbours, and signs stay signs', async () => {
	expect(await spelled(table('Done', 'Todo'))).toBe('Todo In Progress Blocked Done Skipped');
	expect(await spelled(table('in_progress', 'pending'))).toBe('pending in_progress blocked done skipped');
	expect(await spelled(table('todo', 'not_started'))).toBe('todo in_progress blocked done skipped');
	expect(await spelled(table('DONE'))).toBe('OPEN IN PROGRESS BLOCKED DONE SKIPPED');
	expect(await spelled(table('✅', '❌'))).toBe('❌ ⏳ 🚫 ✅ ⏭');
	expect(await spelled(table('✅ Complete', '❌ Not started'))).toBe(
		'❌ Not started ⏳ In Progress 🚫 Blocked ✅ Complete ⏭ Skipped',
	);
});

test('one of another kind gets what its column has: that very state, else the kind of most', async () => {
	expect(await spelled(table('✅', '🚧', '⏸', 'TODO'))).toBe('TODO 🚧 ⏸ ✅ ⏭');
	expect(await spelled(table('✅', 'wontfix', '❌'))).toBe('❌ ⏳ 🚫 ✅ wontfix');
	expect(await spelled(table('✅', '50%'))).toBe('open in progress blocked ✅ skipped');
});

test('marks around the state stay, and an empty cell takes those of its neighbours', async () => {
	expect(await spelled(table('`[D]`', '`[ ]`'))).toBe('`[ ]` `[P]` `[B]` `[D]` `[-]`');
	expect(await spelled(table('`[D]`', ''))).toBe('`[ ]` `[P]` `[B]` `[D]` `[-]`');
	expect(await spelled(table('**Done**', '**Open**'))).toBe(
		'**Open** **In Progress** **Blocked** **Done** **Skipped**',
	);
});

test('what would be read as another state, or tells a story, is no spelling', async () => {
	const deferred =
		'| ID | Task | State | Guidance |\n| --- | --- | --- | --- |\n| A1 | x | [~] | Deferred |\n| A2 | y | [ ] | |\n';
	expect(await spelled(deferred)).toBe('[ ] [~] [B] [x] [-]');
	expect(await spelled(table('done 2025-10-17 by hand', 'open'))).toBe('open in progress blocked done skipped');
	expect(await spelled(table('[x] Complete', '[ ]'))).toBe('[ ] [P] [B] [x] Complete [-]');
});

test('the reason of another task is not written, nor is what a state needs left out', async () => {
	expect(await spelled(table('⬜ blocked by tooling', '⬜'))).toBe('⬜ ⏳ In Progress ⬜ blocked ✅ Done ⏭ Skipped');
	expect(await spelled(table('Waiting for review', 'Not started', 'On hold', 'Done'))).toBe(
		'Not started In Progress Waiting Done Skipped',
	);
});

test('words are in the language of the others', async () => {
	expect(await spelled(table('✅ Erledigt', '⬜ Offen'))).toBe(
		'⬜ Offen ⏳ In Arbeit 🚫 Blockiert ✅ Erledigt ⏭ Entfällt',
	);
	expect(await spelled(table('已完成', '未开始'))).toBe('未开始 进行中 阻塞 已完成 已取消');
	expect(await spelled(table('en cours'))).toBe('à faire en cours bloqué terminé annulé');
	for (const words of STATE_WORDS_ABROAD) {
		expect(states.map((state) => readState(words[state]))).toEqual(states);
	}
});

test('spellings of the setting stand before the usual ones', async () => {
	expect(await spelled(table('[ ]'), '', [['[W]', 'blocked']])).toBe('[ ] [P] [W] [x] [-]');
});

test.each([
	['`[D]`', '` `', '[D]'],
	['**~~done~~** ', '** ', 'done'],
	['**', '** ', ''],
	['a `b` c**', ' **', 'a `b` c'],
	['', ' ', ''],
])('%j has %j around %j', (raw, marks, text) => {
	expect([marksAround(raw), bare(raw)]).toEqual([marks, text]);
});

test.each([' ', '*', '`', '~'])('a cell with any number of %j is read in linear time', (mark) => {
	expectLinear(
		(size) => `do${mark.repeat(size)}ne`,
		(raw) => [marksAround(raw), bare(raw)],
	);
});
