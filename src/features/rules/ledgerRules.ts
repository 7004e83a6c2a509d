import { toLine0 } from '../../base/position.ts';
import type { LedgerEntry } from '../../syntax/ledger.ts';
import type { RuleContext } from './rule.ts';

/** True for the document that is a ledger. */
export const isLedger = ({ document, workspace }: RuleContext): boolean =>
	workspace.ports.settings.ledgers.includes(document.path);

/** The line of an entry's Status field and the columns of its value's first words. */
export function statusPlace({ document }: RuleContext, { fields, status, line, idSpan }: LedgerEntry) {
	const field = fields.find(({ name }) => /^(?:status|state)$/i.test(name));
	if (field === undefined || status === undefined) {
		return { line, span: idSpan };
	}
	const start = document.lines.at(toLine0(field.line)).indexOf(status);
	return start < 0 ? { line, span: idSpan } : { line: field.line, span: { start, end: start + status.length } };
}
