import { effectiveState } from '../indexing/planIndex.ts';
import { type Counts, countTasks } from '../indexing/planSummary.ts';
import type { Phase, Plan, Task } from '../syntax/plan.ts';
import { type TaskState, taskStates } from '../syntax/state.ts';

/** The tasks of each phase by state, those of its subphases among them; in the order of `plan.phases`. */
export function phaseCounts({ phases, tasks }: Pick<Plan, 'phases' | 'tasks'>): readonly Counts[] {
	const own: Task[][] = phases.map(() => []);
	for (const task of tasks) {
		if (task.phase !== undefined) {
			own[task.phase]?.push(task);
		}
	}
	const counts = own.map((list) => ({ ...countTasks(list) }));
	// A phase stands behind the one that holds it: from the last on, each hands up what is complete.
	for (let place = phases.length - 1; place >= 0; place--) {
		const parent = phases[place]?.parent;
		const [from, to] = [counts[place], parent === undefined ? undefined : counts[parent]];
		if (from !== undefined && to !== undefined) {
			for (const state of taskStates) {
				to[state] += from[state];
			}
		}
	}
	return counts;
}

/** How far a phase is: by its heading, else by its tasks, else by the field below its heading. */
export const phaseState = (
	{ state, statusField }: Pick<Phase, 'state' | 'statusField'>,
	counts: Counts | undefined,
): TaskState | undefined => state ?? (counts && effectiveState({ state, counts })) ?? statusField?.state;

/** How far each phase is, in the order of `plan.phases`; one that says nothing is as far as what holds it. */
export function phaseStates(plan: Pick<Plan, 'phases' | 'tasks'>): readonly (TaskState | undefined)[] {
	const counts = phaseCounts(plan);
	const states: (TaskState | undefined)[] = [];
	for (const [place, phase] of plan.phases.entries()) {
		states.push(phaseState(phase, counts[place]) ?? states[phase.parent ?? -1]);
	}
	return states;
}
