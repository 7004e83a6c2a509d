import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Lines } from '../../src/base/lines.ts';
import { line1 } from '../../src/base/position.ts';
import { decodeText } from '../../src/hosts/decodeText.ts';
import { LineShapes } from '../../src/indexing/lineShapes.ts';

/** Of each line its length, and a `-` where it is blank. */
function shown(lines: Lines): string[] {
	const shapes = new LineShapes(lines);
	return Array.from({ length: shapes.count }, (_, i) => {
		const line = line1(i + 1);
		return `${shapes.lengthOf(line)}${shapes.areBlank({ first: line, last: line }) ? ' -' : ''}`;
	});
}

/** The lines of a file, of which nothing has asked for the text. */
function stored(text: string): Lines {
	const read = decodeText('a.py', Buffer.from(text));
	if (!('text' in read) || read.stored === undefined) {
		throw new Error('is read as no text');
	}
	return new Lines(read.stored);
}

test('a line has its length and may be blank', () => {
	expect(shown(stored('import os\n\n  \t\r\n\fdef a():\r    pass'))).toEqual(['9', '0 -', '3 -', '9', '8']);
	expect(shown(stored('größer\n\u00a0\n'))).toEqual(['6', '1 -']);
	expect(shown(stored(''))).toEqual([]);
	expect(shown(stored(`a\n${'b'.repeat(40_000)}\n \n`))).toEqual(['1', '40000', '1 -']);
	expect(shown(stored('\ufeffa\n\ufeff'))).toEqual(['1', '1 -']);
});

test('a file that is not decoded has the shapes of its text', () => {
	const piece = fc.constantFrom(
		'a',
		' ',
		'\t',
		'\n',
		'\r',
		'\r\n',
		'\v',
		'\f',
		'\u0001',
		'\u001f',
		'\u007f',
		'é',
		'\u2003',
		'\u00a0',
		'\ufeff',
		'\u2028',
		'\u0085',
		'—',
		'😀',
		'\uffff',
	);
	fc.assert(
		fc.property(fc.array(piece), (pieces) => {
			const text = pieces.join('');
			// What a file begins with may be a mark, which is none of its text.
			expect(shown(stored(`\ufeff${text}`))).toEqual(shown(new Lines(text)));
		}),
	);
});
