import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { neverCancelled } from '../../../src/base/cancel.ts';
import { type DraftRequest, draftArtifacts } from '../../../src/features/scaffold/draft.ts';
import { memoryWorkspace } from '../../support/memoryWorkspace.ts';

const both: DraftRequest = { from: {}, kinds: ['d4-alignment', 'd4-selector-map'] };
const folder = 'plans/active/TIDE-SERVICE-001/reports/2026-03-02T081500Z';

/** A harbour's tide service: a brief, a plan of three phases, a ledger of two initiatives, and the tests they speak of. */
const harbour = {
	'input.md': `Summary: Agree on who forecasts tides before any code is written
Focus: TIDE-SERVICE-001 / Phase D4.A forecast alignment
Mapped tests: none — planning
Artifacts: ${folder}/{phase_d4_alignment.md,phase_d4_selector_map.md}
Do Now:
1. TIDE-SERVICE-001 — D4.A1 alignment narrative @ plans/active/TIDE-SERVICE-001/phase_d4.md:15 — tests: none — Say who owns FERRY-TIMES-002.
If Blocked: Note it in phase_d4_alignment.md and ask the harbour master.
Priorities & Rationale:
- plans/active/TIDE-SERVICE-001/phase_d4.md:9 — The phase comes before code.
- specs/gauges.md:3 — Nobody has written the gauges down.
How-To Map:
- Compare with \`docs/tides.md\`, then run \`TZ=UTC pytest tests/test_tides.py::TestTides::test_low -k "low and not neap" -q\`.
Pitfalls To Avoid:
- Keep it ASCII, and skip nothing silently.
Next Up: D4.B1 red tests.
`,
	'plans/active/TIDE-SERVICE-001/phase_d4.md': `# Phase D4 — Forecasts

- Initiative: TIDE-SERVICE-001
- Dependencies: Phase D3 ✅ and docs/tides.md
- Storage Rule: Keep logs under \`plans/active/TIDE-SERVICE-001/reports/<ts>/\`.

---

### Phase D4.A — Alignment
Goal: Agree on scope with FERRY-TIMES-002 → one table.
Prereqs: Gauges read.
Exit Criteria: Both sides have signed.
| ID | Task Description | State | Guidance |
| --- | --- | --- | --- |
| D4.A1 | Write the narrative | [ ] | See \`reports/old/notes.md\` |
| D4.A2 | Ask the ferry | [B] | Nobody answers <b>yet</b> |

### Phase D4.B — Red tests
Prereqs: D4.A is signed.
| ID | Task | State |
| --- | --- | --- |
| D4.B1 | Fail with \`tests/test_tides.py::TestTides::test_high\` | [ ] |

### Naming
- \`phase_d4_red_*.log\` — one a selector
`,
	'plans/active/TIDE-SERVICE-001/implementation.md': `# TIDE-SERVICE-001 — Tide service

### Phase C — Gauges
- [x] C1: Read them
- [ ] C2: Calibrate | twice

### Phase D — Forecasts
- [ ] D4: All of it
`,
	'docs/fix_plan.md': `# Ledger

## [TIDE-SERVICE-001] Tide service
- Status: in_progress
- Owner/Date: mara/2026-02-01
- Exit Criteria: The harbour trusts the tables.
- Attempts History:
  * [2026-02-20] Attempt #1 — Result: gauges read. Artifacts: \`reports/old/notes.md\`
  * [2026-02-27] Attempt #2 — Result: ❌ no answer from FERRY-TIMES-002.

## [FERRY-TIMES-002] Ferry times
- Status: pending
`,
	'docs/tides.md': `# Tides

Run with \`GAUGE_URL=memory\`.

## Open questions
- Which zero do the gauges use?
`,
	'tests/conftest.py': `import pytest

collect_ignore = ["legacy"]
`,
	'tests/test_tides.py': `import pytest

np = pytest.importorskip("numpy")


class TestTides:
    @pytest.mark.xfail(
        reason="no forecast yet",
    )
    def test_low(self):
        assert False
`,
};

type Files = Parameters<typeof memoryWorkspace>[0];

async function draft(files: Files, request: Partial<DraftRequest> = {}) {
	const { workspace } = memoryWorkspace(files);
	return draftArtifacts(workspace, { ...both, ...request }, neverCancelled);
}

/** The paths that would be written, or the answer itself where there are none. */
async function paths(files: Files, request: Partial<DraftRequest> = {}) {
	const answer = await draft(files, request);
	return 'files' in answer ? answer.files.map(({ path }) => path) : answer;
}

