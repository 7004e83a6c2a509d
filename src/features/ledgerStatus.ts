import { type Line1, type Span, toLine0, toLine1 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import type { IndexRow, LedgerEntry } from '../syntax/ledger.ts';
import { plain } from '../syntax/ledgerIndex.ts';
import type { TaskState } from '../syntax/state.ts';
import { STATUS_FIELD } from '../syntax/wordsAbroad.ts';
import { commonest } from './stateSpelling.ts';

/** Where a status is written. */
export interface StatusPlace {
	readonly line: Line1;
	readonly span: Span;
}

/** The status of an entry, in its Status field or on its own line; undefined where it is not written in one piece. */
export function entryStatus(
	{ lines }: Document,
	{ fields, status, line, idSpan }: LedgerEntry,
): StatusPlace | undefined {
	const field = fields.find(({ name }) => STATUS_FIELD.test(name));
	const at = field?.line ?? line;
	const text = lines.at(toLine0(at));
	return found(text, at, field === undefined ? idSpan.end : text.search(/[:：]/), status);
}

/** The status of a row of the index, in its cell. */
export function rowStatus({ lines, blocks }: Document, { line, status }: IndexRow): StatusPlace | undefined {
	const table = blocks.tables.findLast(({ header }) => toLine1(header.line) < line);
	const cells = table?.rows.find((row) => toLine1(row.line) === line)?.cells ?? [];
	const cell = cells.findLast(({ text }) => plain(text) === status);
	return cell && found(lines.at(toLine0(line)), line, cell.span.start, status);
}

/** The words that the rows of an index, or the entries of a ledger, use most for a state; undefined where none of them is in it. */
export const statusSpelling = (
	all: readonly Pick<IndexRow, 'status' | 'state'>[],
	state: TaskState,
): string | undefined => commonest(all.flatMap((each) => (each.state === state ? (each.status ?? []) : [])));

function found(text: string, line: Line1, from: number, status: string | undefined): StatusPlace | undefined {
	const start = status === undefined ? -1 : text.indexOf(status, from);
	return status === undefined || start < 0 ? undefined : { line, span: { start, end: start + status.length } };
}
