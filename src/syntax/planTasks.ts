import type { Lines } from '../base/lines.ts';
import { type Line1, line0, type Span, shift, toLine0, toLine1 } from '../base/position.ts';
import type { Writable } from '../base/writable.ts';
import { trimSpan } from './blanks.ts';
import type { Blocks, ListItem, Table } from './blocks.ts';
import { isInitiativeId } from './planId.ts';
import type { Problem } from './problem.ts';
import { readState, type StateSpellings, type TaskState } from './state.ts';
import { readTaskItem, seriesOf } from './taskItem.ts';
import { lacksState, readTaskRow, taskColumns } from './taskTable.ts';

/** A table row with a state, or a checkbox item. */
export interface Task {
	readonly id: string | undefined;
	readonly idSpan: Span | undefined;
	readonly title: string;
	readonly state: TaskState;
	/** The marker as written: `[x]`, `` `[D]` ``, `✅ Complete`. */
	readonly raw: string;
	/** The columns of the marker: the cell's trimmed text, or the box. */
	readonly stateSpan: Span;
	readonly line: Line1;
	/** The last line that belongs to it (a list item's continuation, its children included). */
	readonly lastLine: Line1;
	readonly form: 'table' | 'list';
	/** `P`, `US1` in `- [ ] T010 [P] [US1] Create …`. */
	readonly labels: readonly string[];
	/** The remaining cells, or the continuation lines; undefined where there is nothing more. */
	readonly guidance: string | undefined;
	/** Index of its phase; undefined where it stands outside any. */
	readonly phase: number | undefined;
	/** Index, in the same list, of the checkbox item that holds it. */
	readonly parent: number | undefined;
}

export interface PlanOptions {
	readonly states?: StateSpellings;
	/** True for a ledger: its index table holds initiatives, not tasks. */
	readonly ledger?: boolean;
}

/** A task, and the checkbox item that holds it. */
interface FoundTask {
	readonly task: Writable<Task>;
	readonly holder: FoundTask | undefined;
}

/** The tasks of all tables and lists by line, not yet given to phases. */
export function readTasks(blocks: Blocks, options: PlanOptions, problems: Problem[]): Writable<Task>[] {
	const found = [
		...blocks.tables.flatMap((table) => tableTasks(table, options, blocks.lines, problems)),
		...listTasks(blocks.items, blocks.lines),
	].sort((a, b) => a.task.line - b.task.line);
	const indexes = new Map<FoundTask | undefined, number>();
	return found.map((entry, index) => {
		const { task, holder } = entry;
		if (task.form === 'list') {
			indexes.set(entry, index);
		}
		const state = readTaskState(task, options.states);
		if (state === undefined && !/^[—–-]*$/.test(task.raw)) {
			problems.push({ kind: 'unknown-state', line: toLine0(task.line), span: task.stateSpan });
		}
		task.state = state ?? 'open';
		task.parent = indexes.get(holder);
		return task;
	});
}

function tableTasks(table: Table, options: PlanOptions, lines: Lines, problems: Problem[]): FoundTask[] {
	const columns = taskColumns(table);
	if (columns === undefined) {
		return [];
	}
	const found: FoundTask[] = [];
	for (const row of table.rows) {
		const read = readTaskRow(row, columns);
		if (lacksState(row, columns)) {
			problems.push({ kind: 'ragged-row', line: row.line, span: wholeText(lines.at(row.line)) });
		}
		if (read === undefined || (options.ledger === true && read.id !== undefined && isInitiativeId(read.id))) {
			continue;
		}
		const task: Writable<Task> = {
			id: read.id,
			idSpan: read.idSpan,
			title: read.title,
			state: 'open',
			raw: read.state.text,
			stateSpan: read.state.span,
			line: toLine1(row.line),
			lastLine: toLine1(row.line),
			form: 'table',
			labels: [],
			guidance: read.others.length === 0 ? undefined : read.others.join(' | '),
			phase: undefined,
			parent: undefined,
		};
		found.push({ task, holder: undefined });
	}
	return found;
}

function listTasks(items: readonly ListItem[], lines: Lines): FoundTask[] {
	const found: FoundTask[] = [];
	const series = seriesOf(
		items.map(({ text }) => text),
		3,
	);
	/** For each item, the task it is or the nearest that holds it. */
	const nearest: (FoundTask | undefined)[] = [];
	for (const item of items) {
		const holder = item.parent === undefined ? undefined : nearest[item.parent];
		const read = readTaskItem(item.text, series);
		if (read === undefined) {
			nearest.push(holder);
			continue;
		}
		const { start } = item.span;
		const task: Writable<Task> = {
			id: read.id,
			idSpan: read.idSpan === undefined ? undefined : shift(read.idSpan, start),
			title: read.title,
			state: 'open',
			raw: read.box,
			stateSpan: { start, end: start + read.box.length },
			line: toLine1(item.line),
			lastLine: toLine1(item.lastLine),
			form: 'list',
			labels: read.labels,
			guidance: undefined,
			phase: undefined,
			parent: undefined,
		};
		const entry = { task, holder };
		nearest.push(entry);
		found.push(entry);
	}
	// A task's own continuation ends where the next task begins, its first subtask as a rule.
	for (const [index, { task }] of found.entries()) {
		const next = found[index + 1]?.task.line ?? Number.POSITIVE_INFINITY;
		task.guidance = joinLines(lines, task.line, Math.min(task.lastLine + 1, next));
	}
	return found;
}

/** The lines behind `line` and before `end`, both 1-based, trimmed and joined; undefined where there is no text. */
function joinLines(lines: Lines, line: Line1, end: number): string | undefined {
	const texts: string[] = [];
	for (let index = line as number; index < end - 1; index++) {
		texts.push(lines.at(line0(index)).trim());
	}
	const text = texts.join('\n').trim();
	return text === '' ? undefined : text;
}

const wholeText = (line: string): Span => trimSpan(line, 0, line.length);

/** What the marker of a task says beside its guidance; undefined for a spelling that is not known, and for none. */
export const readTaskState = (task: Pick<Task, 'raw' | 'guidance'>, own?: StateSpellings): TaskState | undefined =>
	isDeferred(task) ? 'skipped' : readState(task.raw, own);

/** `[~]` means under way, except where the words beside it say that the work was put off. */
function isDeferred(task: Pick<Task, 'raw' | 'guidance'>): boolean {
	return TILDE_BOX.test(task.raw) && task.guidance !== undefined && DEFERRED.test(task.guidance);
}

const TILDE_BOX = /^[`*\s]{0,8}\[~\]/;
const DEFERRED =
	/(?:^|\s\|\s)[^\p{L}\p{N}]{0,8}(?:deferred(?!\p{L})|(?:cancelled|canceled|dropped|abandoned)[*_]{0,2}(?=\s*(?:[.,:;()|\n—–-]|$)))/iu;
