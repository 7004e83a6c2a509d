import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Pointer, scanPointers, wholeSpan } from '../../src/syntax/pointer.ts';
import { carets, readPicture } from '../support/carets.ts';
import { expectLinear } from '../support/linear.ts';

/** The pictures stand in a file of their own, where backticks need no escape and the carets stay in line. */
const pictures = readFileSync(new URL('./pictures/pointers.txt', import.meta.url), 'utf8')
	.split('\n== ')
	.slice(1);

describe('marks exactly the pointers', () => {
	test.each(pictures.map((picture) => picture.split(/\n(.*)/s)))('%s', (_title, picture) => {
		for (const { text, marks } of readPicture(picture ?? '')) {
			const found = carets(scanPointers(text).map((pointer) => pointer.span));
			expect(`${text}\n${found}`).toBe(`${text}\n${marks}`);
		}
	});
});

/** A pointer in one line: `file docs/a.md 1-3 8 ::name #slug`, `+` before what stands in prose. */
function say(pointer: Pointer): string {
	const ranges = pointer.ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`));
	return [
		pointer.markdownLink ? 'link' : '',
		pointer.kind,
		pointer.path,
		pointer.prose ? '+' : '',
		...ranges,
		pointer.column === undefined ? '' : `column ${pointer.column}`,
		pointer.symbol === undefined ? '' : `::${pointer.symbol}`,
		pointer.anchor === undefined ? '' : `#${pointer.anchor}`,
	]
		.filter((word) => word !== '')
		.join(' ');
}

const said = (line: string) => scanPointers(line).map(say);

