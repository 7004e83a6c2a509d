import { idKey } from '../../indexing/citations.ts';
import { isLedger } from './ledgerRules.ts';
import type { Finding, Rule } from './rule.ts';

/** An initiative that the ledger lists twice, in its index or as a section: one of them goes stale. */
export const ledgerDuplicateEntry: Rule = {
	id: 'ledger-duplicate-entry',
	severity: 'warning',
	summary: 'The ledger lists an initiative twice',
	about: 'documents',
	check(context) {
		if (!isLedger(context)) {
			return [];
		}
		const { index, entries } = context.document.ledger;
		return [...repeated(index, 'row'), ...repeated(entries, 'section')];
	},
};

function repeated(
	things: readonly Pick<Finding & { id: string; idSpan: Finding['span'] }, 'id' | 'idSpan' | 'line'>[],
	what: string,
): Finding[] {
	const first = new Map<string, number>();
	return things.flatMap(({ id, idSpan, line }) => {
		const before = first.get(idKey(id));
		first.set(idKey(id), before ?? line);
		return before === undefined
			? []
			: [{ line, span: idSpan, message: `${id} already has a ${what} on line ${before}.` }];
	});
}
