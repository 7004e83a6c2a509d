import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { neverCancelled } from '../../src/base/cancel.ts';
import type { FileLimits } from '../../src/hosts/fileLimits.ts';
import { NodeFiles } from '../../src/hosts/nodeFiles.ts';
import type { RootPath } from '../../src/ports/files.ts';
import { defaultSettings } from '../../src/ports/readSettings.ts';
import { type Content, tempFolder } from './tempFolder.ts';

const asRoot = process.getuid?.() === 0;

/** The workspace is the folder `root` of a larger one, so that there is something outside to lead to. */
function filesOf(contents: Readonly<Record<string, Content>>, limits: Partial<FileLimits> = {}): NodeFiles {
	return new NodeFiles(join(tempFolder({ 'root/': '', ...contents }), 'root'), { ...defaultSettings, ...limits });
}

async function listing(files: NodeFiles, cancel = neverCancelled) {
	const { files: found, notEntered, truncated } = await files.list(cancel);
	return { files: found.toSorted(), notEntered: notEntered.toSorted(), truncated };
}

/** `text: …`, or the problem and its message. */
async function reading(files: NodeFiles, path: RootPath): Promise<string> {
	const result = await files.read(path);
	return 'text' in result ? `text: ${result.text}` : `${result.problem}: ${result.message}`;
}

test('lists dot files and links to files, and says which folders it did not enter', async () => {
	const files = filesOf({
		'outside/secret.md': '',
		'root/input.md': '',
		'root/.github/plan.md': '',
		'root/.git/config': '',
		'root/plans/active/A/plan.md': '',
		'root/plans/sub/.git': 'gitdir: ../..',
		'root/js/node_modules/x/readme.md': '',
		'root/.venv/lib/a.py': '',
		'root/linked.md': { link: 'input.md' },
		'root/latest': { link: 'plans/active' },
		'root/dangling.md': { link: 'nothing.md' },
		'root/secret.md': { link: '../outside/secret.md' },
		'root/secrets': { link: '../outside' },
		'root/circle': { link: 'circle' },
	});
	expect(await listing(files)).toEqual({
		files: ['.github/plan.md', 'input.md', 'linked.md', 'plans/active/A/plan.md'],
		notEntered: ['.venv', 'js/node_modules', 'latest'],
		truncated: false,
	});
});

test('leaves out what the globs of the setting name, from the next walk on', async () => {
	const limits = { ...defaultSettings, exclude: ['data/**', '**/*.bin'] };
	const root = tempFolder({ 'data/a.md': '', 'x/data/a.md': '', 'x/a.bin': '' });
	const files = new NodeFiles(root, limits);
	expect(await listing(files)).toMatchObject({ files: ['x/data/a.md'], notEntered: ['data'] });
	limits.exclude = [];
	expect(await listing(files)).toMatchObject({ files: ['data/a.md', 'x/a.bin', 'x/data/a.md'], notEntered: [] });
});

test('finds by globs without leaving the root, whatever the globs and the links say', async () => {
	const files = filesOf({
		'outside/secret.md': '',
		'secret.md': '',
		'root/docs/a.md': '',
		'root/todo/b.md': '',
		'root/todo/.git/c.md': '',
		'root/todo/node_modules/d.md': '',
		'root/plans': { link: '../outside' },
		'root/inside': { link: 'docs' },
		'root/todo/out': { link: '../../outside' },
	});
	const found = async (...globs: string[]) => (await files.find(globs, neverCancelled)).toSorted();
	const folder = tempFolder({ 'x.md': '' });
	for (const glob of ['../**/*.md', '../*.md', '../secret.md', 'docs/../../*.md', `${folder}/**`, `${folder}/x.md`]) {
		expect(await found(glob), glob).toEqual([]);
		expect(await found(glob, '**/a.md'), glob).toEqual(['docs/a.md']);
	}
	expect(await found(`{${folder}/**,todo/b.md}`)).toEqual(['todo/b.md']);
	expect(await found('{../**,todo/../..}/*.md')).toEqual([]);
	expect(await found('plans/**', 'plans/secret.md', 'todo/out/*.md')).toEqual([]);
	expect(await found('inside/*.md', 'todo/**', '!todo/out')).toEqual(['inside/a.md', 'todo/b.md']);
	expect(await found('*/*.md', '!docs/**')).toEqual(['todo/b.md']);
});

