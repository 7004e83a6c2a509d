import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Lines } from '../../src/base/lines.ts';
import { type Brief, readBrief } from '../../src/syntax/brief.ts';
import { expectLinear } from '../support/linear.ts';

const read = (text: string) => readBrief(new Lines(text));

/** The items of Do Now as `line-line INIT task | test, test | pointers | text`. */
const doNow = (text: string) =>
	read(text).doNow.map((item) =>
		[
			`${item.line}-${item.lastLine} ${item.initiative} ${item.task}`,
			item.tests.map(({ text: selector }) => selector).join(', '),
			item.pointers.map(({ line, pointer }) => `${line}:${pointer.text}`).join(' '),
			item.text,
		].join(' | '),
	);

/** Which fields a brief has, and their texts or the number of their items. */
const outline = ({ artifacts, doNow: items, priorities, howTo, pitfalls, pointers, ...brief }: Brief) =>
	[
		...(['summary', 'mode', 'focus', 'branch', 'mappedTestsText', 'ifBlocked', 'nextUp'] as const).flatMap((name) =>
			brief[name] === undefined ? [] : [`${name}: ${brief[name].text}`],
		),
		...Object.entries({ artifacts, doNow: items, priorities, howTo, pitfalls, pointers }).flatMap(([name, list]) =>
			list.length === 0 ? [] : [`${name}: ${list.length}`],
		),
		...brief.other.map(({ name, text }) => `(${name}): ${text}`),
	].join('\n');

