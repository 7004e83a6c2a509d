import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Document } from '../../src/indexing/document.ts';
import { tailsIn, tailsOf } from '../../src/indexing/paths.ts';
import { pointersTo } from '../../src/indexing/pointersTo.ts';
import { defaultSettings } from '../../src/ports/readSettings.ts';

const document = (text: string) => new Document('plans/active/A-1/plan.md', text, defaultSettings);

test('finds the pointers that may lead to a file, however its path is written', () => {
	const text = [
		'see src/a.py:3 and src/b.py',
		'see `a.py::f`, xa.py and src/a.pyc',
		'see [it](../../../src/%61.py) and [that](/src/a.py)',
		'see {src,lib}/a.py and src/{a,b}.py',
		'see plan.md/a.py, plan.md:3/a.py and up/a.py',
	];
	const found = pointersTo(tailsOf('src/a.py', undefined))(document(text.join('\n')));
	expect(found.map(({ line, pointer }) => `${line}: ${pointer.path}`)).toEqual([
		'1: src/a.py',
		'2: a.py',
		'3: ../../../src/%61.py',
		'3: /src/a.py',
		'4: {src,lib}/a.py',
		'4: src/{a,b}.py',
		'5: a.py',
		'5: a.py',
	]);
});

test('finds what a document with all its pointers read finds', () => {
	const piece = fc.constantFrom(
		...[
			'src',
			'a.py',
			'plans',
			'active',
			'A-1',
			'plan.md',
			'a.py:3',
			'a.py:line L3',
			'a.py#x',
			'docs',
			'/',
			'/',
			'/',
			'.',
			'..',
			'./',
			'../',
			'%61.py',
		],
		...[
			'{a,b}',
			'{src/a,docs/b}',
			'`',
			'](',
			'[x',
			')',
			' ',
			' see ',
			'\n',
			'\r\n',
			':3',
			'::f',
			'\\',
			'<',
			'>',
			'(',
			'%20',
		],
	);
	const places = ['src/a.py', 'src', 'plans', 'plans/active', 'plans/active/A-1', 'plans/active/A-1/plan.md', 'docs/a'];
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom(...places), (pieces, place) => {
			const tails = tailsOf(place, '/root/of/it');
			const read = document(pieces.join(''));
			const leads = read.pointers.filter(({ pointer }) => tailsIn(pointer, read.path).some((tail) => tails.has(tail)));
			expect(pointersTo(tails)(read)).toEqual(leads);
		}),
		{ numRuns: 2_000 },
	);
});
