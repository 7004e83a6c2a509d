import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import * as vscode from 'vscode';
import { commands, settings } from '../../src/manifest.ts';
import {
	afterwards,
	becomes,
	configure,
	diskPath,
	edit,
	linksOf,
	openEditor,
	placeIn,
	runAnswering,
	textOnDisk,
	until,
	uriOf,
	watchWindow,
	writeOutside,
} from './support.ts';

const clipboard = () => vscode.env.clipboard.readText();

/** Selects from the start of one line to a column of another, both 1-based and 0-based as editors have them. */
function select(editor: vscode.TextEditor, first: number, last: number, character: number): void {
	editor.selection = new vscode.Selection(first - 1, 0, last - 1, character);
}

/** A plan outside of the sample, known to the server. */
async function known(path: string, text: string): Promise<void> {
	writeOutside({ [path]: text, [`notes/of_${path.replaceAll('/', '_')}`]: `see ${path}:1\n` });
	await until(`${path} to be known`, async () => (await linksOf(`notes/of_${path.replaceAll('/', '_')}`))[`${path}:1`]);
}

/** A task as the tree hands it to the commands of its menus. */
const taskNode = (path: string, line: number, name: string, raw: string) => ({
	id: `${path} ${name}`,
	kind: 'task',
	label: name,
	icon: 'circle',
	accessibilityLabel: name,
	children: 'none',
	task: { uri: uriOf(path).toString(), line, name, raw },
});

const textOf = async (path: string): Promise<string> =>
	(await vscode.workspace.openTextDocument(uriOf(path))).getText();

