import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type LoadWasm, PythonSymbols } from '../../src/hosts/pythonSymbols.ts';
import type { Log } from '../../src/ports/log.ts';
import type { SourceSymbol } from '../../src/ports/symbols.ts';

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };

const loadWasm: LoadWasm = async (name) => {
	const folder = name.replace('.wasm', '');
	return readFileSync(new URL(`../../node_modules/${folder}/${name}`, import.meta.url));
};

const symbols = new PythonSymbols(loadWasm, silent);

/** A line a symbol: `class TestA.inner 3 (2-9) inherits @a @b`; the range only where it is more than the line. */
async function outline(text: string): Promise<string[]> {
	const found = await symbols.outline('test_a.py', text.replaceAll(/^\t{2}/gm, ''));
	return (found ?? []).map(shown);
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

test('serves two workspace folders that begin at once', async () => {
	const other = new PythonSymbols(loadWasm, silent);
	const both = await Promise.all([symbols.outline('a.py', 'a = 1'), other.outline('b.py', 'b = 1')]);
	expect(both.map((found) => found?.map(shown))).toEqual([['variable a 1'], ['variable b 1']]);
});

test('outlines classes and functions with what stands in them', async () => {
	expect(
		await outline(`import pytest

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

test('looks into the blocks that belong to a module or class', async () => {
	expect(
		await outline(`
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

test('knows which assignments bring a name', async () => {
	expect(
		await outline(`a = 1
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

test('knows which names an import brings', async () => {
	expect(
		await outline(`from __future__ import annotations
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

test('tells which classes may have members from elsewhere', async () => {
	expect(
		await outline(`class A: pass
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

test('gives the rest of a text with syntax errors', async () => {
	const names = (
		await outline(`
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
		`)
	).map((line) => line.split(' ').slice(0, 2).join(' '));
	expect(names).toEqual(expect.arrayContaining(['function c', 'function e']));
});

test('counts lines at every kind of line break, and columns beyond the first plane do not matter', async () => {
	expect(await outline('a = "🦀"\r\nb = 1\rdef c():\r\n    d = 1\r\n')).toEqual([
		'variable a 1',
		'variable b 2',
		'function c 3 (3-4)',
	]);
	expect(await outline('')).toEqual([]);
});

test('reads Python alone', async () => {
	expect(await symbols.outline('a.ts', 'class A {}')).toBeUndefined();
	expect(await symbols.outline('stubs/A.PYI', 'class A: ...')).toHaveLength(1);
});

test('gives up on texts that are too long or take too long', async () => {
	const logged: string[] = [];
	const logging = new PythonSymbols(loadWasm, { ...silent, info: (message) => logged.push(message) }, 20);
	expect(await logging.outline('data.py', 'a = 1\n'.repeat(400_000))).toBeUndefined();
	expect(await logging.outline('rubbish.py', 'class ((( [[ def "\n'.repeat(100_000))).toBeUndefined();
	expect(await logging.outline('a.py', 'a = 1')).toHaveLength(1);
	expect(logged).toEqual(['data.py is too long for an outline.', 'rubbish.py takes too long for an outline.']);
});

test('loads the grammar with the first text and once, and is off where it cannot', async () => {
	const loaded: string[] = [];
	const counting = new PythonSymbols(async (name) => {
		loaded.push(name);
		return loadWasm(name);
	}, silent);
	await counting.outline('a.md', '');
	expect(loaded).toEqual([]);
	await Promise.all([counting.outline('a.py', ''), counting.outline('b.py', '')]);
	// The runtime belongs to the process; an earlier test may have started it.
	expect(loaded.filter((name) => name !== 'web-tree-sitter.wasm')).toEqual(['tree-sitter-python.wasm']);

	const errors: string[] = [];
	const off = new PythonSymbols(() => Promise.reject(new Error('gone')), {
		...silent,
		error: (message) => errors.push(message),
	});
	expect(await off.outline('a.py', 'a = 1')).toBeUndefined();
	expect(await off.outline('b.py', 'b = 1')).toBeUndefined();
	expect(errors).toEqual(['Python symbols are off, because the grammar cannot be loaded: Error: gone']);
});
