import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import * as vscode from 'vscode';
import { commands } from '../../src/manifest.ts';
import type { TaskAddress } from '../../src/protocol.ts';
import {
	becomes,
	diskPath,
	edit,
	openEditor,
	type Question,
	runAnswering,
	selectLines,
	textOnDisk,
	until,
	uriOf,
	writeOutside,
} from './support.ts';

/** A plan with the line ends of Windows, a padded table, blanks at line ends and no line break at its end. */
const text = [
	'# Tides (TIDE-071)  ',
	'',
	'| ID | Task         | State |',
	'| -- | ------------ | ----- |',
	'| A1 | Store        | [D]   |',
	'| A2 | Compare      | [ ]   |',
	'| A3 | Tell\tpeople | [ ]   |\t',
	'',
	'- [ ] A4: Grüße — behind an emoji 🌊 too',
].join('\r\n');

/** The plan with lines of it replaced; 1-based. */
const textWith = (lines: Readonly<Record<number, string>>): string =>
	text
		.split('\r\n')
		.map((line, i) => lines[i + 1] ?? line)
		.join('\r\n');

const done = { 6: '| A2 | Compare      | [D]   |', 7: '| A3 | Tell\tpeople | [D]   |\t' };

/** Writes the plan to a path and waits until the server reads it there. */
async function writePlan(path: string, content = text): Promise<void> {
	writeOutside({ [path]: content });
	await until(`the tasks of ${path}`, async () => (await actionsOn(path, 6)).length > 0);
}

/** What the editor offers to do about the state of the tasks on a line. */
async function actionsOn(path: string, line: number): Promise<vscode.CodeAction[]> {
	const { uri } = await vscode.workspace.openTextDocument(uriOf(path));
	const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
		'vscode.executeCodeActionProvider',
		uri,
		new vscode.Range(line - 1, 0, line - 1, 0),
		vscode.CodeActionKind.Refactor.value,
		20,
	);
	return actions.filter(({ title }) => title.startsWith('Set state'));
}

/** A node of the tree, as the menus of the tree hand it over. */
const node = (path: string, line: number, name: string, raw = '[ ]') => ({
	id: `${path}:${line}`,
	kind: 'task',
	task: { uri: uriOf(path).toString(), line: line - 1, name, raw } satisfies TaskAddress,
});

const documentText = async (path: string): Promise<string> =>
	(await vscode.workspace.openTextDocument(uriOf(path))).getText();

