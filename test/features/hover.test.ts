import { expect, test } from 'vitest';
import { neverCancelled } from '../../src/base/cancel.ts';
import { line1 } from '../../src/base/position.ts';
import { hover } from '../../src/features/hover.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

const plan = `# Tide plan

### Phase A — Baseline

| ID | Task | State |
| --- | --- | --- |
| A1 | Store *all* heights | [x] |
`;

/** The hover at `^` (a line below the text marks the column): its Markdown, or undefined. */
async function hoverAt(
	line: string,
	files: Record<string, string>,
	document = 'notes.md',
): Promise<string | undefined> {
	const column = line.indexOf('^');
	const { workspace } = memoryWorkspace({ ...files, [document]: line.replace('^', '') });
	const read = await workspace.document(document);
	const address = ({ path }: { path: string }) => `file:///${path}`;
	return read && (await hover(workspace, read, line1(1), column, address, neverCancelled))?.markdown;
}

test('shows a task row, and its state', async () => {
	expect(await hoverAt('see plans/t.md^:7', { 'plans/t.md': `${plan}| A2 | Compare them | [ ] |\n` })).toBe(
		`[plans/t\\.md\\:7](file:///plans/t.md) — Tide plan › Phase A — Baseline — **A1** is done

\`\`\`markdown
| A1 | Store *all* heights | [x] |
\`\`\``,
	);
});

test('shows all of a task whose line is cited', async () => {
	const list = '- [ ] A1: Store\n  all heights,\n  and more\n- [x] A2: Next\n';
	expect((await hoverAt('see plans/t.md^:1', { 'plans/t.md': list }))?.split('\n\n').slice(1)).toEqual([
		'```markdown\n- [ ] A1: Store\n  all heights,\n  and more\n```',
	]);
});

test('shows a single line apart from a few that follow it, in the same section', async () => {
	const notes = '# Notes\n\nFirst.\n\nSecond.\nThird.\n\n## Next\nFourth.\n';
	const shown = async (line: number) =>
		(await hoverAt(`see docs/n.md^:${line}`, { 'docs/n.md': notes }))?.split('\n\n').slice(1);
	expect(await shown(3)).toEqual(['```markdown\nFirst.\n```', 'below it:', '```markdown\nSecond.\nThird.\n```']);
	expect(await shown(5)).toEqual(['```markdown\nSecond.\n```', 'below it:', '```markdown\nThird.\n```']);
	expect(await shown(6)).toEqual(['```markdown\nThird.\n```']);
	expect(await shown(8)).toEqual(['```markdown\n## Next\n```', 'below it:', '```markdown\nFourth.\n```']);
});

test('shows the range that is under the cursor', async () => {
	const markdown = await hoverAt('a.txt:1-2,4^', { 'a.txt': 'one\ntwo\nthree\nfour\n' });
	expect(markdown).toContain('a\\.txt\\:4');
});

test('cuts long lines and long ranges', async () => {
	const text = Array.from({ length: 100 }, (_, i) => `${i} ${'x'.repeat(400)}`).join('\n');
	const markdown = (await hoverAt('a.txt^:1-60', { 'a.txt': text })) ?? '';
	const shown = markdown.split('```')[1]?.trim().split('\n') ?? [];
	expect(shown).toHaveLength(40);
	expect(Math.max(...shown.map((line) => line.length))).toBe(300);
	expect(markdown).toContain('20 more lines');
});

test('what a file holds cannot break out of the preview', async () => {
	const evil = '```\n````\n[run](command:evil) ![x](https://evil.example/x.png)\n<script>alert(1)</script>\n';
	const markdown = (await hoverAt('a.md^:1-4', { 'a.md': evil })) ?? '';
	const fence = '`````';
	expect(markdown.split(fence)).toHaveLength(3);
	expect(markdown.split(fence)[1]).toContain('command:evil');
});

test('headings of the target stay text', async () => {
	const markdown = await hoverAt('a.md^:1', { 'a.md': '# [x](command:evil) ![y](https://evil.example) <b>\n' });
	expect(markdown?.split('\n')[0]).toBe('[a\\.md\\:1](file:///a.md) — x \\!y \\<b\\>');
});

test('says why a pointer leads nowhere, and what was tried', async () => {
	expect(await hoverAt('docs/gone^.md', {})).toBe('No such file or folder: `docs/gone.md`');
	expect(await hoverAt('`reports/gone^.md`', { 'docs/a.md': '' }, 'plans/active/TIDE-001/plan.md')).toContain(
		'- `plans/active/TIDE-001/reports/gone.md`',
	);
	expect(await hoverAt('docs/gone^.md', { 'docs/a.md': '' }, 'plans/active/TIDE-001/plan.md')).toBe(
		'No such file or folder: `docs/gone.md`',
	);
	const plan = 'plans/active/TIDE-001/plan.md';
	const looked = async (line: string) =>
		(await hoverAt(line, { 'docs/a.md': '' }, plan))?.split('\n').filter((each) => each.startsWith('- '));
	expect(await looked('[x](docs/gone^.md)')).toEqual(['- `plans/active/TIDE-001/docs/gone.md`', '- `docs/gone.md`']);
	expect(await looked('docs/gone/^')).toEqual([]);
	expect(await looked('[x](/docs/gone^.md)')).toEqual(['- `docs/gone.md`']);
	expect(await hoverAt('`/docs/gone^.md`', {})).toBe(
		'Not at the root of this workspace: `docs/gone.md`; what lies outside is not read.',
	);
	expect(await hoverAt('a.txt^:9', { 'a.txt': 'one\n' })).toBe(
		'[a\\.txt](file:///a.txt) has 1 line; the pointer goes past its end.',
	);
	expect(await hoverAt('a.md^#b', { 'a.md': '# A\n' })).toBe('[a\\.md](file:///a.md) has no heading for `b`.');
	expect(await hoverAt('../../x^.md', {})).toBe('`../../x.md` lies outside the workspace and is not read.');
});