test('finds what is named like a plan and cannot be one, so that reading can say why', async () => {
	const files = filesOf({
		'outside.md': '',
		'root/plans/a.md': '',
		'root/plans/folder.md/b.md': '',
		'root/plans/dangling.md': { link: 'nothing.md' },
		'root/plans/out.md': { link: '../../outside.md' },
		'root/plans/dangling': { link: 'nothing' },
		'root/plans/active/': '',
	});
	const found = await files.find(['plans/**'], neverCancelled);
	// A pattern that is no walk of whole folders finds the same.
	expect((await files.find(['{plans,none}/**'], neverCancelled)).toSorted()).toEqual(found.toSorted());
	expect(await Promise.all(found.toSorted().map(async (path) => reading(files, path)))).toEqual([
		'text: ',
		'failed: plans/dangling.md is a link to a file that does not exist.',
		'folder: plans/folder.md is a folder.',
		'text: ',
		'outside: plans/out.md lies outside the workspace and is not read.',
	]);
});

test("finds what lies behind a link where a glob begins there, in another glob's folder or not", async () => {
	const files = filesOf({
		'root/plans/b.md': '',
		'root/real/x/a.md': '',
		'root/plans/active': { link: '../real' },
	});
	const found = async (...globs: string[]) => (await files.find(globs, neverCancelled)).toSorted();
	const both = ['plans/active/x/a.md', 'plans/b.md'];
	expect(await found('plans/**/*.md', 'plans/active/**/*.md')).toEqual(both);
	expect(await found('plans/active/**/*.md')).toEqual(both.slice(0, 1));
});

test('stops at its limit with what lies near the root, and when cancelled', async () => {
	const contents = { 'root/a/b/c/deep.md': '', 'root/top.md': '', 'root/z/near.md': '' };
	const files = filesOf(contents, { maxFiles: 2 });
	expect(await listing(files)).toEqual({ files: ['top.md', 'z/near.md'], notEntered: [], truncated: true });
	expect(await listing(filesOf(contents, { maxFiles: 3 }))).toMatchObject({ truncated: false });
	expect(await listing(files, { isCancellationRequested: true })).toMatchObject({ files: [] });
});

test('walks a root that is a link or is not there', async () => {
	const folder = tempFolder({ 'real/a.md': 'A', root: { link: 'real' } });
	const linked = new NodeFiles(join(folder, 'root'), defaultSettings);
	expect(await listing(linked)).toMatchObject({ files: ['a.md'] });
	expect(await reading(linked, 'a.md')).toBe('text: A');
	const gone = new NodeFiles(join(folder, 'gone'), defaultSettings);
	expect(await listing(gone)).toEqual({ files: [], notEntered: [''], truncated: false });
	expect(await reading(gone, 'a.md')).toBe('missing: a.md does not exist.');
});

test('reads strict UTF-8 without its byte-order mark', async () => {
	const files = filesOf({
		'root/bom.md': '\ufeff# Plan — ✅',
		'root/empty.md': '',
		'root/latin1.md': Uint8Array.of(0x63, 0x61, 0x66, 0xe9),
		'root/image.png': Uint8Array.of(0x89, 0x50, 0x00, 0x47),
		'root/nul.md': 'a\0b',
	});
	expect(await reading(files, 'bom.md')).toBe('text: # Plan — ✅');
	expect(await reading(files, 'empty.md')).toBe('text: ');
	expect(await reading(files, 'latin1.md')).toBe('not-text: latin1.md is not a text in UTF-8.');
	expect(await reading(files, 'image.png')).toBe('not-text: image.png is not a text in UTF-8.');
	expect(await reading(files, 'nul.md')).toBe('not-text: nul.md is not a text in UTF-8.');
});

