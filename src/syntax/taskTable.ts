import { type Span, shift } from '../base/position.ts';
import type { Row, Table } from './blocks.ts';
import type { Cell } from './cells.ts';
import { readState } from './state.ts';
import { PRIORITY, readLeadingId, seriesOf, withoutOuterBold } from './taskItem.ts';
import { ID_COLUMN_ABROAD, OTHER_THINGS_ABROAD, STATUS_FIELD, TITLE_COLUMNS_ABROAD } from './wordsAbroad.ts';

/** The columns of a task table, by position. */
export interface TaskColumns {
	readonly state: number;
	readonly id: number | undefined;
	readonly title: number | undefined;
	/** Without a column of ids each title begins with one of its own: `T001 Store`, `F1: Compare`, `B-1 Store` beside `B-2 Compare`. */
	readonly idsInTitles: boolean;
	/** See `seriesOf`. */
	readonly series: ReadonlySet<string>;
}

/** What a row of a task table says. */
export interface TaskRow {
	readonly id: string | undefined;
	readonly idSpan: Span | undefined;
	readonly title: string;
	readonly state: Cell;
	/** The cells that are neither id, title nor state, those without text left out. */
	readonly others: readonly string[];
}

/**
 * Finds the columns by their headings, wherever they stand. Undefined for a table that is not one of tasks: it lacks a
 * column that is called exactly State or Status, in whatever language, or one that names the task. In an index of plans the column Plan holds the ids,
 * and beside a description the column Task or Milestone may.
 */
export function taskColumns(table: Table): TaskColumns | undefined {
	const names = table.header.cells.map((cell) => cell.text.replace(MARKS, '').trim().toLowerCase());
	const state = stateColumn(table, names);
	const named = names.findIndex((name) => TITLE_COLUMNS.has(name));
	const id = state < 0 ? -1 : idColumn(table, names, { named, state });
	if (state < 0 || (id < 0 && named < 0)) {
		return undefined;
	}
	const title = titleColumn(names, { state, id, named });
	if (OTHER_THINGS.test(names[title] ?? '') && !/task/.test(names[id] ?? '')) {
		return undefined;
	}
	const series = id < 0 ? seriesIn(table, title) : new Set<string>();
	return {
		state,
		id: id < 0 ? undefined : id,
		title: title < 0 ? undefined : title,
		idsInTitles: id < 0 && beginWithIds(table, title, series),
		series,
	};
}

/** True where a column's texts begin with ids, each with another one: `H264 encoder` and `H264 decoder` do not. */
const beginWithIds = (table: Table, column: number, series: ReadonlySet<string>): boolean =>
	table.rows.length > 1 && holdsAll(table, column, TELLING_ID, ({ text }) => readLeadingId(text, 0, series));

const seriesIn = ({ rows }: Table, column: number): ReadonlySet<string> =>
	seriesOf(
		rows.map(({ cells }) => cells[column]?.text ?? ''),
		2,
	);

/** The column of the states, by its name; `Estado` may as well say where somebody lives, so that a state has to stand there. */
function stateColumn({ rows }: Table, names: readonly string[]): number {
	const sure = names.findIndex((name) => STATE_COLUMNS.has(name));
	const holdsState = (column: number) => rows.some(({ cells }) => readState(cells[column]?.text ?? '') !== undefined);
	return sure >= 0 ? sure : names.findIndex((name, column) => STATUS_FIELD.test(name) && holdsState(column));
}

/** The column of the ids: that of the name, of an index of plans Plan, or that of the tasks where it holds codes; -1 for none. */
function idColumn(
	table: Table,
	names: readonly string[],
	{ named, state }: { readonly named: number; readonly state: number },
): number {
	const written = names.findIndex((name) => ID_COLUMN.test(name));
	if (written >= 0) {
		return written;
	}
	const plan = names.indexOf('plan');
	if (plan >= 0 && (named < 0 || plan < named) && holdsAll(table, plan, PLAN_NUMBER)) {
		return plan;
	}
	if (named >= 0 && describedIn(names, named) >= 0 && holdsAll(table, named, TASK_CODE)) {
		return named;
	}
	// `| Milestone | Title | Status |`: what the rows are of holds their ids where another column says what each is.
	const kind = names.findIndex((name) => KINDS.has(name));
	const isKind = kind >= 0 && holdsAll(table, kind, TASK_CODE);
	return isKind &&
		(kind < named || (named < 0 && names[kind] === 'step' && !names.some(isOfCheck) && saysStates(table, state)))
		? kind
		: -1;
}

/** True where every row has a state, or none yet: `| Step | What | Status |` may as well tell of what came out. */
const saysStates = ({ rows }: Table, column: number): boolean =>
	rows.length > 1 &&
	rows.every(({ cells }) => {
		const text = cells[column]?.text ?? '';
		return NOTHING.test(text) || (readState(text) !== undefined && !CAME_OUT.test(text));
	});

