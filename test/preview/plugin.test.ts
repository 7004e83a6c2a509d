import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { neverCancelled } from '../../src/base/cancel.ts';
import { knownFrom } from '../../src/client/preview/known.ts';
import { previewFields } from '../../src/features/previewFields.ts';
import { previewLinks } from '../../src/features/previewLinks.ts';
import { extendPreview, type Known } from '../../src/preview/plugin.ts';
import type { TaskState } from '../../src/syntax/state.ts';
import { expectLinear } from '../support/linear.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

const files = {
	'src/a.py': 'one\ntwo\nthree\nfour\n',
	'src/x/tool.py': '',
	'src/y/tool.py': '',
	'docs/b.md': '# B\n\n## Second half\ntext\n',
	'docs/dose.md': '# Dose A\n# Dose B (2)\n',
	'docs/my plan.md': 'x\n',
	'docs/a&"b.md': 'x\n',
};
const names = { open: 'open', active: 'active', blocked: 'blocked', done: 'done', skipped: 'skipped' };

interface Options {
	readonly states?: Readonly<Record<string, TaskState>>;
	readonly toSection?: boolean;
	/** The document's own path. */
	readonly path?: string;
}

/** What is known of a document, of `docs/plans/c.md` if nothing else is said, beside the files above. */
async function known(
	text: string,
	{ states = {}, toSection = false, path = 'docs/plans/c.md' }: Options = {},
): Promise<Known> {
	const { workspace } = memoryWorkspace({ ...files, [path]: text });
	const document = await workspace.document(path);
	const links = document === undefined ? [] : await previewLinks(workspace, document, neverCancelled);
	const fields = document === undefined ? [] : await previewFields(workspace, document);
	return knownFrom({ links, fields, states }, { names, toSection });
}

/** A markdown-it as VS Code makes it. */
function markdownIt() {
	const md = new MarkdownIt({ html: true, linkify: true });
	md.linkify.set({ fuzzyLink: false });
	return md;
}

/** The HTML of a document, without the paragraph around a single one. */
async function render(text: string, options?: Options): Promise<string> {
	const found = await known(text, options);
	const html = extendPreview(markdownIt(), () => found).render(text);
	return html.trim().replace(/^<p>(.*)<\/p>$/, '$1');
}

/** Links as `[text](href "title")` and badges as `{class text}`, so that a picture stays short. */
async function say(text: string, options?: Options): Promise<string> {
	return (await render(text, options))
		.replace(/<a class="plan-link" href="([^"]*)" title="([^"]*)">(.*?)<\/a>/g, '[$3]($1 "$2")')
		.replace(/<span class="plan-state plan-state-(\w+)" title="([^"]*)">(.*?)<\/span>/g, '{$1 $3|$2}');
}

