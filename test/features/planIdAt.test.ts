import { expect, test } from 'vitest';
import { line1 } from '../../src/base/position.ts';
import { planIdAt } from '../../src/features/planIdAt.ts';
import { carets } from '../support/carets.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

const table = (...rows: string[]) => `| ID | Task | State |\n| --- | --- | --- |\n${rows.join('\n')}\n`;

const files = {
	'plans/active/TIDE-001/plan.md': `# Tides (TIDE-001)

### Phase A — Baseline
${table('| A1 | Store | [x] |', '| A2 | Compare | [ ] |', '| 1.2 | Number | [ ] |')}
### Phase B — Next
${table('| A1 | Again | [ ] |', '| B1 | See A1 | [ ] |')}`,
	'plans/active/WAVE-002/plan.md': `# Waves (WAVE-002)

### Phase A — Baseline
${table('| A1 | Other | [ ] |')}`,
	'plans/archive/OLD-000/plan.md': `# Old (OLD-000)\n\n${table('| A1 | Old | [x] |', '| Z9 | Old | [x] |')}`,
	'docs/fix_plan.md': `## [TIDE-001] Tides
- Status: in_progress
- Attempts History:
  * [2026-01-01] Attempt #1 — began
  * [2026-01-02] Attempt #2 — as Attempt #1
## [WAVE-002] Waves
- Attempts History:
  * [2026-01-03] Attempt #1 — began A1
`,
	'docs/findings.md': '| ID | Text |\n| --- | --- |\n| CONFIG-001 | Set it |\n',
	'input.md': 'Focus: WAVE-002 / Phase A\n',
};

/** The id at `^` in a line: carets under its columns, and each id with its meanings, the nearest first. */
async function idAt(line: string, path = 'notes.md', at?: number): Promise<string[] | undefined> {
	const text = line.replace('^', '');
	const known: Record<string, string> = files;
	const { workspace } = memoryWorkspace({ ...files, ...(known[path] === undefined && { [path]: text }) });
	const document = await workspace.document(path);
	const number = at ?? (document?.lines.text.split('\n').indexOf(text) ?? 0) + 1;
	const found = document && (await planIdAt(workspace, document, line1(number), line.indexOf('^')));
	return (
		found && [
			carets([found.span]),
			...found.meanings.map(
				({ id, definitions }) => `${id} ${definitions.map((each) => `${each.document.path}:${each.line}`).join(' ')}`,
			),
			...(found.isDefinition ? ['is defined here'] : []),
		]
	);
}

const tide = 'plans/active/TIDE-001/plan.md';
const wave = 'plans/active/WAVE-002/plan.md';
const old = 'plans/archive/OLD-000/plan.md';

test('a task means the row in the same phase, then document, then initiative, then elsewhere, the archive last', async () => {
	expect(await idAt('| B1 | See A^1 | [ ] |', tide)).toEqual([
		'           ^^',
		`A1 ${tide}:13 ${tide}:6 ${wave}:6 ${old}:5`,
	]);
	expect(await idAt('  * [2026-01-03] Attempt #1 — began A^1', 'docs/fix_plan.md')).toEqual([
		`${' '.repeat(36)}^^`,
		`A1 ${wave}:6 ${tide}:6 ${tide}:13 ${old}:5`,
	]);
});

test('an initiative on the line, a pointer on the line and the focus of the brief say whose task is meant', async () => {
	expect(await idAt('WAVE-002 — A^1')).toEqual(['           ^^', `A1 ${wave}:6 ${tide}:6 ${tide}:13 ${old}:5`]);
	expect(await idAt('A^1 (plans/active/WAVE-002/plan.md:6)')).toEqual([
		'^^',
		`A1 ${wave}:6 ${tide}:6 ${tide}:13 ${old}:5`,
	]);
	expect(await idAt('TIDE-001.A^1')).toEqual(['         ^^', `A1 ${tide}:6 ${tide}:13`]);
	const { workspace } = memoryWorkspace({ ...files, 'input.md': 'Focus: WAVE-002\nA1\n' });
	const brief = await workspace.document('input.md');
	const found = brief && (await planIdAt(workspace, brief, line1(2), 0));
	expect(found?.meanings[0]?.definitions[0]?.document.path).toBe(wave);
});

