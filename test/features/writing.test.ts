import { expect, test } from 'vitest';
import { neverCancelled } from '../../src/base/cancel.ts';
import { line1 } from '../../src/base/position.ts';
import { insertableParts, insertablePointers, writesCodeSpans } from '../../src/features/insertablePointers.ts';
import { namedPointer } from '../../src/features/namedPointer.ts';
import { pastedPointer } from '../../src/features/pastedPointer.ts';
import { pointersOn } from '../../src/features/pointersOn.ts';
import { pointerTo } from '../../src/features/targets.ts';
import type { PlanWorkspace } from '../../src/indexing/workspace.ts';
import { memoryPorts, memoryWorkspace } from '../support/memoryWorkspace.ts';

const files = {
	'plans/active/TIDE-001/plan.md': '# Tides\n\n## Phase A — Start\n\n- [x] A1: Store heights\n',
	'docs/guide.md': '# Guide\n\ntext\n',
	'tests/test_tide.py': 'class TestTide:\n    def test_high(self):\n        pass\n',
	'a/same.py': '1\n2\n',
	'b/same.py': '1\n2\n',
	'notes.md': 'See `docs/guide.md` and `a/same.py:1`, not b/same.py.\n',
	'plain.md': 'See docs/guide.md and a/same.py:1.\n',
};
const open = () => memoryWorkspace(files, { rootFolder: '/home/me/repo' }).workspace;

/** The same in a repository with these remotes. */
const openIn = (...remotes: string[]) => {
	const { history } = memoryPorts(files).ports;
	return memoryWorkspace(files, { history: { ...history, remotes: async () => remotes } }).workspace;
};
const pasted = async (workspace: PlanWorkspace, text: string) => {
	const found = await pastedPointer(workspace, text);
	return found && (found.isOfCommit ? `or ${found.pointer}` : found.pointer);
};

test('what a line belongs to gives the pointer its name', async () => {
	const workspace = open();
	const named = async (path: string, line: number) => {
		const file = await workspace.document(path);
		return file && namedPointer(workspace, file, line1(line));
	};
	expect(await named('tests/test_tide.py', 3)).toBe('tests/test_tide.py::TestTide::test_high');
	expect(await named('tests/test_tide.py', 1)).toBe('tests/test_tide.py::TestTide');
	expect(await named('plans/active/TIDE-001/plan.md', 5)).toBe('plans/active/TIDE-001/plan.md#phase-a--start');
	expect(await named('a/same.py', 1)).toBeUndefined();
});

test.each([
	['/home/me/repo/docs/guide.md:3', 'docs/guide.md:3'],
	['/home/me/repo/docs/guide.md:3:5', 'docs/guide.md:3'],
	['  /home/me/repo/docs/guide.md\n'.trim(), 'docs/guide.md'],
	['file:///home/me/repo/docs/guide.md#L2-L3', 'docs/guide.md:2-3'],
	['docs\\guide.md', 'docs/guide.md'],
	['tests/test_tide.py(2,5)', 'tests/test_tide.py:2'],
	['  File "/home/me/repo/tests/test_tide.py", line 3, in test_high', 'tests/test_tide.py:3'],
	['test_tide.py:3', 'tests/test_tide.py:3'],
	// A pointer already, any word, nobody knows which, not here, no place.
	['docs/guide.md:3', undefined],
	['guide.md', undefined],
	['same.py:1', undefined],
	['/home/other/guide.md:1', undefined],
	['https://github.com/o/r/blob/main/docs/guide.md', undefined],
	['https://example.org/docs/guide.md', undefined],
	['see docs/guide.md:3', undefined],
	['docs/guide.md\na/same.py', undefined],
	['', undefined],
])('%j is pasted as %j', async (text, pointer) => {
	expect(await pasted(open(), text)).toBe(pointer);
});

test.each(['C:\\repo\\docs\\guide.md:3', 'c:/repo/docs/guide.md:3', 'file:///C:/repo/docs/guide.md#L3'])(
	'%s is pasted on Windows, however its drive is written',
	async (text) => {
		const { workspace } = memoryWorkspace(files, { rootFolder: 'c:/repo' });
		expect(await pasted(workspace, text)).toBe('docs/guide.md:3');
	},
);

test.each([
	['https://github.com/me/tides/blob/main/docs/guide.md#L1-L3', 'docs/guide.md:1-3'],
	['https://github.com/Me/Tides/blob/feature/x/docs/guide.md?plain=1#L2C1-L3C4', 'docs/guide.md:2-3'],
	['https://gitlab.com/me/tides/-/blob/main/docs/guide.md?ref_type=heads#L1-3', 'docs/guide.md:1-3'],
	['https://bitbucket.org/me/tides/src/main/docs/guide.md#lines-1:3', 'docs/guide.md:1-3'],
	['https://codeberg.org/me/tides/src/branch/main/docs/guide.md#L2', 'docs/guide.md:2'],
	// What a commit says may stand on other lines today: the address stays, and the pointer is offered.
	['https://github.com/me/tides/blob/8f61e4d/docs/guide.md#L2', 'or docs/guide.md:2'],
	[`https://codeberg.org/me/tides/src/commit/${'0a'.repeat(20)}/docs/guide.md`, 'or docs/guide.md'],
	// Another repository, a file that is not here under a branch that is, no lines.
	['https://github.com/torvalds/linux/blob/main/docs/guide.md', undefined],
	['https://github.com/other/tides/blob/main/docs/guide.md', undefined],
	['https://github.com/me/tides/blob/main/other/docs/guide.md', undefined],
	['https://github.com/me/tides/blob/8f61e4d/other/docs/guide.md', undefined],
	['https://github.com/me/tides/blob/main/docs/guide.md#usage', undefined],
	['https://github.com/me/tides/pull/3', undefined],
])('in the repository me/tides, %j is pasted as %j', async (text, pointer) => {
	expect(await pasted(openIn('git@github.com:me/Tides.git'), text)).toBe(pointer);
});