describe('reads where in the file', () => {
	test.each([
		['a.md:12', 'file a.md 12'],
		['a.md:12-20', 'file a.md 12-20'],
		['a.md:12–20', 'file a.md 12-20'],
		['a.md:20,280', 'file a.md 20 280'],
		['a.md:1-2,918-965', 'file a.md 1-2 918-965'],
		['a.md:1-220, 620-700', 'file a.md 1-220 620-700'],
		['`a.md:399-423, 1892`', 'file a.md 399-423 1892'],
		['a.py:78-142/:238-299', 'file a.py 78-142 238-299'],
		['a.md:12, 3 tests passed', 'file a.md 12'],
		['a.md:12, 2025-10-17', 'file a.md 12'],
		['a.md:12-5', 'file a.md 12'],
		['a.md#L24', 'file a.md 24'],
		['a.md#L10-L20', 'file a.md 10-20'],
		['a.md:L12', 'file a.md 12'],
		['a.md:line 12', 'file a.md 12'],
		['a.md:12:5', 'file a.md 12 column 5'],
		['a.md:12.5', 'file a.md 12 column 5'],
		['a.md:12:5-9', 'file a.md 12 column 5'],
		['a.md:12:5-14:9', 'file a.md 12-14 column 5'],
		['`a.ts:463/474/487`, then', 'file a.ts 463 474 487'],
		['a.ts:43/43', 'file a.ts'],
		['`main.rs:111/116` and', 'file main.rs 111 116'],
		['tests/a.py:12/40 passed', 'file tests/a.py'],
		['| tests/a.py:12/15 | ✅ |', 'file tests/a.py'],
		['a.ts:10/17/2025', 'file a.ts'],
		['a.ts:3/9/12-14', 'file a.ts'],
		['a.ts:12/40/50（通过）', 'file a.ts'],
		['a.ts#L12C0', 'file a.ts #L12C0'],
		['【F:src/a.ts†L1-L15】', 'file src/a.ts 1-15'],
		['`ab.swift:~592`', 'file ab.swift 592'],
		['a.md:2.7.2 says', 'file a.md'],
		['[Source: a.md#Story 4.3]', 'file a.md #Story 4.3'],
		['a.md#ADR-001:-Why-so: x', 'file a.md #ADR-001:-Why-so'],
		['a.md#UI-→-Core] a.md#Files-&-names&x', ['file a.md #UI-→-Core', 'file a.md #Files-&-names']],
		['a.md#two →-b', 'file a.md #two'],
		['`src\\lib\\a.ts:12`, `docs\\a.md`', ['file src\\lib\\a.ts 12', 'file docs\\a.md']],
		['`a\\nb.md` src\\lib\\c\\_d.md', []],
		['a.ts#L12C3-L14C5', 'file a.ts 12-14 column 3'],
		['a.ts#L12C3', 'file a.ts 12 column 3'],
		['a.ts#L12Case', 'file a.ts #L12Case'],
		['`ai_controller.gd:884`, `sokol.cr:9–12`', ['file ai_controller.gd 884', 'file sokol.cr 9-12']],
		['`alu.sv:12`, `pkg.svh:3-9`', ['file alu.sv 12', 'file pkg.svh 3-9']],
		['`uart.vhd:7` `init.el:40` `app.asd:2`', ['file uart.vhd 7', 'file init.el 40', 'file app.asd 2']],
		['`core.lisp:88`, `main.clj:5`, `util.cljs:6`', ['file core.lisp 88', 'file main.clj 5', 'file util.cljs 6']],
		['`Main.elm:9`, `deps.edn:4`, `show.heex:31`', ['file Main.elm 9', 'file deps.edn 4', 'file show.heex 31']],
		['`alu.sv` of this.el:12', []],
		['`go.mod`, `device.mk`', ['file go.mod', 'file device.mk']],
		['`update.js.erb` `_filter.haml`', ['file update.js.erb', 'file _filter.haml']],
		['`Main.xcstrings` `lit.hlsl` `ker.hip:12`', ['file Main.xcstrings', 'file lit.hlsl', 'file ker.hip 12']],
		['`.erb` and `*.js.erb` of math.mod', []],
		['`logo.webp`, fonts/a.woff2', ['file logo.webp', 'file fonts/a.woff2']],
		['data/app.db, not `app.db` nor `.webp`', 'file data/app.db'],
		['`bin/tool.exe` of `Tool.exe`', 'file bin/tool.exe'],
		['`player.gd`:88, `player.gd (line 88)`', ['file player.gd + 88', 'file player.gd + 88']],
		['{player,foe}.gd:12', 'brace {player,foe}.gd 12'],
		['`config.properties` of this.properties:12', []],
		['a.md#12', 'file a.md'],
		['a.md#two-words', 'file a.md #two-words'],
		['a.json#/definitions/b', 'file a.json #/definitions/b'],
		['a.py::TestB::test_c[x-1]', 'file a.py ::TestB::test_c[x-1]'],
		['a.py::{one,two}', 'file a.py ::{one,two}'],
		['a.py::test_b:12', 'file a.py 12 ::test_b'],
		['notes.md::Status', 'file notes.md ::Status'],
	])('attached: %s', (line, expected) => {
		expect(said(line)).toEqual([expected].flat());
	});

	test.each([
		['`a.md`:12', 'file a.md + 12'],
		['`a.md` (lines 3-9)', 'file a.md + 3-9'],
		['`a.rs` (~line 378)', 'file a.rs + 378'],
		['a.md (line ~176)', 'file a.md + 176'],
		['a.py - line 117', 'file a.py + 117'],
		['a.py lines 3040-3095', 'file a.py + 3040-3095'],
		['`a.py` (lines ~34-40: x; lines ~120-135: y)', 'file a.py + 34-40'],
		['a.py (lines 293, 304)', 'file a.py + 293 304'],
		['`a.md` lines 28 and 78 say so', 'file a.md + 28 78'],
		['`a.md` (lines 60, 64, 65, 124 per audit)', 'file a.md + 60 64 65 124'],
		['`a.md` (line 12, 40 users affected)', 'file a.md + 12'],
		['`a.md` lines 12 and 40 users', 'file a.md + 12'],
		['`a.md` (lines 5-9, 200 requests)', 'file a.md + 5-9'],
		['`a.md` lines 28 and 3 tests', 'file a.md + 28'],
		['**`a.py`** (L3-L9)', 'file a.py + 3-9'],
		['a.py (~62-78)', 'file a.py + 62-78'],
		['File "a.py", line 12, in f', 'file a.py + 12'],
		['a.py on line 12', 'file a.py + 12'],
		['a.py: line 12', 'file a.py + 12'],
		['`a.md` §2.5.', 'file a.md + #§2.5'],
		['a.md §§5–8 (x)', 'file a.md + #§§5–8'],
		['`a.md §RawData NPZ`', 'file a.md + #§RawData NPZ'],
		['a.md §RawData  NPZ is right, as is b', 'file a.md + #§RawData  NPZ is right'],
		['a.md (§Inbox CLI (History)) and', 'file a.md + #§Inbox CLI (History'],
		['a.md §Units. Then', 'file a.md + #§Units'],
		['a.md §Units and §2 of it', 'file a.md + #§Units and'],
		['a.md §2 of it', 'file a.md + #§2'],
		['`a.md` §„Two words“ and', 'file a.md'],
		['`a.md` §“Two words”', 'file a.md'],
		['（a.md §4.3），并让', 'file a.md + #§4.3'],
		['a.md §7.1节：默认', 'file a.md + #§7.1'],
		['a.md §单位，默认', 'file a.md + #§单位'],
		['（a.md §设计）', 'file a.md + #§设计'],
		['a.md §设计（旧）。', 'file a.md + #§设计（旧）'],
		['a.md §阶段一：设计', 'file a.md + #§阶段一：设计'],
		['a.md §二〇二五年', 'file a.md + #§二〇二五年'],
		['a.md §佐々木：', 'file a.md + #§佐々木'],
		['a.md (§Fixtures) and', 'file a.md + #§Fixtures'],
		['a.md §1/§2', 'file a.md + #§1'],
		['[a](a.md) (lines 3-9)', 'link file a.md + 3-9'],
		['see [a.md § F] is', 'file a.md + #§F'],
		['"a.md §2.5"', 'file a.md + #§2.5'],
		['a.md §Units[0] of', 'file a.md + #§Units[0] of'],
		['`a.ts` Zeile 19', 'file a.ts + 19'],
		['`a.ts` (Zeilen 19–22)', 'file a.ts + 19-22'],
		['`a.ts` (ligne 45)', 'file a.ts + 45'],
		['`a.ts` (líneas 112-138)', 'file a.ts + 112-138'],
		['`a.ts` en la línea 12', 'file a.ts + 12'],
		['`a.ts`, linha ~60', 'file a.ts + 60'],
		['`a.ts` (строка 14)', 'file a.ts + 14'],
		['`a.ts`（26行目）', 'file a.ts + 26'],
		['`a.ts`（第 12-19 行）', 'file a.ts + 12-19'],
		['`a.ts`第44行', 'file a.ts + 44'],
		['`a.ts` (26번째 줄)', 'file a.ts + 26'],
		['`a.ts` (48行)', 'file a.ts'],
		['`a.ts` (48줄)', 'file a.ts'],
		['`a.ts` Lineal 3', 'file a.ts'],
		['`a.ts` in line 30 of the other', 'file a.ts'],
		['a.md directive (line 57-59)', 'file a.md'],
		['a.md: 12', 'file a.md'],
		['a.md (12)', 'file a.md'],
		['a.md (~200-300 lines)', 'file a.md'],
		['losses.py L1 term', 'file losses.py'],
	])('in prose: %s', (line, expected) => {
		expect(said(line)).toEqual([expected]);
	});

	test('the spans of lines, symbol and slug are those of what they say', () => {
		const line = 'src/a.ts:12-20, 30, b.py::run, c.md#slug, `d.md` §2.5';
		const texts = scanPointers(line).map(({ ranges, symbolSpan, anchorSpan }) =>
			[...ranges.map(({ span }) => span), symbolSpan, anchorSpan].flatMap((span) =>
				span === undefined ? [] : [line.slice(span.start, span.end)],
			),
		);
		expect(texts).toEqual([['12-20', '30'], ['run'], ['slug'], ['§2.5']]);
	});
});

