import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver';
import { startClient } from '../support/lspClient.ts';

const path = 'plans/active/TIDE-001/plan.md';
const text = '# Tides (TIDE-001)\n\n### Phase A — Baseline\n\n- [ ] A1: Store, see docs/a.md:1\n- [ ] A2: after A1\n';

async function client(files: Record<string, string> = {}) {
	const started = await startClient({ [path]: text, 'docs/a.md': `see ${path}:5\n`, ...files });
	onTestFinished(() => started.close());
	const textDocument = { uri: started.uri(path) };
	const position = { line: 4, character: 7 };
	const range = { start: position, end: position };
	const questions: Readonly<Record<string, object>> = {
		'textDocument/hover': { position },
		'textDocument/definition': { position },
		'textDocument/references': { position, context: { includeDeclaration: true } },
		'textDocument/documentHighlight': { position },
		'textDocument/documentLink': {},
		'textDocument/documentSymbol': {},
		'textDocument/foldingRange': {},
		'textDocument/codeLens': {},
		'textDocument/inlayHint': { range },
		'textDocument/completion': { position },
		'textDocument/codeAction': { range, context: { diagnostics: [] } },
		'textDocument/prepareRename': { position },
		'textDocument/rename': { position, newName: 'A9' },
	};
	const ask = (method: string): Promise<unknown> =>
		started.connection.sendRequest(method, { textDocument, ...questions[method] });
	return { ...started, textDocument, questions, ask };
}

const isEmpty = (answer: unknown) => answer === null || (Array.isArray(answer) && answer.length === 0);

test('of a document that is gone, open or not, nothing is answered and nothing fails', async () => {
	const { questions, ask, folder, connection, textDocument, uri } = await client();
	const gone = { changes: [{ uri: uri(path), type: 3 }] };
	await connection.sendNotification('textDocument/didOpen', {
		textDocument: { ...textDocument, languageId: 'markdown', version: 1, text },
	});
	expect(isEmpty(await ask('textDocument/hover'))).toBe(false);
	rmSync(join(folder, path));
	await connection.sendNotification('workspace/didChangeWatchedFiles', gone);
	await expect.poll(async () => isEmpty(await ask('textDocument/hover'))).toBe(true);
	const isSilent = async () => {
		for (const method of Object.keys(questions)) {
			// A file that is no more may still be pointed at.
			if (method !== 'textDocument/references') {
				expect([method, isEmpty(await ask(method))]).toEqual([method, true]);
			}
		}
	};
	await isSilent();
	await connection.sendNotification('textDocument/didClose', { textDocument });
	await isSilent();
});

test('a document that is closed unsaved is again what the disk says', async () => {
	const { ask, connection, textDocument } = await client();
	await connection.sendNotification('textDocument/didOpen', {
		textDocument: { ...textDocument, languageId: 'markdown', version: 1, text: 'nothing\n' },
	});
	expect(isEmpty(await ask('textDocument/prepareRename'))).toBe(true);
	await connection.sendNotification('textDocument/didClose', { textDocument });
	expect(await ask('textDocument/prepareRename')).toMatchObject({ placeholder: 'A1' });
});

test('what is called off in the middle ends, and what is asked next is answered', async () => {
	const others = Object.fromEntries([...Array(300).keys()].map((i) => [`docs/${i}.md`, `see ${path}:5 and A1\n`]));
	const { questions, connection, textDocument, ask } = await client(others);
	for (const [method, params] of Object.entries(questions)) {
		const source = new CancellationTokenSource();
		const asked = connection.sendRequest(method, { textDocument, ...params }, source.token);
		await new Promise((resolve) => setTimeout(resolve, 0));
		source.cancel();
		// Whether it was done already or is refused: it ends.
		await asked.catch((error: Error) => expect(error.message).toMatch(/cancel/i));
	}
	expect(await ask('textDocument/prepareRename')).toMatchObject({ placeholder: 'A1' });
});
