import { folderOf } from '../base/path.ts';
import type { Line1 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import type { PlanIndex } from '../indexing/planIndex.ts';
import type { TaskState } from '../syntax/state.ts';
import { type Node, stateIcons } from './node.ts';
import { spoken } from './nodeText.ts';
import { documentNode, type PhasesFilter, phasesChildren, phasesPath } from './phasesTree.ts';
import { wants } from './taskFilter.ts';

export type GroupBy = 'initiative' | 'state' | 'folder';

/** What the Phases view shows, and what stands at its top: initiatives, the states of tasks, or the folders of documents. */
export interface PhasesView extends PhasesFilter {
	readonly groupBy: GroupBy;
}

/** The nodes under one of the Phases view; its top level for an undefined id. */
export function groupedChildren(index: PlanIndex, parent: string | undefined, view: PhasesView): readonly Node[] {
	switch (view.groupBy) {
		case 'state':
			return stateChildren(index, parent, view);
		case 'folder':
			return folderChildren(index, parent, view);
		default:
			return phasesChildren(index, parent, view);
	}
}

/** The nodes from the top down to the innermost that holds a line of a document; empty where the view has none. */
export function groupedPath(index: PlanIndex, path: string, line: Line1, view: PhasesView): readonly Node[] {
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
		return states.flatMap((state) => stateNode(index, state, view));
	}
	const [, state = '', id] = inState.exec(parent) ?? [];
	return phasesChildren(index, id, { ...view, states: [state as TaskState] }).flatMap((node) => under(state, node));
}

/** Notes are about documents and not about a state. */
const under = (state: string, node: Node): Node[] =>
	node.kind === 'note' ? [] : [{ ...node, id: `state:${state}|${node.id}` }];

function stateNode(index: PlanIndex, state: TaskState, view: PhasesView): Node[] {
	if (view.states?.includes(state) === false) {
		return [];
	}
	const count = shownDocuments(index, view).reduce((sum, document) => {
		const initiative = index.initiatives.find((each) => each.documents.includes(document));
		const isWanted = wants({ ...view, states: [state] }, document, initiative);
		return sum + document.plan.tasks.filter((task) => task.parent === undefined && isWanted(task)).length;
	}, 0);
	return count === 0
		? []
		: [
				{
					id: `state:${state}`,
					kind: 'group',
					label: state,
					description: `${count}`,
					...stateIcons[state],
					accessibilityLabel: spoken(state, `${count} tasks`),
					children: 'collapsed',
				},
			];
}

function statePath(index: PlanIndex, path: string, line: Line1, view: PhasesView): readonly Node[] {
	const document = shownDocuments(index, view).find((each) => each.path === path);
	const task = document?.plan.tasks.findLast((each) => each.line <= line && line <= each.lastLine);
	if (task === undefined) {
		return [];
	}
	const below = phasesPath(index, path, line, { ...view, states: [task.state] });
	return [...stateNode(index, task.state, view), ...below.flatMap((node) => under(task.state, node))];
}

const folderId = /^folder:(.*)$/s;

function folderChildren(index: PlanIndex, parent: string | undefined, view: PhasesView): readonly Node[] {
	if (parent === undefined) {
		const folders = new Set(shownDocuments(index, view).map(({ path }) => folderOf(path)));
		return [...folders].sort(naturally).map((folder) => folderNode(index, folder, view));
	}
	const folder = folderId.exec(parent)?.[1];
	return folder === undefined
		? phasesChildren(index, parent, view)
		: documentsIn(index, folder, view).map((document) => documentNode(index, document, view));
}

function folderNode(index: PlanIndex, folder: string, view: PhasesView): Node {
	const count = documentsIn(index, folder, view).length;
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
	const document = shownDocuments(index, view).find((each) => each.path === path);
	if (document === undefined) {
		return [];
	}
	const own = documentNode(index, document, view);
	const below = phasesPath(index, path, line, view);
	// Below the document the nodes are the same ones, whatever stands above it.
	const at = below.findIndex(
		({ kind }) => kind === 'phase' || kind === 'task' || (kind === 'group' && isSection(below)),
	);
	return [folderNode(index, folderOf(path), view), own, ...(at < 0 ? [] : below.slice(at))];
}

const isSection = (nodes: readonly Node[]): boolean => nodes.some(({ id }) => id.startsWith('section:'));

const documentsIn = (index: PlanIndex, folder: string, view: PhasesView): Document[] =>
	shownDocuments(index, view).filter(({ path }) => folderOf(path) === folder);

function shownDocuments(index: PlanIndex, view: PhasesView): Document[] {
	const held = index.initiatives.flatMap((initiative) =>
		initiative.documents.map((document) => ({ document, initiative })),
	);
	const all = [...held, ...index.other.map((document) => ({ document, initiative: undefined }))];
	return all
		.filter(({ document }) => view.archive || !index.isArchived(document.path))
		.filter(({ document, initiative }) => {
			const isWanted = wants(view, document, initiative);
			const isFree = view.states === undefined && (view.text ?? '').trim() === '';
			return isFree || document.plan.tasks.some(isWanted);
		})
		.map(({ document }) => document);
}

/** `BULK-2` stands before `BULK-10`. */
const naturally = new Intl.Collator('en', { numeric: true }).compare;
