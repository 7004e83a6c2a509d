import { extensionOf, folderOf } from '../../base/path.ts';
import { type Line0, line0, toLine1 } from '../../base/position.ts';
import type { Document } from '../../indexing/document.ts';
import type { RootPath } from '../../ports/files.ts';
import { at, type Facts } from './facts.ts';

/** A place where a test is skipped, is expected to fail, or is not collected. */
export interface SkipGuard {
	/** What it does: `skipped on a condition`. */
	readonly effect: string;
	/** The guard as it is written, a code span. */
	readonly source: string;
	/** `, and 3 more like it`; empty for one. */
	readonly repeats: string;
	readonly where: string;
}

interface Sign {
	readonly pattern: RegExp;
	readonly effect: string;
}

const python: readonly Sign[] = [
	{ pattern: /\bpytest_collection_modifyitems\b/, effect: 'collection hook' },
	{ pattern: /\bpytest_(?:runtest_setup|ignore_collect)\b/, effect: 'hook of each test' },
	{ pattern: /\bcollect_ignore(?:_glob)?\b/, effect: 'left out of collection' },
	{ pattern: /\bimportorskip\s*\(/, effect: 'skipped without the module' },
	{ pattern: /\bskip(?:if|If|Unless)\s*\(/, effect: 'skipped on a condition' },
	{ pattern: /\bpytest\.mark\.xfail\b/, effect: 'expected to fail' },
	{ pattern: /\b(?:pytest\.mark\.skip|unittest\.skip)\b/, effect: 'marked as skipped' },
	{ pattern: /\bpytest\.(?:skip|xfail)\s*\(|\bself\.skipTest\s*\(/, effect: 'skipped while it runs' },
	{ pattern: /^\s*except.*\b(?:ImportError|ModuleNotFoundError)\b/, effect: 'import guard' },
];

const script: readonly Sign[] = [
	{ pattern: /\.(?:skipIf|runIf)\s*\(/, effect: 'skipped on a condition' },
	{ pattern: /\b(?:it|test|describe|suite)(?:\.\w+)?\.(?:skip|todo)\b/, effect: 'marked as skipped' },
	{ pattern: /^\s*x(?:it|test|describe)\s*\(/, effect: 'marked as skipped' },
	{ pattern: /\b(?:this|ctx|context|t)\.skip\s*\(/, effect: 'skipped while it runs' },
];
const cpp: readonly Sign[] = [
	{ pattern: /\bGTEST_SKIP\b/, effect: 'skipped while it runs' },
	{ pattern: /^\s*(?:TYPED_)?TEST(?:_[FP])?\s*\(.*\bDISABLED_/, effect: 'marked as skipped' },
];
const jvm: readonly Sign[] = [
	{ pattern: /@(?:Disabled|Ignore)\w*/, effect: 'marked as skipped' },
	{ pattern: /\bassume(?:True|False|That)\s*\(/, effect: 'skipped on a condition' },
];

/** What skips tests, by the extension of the file that they stand in. */
const signs: Readonly<Record<string, readonly Sign[]>> = {
	py: python,
	go: [
		{ pattern: /\b(?:t|b|tb|f)\.Skip(?:f|Now)?\s*\(/, effect: 'skipped while it runs' },
		{ pattern: /^\/\/go:build\s/, effect: 'built on a condition' },
	],
	...Object.fromEntries(['js', 'jsx', 'ts', 'tsx', 'mjs', 'cjs', 'mts', 'cts'].map((name) => [name, script])),
	...Object.fromEntries(['cc', 'cpp', 'cxx'].map((name) => [name, cpp])),
	...Object.fromEntries(['java', 'kt'].map((name) => [name, jvm])),
	rs: [{ pattern: /^\s*#\[(?:cfg_attr\(.*\bignore\b|ignore\b)/, effect: 'marked as skipped' }],
};

/** So many lines of one guard are joined. */
const mostLines = 6;

/** What brief or plan says about skipping. */
export interface SkipRule {
	readonly text: string;
	readonly where: string;
}

/** The list items of the plan document, its tasks left out, and the Pitfalls of the brief that speak of skipping. */
export async function skipRules({ brief, subject, quoter }: Facts): Promise<SkipRule[]> {
	const plan = subject.phase?.document;
	const tasks = new Set(plan?.plan.tasks.map((task) => task.line));
	const ofPlan = (plan?.blocks.items ?? []).map((item) => ({
		text: item.text,
		line: toLine1(item.line),
		document: plan,
	}));
	const ofBrief = (brief?.brief.pitfalls ?? []).map((item) => ({ ...item, document: brief?.document }));
	const rules: SkipRule[] = [];
	for (const { text, line, document } of [...ofPlan.filter(({ line }) => !tasks.has(line)), ...ofBrief]) {
		if (document !== undefined && speaksOfSkipping.test(text)) {
			rules.push({ text: await quoter.quote(text, document.path, 200), where: at(document, line) });
		}
	}
	return rules;
}

const speaksOfSkipping = /(?<![\w-])skip(?:s|ped|ping)?\b(?!-)|\bxfail\b|\bimportorskip\b/i;

/** What was found, and whether there was anything to look into. */
interface Looked {
	readonly guards: readonly SkipGuard[];
	readonly hasLooked: boolean;
}

/** So many test files of one folder are looked into. */
const mostOfFolder = 20;

/** The guards of the given test files, of those in the given folders, and of every `conftest.py` above them, `tests/conftest.py` always among those. */
export async function skipGuards(facts: Facts, files: readonly RootPath[]): Promise<Looked> {
	const tree = await facts.workspace.tree();
	const inFolder = (path: RootPath) =>
		tree.kindOf(path) === 'folder'
			? [...tree.namesIn(path)].filter((name) => TEST_FILE.test(name)).map((name) => `${path}/${name}`)
			: [];
	const inFolders = files.flatMap((path) => inFolder(path).slice(0, mostOfFolder));
	const paths = new Set([
		...conftests(files),
		...files.filter((file) => signs[extensionOf(file)] !== undefined),
		...inFolders,
	]);
	const guards: SkipGuard[] = [];
	let hasLooked = false;
	for (const path of paths) {
		const document = tree.kindOf(path) === 'file' ? await facts.workspace.document(path) : undefined;
		if (document !== undefined) {
			guards.push(...guardsOf(facts, document));
			hasLooked = true;
		}
	}
	return { guards, hasLooked };
}

const TEST_FILE = /^test_.*\.py$|_test\.(?:py|go|cc|cpp|cxx|rs)$|\.(?:test|spec)\.[cm]?[jt]sx?$|Tests?\.(?:java|kt)$/;

/** `conftest.py` of each folder from the root down to a test file, the outermost first. */
function conftests(files: readonly RootPath[]): RootPath[] {
	const paths = new Set<RootPath>(['tests/conftest.py']);
	for (const file of files) {
		for (let folder = file.endsWith('.py') ? folderOf(file) : file; folder !== ''; folder = folderOf(folder)) {
			paths.add(`${folder}/conftest.py`);
		}
	}
	return ['conftest.py', ...[...paths].sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))];
}

function guardsOf({ quoter }: Facts, document: Document): SkipGuard[] {
	const byText = new Map<string, { effect: string; lines: Line0[] }>();
	for (let i = 0; i < document.lines.count; i++) {
		const text = document.lines.at(line0(i));
		const effect = effectOf(text, extensionOf(document.path));
		if (effect !== undefined) {
			const source = guardText(document, line0(i));
			const same = byText.get(source) ?? { effect, lines: [] };
			byText.set(source, same);
			same.lines.push(line0(i));
		}
	}
	return [...byText].map(([source, { effect, lines }]) => ({
		effect,
		source: quoter.code(source, 120),
		repeats: lines.length > 1 ? `, and ${lines.length - 1} more like it` : '',
		where: at(document, toLine1(lines[0] ?? line0(0))),
	}));
}

/** What a line of a test file does to tests; undefined for most. */
export const effectOf = (text: string, extension = 'py'): string | undefined =>
	isComment(text) ? undefined : signs[extension]?.find(({ pattern }) => pattern.test(text))?.effect;

const isComment = (text: string): boolean => /^\s*(?:#(?!\[)|\/\/(?!go:)|\*|import\b|from\b)/.test(text);

/** The line, with those behind it as long as a bracket is open; an `except` with what it does. */
function guardText(document: Document, line: Line0): string {
	const before = line === 0 ? '' : document.lines.at(line0(line - 1)).trim();
	// What it hangs on stands on the line above: `if testing.Short() {`.
	let text = document.lines.at(line).trim();
	if (CONDITION.test(before)) {
		return `${before} ${text}`;
	}
	for (let next = line + 1; next < line + mostLines && (isOpen(text) || /^except\b.*:$/.test(text)); next++) {
		text += ` ${document.lines.at(line0(next)).trim()}`;
	}
	return text.replace(/([([{]) /g, '$1').replace(/,? ([)\]}])/g, '$1');
}

/** `if testing.Short() {`, `if (!gpu) {`. */
const CONDITION = /^(?:\} else )?if\b.*\{$/;

function isOpen(text: string): boolean {
	let depth = 0;
	for (const character of text) {
		depth += '([{'.includes(character) ? 1 : ')]}'.includes(character) ? -1 : 0;
	}
	return depth > 0;
}