test.each([
	['src/orders/creatOrder.ts^:40', 'Perhaps [src/orders/createOrder\\.ts](file:///src/orders/createOrder.ts)'],
	['src/order/createOrder^.ts', 'Perhaps [src/orders/createOrder\\.ts](file:///src/orders/createOrder.ts)'],
	['src/orders/cancel^.ts', undefined],
	['src/{orders/a.ts,order/createOrder.t^s}', undefined],
])('%s: what is likely meant is a link', async (line, expected) => {
	const markdown = await hoverAt(line, { 'src/orders/createOrder.ts': '', 'docs/a.md': '' });
	expect(markdown?.split('\n\n').find((each) => each.startsWith('Perhaps'))).toBe(expected);
});

test('candidates keep the line of the pointer', async () => {
	expect(await hoverAt('see t.py^:2', { 'a/t.py': 'x\ny\n', 'b/t.py': 'x\ny\n' })).toContain(
		'[b/t\\.py\\:2](file:///b/t.py)',
	);
});

test('lists the files that match', async () => {
	expect(await hoverAt('see t.py^', { 'a/t.py': '', 'b/t.py': '' })).toBe(
		'2 places match:\n\n- [a/t\\.py](file:///a/t.py)\n- [b/t\\.py](file:///b/t.py)',
	);
});

test('shows what a folder holds', async () => {
	expect(await hoverAt('docs/^', { 'docs/a.md': '', 'docs/sub/b.md': '' })).toContain('Folder: `a.md`, `sub/`');
});

test('says what a plain search found', async () => {
	const files = { 'src/a.ts': 'export const rate = 1;\nexport function tide() {}\n' };
	expect((await hoverAt('src/a.ts::ti^de', files))?.split('\n\n').slice(0, 2)).toEqual([
		'[src/a\\.ts\\:2](file:///src/a.ts)',
		'Found by a plain search for `tide`, so it may be another of that name.',
	]);
	expect(await hoverAt('src/a.ts::go^ne', files)).not.toContain('plain search');
});

test('has nothing to say where no pointer stands', async () => {
	expect(await hoverAt('just ^words', {})).toBeUndefined();
});

const tides = {
	'plans/active/TIDE-001/plan.md': `# Tides (TIDE-001)

### Phase A — Baseline
Goal: Know what is *there*.

| ID | Task | State | Guidance |
| --- | --- | --- | --- |
| A1 | Store \`all\` heights | [x] | See [x](command:evil) ${'and so on '.repeat(40)}|
| A2 | Compare | [ ] | |
`,
	'plans/later.md': '- [ ] A1: Again\n',
	'docs/fix_plan.md': '## [TIDE-001] Tide tables\n- Status: in_progress\n',
	'docs/findings.md': '| ID | Text |\n| --- | --- |\n| CONFIG-001 | Set it **first** |\n',
};

test('says of a task its state, title, guidance, where it stands and where else the id is defined', async () => {
	const markdown = await hoverAt('TIDE-001 A^1', tides);
	expect(markdown?.split('\n\n')).toEqual([
		'**A1** is done: Store all heights',
		expect.stringMatching(/^See x and so on .{250,}…$/),
		'[plans/active/TIDE\\-001/plan\\.md\\:8](file:///plans/active/TIDE-001/plan.md) — Phase A — Baseline, TIDE\\-001',
		'also in [plans/later\\.md\\:1](file:///plans/later.md)',
	]);
});

test('says of a range what each of its ids means', async () => {
	expect(await hoverAt('TIDE-001 A1^–A2', tides)).toBe(
		`- **A1** is done: Store all heights — [plans/active/TIDE\\-001/plan\\.md\\:8](file:///plans/active/TIDE-001/plan.md)
- **A2** is open: Compare — [plans/active/TIDE\\-001/plan\\.md\\:9](file:///plans/active/TIDE-001/plan.md)`,
	);
});

test('says of phases and initiatives how far they are', async () => {
	expect((await hoverAt('Phase A^', tides))?.split('\n\n').slice(0, 2)).toEqual([
		'**Phase A** is active, 1/2 done: Baseline',
		'Know what is there\\.',
	]);
	expect((await hoverAt('TIDE^-001', tides))?.split('\n\n')).toEqual([
		'**TIDE\\-001** is active, 1/2 done: Tide tables',
		'[docs/fix\\_plan\\.md\\:1](file:///docs/fix_plan.md)',
		'also in [plans/active/TIDE\\-001/plan\\.md\\:1](file:///plans/active/TIDE-001/plan.md)',
	]);
	expect((await hoverAt('CONFIG^-001', tides))?.split('\n\n')[0]).toBe('**CONFIG\\-001**: Set it first');
});
