import fc from 'fast-check';
import { expect, test } from 'vitest';
import { neverCancelled } from '../../src/base/cancel.ts';
import { check } from '../../src/features/check.ts';
import { pointerEntries } from '../../src/features/pointers.ts';
import type { Document } from '../../src/indexing/document.ts';
import type { PlanWorkspace } from '../../src/indexing/workspace.ts';
import type { WorkspaceChange } from '../../src/indexing/workspaceChange.ts';
import { defaultSettings } from '../../src/ports/readSettings.ts';
import { memoryPorts, memoryWorkspace } from '../support/memoryWorkspace.ts';
import { answers, path, text } from '../support/randomWorkspace.ts';

test('after any edits the answers are those of a workspace opened afresh', async () => {
	const edit = fc.oneof(
		fc.record({ kind: fc.constant('disk' as const), files: fc.dictionary(path, fc.option(text, { nil: undefined })) }),
		fc.record({ kind: fc.constant('editor' as const), path, text: fc.option(text, { nil: undefined }) }),
		fc.record({ kind: fc.constant('ask' as const) }),
		fc.record({ kind: fc.constant('rest' as const) }),
		fc.record({ kind: fc.constant('hold' as const), hold: fc.boolean() }),
	);
	const settings = { ...defaultSettings, exclude: [...defaultSettings.exclude, '**/*.log'] };
	const turns = fc.infiniteStream(fc.nat(40));
	await fc.assert(
		fc.asyncProperty(
			fc.dictionary(path, text),
			fc.array(edit, { maxLength: 12 }),
			turns,
			async (start, edits, slow) => {
				const { workspace, files } = memoryWorkspace(start, { settings });
				const kindOf = files.kindOf.bind(files);
				// What is asked first may be answered last, so that a batch comes before the one ahead of it is taken in.
				files.kindOf = async (asked) => {
					for (let turn = slow.next().value ?? 0; turn > 0; turn--) {
						await undefined;
					}
					return kindOf(asked);
				};
				const onDisk = new Map(Object.entries(start));
				const inEditor = new Map<string, string>();
				await answers(workspace);
				for (const each of edits) {
					if (each.kind === 'ask') {
						await answers(workspace);
					} else if (each.kind === 'rest') {
						await rest(workspace);
					} else if (each.kind === 'hold') {
						await workspace.holdPlans(each.hold, neverCancelled);
					} else if (each.kind === 'disk') {
						files.write(each.files);
						for (const [changed, written] of Object.entries(each.files)) {
							put(onDisk, changed, written);
						}
					} else {
						workspace.setOverlay(each.path, each.text);
						put(inEditor, each.path, each.text);
					}
				}
				// Changes on the disk are taken in after the turn in which they are told.
				await new Promise((resume) => setImmediate(resume));
				const fresh = memoryWorkspace(Object.fromEntries(onDisk), { settings }).workspace;
				for (const [each, unsaved] of inEditor) {
					fresh.setOverlay(each, unsaved);
				}
				expect(await answers(workspace)).toEqual(await answers(fresh));
			},
		),
		{ numRuns: 60 },
	);
});

test('a plan that no walk lists is in the index as long as it is open', async () => {
	const path = 'plans/node_modules/plan.md';
	const text = '# Hidden\n- [ ] A1: x';
	const { workspace } = memoryWorkspace({ [path]: text, 'plans/a.md': '# A\n- [ ] A1: y' });
	const plans = async () => (await workspace.index()).other.map((document) => document.path);
	await workspace.read(path);
	expect(await plans()).toEqual(['plans/a.md']);
	workspace.setOverlay(path, text);
	workspace.setOverlay(path, `${text} and more`);
	expect(await plans()).toEqual(['plans/a.md', path]);
	workspace.setOverlay(path, undefined);
	await workspace.read(path);
	expect(await plans()).toEqual(['plans/a.md']);
});

/** What else comes about in a large workspace alone. */
async function rest(workspace: PlanWorkspace): Promise<void> {
	for (const path of await workspace.documentPaths()) {
		(await workspace.document(path))?.rest();
	}
	await workspace.restAfterMany();
}

