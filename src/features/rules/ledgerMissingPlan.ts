import { isPlanField } from '../../indexing/planIndex.ts';
import { isLedger } from './ledgerRules.ts';
import type { Rule } from './rule.ts';

/**
 * An entry names a plan that is not there: a name alone, too, for here it is said to be a plan. Quiet where the entry says
 * that the plan is still to be written.
 */
export const ledgerMissingPlan: Rule = {
	id: 'ledger-missing-plan',
	severity: 'warning',
	summary: 'The ledger names a plan that is not there',
	about: 'documents',
	check(context) {
		if (!isLedger(context)) {
			return [];
		}
		const planLines = new Map(
			context.document.ledger.entries.flatMap(({ id, fields }) =>
				fields.filter(({ name }) => isPlanField(name)).map(({ line }) => [line as number, id] as const),
			),
		);
		return context.pointers.flatMap(({ line, pointer, resolution: { status } }) => {
			const id = planLines.get(line);
			return id === undefined || status !== 'missing-file' || context.isAhead(line)
				? []
				: [{ line, span: pointer.pathSpan, message: `The plan of ${id}, ${pointer.path}, is not there.` }];
		});
	},
};
