import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { NodeFiles } from '../../src/hosts/nodeFiles.ts';
import { writeNew } from '../../src/hosts/nodeWrite.ts';
import { defaultSettings } from '../../src/ports/readSettings.ts';
import { tempFolder } from './tempFolder.ts';

test('creates a file and the folders above it', () => {
	const root = tempFolder({ 'plans/': '', latest: { link: 'plans' } });
	expect(writeNew(root, 'plans/active/A/reports/2025/summary.md', '# Summary — ✅\n')).toEqual({ created: true });
	expect(readFileSync(join(root, 'plans/active/A/reports/2025/summary.md'), 'utf8')).toBe('# Summary — ✅\n');
	expect(writeNew(root, 'latest/new/a.md', 'A')).toEqual({ created: true });
	expect(readFileSync(join(root, 'plans/new/a.md'), 'utf8')).toBe('A');
});

test('leaves what exists as it is', () => {
	const root = tempFolder({ 'a.md': 'old', 'folder/': '', 'dangling.md': { link: 'nothing.md' } });
	for (const path of ['a.md', 'folder', 'dangling.md']) {
		expect(writeNew(root, path, 'new')).toEqual({ created: false, why: `${path} exists.` });
	}
	expect(readFileSync(join(root, 'a.md'), 'utf8')).toBe('old');
	expect(existsSync(join(root, 'nothing.md'))).toBe(false);
});

test.each([
	['../outside/new.md', '../outside/new.md is no place for a file in the workspace.'],
	['/tmp/new.md', '/tmp/new.md is no place for a file in the workspace.'],
	['', 'The workspace itself is no place for a file in the workspace.'],
	['out/new.md', 'out leads out of the workspace.'],
	['plans/out/deep/er/new.md', 'plans/out leads out of the workspace.'],
	['dangling/new.md', 'dangling is a link to a file that does not exist.'],
	['out-later/new.md', 'out-later is a link to a file that does not exist.'],
	['file.md/below/new.md', 'file.md is a file, not a folder.'],
	['.git/hooks/post-checkout', '.git/hooks/post-checkout belongs to git.'],
	['sub/.GIT/config', 'sub/.GIT/config belongs to git.'],
	['hooks/post-checkout', "hooks leads into git's folder."],
])('refuses %s', async (path, why) => {
	const folder = tempFolder({
		'outside/': '',
		'root/plans/out': { link: '../../outside' },
		'root/out': { link: '../outside' },
		'root/out-later': { link: '../later' },
		'root/dangling': { link: 'nothing' },
		'root/file.md': '',
		'root/.git/hooks/': '',
		'root/hooks': { link: '.git/hooks' },
	});
	const root = join(folder, 'root');
	expect(writeNew(root, path, 'x')).toEqual({ created: false, why });
	expect(await new NodeFiles(root, defaultSettings).whyNotCreate(path)).toBe(why);
	expect(existsSync(join(folder, 'later'))).toBe(false);
	expect(existsSync(join(folder, 'outside/new.md'))).toBe(false);
});
