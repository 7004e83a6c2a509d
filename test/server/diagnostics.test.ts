import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import { Checker } from '../../src/server/checker.ts';
import { PlanService } from '../../src/service.ts';
import { type LspClient, startClient } from '../support/lspClient.ts';
import { memoryPorts } from '../support/memoryWorkspace.ts';

let client: LspClient | undefined;
afterEach(async () => {
	await client?.close();
	client = undefined;
});

/** Collects what a client is told, by path: `2: message` a finding, and waits for what is to come. */
async function listen(files: Record<string, string>, hear: (params: PublishDiagnosticsParams) => void = () => {}) {
	const started = await startClient(files, {}, {}, (connection) => {
		connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
			told.set(params.uri, params);
			hear(params);
			for (const look of waiting) {
				look();
			}
		});
	});
	const told = new Map<string, PublishDiagnosticsParams>();
	const waiting = new Set<() => void>();
	client = started;
	const until = (path: string, isSo: (params: PublishDiagnosticsParams) => boolean) =>
		new Promise<string[]>((resolve, reject) => {
			const timer = setTimeout(
				() => reject(new Error(`${path}: ${JSON.stringify(told.get(started.uri(path)))}`)),
				5000,
			);
			const look = () => {
				const params = told.get(started.uri(path));
				if (params !== undefined && isSo(params)) {
					clearTimeout(timer);
					waiting.delete(look);
					resolve(params.diagnostics.map(({ range, message }) => `${range.start.line + 1}: ${message}`));
				}
			};
			waiting.add(look);
			look();
		});
	return { client: started, until };
}

test('tells what is wrong in documents that nobody opened, and takes it back', async () => {
	const { client, until } = await listen({ 'docs/a.md': 'see docs/gone.md\n', 'docs/b.md': 'all is well\n' });
	expect(await until('docs/a.md', ({ diagnostics }) => diagnostics.length > 0)).toEqual([
		'1: There is no file docs/gone.md in this workspace.',
	]);
	client.write('docs/gone.md', 'here\n');
	await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
		changes: [{ uri: client.uri('docs/gone.md'), type: 1 }],
	});
	expect(await until('docs/a.md', ({ diagnostics }) => diagnostics.length === 0)).toEqual([]);
});

test('follows what is typed, with the version of the text', async () => {
	const { client, until } = await listen({ 'docs/a.md': 'all is well\n', 'docs/b.md': 'one\ntwo\n' });
	await client.open('docs/a.md', 'see docs/b.md:9\n');
	expect(await until('docs/a.md', ({ version }) => version === 1)).toEqual([
		'1: docs/b.md has 2 lines; line 9 is past its end.',
	]);
	const started = performance.now();
	await client.connection.sendNotification('textDocument/didChange', {
		textDocument: { uri: client.uri('docs/a.md'), version: 2 },
		contentChanges: [{ text: 'see docs/b.md:2\n' }],
	});
	expect(await until('docs/a.md', ({ version }) => version === 2)).toEqual([]);
	// 300 ms are promised; a busy machine gets some more.
	expect(performance.now() - started).toBeLessThan(1500);
});

test('looks again at who cites a text that changes unsaved', async () => {
	const { client, until } = await listen({ 'docs/a.md': 'see docs/b.md:2\n', 'docs/b.md': 'one\ntwo\n' });
	await client.open('docs/b.md', 'one\n');
	expect(await until('docs/a.md', ({ diagnostics }) => diagnostics.length > 0)).toEqual([
		'1: docs/b.md has 1 line; line 2 is past its end.',
	]);
});

test('who cites a text that somebody types in without a pause is looked at all the same', async () => {
	const { client, until } = await listen({ 'docs/a.md': 'see docs/b.md:2\n', 'docs/b.md': 'one\ntwo\n' });
	await client.open('docs/b.md', 'one\n');
	let isTold = false;
	const told = until('docs/a.md', ({ diagnostics }) => diagnostics.length > 0).then(() => {
		isTold = true;
	});
	for (let version = 2; !isTold && version < 200; version++) {
		await client.connection.sendNotification('textDocument/didChange', {
			textDocument: { uri: client.uri('docs/b.md'), version },
			contentChanges: [{ text: `one${'x'.repeat(version)}\n` }],
		});
		await new Promise((resume) => setTimeout(resume, 50));
	}
	expect(isTold).toBe(true);
	await told;
});

