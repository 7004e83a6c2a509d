import type { Cancel } from '../base/cancel.ts';
import { folderOf, nameOf } from '../base/path.ts';
import { toLine0 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import { Turns } from '../indexing/turns.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import type { RootPath } from '../ports/files.ts';
import { citedIn } from './completion/cited.ts';
import { partsOf } from './fileParts.ts';
import { shorten } from './markdown.ts';
import { mostLabel } from './nodeText.ts';
import { workspaceSymbols } from './workspaceSymbols.ts';

/** A pointer that may be inserted, as a list of them shows it. */
export interface InsertablePointer {
	readonly kind: 'file' | 'heading' | 'task' | 'class' | 'function' | 'phase' | 'initiative' | 'finding';
	readonly label: string;
	readonly description: string;
	/** What is inserted. */
	readonly pointer: string;
}

/** More than these nobody looks through. */
const mostItems = 200;

/**
 * Files whose path holds the words of a query, then tasks, phases, initiatives and findings. The files used last come
 * first, then those that the document cites. None when cancelled.
 */
export async function insertablePointers(
	workspace: PlanWorkspace,
	document: Document | undefined,
	query: string,
	recent: readonly RootPath[],
	cancel: Cancel,
): Promise<InsertablePointer[]> {
	const words = query.toLowerCase().split(/\s+/);
	const cited = document === undefined ? new Set() : citedIn(document);
	const rank = (path: RootPath) => (recent.includes(path) ? 0 : cited.has(path) ? 1 : 2);
	const ranked: RootPath[][] = [recent.filter((path) => path !== document?.path && holds(path, words)), [], []];
	const tree = await workspace.tree();
	const turns = new Turns(workspace.ports.clock);
	for (const path of tree.all()) {
		if (turns.isOver()) {
			await turns.next();
		}
		if (cancel.isCancellationRequested) {
			return [];
		}
		const at = rank(path);
		const list = at === 0 ? undefined : ranked[at];
		if (list !== undefined && list.length < mostItems && path !== document?.path && holds(path, words)) {
			list.push(path);
		}
	}
	const files = ranked.flat().filter((path) => tree.kindOf(path) === 'file');
	const symbols = query.trim() === '' ? [] : await workspaceSymbols(workspace, query, cancel);
	return [
		...files.slice(0, mostItems).map((path) => toItem(path)),
		...symbols.slice(0, mostItems).flatMap(({ definition, name, container }): InsertablePointer[] => {
			const { kind, line, document: where } = definition;
			const description = [container, `${where.path}:${line}`].filter((part) => part !== '').join(' · ');
			return kind === 'attempt' ? [] : [{ kind, label: name, description, pointer: `${where.path}:${line}` }];
		}),
	];
}

const holds = (path: RootPath, words: readonly string[]): boolean => {
	const lower = path.toLowerCase();
	return words.every((word) => lower.includes(word));
};

const toItem = (path: RootPath): InsertablePointer => ({
	kind: 'file',
	label: nameOf(path),
	description: folderOf(path),
	pointer: path,
});

/** The pointers into a file: the file as a whole, then what it holds. */
export async function insertableParts(workspace: PlanWorkspace, file: Document): Promise<InsertablePointer[]> {
	const { path } = file;
	return [
		toItem(path),
		...(await partsOf(workspace, file)).map(({ kind, name, lines, symbol }) => ({
			kind,
			label: shorten(name, mostLabel),
			description: lines,
			pointer: symbol === undefined ? `${path}:${lines}` : `${path}::${symbol}`,
		})),
	];
}

/** True where a document writes most of its pointers in code spans. */
export function writesCodeSpans({ pointers, lines }: Document): boolean {
	const inSpan = pointers.filter(({ line, pointer }) => lines.at(toLine0(line))[pointer.span.start - 1] === '`');
	return inSpan.length > 0 && inSpan.length * 2 >= pointers.length;
}