test('tells in a sentence why there is no text', async () => {
	const files = filesOf(
		{
			'outside.md': 'secret',
			'outside/a.md': 'secret',
			'root/plan.md/': '',
			'root/file.md': 'x',
			'root/large.md': 'x'.repeat(1025),
			'root/dangling.md': { link: 'nothing.md' },
			'root/leads-out.md': { link: '../outside.md' },
			'root/folder-out': { link: '../outside' },
			'root/circle.md': { link: 'circle.md' },
		},
		{ maxFileBytes: 1024 },
	);
	expect(await reading(files, 'nothing.md')).toBe('missing: nothing.md does not exist.');
	expect(await reading(files, 'file.md/below.md')).toBe('missing: file.md/below.md does not exist.');
	expect(await reading(files, 'n\0l.md')).toBe('missing: n\0l.md does not exist.');
	expect(await reading(files, 'n'.repeat(5000))).toMatch(/^missing: n+ does not exist\.$/);
	expect(await reading(files, 'dangling.md')).toBe('failed: dangling.md is a link to a file that does not exist.');
	expect(await reading(files, 'plan.md')).toBe('folder: plan.md is a folder.');
	expect(await reading(files, '')).toBe('folder: The workspace is a folder.');
	expect(await reading(files, 'large.md')).toBe(
		'too-large: large.md has 0.000978 MB, more than the 0.000977 MB that planNavigator.maxFileSize allows.',
	);
	for (const path of ['leads-out.md', 'folder-out/a.md', '../outside.md', '/etc/hostname', '..']) {
		expect(await reading(files, path)).toBe(`outside: ${path} lies outside the workspace and is not read.`);
	}
	expect(await reading(files, 'circle.md')).toBe(
		'failed: circle.md cannot be read because its links lead in a circle.',
	);
});

test('takes a name that begins with two dots for the name that it is', async () => {
	const files = filesOf({ 'root/..notes.md': 'N', 'root/.../a.md': 'A' });
	expect(await reading(files, '..notes.md')).toBe('text: N');
	expect(await reading(files, '.../a.md')).toBe('text: A');
});

test.skipIf(asRoot || process.platform === 'win32')('says that a permission is missing', async () => {
	const root = tempFolder({ 'a.md': 'A', 'locked/b.md': '' });
	chmodSync(join(root, 'a.md'), 0);
	chmodSync(join(root, 'locked'), 0);
	const files = new NodeFiles(root, defaultSettings);
	expect(await reading(files, 'a.md')).toBe('failed: a.md cannot be read because the permission is missing.');
	expect(await listing(files)).toMatchObject({ files: ['a.md'], notEntered: ['locked'] });
	chmodSync(join(root, 'locked'), 0o700);
});

test.skipIf(process.platform === 'win32')('does not wait for a pipe', async () => {
	const root = tempFolder({ 'a.md': '' });
	execFileSync('mkfifo', [join(root, 'pipe')]);
	const files = new NodeFiles(root, defaultSettings);
	expect(await reading(files, 'pipe')).toBe('failed: pipe is neither a file nor a folder.');
	expect(await files.kindOf('pipe')).toBeUndefined();
	expect(await listing(files)).toMatchObject({ files: ['a.md'] });
});

test('tells files from folders, and nothing of what lies outside', async () => {
	const files = filesOf({
		'outside/a.md': '',
		'root/a.md': '',
		'root/node_modules/x/index.js': '',
		'root/linked': { link: 'node_modules' },
		'root/dangling': { link: 'nothing' },
		'root/out': { link: '../outside' },
	});
	expect(await files.kindOf('a.md')).toBe('file');
	expect(await files.kindOf('')).toBe('folder');
	expect(await files.kindOf('linked/x')).toBe('folder');
	expect(await files.kindOf('linked/x/index.js')).toBe('file');
	for (const path of ['nothing', 'dangling', 'a.md/b', 'out', 'out/a.md', '../outside', '../root/../outside/a.md']) {
		expect(await files.kindOf(path), path).toBeUndefined();
	}
});

