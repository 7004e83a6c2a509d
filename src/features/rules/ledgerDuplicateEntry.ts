import { type Line1, type LineRange, type Span, toLine0 } from '../../base/position.ts';
import type { Document } from '../../indexing/document.ts';
import { idKey } from '../../indexing/idKey.ts';
import { withoutLines } from '../edit.ts';
import { isLedger } from './ledgerRules.ts';
import type { Finding, Fix, Rule } from './rule.ts';

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
		const { document } = context;
		const { index, entries } = document.ledger;
		return [...repeated(document, index, 'row'), ...repeated(document, entries, 'section')];
	},
};

interface Listing {
	readonly id: string;
	readonly idSpan: Span;
	readonly line: Line1;
	/** A row has but one line. */
	readonly lastLine?: Line1;
}

function repeated(document: Document, things: readonly Listing[], what: 'row' | 'section'): Finding[] {
	const first = new Map<string, Listing>();
	return things.flatMap((thing) => {
		const { id, idSpan, line } = thing;
		const before = first.get(idKey(id));
		first.set(idKey(id), before ?? thing);
		return before === undefined
			? []
			: [
					{
						line,
						span: idSpan,
						message: `${id} already has a ${what} on line ${before.line}.`,
						fixes: () => removal(document, thing, before, what),
					},
				];
	});
}

/** Takes out a listing that says what the first one says; a row that says something else only where somebody wants that. */
function removal(document: Document, thing: Listing, before: Listing, what: 'row' | 'section'): Fix[] {
	const isSame = textOf(document, thing) === textOf(document, before);
	if (!isSame && what === 'section') {
		return [];
	}
	const edit = { changes: [withoutLines(document, linesOf(thing))] };
	return [{ title: `Remove this ${what}; the first is on line ${before.line}`, edit, preferred: isSame }];
}

const linesOf = ({ line, lastLine = line }: Listing): LineRange => ({ first: line, last: lastLine });

/** What a listing says, blanks aside. */
function textOf({ lines }: Document, listing: Listing): string {
	const { first, last } = linesOf(listing);
	const text = lines.text.slice(lines.startOf(toLine0(first)), lines.endOf(toLine0(last)));
	return text.replace(/\s+/g, ' ').trim();
}
