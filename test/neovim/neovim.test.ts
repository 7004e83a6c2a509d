import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Hover, Location, LocationLink, WorkspaceSymbol } from 'vscode-languageserver';

/*
 * The language server in a client that nobody here wrote: Neovim opens the sample workspace, and what it shows is looked at.
 */

interface Answers {
	readonly failure?: string;
	readonly diagnostics: readonly { readonly line: number; readonly message: string; readonly code: string }[];
	readonly hover: Hover;
	readonly definition: readonly LocationLink[];
	readonly idDefinition: readonly LocationLink[];
	readonly references: readonly Location[];
	readonly symbols: readonly WorkspaceSymbol[];
	readonly renamedRow: string;
	readonly renamedBrief: string;
}

const project = join(import.meta.dirname, '../..');
const temp = mkdtempSync(join(tmpdir(), 'plan-navigator-neovim-'));
const root = join(temp, 'sample');
const plan = 'plans/active/FORECAST-ENGINE-001/phase_c2_regression.md';
let answers: Answers;

beforeAll(() => {
	cpSync(join(project, 'test/workspaces/sample'), root, { recursive: true });
	const file = join(temp, 'answers.json');
	const script = join(import.meta.dirname, 'questions.lua');
	const neovim = spawnSync('nvim', ['--headless', '--clean', '-n', '-c', `luafile ${script}`], {
		cwd: root,
		encoding: 'utf8',
		timeout: 100_000,
		env: {
			...process.env,
			PLAN_ROOT: root,
			PLAN_SERVER: JSON.stringify([process.execPath, join(project, 'dist/cli.js'), 'lsp']),
			PLAN_ANSWERS: file,
			XDG_STATE_HOME: temp,
			XDG_CACHE_HOME: temp,
		},
	});
	expect(neovim.error, neovim.stderr).toBeUndefined();
	answers = JSON.parse(readFileSync(file, 'utf8'));
	expect(answers.failure).toBeUndefined();
}, 120_000);

afterAll(() => rmSync(temp, { recursive: true, force: true }));

/** `plans/a.md:12` of a place. */
function place(uri: string, { start }: { start: { line: number } }): string {
	return `${uri.replace(`${pathToFileURL(root).href}/`, '')}:${start.line + 1}`;
}

test('shows what is wrong with the brief', () => {
	expect(answers.diagnostics).toContainEqual(
		expect.objectContaining({ line: 31, message: expect.stringContaining('17 lines') }),
	);
});

test('hovers over a pointer with the lines it names', () => {
	expect(JSON.stringify(answers.hover.contents)).toContain('specs/forecast');
});

test('goes where a pointer and where a task id leads', () => {
	expect(answers.definition.map((each) => place(each.targetUri, each.targetRange))).toEqual([
		'specs/forecast_api.md:11',
	]);
	expect(answers.idDefinition.map((each) => place(each.targetUri, each.targetRange))[0]).toBe(`${plan}:21`);
});

test('finds who cites a task', () => {
	expect(answers.references.map((each) => place(each.uri, each.range))).toContain('input.md:8');
});

test('finds tasks by words', () => {
	expect(answers.symbols.map(({ name }) => name)).toContainEqual(expect.stringContaining('C2.A3'));
});

test('renames a task in the plan and in the brief', () => {
	expect(answers.renamedRow).toMatch(/^\| C2\.A7 \| Alignment narrative/);
	expect(answers.renamedBrief).toContain('C2.A7 alignment narrative');
});
