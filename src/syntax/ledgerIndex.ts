import { type Line1, type Span, toLine1 } from '../base/position.ts';
import type { Table } from './blocks.ts';
import type { Cell } from './cells.ts';
import { isInitiativeId } from './planId.ts';
import { readState, type StateSpellings, type TaskState } from './state.ts';
import { ID_COLUMN_ABROAD, STATUS_FIELD, TITLE_COLUMNS_ABROAD } from './wordsAbroad.ts';

/** A row of the ledger's index table: `| [VECTOR-001](#vector-001-x) | Restore parity | High | in_progress |`. */
export interface IndexRow {
	readonly id: string;
	readonly idSpan: Span;
	readonly title: string;
	readonly priority: string | undefined;
	/** As written. */
	readonly status: string | undefined;
	readonly state: TaskState | undefined;
	/** What a column Plan says, as written. */
	readonly plan: string | undefined;
	/** The slug it links to, without `#`. */
	readonly slug: string | undefined;
	readonly line: Line1;
}

/**
 * The rows of a table that name initiatives: their id links into the document, has the shape of one or is that of an entry. Columns are
 * found by their headers, in any order; a table without an id column is no index.
 * @param entries the ids of the ledger's entries, in lower case
 */
export function readIndex(table: Table, entries: ReadonlySet<string>, states?: StateSpellings): IndexRow[] {
	const headers = table.header.cells.map(({ text }) => plain(text).toLowerCase());
	const column = (names: RegExp) => headers.findIndex((header) => names.test(header));
	const [id, title, priority, status] = [column(ID), column(TITLE), column(/^priority$/), column(STATUS_FIELD)];
	const plan = column(PLAN);
	if (id === -1 || status === -1) {
		return [];
	}
	return table.rows.flatMap((row) => {
		const cell = row.cells[id];
		const found = cell === undefined ? undefined : readId(cell, entries);
		if (found === undefined) {
			return [];
		}
		const textAt = (index: number) => plain(row.cells[index]?.text ?? '') || undefined;
		const written = textAt(status);
		return [
			{
				...found,
				title: (title === id ? undefined : textAt(title)) ?? '',
				priority: textAt(priority),
				status: written,
				state: written === undefined ? undefined : readState(written, states),
				plan: plan === id ? undefined : row.cells[plan]?.text,
				line: toLine1(row.line),
			},
		];
	});
}

const ID = new RegExp(`^(?:(?:.* )?id|initiative|#|${ID_COLUMN_ABROAD})$`);
const TITLE = new RegExp(`^(?:title|initiative|description|summary|name|item|task|${TITLE_COLUMNS_ABROAD.join('|')})$`);

const PLAN = /^(?:working |implementation )?plan(?: (?:file|document|doc|reference))?$/;

/** `[ID](#slug)`, `**ID**`, `` `ID` ``, `ID`. */
const idCell = /^[*`_~]*(?:\[[*`]*)?([A-Za-z\d.-][\w.-]{1,79})(?:[*`]*\])?(?:[*`]*\(#([^()\s]{1,300})\))?[*`_~]*$/;

function readId(
	{ text, span }: Cell,
	entries: ReadonlySet<string>,
): Pick<IndexRow, 'id' | 'idSpan' | 'slug'> | undefined {
	const [, id = '', slug] = idCell.exec(text) ?? [];
	if (slug === undefined && !isInitiativeId(id) && !entries.has(id.toLowerCase())) {
		return undefined;
	}
	const start = span.start + text.indexOf(id);
	return { id, idSpan: { start, end: start + id.length }, slug };
}

/** A cell's text without emphasis, code marks and a link's target. */
export function plain(text: string): string {
	return text
		.replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
		.replace(/\*\*|[`~]/g, '')
		.replace(/^[*_]+|(?<![*_])[*_]+$/g, '')
		.trim();
}