test('a range means each of its tasks', async () => {
	expect(await idAt('TIDE-001: A1^–A3')).toEqual([
		'          ^^^^^',
		`A1 ${tide}:6 ${tide}:13 ${wave}:6 ${old}:5`,
		`A2 ${tide}:7`,
	]);
});

test('a phase means headings alone, and an attempt that of the same ledger entry', async () => {
	expect(await idAt('TIDE-001 Phase A^')).toEqual(['               ^', `A ${tide}:3 ${wave}:3`]);
	expect(await idAt('  * [2026-01-02] Attempt #2 — as Attem^pt #1', 'docs/fix_plan.md')).toEqual([
		`${' '.repeat(33)}^^^^^^^^^^`,
		'Attempt #1 docs/fix_plan.md:4',
	]);
	expect(await idAt('| A2 | Compare | [ ] | Att^empt #9')).toBeUndefined();
});

test('an initiative means its ledger entry, then its plan', async () => {
	expect(await idAt('# Tides (TIDE^-001)', tide)).toEqual([
		'         ^^^^^^^^',
		`TIDE-001 docs/fix_plan.md:1 ${tide}:1`,
		'is defined here',
	]);
});

test('where it is defined an id may have any form', async () => {
	expect(await idAt('| 1.2^ | Number | [ ] |', tide)).toEqual(['  ^^^', `1.2 ${tide}:8`, 'is defined here']);
	expect(await idAt('### Phase ^B — Next', tide)).toEqual(['          ^', `B ${tide}:10`, 'is defined here']);
	expect(await idAt('| A1 | Ag^ain | [ ] |', tide)).toBeUndefined();
	expect(await idAt('| ^CONFIG-001 | Set it |', 'docs/findings.md')).toEqual([
		'  ^^^^^^^^^^',
		'CONFIG-001 docs/findings.md:3',
		'is defined here',
	]);
});

test('what nothing defines is no id', async () => {
	expect(await idAt('see Q^7 and UTF-8')).toBeUndefined();
	expect(await idAt('FOO^-123')).toBeUndefined();
	expect(await idAt('just w^ords')).toBeUndefined();
});

test('a task that a list calls by its initiative is meant by its own id where the brief is about that initiative', async () => {
	const { workspace } = memoryWorkspace({
		...files,
		'plans/todo.md': '- [ ] WAVE-002.F1: Wait\n- [ ] TIDE-001.F1: Wait too\n',
		'plans/active/OTHER-003/plan.md': '- [ ] F1: Of another\n',
		'input.md': 'Focus: WAVE-002.F1\nChecklist IDs: F1\n',
	});
	const brief = await workspace.document('input.md');
	const found = brief && (await planIdAt(workspace, brief, line1(2), 15));
	const [meaning] = found?.meanings ?? [];
	expect(meaning?.meant.map((each) => `${each.document.path}:${each.line}`)).toEqual(['plans/todo.md:1']);
	expect(meaning?.definitions.map((each) => `${each.document.path}:${each.line}`)).toEqual([
		'plans/todo.md:1',
		'plans/active/OTHER-003/plan.md:1',
	]);
});

test.each([
	['a ledger with entries lists it', {}, 'input.md', ['docs/fix_plan.md:5']],
	[
		'a plan has its own',
		{ 'plans/active/WAVE-002/plan.md': '- [ ] F1: Own\n' },
		'input.md',
		['plans/active/WAVE-002/plan.md:1'],
	],
	[
		'it stands elsewhere, where F1 may be a score',
		{ 'docs/notes.md': 'WAVE-002\nWAVE-002 has an F1\n' },
		'docs/notes.md',
		[],
	],
])('F1 of a brief, where %s', async (_, more, path, places) => {
	const { workspace } = memoryWorkspace({
		'docs/fix_plan.md': '## [OTHER-003] x\n- Status: done\n\n## TODOs\n- [ ] WAVE-002.F1: Wait\n',
		'docs/fix_plan_archive.md': '## [OLD-001] x\n\n## TODOs\n- [ ] WAVE-002.F1: Wait\n',
		'input.md': 'Focus: WAVE-002.F1\nChecklist IDs: F1\n',
		...more,
	});
	const document = await workspace.document(path);
	const found = document && (await planIdAt(workspace, document, line1(2), path === 'input.md' ? 15 : 17));
	const meant = found?.meanings[0]?.meant ?? [];
	expect(meant.map((each) => `${each.document.path}:${each.line}`)).toEqual(places);
});
