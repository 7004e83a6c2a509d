import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { becomes, edit, openEditor, until, uriOf, writeOutside } from './support.ts';

/** `31: message (rule)` of each finding of ours in a document. */
const findings = (path: string): string[] =>
	vscode.languages
		.getDiagnostics(uriOf(path))
		.filter(({ source }) => source === 'Plan Navigator')
		.map(({ range, message, code }) => {
			const rule = typeof code === 'object' ? code.value : code;
			return `${range.start.line + 1}: ${message} (${rule})`;
		});

describe('what is wrong', () => {
	it('is told of documents that nobody opened, and of their text as it is typed', async () => {
		const before = '31: docs/TESTING_GUIDE.md has 17 lines; line 45 is past its end. (pointer-missing-line)';
		await until('the finding in the brief', () => findings('input.md').includes(before) || undefined);
		await openEditor('input.md');
		await edit('input.md', 'docs/TESTING_GUIDE.md:45', 'docs/TESTING_GUIDE.md:15');
		await becomes(() => findings('input.md').includes(before), false);
	});

	it('is mended by a quick fix', async () => {
		writeOutside({ 'docs/moved_notes.md': 'See docs/forecast_api.md:3.\n' });
		await openEditor('docs/moved_notes.md');
		await until('the finding', () => findings('docs/moved_notes.md').length > 0 || undefined);
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			uriOf('docs/moved_notes.md'),
			new vscode.Range(0, 5, 0, 5),
		);
		const fix = actions.find(({ title }) => title === 'Point at specs/forecast_api.md');
		assert.equal(fix?.isPreferred, true);
		await vscode.workspace.applyEdit(fix?.edit ?? new vscode.WorkspaceEdit());
		await becomes(() => vscode.window.activeTextEditor?.document.getText(), 'See specs/forecast_api.md:3.\n');
		await becomes(() => findings('docs/moved_notes.md'), []);
		await vscode.window.activeTextEditor?.document.save();
	});
});

describe('rename', () => {
	const plan = 'plans/active/FORECAST-ENGINE-001/phase_c2_regression.md';
	const rename = (path: string, line: number, character: number, newName: string) =>
		vscode.commands.executeCommand<vscode.WorkspaceEdit>(
			'vscode.executeDocumentRenameProvider',
			uriOf(path),
			new vscode.Position(line, character),
			newName,
		);

	it('of a task changes its row and the brief', async () => {
		await openEditor(plan);
		const changed = await rename(plan, 20, 4, 'C2.A7');
		const texts = changed.entries().map(([uri, edits]) => [uri.path.split('/').at(-1), edits.length]);
		assert.deepEqual(texts.sort(), [
			['input.md', 2],
			['phase_c2_regression.md', 2],
		]);
	});

	it('of a heading is left to the editor', async () => {
		await openEditor(plan);
		const changed = await rename(plan, 2, 6, 'Surroundings');
		const [text] = changed.entries().flatMap(([, edits]) => edits.map(({ newText }) => newText));
		assert.match(text ?? '', /Surroundings/);
	});
});
