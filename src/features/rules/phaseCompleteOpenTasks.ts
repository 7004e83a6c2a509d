import { phaseName } from '../nodeText.ts';
import { phaseCounts } from '../phaseCounts.ts';
import type { Rule } from './rule.ts';

/** A heading that says its phase is complete, over tasks that are not. */
export const phaseCompleteOpenTasks: Rule = {
	id: 'phase-complete-open-tasks',
	severity: 'warning',
	summary: 'A heading says complete while tasks are open',
	about: 'documents',
	check({ document }) {
		const counts = phaseCounts(document.plan);
		return document.plan.phases.flatMap(({ id, idSpan, state, status, line }, place) => {
			const { open = 0, active = 0, blocked = 0 } = counts[place] ?? {};
			const left = open + active + blocked;
			return state !== 'done' || left === 0
				? []
				: [
						{
							line,
							span: idSpan,
							message: `The heading of ${phaseName(id)} says ${status}, but ${left} of its tasks ${left === 1 ? 'is' : 'are'} not done.`,
						},
					];
		});
	},
};
