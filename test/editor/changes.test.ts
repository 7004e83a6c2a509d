import assert from 'node:assert/strict';
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { commands, settings } from '../../src/manifest.ts';
import {
	activeFile,
	afterwards,
	becomes,
	configure,
	diskPath,
	hoverAt,
	keep,
	linksOf,
	runAnswering,
	until,
	watchWindow,
	writeOutside,
} from './support.ts';

/** "Within a second", with room for a machine that has other things to do. */
const soon = 5;

describe('files that change outside of the editor', () => {
	it('a new file makes its pointers links, a deleted one takes them away', async () => {
		writeOutside({ 'new_notes.md': 'See plans/active/NEW-001/plan.md:3.\n' });
		assert.deepEqual(await linksOf('new_notes.md'), {});
		assert.match(await hoverAt('new_notes.md', 'plans/active/NEW'), /No such file or folder/);
		const watcher = vscode.workspace.createFileSystemWatcher('**/NEW-001');
		afterwards(() => watcher.dispose());
		let isTold = false;
		watcher.onDidCreate(() => {
			isTold = true;
		});
		writeOutside({ 'plans/active/NEW-001/plan.md': '# New\n\n### Phase A — First\n' });
		await becomes(
			() => linksOf('new_notes.md'),
			{ 'plans/active/NEW-001/plan.md:3': 'plans/active/NEW-001/plan.md#L3' },
			soon,
		);
		// Of what is made and deleted within a blink, VS Code tells nothing at all.
		await until('the news of the folder', () => isTold);
		rmSync(diskPath('plans/active/NEW-001'), { recursive: true });
		await becomes(() => linksOf('new_notes.md'), {}, soon);
	});

	it('a file that got shorter breaks a pointer past its end', async () => {
		writeOutside({ 'short_notes.md': 'See short.md:3.\n', 'short.md': 'one\ntwo\nthree\n' });
		await becomes(() => linksOf('short_notes.md'), { 'short.md:3': 'short.md#L3' }, soon);
		writeFileSync(diskPath('short.md'), 'one\n');
		await becomes(() => linksOf('short_notes.md'), { 'short.md': 'short.md' }, soon);
		assert.match(await hoverAt('short_notes.md', 'short.md:3'), /has 1 line; the pointer goes past its end/);
	});

	it('a task that was done elsewhere is done in the hover', async () => {
		const plan = (state: string) =>
			`# Moved\n\n### Phase M — Move\n\n| ID | Task | State |\n| --- | --- | --- |\n| M1 | Go | ${state} |\n`;
		writeOutside({ 'task_notes.md': 'See plans/moved.md:7.\n', 'plans/moved.md': plan('[ ]') });
		const state = async () => /M1\*\* is (\w+)/.exec(await hoverAt('task_notes.md', 'plans/moved.md:7'))?.[1];
		await becomes(state, 'open', soon);
		writeFileSync(diskPath('plans/moved.md'), plan('[x]'));
		await becomes(state, 'done', soon);
	});

	it('hundreds at once are followed as well', async () => {
		const names = Array.from({ length: 300 }, (_, i) => `plans/many/plan_${i}.md`);
		writeOutside({ 'many_notes.md': names.map((name) => `- ${name}:1\n`).join('') });
		assert.deepEqual(await linksOf('many_notes.md'), {});
		const count = async () => Object.keys(await linksOf('many_notes.md')).length;
		writeOutside(Object.fromEntries(names.map((name, i) => [name, `# Plan ${i}\n`])));
		await becomes(count, names.length, 2 * soon);
		rmSync(diskPath('plans/many'), { recursive: true });
		await becomes(count, 0, 2 * soon);
	});

	it('the symbols of a changed source file are the new ones', async () => {
		writeOutside({
			'symbol_notes.md': 'See tests/test_new.py::TestNew::test_it.\n',
			'tests/test_new.py': 'def test_other():\n    pass\n',
		});
		const pointer = 'tests/test_new.py::TestNew::test_it';
		await until('the hover', async () => /does not define/.test(await hoverAt('symbol_notes.md', pointer)));
		writeFileSync(diskPath('tests/test_new.py'), 'class TestNew:\n    def test_it(self):\n        pass\n');
		const target = async () => (await linksOf('symbol_notes.md'))[pointer]?.replace(/,.*/, '');
		await becomes(target, 'tests/test_new.py#L2', soon);
	});
});

describe('settings take effect at once', () => {
	it('another brief', async () => {
		writeOutside({ 'work.md': 'Summary: Something else\nFocus: FORECAST-ENGINE-001\n' });
		await configure(settings.brief, 'work.md');
		await until('the other brief', async () => {
			await vscode.commands.executeCommand(commands.openBrief);
			return activeFile() === 'work.md';
		});
	});

	it('another spelling of a state', async () => {
		writeOutside({
			'state_notes.md': 'See plans/spelled.md:5.\n',
			'plans/spelled.md': '### Phase W — Wait\n\n| ID | Task | State |\n| --- | --- | --- |\n| W1 | Wait | [W] |\n',
		});
		const state = async () => /W1\*\* is (\w+)/.exec(await hoverAt('state_notes.md', 'plans/spelled.md:5'))?.[1];
		await until('the task', async () => (await state()) && (await state()) !== 'blocked');
		await configure(settings.states, { '[W]': 'blocked' });
		await becomes(state, 'blocked');
	});
});

describe('documents that cannot be read', () => {
	it('are no reason for a notification, and the rest is answered', async () => {
		const shown = watchWindow();
		writeOutside({
			'plans/latin.md': new Uint8Array([0x23, 0x20, 0xe4, 0xf6, 0xff, 0x0a]),
			'plans/zeros.md': new Uint8Array(64),
			'plans/folder.md/plan.md': '# Inside\n',
			'bad_notes.md': 'See plans/latin.md:1, plans/folder.md, plans/dangling.md:1 and docs/fix_plan.md:24.\n',
		});
		keep('plans/dangling.md');
		symlinkSync(diskPath('nowhere'), diskPath('plans/dangling.md'));
		afterwards(() => rmSync(diskPath('plans/folder.md'), { recursive: true }));
		await vscode.commands.executeCommand(commands.refresh);
		const hover = (text: string) => hoverAt('bad_notes.md', text);
		await until('why it is not shown', async () => /not a text|UTF-8/.test(await hover('plans/latin.md:1')), soon);
		assert.match(await hover('plans/folder.md'), /Folder: `plan\.md`/);
		assert.match(await hover('docs/fix_plan.md:24'), /STATION-SYNC-002/);
		const links = await linksOf('bad_notes.md');
		assert.equal(links['docs/fix_plan.md:24'], 'docs/fix_plan.md#L24');
		assert.match(links['plans/folder.md'] ?? '', /^command:planNavigator\.openPointer/);
		// The index was built with all of them in it.
		const { messages } = await runAnswering(commands.openBrief);
		assert.deepEqual(messages, []);
		assert.deepEqual(shown.messages, []);
	});

	it('opened in an editor, they are answered like any other', async () => {
		const bytes = Buffer.concat([Buffer.from('See docs/fix_plan.md:24 '), Buffer.from([0xe4, 0xff, 0x0a])]);
		writeOutside({ 'latin_notes.md': bytes });
		const shown = watchWindow();
		assert.equal((await linksOf('latin_notes.md'))['docs/fix_plan.md:24'], 'docs/fix_plan.md#L24');
		assert.deepEqual(readFileSync(diskPath('latin_notes.md')), bytes);
		assert.deepEqual(shown.messages, []);
	});
});
