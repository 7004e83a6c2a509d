import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Lines } from '../../src/base/lines.ts';
import { pythonOutline, type SourceSymbol } from '../../src/syntax/pythonOutline.ts';
import { expectLinear } from '../support/linear.ts';

/** A line a symbol: `class TestA.inner 3 (2-9) inherits @a @b`; the range only where it is more than the line. */
function outline(text: string): string[] {
	return pythonOutline(new Lines(text.replaceAll(/^\t{2}/gm, ''))).map(shown);
}

function shown({ kind, names, line, firstLine, lastLine, inherits, decorators }: SourceSymbol): string {
	return [
		kind,
		names.join('.'),
		line,
		...(firstLine === line && lastLine === line ? [] : [`(${firstLine}-${lastLine})`]),
		...(inherits ? ['inherits'] : []),
		...decorators.map((decorator) => `@${decorator}`),
	].join(' ');
}

test('outlines classes and functions with what stands in them', () => {
	expect(
		outline(`import pytest

		@pytest.mark.skipif(not HAS_TORCH, reason="no torch")
		@slow
		class TestA(Base):
		    size = 3

		    @staticmethod
		    async def test_b(self):
		        local = 1
		        import os
		        def helper():
		            return local
		        class Inner: pass
		        return helper

		    class Nested:
		        def test_c(self): ...

		async def main():
		    pass
		`),
	).toEqual([
		'import pytest 1',
		'class TestA 5 (3-18) inherits @pytest.mark.skipif(not HAS_TORCH, reason="no torch") @slow',
		'variable TestA.size 6',
		'function TestA.test_b 9 (8-15) @staticmethod',
		'function TestA.test_b.helper 12 (12-13)',
		'class TestA.test_b.Inner 14',
		'class TestA.Nested 17 (17-18)',
		'function TestA.Nested.test_c 18',
		'function main 20 (20-21)',
	]);
});

test('looks into the blocks that belong to a module or class', () => {
	expect(
		outline(`
		try:
		    import torch
		    def a(): ...
		except ImportError:
		    torch = None
		except* ValueError:
		    b = 1
		else:
		    c = 1
		finally:
		    d = 1
		if x:
		    def e(): ...
		elif y:
		    def f(): ...
		else:
		    class G:
		        if z:
		            def h(self): ...
		with open(p) as file:
		    i = 1
		for _ in range(3):
		    j = 1
		while True:
		    k = 1
		match x:
		    case 1:
		        l = 1
		`),
	).toEqual([
		'import torch 3',
		'function a 4',
		'variable torch 6',
		'variable b 8',
		'variable c 10',
		'variable d 12',
		'function e 14',
		'function f 16',
		'class G 18 (18-20)',
		'function G.h 20',
		'variable i 22',
		'variable j 24',
		'variable k 26',
		'variable l 29',
	]);
});

test('knows which assignments bring a name', () => {
	expect(
		outline(`a = 1
		b: int = 1
		c: int
		d = e = 1
		(f, [g, *h]), i = x
		j, k = 1, 2; l = 3
		type M = int
		type N[T] = list[T]
		self.no = 1
		no[0] = 1
		no += 1
		print(no := 1)
		o = [
		    1,
		]
		`),
	).toEqual([
		'variable a 1',
		'variable b 2',
		'variable c 3',
		'variable d 4',
		'variable e 4',
		'variable f 5',
		'variable g 5',
		'variable h 5',
		'variable i 5',
		'variable j 6',
		'variable k 6',
		'variable l 6',
		'variable M 7',
		'variable N 8',
		'variable o 13 (13-15)',
	]);
});

test('knows which names an import brings', () => {
	expect(
		outline(`from __future__ import annotations
		import a.b.c, d
		import e.f as g
		from h.i import j, k as l
		from . import (
		    m,
		    n as o,
		)
		from p import *
		`),
	).toEqual([
		'import annotations 1',
		'import a 2',
		'import d 2',
		'import g 3',
		'import j 4',
		'import l 4',
		'import m 6 (5-8)',
		'import o 7 (5-8)',
		'import * 9',
	]);
});

test('tells which classes may have members from elsewhere', () => {
	expect(
		outline(`class A: pass
		class B(): pass
		class C(object): pass
		class D(object, metaclass=ABCMeta): pass
		class E(unittest.TestCase): pass
		class F(*bases): pass
		class G[T](Generic[T]): pass
		`),
	).toEqual([
		'class A 1',
		'class B 2',
		'class C 3',
		'class D 4',
		'class E 5 inherits',
		'class F 6 inherits',
		'class G 7 inherits',
	]);
});

test('gives the rest of a text with syntax errors', () => {
	const names = outline(`
		class TestA:
		    def test_a(self):
		        return (1,

		    def test_b(self):
		        pass

		def = 3
		<<<<<<< HEAD
		def c(): ...
		=======
		>>>>>>> theirs
		class D(:
		    pass

		def e():
		    pass
		`).map((line) => line.split(' ').slice(0, 2).join(' '));
	expect(names).toEqual([
		'class TestA',
		'function TestA.test_a',
		'function TestA.test_b',
		'function c',
		'class D',
		'function e',
	]);
});

test('counts lines at every kind of line break, and columns beyond the first plane do not matter', () => {
	expect(outline('a = "🦀"\r\nb = 1\rdef c():\r\n    d = 1\r\n')).toEqual([
		'variable a 1',
		'variable b 2',
		'function c 3 (3-4)',
	]);
	expect(outline('')).toEqual([]);
});

