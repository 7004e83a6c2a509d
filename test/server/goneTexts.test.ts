import { rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { FileChangeType, type PublishDiagnosticsParams } from 'vscode-languageserver';
import type { InitializationOptions } from '../../src/protocol.ts';
import { type LspClient, startClient } from '../support/lspClient.ts';

let client: LspClient;
afterEach(() => client.close());

const plan = '# Tides\n\n## Phase A\n\n- [ ] A1: See `src/gone/none.py`\n';
const phase = 'plans/active/TIDE-001/phase.md';
const unsaved = `${plan}\n## Phase B\n\n- [ ] B1: Unsaved\n`;

/** What the client was told last of each document. */
const told = new Map<string, number>();

const start = async (files: Record<string, string>, options: InitializationOptions = {}) => {
	told.clear();
	client = await startClient(files, options, {}, (connection) =>
		connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: PublishDiagnosticsParams) => {
			told.set(uri, diagnostics.length);
		}),
	);
};
const say = (type: FileChangeType, ...paths: string[]) =>
	client.connection.sendNotification('workspace/didChangeWatchedFiles', {
		changes: paths.map((path) => ({ uri: client.uri(path), type })),
	});
const type = (path: string, version: number, text: string) =>
	client.connection.sendNotification('textDocument/didChange', {
		textDocument: { uri: client.uri(path), version },
		contentChanges: [{ text }],
	});
const close = (path: string) =>
	client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: client.uri(path) } });
/** Takes a file or folder off the disk and says so. */
const remove = async (path: string) => {
	rmSync(join(client.folder, path), { recursive: true });
	await say(FileChangeType.Deleted, path);
};
/** The phases that a workspace has. */
const phases = async () => {
	const found: { name: string }[] | null = await client.connection.sendRequest('workspace/symbol', { query: 'phase' });
	return (found ?? []).flatMap(({ name }) => (name.startsWith('Phase') ? [name] : [])).sort();
};

test('a plan that is gone from the disk is gone though an editor holds its text, until somebody types', async () => {
	await start({ [phase]: plan });
	await client.open(phase, plan);
	await expect.poll(() => told.get(client.uri(phase))).toBe(1);
	// The folder goes as one event.
	await remove('plans/active/TIDE-001');
	await expect.poll(phases).toEqual([]);
	await expect.poll(() => told.get(client.uri(phase))).toBe(0);
	await type(phase, 2, unsaved);
	await expect.poll(phases).toEqual(['Phase A', 'Phase B']);
	// Typing after that is on its way to the disk, so that a refresh takes nothing from it.
	await client.request('planNavigator/refresh', {});
	await new Promise((resolve) => setTimeout(resolve, 100));
	expect(await phases()).toEqual(['Phase A', 'Phase B']);
});

test('a text is the editor’s again when its file comes back', async () => {
	await start({ 'plans/a.md': plan });
	await client.open('plans/a.md', unsaved);
	await expect.poll(phases).toEqual(['Phase A', 'Phase B']);
	await remove('plans/a.md');
	await expect.poll(phases).toEqual([]);
	client.write('plans/a.md', plan);
	await say(FileChangeType.Created, 'plans/a.md');
	await expect.poll(phases).toEqual(['Phase A', 'Phase B']);
});

test('a file that git deletes and makes again at once keeps the text of its editor', async () => {
	await start({ 'plans/a.md': plan });
	await client.open('plans/a.md', unsaved);
	await expect.poll(phases).toEqual(['Phase A', 'Phase B']);
	await say(FileChangeType.Deleted, 'plans/a.md');
	await say(FileChangeType.Created, 'plans/a.md');
	await new Promise((resolve) => setTimeout(resolve, 100));
	expect(await phases()).toEqual(['Phase A', 'Phase B']);
});

test('a plan that an editor renames is there once, under its new name', async () => {
	await start({ 'plans/a.md': plan });
	await client.open('plans/a.md', plan);
	await expect.poll(phases).toEqual(['Phase A']);
	client.write('plans/b.md', plan);
	rmSync(join(client.folder, 'plans/a.md'));
	await say(FileChangeType.Deleted, 'plans/a.md');
	await say(FileChangeType.Created, 'plans/b.md');
	await close('plans/a.md');
	await client.open('plans/b.md', plan);
	await expect.poll(phases).toEqual(['Phase A']);
});

test('a refresh, and a server that is started again, look at what an editor holds', async () => {
	await start({ 'plans/a.md': plan }, { watchesFiles: true });
	await client.open('plans/a.md', plan);
	await expect.poll(phases).toEqual(['Phase A']);
	await rm(join(client.folder, 'plans/a.md'));
	await client.request('planNavigator/refresh', {});
	await expect.poll(phases).toEqual([]);
	await close('plans/a.md');
	// As VS Code does it for each text that it holds.
	await client.open('plans/a.md', plan);
	await expect.poll(phases).toEqual([]);
});

test('another editor opens a file to make it', async () => {
	await start({ 'plans/a.md': '# A\n' });
	await client.open('plans/new.md', plan);
	await new Promise((resolve) => setTimeout(resolve, 100));
	expect(await phases()).toEqual(['Phase A']);
});

test('what is typed after that stays when settings change', async () => {
	await start({ 'plans/a.md': plan }, { watchesFiles: true });
	await client.open('plans/a.md', plan);
	await remove('plans/a.md');
	await expect.poll(phases).toEqual([]);
	await type('plans/a.md', 2, unsaved);
	await expect.poll(phases).toEqual(['Phase A', 'Phase B']);
	await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
	await new Promise((resolve) => setTimeout(resolve, 200));
	expect(await phases()).toEqual(['Phase A', 'Phase B']);
});

test('a file that another editor is about to make is there whatever else changes', async () => {
	await start({ 'plans/a.md': '# A\n' });
	await client.open('plans/new.md', plan);
	await expect.poll(phases).toEqual(['Phase A']);
	await client.request('planNavigator/refresh', {});
	await new Promise((resolve) => setTimeout(resolve, 200));
	expect(await phases()).toEqual(['Phase A']);
});

test('what was typed, saved and deleted again is gone', async () => {
	await start({ 'plans/a.md': plan });
	await client.open('plans/a.md', plan);
	await expect.poll(() => told.get(client.uri('plans/a.md'))).toBe(1);
	await remove('plans/a.md');
	await expect.poll(phases).toEqual([]);
	await type('plans/a.md', 2, unsaved);
	await expect.poll(phases).toEqual(['Phase A', 'Phase B']);
	client.write('plans/a.md', unsaved);
	await say(FileChangeType.Created, 'plans/a.md');
	await new Promise((resolve) => setTimeout(resolve, 100));
	await rm(join(client.folder, 'plans/a.md'));
	await client.request('planNavigator/refresh', {});
	await expect.poll(phases).toEqual([]);
});
