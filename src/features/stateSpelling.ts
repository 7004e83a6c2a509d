import { toLine1 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import type { Task } from '../syntax/plan.ts';
import { BALLOT, BOX, BOX_MARK, readState, type StateSpellings, type TaskState } from '../syntax/state.ts';
import { STATE_WORDS_ABROAD } from '../syntax/wordsAbroad.ts';

/** The place of a state: a table cell, empty or not, or the box of a list item. */
export type StateCell = Pick<Task, 'form' | 'raw' | 'line'>;

/**
 * What to write for a state at a place, in place of the whole cell or box: the spelling that the same table or list uses,
 * else the document, else its initiative, else the plans of the repository (`[D]` here, `[x]` there), else a common one. It is of the kind of
 * its neighbours (box, word or sign) but where the column spells that very state in another, has their code marks, bold and case, and is read back as the state.
 */
export async function stateSpelling(
	workspace: PlanWorkspace,
	document: Document,
	cell: StateCell,
	state: TaskState,
): Promise<string> {
	const own = document.states;
	const ballot = cell.form === 'list' && IS_BALLOT.test(cell.raw) ? BALLOTS[state] : undefined;
	if (ballot !== undefined) {
		return ballot;
	}
	const near = neighbours(document, cell);
	const kind = cell.form === 'list' ? 'box' : (kindNear(near, kindOf(bare(cell.raw))) ?? 'box');
	const dress = dressOf(cell, near);
	const wanted = (tasks: readonly Task[]) => commonest(spellings(tasks, kind, state, own));
	const column = wanted(near) ?? (cell.form === 'table' ? anyKind(near, state, own) : undefined);
	if (column !== undefined && kindOf(column) !== kind) {
		return dress.replace(' ', () => column);
	}
	const spelling =
		column ??
		wanted(tasksIn([document], cell.form)) ??
		(await commonestOf(workspace, document, (documents) => wanted(tasksIn(documents, cell.form)))) ??
		ownSpelling(own, kind, state) ??
		usual(kind, state, near, document);
	return dress.replace(' ', () => (kind === 'word' ? inCaseOf(near, spelling) : spelling));
}

/** Boxes that are signs; there are none for the other states. */
const IS_BALLOT = new RegExp(`^${BALLOT}$`);
const BALLOTS: Partial<Record<TaskState, string>> = { open: '☐', done: '☑' };

type Kind = 'box' | 'word' | 'sign';

/** The tasks that share a table, or the lists of a phase, with the cell. */
function neighbours({ blocks, plan }: Document, { form, line }: StateCell): readonly Task[] {
	if (form === 'table') {
		const table = blocks.tables.find(({ rows }) => rows.some((row) => toLine1(row.line) === line));
		const lines = new Set(table?.rows.map((row) => toLine1(row.line)));
		return plan.tasks.filter((task) => task.form === 'table' && lines.has(task.line));
	}
	const phase = plan.phases.findLastIndex((each) => each.line <= line && line <= each.lastLine);
	return plan.tasks.filter((task) => task.form === 'list' && (task.phase ?? -1) === phase);
}

const tasksIn = (documents: readonly Document[], form: Task['form']): Task[] =>
	documents.flatMap(({ plan }) => plan.tasks.filter((task) => task.form === form));

/** What the plans of the document's initiative say, else all plans. */
async function commonestOf(
	workspace: PlanWorkspace,
	{ path }: Document,
	wanted: (documents: readonly Document[]) => string | undefined,
): Promise<string | undefined> {
	const { initiatives, other } = await workspace.index();
	const own = initiatives.find(({ documents }) => documents.some((each) => each.path === path));
	return wanted(own?.documents ?? []) ?? wanted([...initiatives.flatMap(({ documents }) => documents), ...other]);
}

/** How tasks of a state are spelled in one kind, marks taken off; a cell that tells a story counts with its box alone. */
function spellings(tasks: readonly Task[], kind: Kind, state: TaskState, own: StateSpellings): string[] {
	return tasks.flatMap(({ raw }) => {
		const text = bare(raw);
		const short = SHORT[kind].exec(text)?.[0] ?? BOX.exec(text)?.[0];
		return short !== undefined && kindOf(short) === kind && readState(short, own) === state
			? [withoutReason(short, own)]
			: [];
	});
}

/** As many words as it takes to say the state: `⬜ blocked` of `⬜ blocked by tooling`, `⬜` of `⬜ by Jo`, all of `❌ Not started`. */
function withoutReason(text: string, own: StateSpellings): string {
	const start = Math.max(0, text.search(/[\p{L}\p{N}]/u));
	const words = BOX.test(text) ? '' : text.slice(start);
	if (words === '') {
		return text;
	}
	const state = readState(words, own);
	if (state === undefined) {
		return text.slice(0, start).trim() || text;
	}
	for (let end = words.indexOf(' '); end > 0; end = words.indexOf(' ', end + 1)) {
		if (readState(words.slice(0, end), own) === state) {
			return text.slice(0, start + end);
		}
	}
	return text;
}

/** How a column spells a state among spellings of other kinds: `✅` beside `TODO` and `In review`. */
const anyKind = (tasks: readonly Task[], state: TaskState, own: StateSpellings): string | undefined =>
	commonest((['box', 'sign', 'word'] as const).flatMap((kind) => spellings(tasks, kind, state, own)));

/** The text that occurs most often, the first of several. */
export function commonest(texts: readonly string[]): string | undefined {
	const counts = new Map<string, number>();
	for (const text of texts) {
		counts.set(text, (counts.get(text) ?? 0) + 1);
	}
	const most = Math.max(...counts.values());
	return [...counts].find(([, count]) => count === most)?.[0];
}

const ownSpelling = (own: StateSpellings, kind: Kind, state: TaskState): string | undefined =>
	[...own].find(([text, means]) => means === state && kindOf(text) === kind)?.[0];

function usual(kind: Kind, state: TaskState, near: readonly Task[], { plan, states }: Document): string {
	const { boxes, sign } = USUAL[state];
	const word = (wordsLike(near) ?? wordsLike(plan.tasks))?.[state] ?? USUAL[state].word;
	if (kind !== 'sign') {
		// Where `[P]` is a label of tasks that may run in parallel, it is no state; where `[-]` is another one, it is not this.
		const isLabel = (box: string) => box === '[P]' && plan.tasks.some(({ labels }) => labels.includes('P'));
		const isFree = (box: string) => (states.get(box) ?? state) === state && !isLabel(box);
		return kind === 'word' ? word : (boxes.find(isFree) ?? boxes[0]);
	}
	const isWorded = near.some(({ raw }) => kindOf(bare(raw)) === 'sign' && /\p{L}/u.test(raw));
	return isWorded ? `${sign} ${word}` : sign;
}

/** The words for states in the language that most of the tasks have theirs in; undefined where they have none of another than English. */
function wordsLike(tasks: readonly Task[]): Readonly<Record<TaskState, string>> | undefined {
	const said = tasks.map(({ raw }) =>
		raw
			.replace(/[^\p{L} ]/gu, '')
			.trim()
			.toLowerCase(),
	);
	const counts = STATE_WORDS_ABROAD.map(
		(words) => said.filter((text) => Object.values(words).some((word) => word.toLowerCase() === text)).length,
	);
	const most = Math.max(...counts);
	return most === 0 ? undefined : STATE_WORDS_ABROAD[counts.indexOf(most)];
}

interface Usual {
	/** The best first. */
	readonly boxes: readonly [string, ...string[]];
	readonly sign: string;
	readonly word: string;
}

const USUAL: Readonly<Record<TaskState, Usual>> = {
	open: { boxes: ['[ ]'], sign: '⬜', word: 'Open' },
	active: { boxes: ['[P]', '[~]'], sign: '⏳', word: 'In Progress' },
	blocked: { boxes: ['[B]'], sign: '🚫', word: 'Blocked' },
	done: { boxes: ['[x]'], sign: '✅', word: 'Done' },
	skipped: { boxes: ['[-]', '[S]'], sign: '⏭', word: 'Skipped' },
};

/** A state as it is written in a cell, without the marks around it. */
export const bare = (raw: string): string => raw.replace(/^[`*_~\s]+|(?<![`*_~\s])[`*_~\s]+$/g, '');

function kindOf(text: string): Kind | undefined {
	if (text === '') {
		return undefined;
	}
	return BOX.test(text) ? 'box' : /^[\p{L}\p{N}]/u.test(text) ? 'word' : 'sign';
}

/** The kind that a column is of, that of the cell itself where no other is commoner. */
function kindNear(near: readonly Task[], own: Kind | undefined): Kind | undefined {
	const kinds = near.flatMap(({ raw }) => kindOf(bare(raw)) ?? []);
	return commonest(kinds.sort((a, b) => Number(b === own) - Number(a === own))) as Kind | undefined;
}

/** The marks around a state with a blank in its place: `` `␠` ``, `**␠**`. */
function dressOf(cell: StateCell, near: readonly Task[]): string {
	return cell.form === 'list'
		? ' '
		: cell.raw !== ''
			? marksAround(cell.raw)
			: (commonest(near.map(({ raw }) => marksAround(raw))) ?? ' ');
}

/** The marks at both ends of a cell, a blank between them. */
export function marksAround(raw: string): string {
	const before = /^[`*]*/.exec(raw)?.[0] ?? '';
	return `${before} ${/(?<![`*])[`*]+$/.exec(raw.slice(before.length))?.[0] ?? ''}`;
}

/** A word in the case of its neighbours: `done` beside `in_progress`, `DONE` beside `TODO`. */
function inCaseOf(near: readonly Task[], word: string): string {
	const words = near.map(({ raw }) => bare(raw)).filter((text) => kindOf(text) === 'word');
	const joined = words.some((text) => text.includes('_')) ? word.replaceAll(' ', '_') : word;
	if (words.length === 0 || words.some((text) => bare(text) === word)) {
		return word;
	}
	if (words.every((text) => text === text.toLowerCase())) {
		return joined.toLowerCase();
	}
	return words.every((text) => text === text.toUpperCase()) ? joined.toUpperCase() : joined;
}

/** A state and no more than a few words: no date, no reason. */
const SHORT: Readonly<Record<Kind, RegExp>> = {
	box: new RegExp(`^\\[${BOX_MARK}\\](?: [\\p{L} ]{1,20})?$`, 'u'),
	word: /^\p{L}[\p{L} _/-]{0,24}$/u,
	sign: /^[^\p{L}\p{N}\s[]{1,4}(?: ?[\p{L} ]{1,20})?$/u,
};