describe('a pointer to where one is', () => {
	const source = 'tests/gpu/test_saved_forecast.py';

	it('is copied as lines, of a selection and of a line number that was clicked', async () => {
		const editor = await openEditor(source);
		select(editor, 2, 4, 1);
		await vscode.commands.executeCommand(commands.copyPointerHere);
		await becomes(clipboard, `${source}:2-4`);
		// A selection that ends before the first character of a line has nothing of it.
		select(editor, 2, 4, 0);
		await vscode.commands.executeCommand(commands.copyPointerHere);
		await becomes(clipboard, `${source}:2-3`);
		await vscode.commands.executeCommand(commands.copyPointerHere, { lineNumber: 9 });
		await becomes(clipboard, `${source}:9`);
	});

	it('is copied by name, of a test and of a heading', async () => {
		const [, inside] = await placeIn(source, 'TestRoundTrip');
		(await openEditor(source)).selection = new vscode.Selection(inside, inside);
		await vscode.commands.executeCommand(commands.copyNamedPointer);
		await becomes(clipboard, `${source}::TestRoundTrip`);
		await openEditor('input.md');
		select(await openEditor('docs/fix_plan.md'), 1, 1, 0);
		await vscode.commands.executeCommand(commands.copyNamedPointer);
		await until('the slug', async () => /^docs\/fix_plan\.md#[\w-]+$/.test(await clipboard()));
	});

	it('is inserted from a list of files and then of their parts', async () => {
		writeOutside({ 'notes/insert.md': 'see \n' });
		const editor = await openEditor('notes/insert.md');
		editor.selection = new vscode.Selection(0, 4, 0, 4);
		const shown = await runAnswering(commands.insertPointer);
		assert.equal(shown.questions[0], 'Insert Pointer');
		assert.match(editor.document.getText(), /^see `?[\w./-]+/);
		const [target] = Object.values(
			await until('a link', async () => {
				const links = await linksOf('notes/insert.md');
				return Object.keys(links).length > 0 ? links : undefined;
			}),
		);
		assert.notEqual(target, 'nothing');
	});
});

describe('what stands between the lines', () => {
	const plan = 'plans/active/SHIFT-051/plan.md';
	const text = '# Shifts (SHIFT-051)\n\n### Phase A — First\n\n- [x] Z91: Store\n';

	it('are the pointers at tasks, and behind pointers the states of tasks where that is switched on', async () => {
		await known(plan, text);
		await openEditor(plan);
		writeOutside({ 'notes/lens.md': `see ${plan}:5 now\n` });
		const lenses = () =>
			vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uriOf(plan), 100);
		await until('the lens', async () =>
			(await lenses()).some(({ range, command }) => range.start.line === 4 && command?.title === '1 pointer here'),
		);
		const hints = async () => {
			const document = await vscode.workspace.openTextDocument(uriOf('notes/lens.md'));
			const range = new vscode.Range(0, 0, document.lineCount, 0);
			const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
				'vscode.executeInlayHintProvider',
				document.uri,
				range,
			);
			return found.map(({ label }) => label);
		};
		assert.deepEqual(await hints(), []);
		await configure(settings.inlayHints, true);
		await becomes(hints, ['done']);
		await configure(settings.codeLens, false);
		await becomes(async () => (await lenses()).length, 0);
	});
});

describe('the state of a task', () => {
	const text =
		'# Shifts\n\n### Phase A — First\n\n| ID | Task | State |\n| --- | --- | --- |\n| Y1 | Store | [ ] |\n| Y2 | Load  | [ ] |\n| Y3 | Show  | [x] |\n';
	const done = text.replaceAll('[ ]', '[x]');
	const path = (n: number) => `plans/active/SHIFT-06${n}/plan.md`;
	const rows = (at: string) => [taskNode(at, 6, 'Y1', '[ ]'), taskNode(at, 7, 'Y2', '[ ]')];

	it('is set for all that are selected in the tree, and one undo takes it back', async () => {
		await known(path(1), text);
		const selected = rows(path(1));
		await openEditor(path(1));
		await vscode.commands.executeCommand(commands.setStateDone, selected[0], selected);
		await becomes(() => textOf(path(1)), done);
		await openEditor(path(1));
		await vscode.commands.executeCommand('undo');
		await becomes(() => textOf(path(1)), text);
	});

	it('is toggled for the tasks at the cursor, and asked for by name', async () => {
		await known(path(2), text);
		const editor = await openEditor(path(2));
		select(editor, 7, 8, 3);
		await vscode.commands.executeCommand(commands.toggleTaskDone, 'editor');
		await becomes(() => textOf(path(2)), done);
		const shown = await runAnswering(commands.setTaskState, [rows(path(2))[0]]);
		assert.deepEqual(shown.questions, ['Set Task State']);
		assert.equal(shown.messages.length, 1, 'the row has changed since the tree was drawn');
		assert.equal(await textOf(path(2)), done);
	});

	it('is set by a code action', async () => {
		await known(path(3), text);
		await openEditor(path(3));
		const [uri, at] = await placeIn(path(3), 'Y2 | Load');
		const actions = await until('the actions', async () => {
			const all = await vscode.commands.executeCommand<vscode.CodeAction[]>(
				'vscode.executeCodeActionProvider',
				uri,
				new vscode.Range(at, at),
				vscode.CodeActionKind.Refactor.value,
				20,
			);
			const own = all.filter(({ title }) => title.startsWith('Set state: '));
			return own.length > 0 ? own : undefined;
		});
		const action = actions.find(({ title }) => /done/.test(title));
		assert.ok(action, actions.map(({ title }) => title).join('; '));
		assert.ok(action.edit);
		await vscode.workspace.applyEdit(action.edit);
		await becomes(() => textOf(path(3)), text.replace('Load  | [ ]', 'Load  | [x]'));
	});

	it('is left alone on a row that has moved since the tree was drawn', async () => {
		await known(path(4), text);
		const nodes = rows(path(4));
		await edit(path(4), '### Phase A', '\n### Phase A');
		const shown = watchWindow();
		await vscode.commands.executeCommand(commands.setStateDone, nodes[0], nodes);
		await becomes(() => shown.messages, [`Y1 [ ] no longer stands in line 7 of ${path(4)}. Nothing was changed.`]);
		assert.equal(await textOf(path(4)), text.replace('### Phase A', '\n### Phase A'));
	});

	it('is left alone in a file that is read-only', async () => {
		await known(path(5), text);
		chmodSync(diskPath(path(5)), 0o444);
		afterwards(() => chmodSync(diskPath(path(5)), 0o644));
		const shown = watchWindow();
		await vscode.commands.executeCommand(commands.setStateDone, rows(path(5))[0]);
		await becomes(() => shown.messages, [`The file is read-only: ${path(5)}.`]);
		assert.equal(textOnDisk(path(5)), text);
		assert.equal(await textOf(path(5)), text);
	});
});