/** What came out of a step. */
const CAME_OUT = /^[^a-z]*(?:ok|pass(?:ed)?|yes|no|true|false)(?![a-z])/i;
/** A column of a table that checks something step by step. */
const isOfCheck = (name: string): boolean => /\b(?:expect(?:ed|ations?)?|actual|observed|results?|codes?)\b/.test(name);

/** The column that says what a task is; -1 for none. */
function titleColumn(
	names: readonly string[],
	{ state, id, named }: { readonly state: number; readonly id: number; readonly named: number },
): number {
	if (named < 0) {
		// A table with an id names its tasks in the next column that is left, whatever that is called.
		const isLeft = (column: number) => column !== state && column !== id;
		const telling = names.findIndex((name, column) => isLeft(column) && !ABOUT_TASKS.has(name));
		return telling < 0 ? names.findIndex((_, column) => isLeft(column)) : telling;
	}
	if (id === named) {
		return describedIn(names, named);
	}
	// Without an id beside it, what stands before a description is what it describes.
	const isDescription = names[named] === 'description' && id < 0;
	const thing = isDescription ? names.findIndex((name, column) => column < named && NAMED_THINGS.has(name)) : -1;
	return thing < 0 ? named : thing;
}

/** The column behind another one that describes what stands there; -1 for none. */
const describedIn = (names: readonly string[], named: number): number =>
	names.findIndex((name, column) => column > named && DESCRIPTIONS.has(name));

/**
 * Reads a row. Undefined for one that heads a section (`| **Section 1** | | |`), for one that is yet to be filled in
 * (`| — | — | — |`), for one that ends before its state, and for one whose id links into the document (`[VECTOR-001](#vector-001-x)`): that is the index of a ledger.
 */
export function readTaskRow(row: Row, columns: TaskColumns): TaskRow | undefined {
	const state = row.cells[columns.state];
	const idCell = columns.id === undefined ? undefined : row.cells[columns.id];
	const titleCell = columns.title === undefined ? undefined : row.cells[columns.title];
	if (state === undefined || countFilled(row) < 2 || (state.text === '' && idCell?.text === '')) {
		return undefined;
	}
	if ((idCell !== undefined && isSectionLink(idCell.text)) || isPlaceholder(row, state, [idCell, titleCell])) {
		return undefined;
	}
	const others: string[] = [];
	for (const cell of row.cells) {
		if (cell !== state && cell !== idCell && cell !== titleCell && cell.text !== '') {
			others.push(cell.text);
		}
	}
	const title = titleCell === undefined ? '' : withoutOuterBold(titleCell.text);
	if (idCell !== undefined && idCell.text !== '') {
		// Written out, since there are many rows: a spread takes several times as long.
		const { id, idSpan } = idOf(idCell);
		return { id, idSpan, title, state, others };
	}
	return { ...titleWithId(titleCell, title, columns), state, others };
}

const noId = { id: undefined, span: undefined, end: 0 };

/** Without an id column `[L-01] Share the colours` in the task cell brings its own, and so do `T001 Store` and the like where all rows do. */
function titleWithId(
	cell: Cell | undefined,
	title: string,
	{ idsInTitles, series }: TaskColumns,
): Pick<TaskRow, 'id' | 'idSpan' | 'title'> {
	const { id, span, end } = cell === undefined ? noId : readLeadingId(cell.text, 0, series);
	if (cell === undefined || span === undefined || !(BRACKET_FIRST.test(cell.text) || idsInTitles)) {
		return { id: undefined, idSpan: undefined, title };
	}
	const rest = cell.text.slice(end);
	return {
		id,
		idSpan: shift(span, cell.span.start),
		title: (cell.text.startsWith('**') ? rest.replace('**', '') : rest).trim(),
	};
}

/** True where besides the state and a priority no cell says anything: `| ⬜ | P0 | | — |`. @param names cells in which `P0` is a name */
const isPlaceholder = ({ cells }: Row, state: Cell, names: readonly (Cell | undefined)[]): boolean =>
	cells.every(
		(cell) => cell === state || NOTHING.test(cell.text) || (!names.includes(cell) && PRIORITY.test(cell.text)),
	);

/**
 * True for a row of a task that ends before its state (`| A2 | Compare them`), which is therefore no task. A row that
 * heads a section or divides the table has one filled cell at most; one that links into the document is of an index.
 */
export function lacksState(row: Row, columns: TaskColumns): boolean {
	const first = row.cells[columns.id ?? columns.title ?? 0];
	return (
		row.cells[columns.state] === undefined &&
		countFilled(row) > 1 &&
		first !== undefined &&
		!NOTHING.test(first.text) &&
		!isSectionLink(first.text)
	);
}

