import { line1 } from '../../base/position.ts';
import { isBroken, type Resolution } from '../../indexing/resolution.ts';
import { resolvePointer } from '../../indexing/resolve.ts';
import type { RootPath } from '../../ports/files.ts';
import { scanPointers } from '../../syntax/pointer.ts';
import { type Selector, type SelectorNode, scanSelectors } from '../../syntax/selector.ts';
import { code } from '../markdown.ts';
import { at, briefLines, type Facts, ledgerLines, type SourceLine, scopeLines } from './facts.ts';
import { cell } from './quote.ts';

/** A selector of the documents and what it finds. */
export interface FoundSelector {
	readonly selector: Selector;
	/** Where it is named first. */
	readonly line: SourceLine;
	/** What each of its node ids leads to. */
	readonly nodes: readonly { readonly node: SelectorNode; readonly resolution: Resolution }[];
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
export async function selectors(facts: Facts): Promise<FoundSelector[]> {
	const found = new Map<string, FoundSelector>();
	const mapped = facts.brief?.brief.mappedTestsText;
	for (const line of [...briefLines(facts), ...scopeLines(facts), ...ledgerLines(facts)]) {
		const inField =
			line.document === facts.brief?.document &&
			mapped !== undefined &&
			mapped.line <= line.line &&
			line.line <= mapped.lastLine;
		for (const selector of scanSelectors(line.text, inField)) {
			const key = selector.text.replace(/\s+/g, ' ');
			if (!found.has(key)) {
				found.set(key, { selector, line, nodes: await resolveNodes(facts, selector, line) });
			}
		}
	}
	return withoutParts([...found.values()]);
}

/** A bare node id that a command holds is not named a second time. */
function withoutParts(all: readonly FoundSelector[]): FoundSelector[] {
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

async function resolveNodes({ context }: Facts, selector: Selector, line: SourceLine): Promise<FoundSelector['nodes']> {
	const nodes: { node: SelectorNode; resolution: Resolution }[] = [];
	for (const node of selector.nodes) {
		const [pointer] = scanPointers(idOf(node));
		if (pointer !== undefined) {
			nodes.push({ node, resolution: await resolvePointer(context, pointer, line.document.path) });
		}
	}
	return nodes;
}

/** The test files that selectors lead to, each once. */
export function testFiles(all: readonly FoundSelector[]): RootPath[] {
	const paths = all.flatMap(({ nodes }) => nodes.flatMap(({ resolution }) => resolution.path ?? []));
	return [...new Set(paths)];
}

export function selectorRows({ quoter }: Facts, all: readonly FoundSelector[]): SelectorRow[] {
	return all.map(({ selector, line, nodes }, i) => ({
		number: i + 1,
		selector: cell(quoter.code(selector.text, 240)),
		found:
			nodes.length === 0
				? 'names no file'
				: nodes.map(({ node, resolution }) => foundText(node, resolution)).join('; '),
		where: at(line.document, line.line),
	}));
}

function foundText(node: SelectorNode, { status, targets, path, candidates }: Resolution): string {
	const [target] = targets;
	if (target !== undefined) {
		const line = target.lines?.first;
		const kind = target.kind === 'folder' ? 'folder' : node.symbol === undefined || line === undefined ? 'file' : 'yes';
		const place = target.kind === 'folder' ? `${target.path}/` : `${target.path}:${line ?? line1(1)}`;
		return `${kind}: ${code(place)}`;
	}
	if (status === 'missing-symbol' && path !== undefined) {
		return `file ${code(`${path}:1`)}, but no \`${node.symbol?.replaceAll('|', '\\|')}\``;
	}
	if (status === 'ambiguous') {
		return `${candidates.length} files match`;
	}
	return isBroken(status) ? 'no such file' : 'not looked for';
}