describe('fields', () => {
	test('of a brief as most are written', () => {
		const brief = read(`Summary: Write down how the gauges agree
Mode: Docs
Focus: TIDE-GAUGE-001 / Phase D4.A planning alignment
Branch: feature/gauges
Mapped tests: none — planning
Artifacts: plans/active/TIDE-GAUGE-001/reports/2025-03-01T101500Z/{phase_d4_alignment.md,phase_d4_selector_map.md}
Do Now:
1. TIDE-GAUGE-001 — D4.A1 alignment @ plans/active/TIDE-GAUGE-001/phase_d4.md:12 — tests: none — Say who (and why — at length).
2. TIDE-GAUGE-001 — D4.A3 selector map @ plans/active/TIDE-GAUGE-001/phase_d4.md:14 — tests: pytest tests/test_gauge.py -q — List them.
If Blocked: Write it down, then stop.
Priorities & Rationale:
- docs/fix_plan.md:57 — it is next.
- specs/gauge.md §2 — the contract.
How-To Map:
- Make the folder first.
Pitfalls To Avoid:
- No code.
Pointers:
- plans/active/TIDE-GAUGE-001/phase_d4.md:1
Next Up: D4.B1 once this is approved.
`);
		expect(outline(brief)).toBe(`summary: Write down how the gauges agree
mode: Docs
focus: TIDE-GAUGE-001 / Phase D4.A planning alignment
branch: feature/gauges
mappedTestsText: none — planning
ifBlocked: Write it down, then stop.
nextUp: D4.B1 once this is approved.
artifacts: 2
doNow: 2
priorities: 2
howTo: 1
pitfalls: 1
pointers: 1`);
		expect(brief.focus).toEqual({
			text: 'TIDE-GAUGE-001 / Phase D4.A planning alignment',
			line: 3,
			initiative: 'TIDE-GAUGE-001',
			phase: 'D4.A',
			task: undefined,
		});
		expect(brief.doNow.map(({ initiative, task, tests }) => [initiative, task, tests.length])).toEqual([
			['TIDE-GAUGE-001', 'D4.A1', 0],
			['TIDE-GAUGE-001', 'D4.A3', 1],
		]);
		expect(brief.priorities[1]?.pointers[0]?.pointer).toMatchObject({ path: 'specs/gauge.md', anchor: '§2' });
	});

	test('with labels that have no colon, and labels of other names', () => {
		expect(
			outline(
				read(`Summary: One
Focus: TIDE-001.F1 — Wait

Do Now (hard validity contract)
- Focus ID: TIDE-001.F1

How-To Map
1. Run it:
\`\`\`
Summary: not a label
- not a bullet
\`\`\`
2. Look.

Pitfalls To Avoid
- None

If Blocked
- Stop.

Findings Applied (Mandatory)
- POLICY-001 holds.

Next Up (optional)
1. Rest.
2. Sleep.

Normative Math/Physics
- Not here.
Hard Gate: Do not close this.`),
			),
		).toBe(`summary: One
focus: TIDE-001.F1 — Wait
ifBlocked: Stop.
nextUp: 1. Rest.
2. Sleep.
doNow: 1
howTo: 2
pitfalls: 1
(Findings Applied (Mandatory)): - POLICY-001 holds.
(Normative Math/Physics): - Not here.
(Hard Gate): Do not close this.`);
	});

	test.each([
		[
			'headings',
			'# Brief\n## Focus\nTIDE-001: go\n## Do Now:\n### Steps\n1. TIDE-001 — A1 x\n2. TIDE-001 — A2 y\n## Notes\nn\n',
		],
		['bold labels', '**Focus:** TIDE-001: go\n**Do Now**\n1. TIDE-001 — A1 x\n2. TIDE-001 — A2 y\n\n**Notes**: n\n'],
		['bullets', '- **Focus:** TIDE-001: go\n- **Do Now:**\n  1. TIDE-001 — A1 x\n  2. TIDE-001 — A2 y\n- Notes: n\n'],
	])('marked by %s', (_, text) => {
		const brief = read(text);
		expect([brief.focus?.text, brief.doNow.at(-1)?.task, brief.other.map(({ text: value }) => value)]).toEqual([
			'TIDE-001: go',
			'A2',
			['n'],
		]);
	});

	test('several on one line', () => {
		const text = 'Header: loop 12 | Active Focus: TIDE-001 gauges | Mode: Docs';
		expect(outline(read(text))).toBe('mode: Docs\nfocus: TIDE-001 gauges\n(Header): loop 12');
	});

	test('under headings: a remark behind the name, the same label once more inside, a list of metadata', () => {
		const brief = read(`## Metadata
- **Mode:** Docs
- **ActionType:** planning
- **Focus:** TIDE-001 — Tides
## Do Now — Task 4.5 (deep rerun)

**Focus**: TIDE-001 Phase B

1. Read it
2. Write it

---

## Focus
TIDE-002
`);
		expect(outline(brief)).toBe(`mode: Docs
focus: TIDE-001 — Tides
doNow: 2
(ActionType): planning`);
		const headed = read('## Focus\nTIDE-001\n## Do Now\n**Focus**: TIDE-001 Phase B\n1. Read it\n2. Write it\n---\n');
		expect(outline(headed)).toBe('focus: TIDE-001\ndoNow: 2');
		expect(headed.problems).toEqual([]);
	});

	test('a field of one line within a section ends with its paragraph', () => {
		const text =
			'## Context\n**Summary**: The cart is broken since the\nrelease of Tuesday\n\nMore of it\n## Do Now\n1. Read\n';
		expect(outline(read(text))).toBe(
			'summary: The cart is broken since the\nrelease of Tuesday\ndoNow: 1\n(Context): More of it',
		);
	});

	test.each([
		['## Do Now - Task 4.5\n1. Read\n', 'doNow: 1'],
		['## If Blocked — Stop and say so.\n', 'ifBlocked: Stop and say so.'],
		['## Branch - feature/x\n', 'branch: feature/x'],
		['## Do Now\n1. Read\n### Summary — of it\n- was read\n2. Write\n', 'doNow: 3'],
		[
			'## Context\n- **Branch:** was main\n## Branch\nfeature/y\n',
			'branch: feature/y\n(Context): - **Branch:** was main',
		],
		['## Metadata\n- Mode: Docs\n## 2. Notes\n- Focus: not this\n', 'mode: Docs'],
		['## Summary\nx\nArtifacts: plans/a/\n## If Blocked\nArtifacts: plans/d/\n', 'summary: x\nartifacts: 2'],
	])('under headings: %j', (text, expected) => {
		expect(outline(read(text))).toContain(expected);
	});

	test('that stand twice: lists are joined, of the others the first counts', () => {
		const brief = read('Focus: A-001\nMapped tests: pytest tests/a.py\nFocus: B-002\nMapped tests: pytest tests/b.py');
		expect(brief.focus?.text).toBe('A-001');
		expect(brief.mappedTests.map(({ text, line }) => `${line} ${text}`)).toEqual([
			'2 pytest tests/a.py',
			'4 pytest tests/b.py',
		]);
		expect(brief.problems).toEqual([{ kind: 'duplicate-field', line: 2, span: { start: 0, end: 5 } }]);
	});

	test.each(['', '\n\n', 'no brief at all\n- a bullet', '# Title\n\nProse: with a colon in it'])(
		'none in %j',
		(text) => {
			const { doNow: items, focus, artifacts } = read(text);
			expect([items, focus, artifacts]).toEqual([[], undefined, []]);
		},
	);

	test('an item goes on to the next bullet at its place', () => {
		const { howTo } = read(
			'How-To Map:\n1. First:\n   - a detail at docs/a.md:3\n   • more\n\n   and more\n```\ncode.py\n```\n2. Second',
		);
		expect(howTo.map(({ line, lastLine, text }) => `${line}-${lastLine} ${text}`)).toEqual([
			'2-9 First:\n   - a detail at docs/a.md:3\n   • more\n   and more\n```\ncode.py\n```',
			'10-10 Second',
		]);
		expect(howTo[0]?.pointers.map(({ line, pointer }) => `${line} ${pointer.text}`)).toEqual([
			'3 docs/a.md:3',
			'8 code.py',
		]);
	});

	test('a list without bullets has an item for each line', () => {
		expect(read('Pointers:\ndocs/a.md:1 — why\n  and why not\ndocs/b.md:2').pointers.map(({ text }) => text)).toEqual([
			'docs/a.md:1 — why\nand why not',
			'docs/b.md:2',
		]);
	});
});