function put(map: Map<string, string>, key: string, value: string | undefined): void {
	if (value === undefined) {
		map.delete(key);
	} else {
		map.set(key, value);
	}
}

test('plans are read for a view that wants all of them until nobody waits for it', async () => {
	const paths = Array.from({ length: 9 }, (_, i) => `plans/p${i}.md`);
	const plans = Object.fromEntries(paths.map((path) => [path, '# P\n\n- [ ] A1: x\n']));
	const { ports } = memoryPorts(plans);
	const cancel = { isCancellationRequested: false };
	let now = 0;
	const clock = { ...ports.clock, elapsed: () => (now += 10), pause: async () => {} };
	const { workspace } = memoryWorkspace(plans, { clock });
	const documents = (await workspace.index()).other;
	for (const document of documents) {
		document.rest();
	}
	const held = () => documents.filter(({ hasReadPlan }) => hasReadPlan).length;
	clock.pause = async () => {
		cancel.isCancellationRequested = true;
	};
	await workspace.holdPlans(true, cancel);
	expect(held()).toBeLessThan(3);
	await workspace.holdPlans(true, neverCancelled);
	expect(held()).toBe(9);
});

test('reads a plan once, however often it is asked for', async () => {
	const { workspace, files } = memoryWorkspace({ 'plans/a.md': '- [ ] A1: x\n', 'src/b.py': '' });
	await workspace.index();
	await workspace.index();
	files.write({ 'src/b.py': 'changed' });
	await workspace.index();
	expect(files.reads.filter((path) => path === 'plans/a.md')).toHaveLength(1);
});

test('what was read out of an open document stays, whatever else is read', async () => {
	const { workspace } = memoryWorkspace({ 'docs/a.md': 'see b.md', 'docs/long.md': 'x '.repeat(2_000_000) });
	const pointers = (await workspace.document('docs/a.md'))?.pointers;
	workspace.setOverlay('docs/a.md', 'see b.md');
	await workspace.document('docs/long.md');
	expect((await workspace.document('docs/a.md'))?.pointers).toBe(pointers);
});

test('skips what cannot be read, and says so once', async () => {
	const { workspace, files, logged } = memoryWorkspace({
		'plans/a.md': '- [ ] A1: x\n',
		'plans/huge.md': { problem: 'too-large', message: 'plans/huge.md has 30 MB.' },
		'plans/gone.md': { problem: 'missing', message: 'plans/gone.md does not exist.' },
		'docs/fix_plan.md': { problem: 'not-text', message: 'docs/fix_plan.md is not a text.' },
		'input.md': { problem: 'folder', message: 'input.md is a folder.' },
	});
	await workspace.index();
	files.write({ 'plans/a.md': '- [x] A1: x\n' });
	const { unread, other } = await workspace.index();
	expect(unread.map(({ path }) => path)).toEqual(['plans/huge.md', 'docs/fix_plan.md', 'input.md']);
	expect(logged).toEqual(['plans/huge.md has 30 MB.', 'docs/fix_plan.md is not a text.', 'input.md is a folder.']);
	expect(other.map(({ path }) => path)).toEqual(['plans/a.md']);
});

test('who waits for the plans while everything is forgotten does not keep the old ones', async () => {
	const { workspace, files } = memoryWorkspace({ 'plans/a.md': '- [ ] A1: x\n', 'plans/b.md': '- [ ] B1: y\n' });
	const find = files.find.bind(files);
	let answer = (_: string[]) => {};
	files.find = () =>
		new Promise((resolve) => {
			answer = resolve;
		});
	const old = workspace.index();
	await new Promise((resume) => setImmediate(resume));
	files.find = find;
	workspace.refresh();
	// What was found before the second plan came.
	answer(['plans/a.md']);
	await old;
	expect((await workspace.index()).other.map(({ path }) => path)).toEqual(['plans/a.md', 'plans/b.md']);
});

