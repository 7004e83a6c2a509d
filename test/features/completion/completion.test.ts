import { expect, test } from 'vitest';
import { neverCancelled } from '../../../src/base/cancel.ts';
import { line1 } from '../../../src/base/position.ts';
import { type CompletionRequest, completion } from '../../../src/features/completion/completion.ts';
import { memoryWorkspace } from '../../support/memoryWorkspace.ts';

const tide = 'plans/active/TIDE-001/plan.md';
const files = {
	[tide]: `# Tides (TIDE-001)

### Phase A — Baseline
| ID | Task | State |
| --- | --- | --- |
| A1 | Store heights | \`[D]\` |
| A2 | Compare heights | \`[ ]\` |

### Phase B — Next
- [X] B1: Look at docs/guide.md
`,
	'plans/active/TIDE-001/reports/2025-10-17T111700Z/summary.md': '# Summary\n',
	'docs/guide.md': '# Guide\n\n## Setting up\n\ntext\n\n## Files & names\n',
	'docs/fix_plan.md': '## [TIDE-001] Tides\n- Status: in_progress\n\n## [WAVE-002] Waves\n- Status: done\n',
	'docs/findings.md': '| ID | Text |\n| --- | --- |\n| CONFIG-001 | Set it |\n',
	'tests/test_tide.py':
		'import os\n\nclass TestTide:\n    def test_high(self):\n        pass\n\n\ndef test_low():\n    pass\n',
	'src/names.txt': 'a\n',
	'.gitignore': '',
};

interface Answer {
	/** The labels, the best first. */
	readonly labels: readonly string[];
	/** The text after each item was accepted, in the same order; with the rest of the word replaced. */
	readonly after: readonly string[];
}

/** Completes at `^` in the last line of a document. */
async function complete(
	picture: string,
	path = 'notes.md',
	request: CompletionRequest = { isAsked: true, linksByEditor: false },
): Promise<Answer | undefined> {
	const before = picture.split('^', 1)[0]?.split('\n') ?? [];
	const line = line1(before.length);
	const column = before.at(-1)?.length ?? 0;
	const { workspace } = memoryWorkspace({ ...files, [path]: picture.replace('^', '') });
	const document = await workspace.document(path);
	const found = document && (await completion(workspace, document, line, column, request, neverCancelled));
	const text = picture.replace('^', '').split('\n')[line - 1] ?? '';
	return (
		found && {
			labels: found.items.map(({ label }) => label),
			after: found.items.map(
				({ label, text: written = label }) => text.slice(0, found.span.start) + written + text.slice(found.span.end),
			),
		}
	);
}

const labels = async (...args: Parameters<typeof complete>) => (await complete(...args))?.labels;
const typed = { isAsked: false, linksByEditor: false };

test('a word joined to a path by a colon is none of it', async () => {
	expect(await labels('See:docs/guide.md:^')).toEqual(await labels('docs/guide.md:^'));
	expect(await labels('See:docs/guide.md#^')).toEqual(['guide', 'setting-up', 'files--names']);
});

test('a folder lists what lies in it, from the root, the document or its initiative', async () => {
	expect(await complete('see docs/^', 'notes.md', typed)).toEqual({
		labels: ['findings.md', 'fix_plan.md', 'guide.md'],
		after: ['see docs/findings.md', 'see docs/fix_plan.md', 'see docs/guide.md'],
	});
	expect(await labels('`plans/^`')).toEqual(['active/']);
	expect(await labels('reports/^', 'plans/active/TIDE-001/other.md')).toEqual(['2025-10-17T111700Z/']);
	expect(await labels('reports/^')).toEqual([]);
	expect(await labels('reports/^', 'input.md')).toEqual([]);
	expect(await labels('Focus: TIDE-001 / Phase A\n\nreports/^', 'input.md')).toEqual(['2025-10-17T111700Z/']);
	expect(await labels('../docs/^', 'plans/x.md')).toContain('guide.md');
	expect(await labels('@docs/^')).toContain('guide.md');
	expect(await labels('LOG=docs/^')).toContain('guide.md');
});

test('what the document cites already comes first', async () => {
	expect(await labels('docs/guide.md:3 and docs/^')).toEqual(['guide.md', 'findings.md', 'fix_plan.md']);
});