test.each([
	['## 🎯 Focus\nTIDE-001\n\n## ✅ Do Now\n- A1\n\n## 📦 Artifacts\n- out/a.md\n', 'TIDE-001 1 out/a.md'],
	['## 1. Focus\nTIDE-001\n\n## 2) **Do Now**\n- A1\n', 'TIDE-001 1 undefined'],
	['## Focus\nTIDE-001\n\n## Do Now\n## 1. Read it\n- A1\n- A2\n', 'TIDE-001 1 undefined'],
])('headings may have a sign or a number before the label: %j', (text, expected) => {
	const brief = read(text);
	expect(`${brief.focus?.text} ${brief.doNow.length} ${brief.artifacts[0]?.path}`).toBe(expected);
});

describe('focus', () => {
	test.each([
		['TIDE-GAUGE-001 / Phase D4.A planning', 'TIDE-GAUGE-001 D4.A undefined'],
		['[TIDE-GAPS-002] Gap audit', 'TIDE-GAPS-002 undefined undefined'],
		['TIDE-SIM-001.D1 — answer', 'TIDE-SIM-001 undefined D1'],
		['`TIDE-SIM-001.C1/C2`', 'TIDE-SIM-001 undefined C1'],
		['docs/fix_plan.md#tide-triage-002-keep-it (Next Action 20 — run)', 'TIDE-TRIAGE-002 undefined undefined'],
		['TIDE-001: Phase M4 and Phase N', 'TIDE-001 M4 undefined'],
		['Phase overview', 'undefined undefined undefined'],
		['seed — watch the inbox', 'undefined undefined undefined'],
	])('%s', (text, expected) => {
		const focus = read(`Focus: ${text}`).focus;
		expect(`${focus?.initiative} ${focus?.phase} ${focus?.task}`).toBe(expected);
	});

	test('no initiative, where it is a folder of plans', () => {
		expect(read('Focus: archive: the old ones\nArtifacts: plans/archive/x.md').focus?.initiative).toBeUndefined();
	});

	test.each(['plans/cart-x/reports/', 'plans/active/cart-x/a.md'])('a plain word, if the brief names %s', (path) => {
		expect(read(`Focus: cart-x: totals\nArtifacts: ${path}`).focus?.initiative).toBe('cart-x');
	});

	test('a plain word, if the brief writes to its folder', () => {
		const brief = read(
			'Focus: seed — watch the inbox (S1–S2)\nArtifacts: plans/active/seed/reports/T/\nDo Now:\n- seed S3 — ship it',
		);
		expect([brief.focus?.initiative, brief.focus?.task]).toEqual(['seed', 'S1']);
		expect([brief.doNow[0]?.initiative, brief.doNow[0]?.task]).toEqual(['seed', 'S3']);
	});
});