test('other settings: what was told is taken back first; settings that cannot be used leave all as it is', async () => {
	const heard: string[] = [];
	const { client } = await listen({ 'docs/a.md': 'see docs/gone.md\n', 'plans/b.md': '- [ ] B1: Do it\n' }, (told) =>
		heard.push(told.diagnostics.map(({ severity }) => severity).join()),
	);
	await expect.poll(() => heard).toEqual(['2']);
	const configure = async (settings: object) => {
		client.write('.vscode/settings.json', JSON.stringify(settings));
		await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
		return (await client.request('planNavigator/children', { view: 'phases' })).map(({ label }) => label);
	};
	// Longer than any pattern that can be compiled.
	expect(await configure({ 'planNavigator.plans': [`${'x'.repeat(70_000)}*`] })).toEqual(['Other plans']);
	expect(heard).toEqual(['2']);
	expect(await configure({ 'planNavigator.rules': { 'pointer-missing-file': 'error' } })).toEqual(['Other plans']);
	await expect.poll(() => heard).toEqual(['2', '', '1']);
});

test('after any changes a client has been told what a fresh check finds', async () => {
	const others = [
		'plans/active/T-01/plan.md',
		'plans/active/T-01/reports/2026-01-01T000000Z/c.md',
		'plans/active/T-02/reports/2026-01-01T000000Z/c.md',
		'plans/active/T-02/notes.md',
	];
	const path = fc.constantFrom('docs/a.md', 'docs/b.md', 'docs/fix_plan.md', 'input.md', ...others);
	const line = fc.constantFrom(
		'see docs/b.md:2 and docs/a.md#one',
		'# One',
		'### Phase A — x ✅ COMPLETE',
		'- [ ] A1: open',
		'- [x] A1: done',
		'## [T-01] Tides',
		'- Status: done',
		'Focus: T-01 / Phase A',
		'Focus: T-02',
		'Focus: BE-12 of T-01',
		'- [x] BE-12: done',
		'see reports/2026-01-01T000000Z/c.md:1 and notes.md',
		'Artifacts: plans/active/T-01/reports/2026-01-01T000000Z/c.md',
		'Artifacts: plans/active/T-02/reports/2026-01-01T000000Z/c.md',
		'ASCII only – please.',
		'docs/ plans/active/T-01/',
		'',
	);
	const text = fc.array(line, { maxLength: 6 }).map((lines) => lines.join('\n'));
	/** A file is written or deleted, a text is typed into an open document, a document is closed; or checks have their turn. */
	const edits = fc.array(
		fc.oneof(
			fc.tuple(fc.constant('disk' as const), path, fc.option(text, { nil: undefined })),
			fc.tuple(fc.constant('type' as const), path, text),
			fc.tuple(fc.constantFrom('close' as const, 'pause' as const), path, fc.constant(undefined)),
		),
		{ maxLength: 12 },
	);
	await fc.assert(
		fc.asyncProperty(fc.dictionary(path, text), edits, async (start, changes) => {
			const { ports, files } = memoryPorts(start);
			const service = new PlanService(ports);
			const told = new Map<string, string[]>();
			const versions = new Map<string, number>();
			const checker = new Checker(service, {
				askedAt: Number.NEGATIVE_INFINITY,
				versionOf: (at) => versions.get(at),
				publish: (at, found, version) => {
					expect([at, found.length > 0 ? version : undefined]).toEqual([
						at,
						found.length > 0 ? versions.get(at) : undefined,
					]);
					told.set(
						at,
						found.map(({ line: on, message }) => `${on} ${message}`),
					);
				},
				failed: (error) => expect.unreachable(String(error)),
				waiting: () => {},
			});
			const onDisk = new Map(Object.entries(start));
			const typed = new Map<string, string>();
			for (const [kind, at, written] of changes) {
				if (kind === 'pause') {
					await new Promise((resolve) => setTimeout(resolve, 0));
				} else if (kind === 'disk') {
					files.write({ [at]: written });
					written === undefined ? onDisk.delete(at) : onDisk.set(at, written);
				} else if (written !== undefined) {
					typed.set(at, written);
					versions.set(at, (versions.get(at) ?? 0) + 1);
					service.setOverlay(at, written);
				} else if (typed.delete(at)) {
					versions.delete(at);
					service.setOverlay(at, undefined);
				}
			}
			// What changed on the disk is taken in a little later.
			await new Promise((resolve) => setTimeout(resolve, 0));
			await checker.idle();
			const fresh = new PlanService(memoryPorts(Object.fromEntries(onDisk)).ports);
			for (const [at, unsaved] of typed) {
				fresh.setOverlay(at, unsaved);
			}
			for (const at of ['docs/a.md', 'docs/b.md', 'docs/fix_plan.md', 'input.md', ...others]) {
				const found = (await fresh.check(at)).map(({ line: on, message }) => `${on} ${message}`);
				expect([at, told.get(at) ?? []]).toEqual([at, found]);
			}
			checker.dispose();
		}),
		{ numRuns: 60 },
	);
}, 60_000);
