import { appendFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { PlainFiles } from '../../src/hosts/plainFiles.ts';
import { type Content, tempFolder } from './tempFolder.ts';

const megabyte = 1_048_576;

/** Reads files of a folder `root`, beside which others lie. */
function plainFiles(contents: Readonly<Record<string, Content>>) {
	const folder = tempFolder({ 'root/': '', ...contents });
	const files = new PlainFiles(join(folder, 'root'));
	const read = (path: string, limit = megabyte) => {
		const read = files.read(path, limit);
		return read && Buffer.from(read.bytes).toString();
	};
	return { root: join(folder, 'root'), read };
}

test.skipIf(process.platform === 'win32')('reads files of real folders, and leaves everything else alone', () => {
	const { read } = plainFiles({
		'outside/a.md': 'out',
		'root/a.md': 'A',
		'root/empty.md': '',
		'root/plans/deep/er/b.md': 'B',
		'root/link.md': { link: 'a.md' },
		'root/inside': { link: 'plans' },
		'root/out': { link: '../outside' },
	});
	expect([read('a.md'), read('empty.md'), read('plans/deep/er/b.md')]).toEqual(['A', '', 'B']);
	expect(read('a.md', 0)).toBeUndefined();
	for (const path of [
		'',
		'plans',
		'gone.md',
		'link.md',
		'inside/deep/er/b.md',
		'out/a.md',
		'../outside/a.md',
		'a\0b/c',
	]) {
		expect(read(path)).toBeUndefined();
	}
});

test.skipIf(process.platform === 'win32')('sees a moment later that a folder has become a link', async () => {
	const { root, read } = plainFiles({ 'outside/a.md': 'out', 'root/plans/a.md': 'in' });
	expect(read('plans/a.md')).toBe('in');
	renameSync(join(root, 'plans'), join(root, 'elsewhere'));
	symlinkSync('../outside', join(root, 'plans'));
	await setTimeout(100);
	expect(read('plans/a.md')).toBeUndefined();
});

test.skipIf(process.platform === 'win32')('reads a file as long as it is by now, however long', () => {
	const { root, read } = plainFiles({ 'root/a.md': 'A' });
	expect(read('a.md')).toBe('A');
	writeFileSync(join(root, 'a.md'), 'x'.repeat(megabyte - 1));
	expect(read('a.md')).toHaveLength(megabyte - 1);
	appendFileSync(join(root, 'a.md'), 'yz');
	expect(read('a.md')).toBeUndefined();
	expect(read('a.md', 2 * megabyte)?.endsWith('yz')).toBe(true);
});