test('lines that the document cites already come first, and tasks say their state', async () => {
	expect((await labels(`${tide}:7,9 and ${tide}:^`))?.slice(0, 3)).toEqual([
		'7 A2 Compare heights',
		'9 Phase B — Next',
		'1 Tides (TIDE-001)',
	]);
	const { workspace } = memoryWorkspace({ ...files, 'notes.md': `${tide}:` });
	const document = await workspace.document('notes.md');
	const found = document && (await completion(workspace, document, line1(1), tide.length + 1, typed, neverCancelled));
	expect(found?.items.map(({ hint }) => hint)).toEqual([undefined, undefined, 'done', 'open', undefined, 'done']);
});

test('the rest of a name behind the cursor is replaced, its slash too', async () => {
	expect((await complete('see do^x.md now'))?.after).toContain('see docs/ now');
	expect((await complete('pla^ns/active'))?.after).toContain('plans/active');
	expect((await complete('docs/gu^ide.md:3'))?.after).toContain('docs/guide.md:3');
});

test('a bare word finds files by name where somebody asks, and nothing while prose is typed', async () => {
	expect((await complete('as in gui^'))?.after).toContain('as in docs/guide.md');
	expect(await complete('as in gui^', 'notes.md', typed)).toBeUndefined();
	expect(await complete('note: ^', 'notes.md', typed)).toBeUndefined();
	expect(await complete('note:^', 'notes.md', typed)).toBeUndefined();
	expect(await labels('and/^or', 'notes.md', typed)).toEqual([]);
	expect(await complete('## ^', 'notes.md', typed)).toBeUndefined();
});

test('behind a colon stand the headings and tasks of a plan, the symbols of a source file', async () => {
	expect(await complete(`${tide}:^`, 'notes.md', typed)).toEqual({
		labels: [
			'1 Tides (TIDE-001)',
			'3 Phase A — Baseline',
			'6 A1 Store heights',
			'7 A2 Compare heights',
			'9 Phase B — Next',
			'10 B1 Look at docs/guide.md',
		],
		after: [`${tide}:1`, `${tide}:3`, `${tide}:6`, `${tide}:7`, `${tide}:9`, `${tide}:10`],
	});
	expect(await complete('`tests/test_tide.py:^`', 'notes.md', typed)).toEqual({
		labels: ['3-5 TestTide', '4-5 TestTide.test_high', '8-9 test_low'],
		after: ['`tests/test_tide.py:3-5`', '`tests/test_tide.py:4-5`', '`tests/test_tide.py:8-9`'],
	});
	expect((await complete('docs/guide.md:3-^'))?.after).toEqual(['docs/guide.md:3-5', 'docs/guide.md:3-7']);
	expect((await complete('docs/guide.md:1,^'))?.after).toEqual([
		'docs/guide.md:1,1',
		'docs/guide.md:1,3',
		'docs/guide.md:1,7',
	]);
	expect((await complete('docs/guide.md:1^2'))?.after).toContain('docs/guide.md:3');
	expect((await complete('guide.md:^'))?.after).toContain('guide.md:3');
	expect(await complete('nowhere.md:^', 'notes.md', typed)).toBeUndefined();
});

test('behind two colons stand classes and functions, or headings by name', async () => {
	expect(await complete('tests/test_tide.py::^', 'notes.md', typed)).toEqual({
		labels: ['TestTide', 'TestTide::test_high', 'test_low'],
		after: ['tests/test_tide.py::TestTide', 'tests/test_tide.py::TestTide::test_high', 'tests/test_tide.py::test_low'],
	});
	expect((await complete('tests/test_tide.py::TestTide::^'))?.after).toContain(
		'tests/test_tide.py::TestTide::test_high',
	);
	expect((await complete('docs/guide.md::Set^'))?.after).toContain('docs/guide.md::Setting up');
});

test('behind a hash stand the slugs of GitHub', async () => {
	expect(await labels('docs/guide.md#^', 'notes.md', typed)).toEqual(['guide', 'setting-up', 'files--names']);
	expect((await complete('docs/guide.md#set^ting'))?.after).toContain('docs/guide.md#setting-up');
});