test('looks through a new folder, again a little later, and not at excluded ones', async () => {
	const root = join(tempFolder({ 'root/': '' }), 'root');
	const put = (path: string) => {
		mkdirSync(join(root, path, '..'), { recursive: true });
		writeFileSync(join(root, path), '');
	};
	const files = new NodeFiles(root, defaultSettings);
	const created = new Set<string>();
	files.onDidChange((changes) => {
		for (const path of changes === 'all' ? [] : changes.created) {
			created.add(path);
		}
	});
	put('plans/active/A-001/plan.md');
	put('node_modules/x/index.js');
	files.changed({ created: ['plans', 'node_modules'], changed: [], deleted: [] });
	// What comes after the event is not told by every watcher.
	put('plans/active/A-001/reports/late.md');
	await expect
		.poll(() => [...created].sort(), { timeout: 5000 })
		.toEqual(['node_modules', 'plans/active/A-001/plan.md', 'plans/active/A-001/reports/late.md']);
	files.dispose();
});

test('what is read-only can move, and cannot be changed', async () => {
	const root = tempFolder({ 'plans/a.md': '' });
	chmodSync(join(root, 'plans/a.md'), 0o444);
	const files = new NodeFiles(root, defaultSettings);
	expect(await files.whyNotChange('plans/a.md')).toBe('The file is read-only: plans/a.md.');
	expect(await files.whyNotRemove('plans/a.md')).toBeUndefined();
	expect(await files.whyNotRemove('plans')).toBeUndefined();
	expect(await files.whyNotRemove('gone.md')).toBeUndefined();
});

test.skipIf(asRoot)(
	'out of a folder that cannot be written nothing moves, nor into it, nor does it itself',
	async () => {
		const root = tempFolder({ 'plans/active/X-001/plan.md': '', 'docs/a.md': '' });
		chmodSync(join(root, 'plans/active'), 0o555);
		onTestFinished(() => chmodSync(join(root, 'plans/active'), 0o755));
		const files = new NodeFiles(root, defaultSettings);
		const why = 'plans/active cannot be changed because the permission is missing.';
		expect(await files.whyNotRemove('plans/active/X-001')).toBe(why);
		expect(await files.whyNotCreate('plans/active/new/a.md')).toBe(why);
		expect(await files.whyNotRemove('plans/active')).toBe(why);
		expect(await files.whyNotChange('plans/active/X-001/plan.md')).toBeUndefined();
		chmodSync(root, 0o555);
		onTestFinished(() => chmodSync(root, 0o755));
		expect(await files.whyNotRemove('docs')).toBe(
			'The workspace folder cannot be changed because the permission is missing.',
		);
	},
);

test('tells again of a new folder only what has changed in it since', async () => {
	vi.useFakeTimers();
	onTestFinished(() => void vi.useRealTimers());
	const root = tempFolder({ 'plans/a.md': 'A', 'plans/b.md': '' });
	const files = new NodeFiles(root, defaultSettings);
	const told: unknown[] = [];
	files.onDidChange((changes) => told.push(changes === 'all' ? changes : changes.created));
	files.changed({ created: ['plans'], changed: [], deleted: [] });
	await vi.advanceTimersByTimeAsync(0);
	expect(told).toEqual([['plans/a.md', 'plans/b.md']]);
	writeFileSync(join(root, 'plans/b.md'), 'written to its end');
	writeFileSync(join(root, 'plans/c.md'), '');
	await vi.advanceTimersByTimeAsync(10_000);
	expect(told).toEqual([
		['plans/a.md', 'plans/b.md'],
		['plans/b.md', 'plans/c.md'],
	]);
	files.dispose();
});

test('tells listeners what changed until it is disposed', () => {
	const files = filesOf({});
	const heard: unknown[] = [];
	files.onDidChange((changes) => heard.push(changes));
	files.changed({ created: ['a.md'], changed: [], deleted: [] });
	files.changed('all');
	files.dispose();
	files.changed('all');
	expect(heard).toEqual([{ created: ['a.md'], changed: [], deleted: [] }, 'all']);
});
