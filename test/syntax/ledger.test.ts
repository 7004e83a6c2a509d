import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Lines } from '../../src/base/lines.ts';
import { readBlocks } from '../../src/syntax/blocks.ts';
import { readLedger } from '../../src/syntax/ledger.ts';
import { expectLinear } from '../support/linear.ts';

const read = (text: string) => readLedger(readBlocks(new Lines(text)));

/** Each entry as `line-line ID | title | status=state | priority | owner`. */
const entries = (text: string) =>
	read(text).entries.map(({ id, title, line, lastLine, status, state, priority, owner }) =>
		[`${line}-${lastLine} ${id}`, title, `${status}=${state}`, priority, owner].join(' | '),
	);

/** Each attempt as `line-line date #number text`. */
const attempts = (text: string) =>
	read(text).entries.flatMap((entry) =>
		entry.attempts.map(
			({ line, lastLine, date, number, text: said }) => `${line}-${lastLine} ${date} #${number} ${said}`,
		),
	);

describe('entries', () => {
	test('under headings of any level, the residue of a diff among them', () => {
		expect(
			entries(`# Ledger
## [TIDE-GAUGE-001] Read the gauges
- Priority: **High** (blocks all)
- Status: done — all 12 pass
- Owner/Date: mara/2025-10-11

### [TIDE-CLOCK-002] Keep the time
- Status: Phase 6 in progress — 6.1 and 6.2 landed
- Owner/Date: <TBD>/2025-11-21

-### [TIDE-FLOOD-003] Warn of floods
- Status: blocked (waits for the gauges)
- Priority: Critical

---

### [seed] Watch the inbox
- Status: in_progress — 2026-01-22: reading`),
		).toEqual([
			'2-5 TIDE-GAUGE-001 | Read the gauges | done=done | High | mara',
			'7-9 TIDE-CLOCK-002 | Keep the time | Phase 6 in progress=active |  | ',
			'11-15 TIDE-FLOOD-003 | Warn of floods | blocked (waits for the gauges)=blocked | Critical | ',
			'17-18 seed | Watch the inbox | in_progress=active |  | ',
		]);
	});

	test('with the id bare, and the state in the heading', () => {
		expect(entries('## TIDE-GAUGE-001 — Read the gauges [done]\n\n## TIDE-CLOCK-002: Clock ✅ COMPLETE')).toEqual([
			'1-1 TIDE-GAUGE-001 | Read the gauges [done] | done=done |  | ',
			'3-3 TIDE-CLOCK-002 | Clock ✅ COMPLETE | COMPLETE=done |  | ',
		]);
	});

	test('as one line of a list', () => {
		expect(
			entries(`### Tier 0: ground
- [TIDE-BASE-001] (Contract of the base) — **done** (2025-12-07: landed)
- [TIDE-MAP-002] (Map) — *blocked_pending_data*; see line 34
- [TIDE-NET-003] Net — partial, two of three
- [x] checked, not an entry
- [a link](docs/a.md) — **done**
- [TIDE-LINK-004](#tide) — **done**`),
		).toEqual([
			'2-2 TIDE-BASE-001 | Contract of the base | done=done |  | ',
			'3-3 TIDE-MAP-002 | Map | blocked_pending_data=blocked |  | ',
			'4-4 TIDE-NET-003 | Net | partial=active |  | ',
		]);
	});

	test('as a bold id over a list', () => {
		expect(
			entries(
				'## Fixes\n\n**FIX-01**\n- Priority: Tier 0\n- Status: pending\n\n**FIX-02 — Views**\n- Priority: Tier 1\n',
			),
		).toEqual(['3-5 FIX-01 |  | pending=open | Tier 0 | ', '7-8 FIX-02 | Views | undefined=undefined | Tier 1 | ']);
	});

	test('bullets in an entry only refer to one', () => {
		expect(entries('## [A-001] One\n- Depends on:\n  - [B-002] two — **done**\n- [C-003] three — **done**')).toEqual([
			'1-4 A-001 | One | undefined=undefined |  | ',
		]);
	});

	test.each([
		['phases', '## Phase 1 — Triage [done]\n- [x] Sort\n- [ ] **1. Kill switch**: later'],
		['a changelog', '## [Unreleased]\n\n## [1.2.0] - 2025-01-01\n- Fixed'],
		['status words', '## [done]\n\n**STATUS: FIXED**\n\n> **STATUS: done**'],
		['a fence', '```md\n## [A-001] One\n**FIX-01**\n- x\n```'],
		['the title of a plan', '# TIDE-001 — Plan\n\n## Phase A — Start'],
		['nothing', ''],
	])('none in %s', (_, text) => {
		expect(entries(text)).toEqual([]);
	});

	test('have all their fields, lists and continued lines with them', () => {
		const [entry] = read(`## [A-001] One
- Spec/AT: \`specs/a.md\` §2
- Exit Criteria:
  - All green
  - Docs updated
- Next Actions: Write it
  down, then stop.
- Reproduction (C & PyTorch): \`run.sh\``).entries;
		expect(entry?.fields.map(({ name, text, line, lastLine }) => [name, text, `${line}-${lastLine}`])).toEqual([
			['Spec/AT', '`specs/a.md` §2', '2-2'],
			['Exit Criteria', '- All green\n- Docs updated', '3-5'],
			['Next Actions', 'Write it\ndown, then stop.', '6-7'],
			['Reproduction (C & PyTorch)', '`run.sh`', '8-8'],
		]);
	});
});

