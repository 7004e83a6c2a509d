import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import {
	createProtocolConnection,
	type DocumentLink,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver/node';

const root = join(import.meta.dirname, '../..');

test('plan-nav lsp speaks LSP on standard input and output, and ends with its client', {
	timeout: 20_000,
}, async () => {
	const server = spawn(process.execPath, [join(root, 'dist/cli.js'), 'lsp'], { stdio: ['pipe', 'pipe', 'inherit'] });
	const ended = new Promise<number | null>((resolve) => server.on('exit', resolve));
	const connection = createProtocolConnection(
		new StreamMessageReader(server.stdout),
		new StreamMessageWriter(server.stdin),
	);
	connection.listen();
	const uri = pathToFileURL(join(root, 'test/workspaces/sample')).href;
	await connection.sendRequest('initialize', {
		processId: process.pid,
		rootUri: uri,
		capabilities: {},
		workspaceFolders: [{ uri, name: 'sample' }],
	});
	await connection.sendNotification('initialized', {});
	const links: DocumentLink[] = await connection.sendRequest('textDocument/documentLink', {
		textDocument: { uri: `${uri}/input.md` },
	});
	expect(links.map((link) => link.target)).toContain(`${uri}/plans/tide_table_test_plan.md#L5`);
	await connection.sendRequest('shutdown');
	await connection.sendNotification('exit');
	expect(await ended).toBe(0);
	connection.dispose();
});