describe('pointers are links', () => {
	test.each([
		['see src/a.py:2-3 for it', 'see [src/a.py:2-3](../../src/a.py#L2 "src/a.py:2-3") for it'],
		['`src/a.py:2`', '[<code>src/a.py:2</code>](../../src/a.py#L2 "src/a.py:2")'],
		['`cat src/a.py -n`', '<code>cat [src/a.py](../../src/a.py "src/a.py") -n</code>'],
		['a.py:1,3-4', '[a.py:1](../../src/a.py#L1 "src/a.py:1"),[3-4](../../src/a.py#L3 "src/a.py:3-4")'],
		['docs/{b.md,gone.md}', 'docs/{[b.md](../b.md "docs/b.md"),gone.md}'],
		['`docs/b.md` §B', '[<code>docs/b.md</code>](../b.md#L1 "docs/b.md:1") §B'],
		[
			'docs/dose.md §Dose A is, `docs/dose.md §Dose B`',
			'[docs/dose.md §Dose](../dose.md#L1 "docs/dose.md:1") A is, <code>[docs/dose.md §Dose](../dose.md#L2 "docs/dose.md:2") B</code>',
		],
		['src/a.py (lines 2-3)', '[src/a.py (lines 2-3](../../src/a.py#L2 "src/a.py:2-3"))'],
		[
			'src/a.py (lines 1, 2), src/a.py (lines 1, 4)',
			'[src/a.py (lines 1](../../src/a.py#L1 "src/a.py:1"), [2](../../src/a.py#L2 "src/a.py:2")), [src/a.py (lines 1](../../src/a.py#L1 "src/a.py:1"), [4](../../src/a.py#L4 "src/a.py:4"))',
		],
		['**docs/b.md**', '<strong>[docs/b.md](../b.md "docs/b.md")</strong>'],
		['docs/plans/', '[docs/plans/](. "docs/plans/")'],
		[
			'src/a.py:2<br>src/a.py:3',
			'[src/a.py:2](../../src/a.py#L2 "src/a.py:2")<br>[src/a.py:3](../../src/a.py#L3 "src/a.py:3")',
		],
		[
			'src/a.py:2\nsrc/a.py:3',
			'<p>[src/a.py:2](../../src/a.py#L2 "src/a.py:2")\n[src/a.py:3](../../src/a.py#L3 "src/a.py:3")</p>',
		],
		['# In docs/b.md', '<h1>In [docs/b.md](../b.md "docs/b.md")</h1>'],
	])('%s', async (text, expected) => {
		expect(await say(text)).toBe(expected);
	});

	test.each([
		['docs/b.md §B \\* it', 'B * it'],
		['docs/b.md §B and https://x.org', 'B and <a href="https://x.org">https://x.org</a>'],
		['docs/b.md §B as ![x](x.png)', 'B as <img src="x.png" alt="x">'],
	])('whatever is rendered behind the name of a section: %s', async (text, shown) => {
		expect(await say(text)).toBe(`[docs/b.md §${shown.slice(0, 1)}](../b.md#L1 "docs/b.md:1")${shown.slice(1)}`);
	});

	test('but none where the words that are rendered differently tell which section is meant', async () => {
		expect(await say('docs/dose.md §Dose \\*, docs/dose.md §Dose B')).toBe(
			'docs/dose.md §Dose *, [docs/dose.md §Dose](../dose.md#L2 "docs/dose.md:2") B',
		);
	});

	test('and a click in a preview of Markdown goes to the heading, since it finds no line', async () => {
		expect(await say('docs/b.md:4 src/a.py:2', { toSection: true })).toBe(
			'[docs/b.md:4](../b.md#second-half "docs/b.md:4") [src/a.py:2](../../src/a.py#L2 "src/a.py:2")',
		);
	});

	test.each(['src/gone.py', 'src/gone.py:9', 'tool.py', '../../../etc/passwd', 'src/*.py', 'src/a.pyx'])(
		'but not %s, which leads nowhere or may mean several files',
		async (text) => {
			expect(await render(text)).toBe(text);
		},
	);

	test('a path alone, where the file is there and the line is not', async () => {
		expect(await say('src/a.py:99')).toBe('[src/a.py](../../src/a.py "src/a.py"):99');
	});

	test.each([
		['[src/a.py](x.md)', '<a href="x.md">src/a.py</a>'],
		['https://x.org/src/a.py', '<a href="https://x.org/src/a.py">https://x.org/src/a.py</a>'],
		['<a href="#">src/a.py</a>', '<a href="#">src/a.py</a>'],
		['![src/a.py](x.png)', '<img src="x.png" alt="src/a.py">'],
	])('nor in %s, which is one already', async (text, expected) => {
		expect(await render(text)).toBe(expected);
	});

	test.each([
		['[t](../../src/a.py:2)', '<a href="../../src/a.py#L2" title="src/a.py:2">t</a>'],
		['[t](../../src/a.py:2 "mine")', '<a href="../../src/a.py#L2" title="mine">t</a>'],
		['[t](<../my plan.md:1>)', '<a href="../my%20plan.md#L1" title="docs/my plan.md:1">t</a>'],
		['[t](../b.md)', '<a href="../b.md">t</a>'],
		['[t](../b.md#second-half)', '<a href="../b.md#second-half">t</a>'],
		['[t](../../src/gone.py:2)', '<a href="../../src/gone.py:2">t</a>'],
	])('a Markdown link with a line works: %s', async (text, expected) => {
		expect(await render(text)).toBe(expected);
	});
});

