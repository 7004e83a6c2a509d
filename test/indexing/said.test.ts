import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Document } from '../../src/indexing/document.ts';
import { defaultSettings } from '../../src/ports/readSettings.ts';

const read = (text: string, before?: Document) => new Document('docs/n.md', text, defaultSettings, before);

test('a document says the ends and folders of its paths, and the ids that it mentions', () => {
	const { said } = read('see ./docs/a.md:3 and src/{b,c}.py, TIDE-001 A1, docs/<ts>.md\n');
	expect(said).toEqual({
		tails: ['docs/a.md', 'src/b.py', 'src/c.py'],
		folders: ['./docs', 'docs', 'src'],
		ids: ['TIDE-001', 'A1'],
	});
});

test.each([
	['a letter in a line without either', 'no word of it', 'no words of it', true],
	['a letter in a line with both', 'see docs/b.md, A2', 'sees docs/b.md, A2', true],
	['the same paths the other way round', 'docs/b.md docs/c.md', 'docs/c.md docs/b.md', true],
	['one more line', 'docs/b.md', 'docs/b.md\n', true],
	['another name', 'docs/b.md', 'docs/bb.md', false],
	['another id', 'A2', 'A3', false],
	['a path less that nobody else writes', 'docs/b.md', 'docs b.md', false],
])('%s: what is said is read again where it differs', (_, was, is, isKept) => {
	const around = (line: string) => `see docs/a.md, A1\n${line}\nsee docs/d.md\n`;
	const before = read(around(was));
	const { said } = before;
	expect(read(around(is), before).said === said).toBe(isKept);
});

const piece = fc.constantFrom(
	'docs/a.md:3',
	'A1',
	'A2',
	' ',
	'\n',
	'\r',
	'see `src/{b,c}.py`',
	'./d.md',
	'TIDE-001',
	'x',
);
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

test('an edited document says what one says that is read afresh', () => {
	const inAnyOrder = ({ said: { tails, folders, ids } }: Document) =>
		[tails, folders, ids].map((list) => list.toSorted());
	fc.assert(
		fc.property(
			text,
			fc.array(fc.tuple(fc.nat(), fc.nat(30), text, fc.boolean()), { maxLength: 6 }),
			(start, edits) => {
				let document = read(start);
				for (const [place, length, written, isAsked] of edits) {
					const before = document.lines.text;
					const at = place % (before.length + 1);
					const after = before.slice(0, at) + written + before.slice(at + length);
					document = read(after, document);
					if (isAsked) {
						expect(inAnyOrder(document)).toEqual(inAnyOrder(read(after)));
					}
				}
			},
		),
		{ numRuns: 1000 },
	);
});

test('a version is made without reading the one before', () => {
	let decoded = 0;
	const stored = { size: 9, decode: () => `see a.md ${++decoded}` };
	const before = new Document('docs/n.md', stored, defaultSettings);
	read('see docs/b.md', read('see docs/c.md', before));
	expect(decoded).toBe(0);
});
