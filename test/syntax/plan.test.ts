import { expect, test } from 'vitest';
import { Lines } from '../../src/base/lines.ts';
import { readBlocks } from '../../src/syntax/blocks.ts';
import { type Field, fieldOf, readPlan } from '../../src/syntax/plan.ts';
import type { TaskState } from '../../src/syntax/state.ts';
import { outline } from './outline.ts';

const plan = (text: string) => readPlan(readBlocks(new Lines(text)));

test('reads tasks from a table under their phase, and leaves the exit checklist outside', () => {
	const text = `# Phase D4 — Regression Hooks
## Context
- Initiative: TIDES-001
### Phase D4.A — Planning Alignment
Goal: Agree on the scope.
Prereqs: Phase D3.
Exit Criteria: Notes exist.

| ID | Task Description | State | How/Why & Guidance |
| --- | --- | --- | --- |
| D4.A1 | Write the narrative | [x] | ✅ 2025-10-17 — written |
| D4.A2 | **Update docs** | \`[D]\` | **Why:** scope. <br> **How:** edit. |
| D4.A3 | Define the map | [P] | DEFERRED: not today |

### Phase D4.B — Red Tests
#### Checklist
| ID | Task Description | State | Guidance |
| :-- | :--- | --- | --- |
| D4.B1 | Persist | [B] | Blocked by |sum−1|≈1e-5 |
| **Section 2: more** |
| D4.B2 | Load | [~] | Deferred - later |
### Exit Checklist
- [x] D4.A1–A3 marked complete
- [ ] Phase E1 artifacts stored
`;
	expect(outline(text)).toEqual([
		'phase D4.A | Planning Alignment',
		'  done D4.A1 | Write the narrative',
		'  done D4.A2 | Update docs',
		'  active D4.A3 | Define the map',
		'phase D4.B | Red Tests',
		'  blocked D4.B1 | Persist',
		'  skipped D4.B2 | Load',
		'none',
		'  done - | D4.A1–A3 marked complete',
		'  open - | Phase E1 artifacts stored',
	]);
});

test('a column Task may hold codes where another one describes them, and things are named before they are described', () => {
	const coded =
		'| Task | Description | Status |\n|---|---|---|\n| C1-1 | Nobody calls it | ✅ |\n| C1-2 | Gone | ⬜ |\n';
	expect(outline(coded)).toEqual(['none', '  done C1-1 | Nobody calls it', '  open C1-2 | Gone']);
	const worded = '| Task | Description | Status |\n|---|---|---|\n| Cut it | In two | ✅ |\n| C1 | Gone | ⬜ |\n';
	expect(outline(worded)).toEqual(['none', '  done - | Cut it', '  open - | C1']);
	const things = '| Feature | Status | Description |\n|---|---|---|\n| Tags | ✅ | Deals get tags |\n';
	expect(outline(things)).toEqual(['none', '  done - | Tags']);
	const milestones = '| Milestone | Title | Status |\n|---|---|---|\n| M1 | Durable queue | ✅ |\n| M2 | Keys | ⬜ |\n';
	expect(outline(milestones)).toEqual(['none', '  done M1 | Durable queue', '  open M2 | Keys']);
	const numbered = '| ID | Description | Bug | Status |\n|---|---|---|---|\n| A1 | Login crashes | #123 | ✅ |\n';
	expect(outline(numbered)).toEqual(['none', '  done A1 | Login crashes']);
});

test.each([
	[
		'| Step | What | Status |',
		'| 1 | Route | ✅ DONE |',
		'| 1b | Guard | ⬜ NEXT |',
		['done 1 | Route', 'open 1b | Guard'],
	],
	[
		'| Step | What | Who | State |',
		'| R1 | Dark launch | ines | todo |',
		'| R2 | Compare | tom | blocked |',
		['open R1 | Dark launch', 'blocked R2 | Compare'],
	],
	['| Step | What | Status |', '| 1 | Clone | `stage_2026` |', '| 2 | Compare | 82 rows |', undefined],
	['| Step | What | Status |', '| 1 | Log in | ok |', '| 2 | Log out | ✅ pass |', undefined],
	['| Step | Expected result | Status |', '| 1 | The page opens | ✅ |', '| 2 | It closes | ❌ |', undefined],
	[
		'| Phase | Title | Status |',
		'| 0 | Scaffold | Complete |',
		'| 6a | Charge | Not started |',
		['done 0 | Scaffold', 'open 6a | Charge'],
	],
	['| Phase | What | Status |', '| 0 | Scaffold | Complete |', '| 1 | Charge | Not started |', undefined],
])('of a table %s with %s', (head, first, second, tasks) => {
	const rule = head.replace(/[^|]+/g, '---');
	expect(outline(`${head}\n${rule}\n${first}\n${second}\n`)).toEqual(
		tasks === undefined ? [] : ['none', ...tasks.map((task) => `  ${task}`)],
	);
});

