import { describe, expect, test } from 'vitest';
import { futureTree } from '../../../src/features/scaffold/futureTree.ts';
import { markMissing } from '../../../src/features/scaffold/marks.ts';
import { Quoter } from '../../../src/features/scaffold/quote.ts';
import { memoryWorkspace } from '../../support/memoryWorkspace.ts';

const files = {
	'plans/active/TIDE-001/plan.md': '# Plan\n\nOne\nTwo\n',
	'plans/active/TIDE-001/notes.md': '# Notes\n',
	'plans/active/FERRY-002/notes.md': '# Other notes\n',
	'docs/guide.md': '# Guide\n\n## Tides\n',
	'tests/test_tide.py': 'def test_low(): pass\n',
};
const draft = 'docs/out/draft.md';

async function quoter(ascii = false) {
	const { workspace } = memoryWorkspace(files);
	return new Quoter(await workspace.resolving(), draft, ascii);
}

describe('a quote', () => {
	const from = 'plans/active/TIDE-001/plan.md';

	test.each([
		['HTML is text', 'a <img src=x> <b>b</b>', 'a \\<img src=x> \\<b>b\\</b>'],
		['an escaped tag stays text', 'a \\<b>', 'a \\\\\\<b>'],
		[
			'links and images lose their power',
			'[run](command:rm) ![x](http://e.com/p.png)',
			'run (command:rm) x (http://e.com/p.png)',
		],
		['a link definition is text', '[a]: http://e.com', '\\[a]: http://e.com'],
		['a checkbox, a heading and a list are text', '[x] done', '\\[x] done'],
		['a heading is text', '# Big', '\\# Big'],
		['a number is no list', '1. First', '1\\. First'],
		['emphasis goes', '**Why:** now', 'Why: now'],
		['a glob in prose stays a glob', 'see plans/**/reports/*.md', 'see `plans/**/reports/*.md`'],
		['bare pointers become code', 'see docs/guide.md:3, then', 'see `docs/guide.md:3`, then'],
		['code stays code', 'run `a | b`', 'run `a | b`'],
		['a block of code is left out', 'run:\n  ```sh\n  pytest \\\n    -q\n  ```\nthen look', 'run: then look'],
		['one that a bullet opens, too', 'run:\n- ```sh\n  make\n  ```\n  then look', 'run: then look'],
		['one that is not closed, too', 'run:\n~~~\npytest\n```\nthen look', 'run:'],
		['code between three marks on a line stays', '```a``` b', '```a``` b'],
		['a lone backtick is text', 'a ` b', 'a \\` b'],
		['lines are joined', 'one\n  two<br>three', 'one two three'],
		['a path of its own folder is written from the root', 'in notes.md', 'in `plans/active/TIDE-001/notes.md`'],
		['a path that nobody finds stays as it is', 'in lost.md', 'in `lost.md`'],
	])('%s', async (_, text, quoted) => {
		expect(await (await quoter()).quote(text, from)).toBe(quoted);
	});

	test('is cut between words and keeps the pointers of what was cut', async () => {
		const text = 'Read the tables first and compare them with docs/guide.md:3 and `tests/test_tide.py::test_low` again';
		expect(await (await quoter()).quote(text, from, 45)).toBe(
			'Read the tables first and compare them with … (cites `docs/guide.md:3`, `tests/test_tide.py::test_low`)',
		);
	});

	test('is spelled in ASCII where that is asked for', async () => {
		expect(await (await quoter(true)).quote('low → high — “now”', from)).toBe('low -> high - "now"');
		expect(await (await quoter(true)).quote('word '.repeat(20), from, 20)).toBe('word word word word ...');
	});

	test('of a megabyte looks at its beginning only', async () => {
		const quoted = await (await quoter()).quote('`a [b](c '.repeat(120_000), from);
		expect(quoted.length).toBeLessThan(400);
	});
});

describe('a finished draft', () => {
	async function marked(text: string, drafted: string[] = []) {
		const { workspace } = memoryWorkspace(files);
		const context = await workspace.resolving();
		return markMissing(text, draft, { ...context, tree: futureTree(context.tree, drafted) });
	}

	test.each([
		['what is there is not marked', '`docs/guide.md:3`', '`docs/guide.md:3`'],
		['behind the code span', 'see `docs/lost.md:3`.', 'see `docs/lost.md:3` (not found).'],
		['behind a bare pointer', '(docs/lost.md, docs/guide.md)', '(docs/lost.md (not found), docs/guide.md)'],
		['past the end', 'docs/guide.md:99', 'docs/guide.md:99 (not found)'],
		['behind lines in prose', 'docs/guide.md (lines 40-50)', 'docs/guide.md (lines 40-50) (not found)'],
		[
			'a command is cut in two',
			'`pytest tests/test_gone.py::test_a -vv`',
			'`pytest tests/test_gone.py::test_a` (file not found yet) `-vv`',
		],
		['what a command writes', '`tee docs/out/test.log`', '`tee docs/out/test.log` (file not found yet)'],
		['a line in a command', '`sed -n 99p docs/guide.md:99`', '`sed -n 99p docs/guide.md:99` (line not found)'],
		[
			'each of several',
			'`docs/a1.md docs/guide.md docs/b2.md`',
			'`docs/a1.md` (not found) `docs/guide.md docs/b2.md` (not found)',
		],
		['patterns are not broken', '`reports/<ts>/log.txt`', '`reports/<ts>/log.txt`'],
	])('%s', async (_, text, expected) => {
		expect(await marked(text)).toBe(expected);
	});

	test('knows the files that are drafted with it', async () => {
		expect(await marked('`docs/out/other.md`, `other.md`, `docs/out/`', ['docs/out/other.md'])).toBe(
			'`docs/out/other.md`, `other.md`, `docs/out/`',
		);
	});
});
