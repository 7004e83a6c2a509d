import { findInitiative } from '../../indexing/planIndex.ts';
import { entryStatus } from '../ledgerStatus.ts';
import { isLedger } from './ledgerRules.ts';
import type { Rule } from './rule.ts';

/** The ledger says an initiative is done while its live plan has tasks that are not. */
export const ledgerDoneOpenTasks: Rule = {
	id: 'ledger-done-open-tasks',
	severity: 'warning',
	summary: 'The ledger says done while the plan has open tasks',
	about: 'documents',
	check(context) {
		if (!isLedger(context)) {
			return [];
		}
		return context.document.ledger.entries.flatMap((entry) => {
			const initiative = findInitiative(context.index, entry.id);
			if (entry.state !== 'done' || initiative === undefined || initiative.archived) {
				return [];
			}
			const { open, active, blocked } = initiative.counts;
			const left = open + active + blocked;
			const plan = initiative.documents.find(({ plan: { tasks } }) =>
				tasks.some(({ state }) => state !== 'done' && state !== 'skipped'),
			);
			return left === 0 || plan === undefined
				? []
				: [
						{
							...(entryStatus(context.document, entry) ?? { line: entry.line, span: entry.idSpan }),
							message: `${entry.id} is ${entry.status}, but ${left} of its tasks ${left === 1 ? 'is' : 'are'} not, in ${plan.path}.`,
						},
					];
		});
	},
};