test('takes the title for a phase only where there is no other', () => {
	const table = '| ID | Task | Status |\n|---|---|---|\n| 0.A | Read | `[D]` |\n';
	expect(outline(`# Phase 1: Core Checklist\n## Tasks\n${table}`)).toEqual([
		'phase 1 | Core Checklist',
		'  done 0.A | Read',
	]);
	expect(outline(`# Phase 1: Core\n## Phase 1.1 — Start\n${table}`)).toEqual([
		'phase 1.1 | Start',
		'  done 0.A | Read',
	]);
	expect(outline(`# Phase 1: Core\n${table}# Phase 2: Edge\n## Step 2.1: Cut\n${table}`)).toEqual([
		'phase 1 | Core',
		'  done 0.A | Read',
		'phase 2 | Edge',
		'phase Step 2.1 | Cut',
		'  done 0.A | Read',
	]);
});

test('nests phases and gives a task to the nearest', () => {
	const text = `## Phase 1: Wide
- [ ] before
### Task 1.1: Narrow
- [ ] inside
#### Notes
- [ ] still inside
### Notes
- [ ] back in the wide one
# A title further down
- [ ] and still there
## Next steps
- [ ] outside
`;
	expect(outline(text)).toEqual([
		'phase 1 | Wide',
		'  open - | before',
		'  open - | back in the wide one',
		'  open - | and still there',
		'phase Task 1.1 | Narrow',
		'  open - | inside',
		'  open - | still inside',
		'none',
		'  open - | outside',
	]);
	expect(plan(text).phases).toMatchObject([
		{ line: 1, lastLine: 10, parent: undefined },
		{ line: 3, lastLine: 6, parent: 0 },
	]);
});

test('a heading that names a phase again and goes on in words of what it holds is a section of it', () => {
	const text = `
## Phase 1 — Core
- [x] a
### Phase 1 deliverable and decision gate
- [ ] b
## Phase 3: Tides
### Phase 3.1 Store
- [ ] c
## Phase 3 deliverables
- [ ] d
### Phase 3 Exit criteria
- [ ] e
## Phase 3 Recap
- [ ] f
## Phase 3: again
- [ ] g
Phase 1 is closed, so these would be of none:
## Phase 1 notes
- [ ] h
## Phase 4 setup
- [ ] i
`;
	expect(outline(text)).toEqual([
		'phase 1 | Core',
		'  done - | a',
		'  open - | b',
		'phase 3 | Tides',
		'  open - | d',
		'  open - | e',
		'phase 3.1 | Store',
		'  open - | c',
		'phase 3 | Recap',
		'  open - | f',
		'phase 3 | again',
		'  open - | g',
		'phase 1 | notes',
		'  open - | h',
		'phase 4 | setup',
		'  open - | i',
	]);
	expect(
		plan(text)
			.phases.map(({ id, line, lastLine }) => `${id} ${line}-${lastLine}`)
			.slice(0, 4),
	).toEqual([...['1 2-5', '3 6-12', '3.1 7-8', '3 13-14']]);
	const beside = '## Phase 1 backend\n- [ ] a\n## Phase 1 frontend\n- [ ] b\n### Phase 1 notes\n- [ ] c\n';
	expect(outline(beside)).toEqual([
		...['phase 1 | backend', '  open - | a', 'phase 1 | frontend', '  open - | b', '  open - | c'],
	]);
	expect(outline('# Phase 1: Core\n## Phase 1 tasks\n- [ ] a\n')).toEqual(['phase 1 | tasks', '  open - | a']);
});

test.each([
	['| ID | 상태 | 작업 | 의존성 |', '| A-1 | DONE | 디자인 | 없음 |', '  done A-1 | 디자인'],
	['| # | Улучшение | Источник | Статус |', '| 1.1 | Реестр | [A1] | ✅ готово |', '  done 1.1 | Реестр'],
	['| Tarea | Estado |', '| Medir | en curso |', '  active - | Medir'],
	['| Nr. | Aufgabe | Status |', '| 3 | Messen | offen |', '  open 3 | Messen'],
	['| タスク | ステータス |', '| 測る | 未着手 |', '  open - | 測る'],
])('a table of tasks in another language: %s', (header, row, expected) => {
	const rule = header.replace(/[^|]+/g, ' --- ');
	expect(outline(`# Tides\n\n${header}\n${rule}\n${row}\n`)).toEqual(['none', expected]);
});

test('a column that is called as states are in another language says one', () => {
	const people = '| Nr | Ana | Estado |\n| --- | --- | --- |\n| 1 | Ana | SP |\n';
	expect(plan(people)).toMatchObject({ tasks: [], problems: [] });
	const dated =
		'| Nr | Aufgabe | Stand | Status |\n| --- | --- | --- | --- |\n| 1 | Messen | 12.10.2025 | erledigt |\n';
	expect(outline(dated)).toEqual(['none', '  done 1 | Messen']);
});

