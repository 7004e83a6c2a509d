import { setTimeout } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import type { DocumentLink, Hover, LocationLink } from 'vscode-languageserver';
import type { ProtocolConnection } from 'vscode-languageserver/node';
import type { ReadResult } from '../../src/ports/files.ts';
import type { TreeNode } from '../../src/protocol.ts';
import { type LspClient, startClient } from '../support/lspClient.ts';

const plan = `# Tides (TIDE-001)

### Phase A — Baseline
Goal: Know what is there.

| ID | Task | State |
| --- | --- | --- |
| A1 | Store heights | [x] |
| A2 | Compare them | [ ] |
`;

let client: LspClient;
afterEach(() => client.close());

const textDocument = (path: string) => ({ textDocument: { uri: client.uri(path) } });
const labels = (nodes: readonly TreeNode[]) => nodes.map((node) => `${node.label} | ${node.description ?? ''}`);

test('links, hovers and definitions of an unsaved text', async () => {
	client = await startClient({ 'plans/active/TIDE-001/plan.md': plan });
	await client.open('notes.md', 'see plans/active/TIDE-001/plan.md:8-9 there');
	const links: DocumentLink[] = await client.connection.sendRequest(
		'textDocument/documentLink',
		textDocument('notes.md'),
	);
	expect(links).toEqual([
		{
			range: { start: { line: 0, character: 4 }, end: { line: 0, character: 37 } },
			target: `${client.uri('plans/active/TIDE-001/plan.md')}#L8,1-L9,28`,
			tooltip: 'plans/active/TIDE-001/plan.md:8-9',
		},
	]);
	const position = { ...textDocument('notes.md'), position: { line: 0, character: 10 } };
	const hover: Hover = await client.connection.sendRequest('textDocument/hover', position);
	expect(JSON.stringify(hover.contents)).toContain('| A1 | Store heights | [x] |');
	const [definition]: LocationLink[] = await client.connection.sendRequest('textDocument/definition', position);
	expect(definition?.targetRange).toEqual({ start: { line: 7, character: 0 }, end: { line: 8, character: 27 } });
});

test('links that only a command can follow need a client that has one', async () => {
	const files = { 'a/x.py': '', 'b/x.py': '', 'docs/n.md': 'x.py and docs/' };
	client = await startClient(files);
	expect(await client.connection.sendRequest('textDocument/documentLink', textDocument('docs/n.md'))).toEqual([]);
	await client.close();
	client = await startClient(files, { openPointerCommand: 'do.open' });
	const links: DocumentLink[] = await client.connection.sendRequest(
		'textDocument/documentLink',
		textDocument('docs/n.md'),
	);
	expect(links.map((link) => decodeURIComponent(link.target ?? '').split('?')[0])).toEqual([
		'command:do.open',
		'command:do.open',
	]);
});

test('leaves to the editor what it links of Markdown by itself', async () => {
	const files = { 'docs/a.md': '', 'docs/n.md': '[a](a.md) [b](a.md:1) docs/a.md' };
	client = await startClient({ ...files, 'docs/a.md': 'one\n' }, { markdownLinksByEditor: true });
	const links: DocumentLink[] = await client.connection.sendRequest(
		'textDocument/documentLink',
		textDocument('docs/n.md'),
	);
	expect(links.map((link) => link.range.start.character)).toEqual([14, 22]);
});

test('gives the tree level by level, by ids that stay', async () => {
	client = await startClient({ 'plans/active/TIDE-001/plan.md': plan });
	const top = await client.request('planNavigator/children', { view: 'phases' });
	expect(labels(top)).toEqual(['TIDE-001 | 1/2 · active · Tides']);
	const phases = await client.request('planNavigator/children', { view: 'phases', parent: top[0]?.id ?? '' });
	expect(labels(phases)).toEqual(['Phase A | 1/2 · Baseline']);
	const tasks = await client.request('planNavigator/children', { view: 'phases', parent: phases[0]?.id ?? '' });
	expect(labels(tasks)).toEqual(['A1 | done · Store heights', 'A2 | open · Compare them']);
	expect(tasks[0]?.place?.range?.start.line).toBe(7);
	expect(tasks[0]?.pointer).toBe('plans/active/TIDE-001/plan.md:8');
	const path = await client.request('planNavigator/path', {
		uri: client.uri('plans/active/TIDE-001/plan.md'),
		line: 8,
	});
	expect(path.map((node) => node.id)).toEqual([top[0]?.id, phases[0]?.id, tasks[1]?.id]);
});

