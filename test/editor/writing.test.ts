import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../src/manifest.ts';
import { becomes, openEditor, runAnswering, selectLines, writeOutside } from './support.ts';

const plan = 'plans/active/FORECAST-ENGINE-001/phase_c2_regression.md';
const test = 'tests/gpu/test_saved_forecast.py';
const clipboard = () => vscode.env.clipboard.readText();

describe('Copy Pointer', () => {
	it('to Selection copies the lines that are selected in any file', async () => {
		await selectLines(test, [6, 10]);
		await vscode.commands.executeCommand(commands.copyPointerHere);
		await becomes(clipboard, `${test}:6-10`);
		await selectLines(test, [13, 13], [6, 7]);
		await vscode.commands.executeCommand(commands.copyPointerHere);
		await becomes(clipboard, `${test}:6-7,13`);
		// A selection that ends before the first character of a line has nothing of it.
		(await openEditor(test)).selection = new vscode.Selection(1, 0, 3, 0);
		await vscode.commands.executeCommand(commands.copyPointerHere);
		await becomes(clipboard, `${test}:2-3`);
	});

	it('to Selection copies the line whose number was clicked', async () => {
		await selectLines(test, [6, 10]);
		await vscode.commands.executeCommand(commands.copyPointerHere, { lineNumber: 15 });
		await becomes(clipboard, `${test}:15`);
	});

	it('to Symbol copies the function around the cursor, and the heading above it', async () => {
		await selectLines(test, [9, 9]);
		await vscode.commands.executeCommand(commands.copyNamedPointer);
		await becomes(clipboard, `${test}::TestRoundTrip::test_keeps_heights`);
		await selectLines(plan, [21, 21]);
		await vscode.commands.executeCommand(commands.copyNamedPointer);
		await becomes(clipboard, `${plan}#phase-c2a--planning-alignment`);
	});

	it('to Symbol copies the function that is selected line by line, though the cursor stands below it', async () => {
		(await openEditor(test)).selection = new vscode.Selection(6, 0, 12, 0);
		await vscode.commands.executeCommand(commands.copyNamedPointer);
		await becomes(clipboard, `${test}::TestRoundTrip::test_keeps_heights`);
	});

	it('says what to do in a file that has no path yet', async () => {
		await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown' }));
		for (const command of [
			commands.copyPointerHere,
			commands.copyNamedPointer,
			commands.renamePlanId,
			commands.setTaskState,
		]) {
			const { messages, questions } = await runAnswering(command);
			assert.deepEqual([messages, questions], [['The file has no path yet: save it in the workspace first.'], []]);
		}
	});

	it('to Symbol says so where there is none', async () => {
		await vscode.env.clipboard.writeText('untouched');
		await selectLines(test, [1, 1]);
		const { messages } = await runAnswering(commands.copyNamedPointer);
		assert.deepEqual(messages, ['No function or heading of a known kind is around this line.']);
		assert.equal(await clipboard(), 'untouched');
	});
});

describe('Insert Pointer', () => {
	/** Puts the cursor behind the first line of a new document. */
	async function cursorBehind(path: string, text: string): Promise<vscode.TextDocument> {
		writeOutside({ [path]: text });
		const editor = await openEditor(path);
		const { end } = editor.document.lineAt(0).range;
		editor.selection = new vscode.Selection(end, end);
		return editor.document;
	}

	it('is for Markdown and plain text', async () => {
		await openEditor(test);
		const { messages, questions } = await runAnswering(commands.insertPointer);
		assert.deepEqual([messages, questions], [['Pointers are inserted in Markdown and plain text.'], []]);
	});

	it('finds a file, then a place in it, and writes both at the cursor', async () => {
		const document = await cursorBehind('insert_place.md', 'See ');
		let asked = 0;
		const { questions } = await runAnswering(commands.insertPointer, [], async (question) => {
			await (++asked === 1
				? question.type('specs forecast_api', 'forecast_api.md')
				: question.type('11-15', 'specs/forecast_api.md:11-15'));
			await question.accept();
		});
		assert.deepEqual(questions, ['Insert Pointer', 'specs/forecast_api.md']);
		assert.equal(document.getText(), 'See specs/forecast_api.md:11-15');
	});

	it('finds a task by its words at once, and writes code spans where the document does', async () => {
		const document = await cursorBehind('insert_task.md', 'Not `input.md:1`, but ');
		await runAnswering(commands.insertPointer, [], async (question) => {
			await question.type('round trip', 'C2.B1 Round trip of a forecast');
			await question.accept();
		});
		assert.equal(document.getText(), `Not \`input.md:1\`, but \`${plan}:32\``);
	});

	it('writes nothing where nobody chooses', async () => {
		const document = await cursorBehind('insert_nothing.md', 'See ');
		await runAnswering(commands.insertPointer, [], (question) => question.dismiss());
		assert.equal(document.getText(), 'See ');
	});
});