test('a colon in a script without capitals begins no field in the middle of one', () => {
	const { phases } = plan('# T\n\n## 阶段 1：核心\n目标：重构缓存层，\n其中包括：连接池、超时\n依赖：无\n');
	expect(phases[0]?.fields.map(({ name, text }) => `${name}=${text}`)).toEqual([
		'目标=重构缓存层，\n其中包括：连接池、超时',
		'依赖=无',
	]);
});

test.each(['| ID | Risiko | Status |', '| ID | 리스크 | 상태 |', '| ID | Pregunta | Estado |'])(
	'a table of other things is none: %s',
	(header) => {
		expect(outline(`${header}\n| --- | --- | --- |\n| R1 | Flut | offen |\n`)).toEqual([]);
	},
);

test.each([
	'Yes',
	'No - needs fixes',
	'N/A (not detected)',
	'No ☐ Free plan',
	'pass ☐ fail',
	'Approved',
	'In Review',
	'**YES**, merge',
])('“☐ %s” is an answer to choose, and no task', (text) => {
	expect(outline(`- ☐ ${text}\n`)).toEqual([]);
});

test.each([
	['[ ] Not Started | [ ] In Progress | [x] Completed', 'done Completed'],
	['☐ Not Started | ☑ In Progress | ☐ Done', 'active In Progress'],
	['[ ] Not Started | [ ] Done', 'undefined undefined'],
	['pending | in-progress | complete', 'undefined undefined'],
	['PARTIAL | **Owner:** nobody', 'active PARTIAL'],
	['Complete | 2 follow-ups', 'done Complete'],
])('the status “%s” is %s', (text, expected) => {
	const { phases } = plan(`## Phase 1: Core\n**Status:** ${text}\n\n- [ ] A1: x\n`);
	expect(`${phases[0]?.statusField?.state} ${phases[0]?.statusField?.status}`).toBe(expected);
});

test('boxes that are signs', () => {
	expect(outline('- ☐ One\n  - ☑ A1: Two\n- ☐\n- ☒ Three\n')).toEqual([
		'none',
		'  open - | One',
		'    done A1 | Two',
		'  done - | Three',
	]);
});

test('fields in other languages, wide colons included', () => {
	const { phases, fields } = plan('# Tides\n**Статус:** завершено\n\n## 阶段 1：测量\n目标：比较\n- **依赖**：无\n');
	expect(fields.map(({ name, text }) => `${name}=${text}`)).toEqual(['Статус=завершено']);
	expect(fieldOf(phases[0]?.fields ?? [], 'Goal')?.text).toBe('比较');
	expect(fieldOf(phases[0]?.fields ?? [], 'Prereqs')?.text).toBe('无');
});

test('reads the tasks of tables whatever the order of their columns', () => {
	expect(
		outline(`
| Task | Priority | Location | Status |
|---|---|---|---|
| **[L-01] Share the colours** | Low | \`a.tsx\` | [x] Complete |
| Name things | Low | \`b.tsx\` | ❌ Not started |
| Draw things | Low | \`c.tsx\` | |
| Things in general |

| Priority | Task | Status | Estimated Effort |
|---|---|---|---|
| P1 | Measure | 🚧 | 2 h |

| Stage | Work | Entry condition | Status |
|---|---|---|---|
| S1 | Draw | none | done (archived) |

| Cluster ID | Task Description | State |
|---|---|---|
| CLUSTER-CREF-001 | Fix | [ ] |
| ~~C9~~ | ~~Convention~~ | ✅ RESOLVED |

| # | 任务 | 状态 |
|---|---|---|
| 1 | 写文档 | 已完成 |

| ID | Task | State
|----|------|------
| A1 | No closing pipe | [x]
| A2 | State not said |  |
`),
	).toEqual([
		'none',
		'  done L-01 | Share the colours',
		'  open - | Name things',
		'  open - | Draw things',
		'  active - | Measure',
		'  done - | Draw',
		'  open CLUSTER-CREF-001 | Fix',
		'  done C9 | ~~Convention~~',
		'  done 1 | 写文档',
		'  done A1 | No closing pipe',
		'  open A2 | State not said',
	]);
});

test.each([
	'| ID | Severity | Issue | File:Line |\n|-|-|-|-|\n| A1 | high | x | a.py:1 |',
	'| # | 问题 | 预计工时 | 文件 |\n|-|-|-|-|\n| 1 | x | 2 | a |',
	'| ID | Issue | Severity | Audit says | Current status | Notes |\n|-|-|-|-|-|-|\n| A1 | x | high | no | done | |',
	'| Criterion | Metric | Status |\n|-|-|-|\n| speed | 3 ms | done |',
	'| File | Changes |\n|-|-|\n| a | b |',
	'| ID | Title | Priority | Status |\n|-|-|-|-|\n| [TIDES-001](#tides-001-x) | x | High | done |',
	'```\n| ID | Task | Status |\n|-|-|-|\n| A1 | x | done |\n```',
])('finds no task in %j', (text) => {
	expect(outline(text)).toEqual([]);
});

