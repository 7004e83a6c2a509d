import { type Line1, toLine0 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import type { RootPath } from '../ports/files.ts';
import { pipeColumn, writeCell } from '../syntax/cellText.ts';
import { readTaskState, type Task } from '../syntax/planTasks.ts';
import { BOX_MARK, readState, type TaskState } from '../syntax/state.ts';
import type { PlanEdit, Refusal, TextChange } from './edit.ts';
import { isLive } from './live.ts';
import { stateSpelling } from './stateSpelling.ts';

/** Where a task stood when somebody looked, and what it was called then. */
export interface TaskRef {
	readonly path: RootPath;
	readonly line: Line1;
	/** The last of several lines, where each task that begins on one is meant. */
	readonly lastLine?: Line1;
	/** Its id, or its title where it has none; undefined where the task at the line is meant, whatever it is called. */
	readonly name?: string;
	/** Its marker as it was written: `[x]`. */
	readonly raw?: string;
}

/** `toggle` is `done`, and `open` where every task is done already. */
export type WantedState = TaskState | 'toggle';

/** An edit of exactly one cell or box a task, or a sentence for people that says why there is none. */
export type StateEdit = PlanEdit | Refusal;

/** What a task is called: its id, or its title where it has none. */
const taskName = ({ id, title }: Task): string => id ?? title;

/**
 * Writes a state into tasks, in the spelling that their plans use. All or nothing: where one of them has changed or moved
 * since somebody looked, or stands in a record or an archived plan, no task is changed. A task that is in the state already
 * stays as it is written.
 */
export async function setState(
	workspace: PlanWorkspace,
	refs: readonly TaskRef[],
	wanted: WantedState,
): Promise<StateEdit> {
	const found = new Map<string, { readonly document: Document; readonly task: Task }>();
	for (const ref of refs) {
		const at = await find(workspace, ref);
		if ('problem' in at) {
			return at;
		}
		for (const task of at.tasks) {
			found.set(`${ref.path}:${task.line}`, { document: at.document, task });
		}
	}
	const tasks = [...found.values()];
	const state = wanted !== 'toggle' ? wanted : tasks.every(({ task }) => task.state === 'done') ? 'open' : 'done';
	const changes: TextChange[] = [];
	for (const { document, task } of tasks) {
		const change = task.state === state ? undefined : await changeOf(workspace, document, task, state);
		if (change !== undefined && 'problem' in change) {
			return change;
		}
		if (change !== undefined) {
			changes.push(change);
		}
	}
	return { changes };
}

/** What `setState` is to be given for a task as it stands. */
export const refTo = ({ path }: Document, task: Task): TaskRef => ({
	path,
	line: task.line,
	name: taskName(task),
	raw: task.raw,
});

/** The tasks of a plan or ledger on some lines whose states may be set; none of a record or of an archived plan. */
export function tasksOn(workspace: PlanWorkspace, document: Document, first: Line1, last: Line1): readonly Task[] {
	const { path, plan } = document;
	const lives = isLive(workspace, document);
	const isPlan = workspace.isPlan(path) || workspace.ports.settings.ledgers.includes(path);
	return isPlan ? plan.tasks.filter(({ line }) => first <= line && line <= last && lives(line)) : [];
}

type Found = { readonly document: Document; readonly tasks: readonly Task[] } | Refusal;

async function find(workspace: PlanWorkspace, ref: TaskRef): Promise<Found> {
	const { path, line, name, raw } = ref;
	const document = await workspace.readAgain(path);
	if ('problem' in document) {
		return { problem: document.message };
	}
	const tasks = meant(document.plan.tasks, ref);
	const [first] = tasks;
	if (first === undefined || (raw !== undefined && first.raw !== raw)) {
		const task = [name, raw].filter((part) => part).join(' ');
		const what = name === undefined ? 'No task stands' : `${task} no longer stands`;
		return { problem: `${what} in line ${line} of ${path}. Nothing was changed.` };
	}
	const lives = isLive(workspace, document);
	if (!tasks.every((task) => lives(task.line))) {
		return { problem: `A record stays as it is: ${path}.` };
	}
	return { document, tasks };
}

function meant(tasks: readonly Task[], { line, lastLine, name }: TaskRef): readonly Task[] {
	if (lastLine !== undefined && lastLine > line) {
		return tasks.filter((task) => line <= task.line && task.line <= lastLine);
	}
	const isMeant = (task: Task) =>
		name === undefined ? task.line <= line && line <= task.lastLine : task.line === line && taskName(task) === name;
	const task = tasks.findLast(isMeant);
	return task === undefined ? [] : [task];
}

async function changeOf(
	workspace: PlanWorkspace,
	document: Document,
	task: Task,
	state: TaskState,
): Promise<TextChange | Refusal> {
	const { states } = document;
	const marker = markerOf(task, (text) => readState(text, states) !== undefined);
	const spelling = await stateSpelling(workspace, document, { ...task, raw: marker }, state);
	const raw = spelling + task.raw.slice(marker.length);
	if (readTaskState({ raw, guidance: task.guidance }, states) !== state) {
		const where = `${taskName(task)} in line ${task.line} of ${document.path}`;
		return { problem: `${where} would not be read as ${state} with "${raw}". Nothing was changed.` };
	}
	const { path, lines } = document;
	const edit =
		task.form === 'list'
			? { span: task.stateSpan, text: raw }
			: writeCell(lines.at(toLine0(task.line)), task.stateSpan, raw, isAligned(document, task));
	return { path, line: task.line, ...edit };
}

/** What of a cell is the state: all of it, or the box alone where the words behind it tell something else (`[x] 2026-03-01`). */
function markerOf({ raw }: Task, isState: (text: string) => boolean): string {
	const [, box, rest] = BOX_FIRST.exec(raw) ?? [];
	return box === undefined || rest === undefined || isState(rest) ? raw : box;
}

const BOX_FIRST = new RegExp(`^([\`*_~]{0,4}\\[${BOX_MARK}\\][\`*_~]{0,4})(\\s+\\S.*)$`, 'u');

/** True where the pipe behind a state stands below that of the header: the column is padded. */
function isAligned({ blocks, lines }: Document, task: Task): boolean {
	const at = toLine0(task.line);
	const table = blocks.tables.find(({ rows }) => rows.some((row) => row.line === at));
	const column = table?.rows
		.find((row) => row.line === at)
		?.cells.findIndex(({ span }) => span.start === task.stateSpan.start);
	const header = column === undefined ? undefined : table?.header.cells[column];
	const below = pipeColumn(lines.at(at), task.stateSpan);
	return (
		table !== undefined &&
		header !== undefined &&
		below !== undefined &&
		pipeColumn(lines.at(table.header.line), header.span) === below
	);
}