test('link targets are left to an editor that completes them, except for lines and symbols', async () => {
	const byEditor = { isAsked: true, linksByEditor: true };
	expect(await labels('[x](../docs/^)', 'plans/x.md')).toContain('guide.md');
	expect(await labels('[x](/docs/^)', 'plans/x.md')).toContain('guide.md');
	expect(await labels('[x](docs/^)', 'notes.md', byEditor)).toEqual([]);
	expect(await complete('[x](gui^)', 'notes.md', byEditor)).toBeUndefined();
	expect(await labels('[x](docs/guide.md#^)', 'notes.md', byEditor)).toEqual([]);
	expect((await complete('[x](docs/guide.md:^)', 'notes.md', byEditor))?.after).toContain('[x](docs/guide.md:3)');
});

test('nothing is offered inside an address', async () => {
	for (const address of [
		'https://example.org/docs/^',
		'(http://x.org/docs/guide.md:^)',
		'www.x.org/docs/^',
		'/docs/^',
	]) {
		expect((await labels(address)) ?? []).toEqual([]);
	}
});

test('ids stand by nearness, with the state and title of what they mean', async () => {
	const plan = (text: string) => `${files[tide]}\n${text}`;
	expect(await labels(plan('see A^'), tide)).toEqual(expect.arrayContaining(['A1', 'A2', 'Phase A']));
	expect((await complete(plan('see A^'), tide))?.labels.slice(0, 2)).toEqual(['A1', 'A2']);
	expect((await complete('see TI^'))?.labels[0]).toBe('TIDE-001');
	expect((await complete('see CON^'))?.labels[0]).toBe('CONFIG-001');
	expect((await complete(plan('in Phase ^'), tide))?.after.slice(-2)).toEqual(['in Phase A', 'in Phase B']);
	expect(await labels(plan('^'), tide)).toEqual(expect.arrayContaining(['TIDE-001', 'WAVE-002', 'A1', 'Phase B']));
});

test('a state cell and a box take the spelling of their neighbours', async () => {
	const row = (cell: string) =>
		`| ID | Task | State |\n| --- | --- | --- |\n| A1 | One | \`[D]\` |\n| A2 | Two | ${cell}`;
	expect((await complete(row('`[ ]^` |')))?.labels).toEqual(['`[ ]`', '`[P]`', '`[B]`', '`[D]`', '`[-]`']);
	expect((await complete(row('^ |')))?.after[3]).toBe('| A2 | Two | `[D]` |');
	expect((await complete(row('`[^]` |')))?.after[3]).toBe('| A2 | Two | `[D]` |');
	expect((await complete(row('^')))?.after[3]).toBe('| A2 | Two | `[D]`');
	expect((await complete(`${files[tide]}- [^] B2: New`, tide))?.after).toEqual([
		'- [ ] B2: New',
		'- [P] B2: New',
		'- [B] B2: New',
		'- [X] B2: New',
		'- [-] B2: New',
	]);
	expect(await labels('- [see^](docs/a.md)')).not.toContain('[x]');
});

test('the brief offers the fields that it lacks, in their usual order', async () => {
	const brief = 'Summary: x\nMode: Docs\nFocus: TIDE-001\nDo Now:\n- A1\n\n';
	expect((await complete(`${brief}^`, 'input.md'))?.after.slice(0, 3)).toEqual([
		'Branch: ',
		'Mapped tests: ',
		'Artifacts: ',
	]);
	expect(await labels(`${brief}Po^`, 'input.md')).toContain('Pointers');
	expect((await complete(`${brief}If^: wait`, 'input.md'))?.after).toContain('If Blocked: wait');
	expect(await labels(`${brief}see Po^`, 'input.md')).not.toContain('Pointers');
	expect((await complete('## Summary\nx\n\n## ^', 'input.md'))?.after.slice(0, 2)).toEqual(['## Mode', '## Focus']);
	expect(await labels('^', 'notes.md')).not.toContain('Summary');
});

test('of a great many names some are offered, and more when more is typed', async () => {
	const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`data/run_${i}.log`, '']));
	const { workspace } = memoryWorkspace({ ...many, 'notes.md': 'data/\ndata/run_29\n' });
	const document = await workspace.document('notes.md');
	const at = async (line: number, column: number) =>
		document && (await completion(workspace, document, line1(line), column, typed, neverCancelled));
	expect(await at(1, 5)).toMatchObject({ isIncomplete: true });
	expect((await at(1, 5))?.items).toHaveLength(200);
	expect((await at(2, 11))?.items).toHaveLength(11);
});
