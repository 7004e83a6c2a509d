import { expect, test } from 'vitest';
import { neverCancelled } from '../../src/base/cancel.ts';
import { links } from '../../src/features/links.ts';
import { pointerTo } from '../../src/features/targets.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

const files = {
	'src/a.py': 'one\ntwo\nthree\nfour\n',
	'src/x/tool.py': '',
	'src/y/tool.py': '',
	'docs/b.md': '# B\n',
};

/** The links of a one-line document: `text -> target`. */
async function linksOf(line: string): Promise<string[]> {
	const { workspace } = memoryWorkspace({ ...files, 'docs/c.md': line });
	const document = await workspace.document('docs/c.md');
	const found = document === undefined ? [] : await links(workspace, document, neverCancelled);
	return found.map(
		({ span, target, plainMarkdown }) =>
			`${line.slice(span.start, span.end)} -> ${target === undefined ? '?' : pointerTo(target)}${plainMarkdown ? ' (Markdown)' : ''}`,
	);
}

test('links a pointer as a whole', async () => {
	expect(await linksOf('see `src/a.py:2-3` for it')).toEqual(['src/a.py:2-3 -> src/a.py:2-3']);
});

test('links each range of a list by itself', async () => {
	expect(await linksOf('see src/a.py:1,3-4 there')).toEqual(['src/a.py:1 -> src/a.py:1', '3-4 -> src/a.py:3-4']);
});

test('links each member of a brace set, and not those that are missing', async () => {
	expect(await linksOf('docs/{b.md,gone.md}')).toEqual(['b.md -> docs/b.md']);
});

test('members that share a text share a link that asks', async () => {
	expect(await linksOf('src/{x,y}/{tool.py,gone.py}')).toEqual(['tool.py -> ?']);
});

test('a section or lines in prose belong to the link', async () => {
	expect(await linksOf('see `docs/b.md` §B there, src/a.py (lines 2-3)')).toEqual([
		'docs/b.md` §B -> docs/b.md:1',
		'src/a.py (lines 2-3 -> src/a.py:2-3',
	]);
});

test('asks where several files match', async () => {
	expect(await linksOf('see tool.py')).toEqual(['tool.py -> ?']);
});

test('what cannot be resolved is no link', async () => {
	expect(await linksOf('src/gone.py src/gone.py:9 ../../etc/x.md src/*.py')).toEqual([]);
});

test('where the file is there and what is named in it is not, the path leads to the file', async () => {
	expect(await linksOf('src/a.py:99, `docs/b.md` §7, docs/b.md#gone, src/a.py::Gone')).toEqual([
		'src/a.py -> src/a.py',
		'docs/b.md -> docs/b.md',
		'docs/b.md -> docs/b.md',
		'src/a.py -> src/a.py',
	]);
});

test('says which links Markdown tools follow by themselves', async () => {
	expect(await linksOf('[b](b.md) and [a](../src/a.py:2)')).toEqual([
		'b.md -> docs/b.md (Markdown)',
		'../src/a.py:2 -> src/a.py:2',
	]);
});