describe('the state of tasks', () => {
	it('is set for all nodes that are selected in a tree, and nothing else changes; one undo takes it back', async () => {
		await writePlan('plans/states_tree.md');
		await openEditor('plans/states_tree.md');
		const nodes = [node('plans/states_tree.md', 6, 'A2'), node('plans/states_tree.md', 7, 'A3')];
		const shown = await runAnswering(commands.toggleTaskDone, [nodes[0], nodes]);
		assert.deepEqual(shown.messages, []);
		assert.equal(await documentText('plans/states_tree.md'), textWith(done));
		await vscode.commands.executeCommand('undo');
		await becomes(() => documentText('plans/states_tree.md'), text);
	});

	it('is set in several plans at once, also in those that no editor shows', async () => {
		await writePlan('plans/states_one.md');
		await writePlan('plans/states_two.md');
		const nodes = [node('plans/states_one.md', 6, 'A2'), node('plans/states_two.md', 9, 'A4')];
		await vscode.commands.executeCommand(commands.setStateBlocked, nodes[1], nodes);
		await becomes(() => textOnDisk('plans/states_one.md'), textWith({ 6: '| A2 | Compare      | [B]   |' }));
		await becomes(() => textOnDisk('plans/states_two.md'), textWith({ 9: '- [B] A4: Grüße — behind an emoji 🌊 too' }));
	});

	/** Chooses `done`, the fourth of the states, where it is asked for. */
	const chooseDone = async (question: Question) => {
		await question.down(3);
		await question.accept();
	};

	it('is asked for by the menu of a node', async () => {
		await writePlan('plans/states_asked.md');
		await openEditor('plans/states_asked.md');
		const args = [node('plans/states_asked.md', 6, 'A2')];
		const { questions } = await runAnswering(commands.setTaskState, args, chooseDone);
		assert.deepEqual(questions, ['Set Task State']);
		assert.equal(await documentText('plans/states_asked.md'), textWith({ 6: done[6] }));
	});

	it('is set at the cursors of the editor, and asked for', async () => {
		await writePlan('plans/states_editor.md');
		await selectLines('plans/states_editor.md', [6, 7]);
		const { questions } = await runAnswering(commands.setTaskState, [], chooseDone);
		assert.deepEqual(questions, ['Set Task State']);
		assert.equal(await documentText('plans/states_editor.md'), textWith(done));
		await vscode.commands.executeCommand('undo');
		await becomes(() => documentText('plans/states_editor.md'), text);
	});

	it('is toggled at the cursor, by the palette and by key', async () => {
		await writePlan('plans/states_toggle.md');
		await selectLines('plans/states_toggle.md', [6, 6]);
		// What the key binding hands over.
		await vscode.commands.executeCommand(commands.toggleTaskDone, 'editor');
		assert.equal(await documentText('plans/states_toggle.md'), textWith({ 6: done[6] }));
		await vscode.commands.executeCommand(commands.toggleTaskDone);
		assert.equal(await documentText('plans/states_toggle.md'), text);
	});

	it('is set by a code action', async () => {
		await writePlan('plans/states_action.md');
		await openEditor('plans/states_action.md');
		const actions = await actionsOn('plans/states_action.md', 6);
		assert.deepEqual(
			actions.map(({ title }) => title),
			['active', 'blocked', 'done', 'skipped'].map((state) => `Set state: ${state}`),
		);
		const wanted = actions.find(({ title }) => title.endsWith('done'));
		assert.equal(await vscode.workspace.applyEdit(wanted?.edit ?? new vscode.WorkspaceEdit()), true);
		assert.equal(await documentText('plans/states_action.md'), textWith({ 6: done[6] }));
		await vscode.commands.executeCommand('undo');
		await becomes(() => documentText('plans/states_action.md'), text);
	});
});

describe('the state of a task is not set', () => {
	/** Tries to finish a task and tells what the person is told. */
	const messagesOf = async (path: string, line: number, name: string, raw = '[ ]'): Promise<string[]> =>
		(await runAnswering(commands.setStateDone, [node(path, line, name, raw)])).messages;

	it('where its row has moved since the tree was drawn', async () => {
		await writePlan('plans/states_moved.md');
		await edit('plans/states_moved.md', '| A2', '| A0 | First        | [ ]   |\r\n| A2');
		const moved = await documentText('plans/states_moved.md');
		assert.deepEqual(await messagesOf('plans/states_moved.md', 6, 'A2'), [
			'A2 [ ] no longer stands in line 6 of plans/states_moved.md. Nothing was changed.',
		]);
		assert.deepEqual(await messagesOf('plans/states_moved.md', 5, 'A1'), [
			'A1 [ ] no longer stands in line 5 of plans/states_moved.md. Nothing was changed.',
		]);
		assert.equal(await documentText('plans/states_moved.md'), moved);
		assert.equal(textOnDisk('plans/states_moved.md'), text);
	});

	it('where the file is read-only', async () => {
		await writePlan('plans/states_readonly.md');
		chmodSync(diskPath('plans/states_readonly.md'), 0o444);
		assert.deepEqual(await messagesOf('plans/states_readonly.md', 6, 'A2'), [
			'The file is read-only: plans/states_readonly.md.',
		]);
		assert.equal(await documentText('plans/states_readonly.md'), text);
	});

	it('in a plan of the archive, or where no task is', async () => {
		const archived = 'plans/archive/DATA-IMPORT-000/plan.md';
		assert.deepEqual(await messagesOf(archived, 5, 'I1', '[x]'), [`A record stays as it is: ${archived}.`]);
		await selectLines('README.md', [1, 1]);
		for (const command of [commands.setStateDone, commands.setTaskState]) {
			const { messages, questions } = await runAnswering(command);
			assert.deepEqual([messages, questions], [['No task stands in line 1 of README.md. Nothing was changed.'], []]);
		}
	});
});
