import { idKey } from '../../indexing/idKey.ts';
import { findInitiative } from '../../indexing/planIndex.ts';
import { leftOf } from '../../indexing/planSummary.ts';
import type { LedgerEntry } from '../../syntax/ledger.ts';
import { isLeft } from '../../syntax/state.ts';
import { entryStatus, rowStatus, statusSpelling } from '../ledgerStatus.ts';
import { lastTaskDone } from './lastTaskDone.ts';
import { isLedger } from './ledgerRules.ts';
import type { Fix, Rule, RuleContext } from './rule.ts';

/** The ledger says an initiative is done while its live plan has tasks that are not. */
export const ledgerDoneOpenTasks: Rule = {
	id: 'ledger-done-open-tasks',
	severity: 'warning',
	summary: 'The ledger says done while the plan has open tasks',
	about: 'documents',
	reads: 'plans',
	async check(context) {
		if (!isLedger(context)) {
			return [];
		}
		const index = await context.workspace.index();
		return context.document.ledger.entries.flatMap((entry) => {
			const initiative = findInitiative(index, entry.id);
			if (entry.state !== 'done' || initiative === undefined || initiative.archived) {
				return [];
			}
			const left = leftOf(initiative.counts);
			const plan = initiative.documents.find(({ plan: { tasks } }) => tasks.some(({ state }) => isLeft(state)));
			return left === 0 || plan === undefined
				? []
				: [
						{
							...(entryStatus(context.document, entry) ?? { line: entry.line, span: entry.idSpan }),
							fixes: async () => [
								...activeAgain(context, entry),
								...(await lastTaskDone(context.workspace, initiative.documents)),
							],
							message: `${entry.id} is ${entry.status}, but ${left} of its tasks ${left === 1 ? 'is' : 'are'} not, in ${plan.path}.`,
						},
					];
		});
	},
};

/** The entry, and its row in the index where that says done as well, in the words that each of them has for what is being done. */
function activeAgain({ document }: RuleContext, entry: LedgerEntry): Fix[] {
	const { path, ledger } = document;
	const status = statusSpelling(ledger.entries, 'active') ?? 'in_progress';
	const rows = ledger.index.filter(({ id, state }) => idKey(id) === idKey(entry.id) && state === 'done');
	const places = [
		{ place: entryStatus(document, entry), text: status },
		...rows.map((row) => ({
			place: rowStatus(document, row),
			text: statusSpelling(ledger.index, 'active') ?? status,
		})),
	];
	const changes = places.flatMap(({ place, text }) => (place === undefined ? [] : [{ path, ...place, text }]));
	return places[0]?.place === undefined
		? []
		: [{ title: `Set ${entry.id} to ${status}`, edit: { changes }, preferred: false }];
}
