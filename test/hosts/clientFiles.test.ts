import { expect, test } from 'vitest';
import { neverCancelled } from '../../src/base/cancel.ts';
import { ClientFiles, type FileClient } from '../../src/hosts/clientFiles.ts';

/** Files over a client that gives the same answer to everything, with what was sent to it and what was logged. */
function filesOver(answer: (path: string) => unknown) {
	const sent: string[] = [];
	const warnings: string[] = [];
	const client: FileClient = {
		async send(method, params) {
			sent.push(`${method} ${JSON.stringify(params)}`);
			return answer('path' in params ? params.path : '');
		},
	};
	const limits = { exclude: ['data/**'], maxFileBytes: 1024 };
	const log = {
		info: () => {},
		warn: (message: string) => void warnings.push(message),
		error: () => {},
		tell: () => {},
	};
	return { files: new ClientFiles(client, 'vscode-vfs://github/a/b', limits, log), sent, warnings };
}

test('asks the client and hands its answer on', async () => {
	const listing = { files: ['input.md'], notEntered: ['data'], truncated: false };
	const list = filesOver(() => listing);
	expect(await list.files.list(neverCancelled)).toEqual(listing);
	const read = filesOver(() => ({ text: '# A' }));
	expect(await read.files.read('a b.md')).toEqual({ text: '# A' });
	const missing = { problem: 'missing', message: 'a.md does not exist.' };
	expect(await filesOver(() => missing).files.read('a.md')).toEqual(missing);
	const kind = filesOver(() => 'folder');
	expect(await kind.files.kindOf('')).toBe('folder');
	expect(await filesOver(() => null).files.kindOf('a')).toBeUndefined();
	expect([...list.sent, ...read.sent, ...kind.sent]).toEqual([
		'planNavigator/files/list {"folder":"vscode-vfs://github/a/b","exclude":["data/**"],"maxFiles":200000}',
		'planNavigator/files/read {"folder":"vscode-vfs://github/a/b","path":"a b.md","maxFileBytes":1024}',
		'planNavigator/files/kindOf {"folder":"vscode-vfs://github/a/b","path":""}',
	]);
});

test.each([
	['fails', () => Promise.reject(new Error('connection closed'))],
	['answers with something else', () => ({ files: 'all of them', problem: 'tired' })],
])('has found nothing where the client %s', async (_, answer) => {
	const { files, warnings } = filesOver(answer);
	// A workspace that has no files is another thing, and would be remembered.
	await expect(files.list(neverCancelled)).rejects.toThrow('The editor gives no list of the files.');
	await expect(files.find(['**'], neverCancelled)).rejects.toThrow('The editor gives no list of the files.');
	expect(await files.read('a.md')).toEqual({
		problem: 'failed',
		message: 'a.md cannot be read because the editor gives no answer.',
	});
	expect(await files.kindOf('a.md')).toBeUndefined();
	expect(warnings).toHaveLength(3);
	expect(warnings[0]).toMatch(/^The client gives no answer to planNavigator\/files\/list: /);
});

test('says once that the client gives no answer, and once more where it has given one meanwhile', async () => {
	const listing = { files: ['a.md'], notEntered: [], truncated: false };
	const answers: unknown[] = ['none', 'none', listing, 'none'];
	const { files, warnings } = filesOver(() => answers.shift());
	const list = () => files.list(neverCancelled).catch(() => 'failed');
	expect([await list(), await list(), await list(), await list()]).toEqual(['failed', 'failed', listing, 'failed']);
	expect(warnings).toHaveLength(2);
});

test('never asks for what lies outside', async () => {
	const { files, sent } = filesOver(() => 'file');
	for (const path of ['../a.md', '/etc/hosts', 'a/../../b.md', '..']) {
		expect(await files.read(path)).toMatchObject({ problem: 'outside' });
		expect(await files.kindOf(path)).toBeUndefined();
		expect(await files.whyNotCreate(path)).toBe(`${path} is no place for a file in the workspace.`);
	}
	expect(sent).toEqual([]);
});

test('says what is in the way of a new file', async () => {
	const kinds: Record<string, string> = { plans: 'folder', 'notes.md': 'file' };
	const { files } = filesOver((path) => kinds[path] ?? null);
	expect(await files.whyNotCreate('plans/active/A/new.md')).toBeUndefined();
	expect(await files.whyNotCreate('new.md')).toBeUndefined();
	expect(await files.whyNotCreate('notes.md/deep/new.md')).toBe('notes.md is a file, not a folder.');
	expect(await files.whyNotCreate('.git/hooks/pre-commit')).toBe('.git/hooks/pre-commit belongs to git.');
});

test('a file that is read-only can move, out of a folder that is not', async () => {
	const { files, sent } = filesOver((path) => path === 'plans/a.md' || path === 'docs');
	expect(await files.whyNotChange('plans/a.md')).toBe('The file is read-only: plans/a.md.');
	expect(await files.whyNotRemove('plans/a.md')).toBeUndefined();
	expect(await files.whyNotRemove('docs/b.md')).toBe('The folder is read-only: docs.');
	expect(sent.at(-1)).toBe('planNavigator/files/isReadOnly {"folder":"vscode-vfs://github/a/b","path":"docs"}');
	expect(await files.whyNotRemove('../b.md')).toBe('../b.md lies outside the workspace and is not moved.');
});

test('tells listeners what changed until it is disposed', () => {
	const { files } = filesOver(() => null);
	const heard: unknown[] = [];
	files.onDidChange((changes) => heard.push(changes));
	files.changed('all');
	files.dispose();
	files.changed('all');
	expect(heard).toEqual(['all']);
});
