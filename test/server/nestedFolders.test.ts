import { expect, onTestFinished, test } from 'vitest';
import type { PublishDiagnosticsParams, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
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

test('problems of a folder within the folder are told by that one alone, as long as it is open', async () => {
	/** The files that are missing, by what a client was told last. */
	const said: Record<string, string> = {};
	const text = 'see sub/docs/b.md and docs/gone.md\n';
	const files = { 'sub/docs/a.md': text, 'sub/docs/b.md': '', 'tests/z.md': 'docs/gone.md\n' };
	const client = await startClient(files, {}, { 'root/sub': {} }, (connection) =>
		connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: PublishDiagnosticsParams) => {
			said[uri.slice(-4)] = diagnostics.map(({ message }) => /no file (\S+)/.exec(String(message))?.[1]).join();
		}),
	);
	onTestFinished(() => client.close());
	const folder = { uri: client.uri('sub'), name: 'sub' };
	const change = (added: object[], removed: object[]) =>
		client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added, removed } });
	const both = { 'a.md': 'sub/docs/b.md,docs/gone.md', 'z.md': 'docs/gone.md' };
	await expect.poll(() => said).toEqual(both);
	await change([], [folder]);
	await expect.poll(() => said).toEqual({ ...both, 'a.md': 'docs/gone.md' });
	await change([folder], []);
	await expect.poll(() => said).toEqual(both);
});