describe('tells what a path is', () => {
	test.each([
		['docs/a.md', 'file docs/a.md'],
		['../README.md', 'file ../README.md'],
		['docs/', 'dir docs/'],
		['`docs/fix_plan`', 'dir docs/fix_plan'],
		['tests/test_*.py', 'glob tests/test_*.py'],
		['reports/<ts>/a.md', 'template reports/<ts>/a.md'],
		['$STAMP/*.log', 'template $STAMP/*.log'],
		['plans/…/a.md:25', 'template plans/…/a.md 25'],
		['plans/[...]/a.md', 'template plans/[...]/a.md'],
		['`src/[...auth]/route.ts:12`', 'file src/[...auth]/route.ts 12'],
		['src/[[...slug]]/page.tsx', 'file src/[[...slug]]/page.tsx'],
		['`libqsim/verilog/grammar.peg:774`', 'file libqsim/verilog/grammar.peg 774'],
		['runs.../a.dill', 'template runs.../a.dill'],
		['<ts>/{a,b}.md', 'brace <ts>/{a,b}.md'],
		['a.py::test_*', 'file a.py ::test_*'],
		['[x](docs/a%20b.md:3)', 'link file docs/a%20b.md 3'],
	])('%s', (line, expected) => {
		expect(said(line)).toEqual([expected]);
	});
});