/** True where a column holds ids: each another one of that shape, as a link or not. */
function holdsAll(
	{ rows }: Table,
	column: number,
	shape: RegExp,
	read: (cell: Cell) => { readonly id: string | undefined } = idOf,
): boolean {
	const ids = rows.flatMap(({ cells }) => {
		const cell = cells[column];
		return cell === undefined || cell.text === '' ? [] : [read(cell).id ?? ''];
	});
	return new Set(ids).size === ids.length && ids.every((id) => shape.test(id));
}

/** The number of a plan in an index of plans. */
const PLAN_NUMBER = /^\d{1,4}[a-z]?$/;
/** `C1-1`, `T001`, `AUTH-01`, `2.4`, where a description stands in another column. */
const TASK_CODE =
	/^(?:[A-Z]{1,8}\d{0,4}(?:[-.][A-Z]{0,8}\d{1,4}){1,3}|[A-Z]{1,4}\d{1,4}|\d{1,3}(?:\.\d{1,3}){0,3})[a-z]?$/;

function countFilled({ cells }: Row): number {
	let count = 0;
	for (const { text } of cells) {
		count += text === '' ? 0 : 1;
	}
	return count;
}

/** True for `[VECTOR-001](#vector-001-x)`, in bold or not. */
const isSectionLink = (text: string): boolean => text.includes('](#') && SECTION_LINK.test(text);

/** A cell's text without emphasis, code marks and strikethrough around it, or the text of the link that it is. */
function idOf(cell: Cell): Pick<TaskRow, 'id' | 'idSpan'> {
	if (PLAIN_ID.test(cell.text)) {
		return { id: cell.text, idSpan: cell.span };
	}
	let start = MARKS_BEFORE.exec(cell.text)?.[0].length ?? 0;
	let end = cell.text.length;
	while (end > start && MARK.test(cell.text.charAt(end - 1))) {
		end--;
	}
	const linkText = LINK.exec(cell.text.slice(start, end))?.[1];
	if (linkText !== undefined) {
		start += 1;
		end = start + linkText.length;
	}
	return {
		id: cell.text.slice(start, end),
		idSpan: { start: cell.span.start + start, end: cell.span.start + end },
	};
}

const STATE_COLUMNS: ReadonlySet<string> = new Set(['state', 'status', 'done', '状态']);
const ID_COLUMN = new RegExp(`^(?:#|id|.{1,40}\\sid|${ID_COLUMN_ABROAD})$`);
const TITLE_COLUMNS: ReadonlySet<string> = new Set(
	[
		'task',
		'tasks',
		'task description',
		'task name',
		'title',
		'issue',
		'item',
		'work',
		'work item',
		'description',
	].concat(TITLE_COLUMNS_ABROAD),
);
/** What the rows of a table may be of; with their ids below. */
const KINDS: ReadonlySet<string> = new Set([
	...['phase', 'step', 'milestone', 'epic', 'story', 'ticket', 'wp', 'work package', 'no.'],
]);
/** Columns that say what a task is whose column Task holds codes. */
const DESCRIPTIONS: ReadonlySet<string> = new Set(['description', 'task description', 'title', 'summary']);
/** Columns that name what the column Description says more of. */
const NAMED_THINGS: ReadonlySet<string> = new Set([
	...['feature', 'fix', 'enhancement', 'improvement', 'optimization', 'deliverable', 'action', 'bug'],
]);
/** What else has an id and a status, where that is what the rows are of and no column says that it is a task. */
const OTHER_THINGS = new RegExp(
	`^(?:risks?|assumptions?|decisions?|questions?|requirements?|hypothes[ei]s|criteri(?:on|a)|endpoints?|flows?|${OTHER_THINGS_ABROAD})$`,
);
/** Columns that say something about a task and not what it is. */
const ABOUT_TASKS: ReadonlySet<string> = new Set([
	...['plan', 'wave', 'priority', 'pri', 'prio', 'effort', 'size', 'owner', 'severity'],
]);
/** Dashes and dots stand in for what is yet to be written. */
const NOTHING = /^(?:[—–-]*|…|\.{3})$/;
const MARKS = /[*`_~]/g;
const MARK = /[*`_~\s]/;
const MARKS_BEFORE = /^[*`_~\s]*/;
/** Most ids have no marks around them. */
const PLAIN_ID = /^[A-Za-z\d.]+$/;
const BRACKET_FIRST = /^\*{0,2}\[/;
/** `T001`, `F1`, `FIX-01`, `1.1`; how urgent a task is (`P0`) is none. */
const TELLING_ID = /^(?!P[0-4]$)(?:[A-Z].*\d.*|\d{1,3}(?:\.\d{1,3})+)$/;
const LINK = /^\[([^\][]{1,100})\]\([^()]{1,500}\)$/;
const SECTION_LINK = /^[*_~]{0,4}\[[^\][]{1,100}\]\(#/;
