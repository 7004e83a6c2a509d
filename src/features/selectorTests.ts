import type { Cancel } from '../base/cancel.ts';
import { isWithin, nameOf } from '../base/path.ts';
import type { Document } from '../indexing/document.ts';
import type { Resolution, Target } from '../indexing/resolution.ts';
import { type ResolveContext, resolvePointer } from '../indexing/resolve.ts';
import { Turns } from '../indexing/turns.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import type { RootPath } from '../ports/files.ts';
import { scanPointers } from '../syntax/pointer.ts';
import { type PytestExpression, readPytestExpression } from '../syntax/pytestExpression.ts';
import type { SourceSymbol } from '../syntax/pythonOutline.ts';
import type { Selector, SelectorNode } from '../syntax/selector.ts';
import { unquote } from '../syntax/shellWords.ts';

/** So many tests are found at most. */
const mostTests = 200;

/**
 * The tests that a command runs: its node ids where it names some and chooses among them no further, else the functions in
 * its files and folders (all test files where it names none) that `-k` and `-m` choose.
 */
export async function selectorTests(
	workspace: PlanWorkspace,
	selector: Selector,
	from: RootPath,
	cancel: Cancel,
): Promise<readonly Target[]> {
	const context = await workspace.resolving();
	const named = (await selectorPlaces(context, selector, from)).flatMap(({ targets }) => targets);
	const choice = choiceOf(selector);
	if (choice === undefined || (selector.nodes.length > 0 && named.length === 0)) {
		return named;
	}
	const found: Target[] = [];
	const turns = new Turns(workspace.ports.clock);
	for (const { path, within } of await filesOf(workspace, named)) {
		if (turns.isOver()) {
			await turns.next();
		}
		if (cancel.isCancellationRequested || found.length >= mostTests) {
			break;
		}
		const document = await workspace.document(path);
		if (document !== undefined && choice.mayChooseIn(document)) {
			const outline = workspace.outline(document) ?? [];
			const chosen = outline.filter(
				(each) => isTest(each) && isInside(each, within) && choice.chooses(path, each, outline),
			);
			for (const { line, lastLine } of chosen) {
				found.push({ path, kind: 'file', lines: { first: line, last: lastLine }, column: undefined });
			}
		}
	}
	return found.slice(0, mostTests);
}

/** Where each node id, file and folder that a selector names leads. */
export async function selectorPlaces(
	context: ResolveContext,
	selector: Selector,
	from: RootPath,
): Promise<readonly Resolution[]> {
	const places = await Promise.all(selector.nodes.map((node) => placeOf(context, node, from)));
	return places.filter((place) => place !== undefined);
}

async function placeOf(context: ResolveContext, { path, symbol }: SelectorNode, from: RootPath) {
	// A folder is given with or without its slash; only with it does a bare word read as a pointer.
	const written =
		symbol === undefined ? (/\.\w+$/.test(path) ? path : `${path.replace(/\/+$/, '')}/`) : `${path}::${symbol}`;
	const [pointer] = scanPointers(written);
	return pointer === undefined ? undefined : resolvePointer(context, pointer, from);
}

/** A file and the part of it that is asked about. */
interface Part {
	readonly path: RootPath;
	readonly within: Target['lines'];
}

/** What pytest collects by itself. */
const isTestFile = (path: RootPath): boolean => /^(?:test_.*|.*_test)\.py$/.test(nameOf(path));

async function filesOf(workspace: PlanWorkspace, named: readonly Target[]): Promise<Part[]> {
	const tests = [...(await workspace.tree()).all()].filter(isTestFile).sort();
	return named.length === 0
		? tests.map((path) => ({ path, within: undefined }))
		: named.flatMap(({ path, kind, lines }) =>
				kind === 'file'
					? [{ path, within: lines }]
					: tests.filter((test) => isWithin(path, test)).map((test) => ({ path: test, within: undefined })),
			);
}

/** What a command's `-k` and `-m` choose. */
interface Choice {
	/** False where nothing in the file can be chosen, told without an outline. */
	mayChooseIn(document: Document): boolean;
	chooses(path: RootPath, test: SourceSymbol, outline: readonly SourceSymbol[]): boolean;
}

/** Undefined for a command that chooses nothing, or not in a way that pytest understands. */
function choiceOf({ keyword, flags }: Selector): Choice | undefined {
	const marked = flags.flatMap((flag) => /^-m\s+(.+)$/.exec(flag)?.[1] ?? [])[0];
	const byName = keyword === undefined ? undefined : readPytestExpression(keyword);
	const byMark = marked === undefined ? undefined : readPytestExpression(unquote(marked));
	if (byName === undefined && byMark === undefined) {
		return undefined;
	}
	return {
		mayChooseIn: ({ path, lines }) => {
			const text = `${nameOf(path)}\n${lines.text}`.toLowerCase();
			return [byName, byMark].every((each) => each === undefined || mayHold(each, text));
		},
		chooses: (path, test, outline) => {
			const names = [nameOf(path), ...test.names].map((name) => name.toLowerCase());
			// As pytest does, `-k` looks for parts of names in any case, `-m` for whole marks.
			const isNamed = byName?.selects((word) => names.some((name) => name.includes(word.toLowerCase())));
			return isNamed !== false && byMark?.selects((word) => marksOf(test, outline).has(word)) !== false;
		},
	};
}

/** Where none of its words stands, an expression says for all tests the same. */
const mayHold = ({ words, selects }: PytestExpression, text: string): boolean =>
	words.some((word) => text.includes(word.toLowerCase())) || selects(() => false);

/** `pytest.mark.gpu`, `@mark.slow(…)`, of the function and of the classes around it. */
function marksOf(test: SourceSymbol, outline: readonly SourceSymbol[]): ReadonlySet<string> {
	const holders = outline.filter(
		({ kind, names }) => kind === 'class' && names.every((name, i) => test.names[i] === name),
	);
	const decorators = [test, ...holders].flatMap((each) => each.decorators);
	return new Set(decorators.flatMap((decorator) => /^(?:pytest\.)?mark\.(\w+)/.exec(decorator)?.[1] ?? []));
}

/** A function that pytest collects by its name. */
const isTest = ({ kind, names }: SourceSymbol): boolean => kind === 'function' && /^test/.test(names.at(-1) ?? '');

const isInside = ({ line }: SourceSymbol, within: Target['lines']): boolean =>
	within === undefined || (within.first <= line && line <= within.last);
