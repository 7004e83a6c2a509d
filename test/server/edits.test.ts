import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
	type ClientCapabilities,
	type CodeAction,
	type ConfigurationParams,
	FileChangeType,
	type PublishDiagnosticsParams,
	type ShowMessageParams,
	type WorkspaceEdit,
} from 'vscode-languageserver';
import type { InitializationOptions } from '../../src/protocol.ts';
import { readOnlyBySetting } from '../../src/server/readOnly.ts';
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

test('no file is created behind a link that leaves the workspace, and the reason is said', async () => {
	const { connection, folder, textDocument, open } = await client(
		{ documentChanges: true, resourceOperations: ['create'] },
		{ disabledSupport: true },
	);
	const outside = mkdtempSync(join(tmpdir(), 'outside-'));
	onTestFinished(() => rmSync(outside, { recursive: true }));
	symlinkSync(outside, join(folder, 'link'));
	await open(plan, 'see link/new/gone.md\n');
	const at = { line: 0, character: 8 };
	const params = { textDocument, range: { start: at, end: at }, context: { diagnostics: [] } };
	const actions: CodeAction[] = await connection.sendRequest('textDocument/codeAction', params);
	const create = actions.filter(({ title }) => title.startsWith('Create'));
	expect(create.map(({ edit, disabled }) => [edit, disabled?.reason])).toEqual([
		[undefined, 'link leads out of the workspace.'],
	]);
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

test('an address keeps what stands behind its path', () => {
	const host = { service: {} as never, changed: () => {}, dispose: () => {} };
	const root = new Root({ uri: 'vscode-vfs://github/o/r?ref=main', name: 'r' }, '', host);
	expect(['docs/a.md', 'docs/a b.md'].map((path) => root.uriOf(path))).toEqual([
		'vscode-vfs://github/o/r/docs/a.md?ref%3Dmain',
		'vscode-vfs://github/o/r/docs/a%20b.md?ref%3Dmain',
	]);
});

/** A client of plans of which one cannot be changed: on the disk, or by settings of the editor. */
async function readOnlyClient(settings: object | undefined, options: InitializationOptions = {}) {
	const cited = 'docs/a.md';
	const shown: string[] = [];
	const asked: string[] = [];
	const started = await startClient(
		{
			...files,
			'notes/gone.md': '',
			[cited]: `A1 of ${plan}:3 and ${plan}\n`,
		},
		{ readOnlyBySetting: settings !== undefined, ...options },
		{},
		({ onRequest, onNotification }) => {
			onRequest('workspace/configuration', ({ items }: ConfigurationParams) => {
				asked.push(items.map(({ section }) => section).join());
				return items.map(({ section }) => Object.entries(settings ?? {}).find(([key]) => key === section)?.[1]);
			});
			onNotification('window/showMessage', ({ message }: ShowMessageParams) => void shown.push(message));
		},
		{ codeAction: { disabledSupport: true, resolveSupport: { properties: ['edit'] } } },
	);
	onTestFinished(() => started.close());
	return { ...started, shown, asked };
}

const bySetting = 'The settings of the editor make the file read-only: docs/fix_plan.md.';

test.each([
	['on the disk', 'The file is read-only: docs/fix_plan.md.', undefined],
	[
		'by a setting',
		bySetting,
		{ 'files.readonlyInclude': { 'docs/*.md': true }, 'files.readonlyExclude': { '**/a.md': true } },
	],
])(
	'a ledger that is read-only %s: neither rename nor archive, and nothing is written',
	async (_, problem, settings) => {
		const { request, uri, connection, folder } = await readOnlyClient(settings);
		if (settings === undefined) {
			chmodSync(join(folder, 'docs/fix_plan.md'), 0o444);
		}
		const position = { line: 0, character: 10 };
		const textDocument = { uri: uri(plan) };
		expect(await request('planNavigator/archive', { uri: uri(''), id: 'TIDE-001' })).toEqual({ problem });
		expect(await request('planNavigator/rename', { uri: uri(plan), position, newId: 'TIDE-002' })).toEqual({ problem });
		await expect(
			connection.sendRequest('textDocument/rename', { textDocument, position, newName: 'TIDE-002' }),
		).rejects.toThrow(problem);
		expect(
			await request('planNavigator/rename', { uri: uri(plan), position: { line: 2, character: 6 }, newId: 'A9' }),
		).toEqual({
			edit: expect.anything(),
		});
	},
);

test('a plan that is read-only on the disk can be archived, for its folder is what changes', async () => {
	const { request, uri, folder, connection } = await readOnlyClient(undefined);
	const lonely = 'plans/active/WAVE-002.md';
	writeFileSync(join(folder, lonely), '# Waves (WAVE-002)\n\n- [ ] B1: Store\n', { mode: 0o444 });
	const changes = [{ uri: uri(lonely), type: FileChangeType.Created }];
	await connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
	expect(await request('planNavigator/archive', { uri: uri(''), id: 'WAVE-002' })).toMatchObject({
		edit: { documentChanges: [{ kind: 'rename', oldUri: uri(lonely) }] },
	});
});

test('globs of the settings may be absolute, as VS Code takes them', async () => {
	const settings = {};
	const { request, uri, folder } = await readOnlyClient(settings);
	const archive = () => request('planNavigator/archive', { uri: uri(''), id: 'TIDE-001' });
	Object.assign(settings, { 'files.readonlyInclude': { [`${folder}/*/fix_plan.md`]: true } });
	expect(await archive()).toEqual({ problem: bySetting });
	Object.assign(settings, { 'files.readonlyExclude': { [`${folder}/**`]: true } });
	expect(await archive()).toMatchObject({ edit: {} });
});

test.each(['C:\\plans\\docs\\*.md', 'c:/plans/**/a.md', 'docs/*.md'])('on Windows too: %s', async (glob) => {
	const getConfiguration = async () => [{ [glob]: true }, {}];
	const server = { connection: { workspace: { getConfiguration } }, options: { readOnlyBySetting: true } };
	const isReadOnly = await readOnlyBySetting(server as never, { uri: 'file:///c%3A/plans' } as never);
	expect(['docs/a.md', 'plans/b.md'].map(isReadOnly)).toEqual([true, false]);
});

test('a fix of a read-only document is greyed out, and all together are refused with the reason', async () => {
	const settings = { 'files.readonlyInclude': { [plan]: true }, 'files.readonlyExclude': 'nonsense' };
	const { connection, uri, shown, asked } = await readOnlyClient(settings);
	const at = { line: 3, character: 0 };
	const actions: CodeAction[] = await connection.sendRequest('textDocument/codeAction', {
		textDocument: { uri: uri(plan) },
		range: { start: at, end: at },
		context: { diagnostics: [], only: ['quickfix'] },
	});
	const reason = `The settings of the editor make the file read-only: ${plan}.`;
	expect(actions.map(({ title, disabled }) => `${title}: ${disabled?.reason}`)).toContain(
		`Ignore pointer-missing-file here: ${reason}`,
	);
	expect(actions.length).toBeGreaterThan(1);
	expect(asked).toEqual(['files.readonlyInclude,files.readonlyExclude']);
	const all = actions.find(({ title }) => title.startsWith('Fix all like this in the workspace'));
	expect(await connection.sendRequest('codeAction/resolve', all)).toEqual(all);
	expect(shown).toEqual([reason]);
});

test('an editor that hides what is greyed out is given the fix all the same, which says why it changes nothing', async () => {
	const settings = { 'files.readonlyInclude': { [plan]: true } };
	const { connection, uri, shown } = await readOnlyClient(settings, { hidesDisabledActions: true });
	const at = { line: 3, character: 0 };
	const actions: CodeAction[] = await connection.sendRequest('textDocument/codeAction', {
		textDocument: { uri: uri(plan) },
		range: { start: at, end: at },
		context: { diagnostics: [], only: ['quickfix'] },
	});
	const ignore = actions.find(({ title }) => title === 'Ignore pointer-missing-file here');
	expect(actions.filter(({ disabled, isPreferred }) => disabled || isPreferred)).toEqual([]);
	expect(await connection.sendRequest('codeAction/resolve', ignore)).not.toHaveProperty('edit');
	expect(shown).toEqual([`The settings of the editor make the file read-only: ${plan}.`]);
});

test('where files move, no pointer follows if one stands in a read-only document, and people are told', async () => {
	const { connection, uri, shown, asked, write } = await readOnlyClient({
		'files.readonlyInclude': { '**/a.md': true },
	});
	write('docs/b.md', `see ${plan}:3\n`);
	const changes = [{ uri: uri('docs/b.md'), type: FileChangeType.Created }];
	await connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
	const edit = await connection.sendRequest('workspace/willRenameFiles', {
		files: [{ oldUri: uri(plan), newUri: uri('plans/b.md') }],
	});
	expect(edit).toBeNull();
	expect(asked).toEqual(['files.readonlyInclude,files.readonlyExclude']);
	expect(shown).toEqual(['Pointers stay as they are. The settings of the editor make the file read-only: docs/a.md.']);
});
