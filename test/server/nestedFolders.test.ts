import { expect, onTestFinished, test } from 'vitest';
import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import { startClient } from '../support/lspClient.ts';

const plan = '# Tides (TIDE-001)\n\n- [ ] A1: Store\n';
const notes = 'A1 of TIDE-001\n';

test('an unsaved text of a folder within the folder is what a rename there changes', async () => {
	const files = { 'plans/active/TIDE-001/plan.md': plan, 'sub/docs/n.md': notes };
	const client = await startClient(files, {}, { 'root/sub': {} });
	onTestFinished(() => client.close());
	await client.open('sub/docs/n.md', `one\ntwo\n${notes}`);
	const edit: WorkspaceEdit = await client.connection.sendRequest('textDocument/rename', {
		textDocument: { uri: client.uri('plans/active/TIDE-001/plan.md') },
		position: { line: 2, character: 6 },
		newName: 'A9',
	});
	const changes = (edit.documentChanges ?? []) as TextDocumentEdit[];
	const ofNotes = changes.find(({ textDocument }) => textDocument.uri.endsWith('docs/n.md'));
	expect(ofNotes).toMatchObject({ textDocument: { version: 1 }, edits: [{ range: { start: { line: 2 } } }] });
});
