import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Lines } from '../../src/base/lines.ts';
import { line0 } from '../../src/base/position.ts';
import { scanBlocks } from '../../src/syntax/blockScan.ts';
import { parseBlocks } from '../../src/syntax/blocks.ts';

const scan = (text: string) => {
	const found = scanBlocks(new Lines(text), line0(0), parseBlocks);
	return found && only(found);
};
const parse = (text: string) => {
	const lines = new Lines(text);
	return only(parseBlocks(lines, line0(0), line0(lines.count)));
};
const only = ({ headings, tables, items, fences, indentedCode, problems }: ReturnType<typeof parseBlocks>) => {
	return { headings, tables, items, fences, indentedCode, problems };
};

const marker = fc.constantFrom('- ', '* ', '+ ', '1. ', '2) ', '-   ', '10. ', '-', '12.', '-     ');
const inner = fc.constantFrom(
	...['# a', '## b ##', '### ', '#', '# #', '####### seven', '#5', 'text', 'two words  ', '**Status:** x'],
	...['[x] A1: do', '[ ] A2', '[a]: b', '[a', '[a](b.md) c', '[a [b]: c', '\\[a]: b'],
	...['| a | b |', '|---|---|', '| 1 | 2 | 3 |', '| x', 'a | b', '--|--', ':-: | -', '|', '|-', '- | -'],
	...['```', '````', '~~~', '```js', '``` a`b', '~~~ a`b', '``'],
	...['---', '===', '--', '-', '=', '***', '* * *', '_ _ _', '___ ', '- - -', '--- x', '+++'],
	...[
		'-# left',
		'-## over ##',
		'-#no',
		'-####### seven',
		'1984. year',
		'1. one',
		'2. two',
		'123456789. n',
		'1234567890. n',
	],
	...[
		'> q',
		'> - i',
		'> - [ ] j',
		'>   - k',
		'> # h',
		'> | a | b |',
		'> |---|---|',
		'> ```',
		'>> r',
		'<div>',
		'</div>',
		'<3',
		'<',
		'<!-- c -->',
		'<!-- d --> e',
		'<!-->',
		'<!-- f',
		'\t- tab',
		' \tx',
		'\u00a0',
		'\f',
		'é',
		'\u2028x',
		'✅ y',
	],
);
const line = fc.oneof(
	{ weight: 1, arbitrary: fc.constantFrom('', '', ' ', '   ', '\t') },
	{
		weight: 6,
		arbitrary: fc
			.tuple(fc.nat({ max: 9 }), fc.array(marker, { maxLength: 2 }), inner)
			.map(([indent, markers, text]) => ' '.repeat(indent > 6 ? 0 : indent) + markers.join('') + text),
	},
);
const document = fc.tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom('', '\n', '\n\n', '\n  \n'));

test('finds what markdown-it finds, or leaves the document to it', () => {
	let scanned = 0;
	fc.assert(
		fc.property(document, ([lines, end]) => {
			const text = lines.join('\n') + end;
			const found = scan(text);
			if (found !== undefined) {
				scanned++;
				expect(found).toEqual(parse(text));
			}
		}),
		{ numRuns: 2_000 },
	);
	expect(scanned).toBeGreaterThan(500);
});

test.each(['\r\n', '\r'])('cuts lines at %j', (lineBreak) => {
	const text = ['# T', '- a', '', '  b', '| a |', '|---|', '| 1 |', '```', 'x'].join(lineBreak);
	expect(scan(text)).toEqual(parse(text));
	expect(scan(text)?.fences).toMatchObject([{ first: 7, last: 8, closed: false }]);
});

test.each([
	['a quote in an item', '- > a'],
	['a quote without its mark', '> a\nb'],
	['HTML', '<details>'],
	['a link definition', '[a]: b.md'],
	['a tab that indents', '- a\n\tb'],
	['an item without text', '-\n'],
	['a mark of byte order', '\uFEFF# T'],
])('leaves %s to markdown-it', (_, text) => {
	expect(scan(`# T\n\n${text}\n`.replace(/^# T\n\n(?=\uFEFF)/, ''))).toBeUndefined();
});

const corpora = join(import.meta.dirname, '../../../shared/corpora');

test.skipIf(!existsSync(corpora))('finds what markdown-it finds in real documents, and reads most of them', () => {
	const files = readdirSync(corpora, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));
	const texts = files.map((file) => readFileSync(join(corpora, file), 'utf8'));
	const found = texts.map(scan);
	expect(found.filter((blocks, i) => blocks !== undefined && !same(blocks, parse(texts[i] ?? '')))).toEqual([]);
	expect(found.filter((blocks) => blocks !== undefined).length / found.length).toBeGreaterThan(0.95);
});

const same = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);
