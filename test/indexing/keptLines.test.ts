import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Lines } from '../../src/base/lines.ts';
import { Document } from '../../src/indexing/document.ts';
import { sharedLines } from '../../src/indexing/keptLines.ts';
import { defaultSettings } from '../../src/ports/readSettings.ts';

test.each([
	['a\nb\nc\n', 'a\nX\nc\n', 1, 1],
	['a\nb\nc\n', 'a\nb\nnew\nc\n', 2, 1],
	['a\nb\nc\n', 'a\nc\n', 1, 1],
	['a\na\na\n', 'a\na\n', 2, 0],
	['a\nb', 'a\nb\nc', 1, 0],
	['a\nb\nc', 'X\nb\nc', 0, 2],
	['a\r\nb', 'a\rb', 0, 0],
	['', 'a', 0, 0],
])('%j and %j share lines at the start and at the end', (before, after, first, last) => {
	expect(sharedLines(new Lines(before), new Lines(after))).toEqual({ first, last });
});

const piece = fc.constantFrom('docs/a.md:3', 'A1', ' ', '\n', '\r\n', '\r', 'see `src/b.py`', 'TIDE-001', 'é', '😀');
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

test('an edited document has the pointers and mentions of one that is read afresh', () => {
	fc.assert(
		fc.property(
			text,
			fc.array(fc.tuple(fc.nat(), fc.nat(40), text, fc.boolean()), { maxLength: 6 }),
			(start, edits) => {
				let document = new Document('docs/n.md', start, defaultSettings);
				for (const [place, length, written, isAsked] of edits) {
					const before = document.lines.text;
					const at = place % (before.length + 1);
					const after = before.slice(0, at) + written + before.slice(at + length);
					document = new Document('docs/n.md', after, defaultSettings, document);
					const fresh = new Document('docs/n.md', after, defaultSettings);
					if (isAsked) {
						expect(document.pointers).toEqual(fresh.pointers);
						expect(document.mentions).toEqual(fresh.mentions);
					}
				}
			},
		),
		{ numRuns: 1000 },
	);
});

test('only the lines that differ are looked at again', () => {
	const lines = Array.from({ length: 1000 }, (_, i) => `see docs/a.md:${i + 1}`);
	const before = new Document('docs/n.md', lines.join('\n'), defaultSettings);
	const known = new Set(before.pointers.map(({ pointer }) => pointer));
	const after = new Document(
		'docs/n.md',
		lines.toSpliced(500, 1, 'see b.md:1', 'docs/c.md').join('\n'),
		defaultSettings,
		before,
	);
	expect(after.pointers.filter(({ pointer }) => !known.has(pointer)).map(({ line }) => line)).toEqual([501, 502]);
});
