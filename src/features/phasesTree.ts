import { nameOf } from '../base/path.ts';
import { type Line1, toLine1 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import { plainText } from '../indexing/headings.ts';
import {
	type Counts,
	countTasks,
	effectiveState,
	type Initiative,
	type PlanIndex,
	progress,
} from '../indexing/planIndex.ts';
import type { Target } from '../indexing/resolution.ts';
import { fieldOf, type Phase, type Task } from '../syntax/plan.ts';
import type { TaskState } from '../syntax/state.ts';
import { inert, shorten } from './markdown.ts';
import { type Node, stateIcons } from './node.ts';

/** What the Phases view shows of the plans. */
export interface PhasesFilter {
	/** Only tasks in these states, and what leads to them; undefined for all. */
	readonly states: readonly TaskState[] | undefined;
	readonly archive: boolean;
}

/** A node and, computed when asked, what is under it. */
interface Branch {
	readonly node: Node;
	children(): readonly Branch[];
}

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
	const document = [...index.initiatives.flatMap((each) => each.documents), ...index.other].find(
		(each) => each.path === path,
	);
	const wanted = document === undefined ? undefined : idAt(document, line);
	return document === undefined ? [] : descend(top(index, filter), document, wanted ?? `document:${path}`);
}

function descend(branches: readonly Branch[], document: Document, wanted: string): readonly Node[] {
	for (const branch of branches) {
		const { id } = branch.node;
		if (id === wanted) {
			return [branch.node];
		}
		if (mayHold(id, document)) {
			const below = descend(branch.children(), document, wanted);
			if (below.length > 0) {
				return [branch.node, ...below];
			}
			if (id === `document:${document.path}`) {
				return [branch.node];
			}
		}
	}
	return [];
}

/** Only what belongs to the document, or stands above documents, is opened on the way down. */
function mayHold(id: string, document: Document): boolean {
	const place = /^(?:document|phase|task|section):(.*)$/s.exec(id)?.[1];
	return place === undefined || place === document.path || place.startsWith(`${document.path}#`);
}

function idAt(document: Document, line: Line1): string | undefined {
	const { plan } = document;
	const task = plan.tasks.findLast((each) => each.line <= line && line <= each.lastLine);
	const phase = plan.phases.findLast((each) => each.line <= line && line <= each.lastLine);
	const ids = idsOf(document);
	return (task && ids.get(task)) ?? (phase && ids.get(phase));
}

