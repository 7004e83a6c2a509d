import { follow } from '../../base/path.ts';
import type { Document } from '../../indexing/document.ts';
import { idKey, isIdWithin } from '../../indexing/idKey.ts';
import type { Initiative, PlanIndex } from '../../indexing/planIndex.ts';
import type { Brief, DoNowItem } from '../../syntax/brief.ts';
import { idsAtHead } from '../../syntax/doNow.ts';
import { listedWith } from '../../syntax/listedIds.ts';
import type { Phase, Task } from '../../syntax/plan.ts';
import { mayBeTask, scanPlanIds } from '../../syntax/planId.ts';
import { type TaskAt, TaskFinder, type WantedWork } from '../briefWork.ts';

/** A phase and the document it stands in. */
export interface PhaseAt {
	readonly document: Document;
	readonly phase: Phase;
	/** Its place among the phases of the document. */
	readonly at: number;
}

/** What a draft is about. Each part may be missing: a brief may name a phase that no plan has. */
export interface Subject {
	/** As the request, the Focus or the first Do Now item names it. */
	readonly initiativeId: string | undefined;
	readonly initiative: Initiative | undefined;
	readonly phaseId: string | undefined;
	readonly phase: PhaseAt | undefined;
	/** True where `phaseId` is the task that the work is named by, for no phase is. */
	readonly isTask: boolean;
	/** The tasks that the brief asks for; without a brief, all tasks of the phase. */
	readonly tasks: readonly TaskAt[];
	/** Of these, those that the brief itself names; none where it asks for a phase. */
	readonly asked: readonly TaskAt[];
	/** The ids of the Focus that no plan has as a task or phase. */
	readonly unknown: readonly string[];
}

interface Named {
	readonly initiative?: string;
	readonly phase?: string;
	/** The plan document that is meant, root-relative. */
	readonly document?: string;
}

/** Finds what a request or else a brief names. */
export function findSubject(index: PlanIndex, brief: Brief | undefined, named: Named): Subject {
	const plan = named.document ?? brief?.focus?.plan;
	const finder = brief === undefined ? undefined : new TaskFinder(index, brief);
	const items = (brief?.doNow ?? []).map((item) => ({ ...item, initiative: finder?.initiativeOf(item) }));
	const stated =
		named.initiative ?? brief?.focus?.initiative ?? items.find((item) => item.initiative !== undefined)?.initiative;
	const initiativeId = stated ?? ownerOf(index, [...items.flatMap(tasksOfItem), ...tasksInFocus(brief)]);
	const initiative = index.initiatives.find((each) => same(each.id, initiativeId));
	const find = (item: WantedWork): readonly TaskAt[] => {
		const found = finder?.find(item);
		return found === undefined || isOfAnother(index, found.document, item.initiative ?? initiativeId) ? [] : [found];
	};
	const inFocus = tasksInFocus(brief);
	const asked = [...items.flatMap(tasksOfItem), ...inFocus].flatMap(find);
	// Once an initiative is named, its plans alone count: others have phases and tasks of the same names.
	const everywhere =
		initiativeId === undefined
			? allDocuments(index)
			: [...(initiative?.documents ?? []), ...allDocuments(index).filter(({ path }) => path === plan)];
	const isOwn = new Set(everywhere);
	const hasPlans = initiative !== undefined && initiative.documents.length > 0;
	const own = asked.filter(
		({ document }) =>
			isOwn.has(document) || (!hasPlans && index.other.includes(document) && isPointedAt(items, document)),
	);
	const phaseId = named.phase ?? brief?.focus?.phase ?? phaseIdOf(own[0]) ?? taskNamed(brief);
	const documents = [...new Set([...own.map(({ document }) => document), ...everywhere])].sort(
		(a, b) => Number(b.path === plan) - Number(a.path === plan),
	);
	const phase = phaseId === undefined ? undefined : findPhase(documents, phaseId);
	return {
		initiativeId: initiative?.id ?? initiativeId,
		initiative,
		phaseId: phase?.phase.id ?? phaseId,
		phase,
		isTask: phase === undefined && named.phase === undefined && brief?.focus?.phase === undefined,
		tasks: unique(asked.length > 0 ? asked : phase === undefined ? tasksBelow(documents, phaseId) : tasksOf(phase)),
		asked: unique(asked),
		unknown: inFocus
			.filter((each) => find(each).length === 0 && findPhase(documents, each.task) === undefined)
			.map(({ task }) => task),
	};
}

/** The initiative that has all the tasks which are wanted by their ids, where no other plan has any of these ids. */
function ownerOf(index: PlanIndex, wanted: readonly WantedWork[]): string | undefined {
	const ids = [...new Set(wanted.flatMap((work) => work.task ?? looseIdOf(work) ?? []).map(idKey))];
	const hasOne = (document: Document) => ids.some((id) => document.hasTask(id));
	const owners = index.initiatives.filter(({ documents }) => documents.some(hasOne));
	return owners.length === 1 && !index.other.some(hasOne) ? owners[0]?.id : undefined;
}

