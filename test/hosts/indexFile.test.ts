import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openIndexFile } from '../../src/hosts/indexFile.ts';
import { stampOf } from '../../src/hosts/stamp.ts';
import type { IndexStore } from '../../src/ports/indexStore.ts';
import { defaultSettings } from '../../src/ports/readSettings.ts';
import { tempFolder } from './tempFolder.ts';

async function* pieces(...texts: readonly string[]): AsyncGenerator<string> {
	yield* texts;
}

function options(folder: string) {
	const logged: string[] = [];
	const log = { info: (message: string) => void logged.push(message) };
	return {
		folder,
		holds: 'session' as const,
		root: '/work/repo',
		isGitAsked: true,
		settings: defaultSettings,
		log,
		logged,
	};
}

async function linesOf(file: IndexStore): Promise<string[]> {
	const lines = await file.load();
	const found = Array.from({ length: lines?.count ?? 0 }, (_, i) => lines?.at(i) ?? '');
	expect(lines?.last).toBe(found.at(-1));
	expect(lines?.at(found.length)).toBe('');
	return found;
}

test('keeps what was saved last', async () => {
	const folder = join(tempFolder({}), 'new/storage');
	const file = await openIndexFile(options(folder));
	expect(await file.load()).toBeUndefined();
	await file.save(pieces('a', 'b\n'));
	await file.save(pieces('c', 'x'.repeat(3_000_000), 'd\né\nhalf'));
	expect(await linesOf(await openIndexFile(options(folder)))).toEqual([`c${'x'.repeat(3_000_000)}d`, 'é']);
	expect(readdirSync(folder)).toHaveLength(1);
});

test('what follows a long beginning is read when it is asked for, and is nothing where the file is another one by then', async () => {
	const file = await openIndexFile(options(tempFolder({})));
	const long = `a\n${'x'.repeat(5_000_000)}\n${'y'.repeat(5_000_000)}\né\n`;
	await file.save(pieces(long));
	expect(await linesOf(file)).toEqual(long.split('\n').slice(0, -1));
	const lines = await file.load();
	expect(lines?.at(1)).toHaveLength(5_000_000);
	await file.save(pieces(long));
	expect([lines?.at(0), lines?.last, lines?.at(2), lines?.count]).toEqual(['a', 'é', '', 0]);
});

test('a character may lie across the end of the beginning, and what is gone by then is nothing', async () => {
	const { folder, ...given } = options(tempFolder({}));
	const file = await openIndexFile({ folder, ...given });
	const beginning = 8 * 1_048_576;
	for (const before of [beginning - 3, beginning - 2, beginning - 1]) {
		const long = `${'x'.repeat(before - 2)}\né\nb\n`;
		await file.save(pieces(long));
		expect(await linesOf(file)).toEqual(long.split('\n').slice(0, -1));
	}
	const lines = await file.load();
	rmSync(join(folder, readdirSync(folder)[0] ?? ''));
	expect([lines?.at(2), lines?.count, lines?.last]).toEqual(['', 0, 'b']);
});

test('a save that fails leaves what was there, and is a line in the log', async () => {
	const { logged, ...given } = options(tempFolder({}));
	const file = await openIndexFile(given);
	await file.save(pieces('whole\n'));
	await file.save(
		(async function* () {
			yield 'half';
			throw new Error('no more');
		})(),
	);
	expect(await linesOf(file)).toEqual(['whole']);
	expect(readdirSync(given.folder)).toHaveLength(1);
	expect(logged).toEqual(['The index could not be saved: Error: no more']);
});

test('a folder that cannot be made is a line in the log', async () => {
	const { logged, ...given } = options(join(tempFolder({ 'a.md': 'no folder' }), 'a.md'));
	const file = await openIndexFile(given);
	await file.save(pieces('x'));
	expect(await file.load()).toBeUndefined();
	expect(logged).toHaveLength(1);
});

test('workspaces and settings have keys of their own', async () => {
	const given = options(tempFolder({}));
	const { key } = await openIndexFile(given);
	const others = [
		{ root: '/work/other' },
		{ isGitAsked: false },
		{ settings: { ...defaultSettings, brief: 'brief.md' } },
	];
	for (const other of others) {
		expect((await openIndexFile({ ...given, ...other })).key).not.toBe(key);
	}
	expect((await openIndexFile(given)).key).toBe(key);
});

test('an index that nobody saved for a month goes, and nothing else', async () => {
	const given = options(tempFolder({}));
	const old = `${'0'.repeat(32)}-session.jsonl`;
	mkdirSync(join(given.folder, 'sub'));
	for (const name of [old, 'notes.jsonl']) {
		writeFileSync(join(given.folder, name), 'x');
		utimesSync(join(given.folder, name), 0, 0);
	}
	await (await openIndexFile(given)).save(pieces('x'));
	const names = readdirSync(given.folder);
	expect(names).toHaveLength(3);
	expect(names).not.toContain(old);
	expect(readFileSync(join(given.folder, 'notes.jsonl'), 'utf8')).toBe('x');
});

test('the stamp of a file that was just written, or is going to be, says nothing', () => {
	const now = 1_000_000;
	expect(stampOf({ size: 3, mtimeMs: now - 5_000, ctimeMs: now - 4_000 }, now)).toBe('3-995000-996000');
	expect(stampOf({ size: 3, mtimeMs: now - 1_000, ctimeMs: now - 4_000 }, now)).toBeUndefined();
	expect(stampOf({ size: 3, mtimeMs: now + 86_400_000, ctimeMs: now - 4_000 }, now)).toBeUndefined();
});
