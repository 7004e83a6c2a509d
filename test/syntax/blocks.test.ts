import { expect, test } from 'vitest';
import { Lines } from '../../src/base/lines.ts';
import { readBlocks } from '../../src/syntax/blocks.ts';

const blocks = (text: string) => readBlocks(new Lines(text));

/** The rows of all tables, 1-based line first, cells in brackets. */
const rows = (text: string): string[] =>
	blocks(text)
		.tables.flatMap(({ header, rows }) => [header, ...rows])
		.map(({ line, cells }) => `${line + 1} ${cells.map((cell) => `[${cell.text}]`).join(' ')}`);

test('reads headings of every kind, and none from a fence', () => {
	const text = `# Title #
-## Left of a diff
> ## Quoted
Underlined
twice
===
\`\`\`
# no
\`\`\`
- # In an item
####### seven
#5 no blank
##
`;
	expect(
		blocks(text).headings.map(
			({ line, level, text, span, nested }) =>
				`${line + 1} h${level} "${text}" ${span.start}-${span.end}${nested ? ' nested' : ''}`,
		),
	).toEqual([
		'1 h1 "Title" 2-7',
		'2 h2 "Left of a diff" 4-18',
		'3 h2 "Quoted" 5-11 nested',
		'4 h1 "Underlined" 0-10',
		'10 h1 "In an item" 4-14 nested',
		'13 h2 "" 2-2',
	]);
});

test('cuts rows by the columns of the header', () => {
	const text = `| ID | Text |
|---|:-:|
| 1 | a \\| b |
| 2 | run \`a | b\` | c |
| 3
4 | no frame
|| empty first |
`;
	expect(rows(text)).toEqual([
		'1 [ID] [Text]',
		'3 [1] [a \\| b]',
		'4 [2] [run `a | b` | c]',
		'5 [3]',
		'6 [4] [no frame]',
		'7 [] [empty first]',
	]);
	expect(blocks(text).problems).toEqual([{ kind: 'ragged-row', line: 3, span: { start: 13, end: 21 } }]);
});

test('finds tables in quotes and items, and ends them as Markdown does', () => {
	expect(rows('> | a | b |\n> |---|---|\n> | 1 | 2 |\n| 3 | 4 |\n')).toEqual(['1 [a] [b]', '3 [1] [2]']);
	expect(rows('- | a | b |\n  |---|---|\n  | 1 | 2 |\n')).toEqual(['1 [a] [b]', '3 [1] [2]']);
	expect(rows('   | a | b |\n  |---|---|\n | 1 | 2 |\n    | code |\n')).toEqual(['1 [a] [b]', '3 [1] [2]']);
	expect(rows('| a |\n|---|\n| 1 |\n- item | 2 |\n')).toEqual(['1 [a]', '3 [1]']);
	expect(rows('a | b\n---\n\n| a | b |\n|---|\n')).toEqual([]);
});

test('puts an empty cell where its text would stand', () => {
	const [table] = blocks('| a | b | c |\n|-|-|-|\n|  | || \n').tables;
	expect(table?.rows[0]?.cells.map(({ span }) => [span.start, span.end])).toEqual([
		[2, 2],
		[5, 5],
		[6, 6],
	]);
});

test('nests items, several on one line among them', () => {
	const text = `- [x] A
  more of A

  - 1) deep
+ other

after
`;
	expect(
		blocks(text).items.map(
			({ line, lastLine, parent, text, span }) => `${line + 1}-${lastLine + 1} in ${parent} at ${span.start}: ${text}`,
		),
	).toEqual([
		'1-4 in undefined at 2: [x] A',
		'4-4 in 0 at 4: 1) deep',
		'4-4 in 1 at 7: deep',
		'5-5 in undefined at 2: other',
	]);
});

test('says which fences are closed', () => {
	const text = '```bash title\nx\n```js\n```\n~~~\n> ```\n> y\n\n- ````\n  ```\n';
	expect(blocks(text).fences).toEqual([
		{ first: 0, last: 3, info: 'bash title', closed: true },
		{ first: 4, last: 9, info: '', closed: false },
	]);
	expect(blocks('> ```\n> y\n\n- ````\n  ```\n').fences.map(({ first, closed }) => [first, closed])).toEqual([
		[0, false],
		[3, false],
	]);
});

test.each([
	['\n', ''],
	['\r\n', ''],
	['\r', ''],
	['\n', '\uFEFF'],
])('reads lines that end in %j behind %j', (lineBreak, mark) => {
	const text =
		mark +
		['---', 'status: x', '---', '# T', '', '| a |', '|---|', '| 1 |', '', '- i', '', '```', 'x', '```'].join(lineBreak);
	expect(blocks(text)).toMatchObject({
		frontMatter: { first: 0, last: 2 },
		headings: [{ line: 3, text: 'T', span: { start: 2, end: 3 } }],
		tables: [{ header: { line: 5 }, rows: [{ line: 7 }] }],
		items: [{ line: 9, text: 'i' }],
		fences: [{ first: 11, last: 13, closed: true }],
	});
	expect(blocks(`${mark}# T`).headings).toMatchObject([{ text: 'T', span: { start: mark.length + 2 } }]);
});

test('takes a rule at the top for front matter only where YAML follows', () => {
	expect(blocks('---\n# T\n---\n').frontMatter).toBeUndefined();
	expect(blocks('---\nstatus: x\n').frontMatter).toBeUndefined();
	expect(blocks('---\n\nid: a\ntags:\n  - b\n...\n').frontMatter).toEqual({ first: 0, last: 5 });
});