describe('Do Now', () => {
	test.each([
		[
			'one line behind the label',
			'Do Now: [TIDE-GAPS-002] Gap audit — Phase A1/A2. Implement `tools/a.py`, then run `pytest tests/test_a.py -q`.',
			'1-1 TIDE-GAPS-002 A1 | pytest tests/test_a.py -q | 1:tools/a.py 1:tests/test_a.py | ',
		],
		[
			'a slug of the ledger',
			'Do Now: docs/fix_plan.md#tide-triage-002-keep — Execute Phase M tasks M1–M4 now.',
			'1-1 TIDE-TRIAGE-002 M1 |  | 1:docs/fix_plan.md#tide-triage-002-keep | ',
		],
		[
			'a command in brackets',
			'Do Now: CLI-FLAGS-003 H5b — check (`env A=1 pytest tests/test_a.py -k "x or y"`)',
			'1-1 CLI-FLAGS-003 H5b | env A=1 pytest tests/test_a.py -k "x or y" | 1:tests/test_a.py | ',
		],
		[
			'a task that is numbered only',
			'Do Now:\n1. TIDE-001 — 1.2 wire it up @ plans/a.md:3 — tests: npm test — go.',
			'2-2 TIDE-001 1.2 | npm test | 2:plans/a.md:3 | ',
		],
		[
			'a task that is numbered only, without a dash',
			'Do Now:\n- TIDE-001 1.2 - wire it up',
			'2-2 TIDE-001 1.2 |  |  | ',
		],
		['a number that is no task', 'Do Now:\n- TIDE-001 1.5 times faster', '2-2 TIDE-001 undefined |  |  | '],
		[
			'tests without a runner',
			'Do Now:\n1. TIDE-001 — A1 x — tests: tests/test_a.py, tests/test_b.py::test_c — see tests/test_d.py',
			'2-2 TIDE-001 A1 | tests/test_a.py, tests/test_b.py::test_c | 2:tests/test_a.py 2:tests/test_b.py::test_c 2:tests/test_d.py | ',
		],
		[
			'no tests, whatever else is named',
			'Do Now:\n1. TIDE-001 — A1 x — tests: none — like `pytest tests/test_a.py` did',
			'2-2 TIDE-001 A1 |  | 2:tests/test_a.py | ',
		],
	])('%s', (_, text, expected) => {
		expect(doNow(text).map((item) => item.slice(0, expected.length))).toEqual([expected]);
	});

	test.each(['tests: none', 'Validate: none', '**Validate:** none', '**Validate**: none', '**Tests**: n/a'])(
		'%s names no test, whatever the item says beside it',
		(label) => {
			const [item] = doNow(`Do Now:\n- Focus ID: A-001.F1\n- ${label}, as in \`pytest tests/a.py\`\n`);
			expect(item).toMatch(/^2-3 A-001 F1 \| {2}\|/);
		},
	);

	test('a focus above numbered items says whose they are', () => {
		const items = doNow(
			'## Focus\nC-003\n## Do Now\n**Focus**: A-001 F1\n1. Read it\n2. B-002 — F2 write it\n3. Run it\n',
		);
		expect(items.map((item) => item.split(' | ')[0])).toEqual([
			'5-5 A-001 undefined',
			'6-6 B-002 F2',
			'7-7 A-001 undefined',
		]);
		const work = doNow('## Do Now\n**Task**: Store it (A-001 F1)\n1. Read it\n2. Run it\n');
		expect(work.map((item) => item.split(' | ')[0])).toEqual(['2-3 A-001 F1', '4-4 undefined undefined']);
		expect(outline(read('## Do Now\n**Focus**: A-001\n1. Read it\n2. Write it\n'))).toBe('focus: A-001\ndoNow: 2');
	});

	test('a label that comes again begins another item where nothing names the task', () => {
		const items = doNow('Do Now:\n- Implement: Store\n- Implement: Load\n- Validate: `pytest tests/a.py`\n');
		expect(items.map((item) => item.split(' | ')[0])).toEqual(['2-2 undefined undefined', '3-4 undefined undefined']);
		const one = (text: string) => doNow(text).map((item) => item.split(' | ').slice(0, 2).join(' | '));
		// It names one in its head, or the label says something of the work.
		expect(one('Do Now: INIT-001 — A1 do it\n- Implement: a\n- Implement: b\n- Pytest: pytest tests/a.py\n')).toEqual([
			'1-4 INIT-001 A1 | pytest tests/a.py',
		]);
		expect(one('Do Now:\n- Implement: a\n- Note: x\n- Note: y\n')).toEqual(['2-4 undefined undefined | ']);
	});

	test('bullets with labels of their own are one item', () => {
		expect(
			doNow(`Do Now (hard validity contract):
- Focus ID: TIDE-001.F1
- Implement: tools/scan.py::main — add a flag (D9 is no task here).
- Implement (test): tests/test_scan.py::test_flag — cover it
- Pytest: \`pytest tests/test_scan.py::test_flag -q\`
- Artifacts: plans/active/TIDE-001/reports/T/`),
		).toEqual([
			`2-6 TIDE-001 F1 | pytest tests/test_scan.py::test_flag -q | 3:tools/scan.py::main 4:tests/test_scan.py::test_flag 5:tests/test_scan.py::test_flag 6:plans/active/TIDE-001/reports/T/ | Focus ID: TIDE-001.F1
Implement: tools/scan.py::main — add a flag (D9 is no task here).
Implement (test): tests/test_scan.py::test_flag — cover it
Pytest: \`pytest tests/test_scan.py::test_flag -q\`
Artifacts: plans/active/TIDE-001/reports/T/`,
		]);
	});

	test.each([
		[
			'a second Focus ID starts a second item',
			'Do Now:\n- Focus ID: A-001.F1\n- Pytest: none\n- Focus ID: A-001.F2\n- Pytest: none',
			'F1 F2',
		],
		[
			'nested labels belong to the bullet above',
			'Do Now:\n- A-001 S3 — ship\n  - Implement: a.py\n- A-001 S4 — rest',
			'S3 S4',
		],
		['bullets below a line are its details', 'Do Now: A-001 S3 — ship\n- Implement: a.py\n- then B2', 'S3'],
		[
			'numbered steps are items beside the line above them',
			'Do Now: A-001 S3 — ship it\n\nIt has waited long.\n\n1. A-001 S4 — pack\n2. A-001 S5 — send',
			'S3 S4 S5',
		],
		[
			'a line may only introduce the list',
			'Do Now: Do these in order:\n1. A-001 S3 — ship\n2. A-001 S4 — rest',
			'S3 S4',
		],
		['a label below may introduce it', 'Do Now:\nSteps:\n1. A-001 S3 — ship\n2. A-001 S4 — rest', 'S3 S4'],
		['steps under a label of their own', 'Do Now: A-001 S3 — ship\nDo Now Steps:\n1. A-001 S4 — rest', 'S3 S4'],
	])('%s', (_, text, expected) => {
		expect(
			read(text)
				.doNow.map(({ task }) => task)
				.join(' '),
		).toBe(expected);
	});

	test('without ids', () => {
		expect(
			doNow('Do Now:\n- Implement: a.py (D0 parity)\n- Checklist IDs: F1 (the loop)').map(
				(item) => item.split(' |')[0],
			),
		).toEqual(['2-3 undefined F1']);
		expect(doNow('Do Now:\n- Implement: a.py (D0 parity)').map((item) => item.split(' |')[0])).toEqual([
			'2-2 undefined undefined',
		]);
	});
});