test('takes a column Plan for the id where it numbers plans', () => {
	const text = `
| Plan | Title | Status |
|---|---|---|
| [001](001-move.md) | Move it | DONE |
| 002 | Keep it | TODO |

| Plan | Status | Topic |
|---|---|---|
| 01 | done | Setup |

| Plan | Price | Status |
|---|---|---|
| Free | 0 | active |

| Task | Plan | Status |
|---|---|---|
| Sow | 1 | done |
| Reap | 2 | done |

| ID | Plan | Task | Status |
|---|---|---|---|
| A1 | 003 | Look | done |
`;
	expect(outline(text)).toEqual([
		'none',
		'  done 001 | Move it',
		'  open 002 | Keep it',
		'  done 01 | Setup',
		'  done - | Sow',
		'  done - | Reap',
		'  done A1 | Look',
	]);
});

test('a table of risks or decisions holds no tasks, and an id is titled by what the task is', () => {
	const text = `
| ID | Risk | Status |
|---|---|---|
| R1 | Rain | Mitigated |

| ID | Step | Risk | Status |
|---|---|---|---|
| S1 | Plough | high | done |

| # | Phase | Duration | Status |
|---|---|---|---|
| 1 | Setup | 2 days | done |

| Task ID | Plan | Requirement | Status |
|---|---|---|---|
| T1 | 01 | R1 holds | done |

| ID | Plan | Wave | Work to do | Status |
|---|---|---|---|---|
| A1 | 01 | 2 | Sow it | 🟩 Done |
| A2 | 01 | 3 | Reap it | 🟨 In Progress |
| A3 | 02 | 3 | Eat it | Review (reviewer: Ann) |
| A4 | 02 | 4 | Sleep | — |
`;
	expect(outline(text)).toEqual([
		'none',
		'  done S1 | Plough',
		'  done 1 | Setup',
		'  done T1 | R1 holds',
		'  done A1 | Sow it',
		'  active A2 | Reap it',
		'  active A3 | Eat it',
		'  open A4 | Sleep',
	]);
	expect(plan(text).problems).toEqual([]);
	const urgent =
		'| Status | Pri | # | Feature | Files |\n|---|---|---|---|---|\n| ✅ | P0 | 26 | Mentions | `a.ts` |\n| ⬜ | P1 | 27 | Tags | `b.ts` |\n';
	expect(outline(urgent)).toEqual(['none', '  done 26 | Mentions', '  open 27 | Tags']);
	expect(outline(urgent.replace('Pri', 'Prio'))).toEqual(outline(urgent));
});

test.each([
	['## Phase 1: Core ✅ COMPLETE\n## Phase 1 follow-up\n', ['1 | Core ✅ COMPLETE', '1 | follow-up']],
	[
		'## Phase 2: Web\n## Phase 2 iOS app\n## Phase 2 Summary Service\n',
		['2 | Web', '2 | iOS app', '2 | Summary Service'],
	],
	['## Phase 1: Core\n### Phase 1 deliverables 🚧\n', ['1 | Core', '1 | deliverables 🚧']],
])('another phase of the same number is one: %j', (text, phases) => {
	expect(plan(text).phases.map(({ id, title }) => `${id} | ${title}`)).toEqual(phases);
});

test('a row that is yet to be filled in is no task', () => {
	const head = '| Status | Pri | # | Feature | Files |\n|---|---|---|---|---|\n';
	const empty = [
		'| - | - | - | - | - |',
		'| — | — | … | ... | |',
		'| ⬜ | P0 | | | |',
		'| ⬜ | | — | | |',
		'| - | - |',
	];
	expect(outline(`${head}${empty.join('\n')}\n`)).toEqual([]);
	expect(outline('| Task | Status |\n|---|---|\n| — | — |\n| Sow it | — |\n')).toEqual(['none', '  open - | Sow it']);
	expect(outline(`${head}| ⬜ | P0 | 7 | | |\n| ⬜ | P0 | - | - | a.ts |\n`)).toEqual([
		'none',
		'  open 7',
		'  open - | -',
	]);
	expect(plan('| Task | Pri | Status |\n|---|---|---|\n| — | — |\n').problems).toEqual([]);
	expect(outline('| Task | Status |\n|---|---|\n| P1 | open |\n| P5 | open |\n')).toHaveLength(3);
});

test('a dash parts the id of a step from its title, where no range follows', () => {
	const text = `
- [~] **Phase 4 — Repetition.** Later
- [x] **Phase 1** -- Acquisition
- [ ] Step 2.1 - Wire it
- [x] 10-17: Configuration
- [x] Phase 1 – 3 reviewed
- [ ] Phase out the old one
- [~] 3. Draw it
  Cancelled, for nobody asked
- [~] 4. Count them
  Dropped frames are counted
- [~] 5. Keep it
  All of it.
  Deferred are the others
- [ ] A1 — 2 new tests
- [ ] Task 2 — 3 files
- [ ] A3 -- 4 things
`;
	expect(outline(text)).toEqual([
		'none',
		'  active Phase 4 | Repetition. Later',
		'  done Phase 1 | Acquisition',
		'  open Step 2.1 | Wire it',
		'  done - | 10-17: Configuration',
		'  done - | Phase 1 – 3 reviewed',
		'  open - | Phase out the old one',
		'  skipped 3 | Draw it',
		'  active 4 | Count them',
		'  active 5 | Keep it',
		'  open A1 | 2 new tests',
		'  open Task 2 | 3 files',
		'  open A3 | 4 things',
	]);
});