describe('states are badges', () => {
	test.each([
		['- [x] S1: Check', '{done done|[x]} S1: Check'],
		['- [ ] **A1:** b', '{open open|[ ]} <strong>A1:</strong> b'],
		['- [P] docs/b.md', '{active active|[P]} [docs/b.md](../b.md "docs/b.md")'],
		['- [SKIP] not now', '{skipped skipped|[SKIP]} not now'],
		['- [B] tasks = blocked', '[B] tasks = blocked'],
		['- [x](y) link', '<a href="y">x</a> link'],
		['- [W] wait', '[W] wait'],
	])('at the head of an item: %s', async (text, expected) => {
		expect(await say(text)).toBe(`<ul>\n<li>${expected}</li>\n</ul>`);
	});

	const cell = async (state: string, options?: Options) => {
		const html = await say(`| ID | Task | State |\n|-|-|-|\n| A1 | [x] | ${state} |`, options);
		return [...html.matchAll(/<td>(.*)<\/td>/g)].map((found) => found[1]).slice(1);
	};

	test.each([
		['[x]', '{done done|[x]}'],
		['`[D]`', '{done done|[D]}'],
		['[-] Deferred', '{skipped skipped|[-]} Deferred'],
		['in_progress', '{active in_progress|in_progress}'],
		['**Done**', '{done <strong>Done</strong>|**Done**}'],
		['✅', '{done ✅ done|✅}'],
		['blocked by docs/b.md', '{blocked blocked by [docs/b.md](../b.md "docs/b.md")|blocked by docs/b.md}'],
		['done: all of it was written down and read by somebody', undefined],
		['maybe', 'maybe'],
		['', ''],
	])('in the state cell of a task table: %s', async (state, expected) => {
		const long = `{done done|${state}} ${state}`;
		// The other columns keep their brackets.
		expect(await cell(state)).toEqual(['[x]', expected ?? long]);
	});

	test('but not in another table', async () => {
		expect(await say('| Check | Result |\n|-|-|\n| a | done |')).not.toContain('{');
	});

	test('also in spellings of the repository', async () => {
		expect(await cell('[W]', { states: { '[W]': 'blocked' } })).toEqual(['[x]', '{blocked blocked|[W]}']);
	});
});

test('nothing of a document is anything but text', async () => {
	const html = await render(
		'`docs/a&"b.md` "docs/a&"b.md:1" `<img src=x>` [t](<../a&"b.md:1>)\n\n- [x] <b>`<script>`</b>',
	);
	expect(html).not.toMatch(/<script>|<img/);
	expect(html).toContain('href="../a%26%22b.md#L1"');
	expect(html).toContain('title="docs/a&amp;&quot;b.md:1"');
});

test('the tokens stay as they were, so that a document can be rendered again', async () => {
	const text = '- [x] see `cat src/a.py` [t](../../src/a.py:2)';
	const found = await known(text);
	const md = extendPreview(markdownIt(), () => found);
	const tokens = md.parse(text, {});
	const before = JSON.stringify(tokens);
	const first = md.renderer.render(tokens, { ...md.options, highlight: null }, {});
	expect(JSON.stringify(tokens)).toBe(before);
	expect(md.renderer.render(tokens, { ...md.options, highlight: null }, {})).toBe(first);
});

test('what is switched off, or not known, stays plain Markdown', () => {
	const text = '- [x] src/a.py:2';
	expect(extendPreview(markdownIt(), () => undefined).render(text)).toBe(markdownIt().render(text));
});