describe('mapped tests', () => {
	test.each([
		[
			'Mapped tests: pytest tests/a.py -q; pytest tests/b.py::test_c -q',
			'pytest tests/a.py -q, pytest tests/b.py::test_c -q',
		],
		['Mapped tests: tests/a.py::test_b, tests/c.py::test_d', 'tests/a.py::test_b, tests/c.py::test_d'],
		['Mapped tests: `tests/test_a.py`', 'tests/test_a.py'],
		['Mapped tests:\n- `pytest tests/a.py -q`\n- `pytest tests/b.py -q`', 'pytest tests/a.py -q, pytest tests/b.py -q'],
		['Mapped tests: none — evidence-only', ''],
	])('%s', (text, expected) => {
		expect(
			read(text)
				.mappedTests.map((selector) => selector.text)
				.join(', '),
		).toBe(expected);
	});
});

describe('any text', () => {
	const line = fc.constantFrom(
		...[
			'Focus: A-001.B1',
			'Do Now:',
			'- Focus ID: A-001',
			'  - x',
			'1. A-001 — B1 y @ a/b.md:3 — tests: none — z',
			'Artifacts: a/{b.md,c}/',
			'',
		],
		...[
			'```',
			'## Pointers',
			'- Artifacts: $D/{a,b}',
			'export D=x/y',
			'**Next Up**',
			'text',
			'   more',
			'Mapped tests: pytest tests/a.py',
			'| Mode: x',
		],
	);

	test('is a brief whose parts lie in it', () => {
		fc.assert(
			fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
				const brief = read(lines.join('\n'));
				const cut = (at: number, span: { start: number; end: number }) => lines[at - 1]?.slice(span.start, span.end);
				for (const item of [...brief.doNow, ...brief.pointers, ...brief.howTo]) {
					expect(item.line <= item.lastLine && item.lastLine <= lines.length).toBe(true);
					for (const { line: at, pointer } of item.pointers) {
						expect(cut(at, pointer.span)).toBe(pointer.text);
					}
				}
				for (const selector of [...brief.mappedTests, ...brief.doNow.flatMap(({ tests }) => tests)]) {
					expect(cut(selector.line, selector.span)).toBe(selector.text);
				}
				for (const artifact of brief.artifacts) {
					expect(cut(artifact.line, artifact.span)).toBe(artifact.text);
				}
			}),
		);
	});

	test.each([
		'Do Now:\n- Focus ID: A-001\n- x\n',
		'Artifacts: a/{b,c}/, d.md; e/\n',
		'- x\n  - y\n',
		'```\nFocus: x\n',
		'Do Now: A ',
		'| Focus: x ',
		'A=$A/$A ',
		'export A_B=x/$A_B/$A_B\n',
	])('takes time in proportion: %j', (part) => {
		expectLinear(
			(size) => part.repeat(size / 8),
			(text) => read(text),
		);
	});
});

test('many bullets with labels of their own are read in linear time', () => {
	const letters = (i: number) => i.toString(26).replace(/./g, (digit) => String.fromCharCode(97 + parseInt(digit, 26)));
	expectLinear(
		(size) => `Do Now:\n${Array.from({ length: size / 8 }, (_, i) => `- L${letters(i)}: x`).join('\n')}`,
		(text) => read(text),
	);
});
