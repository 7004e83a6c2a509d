import { groupBy } from '../base/collections.ts';
import { nameOf } from '../base/path.ts';
import type { Line1 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import { idKey } from '../indexing/idKey.ts';
import type { PlanIndex } from '../indexing/planIndex.ts';
import type { Brief, DoNowItem } from '../syntax/brief.ts';
import { idsAtHead } from '../syntax/doNow.ts';
import type { Plan, Task } from '../syntax/plan.ts';
import { mayBeTask, scanPlanIds } from '../syntax/planId.ts';
import { isLeft } from '../syntax/state.ts';

/** A task and the document it stands in. */
export interface TaskAt {
	readonly document: Document;
	readonly task: Task;
}

/** What a task is looked for by; an item of a Do Now has a text as well. */
export type WantedWork = Pick<DoNowItem, 'task' | 'initiative' | 'pointers'> & { readonly text?: string };

/**
 * Finds the tasks that Do Now items mean. What it learns of a document it keeps, so that one finder should serve all
 * items of a brief; it knows the index that it was made for, and no later one.
 */
export class TaskFinder {
	private readonly brief: Brief;
	private readonly all: readonly Document[];
	private readonly ledgers: readonly Document[];
	private readonly initiatives: ReadonlyMap<string, readonly Document[]>;
	/** Those of no initiative. */
	private readonly loose: readonly Document[];
	private readonly known = new Map<Document, TasksOf>();
	private knownNames: ReadonlyMap<string, readonly Document[]> | undefined;

	constructor(index: PlanIndex, brief: Brief) {
		this.brief = brief;
		this.all = [...index.initiatives.flatMap((each) => each.documents), ...index.other];
		this.loose = index.other;
		this.ledgers = index.ledgers;
		this.initiatives = new Map(index.initiatives.map((each) => [idKey(each.id), each.documents]));
	}

	/**
	 * Lines drift and ids repeat, so an id is looked for first in the documents that the item points at, then in those of
	 * its initiative, then in those of none; in all where no initiative is named. A pointer at a task's very line will do without an id.
	 */
	find(item: WantedWork): TaskAt | undefined {
		if (item.task !== undefined) {
			return this.byId(item, idKey(item.task));
		}
		const named = this.byLooseId(item) ?? this.byStep(item);
		if (named !== undefined) {
			return named;
		}
		const pointed = this.atPointedLine(item);
		const isAnother = idsAtHead(item.text ?? '').some((id) => stem(id) === stem(pointed?.task.id));
		return isAnother ? undefined : pointed;
	}

	/**
	 * The initiative that an item names. Where that is the id of a task which looks like one, it is the one beside it that has such a
	 * task: `OB-10 of CART-001`.
	 */
	initiativeOf({ initiative, task, text }: WantedWork): string | undefined {
		if (initiative === undefined || task !== undefined || text === undefined || !this.isTask(idKey(initiative))) {
			return initiative;
		}
		const key = idKey(initiative);
		return idsAtHead(text).find((id) => this.initiatives.get(idKey(id))?.some((plan) => plan.hasTask(key)));
	}

	/** True for the id of a task that is none of an initiative, as `idKey` has it. */
	private isTask(id: string): boolean {
		return !this.initiatives.has(id) && this.all.some((document) => document.hasTask(id));
	}

	/** By the first id at the head of an item that a task is defined by, whatever it looks like: `OB-5b`, `BE-3`. */
	byLooseId(item: WantedWork): TaskAt | undefined {
		const initiative = this.initiativeOf(item);
		const ids = idsAtHead(item.text ?? '').map(idKey);
		return firstOf(
			ids.filter((id) => !this.initiatives.has(id)),
			(id) => this.byId({ ...item, initiative }, id),
		);
	}

	/** By the words that it begins with: `Task 1 Step 3 — …`, or `Step 3: …` where the Focus names the phase. */
	private byStep(item: WantedWork): TaskAt | undefined {
		const [, named = this.brief.focus?.phase, step] = STEP_FIRST.exec(item.text ?? '') ?? [];
		if (named === undefined || step === undefined) {
			return undefined;
		}
		const [phaseId, stepId] = [named.replace(/^Phase\s+/i, ''), step].map((id) => idKey(id.replace(/\s+/g, ' ')));
		for (const document of [
			...item.pointers.flatMap(({ pointer }) => this.named(pointer.path)),
			...this.focusedPlans,
		]) {
			const { phases, tasks } = this.tasksOf(document).plan;
			const task = tasks.find(
				({ id, phase }) => id !== undefined && idKey(id) === stepId && idKey(phases[phase ?? -1]?.id ?? '') === phaseId,
			);
			if (task !== undefined) {
				return { document, task };
			}
		}
		return undefined;
	}

	/** The plan that the Focus points at, else those of its initiatives. */
	private get focusedPlans(): readonly Document[] {
		const { plan } = this.brief.focus ?? {};
		return plan === undefined ? this.focused.flatMap((id) => this.initiatives.get(id) ?? []) : this.named(plan);
	}

	private byId(item: WantedWork, id: string): TaskAt | undefined {
		const cited = item.pointers.flatMap(({ pointer }) => this.named(pointer.path));
		const owners = item.initiative === undefined ? this.focused : [idKey(item.initiative)];
		const own = owners.flatMap((owner) => this.initiatives.get(owner) ?? []);
		// A ledger that lists the tasks of several initiatives writes whose they are: `TIDE-001.F1`.
		const listed = owners.map((owner) => `${owner}.${id}`);
		return (
			this.firstIn([...cited, ...own], id) ??
			firstOf(listed, (full) => this.firstIn(this.all, full) ?? this.firstIn(this.ledgers, full)) ??
			this.firstIn(owners.length === 0 ? this.all : this.loose, id)
		);
	}

	/** The keys of the initiatives that the Focus names. */
	private get focused(): readonly string[] {
		const { text = '', initiative } = this.brief.focus ?? {};
		const mentions = scanPlanIds(text);
		const named = mentions.flatMap(({ form, id }) =>
			form === 'initiative' && !(mayBeTask(id) && this.isTask(idKey(id))) ? [id] : [],
		);
		return [...new Set([...(initiative === undefined ? [] : [initiative]), ...named].map(idKey))];
	}

	private atPointedLine(item: Pick<DoNowItem, 'pointers'>): TaskAt | undefined {
		for (const { pointer } of item.pointers) {
			const lines = pointer.ranges.map((range) => range.first).sort((a, b) => a - b);
			for (const document of this.named(pointer.path)) {
				const { byLine } = this.tasksOf(document);
				const task = lines.map((line) => byLine.get(line)).find((each) => each !== undefined);
				if (task !== undefined) {
					return { document, task };
				}
			}
		}
		return undefined;
	}

	/** The documents that a written path may mean: `plan.md` any of that name. */
	private named(written: string): readonly Document[] {
		this.knownNames ??= groupBy(this.all, (each) => nameOf(each.path));
		return (this.knownNames.get(nameOf(written)) ?? []).filter(
			({ path }) => path === written || path.endsWith(`/${written}`),
		);
	}

	private firstIn(documents: readonly Document[], id: string): TaskAt | undefined {
		for (const document of documents) {
			const task = document.hasTask(id) ? this.tasksOf(document).byId.get(id) : undefined;
			if (task !== undefined) {
				return { document, task };
			}
		}
		return undefined;
	}

	private tasksOf(document: Document): TasksOf {
		const known = this.known.get(document) ?? tasksIn(document.plan);
		this.known.set(document, known);
		return known;
	}
}

/** `BE-` of `BE-3`: an item that names BE-3 does not mean BE-4, at whose line it points. */
const stem = (id: string | undefined): string | undefined => id?.replace(/\d+[a-z]?$/, '');

/** `Task 1 Step 3`, `Milestone 2, Task 1`, `Step 3`. */
const STEP_FIRST =
	/^\W{0,4}(?:((?:Phase|Task|Stage|Milestone|Part|Sprint)\s+[A-Z]?[\d.]{1,8})[\s,:/–—-]{1,4})?((?:Step|Task)\s+[\d.]{0,7}\d)(?![\p{L}\p{N}])/iu;

/** The tasks of a document, the first one by each `idKey` and on each line. */
interface TasksOf {
	/** As it was read first: read once more, it has other tasks that are the same. */
	readonly plan: Plan;
	readonly byId: ReadonlyMap<string, Task>;
	readonly byLine: ReadonlyMap<Line1, Task>;
}

const tasksIn = (plan: Plan): TasksOf => ({
	plan,
	byId: firsts(plan.tasks, (task) => task.id && idKey(task.id)),
	byLine: firsts(plan.tasks, (task) => task.line),
});

/** What is found for the first of several that anything is found for. */
function firstOf<K, V>(keys: readonly K[], find: (key: K) => V | undefined): V | undefined {
	for (const key of keys) {
		const found = find(key);
		if (found !== undefined) {
			return found;
		}
	}
	return undefined;
}

/** The first value of each key; those without a key are left out. */
function firsts<K, V>(values: readonly V[], keyOf: (value: V) => K | undefined): ReadonlyMap<K, V> {
	const found = new Map<K, V>();
	for (const value of values) {
		const key = keyOf(value);
		if (key !== undefined && !found.has(key)) {
			found.set(key, value);
		}
	}
	return found;
}

/** Do Now items that are not done: an item whose task nobody finds is not known to be done. */
export function openItems(index: PlanIndex): number {
	const brief = index.brief?.brief;
	if (brief === undefined) {
		return 0;
	}
	const finder = new TaskFinder(index, brief);
	return brief.doNow.filter((item) => isLeft(finder.find(item)?.task.state)).length;
}