test('what says of which kind a task is, before a colon, is no id', () => {
	const text =
		'- [ ] API: GET /tides\n- [ ] **UIs**: list\n- [ ] TODO. Name it\n- [ ] A: Compare\n- [ ] Task B: Draw\n- [ ] II. Sow\n';
	expect(outline(text)).toEqual([
		'none',
		'  open - | API: GET /tides',
		'  open - | **UIs**: list',
		'  open - | TODO. Name it',
		'  open A | Compare',
		'  open Task B | Draw',
		'  open II | Sow',
	]);
});

test('leaves the index of a ledger to the reader of ledgers', () => {
	const index = '| ID | Title | Priority | Status |\n|-|-|-|-|\n| TIDES-001 | Rise | High | done |\n';
	expect(outline(index, { ledger: true })).toEqual([]);
	expect(outline(index)).toEqual(['none', '  done TIDES-001 | Rise']);
});

test.each([
	['- [x] S1: Check `inbox/` for requests.', 'done S1 | Check `inbox/` for requests.'],
	['- [ ] A1: Author `docs/a.md` describing:', 'open A1 | Author `docs/a.md` describing:'],
	['- [X] T010 [P] [US1] Create the manifest', 'done T010 | Create the manifest | #P #US1'],
	['- [ ] 1.1 Initialize', 'open 1.1 | Initialize'],
	['- [ ] 1. Set up', 'open 1 | Set up'],
	['- [x] **Task 1: Connect it** (AC: 1)', 'done Task 1 | Connect it (AC: 1)'],
	['- [ ] **Step 1: Write failing tests**', 'open Step 1 | Write failing tests'],
	['- [ ] **1. Kill Switch**: stop', 'open 1 | Kill Switch: stop'],
	['*   [ ] **Test Case 1:** Shift', 'open - | **Test Case 1:** Shift'],
	['- [ ] #1 Template files', 'open #1 | Template files'],
	['- [ ] **C2.1** Wire', 'open C2.1 | Wire'],
	['- [ ] **C2.1:** Wire', 'open C2.1 | Wire'],
	['- [ ] **SC-001**: Users see it', 'open SC-001 | Users see it'],
	['- [ ] TASK-PRD-01-A: Users see it', 'open TASK-PRD-01-A | Users see it'],
	['- [ ] **STEP_01:** Build it', 'open STEP_01 | Build it'],
	['- [ ] T-083b1: Build it', 'open T-083b1 | Build it'],
	['- [ ] **01-02-BE-01**: Build it', 'open 01-02-BE-01 | Build it'],
	['- [ ] 2025-10-17: Build it', 'open - | 2025-10-17: Build it'],
	['- [ ] MAX_RETRIES is read', 'open - | MAX_RETRIES is read'],
	['- [⏸️] 1.3 Later', 'blocked 1.3 | Later'],
	['- [✔️] 1.4 There', 'done 1.4 | There'],
	['- [x] ~~1.9 Dropped~~', 'done 1.9 | Dropped'],
	['- [x] ~~A1~~: Title with ~~old~~ new', 'done A1 | Title with ~~old~~ new'],
	['- [x] **A1:** Title with **old** new', 'done A1 | Title with **old** new'],
	['- [ ] HTTP_404: told', 'open - | HTTP_404: told'],
	['- [ ] SC-001 Users see it', 'open SC-001 | Users see it'],
	['- [ ] TIDES-DOSE-001.D1: Draft', 'open TIDES-DOSE-001.D1 | Draft'],
	['- [ ] F4.1.A — Inventory', 'open F4.1.A | Inventory'],
	['- [ ] M3c Rerun', 'open M3c | Rerun'],
	['- [ ] [C-01] Lock', 'open C-01 | Lock'],
	['- [ ] [T001] [P] Lock', 'open T001 | Lock | #P'],
	['- [ ] Phase 1: Core', 'open Phase 1 | Core'],
	['- [ ] Phase E1 artifacts stored', 'open - | Phase E1 artifacts stored'],
	['- [x] D4.A1–A3 marked complete', 'done - | D4.A1–A3 marked complete'],
	['- [ ] C1/C2 reviewed', 'open - | C1/C2 reviewed'],
	['- [ ] 3 of 4 runs pass', 'open - | 3 of 4 runs pass'],
	['- [ ] GPT-4 answers', 'open - | GPT-4 answers'],
	['- [ ] UTF-16 offsets', 'open - | UTF-16 offsets'],
	['- [ ] SHA-256 checksums', 'open - | SHA-256 checksums'],
	['- [ ] COVID-19 banner', 'open - | COVID-19 banner'],
	['- [ ] RFC-7231: headers', 'open RFC-7231 | headers'],
	['- [ ] RFC-001 headers', 'open RFC-001 | headers'],
	['- [ ] SHA256 sums match', 'open - | SHA256 sums match'],
	['- [ ] A test passes', 'open - | A test passes'],
	['- [ ] **All of it**', 'open - | All of it'],
	['- [ ]* 2.2 Optional', 'open 2.2 | Optional'],
	['1. [x] Numbered', 'done - | Numbered'],
	['+ [~] Under way', 'active - | Under way'],
	['- [SKIP] Left out', 'skipped - | Left out'],
	['- [B] Waits', 'blocked - | Waits'],
])('%s', (line, task) => {
	expect(outline(line)).toEqual(['none', `  ${task}`]);
});

