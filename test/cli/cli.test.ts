import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';

let root: string;
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'plan-nav-'));
	cpSync(join(import.meta.dirname, '../workspaces/sample'), root, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

/** Runs `plan-nav ARGS` in the sample workspace. */
async function planNav(command: string, stdin = '') {
	let stdout = '';
	let stderr = '';
	const exitCode = await run(command.split(' '), {
		cwd: root,
		stdin: (async function* () {
			yield Buffer.from(stdin);
		})(),
		stdout: (text) => {
			stdout += text;
		},
		stderr: (text) => {
			stderr += text;
		},
		assets: join(import.meta.dirname, '../../dist'),
	});
	return { exitCode, stdout, stderr, json: () => JSON.parse(stdout) };
}

test('pointers of a document, with where they lead', async () => {
	const { exitCode, json } = await planNav('pointers input.md --format json');
	expect(exitCode).toBe(0);
	expect(json().find((entry: { line: number }) => entry.line === 12)).toEqual({
		file: 'input.md',
		line: 12,
		start: 2,
		end: 60,
		text: 'plans/active/FORECAST-ENGINE-001/phase_c2_regression.md:14',
		path: 'plans/active/FORECAST-ENGINE-001/phase_c2_regression.md',
		kind: 'file',
		ranges: [[14, 14]],
		column: null,
		symbol: null,
		anchor: null,
		prose: false,
		status: 'ok',
		target: { file: 'plans/active/FORECAST-ENGINE-001/phase_c2_regression.md', line: 14 },
		members: [],
	});
});

test('pointers from standard input, resolved from the path they are said to have', async () => {
	const { json } = await planNav('pointers --stdin --stdin-path docs/new.md --format json', 'fix_plan.md:3 gone.md');
	expect(json().map(({ text, status }: { text: string; status: string }) => `${text} ${status}`)).toEqual([
		'fix_plan.md:3 ok',
		'gone.md missing-file',
	]);
});

test('a path is a name, never a pattern, and is relative to where one stands', async () => {
	writeFileSync(join(root, 'docs/a*b.md'), 'fix_plan.md');
	expect((await planNav('pointers docs/a*b.md')).stdout).toContain(
		'docs/a*b.md:1:1: fix_plan.md: ok -> docs/fix_plan.md:1',
	);
	expect(await planNav('pointers docs/*.md')).toMatchObject({ exitCode: 2, stdout: '' });
});

test('the outline of a document', async () => {
	const { json } = await planNav('outline plans/tide_table_test_plan.md --format json');
	expect(json()).toMatchObject({
		file: 'plans/tide_table_test_plan.md',
		title: 'Tide table test plan',
		phases: [
			{
				id: '1',
				title: 'Tables',
				line: 5,
				level: 2,
				parent: null,
				tasks: [{ id: 'T001' }, { id: 'T002' }, { id: 'T003' }],
			},
			{ id: '2', tasks: [{ id: 'T004', state: 'open', raw: '[ ]', line: 13 }] },
		],
		tasks: [],
	});
});

test('the tree of the workspace', async () => {
	const { json } = await planNav('tree --format json');
	const tree = json();
	expect(tree.schemaVersion).toBe(1);
	expect(
		tree.initiatives.map(({ id, status, priority, counts }: Record<string, unknown>) => [id, status, priority, counts]),
	).toEqual([
		['FORECAST-ENGINE-001', 'in_progress', 'High', { open: 10, active: 1, blocked: 1, done: 6, skipped: 1 }],
		['STATION-SYNC-002', 'pending', 'Medium', { open: 3, active: 1, blocked: 0, done: 0, skipped: 0 }],
		['DATA-IMPORT-000', 'done (archived)', 'Low', { open: 0, active: 0, blocked: 0, done: 2, skipped: 0 }],
	]);
	expect(tree.other.map(({ file }: { file: string }) => file)).toEqual(['plans/tide_table_test_plan.md']);
	expect(tree.brief.focus).toEqual({
		text: 'FORECAST-ENGINE-001 / Phase C2.A planning alignment',
		initiative: 'FORECAST-ENGINE-001',
		phase: 'C2.A',
	});
});

test('the tree says once of an initiative that it is archived', async () => {
	const { stdout } = await planNav('tree');
	expect(stdout).toContain('DATA-IMPORT-000 Import old tide tables (done (archived), Low, 2/2 done)\n');
});

test('what is wrong in a document stands in its outline, and goes to standard error beside text', async () => {
	writeFileSync(join(root, 'plans/a.md'), '# A\n\n| ID | Task | State |\n|-|-|-|\n| A1 | x | shiny |\n\n```\n');
	writeFileSync(join(root, 'plans/bad.md'), new Uint8Array([0, 255, 254, 0]));
	const { json } = await planNav('outline plans/a.md --format json');
	expect([json().schemaVersion, json().problems]).toEqual([
		1,
		[
			{ line: 5, message: 'an unknown state, “shiny”' },
			{ line: 7, message: 'a code block that never closes' },
		],
	]);
	const told = 'plans/a.md:5: an unknown state, “shiny”\nplans/a.md:7: a code block that never closes\n';
	expect(await planNav('outline plans/a.md')).toMatchObject({ exitCode: 0, stderr: told });
	const tree = await planNav('tree');
	expect(tree.exitCode).toBe(0);
	expect(tree.stderr).toMatch(/^plan-nav: [^\n]*plans\/bad\.md[^\n]*\n/);
	expect(tree.stderr.split('\n').slice(1).join('\n')).toBe(told);
});

test('the tree as text counts as the JSON does: subphases count, subtasks do not', async () => {
	const plan = '# A\n\n## Phase B\n- [x] one\n  - [ ] part\n### Phase B.1\n- [ ] two\n';
	writeFileSync(join(root, 'plans/a.md'), plan);
	expect((await planNav('tree')).stdout).toContain('  plans/a.md (1/2 done)\n    B (1/2 done)\n      B.1 (0/1 done)\n');
});

test('the brief with its artifacts and Do Now', async () => {
	const brief = (await planNav('brief --format json')).json();
	expect(brief.mappedTests).toEqual([]);
	expect(brief.artifacts).toEqual([
		{
			text: 'phase_c2_alignment.md',
			path: 'plans/active/FORECAST-ENGINE-001/reports/2026-03-04T101500Z/phase_c2_alignment.md',
			exists: false,
		},
		{
			text: 'phase_c2_selector_map.md',
			path: 'plans/active/FORECAST-ENGINE-001/reports/2026-03-04T101500Z/phase_c2_selector_map.md',
			exists: false,
		},
	]);
	expect(brief.doNow.map(({ initiative, task, tests }: Record<string, unknown>) => [initiative, task, tests])).toEqual([
		['FORECAST-ENGINE-001', 'C2.A1', []],
		['FORECAST-ENGINE-001', 'C2.A3', []],
	]);
	expect(brief.doNow.map(({ state }: Record<string, unknown>) => state)).toEqual(['open', 'open']);
	expect(brief.pointers.map(({ status }: { status: string }) => status)).toEqual([
		'ok',
		'ok',
		'ok',
		'ok',
		'missing-line',
	]);
});

test('the brief as text says what is wrong with it, another branch above all', async () => {
	execFileSync('git', ['init', '--quiet', '--initial-branch=main', root]);
	const { exitCode, stdout } = await planNav('brief');
	expect(exitCode).toBe(0);
	const [, problems] = stdout.split('Problems:\n');
	expect(problems?.split('\n')).toEqual([
		'  line 4: The brief is for feature/gpu-forecast; main is checked out.',
		'  line 31: docs/TESTING_GUIDE.md has 17 lines; line 45 is past its end.',
		'',
	]);
	expect(stdout).toContain('Do Now:\n  [open] FORECAST-ENGINE-001 — C2.A1 ');
});

test('the brief as text has every field, those of other names at its end', async () => {
	writeFileSync(
		join(root, 'input.md'),
		'Summary: go\nDo Now:\n1. A\nHow-To Map:\n- run it:\n  ```\n  make\n  ```\nPitfalls To Avoid:\n- never push\nContext: old\nand new\n',
	);
	expect((await planNav('brief')).stdout).toBe(`Summary: go
Do Now:
  A
How-To Map:
  run it:
    \`\`\`
    make
    \`\`\`
Pitfalls To Avoid:
  never push
Context:
  old
  and new
`);
});

test('a document that cannot be read is no success', async () => {
	rmSync(join(root, 'docs'), { recursive: true });
	rmSync(join(root, 'plans'), { recursive: true });
	rmSync(join(root, 'input.md'));
	mkdirSync(join(root, 'plans'));
	writeFileSync(join(root, 'plans/a.md'), '# A\n\n- [ ] one\n');
	expect(await planNav('check plans')).toMatchObject({ exitCode: 0, stderr: 'no findings in 1 document\n' });
	writeFileSync(join(root, 'plans/bad.md'), new Uint8Array([0, 255, 254, 0]));
	const { exitCode, stderr } = await planNav('check plans');
	expect([exitCode, stderr]).toEqual([
		2,
		'plan-nav: plans/bad.md is not a text in UTF-8.\nno findings in 2 documents, 1 could not be read\n',
	]);
});

test('what is named says which repository is meant where one stands in none', async () => {
	const inner = join(root, 'plans/active');
	execFileSync('git', ['init', '--quiet', inner]);
	writeFileSync(join(inner, 'a.md'), 'see FORECAST-ENGINE-001/implementation.md\n');
	const { json } = await planNav('pointers plans/active/a.md --format json');
	expect(json()).toMatchObject([{ file: 'a.md', status: 'ok' }]);
});

test('plans that git ignores are checked as others are', async () => {
	execFileSync('git', ['init', '--quiet', root]);
	writeFileSync(join(root, '.gitignore'), 'plans/\nbuild/\ndocs/_build/\nscratch.md\n');
	writeFileSync(join(root, 'plans/a.md'), '# A\n\nSee plans/gone.md, docs/gone.md and build/gone.md.\n');
	writeFileSync(join(root, 'docs/scratch.md'), 'See docs/_build/x.md.\n');
	expect((await planNav('check plans/a.md')).stdout.split('\n').map((line) => /no file (\S+)/.exec(line)?.[1])).toEqual(
		['plans/gone.md', 'docs/gone.md', undefined],
	);
	expect((await planNav('check docs/scratch.md')).exitCode).toBe(0);
});

test('an option before the command is told where it belongs', async () => {
	expect((await planNav('-v')).stderr).toBe('plan-nav: unknown command "-v"; plan-nav --help lists them\n');
	expect(await planNav('--root x check')).toMatchObject({
		exitCode: 2,
		stderr: 'plan-nav: --root goes behind the command, as in plan-nav check --root; plan-nav --help lists both\n',
	});
});

test('check of a folder checks the documents in it, and says at its end how much it found', async () => {
	writeFileSync(join(root, 'docs/b.md'), 'docs/gone.md and docs/none.md\n');
	const all = await planNav('check');
	const lines = all.stdout.trim().split('\n');
	expect([lines.length, all.stderr]).toEqual([3, '3 findings in 2 of 10 documents\n']);
	const docs = await planNav('check docs');
	expect(docs.stdout.split('\n').filter((line) => line !== '')).toEqual(
		lines.filter((line) => line.startsWith('docs/')),
	);
	expect((await planNav('check .')).stdout).toBe(all.stdout);
	expect((await planNav('check docs input.md --format json')).stderr).toBe('');
	writeFileSync(join(root, 'docs/a.md'), '# Fine\n');
	expect(await planNav('check docs/a.md')).toMatchObject({ exitCode: 0, stderr: 'no findings in 1 document\n' });
	mkdirSync(join(root, 'empty'));
	expect(await planNav('check empty')).toMatchObject({
		exitCode: 2,
		stderr: 'plan-nav: empty holds no documents that are checked; name the files in it\n',
	});
	expect((await planNav('pointers docs')).stdout).toContain('docs/fix_plan.md:');
});

test.each(['check', 'tree', 'pointers', 'stats'])('%s says where there are no plans', async (command) => {
	for (const name of ['plans', 'docs', 'input.md']) {
		rmSync(join(root, name), { recursive: true });
	}
	const { exitCode, stdout, stderr } = await planNav(command);
	expect([exitCode, stdout.includes('()')]).toEqual([0, false]);
	expect(stderr).toMatch(
		/(?:^|\n)plan-nav: there are no plans in \S+: nothing in plans\/\*\*\/\*\.md, no docs\/fix_plan\.md\n$/,
	);
});

test('plans that other tools keep elsewhere are told where there are none', async () => {
	for (const name of ['plans', 'docs', 'input.md']) {
		rmSync(join(root, name), { recursive: true });
	}
	mkdirSync(join(root, 'docs/plans'), { recursive: true });
	writeFileSync(join(root, 'docs/plans/a.md'), '- [ ] A1: Store\n');
	writeFileSync(join(root, 'docs/plans/b.md'), '- [ ] B1: Store\n');
	writeFileSync(join(root, 'TODO.md'), '- [ ] tidy up\n');
	const lines = (await planNav('tree')).stderr.split('\n').slice(1);
	expect(lines).toEqual([
		'plan-nav: phases or tasks are in docs/plans/**/*.md (2 documents, such as docs/plans/b.md); planNavigator.plans in .vscode/settings.json can name them',
		'plan-nav: phases or tasks are in TODO.md; planNavigator.plans in .vscode/settings.json can name it',
		'',
	]);
});

test.each([
	['# Ledger\n', {}, 'nothing in plans/**/*.md, no entries in docs/fix_plan.md'],
	[undefined, { 'planNavigator.ledgers': [] }, 'nothing in plans/**/*.md, planNavigator.ledgers is empty'],
	[undefined, { 'planNavigator.plans': [] }, 'planNavigator.plans is empty, no docs/fix_plan.md'],
])('what is not there is said as it is: ledger %j, settings %j', async (ledger, settings, said) => {
	for (const name of ['plans', 'docs', 'input.md', '.vscode']) {
		rmSync(join(root, name), { recursive: true, force: true });
	}
	for (const [path, text] of [
		['docs/fix_plan.md', ledger],
		['.vscode/settings.json', JSON.stringify(settings)],
	] as const) {
		mkdirSync(join(root, path, '..'), { recursive: true });
		if (text !== undefined) {
			writeFileSync(join(root, path), text);
		}
	}
	expect((await planNav('tree')).stderr).toMatch(new RegExp(`: ${said.replace(/[.*/]/g, '\\$&')}\n$`));
});

test('plan-nav help check is plan-nav check --help', async () => {
	expect(await planNav('help check').then(({ stdout }) => stdout)).toBe((await planNav('check --help')).stdout);
});

test('plan-nav --version prints the version of the package', async () => {
	const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
	expect(await planNav('--version')).toMatchObject({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
});

const reports = 'plans/active/FORECAST-ENGINE-001/reports/2026-03-04T101500Z';

test('create writes what the brief asks for, once', async () => {
	const file = `${reports}/phase_c2_alignment.md`;
	const dry = await planNav('create d4-alignment --dry-run --format json');
	expect([dry.exitCode, dry.json(), existsSync(join(root, file))]).toEqual([
		0,
		{ schemaVersion: 1, created: [file], skipped: [] },
		false,
	]);
	expect((await planNav('create d4-alignment --format json')).json()).toEqual({
		schemaVersion: 1,
		created: [file],
		skipped: [],
	});
	writeFileSync(join(root, file), 'mine\n');
	const again = await planNav('create d4-alignment --format json');
	expect([again.exitCode, again.json()]).toEqual([
		0,
		{ schemaVersion: 1, created: [], skipped: [{ file, why: 'it exists' }] },
	]);
	expect(readFileSync(join(root, file), 'utf8')).toBe('mine\n');
	expect(existsSync(join(root, `${reports}/phase_c2_selector_map.md`))).toBe(false);
});

test('create asks for the value of a placeholder', async () => {
	const brief = readFileSync(join(root, 'input.md'), 'utf8').replace('2026-03-04T101500Z/{', '<ts>/{');
	writeFileSync(join(root, 'input.md'), brief);
	const asked = await planNav('create d4-selector-map');
	expect([asked.exitCode, asked.stdout]).toEqual([2, '']);
	expect(asked.stderr).toMatch(
		/^plan-nav: the path holds <ts>; give its value with --stamp, for example \d{4}-\d\d-\d\dT\d{6}Z\n$/,
	);
	const given = await planNav('create d4-selector-map --stamp 2026-03-05T080000Z --format json');
	expect(given.json().created).toEqual([
		'plans/active/FORECAST-ENGINE-001/reports/2026-03-05T080000Z/phase_c2_selector_map.md',
	]);
});

/** Puts a template where the workspace keeps its own. */
function writeTemplate(name: string, text: string): void {
	mkdirSync(join(root, '.plan-navigator/templates'), { recursive: true });
	writeFileSync(join(root, '.plan-navigator/templates', name), text);
}

test('create writes by the templates of the workspace, and the kinds that they add', async () => {
	writeTemplate('alignment.mustache', '# Ours: {{title}}\n');
	writeTemplate('risk_register.mustache', '---\ntitle: Risks\nfile: <phase>_risks.md\n---\n# {{title}}\n');
	const created = await planNav('create d4-alignment --dry-run');
	expect([created.exitCode, created.stdout]).toEqual([
		0,
		`--- ${reports}/phase_c2_alignment.md\n# Ours: Phase C2 Alignment Narrative: FORECAST-ENGINE-001\n`,
	]);
	expect((await planNav('create risk-register --format json')).json().created).toEqual([`${reports}/c2_risks.md`]);
	expect(readFileSync(join(root, `${reports}/c2_risks.md`), 'utf8')).toBe('# Phase C2 Risks: FORECAST-ENGINE-001\n');
	expect((await planNav('create poem')).stderr).toBe(
		'plan-nav: unknown kind "poem"; one of d4-alignment, d4-selector-map, risk-register\n',
	);
});

test('create names file and line of each error in a template, and writes nothing', async () => {
	writeTemplate('alignment.mustache', '---\ntitel: Ours\n---\n# {{title}}\n{{#tasks}}\n');
	const { exitCode, stdout, stderr } = await planNav('create d4-alignment --format json');
	expect([exitCode, stdout]).toEqual([2, '']);
	expect(stderr.split('\n')).toEqual([
		'plan-nav: .plan-navigator/templates/alignment.mustache:2: titel is no key of a template; title, file, asks are',
		'plan-nav: .plan-navigator/templates/alignment.mustache:5: Section tasks is never closed',
		'',
	]);
	expect(existsSync(join(root, reports))).toBe(false);
});

test('create reads no template through a link out of the workspace', async () => {
	const outside = mkdtempSync(join(tmpdir(), 'outside-'));
	writeFileSync(join(outside, 'secret'), 'secret {{title}}\n');
	writeTemplate('header.mustache', '');
	symlinkSync(join(outside, 'secret'), join(root, '.plan-navigator/templates/alignment.mustache'));
	symlinkSync(join(outside, 'secret'), join(root, '.plan-navigator/templates/risks.mustache'));
	const linked = await planNav('create d4-alignment --dry-run');
	expect([linked.exitCode, linked.stdout]).toEqual([2, '']);
	expect(linked.stderr).toMatch(/^plan-nav: \.plan-navigator\/templates\/alignment\.mustache:1: .+\n$/);
	expect((await planNav('create risks')).stderr).toMatch(/unknown kind/);
	rmSync(outside, { recursive: true });
});

test('create never leaves the workspace, through a link either', async () => {
	const outside = mkdtempSync(join(tmpdir(), 'outside-'));
	symlinkSync(outside, join(root, reports));
	const { exitCode, stderr } = await planNav('create d4-alignment');
	expect(exitCode).toBe(2);
	expect(stderr).toMatch(/^plan-nav: .+\n$/);
	expect(existsSync(join(outside, 'phase_c2_alignment.md'))).toBe(false);
	rmSync(outside, { recursive: true });
});

test.each([
	['nonsense', 'unknown command "nonsense"; plan-nav --help lists them'],
	['outline', 'which file? usage: plan-nav outline FILE'],
	['outline a.md b.md', 'too many arguments; usage: plan-nav outline FILE'],
	['outline gone.md', 'gone.md does not exist.'],
	['outline docs', 'docs is a folder.'],
	['tree --root nowhere', /nowhere is not a folder$/],
	['tree --format yaml', '--format is text or json, not "yaml"'],
	['tree --nope', /nope/],
	['create', 'which kind? one of d4-alignment, d4-selector-map'],
	['create poem', 'unknown kind "poem"; one of d4-alignment, d4-selector-map'],
	[
		'create d4-alignment --initiative OTHER-002',
		'input.md is about FORECAST-ENGINE-001, Phase C2.A; give --phase and --directory',
	],
	['create d4-alignment --phase Z --initiative OTHER-002', /^input.md is about .*; give --directory$/],
	['pointers ../../etc/passwd', /lies outside the workspace/],
	['pointers --stdin', '--stdin wants --stdin-path FILE and no other file'],
])('plan-nav %s exits 2 with one clear line', async (command, message) => {
	const { exitCode, stdout, stderr } = await planNav(command);
	expect([exitCode, stdout]).toEqual([2, '']);
	expect(stderr.endsWith('\n') && stderr.trim().split('\n')).toHaveLength(1);
	expect(stderr.slice('plan-nav: '.length).trim()).toEqual(
		typeof message === 'string' ? message : expect.stringMatching(message),
	);
});

test('create without a brief says what it wants', async () => {
	rmSync(join(root, 'input.md'));
	expect((await planNav('create d4-alignment')).stderr).toBe(
		'plan-nav: there is no brief; give --initiative, --phase and --directory\n',
	);
	expect((await planNav('create d4-alignment --initiative X --phase A')).stderr).toBe(
		'plan-nav: there is no brief; give --directory\n',
	);
});

test.each(['pointers', 'outline', 'tree', 'brief', 'create', 'lsp'])('plan-nav %s --help says how', async (name) => {
	const { exitCode, stdout } = await planNav(`${name} --help`);
	expect(exitCode).toBe(0);
	expect(stdout).toMatch(new RegExp(`^Usage: plan-nav ${name}`));
});

test('stats count what pointers list', async () => {
	const { exitCode, json } = await planNav('stats --format json');
	expect(exitCode).toBe(0);
	const { schemaVersion, files, tasks, pointers, ms, rssMB, heapMB } = json();
	const listed: { status: string }[] = (await planNav('pointers --format json')).json();
	const broken: { status: string }[] = (await planNav('pointers --broken --format json')).json();
	expect([schemaVersion, files > 0, tasks.done > 0, ms.total > 0, rssMB > 0, heapMB > 0]).toEqual([
		1,
		...Array(5).fill(true),
	]);
	expect(Object.values<number>(pointers).reduce((sum, count) => sum + count, 0)).toBe(listed.length);
	expect(broken).toEqual(listed.filter(({ status }) => status.startsWith('missing-')));
	expect((await planNav('stats')).stdout).toMatch(/^documents +\d+\nphases +\d+\ntasks +\d+ \(/);
});

test('what is checked by other rules than somebody wanted is told, and is no success', async () => {
	const told = async (settings: string) => {
		mkdirSync(join(root, '.vscode'), { recursive: true });
		writeFileSync(join(root, '.vscode/settings.json'), settings);
		const { exitCode, stderr } = await planNav('check --severity error');
		return [exitCode, ...stderr.split('\n').filter((line) => line.startsWith('plan-nav: '))];
	};
	expect(await told('{}')).toEqual([0]);
	expect(await told('{"planNavigator.rules": {"pointer-mising-file": "off"}}')).toEqual([
		2,
		'plan-nav: planNavigator.rules: there is no rule pointer-mising-file; did you mean pointer-missing-file?',
	]);
	expect(await told('{"planNavigator.plans": ')).toEqual([
		2,
		'plan-nav: .vscode/settings.json:1 is no valid JSON: value expected.',
	]);
});

test('check says how much lies below the severity that was asked for', async () => {
	const { stderr } = await planNav('check --severity error');
	expect(stderr).toMatch(/^no findings in \d+ documents, \d+ below that severity\n$/);
});

test('brief says of a file that it is none', async () => {
	const { exitCode, stdout, stderr } = await planNav('brief README.md');
	expect([exitCode, stdout, stderr]).toEqual([0, '', 'plan-nav: README.md has none of the fields of a brief\n']);
});

test('create writes nothing for an initiative that nobody knows', async () => {
	const create = 'create d4-alignment --phase D4 --directory plans/x --dry-run --initiative';
	const { exitCode, stdout, stderr } = await planNav(`${create} NOPE-001`);
	expect([exitCode, stdout]).toEqual([2, '']);
	expect(stderr).toContain('no plan, ledger or brief knows the initiative NOPE-001');
	expect((await planNav(`${create} FORECAST-ENGINE-001`)).stderr).toBe('');
});
