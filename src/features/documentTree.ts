import { pushTo } from '../base/collections.ts';
import { type Line1, toLine1 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import { type HeadingLine, plainText } from '../indexing/headings.ts';
import { effectiveState, type Initiative, progress } from '../indexing/planIndex.ts';
import { type Counts, countTasks } from '../indexing/planSummary.ts';
import { fieldOf, type Phase, type Plan, type Task } from '../syntax/plan.ts';
import { listedTask } from '../syntax/planId.ts';
import { taskStates } from '../syntax/state.ts';
import { wholeTitle } from '../syntax/wholeTitle.ts';
import { inert, shorten } from './markdown.ts';
import { type Node, stateIcons } from './node.ts';
import { idInside, idsOf, numbering } from './nodeIds.ts';
import { countsText, join, lineTarget, mostLabel, phaseName, spoken, table } from './nodeText.ts';
import { noteNodes } from './notes.ts';
import { phaseCounts, phaseState } from './phaseCounts.ts';
import { type ProblemText, planProblems } from './problems.ts';
import { refTo } from './setState.ts';
import { isFiltering, type TaskFilter, wants } from './taskFilter.ts';

/** What the Phases view shows of the plans. */
export interface PhasesFilter extends TaskFilter {
	readonly archive: boolean;
	/** Nodes say how many tasks are in the state that stands above them all. */
	readonly countsShown?: boolean;
}

/** A node and, computed when asked, what is under it. */
export interface Branch {
	readonly node: Node;
	children(): readonly Branch[];
}

/** Phases, sections and tasks of one document, with what is wrong in it. Making one takes a pass over the document. */
export class DocumentTree {
	private readonly document: Document;
	private readonly initiative: Initiative | undefined;
	private readonly ids: ReadonlyMap<Phase | Task, string>;
	/** Kept, for a plan that is read again has other tasks and phases than those whose ids these are. */
	private readonly plan: Plan;
	/** Places of the tasks that pass the filter, by the place of the task or phase they stand in. */
	private readonly tasksInTask = new Map<number, number[]>();
	private readonly tasksInPhase = new Map<number | undefined, number[]>();
	private readonly phasesInPhase = new Map<number | undefined, number[]>();
	private readonly counts: readonly Counts[];
	private readonly shown: ReadonlySet<Task>;
	private readonly shownCounts: readonly Counts[];
	private readonly filter: PhasesFilter;
	private readonly passing: ReadonlySet<number>;

	constructor(document: Document, filter: PhasesFilter, initiative: Initiative | undefined) {
		this.document = document;
		this.initiative = initiative;
		const { path, plan } = document;
		const { phases, tasks } = plan;
		this.plan = plan;
		this.ids = idsOf({ path, plan });
		this.filter = filter;
		const isWanted = wants(filter, document, initiative);
		this.counts = phaseCounts(plan);
		const passing = passingTasks(tasks, isWanted);
		this.passing = passing;
		this.shown = new Set(shownOf(tasks, filter, isWanted, passing));
		this.shownCounts = phaseCounts({ phases, tasks: [...this.shown] });
		for (const [place, task] of tasks.entries()) {
			if (!passing.has(place)) {
				continue;
			}
			if (task.parent === undefined) {
				pushTo(this.tasksInPhase, task.phase, place);
			} else {
				pushTo(this.tasksInTask, task.parent, place);
			}
		}
		const shown = isFiltering(filter) ? this.phasesWithTasks() : undefined;
		for (const [place, phase] of phases.entries()) {
			if (shown === undefined || shown.has(place)) {
				pushTo(this.phasesInPhase, phase.parent, place);
			}
		}
	}

	private phasesWithTasks(): ReadonlySet<number> {
		const shown = new Set<number>();
		for (const inner of this.tasksInPhase.keys()) {
			for (let phase = inner; phase !== undefined; phase = this.plan.phases[phase]?.parent) {
				shown.add(phase);
			}
		}
		return shown;
	}

	top(): Branch[] {
		const { path } = this.document;
		return [...noteBranches(path, planProblems(this.document)), ...this.inOrder(undefined)];
	}

	find(id: string): Branch | undefined {
		const { phases, tasks } = this.plan;
		const phase = phases.findIndex((each) => this.ids.get(each) === id);
		if (phase >= 0) {
			return this.phaseBranch(phase);
		}
		const task = tasks.findIndex((each) => this.ids.get(each) === id);
		return task >= 0 ? this.taskBranch(task) : this.sections().find((section) => section.node.id === id);
	}

	/** Subphases and tasks of a phase, or of none, as they stand in the document. */
	private inOrder(phase: number | undefined): Branch[] {
		const { phases, tasks } = this.plan;
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
		const { path, headings } = this.document;
		const sections = new Map<HeadingLine, Section>();
		const numbered = numbering();
		const loose: (Branch & { readonly line: Line1 })[] = [];
		// Those that the filter hides are looked at as well, so that ids do not depend on it.
		for (const [place, task] of this.plan.tasks.entries()) {
			if (task.phase !== undefined || task.parent !== undefined) {
				continue;
			}
			const heading = headings.pathTo(task.line).at(-1);
			if (heading !== undefined && heading.level > 1) {
				const name = plainText(heading.text);
				const section = sections.get(heading) ?? {
					id: numbered(idInside('section', path, name)),
					name,
					line: toLine1(heading.line),
					tasks: [],
				};
				sections.set(heading, section);
				section.tasks.push(place);
			} else if (this.passing.has(place)) {
				loose.push({ ...this.taskBranch(place), line: task.line });
			}
		}
		const shown = [...sections.values()].filter(({ tasks }) => tasks.some((place) => this.passing.has(place)));
		return [...loose, ...shown.map((section) => this.sectionBranch(section))];
	}

	private sectionBranch({ id, name, line, tasks }: Section) {
		const all = tasks.flatMap((place) => this.plan.tasks[place] ?? []);
		const counts = countTasks(all);
		const state = effectiveState({ state: undefined, counts });
		const { text, spoken: read } = amountOf(this.filter, counts, () =>
			countTasks(all.filter((task) => this.shown.has(task))),
		);
		return {
			line,
			node: {
				id,
				kind: 'group' as const,
				label: name,
				...(text && { description: text }),
				...(state === 'done' ? stateIcons.done : { icon: 'checklist' }),
				accessibilityLabel: spoken(name, read),
				children: 'collapsed' as const,
				target: lineTarget(this.document.path, line),
			},
			children: () => tasks.filter((place) => this.passing.has(place)).map((place) => this.taskBranch(place)),
		};
	}

	private phaseBranch(place: number): Branch {
		const phase = this.plan.phases[place] as Phase;
		const counts = this.counts[place] ?? countTasks([]);
		const amount = amountOf(this.filter, counts, () => this.shownCounts[place] ?? countTasks([]));
		const state = phaseState(phase, counts);
		const title = plainText(phase.title);
		const label = title === '' ? phaseName(phase.id) : `${phaseName(phase.id)} — ${title}`;
		return {
			node: {
				id: this.ids.get(phase) ?? '',
				kind: 'phase',
				label: phaseName(phase.id),
				description: join(amount.text, title),
				tooltip: table(`**${inert(label)}**`, [
					['Goal', fieldOf(phase.fields, 'Goal')?.text],
					['Prereqs', fieldOf(phase.fields, 'Prereqs')?.text],
					['Exit Criteria', fieldOf(phase.fields, 'Exit Criteria')?.text],
					['Tasks', countsText(counts)],
				]),
				...(state === 'done' ? stateIcons.done : { icon: 'milestone' }),
				accessibilityLabel: spoken(label, amount.spoken),
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
		const task = this.plan.tasks[place] as Task;
		const title = plainText(wholeTitle(task));
		// `TIDE-001.B1` in a list of the ledger: a side bar would cut off what tells it from the next.
		const listed = task.id === undefined ? undefined : listedTask(task.id);
		const label = [task.id, title].filter((part) => part !== undefined && part !== '').join(' ');
		return {
			node: {
				id: this.ids.get(task) ?? '',
				kind: 'task',
				label: shorten(listed?.id ?? task.id ?? (title === '' ? '(no title)' : title), mostLabel),
				description: join(task.state, task.id && shorten(title, mostLabel), listed?.initiative),
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
				task: refTo(this.document, task),
			},
			children: () => (this.tasksInTask.get(place) ?? []).map((each) => this.taskBranch(each)),
		};
	}
}

/** A heading outside any phase and the places of the tasks under it. */
interface Section {
	readonly id: string;
	readonly name: string;
	readonly line: Line1;
	readonly tasks: number[];
}

/** The places of the tasks that are wanted, and of those above them. */
function passingTasks(tasks: readonly Task[], isWanted: (task: Task) => boolean): ReadonlySet<number> {
	const passing = new Set<number>();
	for (const [place, task] of tasks.entries()) {
		if (isWanted(task)) {
			for (let each: number | undefined = place; each !== undefined && !passing.has(each); each = tasks[each]?.parent) {
				passing.add(each);
			}
		}
	}
	return passing;
}

/** How much there is below a node, as it says so and as it is read out; undefined where there is nothing. */
export interface Amount {
	readonly text: string | undefined;
	readonly spoken: string | undefined;
}

/**
 * How many tasks are done; where a filter hides some, how many are shown: `3 of 12`; under a state only how many there are.
 * @param counts all tasks
 * @param shown those that the filter shows; not asked where there is none
 */
export function amountOf(filter: PhasesFilter, counts: Counts, shown: () => Counts): Amount {
	const count = filter.countsShown || isFiltering(filter) ? sizeOf(shown()) : undefined;
	if (count !== undefined && filter.countsShown) {
		return { text: `${count}`, spoken: `${count} ${count === 1 ? 'task' : 'tasks'}` };
	}
	const all = sizeOf(counts);
	if (count !== undefined && count < all) {
		return { text: `${count} of ${all}`, spoken: `${count} of ${all} tasks shown` };
	}
	const done = progress(counts);
	return { text: done, spoken: done && `${done} done` };
}

const sizeOf = (counts: Counts): number => taskStates.reduce((sum, state) => sum + counts[state], 0);

/** The tasks of a document that the filter shows; under a state without those that only hold one. */
export function shownTasks(
	document: Document,
	filter: PhasesFilter,
	initiative: Initiative | undefined,
): readonly Task[] {
	const { tasks } = document.plan;
	const isWanted = wants(filter, document, initiative);
	return shownOf(tasks, filter, isWanted, passingTasks(tasks, isWanted));
}

const shownOf = (
	tasks: readonly Task[],
	{ countsShown }: PhasesFilter,
	isWanted: (task: Task) => boolean,
	passing: ReadonlySet<number>,
): readonly Task[] => tasks.filter((task, place) => (countsShown ? isWanted(task) : passing.has(place)));

/** What is wrong in a document, as branches without children. */
export const noteBranches = (path: string, problems: readonly ProblemText[]): Branch[] =>
	noteNodes(path, problems).map((node) => ({ node, children: () => [] }));
