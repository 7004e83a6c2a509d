import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { gitRoot, openGit } from '../../src/hosts/git.ts';
import { gitOff } from '../../src/hosts/gitOff.ts';
import type { Log } from '../../src/ports/log.ts';
import { type Content, tempFolder } from './tempFolder.ts';

const silent: Log = { info: () => {}, warn: () => {}, error: () => {}, tell: () => {} };

function git(folder: string, ...args: string[]): void {
	const who = ['-c', 'user.name=T', '-c', 'user.email=t@example.com', '-c', 'protocol.file.allow=always'];
	execFileSync('git', ['-C', folder, ...who, ...args], { stdio: 'pipe' });
}

/** A repository whose one commit holds all that is not ignored. */
function repository(contents: Readonly<Record<string, Content>>): string {
	const root = tempFolder(contents);
	git(root, 'init', '--quiet', '--initial-branch=main');
	git(root, 'add', '--all');
	git(root, 'commit', '--quiet', '--allow-empty', '--message=Begin');
	return root;
}

test('tells the branch, also before the first commit and below the top, but none on a detached HEAD', async () => {
	const root = repository({ 'a/b/file.md': '' });
	const history = await openGit(join(root, 'a/b'), silent);
	expect(history.off).toBeUndefined();
	expect(await history.branch()).toBe('main');
	git(root, 'checkout', '--quiet', '-b', 'feature/d4');
	expect(await history.branch()).toBe('feature/d4');
	git(root, 'checkout', '--quiet', '--detach');
	expect(await history.branch()).toBeUndefined();

	const fresh = tempFolder({});
	git(fresh, 'init', '--quiet', '--initial-branch=trunk');
	expect(await (await openGit(fresh, silent)).branch()).toBe('trunk');
});

test('tells the remotes, and where in the repository the folder lies', async () => {
	const root = repository({ 'a/b/file.md': '' });
	const history = await openGit(join(root, 'a/b'), silent);
	expect(history.prefix).toBe('a/b/');
	expect(await history.remotes()).toEqual([]);
	git(root, 'remote', 'add', 'origin', 'git@github.com:me/tides.git');
	git(root, 'remote', 'add', 'fork', 'https://github.com/you/tides.git');
	git(root, 'config', 'remote.fork.pushurl', 'git@github.com:you/tides.git');
	expect((await history.remotes()).toSorted()).toEqual([
		'git@github.com:me/tides.git',
		'git@github.com:you/tides.git',
		'https://github.com/you/tides.git',
	]);
	git(root, 'worktree', 'add', '--quiet', '-b', 'side', join(root, 'side'));
	const side = await openGit(join(root, 'side'), silent);
	expect([side.prefix, await side.remotes()]).toEqual(['', await history.remotes()]);
	expect(await gitOff('No trust.').remotes()).toEqual([]);
});

test('asks git for the branch where its file does not say', async () => {
	const root = repository({});
	const history = await openGit(root, silent);
	git(root, 'symbolic-ref', 'HEAD', 'refs/other/x');
	expect(await history.branch()).toBe('other/x');
	// What git writes where it keeps its references in tables.
	writeFileSync(join(root, '.git/HEAD'), 'ref: refs/heads/.invalid\n');
	expect(await history.branch()).toBeUndefined();
});

test('tells of a checkout, below the top and in a worktree, as long as somebody listens', async () => {
	const root = repository({ 'a/b/file.md': '' });
	git(root, 'worktree', 'add', '--quiet', '-b', 'side', join(root, 'side'));
	for (const folder of [join(root, 'a/b'), join(root, 'side')]) {
		const history = await openGit(folder, silent);
		let told = 0;
		const listening = history.onDidCheckOut(() => told++);
		git(folder, 'commit', '--quiet', '--allow-empty', '--message=More');
		git(folder, 'checkout', '--quiet', '-b', `new-${folder.length}`);
		await expect.poll(() => told, { timeout: 5000 }).toBeGreaterThan(0);
		expect(await history.branch()).toBe(`new-${folder.length}`);
		listening.dispose();
		const before = told;
		git(folder, 'checkout', '--quiet', '-b', `later-${folder.length}`);
		await new Promise((resolve) => setTimeout(resolve, 100));
		expect(told).toBe(before);
	}
});

test('a repository whose folder is gone is not watched, which the log says', async () => {
	const root = repository({});
	const warned: string[] = [];
	const history = await openGit(root, { ...silent, warn: (message) => warned.push(message) });
	rmSync(join(root, '.git'), { recursive: true });
	history.onDidCheckOut(() => {}).dispose();
	expect(warned.join()).toContain('Nobody tells of checkouts');
});

test('tells which paths are ignored, whether they exist or not', async () => {
	const root = repository({ '.gitignore': 'reports/\n*.log\n!keep.log\n', 'tracked.md': '' });
	writeFileSync(join(root, 'new.log'), '');
	const history = await openGit(root, silent);
	const ignored = await history.ignored([
		'plans/A/reports/2025/summary.md',
		'tracked.md',
		'new.log',
		'keep.log',
		'a\nb ü.log',
		':(top)x.log',
		'*.md',
		'',
		'nothing.md',
		'docs/reports/',
		'docs/',
	]);
	expect([...ignored]).toEqual([
		'plans/A/reports/2025/summary.md',
		'new.log',
		'a\nb ü.log',
		':(top)x.log',
		'docs/reports/',
	]);
	expect(await history.ignored([])).toEqual(new Set());
});

