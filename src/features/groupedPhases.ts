import { groupBy } from '../base/collections.ts';
import { naturally } from '../base/naturally.ts';
import { folderOf } from '../base/path.ts';
import type { Line1 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import type { PlanIndex } from '../indexing/planIndex.ts';
import type { Task } from '../syntax/plan.ts';
import type { TaskState } from '../syntax/state.ts';
import { type Node, stateIcons } from './node.ts';
import { spoken } from './nodeText.ts';
import { documentNode, type PhasesFilter, phasesChildren, phasesPath } from './phasesTree.ts';
import { isFiltering, wants } from './taskFilter.ts';

export type GroupBy = 'initiative' | 'state' | 'folder';

/** What the Phases view shows, and what stands at its top: initiatives, the states of tasks, or the folders of documents. */
export interface PhasesView extends PhasesFilter {
	readonly groupBy: GroupBy;
}

/** True for a view that asks for the tasks of all plans each time that it is shown. */
export const asksForTasks = (view: PhasesView): boolean => view.groupBy === 'state' || isFiltering(view);

/** The nodes under one of the Phases view; its top level for an undefined id. */
export function groupedChildren(index: PlanIndex, parent: string | undefined, view: PhasesView): readonly Node[] {
	const found = revealed(index, view);
	if (found === undefined) {
		return childrenOf(index, parent, view);
	}
	return childrenOf(index, parent?.slice(found.length), view).map((node) => open(found, node));
}

/** The nodes from the top down to the innermost that holds a line of a document; empty where the view has none. */
export function groupedPath(index: PlanIndex, path: string, line: Line1, view: PhasesView): readonly Node[] {
	const found = revealed(index, view);
	const way = pathOf(index, path, line, view);
	return found === undefined ? way : way.map((node) => open(found, node));
}

/** So many tasks may be looked for without anybody having to open what holds them. */
const mostRevealed = 200;

/**
 * What stands before the ids of nodes that a text or a state has found, so that they are others than those of the whole view: an editor
 * remembers by its id whether a node was closed. Undefined where nothing is looked for, or too much found to be opened.
 */
function revealed(index: PlanIndex, view: PhasesView): string | undefined {
	if (!isFiltering(view)) {
		return undefined;
	}
	let count = 0;
	for (const { document, isWanted } of shownDocuments(index, view)) {
		count += document.plan.tasks.filter(isWanted).length;
		if (count > mostRevealed) {
			return undefined;
		}
	}
	const text = (view.text ?? '').trim();
	return text === '' ? `found:${view.states?.join()}|` : `found:${text}|`;
}

const open = (found: string, node: Node): Node => ({
	...node,
	id: found + node.id,
	children: node.children === 'none' ? 'none' : 'expanded',
});

function childrenOf(index: PlanIndex, parent: string | undefined, view: PhasesView): readonly Node[] {
	switch (view.groupBy) {
		case 'state':
			return stateChildren(index, parent, view);
		case 'folder':
			return folderChildren(index, parent, view);
		default:
			return phasesChildren(index, parent, view);
	}
}

function pathOf(index: PlanIndex, path: string, line: Line1, view: PhasesView): readonly Node[] {
	switch (view.groupBy) {
		case 'state':
			return statePath(index, path, line, view);
		case 'folder':
			return folderPath(index, path, line, view);
		default:
			return phasesPath(index, path, line, view);
	}
}

/** In the order in which people want to see them. */
const states: readonly TaskState[] = ['active', 'blocked', 'open', 'done', 'skipped'];

/** The same initiative stands under several states, so what is under a state has its name in front: `state:open|initiative:X`. */
const inState = /^state:(\w+)(?:\|(.*))?$/s;

function stateChildren(index: PlanIndex, parent: string | undefined, view: PhasesView): readonly Node[] {
	if (parent === undefined) {
		return stateNodes(index, view);
	}
	const [, state = '', id] = inState.exec(parent) ?? [];
	return phasesChildren(index, id, inOneState(view, state as TaskState)).flatMap((node) => under(state, node));
}

const inOneState = (view: PhasesView, state: TaskState): PhasesView => ({
	...view,
	states: [state],
	countsShown: true,
});

/** Notes are about documents and not about a state. */
const under = (state: string, node: Node): Node[] =>
	node.kind === 'note' ? [] : [{ ...node, id: `state:${state}|${node.id}` }];

function stateNodes(index: PlanIndex, view: PhasesView): Node[] {
	const counts = new Map<TaskState, number>();
	for (const { document, isWanted } of shownDocuments(index, view)) {
		for (const task of document.plan.tasks) {
			if (task.parent === undefined && isWanted(task)) {
				counts.set(task.state, (counts.get(task.state) ?? 0) + 1);
			}
		}
	}
	return states.flatMap((state) => {
		const count = counts.get(state) ?? 0;
		return count === 0
			? []
			: [
					{
						id: `state:${state}`,
						kind: 'group' as const,
						label: state,
						description: `${count}`,
						...stateIcons[state],
						accessibilityLabel: spoken(state, `${count} tasks`),
						children: 'collapsed' as const,
					},
				];
	});
}

function statePath(index: PlanIndex, path: string, line: Line1, view: PhasesView): readonly Node[] {
	const shown = shownDocuments(index, view).find(({ document }) => document.path === path);
	const task = shown?.document.plan.tasks.findLast((each) => each.line <= line && line <= each.lastLine);
	const top = task && stateNodes(index, view).find(({ id }) => id === `state:${task.state}`);
	if (task === undefined || top === undefined) {
		return [];
	}
	const below = phasesPath(index, path, line, inOneState(view, task.state));
	return [top, ...below.flatMap((node) => under(task.state, node))];
}

const folderId = /^folder:(.*)$/s;

function folderChildren(index: PlanIndex, parent: string | undefined, view: PhasesView): readonly Node[] {
	const folder = parent === undefined ? undefined : folderId.exec(parent)?.[1];
	if (parent !== undefined && folder === undefined) {
		return phasesChildren(index, parent, view);
	}
	const byFolder = documentsByFolder(index, view);
	return folder === undefined
		? [...byFolder.keys()].sort(naturally).map((each) => folderNode(each, byFolder.get(each)?.length ?? 0))
		: (byFolder.get(folder) ?? []).map((document) => documentNode(index, document, view));
}

function folderNode(folder: string, count: number): Node {
	return {
		id: `folder:${folder}`,
		kind: 'group',
		label: folder === '' ? '/' : folder,
		description: `${count}`,
		icon: 'folder',
		accessibilityLabel: spoken(`Folder ${folder}`, `${count} ${count === 1 ? 'plan' : 'plans'}`),
		children: 'collapsed',
		target: { path: folder, kind: 'folder', lines: undefined, column: undefined },
	};
}

function folderPath(index: PlanIndex, path: string, line: Line1, view: PhasesView): readonly Node[] {
	const folder = folderOf(path);
	const documents = documentsByFolder(index, view).get(folder) ?? [];
	const document = documents.find((each) => each.path === path);
	if (document === undefined) {
		return [];
	}
	// Below the document the nodes are the same ones, whatever stands above it.
	const below = phasesPath(index, path, line, view);
	const at = below.findIndex(
		({ kind }) => kind === 'phase' || kind === 'task' || (kind === 'group' && isSection(below)),
	);
	const inside = at < 0 ? [] : below.slice(at);
	return [folderNode(folder, documents.length), documentNode(index, document, view), ...inside];
}

const isSection = (nodes: readonly Node[]): boolean => nodes.some(({ id }) => id.startsWith('section:'));

const documentsByFolder = (index: PlanIndex, view: PhasesView): ReadonlyMap<string, readonly Document[]> =>
	groupBy(
		shownDocuments(index, view).map(({ document }) => document),
		({ path }) => folderOf(path),
	);

interface Shown {
	readonly document: Document;
	readonly isWanted: (task: Task) => boolean;
}

function shownDocuments(index: PlanIndex, view: PhasesView): Shown[] {
	const held = index.initiatives.flatMap((initiative) =>
		initiative.documents.map((document) => ({ document, isWanted: wants(view, document, initiative) })),
	);
	const loose = index.other.map((document) => ({ document, isWanted: wants(view, document, undefined) }));
	return [...held, ...loose]
		.filter(({ document }) => view.archive || !index.isArchived(document.path))
		.filter(({ document, isWanted }) => !isFiltering(view) || document.plan.tasks.some(isWanted));
}