test('gives several folders a level of their own', async () => {
	client = await startClient({ 'plans/a.md': plan }, {}, { second: { 'plans/b.md': '# B\n\n- [ ] B1: Do it\n' } });
	const top = await client.request('planNavigator/children', { view: 'phases' });
	expect(top.map((node) => [node.kind, node.label])).toEqual([
		['folder', 'root'],
		['folder', 'second'],
	]);
	const second = await client.request('planNavigator/children', { view: 'phases', parent: top[1]?.id ?? '' });
	expect(second.map((node) => node.label)).toEqual(['Other plans']);
});

test('tells of a checkout of many files once', async () => {
	client = await startClient({ 'plans/active/TIDE-001/plan.md': plan });
	await client.request('planNavigator/overview', {});
	await setTimeout(300);
	const before = client.changes();
	const start = performance.now();
	for (let i = 0; i < 300; i++) {
		client.write(`plans/active/TIDE-001/p${i}.md`, `# P${i}\n\n- [ ] X${i}: Do it\n`);
		await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
			changes: [{ uri: client.uri(`plans/active/TIDE-001/p${i}.md`), type: 1 }],
		});
	}
	await setTimeout(500);
	// Once when all is quiet, and while changes keep coming no more often than every 800 ms.
	expect(client.changes() - before).toBeLessThanOrEqual(1 + (performance.now() - start) / 800);
	const [top] = await client.request('planNavigator/children', { view: 'phases' });
	expect(top?.description).toBe('1/302 · active · Tides');
});

test('answers emptily for what is gone', async () => {
	client = await startClient({ 'plans/a.md': plan });
	expect(await client.request('planNavigator/children', { view: 'phases', parent: 'file:///nowhere x' })).toEqual([]);
	expect(await client.request('planNavigator/path', { uri: 'file:///elsewhere.md', line: 3 })).toEqual([]);
	expect(
		await client.connection.sendRequest('textDocument/hover', {
			...textDocument('gone.md'),
			position: { line: 9, character: 9 },
		}),
	).toBeNull();
});

test('says which folder is empty and counts what is open', async () => {
	client = await startClient(
		{
			'input.md':
				'Focus: TIDE-001 / Phase A\nDo Now:\n1. TIDE-001 — A1 heights — tests: none — x\n2. TIDE-001 — A2 compare — tests: none — y\n',
			'plans/active/TIDE-001/plan.md': plan,
		},
		{},
		{ bare: { 'README.md': 'nothing' } },
	);
	const { folders } = await client.request('planNavigator/overview', {});
	expect(folders.map(({ name, status, openDoNow, brief }) => [name, status, openDoNow, brief !== undefined])).toEqual([
		['root', 'ready', 1, true],
		['bare', 'empty', 0, false],
	]);
	const below = async (view: 'phases' | 'focus', text = '') => {
		const [, bare] = await client.request('planNavigator/children', { view });
		const parent = bare?.id ?? '';
		return (await client.request('planNavigator/children', { view, parent, text })).map(({ label }) => label);
	};
	expect([await below('phases'), await below('phases', 'tides'), await below('focus')]).toEqual([
		['No plans'],
		['No plans that pass the filter'],
		['No brief'],
	]);
});

test('tells the branch that is checked out in a folder, none where git is not asked', async () => {
	const files = { '.git/HEAD': 'ref: refs/heads/side\n', '.git/objects/x': '', '.git/refs/x': '' };
	for (const [trusted, branch] of [[true, 'side'] as const, [false, null] as const]) {
		client = await startClient(files, { trusted });
		const folder = client.uri('').replace(/\/$/, '');
		expect(await client.request('planNavigator/branch', { folder })).toBe(branch);
		await client.close();
	}
	client = await startClient({});
	expect(await client.request('planNavigator/branch', { folder: 'file:///elsewhere' })).toBeNull();
});