test.each([
	'- [P] tasks = may run in parallel',
	'- [x] = done',
	'- [text](link.md)',
	'- [x](link.md)',
	'- [ARCH-001] (Alignment) — **done**',
	'- [ ]',
	'- [ ]no blank',
	'    - [ ] in code',
	'```\n- [ ] fenced\n```',
	'<!--\n- [ ] hidden\n-->',
	'---\nsteps:\n- [ ] yaml\n---',
])('takes %j for no task', (text) => {
	expect(outline(text)).toEqual([]);
});

test('keeps subtasks under their task', () => {
	const text = `- [x] **Task 1: Connect** (AC: 1)
  Over a socket.
  - [x] 1.1 Verify
    - plain detail
      - [ ] deep
  - [ ] 1.2 Measure
- [ ] Task 2: Close
`;
	expect(outline(text)).toEqual([
		'none',
		'  done Task 1 | Connect (AC: 1)',
		'    done 1.1 | Verify',
		'      open - | deep',
		'    open 1.2 | Measure',
		'  open Task 2 | Close',
	]);
	expect(plan(text).tasks.map((task) => [task.line, task.lastLine, task.guidance])).toEqual([
		[1, 6, 'Over a socket.'],
		[3, 5, '- plain detail'],
		[5, 5, undefined],
		[6, 6, undefined],
		[7, 7, undefined],
	]);
});

test('a phase says its status in its heading, and in a field right below it', () => {
	const status = (text: string) =>
		plan(`## Phase 1: A\n${text}`).phases.map(({ state, statusField }) => state ?? statusField?.status);
	expect(plan('## Phase 1: A ✅ COMPLETE\nStatus: pending\n').phases).toMatchObject([
		{ state: 'done', status: 'COMPLETE', statusField: { state: 'open', status: 'pending', line: 2 } },
	]);
	expect(status('\n- **Status**: [x] Complete (2026-02-08)\n')).toEqual(['[x] Complete (2026-02-08)']);
	expect(status('Goal: all of it\nStatus: done. It took long, and more\n')).toEqual(['done']);
	expect(status('Status: ask Ann\n')).toEqual([undefined]);
	expect(status('State: Ohio\nStatus: done\n')).toEqual(['done']);
	// What is said of an item, or in code, is not said of the phase.
	expect(status('- [ ] Item A\n  - Status: done\n- [ ] Item B\n')).toEqual([undefined]);
	expect(status('**Item A**\nStatus: done\n')).toEqual([undefined]);
	expect(status('\n    Status: done\n')).toEqual([undefined]);
});

test('a coloured circle alone says how far a phase is only where it has no tasks', () => {
	const text = `
## 🟢 Phase 1 — Low risk
### Phase 1.1 — Core
- [ ] a
## 🟢 Phase 2 — No tasks
## Phase 3 (🔴)
- [x] b
## 🟢 Phase 4 — ✅ Done
- [ ] c
`;
	expect(outline(text)).toEqual([
		'phase 1 | Low risk',
		'phase 1.1 | Core',
		'  open - | a',
		'phase 2 | No tasks | done (🟢)',
		'phase 3 | (🔴)',
		'  done - | b',
		'phase 4 | ✅ Done | done (Done)',
		'  open - | c',
	]);
});

test('reads the dialects of other planning tools', () => {
	// Numbered headings that hold checkboxes.
	expect(outline('# Tasks\n## 1. Metadata\n- [x] 1.1 Add it\n## 2. Notes\nProse.\n')).toEqual([
		'phase 1 | Metadata',
		'  done 1.1 | Add it',
	]);
	// A story's acceptance criteria between comments, its state in the front matter.
	expect(outline('---\nstatus: To Do\n---\n<!-- AC:BEGIN -->\n- [ ] #1 Files exist\n<!-- AC:END -->\n')).toEqual([
		'none',
		'  open #1 | Files exist',
	]);
	// Numbered checkboxes with details and what they serve.
	expect(outline('- [ ] 1. Set up\n  - Install\n  - _Requirements: 1.1, 1.2_\n- [ ] 1.1 Then\n')).toEqual([
		'none',
		'  open 1 | Set up',
		'  open 1.1 | Then',
	]);
});