function find(index: PlanIndex, id: string, filter: PhasesFilter): Branch | undefined {
	const path = /^(?:document|phase|task|section):([^#]*)/.exec(id)?.[1];
	if (path === undefined) {
		const groups = [...top(index, filter), ...archived(index, filter)];
		return groups.find((branch) => branch.node.id === id);
	}
	const document = [...index.initiatives.flatMap((each) => each.documents), ...index.other].find(
		(each) => each.path === path,
	);
	if (document === undefined) {
		return undefined;
	}
	const initiative = initiativeOf(index, document);
	return id === `document:${path}`
		? documentBranch(document, filter, initiative)
		: new DocumentTree(document, filter, initiative).find(id);
}

const initiativeOf = (index: PlanIndex, document: Document): Initiative | undefined =>
	index.initiatives.find((each) => each.documents.includes(document));

function top(index: PlanIndex, filter: PhasesFilter): Branch[] {
	const live = index.initiatives.filter((each) => !each.archived).flatMap((each) => initiativeBranch(each, filter));
	return [...live, ...otherBranch(index, filter), ...archiveBranch(index, filter), ...unreadBranches(index)];
}

function initiativeBranch(initiative: Initiative, filter: PhasesFilter): Branch[] {
	if (!passes(initiative.documents, filter)) {
		return [];
	}
	const { id, title, status, priority, owner, documents, ledger, counts } = initiative;
	const state = effectiveState(initiative);
	const done = progress(counts);
	const name = title === undefined ? id : `${id} ${plainText(title)}`;
	const ledgerTarget = ledger === undefined ? undefined : lineTarget(ledger.document.path, ledger.line);
	const target = ledgerTarget ?? (documents[0] === undefined ? undefined : fileTarget(documents[0].path));
	const children = () =>
		documents.length === 1 && documents[0] !== undefined
			? new DocumentTree(documents[0], filter, initiative).top()
			: documents.filter((each) => passes([each], filter)).map((each) => documentBranch(each, filter, initiative));
	return [
		{
			node: {
				id: `initiative:${id}`,
				kind: 'initiative',
				label: id,
				description: join(
					done,
					shorten(plainText(status ?? state ?? ''), 40),
					shorten(plainText(priority ?? ''), 40),
					title && plainText(title),
				),
				tooltip: table(`**${inert(id)}**${title === undefined ? '' : ` ${inert(plainText(title))}`}`, [
					['Status', status],
					['Priority', priority],
					['Owner', owner],
					['Tasks', countsText(counts)],
				]),
				...(state === 'done' ? stateIcons.done : { icon: 'project' }),
				accessibilityLabel: spoken(name, status ?? state, priority, done && `${done} done`),
				children: documents.some((each) => each.plan.phases.length + each.plan.tasks.length > 0) ? 'collapsed' : 'none',
				...(target && { target }),
				...(ledgerTarget && { ledger: ledgerTarget }),
				planId: id,
				...(state && { state }),
			},
			children,
		},
	];
}

function documentBranch(document: Document, filter: PhasesFilter, initiative?: Initiative): Branch {
	const tree = new DocumentTree(document, filter, initiative);
	const done = progress(tree.counts());
	const title = plainText(document.plan.title ?? nameOf(document.path));
	return {
		node: {
			id: `document:${document.path}`,
			kind: 'document',
			label: nameOf(document.path),
			description: join(done, title),
			tooltip: table(`**${inert(title)}**`, [
				['File', document.path],
				['Tasks', countsText(tree.counts())],
			]),
			icon: 'file',
			accessibilityLabel: spoken(nameOf(document.path), title, done && `${done} done`),
			children: 'collapsed',
			target: fileTarget(document.path),
		},
		children: () => tree.top(),
	};
}

function otherBranch(index: PlanIndex, filter: PhasesFilter): Branch[] {
	const live = index.other.filter((each) => passes([each], filter) && !index.isArchived(each.path));
	return group(
		'other',
		'Other plans',
		'files',
		live.map((each) => () => documentBranch(each, filter)),
	);
}

function archiveBranch(index: PlanIndex, filter: PhasesFilter): Branch[] {
	return filter.archive
		? group(
				'archive',
				'Archived plans',
				'archive',
				archived(index, filter).map((branch) => () => branch),
			)
		: [];
}

function archived(index: PlanIndex, filter: PhasesFilter): Branch[] {
	return [
		...index.initiatives.filter((each) => each.archived).flatMap((each) => initiativeBranch(each, filter)),
		...index.other
			.filter((each) => index.isArchived(each.path) && passes([each], filter))
			.map((each) => documentBranch(each, filter)),
	];
}

function group(id: string, label: string, icon: string, members: readonly (() => Branch)[]): Branch[] {
	return members.length === 0
		? []
		: [
				{
					node: {
						id: `group:${id}`,
						kind: 'group',
						label,
						description: `${members.length}`,
						icon,
						accessibilityLabel: `${label}, ${members.length}`,
						children: 'collapsed',
					},
					children: () => members.map((member) => member()),
				},
			];
}

/** A document that could not be read says so where its plan would stand. */
function unreadBranches(index: PlanIndex): Branch[] {
	return index.unread.map(({ path, message }) => ({
		node: {
			id: `note:${path}`,
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

/** Phases, sections and tasks of one document. */
class DocumentTree {
	private readonly document: Document;
	private readonly initiative: Initiative | undefined;
	private readonly ids: ReadonlyMap<Phase | Task, string>;
	/** Places of the tasks that pass the filter, by the place of the task or phase they stand in. */
	private readonly tasksInTask = new Map<number, number[]>();
	private readonly tasksInPhase = new Map<number | undefined, number[]>();
	private readonly phasesInPhase = new Map<number | undefined, number[]>();

	constructor(document: Document, filter: PhasesFilter, initiative: Initiative | undefined) {
		this.document = document;
		this.initiative = initiative;
		this.ids = idsOf(document);
		const { phases, tasks } = document.plan;
		const passing = passingTasks(tasks, filter);
		for (const [place, task] of tasks.entries()) {
			if (!passing.has(place)) {
				continue;
			}
			if (task.parent === undefined) {
				push(this.tasksInPhase, task.phase, place);
			} else {
				push(this.tasksInTask, task.parent, place);
			}
		}
		const shown = filter.states === undefined ? undefined : this.phasesWithTasks();
		for (const [place, phase] of phases.entries()) {
			if (shown === undefined || shown.has(place)) {
				push(this.phasesInPhase, phase.parent, place);
			}
		}
	}

	private phasesWithTasks(): ReadonlySet<number> {
		const shown = new Set<number>();
		for (const inner of this.tasksInPhase.keys()) {
			for (let phase = inner; phase !== undefined; phase = this.document.plan.phases[phase]?.parent) {
				shown.add(phase);
			}
		}
		return shown;
	}

	top(): Branch[] {
		return this.inOrder(undefined);
	}

	find(id: string): Branch | undefined {
		const { phases, tasks } = this.document.plan;
		const phase = phases.findIndex((each) => this.ids.get(each) === id);
		if (phase >= 0) {
			return this.phaseBranch(phase);
		}
		const task = tasks.findIndex((each) => this.ids.get(each) === id);
		return task >= 0 ? this.taskBranch(task) : this.sections().find((section) => section.node.id === id);
	}

	counts(): Counts {
		return countTasks(this.document.plan.tasks);
	}

	/** Subphases and tasks of a phase, or of none, as they stand in the document. */
	private inOrder(phase: number | undefined): Branch[] {
		const { phases, tasks } = this.document.plan;
		const found = (this.phasesInPhase.get(phase) ?? []).map((place) => ({
			line: phases[place]?.line ?? 0,
			branch: this.phaseBranch(place),
		}));
		if (phase === undefined) {
			found.push(...this.sections().map((branch) => ({ line: branch.line, branch })));
		} else {
			for (const place of this.tasksInPhase.get(phase) ?? []) {
				found.push({ line: tasks[place]?.line ?? 0, branch: this.taskBranch(place) });
			}
		}
		return found.sort((a, b) => a.line - b.line).map(({ branch }) => branch);
	}

	/** Tasks outside any phase stand under the heading they have; where there is none, by themselves. */
	private sections(): (Branch & { readonly line: Line1 })[] {
		const sections = new Map<string, { heading: string; line: Line1; tasks: number[] }>();
		const loose: (Branch & { readonly line: Line1 })[] = [];
		for (const i of this.tasksInPhase.get(undefined) ?? []) {
			const task = this.document.plan.tasks[i] as Task;
			const heading = this.document.headings.pathTo(task.line).at(-1);
			if (heading === undefined || heading.level === 1) {
				loose.push({ ...this.taskBranch(i), line: task.line });
				continue;
			}
			const key = `section:${this.document.path}#${plainText(heading.text)}`;
			const section = sections.get(key) ?? { heading: plainText(heading.text), line: toLine1(heading.line), tasks: [] };
			sections.set(key, section);
			section.tasks.push(i);
		}
		return [...loose, ...[...sections].map(([id, section]) => this.sectionBranch(id, section))];
	}

	private sectionBranch(id: string, section: { heading: string; line: Line1; tasks: readonly number[] }) {
		const { tasks } = this.document.plan;
		const done = progress(countTasks(section.tasks.flatMap((i) => tasks[i] ?? [])));
		return {
			line: section.line,
			node: {
				id,
				kind: 'group' as const,
				label: section.heading,
				...(done && { description: done }),
				icon: 'checklist',
				accessibilityLabel: spoken(section.heading, done && `${done} done`),
				children: 'collapsed' as const,
				target: lineTarget(this.document.path, section.line),
			},
			children: () => section.tasks.map((i) => this.taskBranch(i)),
		};
	}

	private phaseBranch(place: number): Branch {
		const phase = this.document.plan.phases[place] as Phase;
		const counts = countTasks(this.tasksWithin(place));
		const done = progress(counts);
		const state = phase.state ?? effectiveState({ state: undefined, counts });
		const title = plainText(phase.title);
		const label = title === '' ? phaseName(phase.id) : `${phaseName(phase.id)} — ${title}`;
		return {
			node: {
				id: this.ids.get(phase) ?? '',
				kind: 'phase',
				label: phaseName(phase.id),
				description: join(done, title),
				tooltip: table(`**${inert(label)}**`, [
					['Goal', fieldOf(phase.fields, 'Goal')?.text],
					['Prereqs', fieldOf(phase.fields, 'Prereqs')?.text],
					['Exit Criteria', fieldOf(phase.fields, 'Exit Criteria')?.text],
					['Tasks', countsText(counts)],
				]),
				...(state === 'done' ? stateIcons.done : { icon: 'milestone' }),
				accessibilityLabel: spoken(label, done && `${done} done`),
				children: this.phasesInPhase.has(place) || this.tasksInPhase.has(place) ? 'collapsed' : 'none',
				target: lineTarget(this.document.path, phase.line),
				planId: phase.id,
				...(this.initiative?.ledger && {
					ledger: lineTarget(this.initiative.ledger.document.path, this.initiative.ledger.line),
				}),
				...(state && { state }),
				create: {
					...(this.initiative && { initiative: this.initiative.id }),
					phase: phase.id,
					document: this.document.path,
				},
			},
			children: () => this.inOrder(place),
		};
	}

	private taskBranch(place: number): Branch {
		const task = this.document.plan.tasks[place] as Task;
		const title = plainText(task.title);
		const label = [task.id, title].filter((part) => part !== undefined && part !== '').join(' ');
		return {
			node: {
				id: this.ids.get(task) ?? '',
				kind: 'task',
				label: shorten(task.id ?? (title === '' ? '(no title)' : title), mostLabel),
				description: join(task.state, task.id && shorten(title, mostLabel)),
				tooltip: table(`**${inert(label)}**`, [
					['State', `${task.state}, written ${task.raw}`],
					['Guidance', task.guidance],
				]),
				...stateIcons[task.state],
				accessibilityLabel: spoken(shorten(label, mostLabel), task.state),
				children: this.tasksInTask.has(place) ? 'collapsed' : 'none',
				target: lineTarget(this.document.path, task.line),
				...(task.id !== undefined && { planId: task.id }),
				state: task.state,
			},
			children: () => (this.tasksInTask.get(place) ?? []).map((each) => this.taskBranch(each)),
		};
	}

	private tasksWithin(phase: number): Task[] {
		const { phases, tasks } = this.document.plan;
		const within = new Set([phase]);
		for (const [i, each] of phases.entries()) {
			if (each.parent !== undefined && within.has(each.parent)) {
				within.add(i);
			}
		}
		return tasks.filter((task) => task.phase !== undefined && within.has(task.phase));
	}
}

/** The places of the tasks that are in a wanted state, and of those above them. */
function passingTasks(tasks: readonly Task[], { states }: PhasesFilter): ReadonlySet<number> {
	const passing = new Set<number>();
	for (const [place, task] of tasks.entries()) {
		if (states === undefined || states.includes(task.state)) {
			for (let each: number | undefined = place; each !== undefined && !passing.has(each); each = tasks[each]?.parent) {
				passing.add(each);
			}
		}
	}
	return passing;
}

function push<K>(lists: Map<K, number[]>, key: K, value: number): void {
	const list = lists.get(key);
	if (list === undefined) {
		lists.set(key, [value]);
	} else {
		list.push(value);
	}
}

/** An id for each phase and task, from what it is called; repeated names are numbered. */
function idsOf({ path, plan }: Document): ReadonlyMap<Phase | Task, string> {
	const ids = new Map<Phase | Task, string>();
	const seen = new Map<string, number>();
	const numbered = (id: string) => {
		const times = seen.get(id) ?? 0;
		seen.set(id, times + 1);
		return times === 0 ? id : `${id}~${times + 1}`;
	};
	for (const phase of plan.phases) {
		ids.set(phase, numbered(`phase:${path}#${phase.id}`));
	}
	for (const task of plan.tasks) {
		const phase = task.phase === undefined ? '' : plan.phases[task.phase]?.id;
		ids.set(task, numbered(`task:${path}#${phase}/${task.id ?? plainText(task.title)}`));
	}
	return ids;
}

function passes(documents: readonly Document[], { states }: PhasesFilter): boolean {
	return states === undefined || documents.some(({ plan }) => plan.tasks.some((task) => states.includes(task.state)));
}

/** `Phase D4.A`; ids of other keywords bring their word along: `Task 3`. */
const phaseName = (id: string): string => (id.includes(' ') ? id : `Phase ${id}`);

function countsText(counts: Counts): string | undefined {
	const words = (['open', 'active', 'blocked', 'done', 'skipped'] as const).flatMap((state) =>
		counts[state] > 0 ? [`${counts[state]} ${state}`] : [],
	);
	return words.length === 0 ? undefined : words.join(', ');
}

const mostTooltip = 600;
const mostLabel = 200;

/**
 * A description: what is there of the facts, the short ones first. A side bar is narrow and cuts at the end; the label is the id
 * alone, so that state and progress are read before the title runs out of room.
 */
const join = (...facts: readonly (string | undefined)[]): string => facts.filter((fact) => fact).join(' · ');

/** What is read aloud: the whole name, then the facts. */
const spoken = (...facts: readonly (string | undefined)[]): string => facts.filter((fact) => fact).join(', ');

/** A tooltip: a heading and a paragraph for each fact that is there. */
function table(heading: string, facts: readonly (readonly [string, string | undefined])[]): string {
	return [
		heading,
		...facts.flatMap(([name, text]) =>
			text === undefined || text === '' ? [] : [`*${name}:* ${inert(shorten(plainText(text), mostTooltip))}`],
		),
	].join('\n\n');
}

const fileTarget = (path: string): Target => ({ path, kind: 'file', lines: undefined, column: undefined });

export const lineTarget = (path: string, line: Line1): Target => ({
	path,
	kind: 'file',
	lines: { first: line, last: line },
	column: undefined,
});