/** The task of an item, and those that it lists with it: `C1/C2`, `D4.A1–A3`, `A1, A2 and B1`. */
function tasksOfItem(item: DoNowItem): WantedWork[] {
	const id = item.task ?? looseIdOf(item);
	const [, ...others] = id === undefined ? [] : listedWith(item.text, id);
	return [item, ...others.map((task) => ({ ...item, task }))];
}

/** `BE-3` or `BE-12` at the head of an item, which is the id of a task where a plan has one of that id. */
const looseIdOf = ({ text = '' }: WantedWork): string | undefined => idsAtHead(text).find(mayBeTask);

/** The tasks that the Focus names. */
function tasksInFocus(brief: Brief | undefined): (WantedWork & { readonly task: string })[] {
	const { text = '', task, initiative } = brief?.focus ?? {};
	return task === undefined ? [] : listedWith(text, task).map((id) => ({ task: id, initiative, pointers: [] }));
}

/** The first part of a phase's id as file names hold it: `D4.A` is `d4`, `Step 1` is `step_1`. */
export function shortPhase(id: string): string {
	const [first = ''] = id.toLowerCase().split('.');
	return first.replace(/[^\p{L}\p{N}]+/gu, '_').replace(/^_|_$/g, '');
}

/** The tasks that stand in a phase or in a phase within it. */
export function tasksOf({ document, phase }: PhaseAt): TaskAt[] {
	return document.plan.tasks
		.filter((task) => phase.line <= task.line && task.line <= phase.lastLine && task.parent === undefined)
		.map((task) => ({ document, task }));
}

/** The tasks whose ids begin with that of a phase which no heading opens: `M2.1.a` of M2.1. */
const tasksBelow = (documents: readonly Document[], phaseId: string | undefined): TaskAt[] =>
	documents.flatMap((document) =>
		document.plan.tasks
			.filter((task) => task.parent === undefined && isIdWithin(task.id, phaseId))
			.map((task) => ({ document, task })),
	);

/** The phases of the document that share the first part of the id: `D4.A`, `D4.B` and `D4.C` make D4. */
export function phasesOfScope({ document, phase }: PhaseAt): PhaseAt[] {
	const scope = shortPhase(phase.id);
	return phasesOf(document).filter((each) => shortPhase(each.phase.id) === scope);
}

export function phasesOf(document: Document): PhaseAt[] {
	return document.plan.phases.map((phase, at) => ({ document, phase, at }));
}

export const same = (a: string | undefined, b: string | undefined): boolean =>
	a !== undefined && b !== undefined && idKey(a) === idKey(b);

/**
 * The phase with that id, else the one that holds the task with that id: a Focus may name `F1`, a task of phase F. Somebody who types it
 * may write `Phase S3`, and `3` for the only one that has that number, `Milestone 3`.
 */
function findPhase(documents: readonly Document[], written: string): PhaseAt | undefined {
	const phases = documents.flatMap(phasesOf);
	const id = written.replace(/^phase\s+(?=\S)/i, '');
	const byTask = (task: Task) => same(task.id, id);
	const [numbered, ...others] = phases.filter(({ phase }) => same(phase.id.replace(/^.*\s/, ''), id));
	return (
		phases.find(({ phase }) => same(phase.id, id)) ??
		phases.find(({ document, at }) => document.plan.tasks.some((task) => byTask(task) && task.phase === at)) ??
		(others.length === 0 ? numbered : undefined)
	);
}

/** `F1` of `Focus: INIT-001.F1`: no plan has it, and yet it is what the work is about. */
function taskNamed(brief: Brief | undefined): string | undefined {
	const mention = scanPlanIds(brief?.focus?.text ?? '').find(({ form }) => form === 'task');
	return mention?.id ?? brief?.doNow.find((item) => item.task !== undefined)?.task;
}

function phaseIdOf(found: TaskAt | undefined): string | undefined {
	return found?.document.plan.phases[found.task.phase ?? -1]?.id;
}

/** True for a document whose path an item names: a plan that belongs to no initiative is meant by that alone. */
const isPointedAt = (items: readonly DoNowItem[], { path }: Document): boolean =>
	items.some(({ pointers }) => pointers.some(({ pointer }) => `/${path}`.endsWith(`/${follow('', pointer.path)}`)));

/** True for a plan of an initiative that is another one than the wanted. */
function isOfAnother({ initiatives }: PlanIndex, document: Document, wanted: string | undefined): boolean {
	const owner = initiatives.find(({ documents }) => documents.includes(document));
	return owner !== undefined && wanted !== undefined && !same(owner.id, wanted);
}

function allDocuments(index: PlanIndex): Document[] {
	return [...index.initiatives.flatMap((each) => each.documents), ...index.other];
}

function unique(tasks: readonly TaskAt[]): TaskAt[] {
	return tasks.filter((each, i) => tasks.findIndex((other) => other.task === each.task) === i);
}
