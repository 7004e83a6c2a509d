import { afterEach, expect, test } from 'vitest';
import {
	type DocumentHighlight,
	DocumentHighlightKind,
	type DocumentSymbol,
	type FoldingRange,
	type Hover,
	type Location,
	type LocationLink,
	type WorkspaceSymbol,
} from 'vscode-languageserver';
import { type LspClient, startClient } from '../support/lspClient.ts';

const files = {
	'plans/active/TIDE-001/plan.md': `# Tides (TIDE-001)

### Phase A — Baseline

| ID | Task | State |
| --- | --- | --- |
| A1 | Store heights | [x] |
| A2 | Compare them with A1 | [ ] |
`,
	'plans/active/WAVE-002/plan.md': '# Waves (WAVE-002)\n\n- [ ] A1: Other\n',
	'docs/fix_plan.md': '## [TIDE-001] Tides\n- Status: in_progress\n',
	'notes.md': 'TIDE-001: A1–A2 are next, see src/a.py:1 and src/a.py:2\n',
	'src/a.py': 'def f():\n    return 1\n',
};

let client: LspClient;
afterEach(() => client.close());

/** Asks at a place of a file, line and character 0-based. */
const ask = <T>(method: string, path: string, line: number, character: number, more: object = {}): Promise<T> =>
	client.connection.sendRequest(`textDocument/${method}`, {
		textDocument: { uri: client.uri(path) },
		position: { line, character },
		...more,
	});

/** `notes.md:1:5-8`, root-relative, line 1-based, columns 0-based. */
const place = (uri: string, { start, end }: Location['range']) =>
	`${uri.slice(client.uri('').length + 1)}:${start.line + 1}:${start.character}-${end.character}`;

test('definition and hover of ids', async () => {
	client = await startClient(files);
	const links = await ask<LocationLink[]>('definition', 'notes.md', 0, 12);
	expect(links.map((link) => place(link.targetUri, link.targetSelectionRange))).toEqual([
		'plans/active/TIDE-001/plan.md:7:2-4',
		'plans/active/TIDE-001/plan.md:8:2-4',
		'plans/active/WAVE-002/plan.md:3:6-8',
	]);
	expect(links[0]?.originSelectionRange).toEqual({
		start: { line: 0, character: 10 },
		end: { line: 0, character: 15 },
	});
	const hover = await ask<Hover>('hover', 'plans/active/TIDE-001/plan.md', 7, 26);
	expect(JSON.stringify(hover.contents)).toContain('**A1** is done: Store heights');
	expect(await ask('definition', 'notes.md', 0, 20)).toBeNull();
});

const declared = { context: { includeDeclaration: true } };
const undeclared = { context: { includeDeclaration: false } };

test('references of an id and of a line of code', async () => {
	client = await startClient(files);
	expect(client.capabilities.referencesProvider).toBe(true);
	const found = await ask<Location[]>('references', 'plans/active/TIDE-001/plan.md', 6, 3, declared);
	expect(found.map(({ uri, range }) => place(uri, range))).toEqual([
		'plans/active/TIDE-001/plan.md:7:2-4',
		'notes.md:1:10-15',
		'plans/active/TIDE-001/plan.md:8:25-27',
	]);
	expect(await ask<Location[]>('references', 'plans/active/TIDE-001/plan.md', 6, 3, undeclared)).toHaveLength(2);
	const code = await ask<Location[]>('references', 'src/a.py', 1, 0, undeclared);
	expect(code.map(({ uri, range }) => place(uri, range))).toEqual(['notes.md:1:45-55']);
	expect(await ask('references', 'gone.md', 4, 0, declared)).toEqual([]);
});

test('a client of ours is asked for references in files of every language', async () => {
	client = await startClient(files, { referencesInAllFiles: true }, {}, undefined, {
		references: { dynamicRegistration: true },
	});
	expect(client.capabilities.referencesProvider).toBeUndefined();
	await ask('references', 'src/a.py', 1, 0, undeclared);
	expect(client.registered.map(({ method, registerOptions }) => [method, registerOptions])).toEqual([
		['textDocument/references', { documentSelector: [{ scheme: 'file' }] }],
	]);
});

test('symbols of a document and of the workspace', async () => {
	client = await startClient(files, {}, { second: { 'plans/b.md': '- [ ] A1: Elsewhere\n' } });
	const [phase] = await ask<DocumentSymbol[]>('documentSymbol', 'plans/active/TIDE-001/plan.md', 0, 0);
	expect(phase?.name).toBe('Phase A — Baseline');
	expect(
		phase?.children?.map(({ name, detail, range, selectionRange }) => [name, detail, range, selectionRange]),
	).toEqual([
		['A1 Store heights', 'done', lineRange(6, 0, 28), lineRange(6, 2, 4)],
		['A2 Compare them with A1', 'open', lineRange(7, 0, 35), lineRange(7, 2, 4)],
	]);
	const found: WorkspaceSymbol[] = await client.connection.sendRequest('workspace/symbol', { query: 'a1' });
	expect(found.map(({ name, containerName }) => `${name} | ${containerName ?? ''}`)).toEqual([
		'A1 Store heights | TIDE-001, Phase A',
		'A1 Other | WAVE-002',
		'A2 Compare them with A1 | TIDE-001, Phase A',
		'A1 Elsewhere | ',
	]);
});

const lineRange = (line: number, start: number, end: number) => ({
	start: { line, character: start },
	end: { line, character: end },
});

test('folding and highlights', async () => {
	client = await startClient(files);
	const folds = () => ask<FoldingRange[]>('foldingRange', 'plans/active/TIDE-001/plan.md', 0, 0);
	expect(await folds()).toEqual([{ startLine: 2, endLine: 7 }]);
	const highlights = await ask<DocumentHighlight[]>('documentHighlight', 'plans/active/TIDE-001/plan.md', 7, 26);
	expect(highlights.map(({ range, kind }) => [range.start.line, kind])).toEqual([
		[6, DocumentHighlightKind.Write],
		[7, DocumentHighlightKind.Read],
	]);
	await client.close();
	client = await startClient(files, { markdownFoldedByEditor: true });
	expect(await folds()).toEqual([]);
});

test('a client that leaves it to a setting has the outline while that asks for it', async () => {
	let isWanted = false;
	const told: string[] = [];
	client = await startClient(files, { outlineBySetting: true }, {}, (connection) => {
		connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => isWanted));
		connection.onRequest('client/unregisterCapability', () => {
			told.push('unregistered');
			return null;
		});
	});
	expect(client.capabilities.documentSymbolProvider).toBeUndefined();
	isWanted = true;
	await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
	await expect.poll(() => client.registered.map(({ method }) => method)).toEqual(['textDocument/documentSymbol']);
	isWanted = false;
	await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
	await expect.poll(() => told).toEqual(['unregistered']);
});