describe('attempts', () => {
	test('in both forms, with a no-break space, and over several lines', () => {
		expect(
			attempts(`## [A-001] One
- Attempts History:
  * [2025-10-10] Attempt #23 — Result: ❌ BLOCKED. Artifacts: \`reports/a/\`
  * [2025-10-11] Attempt\u00a0#24 — Result: ok
    and more:
    - a detail
  - *2026-01-26T00:00:00Z (kickoff):* Wrote the plan.
  - Attempt #25 (2026-01-27): undated before
  - TBD
- Next Actions: none`),
		).toEqual([
			'3-3 2025-10-10 #23 Result: ❌ BLOCKED. Artifacts: `reports/a/`',
			'4-6 2025-10-11 #24 Result: ok\nand more:\n- a detail',
			'7-7 2026-01-26T00:00:00Z #undefined (kickoff): Wrote the plan.',
			'8-8 2026-01-27 #25 undated before',
		]);
	});

	test('under a heading of that name', () => {
		expect(
			attempts('## [A-001] One\n### Attempts History\n- 2025-10-10: first\n\n### Notes\n- 2025-10-11: a note'),
		).toEqual(['3-3 2025-10-10 #undefined first']);
	});

	test('as dated headings outside any entry', () => {
		const ledger = read(`## Status
\`in_progress\`

## Current Focus
**TIDE-001 — The bundle**

Somebody asked for it.

## Attempts History
### 2026-01-22T02:40Z — seed S1–S2 (initial)
**Action:** Wrote it.

- a detail

### 2026-01-23T17:35Z — TIDE-001.F1
**Action:** Sent it.
`);
		expect(ledger.entries).toEqual([]);
		expect(ledger.activeFocus).toEqual({
			name: 'Current Focus',
			text: '**TIDE-001 — The bundle**\n\nSomebody asked for it.',
			line: 4,
			lastLine: 7,
		});
		expect(ledger.attempts.map(({ line, lastLine, date, text }) => `${line}-${lastLine} ${date} ${text}`)).toEqual([
			'10-13 2026-01-22T02:40Z seed S1–S2 (initial)\n**Action:** Wrote it.\n\n- a detail',
			'15-16 2026-01-23T17:35Z TIDE-001.F1\n**Action:** Sent it.',
		]);
	});
});

