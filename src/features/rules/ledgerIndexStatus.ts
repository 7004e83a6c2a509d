import { idKey } from '../../indexing/citations.ts';
import { rowStatus } from '../ledgerStatus.ts';
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
		const byId = new Map(entries.map((entry) => [idKey(entry.id), entry]));
		return index.flatMap((row) => {
			const entry = byId.get(idKey(row.id));
			if (entry?.state === undefined || row.state === undefined || entry.state === row.state) {
				return [];
			}
			const { span } = rowStatus(document, row) ?? { span: row.idSpan };
			const status = entry.status ?? entry.state;
			return [
				{
					line: row.line,
					span,
					message: `The index says ${row.status}, the section of ${row.id} on line ${entry.line} says ${status}.`,
					fixes: () =>
						span === row.idSpan
							? []
							: [replace(document, row.line, span, status, `Set to ${status}, as the section says`, false)],
				},
			];
		});
	},
};