test('answers for the rest when git refuses a path beyond a link, in a submodule or outside', async () => {
	const library = repository({ 'lib.md': '' });
	const root = repository({ '.gitignore': '*.log\n', 'real/': '', link: { link: 'real' } });
	git(root, 'submodule', '--quiet', 'add', library, 'sub');
	const warnings: string[] = [];
	const history = await openGit(root, { ...silent, warn: (message) => warnings.push(message) });
	const ignored = await history.ignored(['a.log', 'link/x/b.log', 'link/x/y/c.log', 'sub/d.log', '../e.log', 'f.log']);
	expect([...ignored]).toEqual(['a.log', 'f.log']);
	const together = [['g.log'], ['link/x/h.log', 'i.log'], ['sub/j.log'], ['k.log']].map((paths) =>
		history.ignored(paths),
	);
	expect((await Promise.all(together)).map((each) => [...each])).toEqual([['g.log'], ['i.log'], [], ['k.log']]);
	expect(warnings).toEqual([]);
});

test('asks one process about many documents, and another when ignore files have changed', async () => {
	const root = repository({ '.gitignore': '*.log\n' });
	const history = await openGit(root, silent);
	const asked = Array.from({ length: 200 }, (_, i) => history.ignored([`${i}.log`, `${i}.md`]));
	expect((await Promise.all(asked)).map((ignored) => [...ignored])).toEqual(asked.map((_, i) => [`${i}.log`]));
	writeFileSync(join(root, '.gitignore'), '*.md\n');
	history.ignoreFilesChanged();
	expect([...(await history.ignored(['a.log', 'a.md']))]).toEqual(['a.md']);
});

test('what git tracks by now is not ignored any more, as long as somebody listens', async () => {
	const root = repository({ '.gitignore': '*.log', 'a.log': '' });
	const history = await openGit(root, silent);
	const listening = history.onDidCheckOut(() => {});
	onTestFinished(() => listening.dispose());
	expect([...(await history.ignored(['a.log', 'b.log']))]).toEqual(['a.log', 'b.log']);
	git(root, 'add', '--force', 'a.log');
	await expect
		.poll(async () => [...(await history.ignored(['a.log', 'b.log']))], { timeout: 2000, interval: 20 })
		.toEqual(['b.log']);
});

test('answers for more paths than a pipe holds', async () => {
	const history = await openGit(repository({ '.gitignore': '*.log\n' }), silent);
	const paths = Array.from({ length: 10_000 }, (_, i) => `plans/active/${i}/run.${i % 2 ? 'log' : 'md'}`);
	expect((await history.ignored(paths)).size).toBe(5_000);
});

test('is off, with a reason, where there is no repository and where nobody trusts it', async () => {
	const history = await openGit(tempFolder({}), silent);
	expect(history.off).toMatch(/^The folder is in no repository that git works with\. fatal: not a git repository/);
	expect(await history.branch()).toBeUndefined();
	expect(await history.ignored(['a.log'])).toEqual(new Set());
	expect(gitOff('The workspace is not trusted.').off).toBe('The workspace is not trusted.');
});

test('is off where git is not installed', async () => {
	const path = process.env.PATH;
	onTestFinished(() => {
		process.env.PATH = path;
	});
	process.env.PATH = tempFolder({});
	expect((await openGit(tempFolder({}), silent)).off).toBe('Git is not installed, or not on the PATH.');
});

test('warns once and answers with nothing when the repository breaks', async () => {
	const root = repository({ '.gitignore': '*.log\n' });
	const warnings: string[] = [];
	const history = await openGit(root, { ...silent, warn: (message) => warnings.push(message) });
	writeFileSync(join(root, '.git/HEAD'), 'nonsense');
	expect(await history.branch()).toBeUndefined();
	expect(await history.ignored(['a.log'])).toEqual(new Set());
	expect(warnings).toEqual([expect.stringContaining('git symbolic-ref failed; further failures are not logged.')]);
});

test.skipIf(process.platform === 'win32')('starts no program that the repository names', async () => {
	const root = repository({ '.gitignore': '*.log\n' });
	const trace = join(root, 'executed');
	writeFileSync(join(root, 'evil.sh'), `#!/bin/sh\ntouch '${trace}'\n`);
	chmodSync(join(root, 'evil.sh'), 0o755);
	git(root, 'config', 'core.fsmonitor', join(root, 'evil.sh'));
	git(root, 'config', 'core.pager', join(root, 'evil.sh'));
	const history = await openGit(root, silent);
	await history.branch();
	expect((await history.ignored(['a.log'])).size).toBe(1);
	expect(existsSync(trace)).toBe(false);
	// The trap itself works: git as it is walks into it.
	git(root, 'status');
	expect(existsSync(trace)).toBe(true);
});

test('asks about its own folder, whatever repository a hook of git points at', async () => {
	const other = repository({ 'a.md': '' });
	git(other, 'checkout', '--quiet', '-b', 'other');
	const root = repository({ 'a.md': '' });
	onTestFinished(() => {
		delete process.env.GIT_DIR;
	});
	process.env.GIT_DIR = join(other, '.git');
	expect(await (await openGit(root, silent)).branch()).toBe('main');
});

test('finds the top of the repository', async () => {
	const root = repository({ 'a/b/file.md': '' });
	expect(await gitRoot(join(root, 'a/b'))).toBe(root);
	expect(await gitRoot(tempFolder({}))).toBeUndefined();
	expect(await gitRoot(join(root, 'gone'))).toBeUndefined();
});