describe('the head of a ledger', () => {
	test('active focus with its bullets', () => {
		const { activeFocus } = read(
			'**Last Updated:** 2025\n**Active Focus:**\n- A-001: one\n- B-002: two\n\n## [A-001] One',
		);
		expect(activeFocus).toMatchObject({
			name: 'Active Focus',
			text: '- A-001: one\n- B-002: two',
			line: 2,
			lastLine: 4,
		});
	});

	test('index table', () => {
		const { index } = read(`## Index
| ID | Title | Priority | Status |
| --- | --- | --- | --- |
| [TIDE-001](#tide-001-restore-40962) | Restore 4096² | High | in_progress |
| **TIDE-002** | Two | Low | \`done\` |
| [seed](#seed-inbox) | Inbox | | pending |
| D1 | A task | | [x] |`);
		expect(
			index.map(({ line, id, title, priority, status, state, slug }) =>
				[line, id, title, priority, status, state, slug].join(' | '),
			),
		).toEqual([
			'4 | TIDE-001 | Restore 4096² | High | in_progress | active | tide-001-restore-40962',
			'5 | TIDE-002 | Two | Low | done | done | ',
			'6 | seed | Inbox |  | pending | open | seed-inbox',
		]);
	});

	test('the columns of an id', () => {
		const text = '| ID | Status |\n|---|---|\n| [TIDE-001](#tide-001) | done |\n\n## [TIDE-001] One';
		const lines = text.split('\n');
		const { index, entries: found } = read(text);
		const cut = ({ line, idSpan }: { line: number; idSpan: { start: number; end: number } }) =>
			lines[line - 1]?.slice(idSpan.start, idSpan.end);
		expect([...index.map(cut), ...found.map(cut)]).toEqual(['TIDE-001', 'TIDE-001']);
	});
});

test('notices unknown and second states, and says nothing of prose', () => {
	const { problems } = read(
		'## [A-001] One\n- Status: frobnicated\n- Status: done\n\n## [B-002] Two\n- Status: Phase 3 of many, see below',
	);
	expect(problems.map(({ kind, line }) => `${kind} ${line}`)).toEqual(['unknown-state 1', 'duplicate-field 2']);
});

describe('any text', () => {
	const line = fc.constantFrom(
		...[
			'## [A-001] One',
			'- [B-002] (two) — **done**',
			'**FIX-01**',
			'- Status: done',
			'- Attempts History:',
			'  * [2025-10-10] Attempt #1 — x',
		],
		...[
			'### 2025-10-10 — y',
			'| ID | Status |',
			'|---|---|',
			'| A-001 | done |',
			'',
			'```',
			'- Priority: High',
			'  more',
			'# Attempts',
			'> q',
		],
	);

	test('is a ledger whose parts lie in it, in order', () => {
		fc.assert(
			fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
				const { entries: found, attempts: loose } = read(lines.join('\n'));
				let last = 0;
				for (const entry of found) {
					expect(entry.line).toBeGreaterThan(last);
					last = entry.lastLine;
					for (const part of [...entry.fields, ...entry.attempts]) {
						expect(part.line >= entry.line && part.lastLine >= part.line && part.lastLine <= lines.length).toBe(true);
					}
				}
				expect([...loose].sort((a, b) => a.line - b.line)).toEqual(loose);
			}),
		);
	});

	test.each([
		'## [A-001] One\n- Status: done\n- Attempts History:\n  * [2025-10-10] Attempt #1 — x\n\n',
		'- [B-002] (two) — **done**\n',
		'### 2025-10-10 — y\n',
		'# Attempts\n- 2025-10-10: x\n',
		'**FIX-01**\n- Status: [x]\n',
	])('takes time in proportion: %j', (part) => {
		const blocksOf = new Map<string, ReturnType<typeof readBlocks>>();
		const textOf = (size: number) => {
			const text = part.repeat(size / 8);
			blocksOf.set(text, readBlocks(new Lines(text)));
			return text;
		};
		expectLinear(textOf, (text) => readLedger(blocksOf.get(text) ?? readBlocks(new Lines(text))));
	});
});
