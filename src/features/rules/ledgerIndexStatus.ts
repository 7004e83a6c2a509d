import { groupBy } from '../../base/collections.ts';
import { idKey } from '../../indexing/idKey.ts';
import { rowStatus, statusSpelling } from '../ledgerStatus.ts';
import { isLedger } from './ledgerRules.ts';
import { replace } from './pathFix.ts';
import type { Rule } from './rule.ts';

/** The index table gives an initiative another state than its own section does. */
export const ledgerIndexStatus: Rule = {
	id: 'ledger-index-status',
	severity: 'warning',
	summary: 'The index of the ledger disagrees with a section',
	about: 'documents',
	check(context) {
		if (!isLedger(context)) {
			return [];
		}
		const { document } = context;
		const { index, entries } = document.ledger;
		const byId = groupBy(entries, ({ id }) => idKey(id));
		return index.flatMap((row) => {
			const [entry, ...others] = byId.get(idKey(row.id)) ?? [];
			if (entry?.state === undefined || row.state === undefined || entry.state === row.state) {
				return [];
			}
			const place = rowStatus(document, row);
			const status = entry.status ?? entry.state;
			const { state } = entry;
			return [
				{
					line: row.line,
					span: place?.span ?? row.idSpan,
					message: `The index says ${row.status}, the section of ${row.id} on line ${entry.line} says ${status}.`,
					fixes: () => {
						const written = statusSpelling(index, state) ?? status;
						const title = `Set to ${written}, as the section says`;
						return place === undefined
							? []
							: [replace(document, row.line, place.span, written, title, others.length === 0)];
					},
				},
			];
		});
	},
};