test('says where ids and states stand, to the column', () => {
	const text = `### **Phase D4.A — Align**
| ID | Task | State |
|---|---|---|
| **D4.A1** | Write | \`[D]\` |
  - [x] **A2:** Nested in nothing
`;
	const { phases, tasks } = plan(text);
	const lines = text.split('\n');
	const marked = [
		...phases.map(({ line, idSpan }) => lines[line - 1]?.slice(idSpan.start, idSpan.end)),
		...tasks.flatMap(({ line, idSpan, stateSpan }) => [
			lines[line - 1]?.slice(idSpan?.start, idSpan?.end),
			lines[line - 1]?.slice(stateSpan.start, stateSpan.end),
		]),
	];
	expect(marked).toEqual(['D4.A', 'D4.A1', '`[D]`', 'A2', '[x]']);
});

test('reads the fields of a phase in every form', () => {
	const text = `### Phase A — Plain
Goal: Align
the scope.
Prerqs: none
Exit Criteria:

- Notes: written
- Tests: green

  still that item

| ID | Task | State |
|-|-|-|
### Phase B — Bold
**Purpose**: Set up
**Checkpoint:** It runs

Prose that belongs to nothing.
### Phase C — Bullets
- Goal: One
- **Exit Criteria:**
  - first
  - second
`;
	expect(plan(text).phases.map(({ fields }) => fields.map(shown))).toEqual([
		[
			'2-3 Goal: Align⏎the scope.',
			'4-4 Prerqs: none',
			'5-10 Exit Criteria: - Notes: written⏎- Tests: green⏎still that item',
		],
		['15-15 Purpose: Set up', '16-16 Checkpoint: It runs'],
		['20-20 Goal: One', '21-23 Exit Criteria: - first⏎- second'],
	]);
	const [plain, bold] = plan(text).phases;
	expect(fieldOf(plain?.fields ?? [], 'Prereqs')?.text).toBe('none');
	expect(fieldOf(bold?.fields ?? [], 'Goal')?.text).toBe('Set up');
	expect(fieldOf(bold?.fields ?? [], 'Exit Criteria')).toBeUndefined();
});

test('reads the fields of the document up to the end of its first section', () => {
	const text = `---
status: To Do
---
# Plan
**Status:** Proposed
## Context
- Initiative: TIDES-001
- Storage Rule: under reports/
## Other
- Not: this
## Phase 1
Goal: x
`;
	expect(plan(text).fields.map(shown)).toEqual([
		'2-2 status: To Do',
		'5-5 Status: Proposed',
		'7-7 Initiative: TIDES-001',
		'8-8 Storage Rule: under reports/',
	]);
});

test('finds the title', () => {
	expect(plan('---\ntitle: "From YAML"\n---\n## Not this\n')).toMatchObject({ title: 'From YAML', titleLine: 2 });
	expect(plan('---\ntitle: "From YAML"\n---\n## a\n# **The plan**\n')).toMatchObject({
		title: 'The plan',
		titleLine: 5,
	});
	expect(plan('## Only this\n').title).toBeUndefined();
});

test('takes what is left of a diff for a heading', () => {
	expect(outline('# Phase E — Integration\n-## Context\n-### Phase E1 — Bridge\n- [ ] A1: x\n')).toEqual([
		'phase E1 | Bridge',
		'  open A1 | x',
	]);
});

test('says of a state that it is not known, and keeps the task', () => {
	const text = '| ID | Task | State |\n|-|-|-|\n| A1 | x | ⌘ perhaps |\n';
	expect(outline(text)).toEqual(['none', '  open A1 | x']);
	expect(plan(text).problems).toEqual([{ kind: 'unknown-state', line: 2, span: { start: 11, end: 20 } }]);
	expect(
		outline(text.replace('⌘ perhaps', '[W]'), { states: new Map<string, TaskState>([['[W]', 'blocked']]) }),
	).toEqual(['none', '  blocked A1 | x']);
});

test('says of a row that it ends before its state; rows that head a section or stand in an index are silent', () => {
	const rows = [
		'| A1 | x | [x] |',
		'| A2 | t',
		'| **Section** |',
		'| | note',
		'| [A-1](#a-1) | t',
		'| **Section** | |',
	];
	const text = `| ID | Task | State |\n|-|-|-|\n${rows.join('\n')}\n`;
	expect(outline(text)).toEqual(['none', '  done A1 | x']);
	expect(plan(text).problems).toEqual([{ kind: 'ragged-row', line: 3, span: { start: 0, end: 8 } }]);
});

test('reads nothing into fences, and loses nothing behind an unclosed one silently', () => {
	const blocks = readBlocks(new Lines('```markdown\n### Phase 1: x\n```bash\n- [ ] a\n'));
	expect(readPlan(blocks)).toMatchObject({ phases: [], tasks: [] });
	expect(blocks.problems).toEqual([{ kind: 'unclosed-fence', line: 0, span: { start: 0, end: 11 } }]);
});

const shown = (field: Field): string =>
	`${field.line}-${field.lastLine} ${field.name}: ${field.text.replaceAll('\n', '⏎')}`;