test('time grows with the length of the document', { retry: 3 }, async () => {
	const found = await known('src/a.py:2 docs/b.md');
	const md = extendPreview(markdownIt(), () => found);
	const line = '- [x] see `src/a.py:2` and docs/b.md, **src/gone.py**\n';
	expectLinear(
		(size) => line.repeat(size / 100),
		(text) => md.render(text),
	);
	expectLinear(
		(size) => line.trimEnd().repeat(size / 100),
		(text) => md.render(text),
	);
});

test('the fields of a plan and its phases stand on lines of their own, those of other documents do not', async () => {
	const head = '# Tides\nStatus: open\nOwner: me\n\n';
	const phase = '### Phase A\nGoal: x\nto y\n**Prereqs:** z\nnote that: w\n';
	expect(await say(head + phase, { path: 'plans/a.md' })).toBe(
		[
			'<h1>Tides</h1>',
			'<p><strong>Status:</strong> open<br>',
			'<strong>Owner:</strong> me</p>',
			'<h3>Phase A</h3>',
			'<p><strong>Goal:</strong> x',
			'to y<br>',
			'<strong>Prereqs:</strong> z',
			'note that: w</p>',
		].join('\n'),
	);
	expect(await say('Status: open\nOwner: me\n', { path: 'docs/a.md' })).toBe('<p>Status: open\nOwner: me</p>');
});

describe('the brief', () => {
	const brief = async (text: string) => (await say(text, { path: 'input.md' })).replace(/\n/g, '|');

	test('has each field on a line of its own, its label in bold', async () => {
		expect(
			await brief(
				'Summary: see src/a.py\nMode: TDD\nand more\nDo Now (hard):\n1. Mode: none\n   goes on\nPriorities & Rationale:\n- x\n',
			),
		).toBe(
			'<p><strong>Summary:</strong> see [src/a.py](src/a.py "src/a.py")<br>|<strong>Mode:</strong> TDD|and more<br>|<strong>Do Now (hard):</strong></p>|' +
				'<ol>|<li>Mode: none|goes on<br>|<strong>Priorities &amp; Rationale:</strong></li>|</ol>|<ul>|<li>x</li>|</ul>',
		);
	});

	test.each([
		['Mode: TDD\nFocus: x', '<strong>Mode:</strong> TDD<br>|<strong>Focus:</strong> x'],
		['**Mode:** TDD\n**Focus**: x', '<strong>Mode:</strong> TDD<br>|<strong>Focus</strong>: x'],
		['Mode: TDD  \nFocus: x', '<strong>Mode:</strong> TDD<br>|<strong>Focus:</strong> x'],
		[
			'Mode: TDD\nDo Now (hard validity contract)',
			'<strong>Mode:</strong> TDD<br>|<strong>Do Now (hard validity contract)</strong>',
		],
		['Mode: TDD\nRisk Notes: none', '<strong>Mode:</strong> TDD<br>|<strong>Risk Notes:</strong> none'],
		['Mode: TDD\nMode `x` is\nthe Mode: y', '<strong>Mode:</strong> TDD|Mode <code>x</code> is|the Mode: y'],
	])('as the reader of briefs reads it: %j', async (text, expected) => {
		expect(await brief(text)).toBe(`<p>${expected}</p>`);
	});

	test('in time that grows with the length of a line', async () => {
		const found = await known('Summary: x\nFocus: y\n', { path: 'input.md' });
		const md = extendPreview(markdownIt(), () => found);
		expectLinear(
			(size) => `Summary${' '.repeat(size)}x\n**Focus${' '.repeat(size)}y**\n`,
			(text) => md.render(text),
		);
	});

	test('and no other document', async () => {
		expect(await say('Summary: x\nMode: TDD\nFocus: x')).toBe('<p>Summary: x\nMode: TDD\nFocus: x</p>');
	});
});
