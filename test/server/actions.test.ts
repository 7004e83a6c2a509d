import { afterEach, expect, test } from 'vitest';
import type { CodeAction, TextDocumentEdit, TextEdit } from 'vscode-languageserver';
import { type LspClient, startClient } from '../support/lspClient.ts';

let client: LspClient;
afterEach(() => client.close());

/** What is offered on a line of `docs/a.md`, the first one unless named. @param line 0-based */
async function offered(files: Record<string, string>, resolves = true, line = 0, character = 0): Promise<CodeAction[]> {
	client = await startClient(files, {}, {}, undefined, {
		codeAction: resolves ? { resolveSupport: { properties: ['edit'] } } : {},
	});
	const at = { line, character };
	return client.connection.sendRequest('textDocument/codeAction', {
		textDocument: { uri: client.uri('docs/a.md') },
		range: { start: at, end: at },
		context: { diagnostics: [] },
	});
}

const titles = (actions: readonly CodeAction[]) =>
	actions.map(({ title, isPreferred }) => `${isPreferred ? '* ' : ''}${title}`);

/** What an action writes: `path:line:start-end text`. */
const written = ({ edit }: CodeAction) =>
	((edit?.documentChanges ?? []) as TextDocumentEdit[]).flatMap(({ textDocument, edits }) =>
		(edits as TextEdit[]).map(
			({ range: { start, end }, newText }) =>
				`${textDocument.uri.replace(/^.*\/root\//, '')}:${start.line + 1}:${start.character}-${end.character} ${newText}`,
		),
	);

test('offers the one file that is meant, and to mend all alike', async () => {
	const actions = await offered({
		'docs/a.md': 'see docs/old/b.md\nand docs/old/b.md again\n',
		'docs/c.md': 'see docs/old/b.md:1\n',
		'docs/new/b.md': '# B\n',
	});
	expect(titles(actions)).toEqual([
		'* Point at docs/new/b.md',
		'Create docs/old/b.md',
		'Fix all like this in this file (pointer-missing-file)',
		'Fix all like this in the workspace (pointer-missing-file)',
		'Ignore pointer-missing-file here',
	]);
	expect(written(actions[0] as CodeAction)).toEqual(['docs/a.md:1:4-17 docs/new/b.md']);
	const all: CodeAction = await client.connection.sendRequest('codeAction/resolve', actions[3]);
	expect(written(all)).toEqual([
		'docs/a.md:1:4-17 docs/new/b.md',
		'docs/a.md:2:4-17 docs/new/b.md',
		'docs/c.md:1:4-17 docs/new/b.md',
	]);
	expect(all.edit?.changeAnnotations?.['preview']?.needsConfirmation).toBe(true);
});

test('mends all of a document for Fix All, and is not among the quick fixes', async () => {
	await offered({
		'docs/a.md': 'see docs/old/b.md, docs/gone.md\nand docs/old/b.md again\n',
		'docs/c.md': 'see docs/old/b.md\n',
		'docs/new/b.md': '# B\n',
		'docs/d.md': 'see docs/gone.md\n',
	});
	const sourceOf = (path: string, only: string): Promise<CodeAction[]> =>
		client.connection.sendRequest('textDocument/codeAction', {
			textDocument: { uri: client.uri(path) },
			range: { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } },
			context: { diagnostics: [], only: [only] },
		});
	const [action, ...others] = await sourceOf('docs/a.md', 'source.fixAll');
	expect([action?.title, action?.kind, ...others]).toEqual([
		'Fix all that Plan Navigator can fix',
		'source.fixAll.planNavigator',
	]);
	expect(written(action as CodeAction)).toEqual(['docs/a.md:1:4-17 docs/new/b.md', 'docs/a.md:2:4-17 docs/new/b.md']);
	expect(await sourceOf('docs/d.md', 'source')).toEqual([]);
	expect(await sourceOf('docs/a.md', 'source.organizeImports')).toEqual([]);
});