test("ids in the forms of other tools: a milestone's tasks, capital words, a note or a blank before the colon, an escaped star", () => {
	const text = `- [x] M0-T01 Make the repository
- [ ] TASK 2 — Install
- [x] Task 3 (AC: 2, 5): Create the gauge
- [ ] Task 4 : Modèle
- [ ]\\* 3.2 Write a property test
- [ ] TASKS 1 and 2 come later
- [ ] T1-T3 run all three
- [ ] V2.1.x compatibility
`;
	expect(outline(text)).toEqual([
		'none',
		'  done M0-T01 | Make the repository',
		'  open TASK 2 | Install',
		'  done Task 3 | Create the gauge',
		'  open Task 4 | Modèle',
		'  open 3.2 | Write a property test',
		'  open - | TASKS 1 and 2 come later',
		'  open - | T1-T3 run all three',
		'  open - | V2.1.x compatibility',
	]);
});

test("a field below a task is the task's, and an exit gate is what a phase ends with", () => {
	const [phase] = plan(`## Epic 2: Cleanup
- [x] Add tracking.
  - Goal: track staleness.

  - Prereqs: the gauge.
**Exit gate:** all is quiet.
`).phases;
	const named = ['Goal', 'Prereqs', 'Exit Criteria'].map((name) => fieldOf(phase?.fields ?? [], name)?.text);
	expect(named).toEqual([undefined, undefined, 'all is quiet.']);
});

test('a state may stand before the word that opens a phase', () => {
	expect(plan('### [ACTIVE] Sprint 3: Wiring\n- [ ] Wire it\n## [x] Phase 1: Setup\n').phases).toMatchObject([
		{ id: 'Sprint 3', title: 'Wiring', state: 'active' },
		{ id: '1', title: 'Setup', state: 'done' },
	]);
});

test('without an id column the task cells bring their ids where all of them do', () => {
	const table = (...rows: string[]) =>
		outline(`| Task | Status |\n|---|---|\n${rows.map((row) => `| ${row} | ✅ |\n`).join('')}`).slice(1);
	expect(table('[L-01] Share', 'and tell')).toEqual(['  done L-01 | Share', '  done - | and tell']);
	expect(table('T001 Store', '**F1** Compare', 'FIX-01: Mend')).toEqual([
		'  done T001 | Store',
		'  done F1 | Compare',
		'  done FIX-01 | Mend',
	]);
	expect(table('1.1 Store', '1.2 Back up')).toEqual(['  done 1.1 | Store', '  done 1.2 | Back up']);
	expect(table('H264 encoder', 'H264 decoder')).toEqual(['  done - | H264 encoder', '  done - | H264 decoder']);
	expect(table('S3 bucket', 'Log in')).toEqual(['  done - | S3 bucket', '  done - | Log in']);
	expect(table('P0: Log in', 'P1: Log out')).toEqual(['  done - | P0: Log in', '  done - | P1: Log out']);
	expect(table('B-1 Store', '**B-2** Log in')).toEqual(['  done B-1 | Store', '  done B-2 | Log in']);
	expect(table('B-1 Store', 'GPT-4 support')).toEqual(['  done - | B-1 Store', '  done - | GPT-4 support']);
});

test('what looks like any word with a number is an id where the tasks of a document count on', () => {
	const list = (...items: string[]) => outline(items.map((item) => `- [ ] ${item}\n`).join('')).slice(1);
	expect(list('RL-1 Export', 'RL-2 Show', 'RL-3a Store')).toEqual([
		'  open RL-1 | Export',
		'  open RL-2 | Show',
		'  open RL-3a | Store',
	]);
	expect(list('**A-1** Count', '**A-2** List')).toEqual(['  open A-1 | Count', '  open A-2 | List']);
	expect(list('`OB-1` Table `jobs`', '`OB-10` Index')).toEqual(['  open OB-1 | Table `jobs`', '  open OB-10 | Index']);
	expect(list('GPT-4 support', 'GPT-5 support', 'UTF-8 everywhere')).toEqual([
		'  open - | GPT-4 support',
		'  open - | GPT-5 support',
		'  open - | UTF-8 everywhere',
	]);
	expect(list('MP-3 uploads', 'MP-5 uploads', 'MP-9 uploads')).toEqual([
		'  open - | MP-3 uploads',
		'  open - | MP-5 uploads',
		'  open - | MP-9 uploads',
	]);
	expect(list('AC-1 through AC-5 hold', 'AC-6 to AC-9 hold', 'AC-10 and AC-11 hold', 'A1 through A3 done')).toEqual([
		'  open - | AC-1 through AC-5 hold',
		'  open - | AC-6 to AC-9 hold',
		'  open AC-10 | and AC-11 hold',
		'  open - | A1 through A3 done',
	]);
	expect(list('`A1` Write', '`A2 = 3` is wrong')).toEqual(['  open A1 | Write', '  open - | `A2 = 3` is wrong']);
});
