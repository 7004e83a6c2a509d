import { folderOf } from '../../base/path.ts';
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

const patterns: readonly { readonly pattern: RegExp; readonly effect: string }[] = [
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
	const paths = new Set([...conftests(files), ...files.filter((file) => file.endsWith('.py')), ...inFolders]);
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

const TEST_FILE = /^test_.*\.py$|_test\.py$/;

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
		const effect = effectOf(text);
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
export const effectOf = (text: string): string | undefined =>
	isComment(text) ? undefined : patterns.find(({ pattern }) => pattern.test(text))?.effect;

const isComment = (text: string): boolean => /^\s*(?:#|import\b|from\b)/.test(text);

/** The line, with those behind it as long as a bracket is open; an `except` with what it does. */
function guardText(document: Document, line: Line0): string {
	let text = document.lines.at(line).trim();
	for (let next = line + 1; next < line + mostLines && (isOpen(text) || /^except\b.*:$/.test(text)); next++) {
		text += ` ${document.lines.at(line0(next)).trim()}`;
	}
	return text.replace(/([([{]) /g, '$1').replace(/,? ([)\]}])/g, '$1');
}

function isOpen(text: string): boolean {
	let depth = 0;
	for (const character of text) {
		depth += '([{'.includes(character) ? 1 : ')]}'.includes(character) ? -1 : 0;
	}
	return depth > 0;
}
