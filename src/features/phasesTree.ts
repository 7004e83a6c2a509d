import { folderOf, nameOf } from '../base/path.ts';
import type { Line1 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import { plainText } from '../indexing/headings.ts';
import { idKey } from '../indexing/idKey.ts';
import {
	effectiveState,
	type Initiative,
	isLeading,
	leftText,
	type PlanIndex,
	withoutId,
} from '../indexing/planIndex.ts';
import { countTasks, leftOf, tasksTell } from '../indexing/planSummary.ts';
import { amountOf, type Branch, DocumentTree, noteBranches, type PhasesFilter, shownTasks } from './documentTree.ts';
import { inert, shorten } from './markdown.ts';
import { type Node, stateIcons } from './node.ts';
import { documentId, documentOfId, idInside, idsOf } from './nodeIds.ts';
import { countsText, fileTarget, join, lineTarget, spoken, table } from './nodeText.ts';
import { ledgerProblems, planProblems } from './problems.ts';
import { isFiltering, wants } from './taskFilter.ts';

export type { PhasesFilter } from './documentTree.ts';

/**
 * The nodes under one of the Phases view; its top level for an undefined id.
 * Ids are made of names, not of lines, so that they outlive edits: `initiative:X`, `document:path`, `phase:path#D4.A`.
 * An id that is no longer there has no children.
 */
export function phasesChildren(index: PlanIndex, parent: string | undefined, filter: PhasesFilter): readonly Node[] {
	const branches = parent === undefined ? top(index, filter) : (find(index, parent, filter)?.children() ?? []);
	return branches.map((branch) => branch.node);
}

/** The nodes from the top down to the innermost that holds a line of a document; empty where the view has none. */
export function phasesPath(index: PlanIndex, path: string, line: Line1, filter: PhasesFilter): readonly Node[] {
	const document = documentAt(index, path);
	if (document === undefined) {
		return [];
	}
	const whole = nodeOfWhole(index, document);
	return descend(top(index, filter), path, holdersOf(index, document), idAt(document, line) ?? whole, whole);
}

/** An initiative with one document shows its phases, and stands for it. */
function nodeOfWhole(index: PlanIndex, document: Document): string {
	const initiative = initiativeOf(index, document);
	return initiative?.documents.length === 1 ? `initiative:${initiative.id}` : documentId(document.path);
}

/** The node of a document as a whole. */
export const documentNode = (index: PlanIndex, document: Document, filter: PhasesFilter): Node =>
	documentBranch(document, filter, initiativeOf(index, document)).node;

/** The ids of what stands above a document's own nodes. */
function holdersOf(index: PlanIndex, document: Document): ReadonlySet<string> {
	const { path } = document;
	const initiative = initiativeOf(index, document);
	const isArchived = initiative?.archived ?? index.isArchived(path);
	return new Set([
		...(initiative === undefined ? [] : [`initiative:${initiative.id}`]),
		...(isArchived ? ['group:archive'] : initiative === undefined ? ['group:other'] : []),
		documentId(path),
	]);
}

/** Opens what holds the document, and nothing beside it. */
function descend(
	branches: readonly Branch[],
	path: string,
	holders: ReadonlySet<string>,
	wanted: string,
	whole: string,
): readonly Node[] {
	for (const branch of branches) {
		const { id } = branch.node;
		if (id === wanted) {
			return [branch.node];
		}
		if (holders.has(id) || documentOfId(id) === path) {
			const below = descend(branch.children(), path, holders, wanted, whole);
			if (below.length > 0) {
				return [branch.node, ...below];
			}
			if (id === whole) {
				return [branch.node];
			}
		}
	}
	return [];
}

function idAt(document: Document, line: Line1): string | undefined {
	const { path, plan } = document;
	const task = plan.tasks.findLast((each) => each.line <= line && line <= each.lastLine);
	const phase = plan.phases.findLast((each) => each.line <= line && line <= each.lastLine);
	const ids = idsOf({ path, plan });
	return (task && ids.get(task)) ?? (phase && ids.get(phase));
}

function find(index: PlanIndex, id: string, filter: PhasesFilter): Branch | undefined {
	const path = documentOfId(id);
	if (path === undefined) {
		const initiative = index.initiatives.find((each) => `initiative:${each.id}` === id);
		const groups = initiative === undefined ? [...otherBranch(index, filter), ...archiveBranch(index, filter)] : [];
		return [...(initiative === undefined ? [] : initiativeBranch(initiative, filter)), ...groups].find(
			(branch) => branch.node.id === id,
		);
	}
	const document = documentAt(index, path);
	if (document === undefined) {
		return undefined;
	}
	const initiative = initiativeOf(index, document);
	return id === documentId(path)
		? documentBranch(document, filter, initiative)
		: new DocumentTree(document, filter, initiative).find(id);
}

const documentAt = (index: PlanIndex, path: string): Document | undefined =>
	[...index.initiatives.flatMap((each) => each.documents), ...index.other].find((each) => each.path === path);

const initiativeOf = (index: PlanIndex, document: Document): Initiative | undefined =>
	index.initiatives.find((each) => each.documents.includes(document));

function top(index: PlanIndex, filter: PhasesFilter): Branch[] {
	const live = index.initiatives
		.filter((each) => !each.archived)
		.flatMap((each) => initiativeBranch(each, filter, isFocused(index, each) ? 'expanded' : 'collapsed'));
	return [
		...live,
		...otherBranch(index, filter),
		...archiveBranch(index, filter),
		...unreadBranches(index),
		...ledgerBranches(index),
	];
}

/** True for the initiative of the brief, which nobody wants to open first. */
function isFocused({ brief }: PlanIndex, { id }: Initiative): boolean {
	const focused = brief?.brief.focus?.initiative;
	return focused !== undefined && idKey(focused) === idKey(id);
}

function initiativeBranch(
	initiative: Initiative,
	filter: PhasesFilter,
	children: Node['children'] = 'collapsed',
): Branch[] {
	const { documents, ledger } = initiative;
	if (!passes(documents, filter, initiative)) {
		return [];
	}
	const problems = ledger?.entry === undefined ? [] : ledgerProblems(ledger.document, ledger.entry);
	const below = () => [
		...(ledger === undefined ? [] : noteBranches(ledger.document.path, problems)),
		...(documents.length === 1 && documents[0] !== undefined
			? new DocumentTree(documents[0], filter, initiative).top()
			: documents
					.filter((each) => passes([each], filter, initiative))
					.map((each) => documentBranch(each, filter, initiative, { holder: initiative.id }))),
	];
	const hasChildren = problems.length > 0 || documents.some(hasNodes);
	return [{ node: initiativeNode(initiative, filter, hasChildren ? children : 'none'), children: below }];
}

function initiativeNode(initiative: Initiative, filter: PhasesFilter, children: Node['children']): Node {
	const { id, status, priority, owner, documents, ledger, counts } = initiative;
	const state = effectiveState(initiative);
	const title = initiative.title && plainText(initiative.title);
	const shown = () => countTasks(documents.flatMap((each) => shownTasks(each, filter, initiative)));
	const amount = amountOf(filter, counts, shown);
	const left = leftText(initiative);
	const name = title === undefined ? id : `${id} ${title}`;
	const ledgerTarget = ledger === undefined ? undefined : lineTarget(ledger.document.path, ledger.line);
	const target = ledgerTarget ?? (documents[0] === undefined ? undefined : fileTarget(documents[0].path));
	return {
		id: `initiative:${id}`,
		kind: 'initiative',
		label: id,
		description: join(
			amount.text,
			left,
			shorten(plainText(status ?? state ?? ''), 40),
			shorten(plainText(priority ?? ''), 40),
			title,
		),
		tooltip: table(`**${inert(id)}**${title === undefined ? '' : ` ${inert(title)}`}`, [
			['Status', status],
			['Priority', priority],
			['Owner', owner],
			['Tasks', join(countsText(counts), left)],
		]),
		...(state === 'done' ? stateIcons.done : { icon: 'project' }),
		accessibilityLabel: spoken(name, status ?? state, priority, amount.spoken, left),
		children,
		...(target && { target }),
		...(ledgerTarget && { ledger: ledgerTarget }),
		planId: id,
		...(state && { state }),
	};
}

const hasNodes = (document: Document): boolean =>
	document.summary.phases + document.summary.tasks > 0 || planProblems(document).length > 0;

interface Naming {
	/** Said where the name alone would not tell which document is meant. */
	readonly folder?: string;
	readonly name?: string;
	/** The id that the node above has, and that the title need not say once more. */
	readonly holder?: string;
}

function documentBranch(
	document: Document,
	filter: PhasesFilter,
	initiative?: Initiative,
	{ folder = '', name = nameOf(document.path), holder }: Naming = {},
): Branch {
	const { counts, status = '' } = document.summary;
	const amount = amountOf(filter, counts, () => countTasks(shownTasks(document, filter, initiative)));
	const title = plainText(document.summary.title ?? '');
	const ownTitle = holder === undefined ? title : (withoutId(title, holder) ?? title);
	const said = tasksTell(counts) ? '' : shorten(plainText(status), 40);
	return {
		node: {
			id: documentId(document.path),
			kind: 'document',
			label: name,
			description: join(amount.text, said, folder, ownTitle),
			tooltip: table(`**${inert(title || name)}**`, [
				['Status', status],
				['File', document.path],
				['Tasks', countsText(counts)],
			]),
			...(leftOf(counts) === 0 && counts.done > 0 ? stateIcons.done : { icon: 'file' }),
			accessibilityLabel: spoken(name, folder, ownTitle, amount.spoken, said),
			children: 'collapsed',
			target: fileTarget(document.path),
		},
		children: () => new DocumentTree(document, filter, initiative).top(),
	};
}

/** How many plans may stand there at first. */
const mostOpened = 100;

function otherBranch(index: PlanIndex, filter: PhasesFilter): Branch[] {
	const live = index.other.filter((each) => passes([each], filter) && !index.isArchived(each.path));
	const named = countNames(live);
	// Where there is nothing else, nobody wants to open it first.
	const isAll = index.initiatives.length === 0;
	const children = isAll && live.length === 1 ? 'expanded' : 'collapsed';
	return group(
		'other',
		'Other plans',
		'files',
		live.map((each) => () => [looseBranch(each, named, filter, children)]),
		shownIn(live, filter),
		isAll && live.length <= mostOpened ? 'expanded' : 'collapsed',
	);
}

/** The name of a document, with its folder where each plan has one of that name: `add-search/tasks.md`. */
const telling = (path: string): string =>
	isLeading(path) && path.includes('/') ? `${nameOf(folderOf(path))}/${nameOf(path)}` : nameOf(path);

/** How many of some documents go by each name. */
function countNames(documents: readonly Document[]): ReadonlyMap<string, number> {
	const named = new Map<string, number>();
	for (const { path } of documents) {
		const name = telling(path);
		named.set(name, (named.get(name) ?? 0) + 1);
	}
	return named;
}

/** A document of no initiative, with its folder where it has no title or others beside it go by the same name. */
function looseBranch(
	document: Document,
	named: ReadonlyMap<string, number>,
	filter: PhasesFilter,
	children: Node['children'] = 'collapsed',
): Branch {
	const name = telling(document.path);
	const isClear = document.summary.title !== undefined && named.get(name) === 1;
	const { node, ...branch } = documentBranch(document, filter, undefined, {
		folder: isClear ? '' : folderOf(document.path),
		name,
	});
	return { ...branch, node: { ...node, children } };
}

/** Archived plans are many as a rule: until the group is opened they are only counted. */
function archiveBranch(index: PlanIndex, filter: PhasesFilter): Branch[] {
	if (!filter.archive) {
		return [];
	}
	const initiatives = index.initiatives.filter((each) => each.archived && passes(each.documents, filter, each));
	const other = index.other.filter((each) => index.isArchived(each.path) && passes([each], filter));
	const named = countNames(other);
	const members = [
		...initiatives.map((each) => () => initiativeBranch(each, filter)),
		...other.map((each) => () => [looseBranch(each, named, filter)]),
	];
	const tasks = initiatives.map((each) => shownIn(each.documents, filter, each) ?? 0);
	const loose = shownIn(other, filter);
	return group(
		'archive',
		'Archived plans',
		'archive',
		members,
		loose === undefined ? undefined : tasks.reduce((sum, each) => sum + each, loose),
	);
}

/** How many tasks of some documents are shown; undefined where nodes do not count those. */
function shownIn(documents: readonly Document[], filter: PhasesFilter, initiative?: Initiative): number | undefined {
	if (filter.countsShown !== true) {
		return undefined;
	}
	const tasks = documents.flatMap((each) => shownTasks(each, filter, initiative));
	return tasks.filter(({ parent }) => parent === undefined).length;
}

/** @param shown how many tasks are shown; else the node says how many members it has */
function group(
	id: string,
	label: string,
	icon: string,
	members: readonly (() => readonly Branch[])[],
	shown: number | undefined,
	children: Node['children'] = 'collapsed',
): Branch[] {
	const count = shown === undefined ? `${members.length} ${members.length === 1 ? 'plan' : 'plans'}` : `${shown}`;
	return members.length === 0
		? []
		: [
				{
					node: {
						id: `group:${id}`,
						kind: 'group',
						label,
						description: `${count}`,
						icon,
						accessibilityLabel: `${label}, ${count}`,
						children,
					},
					children: () => members.flatMap((member) => member()),
				},
			];
}

/** A document that could not be read says so where its plan would stand. */
function unreadBranches(index: PlanIndex): Branch[] {
	return index.unread.map(({ path, message }) => ({
		node: {
			id: idInside('note', path, 'unread'),
			kind: 'note',
			label: nameOf(path),
			description: message,
			tooltip: inert(message),
			icon: 'warning',
			color: 'list.warningForeground',
			accessibilityLabel: `${path} was not read: ${message}`,
			children: 'none',
			target: fileTarget(path),
		},
		children: () => [],
	}));
}

/** What is wrong in a ledger outside its entries; one that is a plan of its own says it there. */
function ledgerBranches(index: PlanIndex): Branch[] {
	const ledgers = index.ledgers.filter((each) => !index.other.includes(each));
	return ledgers.flatMap((each) =>
		noteBranches(each.path, ledgerProblems(each)).map(({ node, children }) => ({
			node: { ...node, description: nameOf(each.path) },
			children,
		})),
	);
}

function passes(documents: readonly Document[], filter: PhasesFilter, initiative?: Initiative): boolean {
	return !isFiltering(filter) || documents.some((each) => each.plan.tasks.some(wants(filter, each, initiative)));
}
