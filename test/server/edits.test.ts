import { expect, onTestFinished, test } from 'vitest';
import type { ClientCapabilities, CodeAction, PublishDiagnosticsParams, WorkspaceEdit } from 'vscode-languageserver';
import { Root } from '../../src/server/roots.ts';
import { startClient } from '../support/lspClient.ts';

const files = {
	'plans/active/TIDE-001/plan.md': '# Tides (TIDE-001)\n\n- [ ] A1: Store\n- [ ] A2: after A1, see docs/gone.md\n',
	'docs/fix_plan.md': '## [TIDE-001] Tides\n- Status: in_progress\n',
};
const plan = 'plans/active/TIDE-001/plan.md';

type Edits = NonNullable<ClientCapabilities['workspace']>['workspaceEdit'];

async function client(workspaceEdit: Edits, codeAction = {}) {
	const started = await startClient(files, {}, {}, undefined, { codeAction }, workspaceEdit);
	onTestFinished(() => started.close());
	const textDocument = { uri: started.uri(plan) };
	const rename = (line: number, character: number, newName: string): Promise<WorkspaceEdit> =>
		started.connection.sendRequest('textDocument/rename', { textDocument, position: { line, character }, newName });
	return { ...started, textDocument, rename };
}

test('a client that knows no versions is given bare changes', async () => {
	const { rename, uri } = await client({});
	const at = (line: number, start: number) => ({
		range: { start: { line, character: start }, end: { line, character: start + 2 } },
		newText: 'A9',
	});
	expect(await rename(2, 6, 'A9')).toEqual({ changes: { [uri(plan)]: [at(2, 6), at(3, 16)] } });
});

test('one that knows of files knows of documents, though it says so of files alone', async () => {
	const { rename } = await client({ resourceOperations: ['rename'] });
	expect(await rename(2, 6, 'A9')).toMatchObject({
		documentChanges: [{ edits: [{ newText: 'A9' }, { newText: 'A9' }] }],
	});
});

test('what moves files is refused where a client cannot, and nothing is changed by half', async () => {
	const { rename, request, uri } = await client({ documentChanges: true });
	const problem = 'This editor takes no edit that moves files, which this needs: plans/active/TIDE-001.';
	await expect(rename(0, 10, 'TIDE-002')).rejects.toThrow(problem);
	expect(await request('planNavigator/archive', { uri: uri(''), id: 'TIDE-001' })).toEqual({ problem });
	const position = { line: 0, character: 10 };
	expect(await request('planNavigator/rename', { uri: uri(plan), position, newId: 'TIDE-002' })).toEqual({ problem });
});

test('a file that cannot be created is offered to nobody, or greyed out with the reason', async () => {
	const offered = async (codeAction: object) => {
		const { connection, textDocument } = await client({ documentChanges: true }, codeAction);
		const at = { line: 3, character: 0 };
		const context = { diagnostics: [] };
		const params = { textDocument, range: { start: at, end: at }, context };
		const actions: CodeAction[] = await connection.sendRequest('textDocument/codeAction', params);
		return actions.filter(({ title }) => title.startsWith('Create')).map(({ edit, disabled }) => ({ edit, disabled }));
	};
	expect(await offered({})).toEqual([]);
	const reason = 'This editor takes no edit that creates files, which this needs: docs/gone.md.';
	expect(await offered({ disabledSupport: true })).toEqual([{ edit: undefined, disabled: { reason } }]);
});

test('a client that shows no annotations is given none', async () => {
	const { request, uri } = await client({ documentChanges: true, resourceOperations: ['rename'] });
	const answer = await request('planNavigator/archive', { uri: uri(''), id: 'TIDE-001' });
	expect(JSON.stringify(answer)).not.toMatch(/annotation/i);
});

test.each(['plans/a(1).md', 'plans/a+b.md', 'plans/@a!.md'])(
	'%s keeps its version and its address, however an editor encodes it',
	async (path) => {
		const started = await startClient({ [path]: '- [ ] A1: Store\n', 'input.md': '' });
		onTestFinished(() => started.close());
		const uri = started.uri(path);
		expect(uri).toContain(path);
		const told = new Promise((resolve) => {
			started.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
				if (params.diagnostics.length > 0) {
					resolve({ uri: params.uri, version: params.version });
				}
			});
		});
		await started.connection.sendNotification('textDocument/didOpen', {
			textDocument: {
				uri,
				languageId: 'markdown',
				version: 7,
				text: '- [ ] A1: Store\n- [ ] A2: after A1, docs/gone.md\n',
			},
		});
		const edit: WorkspaceEdit = await started.connection.sendRequest('textDocument/rename', {
			textDocument: { uri },
			position: { line: 0, character: 6 },
			newName: 'A9',
		});
		expect(edit.documentChanges).toMatchObject([{ textDocument: { uri, version: 7 }, edits: [{}, {}] }]);
		expect(await told).toEqual({ uri, version: 7 });
	},
);

test('a drive is the same whether its letter is a capital or not', () => {
	const host = { service: {} as never, changed: () => {}, dispose: () => {} };
	const root = new Root({ uri: 'file:///c%3A/plans', name: 'plans' }, '', host);
	expect(
		['file:///C:/plans/a.md', 'file:///c%3A/plans/a.md', 'file:///d:/plans/a.md'].map((uri) => root.pathOf(uri)),
	).toEqual(['a.md', 'a.md', undefined]);
});