test('a workspace of too many files: says so once, and finds the others by their whole path', async () => {
	const { workspace, files, logged } = memoryWorkspace({
		'docs/a.md': 'see src/far/b.py and far/b.py\n',
		'src/far/b.py': '',
	});
	files.list = async () => ({ files: ['docs/a.md'], notEntered: [], truncated: true });
	const statuses = async () => {
		const document = await workspace.document('docs/a.md');
		const found = document === undefined ? [] : await pointerEntries(workspace, document, neverCancelled);
		return found.map(({ status }) => status);
	};
	expect(await statuses()).toEqual(['ok', 'missing-file']);
	const document = (await workspace.document('docs/a.md')) as Document;
	expect((await check(workspace, document, neverCancelled)).map(({ severity }) => severity)).toEqual(['hint']);
	workspace.refresh();
	expect(await statuses()).toEqual(['ok', 'missing-file']);
	expect(logged).toEqual([
		'Plan Navigator lists the first 1 files of this workspace and no more; others are found by their whole path only. The setting planNavigator.exclude leaves folders out.',
	]);
});

test('a workspace that cannot be listed is not an empty one, and is listed when somebody next asks', async () => {
	const { workspace, files } = memoryWorkspace({ 'plans/a.md': '- [ ] A1: Store, see docs/b.md\n', 'docs/b.md': '' });
	const { list, find } = files;
	const fails = async () => {
		throw new Error('The editor is busy.');
	};
	Object.assign(files, { list: fails, find: fails });
	const told: WorkspaceChange[] = [];
	workspace.onDidChangeFiles((change) => told.push(change));
	await expect(workspace.index()).rejects.toThrow('busy');
	await expect(workspace.tree()).rejects.toThrow('busy');
	await expect(workspace.citations()).rejects.toThrow('busy');
	files.write({ 'plans/c.md': '- [ ] C1: Compare\n' });
	Object.assign(files, { list, find });
	expect((await workspace.index()).other.map(({ path }) => path)).toEqual(['plans/a.md', 'plans/c.md']);
	expect([...(await workspace.citations()).mayPointAt('docs/b.md')]).toEqual(['plans/a.md']);
	expect(told).toContain('all');
});

test('a folder that is deleted takes its documents along, though only its own name is told', async () => {
	const { workspace, files } = memoryWorkspace({
		'docs/fix_plan.md': '## [TIDE-001] Tides\n- Status: open\n',
		'plans/active/TIDE-001/plan.md': '- [ ] A1: x\n',
	});
	await workspace.tree();
	expect((await workspace.index()).ledgers).toHaveLength(1);
	files.write({ docs: undefined, 'plans/active': undefined });
	await new Promise((resume) => setImmediate(resume));
	const { ledgers, initiatives } = await workspace.index();
	expect([ledgers, initiatives]).toEqual([[], []]);
});

test('Python alone has an outline, up to a length, and what is longer is said once', async () => {
	const { workspace, logged } = memoryWorkspace({
		'stubs/A.PYI': 'class A: ...',
		'a.ts': 'class A {}',
		'data.py': 'a = 1\n'.repeat(400_000),
	});
	const outlined = async (path: string) => {
		const document = await workspace.document(path);
		return document && workspace.outline(document)?.map(({ names }) => names.join('.'));
	};
	expect(await outlined('stubs/A.PYI')).toEqual(['A']);
	expect(await outlined('a.ts')).toBeUndefined();
	expect(await outlined('data.py')).toBeUndefined();
	expect(await outlined('data.py')).toBeUndefined();
	expect(logged).toEqual(['data.py is too long for an outline.']);
});

test('a file that is made and deleted at once is gone, however long looking at it takes', async () => {
	const { workspace, files } = memoryWorkspace({ 'a.md': '' });
	const kindOf = files.kindOf.bind(files);
	files.kindOf = async (path) => {
		await new Promise((resume) => setTimeout(resume, 20));
		return kindOf(path);
	};
	const tree = await workspace.tree();
	files.write({ 'b.md': '' });
	files.write({ 'b.md': undefined });
	await new Promise((resume) => setTimeout(resume, 60));
	expect(tree.kindOf('b.md')).toBeUndefined();
});

