import { expect, test } from 'vitest';
import { neverCancelled } from '../../../src/base/cancel.ts';
import { draftArtifacts } from '../../../src/features/scaffold/draft.ts';
import { memoryWorkspace } from '../../support/memoryWorkspace.ts';

type Files = Parameters<typeof memoryWorkspace>[0];

/** The lines below a heading of a document that is created. */
async function below(heading: string, files: Files): Promise<string[]> {
	const { workspace } = memoryWorkspace(files);
	const kinds = ['d4-alignment', 'd4-selector-map'];
	const answer = await draftArtifacts(workspace, { from: {}, kinds }, neverCancelled);
	const text = 'files' in answer ? answer.files.map((file) => file.text).join('') : '';
	const section = text.split(`## ${heading}\n\n`)[1]?.split(/\n\n?## /)[0] ?? '';
	return section.split('\n').filter((line) => line !== '');
}

const brief = 'Focus: TIDE-001 / Phase B\nArtifacts: out/alignment.md, out/selector_map.md\n';
const plan = (phase: string, head = '') =>
	`# Tides\n\n${head}## Phase A: Read\n- [x] A1: Read\n\n## Phase B: Write\n${phase}\n- [ ] B1: Write\n`;

test.each([
	['Exit Criteria:\n- All agree\n- `pytest tests` is green\n', ['All agree', '`pytest tests` is green'], [8, 9]],
	['**Done when:**\n\n1. All agree\n2. It floats\n', ['All agree', 'It floats'], [9, 10]],
	['**Definition of done:** all agree\n', ['all agree'], [7]],
	['Acceptance: all agree, and\n- one more\n', ['all agree, and one more'], [7]],
])('what a phase ends with is a gate by item: %j', async (phase, said, lines) => {
	const path = 'plans/active/TIDE-001/plan.md';
	const gates = await below('Dependency Gating', { 'input.md': brief, [path]: plan(phase) });
	expect(gates.slice(2)).toEqual(said.map((text, i) => `- [ ] Exit criteria of B: ${text} (\`${path}:${lines[i]}\`)`));
});

test('what a phase depends on is what it needs, and items of a list are parted', async () => {
	const path = 'plans/active/TIDE-001/plan.md';
	const text = plan('**Depends on:** Phase A\nExit Criteria:\n- All agree\n- It floats!\n- Done\n');
	const context = await below('Context', { 'input.md': brief, [path]: text });
	expect(context).toContain(`- Prerequisites: Phase A (\`${path}:7\`)`);
	expect(context).toContain(`- Exit criteria: All agree; It floats! Done (\`${path}:8\`)`);
});

test.each([
	['### Artifact rules\n- Storage: logs go to `out/<ts>/`\n\n', '- Storage: logs go to `out/<ts>/` (`plans/t.md:4`)'],
	['### Log layout\n- One log a test\n\n', '- One log a test (`plans/t.md:4`)'],
	['### Reports\n- Weekly\n\n', '- The plan has no storage rule and no naming conventions.'],
])('how artifacts are kept is told from %j', async (head, said) => {
	const files = {
		'input.md': 'Focus: plans/t.md — Phase B\nArtifacts: out/selector_map.md\n',
		'plans/t.md': plan('', head),
	};
	expect(await below('Artifact Storage', files)).toEqual(['- This directory: `out/`', said]);
});

test.each([
	['<phase>_<test>_red.log', 'By the naming conventions of the plan', '`<ISO8601>/b_tides_red.log`'],
	['<phase>_red.log', 'By the plan', '`<ISO8601>/phase_b_tides.log`'],
	['reds', 'The plan has no rule', '`<ISO8601>/phase_b_tides.log`'],
])('logs that the plan calls %s', async (name, rule, log) => {
	const files = {
		'input.md': `${brief}Mapped tests: pytest tests/test_tides.py -q\n`,
		'plans/active/TIDE-001/plan.md': plan('', `### Naming\n- \`${name}\`\n\n`),
	};
	const [said, ...rows] = await below('Log Names', files);
	expect(said).toMatch(new RegExp(`^${rule}`));
	expect(rows.at(-1)).toBe(`| 1 | ${log} |`);
});

test('a command tells the folders and files among its words, and no other words', async () => {
	const files = {
		'input.md': `${brief}Mapped tests:
- \`go test ./internal/queue/... -run TestPush -race\`
- \`pytest tests/tides -q\`
- \`./tools/links.sh docs/guide and/or\`
- ctest -R Graph --output-on-failure
`,
		'plans/active/TIDE-001/plan.md': plan(''),
		'internal/queue/queue.go': 'package queue\n',
		'tests/tides/test_low.py': 'x = 1\n',
		'tools/links.sh': 'true\n',
		'docs/guide/a.md': '# A\n',
	};
	expect((await below('Selectors', files)).slice(2)).toEqual([
		'| 1 | `go test ./internal/queue/... -run TestPush -race` | folder at `internal/queue/` | `input.md:4` |',
		'| 2 | `pytest tests/tides -q` | folder at `tests/tides/` | `input.md:5` |',
		'| 3 | `./tools/links.sh docs/guide and/or` | file at `tools/links.sh:1`; folder at `docs/guide/` | `input.md:6` |',
		'| 4 | `ctest -R Graph --output-on-failure` | names no file | `input.md:7` |',
	]);
	expect((await below('Log Names', files)).slice(3)).toEqual([
		'| 1 | `<ISO8601>/phase_b_queue.log` |',
		'| 2 | `<ISO8601>/phase_b_tides.log` |',
		'| 3 | `<ISO8601>/phase_b_links.log` |',
		'| 4 | `<ISO8601>/phase_b_tests.log` |',
	]);
});

test('the tests of a folder are looked into for skip guards', async () => {
	const guards = await below('Skip Behaviour', {
		'input.md': `${brief}Mapped tests: pytest tests/tides -q\n`,
		'plans/active/TIDE-001/plan.md': plan(''),
		'tests/tides/test_low.py': 'import pytest\nnp = pytest.importorskip("numpy")\n',
		'tests/tides/deep/test_high.py': 'import pytest\nnp = pytest.importorskip("scipy")\n',
		'tests/tides/tool.py': 'import pytest\npytest.skip("no test")\n',
	});
	expect(guards).toEqual([
		'- `tests/tides/test_low.py:2`: `np = pytest.importorskip("numpy")` - skipped without the module',
	]);
});

test('a guard of Go is told with what it hangs on', async () => {
	const guards = await below('Skip Behaviour', {
		'input.md': `${brief}Mapped tests: \`go test ./internal/queue/... -race\`\n`,
		'plans/active/TIDE-001/plan.md': plan(''),
		'internal/queue/queue.go': 'package queue\n\nfunc f() { t.Skip("no test") }\n',
		'internal/queue/queue_test.go':
			'package queue\n\nfunc TestPush(t *testing.T) {\n\tif testing.Short() {\n\t\tt.Skip("slow")\n\t}\n}\n',
	});
	expect(guards).toEqual([
		'- `internal/queue/queue_test.go:5`: `if testing.Short() { t.Skip("slow")` - skipped while it runs',
	]);
});

test('a command behind the label Mapped tests is one of the selectors', async () => {
	const rows = await below('Selectors', {
		'input.md': `${brief}Mapped tests: ctest -R Graph --output-on-failure\n`,
		'plans/active/TIDE-001/plan.md': plan(''),
	});
	expect(rows.at(-1)).toBe('| 1 | `ctest -R Graph --output-on-failure` | names no file | `input.md:3` |');
});

test('a dated heading that says no more than whose it is cites what stands below it', async () => {
	const cited = await below('Attempts Cited', {
		'input.md': brief,
		'plans/active/TIDE-001/plan.md': plan(''),
		'docs/fix_plan.md':
			'# Log\n\n### 2026-01-02 - TIDE-001\n\nThe gauges are read,\nall five.\n\nMore.\n\n### 2026-01-03 - TIDE-001: asked\nNobody knows.\n',
	});
	expect(cited).toEqual([
		'- 2026-01-03: TIDE-001: asked (`docs/fix_plan.md:10`)',
		'- 2026-01-02: The gauges are read, all five. (`docs/fix_plan.md:3`)',
	]);
});

test('what the brief wants written is no source of what is set for tests', async () => {
	const run = 'How-To Map:\n- `TIDE_GPU=1 pytest tests/test_a.py`\n- Put it into `out/alignment.md`, by `docs/t.md`\n';
	const rows = await below('Environment Overrides', {
		'input.md': brief + run,
		'plans/active/TIDE-001/plan.md': plan(''),
		'out/alignment.md': '- `TIDE_GPU=1 pytest tests/test_a.py`\n',
		'docs/t.md': 'Set `TIDE_GPU=1`.\n',
	});
	expect(rows.at(-1)).toBe('| `TIDE_GPU=1` | `input.md:4`, `docs/t.md:1` |');
});

test('of very many places that nobody finds the rest is counted', async () => {
	const lost = Array.from({ length: 2000 }, (_, i) => `- docs/lost${i}.md:1\n`).join('');
	const asked = await below('Open Questions', {
		'input.md': `${brief}Pointers:\n${lost}`,
		'plans/active/TIDE-001/plan.md': '# Tides\n\n- Owner: mara\n\n## Phase B: Write\n- [ ] B1: Write\n',
	});
	expect(asked.length).toBe(5);
	expect(asked.at(-1)).toMatch(/^- \[ \] And for `docs\/lost4.md:1`.* and 1972 more\? \(`input.md:8`\)$/);
});

test('what the brief itself calls new is no question', async () => {
	const items = ['write `src/a.py`', 'read `src/b.py`', '`src/c.py` (new)', 'write `src/d.py:7`'];
	const asked = await below('Open Questions', {
		'input.md': `${brief}Do Now:\n${items.map((item, i) => `${i + 1}. Then ${item}\n`).join('')}`,
		'plans/active/TIDE-001/plan.md': `# Tides\n\n- Owner: mara\n\n## Phase B: Write\n- [ ] B1: Write\n`,
	});
	expect(asked).toEqual([
		'- [ ] What stands in for `src/b.py` (not found)? (`input.md:5`)',
		'- [ ] What stands in for `src/d.py:7` (not found)? (`input.md:7`)',
	]);
});

test.each([
	[
		'- Verantwortlich: Frau Özdemir\n- Verlauf:\n  - [2026-01-02] Versuch 1 — gelesen\n',
		'Frau Özdemir',
		'attempt 1: gelesen',
	],
	['- 负责人：李雷\n- 尝试记录：\n  - 2026-01-02：尝试 1 — 已读\n', '李雷', 'attempt 1: 已读'],
	['**Owner:** priya\n\nAttempts:\n\n- 2026-01-02: read\n', 'priya', 'read'],
	['- Owner: jo\n- History:\n  - 2026-01-02: read\n', 'jo', 'read'],
	['- Owner: jo\n- Historical: yes\n  - 2026-01-02: read\n', 'jo', undefined],
])('owner and attempts of the entry %j', async (entry, owner, attempt) => {
	const files = {
		'input.md': brief,
		'plans/active/TIDE-001/plan.md': plan(''),
		'docs/fix_plan.md': `### TIDE-001 — Tides\n${entry}`,
	};
	expect((await below('Ownership', files)).at(-1)).toContain(`| TIDE-001 | ${owner} |`);
	const [first = ''] = await below('Attempts Cited', files);
	expect(first.replace(/^- |\(`.*/g, '').trim()).toBe(
		attempt === undefined
			? 'None found in the ledger.'
			: `2026-01-02${attempt.startsWith('attempt') ? ', ' : ': '}${attempt}`,
	);
});
