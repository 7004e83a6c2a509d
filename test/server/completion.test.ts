import { afterEach, expect, test } from 'vitest';
import type { CompletionItem, CompletionList } from 'vscode-languageserver';
import { type LspClient, startClient } from '../support/lspClient.ts';

let client: LspClient;
afterEach(() => client.close());

const files = {
	'plans/a.md': '# Plan\n\n## Setting up\n\ntext\n',
	'docs/guide.md': '# Guide\n',
};

/** What is offered at the end of a one-line document. */
const at = (path: string, text: string, triggerCharacter?: string): Promise<CompletionList | null> =>
	client.connection.sendRequest('textDocument/completion', {
		textDocument: { uri: client.uri(path) },
		position: { line: 0, character: text.length },
		context: triggerCharacter === undefined ? { triggerKind: 1 } : { triggerKind: 2, triggerCharacter },
	});

test('items replace the word before the cursor, keep their order and are described when they are looked at', async () => {
	client = await startClient(files);
	await client.open('notes.md', 'see plans/a.md:');
	const list = await at('notes.md', 'see plans/a.md:', ':');
	const here = { line: 0, character: 15 };
	expect(list?.items.map(({ label, sortText, textEdit }) => ({ label, sortText, textEdit }))).toEqual([
		{ label: '1 Plan', sortText: '0000', textEdit: { newText: '1', range: { start: here, end: here } } },
		{ label: '3 Setting up', sortText: '0001', textEdit: { newText: '3', range: { start: here, end: here } } },
	]);
	const [first] = list?.items ?? [];
	const resolved: CompletionItem = await client.connection.sendRequest('completionItem/resolve', first);
	expect(JSON.stringify(resolved.documentation)).toContain('# Plan');
});

test('a client that knows inserting from replacing gets both, and a folder asks again where there is a command', async () => {
	const completionItem = { insertReplaceSupport: true };
	client = await startClient(files, { suggestCommand: 'ask.again' }, {}, () => {}, { completion: { completionItem } });
	await client.open('notes.md', 'see pl, then');
	const list = await at('notes.md', 'see pl');
	const start = { line: 0, character: 4 };
	const end = { line: 0, character: 6 };
	expect(list?.items.find(({ label }) => label === 'plans/')).toMatchObject({
		textEdit: { newText: 'plans/', insert: { start, end }, replace: { start, end } },
		command: { command: 'ask.again' },
	});
});

test('nothing comes where only a colon or a hash was typed, and link targets are left to the editor', async () => {
	client = await startClient(files, { markdownLinksByEditor: true });
	await client.open('notes.md', 'note:');
	expect(await at('notes.md', 'note:', ':')).toBeNull();
	await client.open('links.md', '[x](docs/');
	expect((await at('links.md', '[x](docs/', '/'))?.items).toEqual([]);
	await client.open('links.txt', '[x](docs/');
	expect((await at('links.txt', '[x](docs/', '/'))?.items.map(({ label }) => label)).toEqual(['guide.md']);
});

test('a file keeps the icon of its name where the client shows its folder beside it', async () => {
	const details = async (completion: object) => {
		client = await startClient(files, {}, {}, () => {}, { completion });
		await client.open('notes.md', 'see guide');
		const file = (await at('notes.md', 'see guide'))?.items.find(({ label }) => label === 'guide.md');
		return [file?.detail, file?.labelDetails?.description];
	};
	const [detail, description] = await details({});
	expect([detail, description]).toEqual(['docs', 'docs']);
	await client.close();
	expect(await details({ completionItem: { labelDetailsSupport: true } })).toEqual([undefined, 'docs']);
});