test('takes no text in literals, comments and brackets for a definition', () => {
	expect(
		outline(`
		a = """
		def no(): ...
		\\"""
		def no(): ...
		"""
		b = r'\\\\' + '\\'' + "'"; c = f"{d["e"]}{f'{g:{"}"}}'}" # def no(): ...
		def h(i="""
		class No: ...
		""", j={
		    'k': ")]}",  # )
		}): ...
		l = m(
		n = 1)
		o = 1 + \\
		    2; p = 3
		q = f"""{
		    r  # }"""
		}\\N{DASH}{{
		class No: ...
		""" rf'\\{s}'
		t = 1
		`),
	).toEqual([
		'variable a 2 (2-6)',
		'variable b 7',
		'variable c 7',
		'function h 8 (8-12)',
		'variable l 13 (13-14)',
		'variable o 15 (15-16)',
		'variable p 16',
		'variable q 17 (17-21)',
		'variable t 22',
	]);
});

test('reads headers and blocks on one line, and definitions behind a semicolon', () => {
	expect(
		outline(`
		class A: b = 1; c: int = 2
		if (lambda: 1): d = 1
		if lambda e: e: f = 1
		while g := 1: h = 1
		def i(): j = 1
		k = 1; class L: pass
		match m:
		    case [n] if n == 1: o = 1
		case = 1
		type = 2
		match = lambda p=1: p
		async def q(): pass
		async \\
		  def r(): pass
		`),
	).toEqual([
		'class A 2',
		'variable A.b 2',
		'variable A.c 2',
		'variable d 3',
		'variable f 4',
		'variable h 5',
		'function i 6',
		'variable k 7',
		'class L 7',
		'variable o 9',
		'variable case 10',
		'variable type 11',
		'variable match 12',
		'function q 13',
		'function r 15 (14-15)',
	]);
});

test('ends a block with the comments that are indented like it', () => {
	expect(
		outline(`
		class A:
		    def b(self):
		        pass
		        # of b

		    # of A
		        # of A as well

		# of nobody
		    # nor this
		c = 1  # of nobody

		@d  # a remark
		# another
		@e(1,  # kept
		   2)

		def f():
		# not indented, but inside
		    pass
		`),
	).toEqual([
		'class A 2 (2-8)',
		'function A.b 3 (3-5)',
		'variable c 12',
		'function f 19 (14-21) @d @e(1,  # kept\n   2)',
	]);
});

test('measures indentation in tabs and blanks, from behind a byte order mark and form feeds', () => {
	const text = '\uFEFFclass A:\n\tdef b(self):\n        \tpass\n        def c(self):\n\f\t\tpass\n\fd = 1\n';
	expect(pythonOutline(new Lines(text)).map(shown)).toEqual([
		'class A 1 (1-5)',
		'function A.b 2 (2-3)',
		'function A.c 4 (4-5)',
		'variable d 6',
	]);
});

test('knows the targets that bring names from those that do not', () => {
	expect(outline('(a).b, c = [d][0], (e) = *f.g, h = i.j(k=1)["="], l = 1\nm == n\no <= p\nq: r.s = t = 1\n')).toEqual([
		'variable c 1',
		'variable e 1',
		'variable h 1',
		'variable l 1',
		'variable q 4',
	]);
});

test('gives what looks like a definition where a literal or bracket never ends', () => {
	expect(outline('def a():\n    """ never closed\n\nb = "open\n\nc = f"{\n\ndef d(): ...\n')).toEqual([
		'function a 1 (1-2)',
		'variable b 4',
		'variable c 6',
		'function d 8',
	]);
	expect(outline('class of 1999\ndef = 3\nclass Foo\ndef bar(\n')).toEqual(['class Foo 3', 'function bar 4']);
});

test('outlines any text, each symbol on lines that there are', () => {
	const pieces = [
		...[
			'class A',
			'def b',
			'async ',
			'case ',
			'lambda',
			' import ',
			'from ',
			'x',
			'é',
			':',
			';',
			'=',
			',',
			'*',
			'@',
			'#',
		],
		...['(', ')', '[', ']', '{', '}', '"', '"""', "'''", "f'", 'rf"', '\\', '\n', '\n    ', '\n\t', '\r', '\r\n', '\f'],
	];
	fc.assert(
		fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (chosen) => {
			const lines = new Lines(chosen.join(''));
			for (const { firstLine, line, lastLine } of pythonOutline(lines)) {
				expect([firstLine, line, lastLine]).toEqual([firstLine, line, lastLine].toSorted((a, b) => a - b));
				expect(firstLine).toBeGreaterThan(0);
				expect(lastLine).toBeLessThanOrEqual(lines.count);
			}
		}),
	);
});

test.each([
	['brackets that never close', 'x = ((([[{ def "\n'],
	['triple quotes that never close', '\\"""\n'],
	['quotes behind continued lines', '"\\\n\\\''],
	['f-strings in f-strings', `f"{f'{`],
	['f-strings that never close', 'f"{[\n'],
	['fields over triple quotes', `f"{'''\n`],
	['headers', 'class A: class B(\n'],
	['lambdas', 'if lambda: '],
	['assignments', 'a = '],
	['targets', '((a, '],
	['bases', 'class A((('],
	['decorators', '@a\n'],
	['comments', 'def a():\n #\n#\n'],
	['continuations', '\\\n'],
	['cases', 'case a '],
])('takes time that grows with the text: %s', (_, unit) => {
	expectLinear(
		(size) => unit.repeat(size),
		(text) => pythonOutline(new Lines(text)),
	);
});