test('new files that no walk would list do not come between a bare name and its file', async () => {
	const { workspace, files } = memoryWorkspace({ 'docs/n.md': 'see plan.md\n', 'plans/a/plan.md': '' });
	const status = async () => {
		const document = await workspace.document('docs/n.md');
		return (document && (await pointerEntries(workspace, document, neverCancelled)))?.map((entry) => entry.status);
	};
	expect(await status()).toEqual(['ok']);
	const message = 'docs/plan.md is a link to a file that does not exist.';
	files.write({ 'node_modules/x/plan.md': '', '.git/plan.md': '', 'docs/old/plan.md': { problem: 'failed', message } });
	await new Promise((resume) => setImmediate(resume));
	expect(await status()).toEqual(['ok']);
	expect([...(await workspace.tree()).all()]).toEqual(['docs/n.md', 'plans/a/plan.md']);
});

test('an excluded file is not missing', async () => {
	const settings = { ...defaultSettings, exclude: ['**/*.log'] };
	const { workspace } = memoryWorkspace(
		{ 'docs/n.md': 'see out/run.log and out/no.log\n', 'out/run.log': '' },
		{ settings },
	);
	const document = await workspace.document('docs/n.md');
	const entries = document && (await pointerEntries(workspace, document, neverCancelled));
	expect(entries?.map((entry) => entry.status)).toEqual(['ok', 'missing-file']);
});

test('says why a new link is no plan, and forgets it with the link', async () => {
	const { workspace, files } = memoryWorkspace({ 'plans/a.md': '- [ ] A1: x\n' });
	await workspace.index();
	const message = 'plans/b.md is a link to a file that does not exist.';
	files.write({ 'plans/b.md': { problem: 'failed', message } });
	await new Promise((resume) => setImmediate(resume));
	expect((await workspace.index()).unread).toEqual([{ path: 'plans/b.md', problem: 'failed', message }]);
	files.write({ 'plans/b.md': undefined });
	await new Promise((resume) => setImmediate(resume));
	expect((await workspace.index()).unread).toEqual([]);
});

test('leaves no listener behind', () => {
	const { workspace, files } = memoryWorkspace({});
	expect(files.listenerCount).toBe(1);
	workspace.dispose();
	expect(files.listenerCount).toBe(0);
});

test.each([
	['docs/n.md', 'a word in prose', 0, (text: string) => text.replace('words', 'other words')],
	['docs/n.md', 'opened as it is', 0, (text: string) => text],
	['docs/n.md', 'a pointer', 1, (text: string) => text.replace('loose.md:3', 'loose.md:4')],
	['docs/n.md', 'the words beside a pointer', 1, (text: string) => text.replace('see', 'look at')],
	['docs/n.md', 'a line more', 1, (text: string) => `\n${text}`],
	['docs/n.md', 'a blank line that is none now', 1, (text: string) => text.replace('\n\n', '\nx\n')],
	['docs/n.md', 'a heading', 1, (text: string) => text.replace('# Notes', '# Tides')],
	['plans/loose.md', 'a word of a plan', 1, (text: string) => text.replace('words', 'other words')],
])('%s, %s: views are told %i times', async (path, _, times, change) => {
	const text = '# Notes\n\nwords\nsee plans/loose.md:3\n';
	const { workspace } = memoryWorkspace({ 'docs/n.md': text, 'plans/loose.md': `${text}- [ ] A1: x\n` });
	const before = (await workspace.document(path))?.lines.text ?? '';
	let told = 0;
	workspace.onDidChange(() => told++);
	workspace.setOverlay(path, change(before));
	await workspace.read(path);
	await new Promise((resolve) => setTimeout(resolve, 0));
	expect(told).toBe(times);
	workspace.setOverlay(path, undefined);
	await new Promise((resolve) => setTimeout(resolve, 0));
	expect(told).toBe(times * 2);
});