describe('spreads the members of a set', () => {
	const members = (line: string) =>
		scanPointers(line).flatMap((pointer) =>
			pointer.members.map(({ text, path, kind }) => `${kind} ${path} by ${text}`),
		);

	test('with the whole path and the text of the innermost alternative', () => {
		expect(members('see a/{b.md, c/{d,e}.md, logs/}')).toEqual([
			'file a/b.md by b.md',
			'file a/c/d.md by d',
			'file a/c/e.md by e',
			'dir a/logs/ by logs/',
		]);
	});

	test('at the columns of the line', () => {
		const line = 'and inbox_scan.{json,md}:3';
		const [pointer] = scanPointers(line);
		expect(carets(pointer?.members.map(({ span }) => span) ?? [])).toBe('                ^^^^ ^^');
		expect(pointer?.ranges.map(({ first }) => first)).toEqual([3]);
	});
});

describe('whatever the line is', () => {
	/** Pieces that the scanner looks at, so that random lines come near to real ones. */
	const piece = fc.constantFrom(
		...'/ . .. : :: # § , - – ( ) [ ] ]( < > { } ` ** * _ ~ @ = $ " \\ … 12 3-9 a b.md docs/ x.py ../ https:// line L5 文'.split(
			' ',
		),
		' ',
		' ',
	);
	const anyLine = fc.oneof(
		fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
		fc.string({ maxLength: 80 }),
	);

	test('spans are ordered, inside the line, and hold what they say', () => {
		fc.assert(
			fc.property(anyLine, (line) => {
				let done = 0;
				for (const pointer of scanPointers(line)) {
					const { span, pathSpan, symbolSpan, anchorSpan } = pointer;
					expect(span.start).toBeGreaterThanOrEqual(done);
					expect(line.slice(span.start, span.end)).toBe(pointer.text);
					expect(line.slice(pathSpan.start, pathSpan.end)).toBe(pointer.path);
					expect(pathSpan.start).toBe(span.start);
					expect(span.end).toBeGreaterThanOrEqual(pathSpan.end);
					expect(pathSpan.end).toBeGreaterThan(pathSpan.start);
					for (const { first, last, span: digits } of pointer.ranges) {
						expect(last).toBeGreaterThanOrEqual(first);
						expect(line.slice(digits.start, digits.end)).toMatch(/^\d/);
					}
					for (const inner of [symbolSpan, anchorSpan]) {
						expect(inner?.end ?? 0).toBeLessThanOrEqual(line.length);
					}
					for (const member of pointer.members) {
						expect(line.slice(member.span.start, member.span.end)).toBe(member.text);
						expect(member.span.start).toBeGreaterThanOrEqual(pathSpan.start);
						expect(member.span.end).toBeLessThanOrEqual(pathSpan.end);
					}
					done = span.end;
				}
			}),
			{ numRuns: 2_000 },
		);
	});

	test('blanks around it change nothing', () => {
		fc.assert(
			fc.property(anyLine, (line) => {
				expect(said(`  ${line}  `)).toEqual(said(line));
			}),
			{ numRuns: 1_000 },
		);
	});
});

describe('takes time in proportion to the line', () => {
	test.each([
		'/',
		'.',
		'{',
		'}',
		'(',
		'`',
		':',
		'<',
		'*',
		'_',
		'[',
		'](',
		'](a',
		'{a,',
		'{a,b}',
		'a/',
		'a.md ',
		'a.md,',
		'a/b.md:1,',
		'a.b ',
		'a.md::t[',
		'https://',
		'(a/b.md ',
		'"$a"/b.md ',
		'中a',
		'a.md文',
		'<a/',
		'x@y.z ',
		'** a/',
		'`a\\b.c\\d.md',
		'a\\',
		'a.ts:1/2/3',
		'a.md#A b ',
		// Clocks lie on a busy machine; what is not linear fails every time.
	])('%s again and again', { retry: 4 }, (unit) => {
		expectLinear((size) => unit.repeat(size), scanPointers);
	});
});

test.each([
	['see `a.md` §2.5 of it', '     ^^^^^^^^^^'],
	['see `a.py` (lines 3-9, 12) and 13', '     ^^^^^^^^^^^^^^^^^^^^'],
	['see a.py:3-9,12 of it', '    ^^^^^^^^^^^'],
	['see `a.py` of 12', '     ^^^^'],
])('%s is one pointer with all that stands behind it', (line, marks) => {
	expect(carets(scanPointers(line).map(wholeSpan))).toBe(marks);
});
