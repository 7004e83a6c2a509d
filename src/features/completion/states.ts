import { type Span, toLine0 } from '../../base/position.ts';
import { readState, taskStates } from '../../syntax/state.ts';
import { taskColumns } from '../../syntax/taskTable.ts';
import { type StateCell, stateSpelling } from '../stateSpelling.ts';
import { type Completions, type Cursor, completions } from './item.ts';

/** In the box of a list item and in the state cell of a task table: the states as they are spelled around. */
export async function states(cursor: Cursor): Promise<Completions | undefined> {
	const { workspace, document, line, column, text } = cursor;
	const place = boxAt(text, column) ?? cellAt(cursor);
	if (place === undefined) {
		return undefined;
	}
	const { span, form } = place;
	const raw = text.slice(span.start, span.end);
	const typed = text.slice(span.start, column);
	// What is a state already is no beginning of another word: everything is offered in its place.
	const isState = readState(raw, workspace.ports.settings.states) !== undefined;
	const cell: StateCell = { form, raw: isState ? raw : '', line };
	const items = await Promise.all(
		taskStates.map(async (state) => {
			const spelling = await stateSpelling(workspace, document, cell, state);
			return {
				kind: 'state' as const,
				label: spelling,
				filter: isState ? typed : `${spelling} ${state}`,
				hint: state,
			};
		}),
	);
	return completions(span, typed, items, true);
}

interface StatePlace {
	readonly form: StateCell['form'];
	/** The columns of what is there already. */
	readonly span: Span;
}

/** `- [|]` and `- [|`, with up to four characters in the box. */
function boxAt(text: string, column: number): StatePlace | undefined {
	const before = /^(?:\s|>)*(?:[-*+]|\d{1,9}[.)])\s+(\[[^[\]]{0,4})$/.exec(text.slice(0, column));
	const behind = /^[^[\]]{0,4}\](?![([:])/.exec(text.slice(column))?.[0] ?? '';
	const start = column - (before?.[1]?.length ?? 0);
	return before === null ? undefined : { form: 'list', span: { start, end: column + behind.length } };
}

function cellAt({ document, line, column, text }: Cursor): StatePlace | undefined {
	const table = document.blocks.tables.find(({ rows }) => rows.some((each) => each.line === toLine0(line)));
	const row = table?.rows.find((each) => each.line === toLine0(line));
	const at = table === undefined ? undefined : taskColumns(table)?.state;
	if (row === undefined || at === undefined) {
		return undefined;
	}
	const cell = row.cells[at];
	if (cell === undefined) {
		// The row ends before its state, and the cursor stands where it would be.
		const isNext = row.cells.length === at && /\|\s*$/.test(text.slice(0, column)) && text.slice(column).trim() === '';
		return isNext ? { form: 'table', span: { start: column, end: column } } : undefined;
	}
	const { start, end } = cell.span;
	const isInside = !text.slice(Math.min(start, column), Math.max(end, column)).includes('|');
	const isEmpty = start === end;
	if (!isInside || (!isEmpty && (column < start || column > end))) {
		return undefined;
	}
	return { form: 'table', span: isEmpty ? { start: column, end: column } : cell.span };
}
