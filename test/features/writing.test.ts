import { expect, test } from 'vitest';
import { neverCancelled } from '../../src/base/cancel.ts';
import { line1 } from '../../src/base/position.ts';
import { insertableParts, insertablePointers, writesCodeSpans } from '../../src/features/insertablePointers.ts';
import { namedPointer } from '../../src/features/namedPointer.ts';
import { pastedPointer } from '../../src/features/pastedPointer.ts';
import { pointersOn } from '../../src/features/pointersOn.ts';
import { pointerTo } from '../../src/features/targets.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

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
	['https://github.com/o/r/blob/main/docs/guide.md#L1-L3', 'docs/guide.md:1-3'],
	['https://github.com/o/r/blob/feature/x/docs/guide.md?plain=1#L2', 'docs/guide.md:2'],
	['docs\\guide.md', 'docs/guide.md'],
	['tests/test_tide.py(2,5)', 'tests/test_tide.py:2'],
	['  File "/home/me/repo/tests/test_tide.py", line 3, in test_high', 'tests/test_tide.py:3'],
	['test_tide.py:3', 'tests/test_tide.py:3'],
	// A pointer already, any word, nobody knows which, not here, no place.
	['docs/guide.md:3', undefined],
	['guide.md', undefined],
	['same.py:1', undefined],
	['/home/other/guide.md:1', undefined],
	['https://github.com/o/r/blob/main/docs/none.md', undefined],
	['https://example.org/docs/guide.md', undefined],
	['see docs/guide.md:3', undefined],
	['docs/guide.md\na/same.py', undefined],
	['', undefined],
])('%j is pasted as %j', async (text, pointer) => {
	expect(await pastedPointer(open(), text)).toBe(pointer);
});

test.each(['C:\\repo\\docs\\guide.md:3', 'c:/repo/docs/guide.md:3', 'file:///C:/repo/docs/guide.md#L3'])(
	'%s is pasted on Windows, however its drive is written',
	async (text) => {
		const { workspace } = memoryWorkspace(files, { rootFolder: 'c:/repo' });
		expect(await pastedPointer(workspace, text)).toBe('docs/guide.md:3');
	},
);

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