const golden = (name: string) => join(import.meta.dirname, 'golden', name);

describe('the documents', () => {
	test.each([0, 1])('are half written from what brief, plan, ledger and tests say', async (i) => {
		const answer = await draft(harbour);
		const file = 'files' in answer ? answer.files[i] : undefined;
		expect(file?.exists).toBe(false);
		await expect(file?.text).toMatchFileSnapshot(golden(`harbour_${['alignment', 'selector_map'][i]}.md.golden`));
	});

	test.each([0, 1])('say what is missing where there is next to nothing', async (i) => {
		const answer = await draft({ 'input.md': 'Artifacts: out/2026-03-02T081500Z/\n' });
		const file = 'files' in answer ? answer.files[i] : undefined;
		await expect(file?.text).toMatchFileSnapshot(golden(`bare_${['alignment', 'selector_map'][i]}.md.golden`));
	});

	test('are two pages at most, however much there is', async () => {
		const rows = Array.from(
			{ length: 400 },
			(_, i) => `| D4.A${i} | Row ${i} \`tests/t${i}.py::test_a\` | [ ] | g |`,
		).join('\n');
		const answer = await draft({
			...harbour,
			'plans/active/TIDE-SERVICE-001/phase_d4.md': `# P\n### Phase D4.A — Rows\n| ID | Task | State | G |\n|--|--|--|--|\n${rows}\n`,
		});
		for (const { text } of 'files' in answer ? answer.files : []) {
			expect(text.split('\n').length - 1).toBeLessThanOrEqual(100);
			expect(text).toMatch(/And \d+ more, from `plans\/active\/TIDE-SERVICE-001\/phase_d4\.md:\d+`\./);
		}
		expect.assertions(4);
	});

	test('quote nothing that Markdown would run', async () => {
		const evil = '<img src=x onerror=alert(1)> ![p](http://e.com/p.png) [c](command:rm)';
		const files = Object.fromEntries(
			Object.entries(harbour).map(([path, text]) => [
				path,
				text.replaceAll(/table|Gauges|answers|Ledger|D4\.A2/g, evil),
			]),
		);
		const answer = await draft(files);
		for (const { text } of 'files' in answer ? answer.files : []) {
			const prose = text.replace(/`[^`\n]*`/g, '');
			expect(prose).not.toMatch(/(?<!\\)<|!\[|\]\(/);
		}
		expect.assertions(2);
	});

	test('keep their characters where nobody asks for ASCII', async () => {
		const answer = await draft({ ...harbour, 'input.md': harbour['input.md'].replace('ASCII', 'short') });
		expect('files' in answer && answer.files[0]?.text).toContain('Agree on scope with FERRY-TIMES-002 → one table.');
	});
});

describe('what another initiative has under the same name', () => {
	const ferry = `# Ferry

### Phase F — Timetables
Goal: Print them.
- [x] F1: Ask the printer
- [ ] F2: Print
`;
	const brief = `Focus: TIDE-SERVICE-001.F1 — wait for an answer\nArtifacts: out/\nDo Now:\n- Checklist IDs: F1\n`;
	const plan = { 'plans/active/FERRY-TIMES-002/plan.md': ferry };

	test.each([
		['input.md', { 'plans/active/TIDE-SERVICE-001/plan.md': '# Tides\n\n- [ ] A1: Read the gauges\n' }],
		['input.md', {}],
		['history/input.md', {}],
	])('is not taken where no plan has what the focus of %s names, beside %j', async (path, more) => {
		const answer = await draft({ ...plan, ...more, [path]: brief }, { brief: path });
		const [file] = 'files' in answer ? answer.files : [];
		expect(file?.path).toBe('out/phase_f1_alignment.md');
		expect(file?.text).toContain('- Phase: F1 (no plan of the workspace has it)\n- Tasks: none found in the plan\n');
		expect(file?.text).toMatch(/^# Task F1 /);
		expect(file?.text).not.toMatch(/FERRY|printer|Print|revision/);
	});

	test('is not taken for a phase either', async () => {
		const answer = await draft({ ...plan, 'input.md': 'Focus: TIDE-SERVICE-001 / Phase F\nArtifacts: out/\n' });
		const [file] = 'files' in answer ? answer.files : [];
		expect(file?.text).toContain('- Phase: F (no plan of the workspace has it)\n');
	});

	test('is taken of a plan that belongs to nobody where an item points at it', async () => {
		const loose = {
			'plans/tides.md': '# Tides\n\n## Phase A — Baseline\nGoal: Measure.\n\n- [ ] A1: Read the gauges\n',
		};
		const item = (place: string) => `Focus: TIDE-SERVICE-001 — go\nArtifacts: out/\nDo Now:\n1. A1 read${place}\n`;
		const phaseOf = async (place: string) => {
			const answer = await draft({ ...loose, 'input.md': item(place) });
			return 'files' in answer ? /- Phase: (.*)/.exec(answer.files[0]?.text ?? '')?.[1] : undefined;
		};
		expect(await phaseOf(' @ plans/tides.md:6')).toBe('A - Baseline (`plans/tides.md:3`)');
		expect(await phaseOf(' @ tides.md:6')).toBe('A - Baseline (`plans/tides.md:3`)');
		expect(await phaseOf('')).toBe('A1 (no plan of the workspace has it)');
	});

	test('is taken where an item asks for it by name', async () => {
		const answer = await draft({ ...plan, 'input.md': `${brief}- Focus ID: FERRY-TIMES-002 — F2\n` });
		const [file] = 'files' in answer ? answer.files : [];
		expect(file?.text).toContain('- Task F2: Print - open (`plans/active/FERRY-TIMES-002/plan.md:6`)');
	});
});

describe('a brief that names no initiative', () => {
	const cart = '# Cart\n\n### Phase 1 — Totals\n- [ ] BE-3: Cancel\n- [ ] BE-4: Key\n- [ ] BE-12: Retry\n';
	const plans = { 'plans/active/CART-001/plan.md': cart, 'plans/loose.md': '# Loose\n\n- [ ] BE-9: Later\n' };
	const initiativeOf = async (brief: string, more: Files = {}) => {
		const answer = await draft({ ...plans, ...more, 'input.md': `${brief}\nArtifacts: out/\n` });
		return /- Initiative: (.*)/.exec('files' in answer ? (answer.files[0]?.text ?? '') : '')?.[1];
	};

	test.each([
		['Focus: BE-3 — cancel\nDo Now:\n- BE-3: cancel\n- BE-4', 'CART-001 - Cart'],
		['Focus: BE-3 — cancel\nDo Now:\n- BE-3: cancel\n- BE-9', 'to decide'],
		['Focus: BE-12 — retry\nDo Now:\n- BE-12: retry', 'CART-001 - Cart'],
		['Focus: cancelling\nDo Now:\n- find out', 'to decide'],
	])('is about the one that has its tasks: %j', async (brief, expected) => {
		expect(await initiativeOf(brief)).toBe(expected);
	});

	test('is about none where two have them', async () => {
		expect(await initiativeOf('Focus: x\nDo Now:\n- BE-3', { 'plans/active/PAY-002/plan.md': cart })).toBe('to decide');
	});

	test.each([
		['Focus: BE-12 of PAY-002', 'PAY-002 - Cart'],
		['Focus: BE-12 (CART-001)', 'CART-001 - Cart'],
		['Focus: BE-12, which TIDE-001 waits for', 'to decide'],
		['Focus: x\nDo Now:\n- BE-12 of PAY-002', 'PAY-002 - Cart'],
		['Focus: x\nDo Now:\n- BE-12, to be followed by what PAY-002 has', 'to decide'],
	])('is about the one that is named beside the task: %j', async (brief, expected) => {
		expect(await initiativeOf(brief, { 'plans/active/PAY-002/plan.md': cart })).toBe(expected);
	});
});

describe('several ids', () => {
	const plan = {
		'plans/active/TIDE-001/plan.md':
			'# Tides\n\n### Phase C — Tables\n- [x] C1: Read\n- [x] C2: Print\n- [ ] C3: Send\n- [ ] C4: File\n',
	};
	const told = async (brief: string, files: Files = plan) => {
		const answer = await draft({ ...files, 'input.md': `${brief}\nArtifacts: out/\n` });
		const [file] = 'files' in answer ? answer.files : [];
		const lines = file?.text.match(/^- (?:Phase:|Task|\[ \] The brief asks).*$/gm) ?? [];
		return lines.map((line) => line.replace(/ \(`.*/, ''));
	};
	const phase = '- Phase: C - Tables';
	const [c1, c2, c3, c4] = [
		'- Task C1: Read - done',
		'- Task C2: Print - done',
		'- Task C3: Send - open',
		'- Task C4: File - open',
	];
	const bothDone = '- [ ] The brief asks for C1, C2; the plan marks them done. Is this a revision?';

	test.each([
		['Focus: TIDE-001.C1/C2 — tables', [phase, c1, c2, bothDone]],
		['Focus: TIDE-001.C1/C2 — tables\nDo Now\n- Focus ID: TIDE-001.C1/C2\n- Implement: C4', [phase, c1, c2, bothDone]],
		['Focus: TIDE-001\nDo Now:\n1. TIDE-001 — C3–C4 tables, not C1', [phase, c3, c4]],
		[
			'Focus: TIDE-001\nDo Now:\n1. TIDE-001 — C3, C4 and C1, behind C2',
			[phase, c3, c4, c1, '- [ ] The brief asks for C1; the plan marks it done. Is this a revision?'],
		],
		['Focus: TIDE-001\nDo Now:\n1. TIDE-001 — finish C3\n   C1 is done already', [phase, c3]],
		['Focus: TIDE-001 / Phase C', [phase, c1, c2, c3, c4]],
		['Focus: TIDE-001.C3 — after C1', [phase, c3]],
		['Focus: TIDE-001.C3\nDo Now:\n1. TIDE-001 — C4', [phase, c4, c3]],
		[
			'Focus: TIDE-001.C3/C9',
			[phase, c3, '- [ ] The brief asks for C9; no plan of the workspace has it. What is meant?'],
		],
	])('of %j are all asked for', async (brief, said) => {
		expect(await told(brief)).toEqual(said);
	});

	test.each([
		['OUTBOX / Milestone 2: Writer', '# Milestone 2 Alignment Narrative: OUTBOX'],
		['plans/outbox.md — Milestone 2', '# Milestone 2 Alignment Narrative: OUTBOX'],
	])('are of the phase that the focus names by another word: %s', async (focus, title) => {
		const { workspace } = memoryWorkspace({
			'docs/fix_plan.md': '### [OUTBOX] Outbox\n- Status: doing\n- Owner/Date: ines\n- Plan: `plans/outbox.md`\n',
			'plans/outbox.md': '# Outbox\n\n## Milestone 2: Writer\n- [ ] Claim\n\n## Milestone 3: Dispatcher\n- [ ] Drain\n',
			'input.md': `Focus: ${focus}\nArtifacts: out/alignment.md\n`,
		});
		const drafted = await draftArtifacts(workspace, { from: {}, kinds: ['d4-alignment'] }, neverCancelled);
		const text = 'files' in drafted ? (drafted.files[0]?.text ?? '') : '';
		expect(text).toMatch(`${title}\n`);
		expect(text).toMatch('- Phase: Milestone 2 - Writer (`plans/outbox.md:3`)\n');
		expect(text).toMatch('Before Milestone 3 - Dispatcher (`plans/outbox.md:6`):\n');
		expect(text).toMatch('| OUTBOX | ines |');
	});

	test.each([
		['Milestone 2', 'Milestone 2 - Writer'],
		['milestone 2', 'Milestone 2 - Writer'],
		['2', 'Milestone 2 - Writer'],
		['3', '3 (no plan of the workspace has it)'],
		['phase B', 'B - Baseline'],
	])('are of the phase that is typed as %s', async (phase, said) => {
		const { workspace } = memoryWorkspace({
			'plans/active/TIDE-001/plan.md':
				'# Tides\n\n## Milestone 2: Writer\n- [ ] Claim\n\n## Milestone 3: x\n\n## Stage 3: y\n\n## Phase B: Baseline\n',
		});
		const from = { initiative: 'TIDE-001', phase, directory: 'out' };
		const drafted = await draftArtifacts(workspace, { from, kinds: ['d4-alignment'] }, neverCancelled);
		const text = 'files' in drafted ? (drafted.files[0]?.text ?? '') : '';
		expect(text).toContain(`- Phase: ${said}`);
	});

	test.each([
		['BE-3, BE-12 and BE-13, behind BE-4', ['BE-3: Cancel', 'BE-12: Key', 'BE-13: Retry']],
		['BE-3 in TIDE-001, then BE-4', ['BE-3: Cancel']],
	])('that only a plan makes ids are asked for: %s', async (item, said) => {
		const tasks = '- [ ] BE-3: Cancel\n- [ ] BE-4: Test\n- [ ] BE-12: Key\n- [ ] BE-13: Retry\n';
		const files = { 'plans/active/TIDE-001/plan.md': `# Tides\n\n### Phase C — Tables\n${tasks}` };
		const found = await told(`Focus: TIDE-001 / Phase C\nDo Now:\n1. ${item}`, files);
		expect(found).toEqual([phase, ...said.map((task) => `- Task ${task} - open`)]);
	});

	test('are each told once, however large the plans are', async () => {
		const filler = `${'word '.repeat(60_000)}\n`;
		const files = {
			'plans/active/TIDE-001/plan.md': `# Tides\n\n### Phase C — Tables\n- [ ] Step 3: Print\n- [ ] C4: Send\n\n${filler}`,
			'plans/active/TIDE-001/other.md': `# Moon\n\n### Phase D — Moon\n- [ ] D1: Read\n\n${filler}`,
		};
		const items = ['Step 3: print', 'D1 read', 'Step 3: once more', 'C4 send'].map((item) => `- ${item}\n`);
		expect(await told(`Focus: TIDE-001 / Phase C\nDo Now:\n${items.join('')}`, files)).toEqual([
			phase,
			'- Task Step 3: Print - open',
			'- Task D1: Read - open',
			'- Task C4: Send - open',
		]);
	});

	test('of a plan without phases are of none', async () => {
		const files = { 'plans/active/TIDE-001/plan.md': '# Tides\n\n- [ ] S1: Look\n- [ ] S2: Write\n' };
		expect(await told('Focus: TIDE-001.S1/S2', files)).toEqual([
			'- Phase: none (S1 stands in no phase of its plan)',
			'- Task S1: Look - open',
			'- Task S2: Write - open',
		]);
	});

	test('that no plan has are all named', async () => {
		expect(await told('Focus: TIDE-001.C1/C2', {})).toEqual([
			'- Phase: C1, C2 (no plan of the workspace has them)',
			'- Tasks: none found in the plan',
		]);
	});
});

