import { ownText } from '../base/ownText.ts';
import type { Line1 } from '../base/position.ts';
import type { Plan, Task } from '../syntax/plan.ts';
import { type StateSpellings, type TaskState, taskStates } from '../syntax/state.ts';
import { readStatusField } from '../syntax/statusField.ts';

export type Counts = Readonly<Record<TaskState, number>>;

/** What the plan index is made of: so little that it can be saved, and a start need not read each plan for it. */
export interface PlanSummary {
	readonly title: string | undefined;
	/** Where one goes to see the plan: its title, else its first phase. */
	readonly line: Line1 | undefined;
	/** What the first line of its field `Initiative` says; empty where it has none. */
	readonly initiative: string;
	/** What its field Status says, front matter included: `Done`, and what that means. */
	readonly status: string | undefined;
	readonly state: TaskState | undefined;
	readonly phases: number;
	readonly tasks: number;
	readonly counts: Counts;
}

export function summaryOf({ title, titleLine, phases, tasks, fields }: Plan, own?: StateSpellings): PlanSummary {
	const said = readStatusField(fields, own);
	return {
		title: title && ownText(title),
		line: titleLine ?? phases[0]?.line,
		initiative: ownText(firstLine(fields.find(({ name }) => /^(?:initiative(?: id)?|id)$/i.test(name))?.text ?? '')),
		status: said && ownText(said.status),
		state: said?.state,
		phases: phases.length,
		tasks: tasks.length,
		counts: countPlan({ phases, tasks }),
	};
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';
/** Counts the tasks of a plan; an index of its phases is none of them. */
export const countPlan = ({ phases, tasks }: Pick<Plan, 'phases' | 'tasks'>): Counts =>
	countTasks(tasks.filter(countsAlone(phases, tasks)));
/** A row outside of the phases that has the id of one counts by the tasks of that: `| M2 | Culling | Done |` above `## Milestone M2`. */
function countsAlone(phases: Plan['phases'], tasks: readonly Task[]): (task: Task) => boolean {
	const filled = new Set(tasks.map(({ phase }) => phase));
	const ids = new Set(phases.flatMap(({ id }, i) => (filled.has(i) ? [id, id.slice(id.indexOf(' ') + 1)] : [])));
	return ({ form, phase, id }) => form !== 'table' || phase !== undefined || id === undefined || !ids.has(id);
}

/** What a plan says of itself counts where no task shows how far it is: nobody keeps that line. */
export const tasksTell = (counts: Counts): boolean => leftOf(counts) + counts.done > 0;

/** How many are left to do: neither done nor skipped. */
export const leftOf = ({ open, active, blocked }: Counts): number => open + active + blocked;

/** Counts tasks by state. A task with subtasks counts once, its subtasks not. */
export function countTasks(tasks: Iterable<Task>): Counts {
	const counts = { open: 0, active: 0, blocked: 0, done: 0, skipped: 0 };
	for (const task of tasks) {
		if (task.parent === undefined) {
			counts[task.state]++;
		}
	}
	return counts;
}

export function sumOf(all: readonly Counts[]): Counts {
	const sum = { ...countTasks([]) };
	for (const counts of all) {
		for (const state of taskStates) {
			sum[state] += counts[state];
		}
	}
	return sum;
}

/** True where two summaries say the same, be they read or saved. */
export const isSameSummary = (a: PlanSummary, b: PlanSummary): boolean =>
	a.title === b.title &&
	a.line === b.line &&
	a.initiative === b.initiative &&
	a.status === b.status &&
	a.state === b.state &&
	a.phases === b.phases &&
	a.tasks === b.tasks &&
	taskStates.every((state) => a.counts[state] === b.counts[state]);