test('says of a folder without plans where other documents have phases or tasks', async () => {
	client = await startClient({ 'docs/plans/a.md': plan }, {}, { bare: { 'README.md': 'nothing' } });
	const { folders } = await client.request('planNavigator/overview', {});
	expect(folders.map(({ name, status, plansElsewhere }) => [name, status, plansElsewhere])).toEqual([
		['root', 'empty', true],
		['bare', 'empty', false],
	]);
	const elsewhere = await client.request('planNavigator/plansElsewhere', { folder: folders[0]?.uri ?? '' });
	expect(elsewhere).toEqual({
		plans: ['plans/**/*.md'],
		places: [{ glob: 'docs/plans/**/*.md', count: 1, example: 'docs/plans/a.md' }],
	});
	const closed = await client.request('planNavigator/plansElsewhere', { folder: 'file:///closed' });
	expect(closed).toEqual({ plans: [], places: [] });
});

test('says how many plans a folder has', async () => {
	client = await startClient({ 'plans/active/TIDE-001/plan.md': plan, 'plans/loose.md': '- [ ] L1: loose\n' });
	const { folders } = await client.request('planNavigator/overview', {});
	expect(folders.map(({ plans }) => plans)).toEqual([2]);
});

test('reads a virtual workspace through the client', async () => {
	client = await startClient({});
	const asked: string[] = [];
	const files: Record<string, string> = {
		'plans/active/TIDE-001/plan.md': plan,
		'n.md': 'plans/active/TIDE-001/plan.md:8',
	};
	client.connection.onRequest('planNavigator/files/list', () => {
		asked.push('list');
		return { files: Object.keys(files), notEntered: [], truncated: false };
	});
	client.connection.onRequest('planNavigator/files/read', async ({ path }: { path: string }): Promise<ReadResult> => {
		asked.push(path);
		const text = files[path];
		return text === undefined ? { problem: 'missing', message: `${path} does not exist.` } : { text };
	});
	const virtual = 'vscode-vfs://github/someone/tides';
	await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
		event: { added: [{ uri: virtual, name: 'tides' }], removed: [] },
	});
	const top = await client.request('planNavigator/children', { view: 'phases' });
	const tides = await client.request('planNavigator/children', { view: 'phases', parent: top[1]?.id ?? '' });
	expect(tides.map((node) => node.label)).toEqual(['TIDE-001']);
	const links: DocumentLink[] = await client.connection.sendRequest('textDocument/documentLink', {
		textDocument: { uri: `${virtual}/n.md` },
	});
	expect(links.map((link) => link.target)).toEqual([`${virtual}/plans/active/TIDE-001/plan.md#L8`]);
	expect(asked).toContain('list');
});

test('a client without settings gets those that the folder keeps for editors', async () => {
	client = await startClient({
		'.vscode/settings.json':
			'{\n\t// our own\n\t"planNavigator.plans": ["work/*.md"], "planNavigator.states": { "[W]": "blocked" }\n}',
		'work/a.md': '- [W] A1: Wait\n',
		'plans/b.md': '- [ ] B1: Not looked at\n',
	});
	const [other] = await client.request('planNavigator/children', { view: 'phases' });
	const [document] = await client.request('planNavigator/children', { view: 'phases', parent: other?.id ?? '' });
	const tasks = await client.request('planNavigator/children', { view: 'phases', parent: document?.id ?? '' });
	expect(labels(tasks)).toEqual(['A1 | blocked · Wait']);
});

test('what is wrong in the settings is told once, in one notice', async () => {
	const told: string[] = [];
	const listen = (connection: ProtocolConnection) =>
		connection.onNotification('window/showMessage', ({ message }) => void told.push(message));
	client = await startClient({ '.vscode/settings.json': '{"planNavigator.codeLens": 1}' }, {}, {}, listen);
	const write = async (text: string) => {
		client.write('.vscode/settings.json', text);
		await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
		await client.request('planNavigator/overview', {});
	};
	await client.request('planNavigator/overview', {});
	await write('{"planNavigator.codeLens": 1, "planNavigator.brief": 2, "planNavigator.inlayHints": 3}');
	await write('{"planNavigator.codeLens": 1}');
	expect(told.map((message) => message.replace(/ must be .*?; its default is used\./g, ''))).toEqual([
		'The setting planNavigator.codeLens',
		'The setting planNavigator.brief The setting planNavigator.inlayHints',
	]);
});