describe('what is said of skip guards', () => {
	const missing = '- Not there, and so not looked into for skip guards: `tests/test_moon.py` (not found)';
	const plain = { 'tests/test_tides.py': '@pytest.mark.gpu\ndef test_low():\n    pass\n' };

	test.each<[string, Files, string[]]>([
		['tests/test_moon.py::test_low', {}, [missing]],
		[
			'tests/test_moon.py::test_low',
			{ 'tests/conftest.py': '\n' },
			[
				'- No skip guard found in the test files that the selectors name and that are there, and the conftest files above them.',
				missing,
			],
		],
		[
			'tests/test_tides.py::test_low tests/test_moon.py',
			{ 'tests/test_tides.py': harbour['tests/test_tides.py'] },
			[
				'- `tests/test_tides.py:3`: `np = pytest.importorskip("numpy")` - skipped without the module',
				'- `tests/test_tides.py:7`: `@pytest.mark.xfail(reason="no forecast yet")` - expected to fail',
				missing,
			],
		],
		[
			'tests/test_tides.py::test_low',
			plain,
			['- No skip guard found in the test files that the selectors name and the conftest files above them.'],
		],
		[
			'tests/test_tides.py::test_high',
			plain,
			['- No skip guard found in the test files that the selectors name and the conftest files above them.'],
		],
	])('with %s beside %j is what was looked into', async (selector, files, said) => {
		const brief = `Focus: TIDE-001\nMapped tests: pytest ${selector}\nArtifacts: out/\n`;
		const answer = await draft({ ...files, 'input.md': brief }, { kinds: ['d4-selector-map'] });
		const [file] = 'files' in answer ? answer.files : [];
		expect(/## Skip Behaviour\n\n([^#]*)\n\n/.exec(file?.text ?? '')?.[1]?.split('\n')).toEqual(said);
	});
});

test('of a block of code in the brief its place is told', async () => {
	const block = '```\npython tools/wave.py \\\n  --out tides \\\n  | tee out/wave.log\n```\n';
	const answer = await draft(
		{
			'input.md': `Focus: TIDE-001\nArtifacts: out/\nIf Blocked: Say so with\n${block}How-To Map:\n1. Run it (\`a b\`):\n${block}2. Look at it.\n${block}${block}3. ${'Read '.repeat(60)}\n`,
		},
		{ kinds: ['d4-alignment'] },
	);
	const [file] = 'files' in answer ? answer.files : [];
	expect(/How-To Map:\n\n([^#]*)\n\n/.exec(file?.text ?? '')?.[1]?.split('\n')).toEqual([
		'- Run it (`a b`): code at `input.md:11`',
		'- Look at it. - code at `input.md:17`, `input.md:22`',
		`- ${'Read '.repeat(43)}Read … (\`input.md:27\`)`,
	]);
	expect(file?.text).toContain('If blocked: Say so with - code at `input.md:4` (`input.md:3`)\n');
});

describe('a ledger without an entry for the initiative', () => {
	const ledger = `# Ledger

## [FERRY-TIMES-002] Ferry
- Status: pending

## TODOs
- [ ] TIDE-001.F1: Wait

## Attempts History
### 2026-01-23T163500Z — TIDE-001.F1 (sent again)
**Action:** Sent the table.
### 2026-01-23T17:00Z — SYNC-002 (clocks; see TIDE-001)
Set.
### 2026-01-22T02:40Z — TIDE-001.A1 (gauges read)
**Action:** Read them.
`;
	const told = async (files: Files) => {
		const answer = await draft(files, { kinds: ['d4-alignment'] });
		const [file] = 'files' in answer ? answer.files : [];
		const line = /^- Ledger: (.*)$/m.exec(file?.text ?? '')?.[1];
		return [line, ...(/## Attempts Cited\n\n([^#]*)\n\n/.exec(file?.text ?? '')?.[1]?.split('\n') ?? [])];
	};
	const sent = '- 2026-01-23T163500Z: TIDE-001.F1 (sent again) (`docs/fix_plan.md:10`)';
	const read = '- 2026-01-22T02:40Z: TIDE-001.A1 (gauges read) (`docs/fix_plan.md:14`)';
	const input = 'Focus: TIDE-001.F1 — wait\nArtifacts: out/\n';
	const mentioned = (line: number) => `no entry for TIDE-001; it is mentioned at \`docs/fix_plan.md:${line}\``;

	test('says what it has of it: the latest attempt, or what the brief cites', async () => {
		expect(await told({ 'docs/fix_plan.md': ledger, 'input.md': input })).toEqual([mentioned(10), sent, read]);
		expect(
			await told({
				'docs/fix_plan.md': ledger,
				'input.md': `${input}Pointers:\n- docs/fix_plan.md:2\n- docs/fix_plan.md:15 — so\n`,
			}),
		).toEqual([mentioned(15), sent, read]);
	});

	test('and no attempt says where it is mentioned, if it is', async () => {
		const [todos = ''] = ledger.split('## Attempts', 1);
		const none = 'None found in the ledger.';
		expect(await told({ 'docs/fix_plan.md': todos, 'input.md': input })).toEqual([mentioned(7), none]);
		expect(await told({ 'docs/fix_plan.md': '# Ledger\n', 'input.md': input })).toEqual([
			'no entry for TIDE-001',
			none,
		]);
	});

	test('names attempts beside those of an entry', async () => {
		const entry =
			'\n## [TIDE-001] Tides\n- Status: pending\n- Attempts History:\n  * [2026-01-23] Attempt #1 — Result: none.\n';
		expect(await told({ 'docs/fix_plan.md': ledger + entry, 'input.md': input })).toEqual([
			'`docs/fix_plan.md:17` (pending)',
			sent,
			'- 2026-01-23, attempt 1: Result: none. (`docs/fix_plan.md:20`)',
			read,
		]);
	});
});

test.each([
	['## Exit Criteria\n1. All agree.\n\n', '', 'those of the plan as a whole (`plans/active/TIDE-001/plan.md:3`)'],
	['Exit Criteria: All agree.\n\n', '', 'All agree. (`plans/active/TIDE-001/plan.md:3`)'],
	[
		'## Exit Criteria\n1. All agree.\n\n',
		'Exit Criteria: It floats.\n\n',
		'Phase A: It floats. (`plans/active/TIDE-001/plan.md:7`)',
	],
	['', '', 'to decide'],
])('exit criteria of a plan that begins with %j, and its phase with %j, are %s', async (head, phase, said) => {
	const answer = await draft({
		'input.md': 'Focus: TIDE-001 / Phase A\nArtifacts: out/\n',
		'plans/active/TIDE-001/plan.md': `# Tides\n\n${head}### Phase A — Gauges\n${phase}- [ ] A1: Read\n`,
	});
	const [file] = 'files' in answer ? answer.files : [];
	expect(file?.text).toContain(` | ${said} | \`plans/active/TIDE-001/plan.md:1\` |\n`);
	const inContext = said === 'to decide' ? 'not written in the plan' : said.replace('Phase A: ', '');
	expect(file?.text).toContain(`- Exit criteria: ${inContext}\n`);
});

describe('the owner', () => {
	const owner = async (head: string, ledger = '') => {
		const answer = await draft({
			'input.md': 'Focus: TIDE-SERVICE-001\nArtifacts: out/\n',
			'plans/active/TIDE-SERVICE-001/plan.md': `# Tides\n\n${head}\n### Phase A - Gauges\n- Owner: jo\n- [ ] A1: Read\n`,
			'docs/fix_plan.md': ledger,
		});
		const [file] = 'files' in answer ? answer.files : [];
		const asks = file?.text.includes('Who owns TIDE-SERVICE-001?') === true ? '; who?' : '';
		return `${/^\| TIDE-SERVICE-001 \| (.*?) \|/m.exec(file?.text ?? '')?.[1]}${asks}`;
	};

	test.each([
		[
			'## Metadata\n- **ID:** TIDE-SERVICE-001\n- **Owner:** Galph (supervisor) / Ralph (implementation)\n',
			'Galph (supervisor) / Ralph (implementation)',
		],
		['- Owner: mara\n', 'mara'],
		['**Owner**: mara\n', 'mara'],
		['- Owners: `mara`, *jo*\n', '`mara`, \\*jo\\*'],
		['Owner/Date: mara/2026-02-01\n', 'mara'],
		['- Owner: TBD\n', 'to decide; who?'],
		['- Owner: 李明\n', '李明'],
		['- Owner: [TBD] (ask mara)\n', 'to decide; who?'],
		['- Owner: <name>\n', 'to decide; who?'],
		['- Owner/Date: n/a\n', 'to decide; who?'],
		['- Owner: not yet named\n', 'to decide; who?'],
		['- Owner: openstack team\n', 'openstack team'],
		['- Owner approval: needed\n', 'to decide; who?'],
		['', 'to decide; who?'],
	])('of a plan that begins with %j is %s', async (head, said) => {
		expect(await owner(head)).toBe(said);
	});

	test('is the one of the ledger where that names one', async () => {
		const ledger = (line: string) => `## [TIDE-SERVICE-001] Tides\n- Status: pending\n${line}`;
		expect(await owner('- Owner: mara\n', ledger('- Owner/Date: jo/2026-02-01\n'))).toBe('jo');
		expect(await owner('- Owner: mara\n', ledger('- Owner: TBD\n'))).toBe('mara');
	});
});

describe('where', () => {
	const brief = (artifacts: string, more = '') => ({
		'input.md': `Focus: TIDE-SERVICE-001 / Phase D4.A\n${more}Artifacts: ${artifacts}\n`,
	});

	test('only the files that the brief names, of the kinds that are asked for', async () => {
		expect(await paths(harbour)).toEqual([`${folder}/phase_d4_alignment.md`, `${folder}/phase_d4_selector_map.md`]);
		expect(await paths(harbour, { kinds: ['d4-selector-map'] })).toEqual([`${folder}/phase_d4_selector_map.md`]);
		expect(await paths(harbour, { from: { kind: 'd4-alignment' } })).toEqual([`${folder}/phase_d4_alignment.md`]);
		expect(await paths(brief('out/my_alignment.md, out/pytest.log'))).toEqual(['out/my_alignment.md']);
	});

	test('in a folder without names, the names come from the phase', async () => {
		expect(await paths(brief('out/ts/'))).toEqual(['out/ts/phase_d4_alignment.md', 'out/ts/phase_d4_selector_map.md']);
		expect(await paths({ 'input.md': 'Artifacts: out/ts/\n' })).toEqual([
			'out/ts/alignment.md',
			'out/ts/selector_map.md',
		]);
	});

	test.each(['$STAMP', '<ts>', '<ISO8601>', '$' + '{STAMP}'])('a placeholder %s is asked for', async (placeholder) => {
		const files = brief(`reports/${placeholder}/`, 'Summary: as in 20260301T120000Z\n');
		expect(await draft(files)).toEqual({ needs: 'stamp', placeholder, suggestion: '20251017T120000Z' });
		expect(await paths(files, { stamp: '20260302T081500Z', kinds: ['d4-alignment'] })).toEqual([
			'reports/20260302T081500Z/phase_d4_alignment.md',
		]);
		expect(await draft(files, { stamp: '../x' })).toHaveProperty('problem');
	});

	test.each([
		['../elsewhere/', 'leaves the workspace'],
		['/tmp/out/', 'leaves the workspace as every absolute path does; name it from the root'],
		['~/out/', 'leaves the workspace'],
		['.git/out/', "git's own data"],
		['out/a.log', 'name no alignment narrative and no selector map'],
		['docs/taken.md/x/', 'is a file'],
	])('nothing is drafted for %s', async (artifacts, why) => {
		const answer = await draft({ ...brief(artifacts), 'docs/taken.md': '' });
		expect(answer).toEqual({ problem: expect.stringContaining(why) });
	});

	test('a brief without artifacts says so', async () => {
		expect(await draft({ 'input.md': 'Summary: talk\n' })).toEqual({
			problem: 'The brief has no Artifacts that say where to write.',
		});
	});

	test('a link that leads out of the workspace is refused', async () => {
		const { workspace, files } = memoryWorkspace(harbour);
		files.whyNotCreate = async (path) => `${path} lies outside of the workspace.`;
		expect(await draftArtifacts(workspace, both, neverCancelled)).toEqual({
			problem: `${folder}/phase_d4_alignment.md lies outside of the workspace.`,
		});
	});

	test('an existing document is kept, and offered the sections it lacks', async () => {
		const answer = await draft({
			...harbour,
			[`${folder}/phase_d4_alignment.md`]: '# Mine\n\n## Ownership\n\nMe.\n\n## Context\n',
		});
		const [alignment, map] = 'files' in answer ? answer.files : [];
		expect([alignment?.exists, map?.exists]).toEqual([true, false]);
		expect(alignment?.missingSections.map(({ heading }) => heading)).toEqual([
			'State of Earlier Phases',
			'Dependency Gating',
			'Attempts Cited',
			'Sources',
			'Open Questions',
			'Blockers',
		]);
		expect(alignment?.missingSections[5]?.text).toMatch(/^## Blockers\n\n- D4\.A2 Ask the ferry/);
	});
});

describe('without a brief', () => {
	const { 'input.md': _, ...unbriefed } = harbour;

	test('asks for initiative, phase and directory, and knows what there is', async () => {
		expect(await draft(unbriefed)).toEqual({
			needs: 'target',
			missing: ['initiative', 'phase', 'directory'],
			initiatives: [
				{ id: 'TIDE-SERVICE-001', phases: ['C', 'D', 'D4.A', 'D4.B'] },
				{ id: 'FERRY-TIMES-002', phases: [] },
			],
			suggestion: 'plans/active/TIDE-SERVICE-001/reports/2025-10-17T120000Z',
		});
	});

	test('drafts what it is told', async () => {
		const from = { initiative: 'TIDE-SERVICE-001', phase: 'D4.B', directory: 'out/today' };
		const answer = await draft(unbriefed, { from, kinds: ['d4-alignment'] });
		const [file] = 'files' in answer ? answer.files : [];
		expect(file?.path).toBe('out/today/phase_d4_alignment.md');
		expect(file?.text).toContain('- Phase: D4.B - Red tests (`plans/active/TIDE-SERVICE-001/phase_d4.md:18`)');
		expect(file?.text).toContain('- Brief: none\n');
	});

	test('a phase that the brief is not about needs a directory; one that it is about does not', async () => {
		expect(await draft(harbour, { from: { initiative: 'TIDE-SERVICE-001', phase: 'C' } })).toMatchObject({
			needs: 'target',
			missing: ['directory'],
			brief: 'input.md is about TIDE-SERVICE-001, Phase D4.A',
		});
		expect(await paths(harbour, { from: { initiative: 'TIDE-SERVICE-001', phase: 'D4.B' } })).toHaveLength(2);
	});

	test.each([
		[
			'Focus: TIDE-SERVICE-001\n',
			{ initiative: 'TIDE-SERVICE-001', phase: 'C' },
			'is about TIDE-SERVICE-001 and names no phase',
		],
		['Summary: x\n', { initiative: 'TIDE-SERVICE-001', phase: 'C' }, 'names no initiative and no phase'],
		['Summary: x\n', { initiative: 'TIDE-SERVICE-001' }, 'names no initiative'],
		['Focus: TIDE-SERVICE-001 D4.A\n', { phase: 'D4.A' }, 'names no artifacts'],
	])('%j says to %j that it %s', async (brief, from, said) => {
		expect(await draft({ ...harbour, 'input.md': brief }, { from })).toMatchObject({ brief: `input.md ${said}` });
	});

	test('a brief of another name is read, one that is not there is a problem', async () => {
		expect(await paths({ 'next.md': 'Artifacts: out/\n' }, { brief: 'next.md' })).toEqual([
			'out/alignment.md',
			'out/selector_map.md',
		]);
		expect(await draft(harbour, { brief: 'gone.md' })).toEqual({ problem: 'gone.md does not exist' });
	});
});

test('gives nothing when cancelled', async () => {
	const { workspace } = memoryWorkspace(harbour);
	expect(await draftArtifacts(workspace, both, { isCancellationRequested: true })).toEqual({ files: [] });
});