test.each([
	['https://github.com/me/tides', 'docs/guide.md'],
	['https://me:secret@github.com/Me/Tides.git/', 'docs/guide.md'],
	['ssh://git@github.com:22/me/tides.git', 'docs/guide.md'],
	['work:me/tides', 'docs/guide.md'],
	['/srv/git/me/tides.git', undefined],
	['file:///me/tides', undefined],
	['C:/me/tides', undefined],
	['../me/tides', undefined],
])('an address of me/tides, where a remote is %j, is pasted as %j', async (remote, pointer) => {
	const text = 'https://github.com/me/tides/blob/main/docs/guide.md';
	expect(await pasted(openIn('https://github.com/up/stream.git', remote), text)).toBe(pointer);
});

test('in a folder of a repository, an address is pasted as a pointer from the folder', async () => {
	const { history } = memoryPorts(files).ports;
	const remotes = async () => ['git@github.com:me/tides.git'];
	const { workspace } = memoryWorkspace(files, { history: { ...history, remotes, prefix: 'tools/' } });
	const address = 'https://github.com/me/tides/blob/main';
	expect(await pasted(workspace, `${address}/tools/docs/guide.md`)).toBe('docs/guide.md');
	expect(await pasted(workspace, `${address}/docs/guide.md`)).toBeUndefined();
});

test('an address of any repository leads nowhere by itself', async () => {
	const text =
		'See https://github.com/me/tides/blob/main/docs/guide.md and `https://github.com/o/r/blob/main/a/same.py#L1`.';
	const { workspace } = memoryWorkspace({ ...files, 'addresses.md': text });
	expect(await pointersOn(workspace, text, neverCancelled)).toEqual([]);
	const document = await workspace.document('addresses.md');
	expect(document?.pointers).toEqual([]);
});

test('files come by use and citation, ids by words, then the parts of a file', async () => {
	const workspace = open();
	const document = await workspace.document('notes.md');
	const labels = async (query: string, recent: string[] = []) =>
		(await insertablePointers(workspace, document, query, recent, neverCancelled)).map(
			({ kind, pointer }) => `${kind} ${pointer}`,
		);
	expect((await labels('', ['tests/test_tide.py'])).slice(0, 3)).toEqual([
		'file tests/test_tide.py',
		'file docs/guide.md',
		'file a/same.py',
	]);
	expect(await labels('heights')).toEqual(['task plans/active/TIDE-001/plan.md:5']);
	expect(await labels('guide')).toEqual(['file docs/guide.md']);
	const parts = async (path: string) => {
		const file = await workspace.document(path);
		return file && (await insertableParts(workspace, file)).map(({ pointer }) => pointer);
	};
	expect(await parts('docs/guide.md')).toEqual(['docs/guide.md', 'docs/guide.md:1']);
	expect(await parts('tests/test_tide.py')).toContain('tests/test_tide.py::TestTide::test_high');
});

test('a document that writes its pointers in code spans gets them so', async () => {
	const workspace = open();
	const spans = async (path: string) => {
		const document = await workspace.document(path);
		return document && writesCodeSpans(document);
	};
	expect(await spans('notes.md')).toBe(true);
	expect(await spans('plain.md')).toBe(false);
	expect(await spans('a/same.py')).toBe(false);
});

test('a line of a terminal links what terminals do not', async () => {
	const linked = async (text: string) =>
		(await pointersOn(open(), text, neverCancelled)).map(
			({ span, targets }) => `${text.slice(span.start, span.end)} -> ${targets.map(pointerTo).join(' | ')}`,
		);
	expect(await linked('tests/test_tide.py::TestTide::test_high[cpu] PASSED [ 50%]')).toEqual([
		'tests/test_tide.py::TestTide::test_high[cpu] -> tests/test_tide.py:2-3',
	]);
	expect(await linked('FAILED tests/test_tide.py::TestTide::test_high - AssertionError: no')).toEqual([
		'tests/test_tide.py::TestTide::test_high -> tests/test_tide.py:2-3',
	]);
	expect(await linked('see docs/guide.md:1-2,3')).toEqual([
		'docs/guide.md:1-2 -> docs/guide.md:1-2',
		'3 -> docs/guide.md:3',
	]);
	expect(await linked('{a,b}/same.py')).toEqual(['a -> a/same.py', 'b -> b/same.py']);
	expect(await linked('same.py:1,2')).toEqual(['same.py:1,2 -> a/same.py:1 | b/same.py:1']);
	expect(await linked('docs/guide.md:1 tests/test_tide.py::gone nothing::at_all')).toEqual([]);
});
