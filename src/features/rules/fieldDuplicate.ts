import { toLine1 } from '../../base/position.ts';
import { briefOf } from './briefRules.ts';
import { isLedger } from './ledgerRules.ts';
import type { Rule } from './rule.ts';

/** A field that is written twice in a brief or a ledger entry: the first one counts. */
export const fieldDuplicate: Rule = {
	id: 'field-duplicate',
	severity: 'warning',
	summary: 'A field that is written twice',
	about: 'documents',
	check(context) {
		const { document } = context;
		const problems = isLedger(context) ? document.ledger.problems : (briefOf(context)?.problems ?? []);
		return problems.flatMap(({ kind, line, span }) => {
			const name = document.lines.at(line).slice(span.start, span.end);
			return kind === 'duplicate-field'
				? [{ line: toLine1(line), span, message: `A second ${name}; the first one counts.` }]
				: [];
		});
	},
};
