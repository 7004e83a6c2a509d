import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Lines } from '../../src/base/lines.ts';
import { pythonOutline } from '../../src/syntax/pythonOutline.ts';
import { loadPythonOracle } from '../support/pythonOracle.ts';

const oracle = await loadPythonOracle();

/** So many files of this machine's Python library are read at most. */
const mostFiles = 300;

function pythonFiles(folder: string): string[] {
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.py'));
	return files.sort().map((file) => join(folder, file));
}

/** Files of the Python library of this machine, spread evenly; none where there is none. */
function libraryFiles(): string[] {
	const libraries = existsSync('/usr/lib') ? readdirSync('/usr/lib').filter((name) => /^python3\.\d+$/.test(name)) : [];
	const files = libraries.flatMap((name) => pythonFiles(join('/usr/lib', name)));
	const step = Math.ceil(files.length / mostFiles);
	return files.filter((_, index) => index % step === 0);
}

test('outlines real Python as tree-sitter does', { timeout: 60_000 }, () => {
	const files = [...libraryFiles(), ...pythonFiles(resolve('test/workspaces'))];
	expect(files.length).toBeGreaterThan(0);
	for (const file of files) {
		const text = readFileSync(file, 'utf8');
		const { symbols, hasErrors } = oracle(text);
		if (!hasErrors) {
			expect({ file, symbols: pythonOutline(new Lines(text)) }).toEqual({ file, symbols });
		}
	}
});

/** Expressions that hold whatever could be taken for something else. */
const expressions = [
	'1',
	'x.y',
	'"a # b"',
	"'it''s'",
	'"""\ndef no(): ...\n"""',
	"r'\\d\\''",
	'b"[("',
	'f"{x!r:>{w}} {{"',
	'f\'{d["k"]}\'',
	'rf"\\d{x:%H:%M}"',
	"f'''{\nx}\n'''",
	'f"\\N{DASH}{x}"',
	'(\n  1, # )\n2)',
	'[\n]',
	'{"a": [1, {2}], "b": ()}',
	'lambda a=1, *b: a',
	'x if y else z',
	'"a" \\\n  "b"',
	'f(a=1, b=c == d)',
	'x <= y != z',
];
const expression = fc.constantFrom(...expressions);

const simple = fc
	.tuple(
		fc.constantFrom(
			...['$', 'a = $', 'a = b = $', 'a, (b, *c) = $', '[d, e.f] = $', 'g: int = $', 'h: int', 'i.j = $', 'k[$] = $'],
			...[
				'l += $',
				'm == $',
				'return_ = $',
				'print($)',
				'assert $, $',
				'pass',
				'del a, b',
				'type N = int',
				'type O[T] = list[T]',
			],
			...[
				'type = $',
				'match = $',
				'case = $',
				'type(a).b = $',
				'import p.q, r as s',
				'from . import (t, # $\n u as v,\n)',
				'from w import *',
			],
		),
		expression,
	)
	.map(([statement, value]) => statement.replaceAll('$', value));

const decorators = fc.array(fc.constantFrom('@a', '@a.b("c", d=[\n1])', '@(yield_)', '@a # why\n# how'), {
	maxLength: 2,
});

const headers = fc
	.tuple(
		fc.constantFrom(
			...['def f(a, b="): #", *c) -> d:', 'async def g(\n  a,\n):', 'def h[T](a: T = $): # why', 'def \\\n i():'],
			...[
				'class A:',
				'class B(): # why',
				'class C(object):',
				'class D(x.Y, metaclass=M):',
				'class E[T](Generic[T]):',
				'class F(metaclass=$):',
			],
			...[
				'if $:',
				'if lambda: $:',
				'while (a := $):',
				'for a in $, $:',
				'async for a in $:',
				'with $ as a, b:',
				'async with a as (b, c):',
				'for a, b in c:',
			],
		),
		expression,
	)
	.map(([header, value]) => header.replaceAll('$', value));

const comments = fc.array(fc.constantFrom('# why', '  # why', '        # def no():', '', '\f', '    '), {
	maxLength: 2,
});

interface Statement {
	readonly comments: readonly string[];
	readonly decorators: readonly string[];
	readonly text: string;
	readonly block: readonly Statement[];
}

const { statement } = fc.letrec<{ statement: Statement }>((tie) => ({
	statement: fc.oneof(
		{ maxDepth: 4 },
		fc.record({
			comments,
			decorators: fc.constant([]),
			text: fc.array(simple, { minLength: 1, maxLength: 2 }).map((texts) => texts.join('; ')),
			block: fc.constant([]),
		}),
		fc.record({
			comments,
			decorators,
			text: headers,
			block: fc.array(tie('statement'), { minLength: 1, maxLength: 3 }),
		}),
	),
}));

/** A header with one simple statement is one line. */
function written({ comments, decorators, text, block }: Statement, indent: string): string {
	const [only] = block;
	const isDefinition = /^(?:async )?def|^class/.test(text);
	const isLine = only !== undefined && block.length === 1 && only.block.length === 0 && !text.includes('#');
	const inside = isLine ? ` ${only.text}\n` : `\n${block.map((each) => written(each, `${indent}  `)).join('')}`;
	return [
		...comments.map((comment) => `${comment}\n`),
		...(isDefinition ? decorators.map((decorator) => `${indent}${decorator}\n`) : []),
		`${indent}${text}${block.length === 0 ? '\n' : inside}`,
	].join('');
}

test('outlines generated Python as tree-sitter does', { timeout: 60_000 }, () => {
	const breaks = fc.constantFrom('\n', '\r\n', '\r');
	let valid = 0;
	fc.assert(
		fc.property(fc.array(statement, { maxLength: 6 }), breaks, (statements, lineBreak) => {
			const text = statements.map((each) => written(each, '')).join('');
			const { symbols, hasErrors } = oracle(text);
			if (!hasErrors) {
				valid++;
				const ours = pythonOutline(new Lines(text.replaceAll('\n', lineBreak)));
				const unbroken = (decorator: string) => decorator.replaceAll(lineBreak, '\n');
				expect(ours.map((each) => ({ ...each, decorators: each.decorators.map(unbroken) }))).toEqual(symbols);
			}
		}),
		{ numRuns: 500 },
	);
	expect(valid).toBeGreaterThan(200);
});
