import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openEditor, until, uriOf, writeOutside } from './support.ts';

const plan = 'plans/active/FORECAST-ENGINE-001/phase_c2_regression.md';

/** What is offered at the end of a document's first line. */
async function offered(path: string, trigger?: string): Promise<vscode.CompletionItem[]> {
	const document = await vscode.workspace.openTextDocument(uriOf(path));
	const list = await vscode.commands.executeCommand<vscode.CompletionList>(
		'vscode.executeCompletionItemProvider',
		document.uri,
		document.lineAt(0).range.end,
		trigger,
	);
	return list.items;
}

const labels = (items: readonly vscode.CompletionItem[]): string[] =>
	items.map(({ label }) => (typeof label === 'string' ? label : label.label));

describe('completion', () => {
	it('goes through folders, then to the headings and tasks of the file', async () => {
		writeOutside({ 'complete_folder.md': 'see plans/active/', 'complete_lines.md': `see ${plan}:` });
		const folders = await until('the folders', async () => {
			const items = labels(await offered('complete_folder.md', '/'));
			return items.includes('FORECAST-ENGINE-001/') ? items : undefined;
		});
		assert.ok(folders.includes('STATION-SYNC-002/'), folders.join());
		const lines = labels(await offered('complete_lines.md', ':'));
		assert.ok(
			lines.some((label) => /^\d+ C2\.A1 /.test(label)),
			lines.join(),
		);
	});

	it('writes what is chosen into the document', async () => {
		writeOutside({ 'complete_write.md': 'see specs/forecast_' });
		const editor = await openEditor('complete_write.md');
		const end = editor.document.lineAt(0).range.end;
		editor.selection = new vscode.Selection(end, end);
		await until('the name to be known', async () =>
			labels(await offered('complete_write.md')).includes('forecast_api.md'),
		);
		await vscode.commands.executeCommand('editor.action.triggerSuggest');
		// Nothing is accepted until the list is there.
		await until('the suggestion to be written', async () => {
			await vscode.commands.executeCommand('acceptSelectedSuggestion');
			return editor.document.getText() === 'see specs/forecast_api.md';
		});
	});

	it('leaves the target of a Markdown link to the editor, up to the colon', async () => {
		writeOutside({ 'complete_link.md': '[x](specs/', 'complete_link_line.md': '[x](specs/forecast_api.md:' });
		const names = labels(await offered('complete_link.md', '/'));
		assert.equal(names.filter((label) => label === 'forecast_api.md').length, 1, names.join());
		assert.ok((await offered('complete_link_line.md', ':')).length > 0);
	});
});