test('on a line with several findings, their fixes come first, and each rule is ignored or fixed everywhere once', async () => {
	const actions = await offered({
		'docs/a.md': 'see docs/old/b.md, docs/gone.md and docs/c.md:99\n',
		'docs/new/b.md': '# B\n',
		'docs/c.md': '# C\n',
	});
	expect(titles(actions)).toEqual([
		'* Point at docs/new/b.md',
		'Create docs/old/b.md',
		'Create docs/gone.md',
		'Point at the last line, 1',
		'Fix all like this in this file (pointer-missing-file)',
		'Fix all like this in the workspace (pointer-missing-file)',
		'Ignore pointer-missing-file here',
		'Ignore pointer-missing-line here',
	]);
	// VS Code puts actions that name no finding behind those that do.
	expect(actions.map(({ diagnostics }) => diagnostics?.length)).toEqual([1, 1, 1, 1, 2, 2, 2, 1]);
});

test('under the cursor, what mends the pointer there and no other on its line', async () => {
	const files = {
		'docs/a.md': 'see docs/old/b.md and docs/fixplan.md:1\n',
		'docs/new/b.md': '# B\n',
		'docs/fix_plan.md': '# L\n',
	};
	expect(titles(await offered(files, false, 0, 27)).slice(0, 2)).toEqual([
		'Point at docs/fix_plan.md',
		'Create docs/fixplan.md',
	]);
	client.close();
	expect(titles(await offered(files, false, 0, 6)).slice(0, 2)).toEqual([
		'* Point at docs/new/b.md',
		'Create docs/old/b.md',
	]);
});

test.each([
	[[''], true],
	[['quickfix'], true],
	[['refactor'], false],
	[['source'], false],
])('of the kinds %j a fix is one: %s', async (only, isOne) => {
	client = await startClient({ 'docs/a.md': 'see docs/gone.md\n' });
	const at = { line: 0, character: 0 };
	const actions: CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', {
		textDocument: { uri: client.uri('docs/a.md') },
		range: { start: at, end: at },
		context: { diagnostics: [], only },
	});
	expect(actions.length > 0).toBe(isOne);
});

test('offers no edit that a client could not ask for', async () => {
	const actions = await offered({ 'docs/a.md': 'see docs/old/b.md\n', 'docs/new/b.md': '# B\n' }, false);
	expect(titles(actions)).not.toContainEqual(expect.stringContaining('Fix all'));
});

test('offers the nearest heading and the nearest name', async () => {
	const actions = await offered({
		'docs/a.md': 'see docs/b.md#frist-steps and src/a.py::TestA::test_hights\n',
		'docs/b.md': '# First steps\n',
		'src/a.py': 'class TestA:\n    def test_heights(self):\n        pass\n',
	});
	expect(titles(actions).filter((title) => title.startsWith('*'))).toEqual([
		'* Point at #first-steps',
		'* Point at TestA::test_heights',
	]);
});

test('ignores behind a text, above a heading and inside a row', async () => {
	const ignored = async (text: string, line = 0) => {
		const action = (await offered({ 'docs/a.md': text }, true, line)).find(({ title }) => title.startsWith('Ignore'));
		await client.close();
		return action && written(action);
	};
	expect(await ignored('see docs/gone.md\n')).toEqual([
		'docs/a.md:1:16-16  <!-- plan-nav-ignore pointer-missing-file -->',
	]);
	expect(await ignored('# see docs/gone.md\n')).toEqual([
		'docs/a.md:1:0-0 <!-- plan-nav-ignore pointer-missing-file -->\n',
	]);
	const row = '| ID | Task | State |\n| --- | --- | --- |\n| A1 | see docs/gone.md | done |\n';
	expect(await ignored(row, 2)).toEqual(['docs/a.md:3:23-23  <!-- plan-nav-ignore pointer-missing-file -->']);
	const header = '- [ ] A1: Store\n\n  | see docs/gone.md | Task |\n  | --- | --- |\n  | A1 | Store |\n';
	expect(await ignored(header, 2)).toEqual(['docs/a.md:3:2-2 <!-- plan-nav-ignore pointer-missing-file -->\n  ']);
	client = await startClient({});
});

test('an unknown state is set to any, in the spelling of its table', async () => {
	const text =
		'| ID | Task | State |\n| --- | --- | --- |\n| A1 | Store | [Q] |\n| A2 | Load | `[D]` |\n| A3 | Show | `[P]` |\n';
	const actions = await offered({ 'docs/a.md': text }, true, 2);
	const found = titles(actions).filter((title) => title.startsWith('Set to'));
	expect(found).toHaveLength(5);
	expect(found.join(' ')).toContain('[D]');
});
