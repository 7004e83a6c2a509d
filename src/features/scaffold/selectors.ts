import { isBroken, type Resolution, type Target } from '../../indexing/resolution.ts';
import { resolvePointer } from '../../indexing/resolve.ts';
import type { RootPath } from '../../ports/files.ts';
import { scanPointers } from '../../syntax/pointer.ts';
import { type Selector, type SelectorNode, scanSelectors } from '../../syntax/selector.ts';
import { code } from '../markdown.ts';
import { type Listed, listed } from './budget.ts';
import { at, briefLines, type Facts, ledgerLines, type SourceLine, scopeLines } from './facts.ts';
import { cell } from './quote.ts';

/** A selector of the documents and what it finds. */
export interface FoundSelector {
	readonly selector: Selector;
	readonly nodes: readonly FoundNode[];
	/** A pointer to where it is named first. */
	readonly where: string;
}

/** What a node id leads to. */
interface FoundNode {
	readonly node: SelectorNode;
	readonly resolution: Resolution;
	/** Of a test that is not there: the class that it would stand in, where that is there. */
	readonly owner: Resolution | undefined;
	/** What stands there: `class`, `function`, `file`. */
	readonly kind: string;
}

/** A selector as the table of the selector map shows it. */
export interface SelectorRow {
	/** Counts from 1; the log names refer to it. */
	readonly number: number;
	/** The command or node id as it is written, a code span. */
	readonly selector: string;
	/** What is there and where: `class` with a pointer; what is not. */
	readonly found: string;
	readonly where: string;
}

/** Every pytest node id and command of brief, phase and ledger entry, each once, in the order of their first mention. */
export async function selectors(facts: Facts): Promise<Listed<FoundSelector>> {
	const { mappedTestsText: field, mappedTests = [] } = facts.brief?.brief ?? {};
	const named = new Map<string, NamedSelector>();
	for (const line of [...briefLines(facts), ...scopeLines(facts), ...ledgerLines(facts)]) {
		const isInBrief = line.document === facts.brief?.document;
		const inField = isInBrief && field !== undefined && field.line <= line.line && line.line <= field.lastLine;
		const found = inField ? mappedTests.filter((each) => each.line === line.line) : scanSelectors(line.text);
		for (const selector of found) {
			const key = selector.text.replace(/\s+/g, ' ');
			if (!named.has(key)) {
				named.set(key, { selector, line });
			}
		}
	}
	return listed(withoutParts([...named.values()]), async ({ selector, line }) => ({
		selector,
		nodes: await resolveNodes(facts, selector, line),
		where: at(line.document, line.line),
	}));
}

interface NamedSelector {
	readonly selector: Selector;
	readonly line: SourceLine;
}

/** A bare node id that a command holds is not named a second time. */
function withoutParts(all: readonly NamedSelector[]): NamedSelector[] {
	const inCommands = new Set(
		all.flatMap(({ selector }) => (selector.form === 'command' ? selector.nodes.map(idOf) : [])),
	);
	return all.filter(
		({ selector }) => selector.form === 'command' || !selector.nodes.every((node) => inCommands.has(idOf(node))),
	);
}

function idOf({ path, symbol }: SelectorNode): string {
	return symbol === undefined ? path : `${path}::${symbol}`;
}

async function resolveNodes(facts: Facts, selector: Selector, line: SourceLine): Promise<FoundNode[]> {
	const nodes: FoundNode[] = [];
	if (selector.nodes.length === 0) {
		return placesOf(facts, selector, line);
	}
	for (const node of selector.nodes) {
		const resolution = await resolveText(facts, idOf(node), line);
		if (resolution !== undefined) {
			const outer = resolution.status === 'missing-symbol' ? node.symbol?.replace(/(?:::)?[^:]*$/, '') : undefined;
			const owner =
				outer === undefined || outer === '' ? undefined : await resolveText(facts, `${node.path}::${outer}`, line);
			nodes.push({ node, resolution, owner, kind: await kindOf(facts, resolution) });
		}
	}
	return nodes;
}

/** The files and folders that are among the words of a command: `go test ./internal/queue/... -race`. What is not there may be no path. */
async function placesOf(facts: Facts, { text, span }: Selector, line: SourceLine): Promise<FoundNode[]> {
	const nodes: FoundNode[] = [];
	for (const { 0: word, index } of text.matchAll(PATH_WORD)) {
		const path = word.replace(/\/\.{3}$/, '');
		const resolution = await resolveText(facts, path, line);
		if (resolution?.status === 'ok') {
			const at = { start: span.start + index, end: span.start + index + word.length };
			const node = { path, symbol: undefined, span: at };
			nodes.push({ node, resolution, owner: undefined, kind: await kindOf(facts, resolution) });
		}
	}
	return nodes;
}

/** A word of a command with a slash in it, up to two hundred characters long. */
const PATH_WORD = /(?<![^\s])(?=[^\s]{0,200}\/)[\w.][\w./-]{0,200}(?![^\s])/g;

async function kindOf({ workspace }: Facts, { targets: [target] }: Resolution): Promise<string> {
	const line = target?.lines?.first;
	const document = target === undefined || line === undefined ? undefined : await workspace.document(target.path);
	const outline = document === undefined ? undefined : workspace.outline(document);
	return outline?.find((symbol) => symbol.line === line)?.kind ?? target?.kind ?? 'missing';
}

async function resolveText({ context }: Facts, text: string, line: SourceLine): Promise<Resolution | undefined> {
	// A folder without a slash behind it is no pointer in running text: `tests/cohort`.
	const [pointer = scanPointers(`${text}/`)[0]] = scanPointers(text);
	return pointer === undefined ? undefined : resolvePointer(context, pointer, line.document.path);
}

/** The test files that selectors lead to, each once. */
export function testFiles(all: readonly FoundSelector[]): RootPath[] {
	const paths = all.flatMap(({ nodes }) => nodes.flatMap(({ resolution }) => resolution.path ?? []));
	return [...new Set(paths)];
}

/** The files that selectors name and that are not there, each once and as it is written. */
export function missingFiles(all: readonly FoundSelector[]): string[] {
	const missing = all.flatMap(({ nodes }) =>
		nodes.flatMap(({ node, resolution }) => (resolution.status === 'missing-file' ? [node.path] : [])),
	);
	return [...new Set(missing)];
}

export function selectorRows({ quoter }: Facts, all: readonly FoundSelector[]): SelectorRow[] {
	return all.map(({ selector, nodes, where }, i) => ({
		number: i + 1,
		selector: cell(quoter.code(selector.text, 240)),
		found: nodes.length === 0 ? 'names no file' : nodes.map(foundText).join('; '),
		where,
	}));
}

function foundText({ node, resolution, owner, kind }: FoundNode): string {
	const { status, targets, path, candidates } = resolution;
	const [target] = targets;
	if (target !== undefined) {
		return `${kind} at ${placeOf(target)}`;
	}
	const [outer] = owner?.targets ?? [];
	const name = cell(code(node.symbol?.split('::').at(-1) ?? ''));
	if (outer !== undefined) {
		return `class at ${placeOf(outer)}, but no ${name}`;
	}
	if (status === 'missing-symbol' && path !== undefined) {
		return `file at ${code(`${path}:1`)}, but no ${cell(code(node.symbol ?? ''))}`;
	}
	if (status === 'ambiguous') {
		return `${candidates.length} places match`;
	}
	return isBroken(status) ? 'no such file' : 'not looked for';
}

function placeOf({ path, kind, lines }: Target): string {
	return code(kind === 'folder' ? `${path}/` : `${path}:${lines?.first ?? 1}`);
}
