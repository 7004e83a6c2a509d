import { line0 } from '../base/position.ts';
import { hasLetter } from '../syntax/chars.ts';
import { leadingBox, readState, type StateSpellings, type TaskState } from '../syntax/state.ts';
import { readTaskItem } from '../syntax/taskItem.ts';
import { taskColumns } from '../syntax/taskTable.ts';
import { changed, newText, newToken, type Token } from './token.ts';

/** How states are spelled and what they are called. */
export interface KnownStates {
	/** The repository's own spellings. */
	readonly own: StateSpellings;
	readonly names: Readonly<Record<TaskState, string>>;
}

/** Puts a badge into the tokens of a list item or a cell. */
export type Badge = (children: Token[]) => Token[];

/** The badges of a document, by the places of the inline tokens that they go into. */
export function badgesOf(tokens: readonly Token[], known: KnownStates): Map<number, Badge> {
	const badges = new Map<number, Badge>();
	let header: string[] = [];
	let stateColumn: number | undefined;
	let column = -1;
	for (const [index, { type, content }] of tokens.entries()) {
		const before = tokens[index - 1]?.type;
		if (type === 'table_open') {
			header = [];
			stateColumn = undefined;
		} else if (type === 'thead_close') {
			stateColumn = stateColumnOf(header);
		} else if (type === 'tr_open') {
			column = -1;
		} else if (type === 'td_open') {
			column++;
		} else if (type === 'inline' && before === 'th_open') {
			header.push(content);
		} else if (type === 'inline' && before === 'td_open' && column === stateColumn) {
			badges.set(index, (children) => inCell(children, content.trim(), known));
		} else if (type === 'inline' && before === 'paragraph_open' && tokens[index - 2]?.type === 'list_item_open') {
			badges.set(index, (children) => inItem(children, content, known));
		}
	}
	return badges;
}

function stateColumnOf(header: readonly string[]): number | undefined {
	const cells = header.map((text) => ({ text, span: { start: 0, end: 0 } }));
	return taskColumns({ header: { line: line0(0), cells }, rows: [] })?.state;
}

function inItem(children: Token[], content: string, known: KnownStates): Token[] {
	const box = readTaskItem(content)?.box;
	return (box === undefined ? undefined : inPlaceOf(box, children, known)) ?? children;
}

/** A short cell becomes a badge as it is; before a longer one the badge stands by itself. */
function inCell(children: Token[], content: string, known: KnownStates): Token[] {
	const state = readState(content, known.own);
	const [first] = children;
	if (state === undefined || first === undefined) {
		return children;
	}
	const box = leadingBox(content.replace(/^`+/, ''));
	const inBox = box === undefined ? undefined : inPlaceOf(box, children, known);
	if (inBox !== undefined) {
		return inBox;
	}
	if (content.length > longestBadge || !children.every(({ type }) => shortTypes.has(type))) {
		return [...badge(first, state, content, [newText(first, known.names[state])]), newText(first, ' '), ...children];
	}
	const word = hasLetter(content) ? [] : [newText(first, ` ${known.names[state]}`)];
	return badge(first, state, content, [...children, ...word]);
}

/** A cell of more than this, in UTF-16 units, is a sentence. */
const longestBadge = 30;

/** What a cell with nothing but a state is made of: texts and the marks around them. */
const shortTypes: ReadonlySet<string> = new Set(
	['text', 'code_inline', 'em', 'strong', 's'].flatMap((type) => [type, `${type}_open`, `${type}_close`]),
);

/** Puts the name of the state where its box stands; undefined where something else has taken the box already. */
function inPlaceOf(box: string, children: Token[], known: KnownStates): Token[] | undefined {
	const state = readState(box, known.own);
	const [first, ...others] = children;
	if (state === undefined || first === undefined || !first.content.startsWith(box)) {
		return undefined;
	}
	const rest = first.content.slice(box.length);
	const isAlone = rest.trim() === '';
	if (first.type !== 'text' && !(first.type === 'code_inline' && isAlone)) {
		return undefined;
	}
	return [
		...badge(first, state, box, [newText(first, known.names[state])]),
		...(first.type === 'text' ? [changed(first, { content: rest })] : []),
		...others,
	];
}

function badge(like: Token, state: TaskState, raw: string, content: readonly Token[]): Token[] {
	const attrs = { class: `plan-state plan-state-${state}`, title: raw };
	return [
		newToken(like, 'plan_state_open', 'span', 1, attrs),
		...content,
		newToken(like, 'plan_state_close', 'span', -1),
	];
}
