import { STATES_ABROAD } from './wordsAbroad.ts';

/** What a task is in; every spelling of it is one of these. */
export const taskStates = ['open', 'active', 'blocked', 'done', 'skipped'] as const;

export type TaskState = (typeof taskStates)[number];

/** True for what is left to do: neither done nor skipped. What says no state is not known to be done. */
export const isLeft = (state: TaskState | undefined): boolean => state !== 'done' && state !== 'skipped';

/** A repository's own spellings (setting `planNavigator.states`), looked at before the built-in ones: `{"[W]": "blocked"}`. */
export type StateSpellings = ReadonlyMap<string, TaskState>;

/**
 * Reads a state cell, a checkbox or a status word: `[x]`, `` `[D]` ``, `✅ Complete`, `in_progress`, `done (archived)`.
 * Undefined where it says none: a sentence that merely begins with such a word (`Open the file`) is no state.
 * Spellings are those of grammar.md, sections 0.2 (T7) and (b).
 */
export function readState(marker: string, own?: StateSpellings): TaskState | undefined {
	const text = withoutMarks(marker.trimStart().slice(0, LONGEST_STATE));
	const box = leadingBox(text);
	return (
		own?.get(text) ??
		own?.get(text.toLowerCase()) ??
		(box === undefined ? undefined : own?.get(box)) ??
		builtIn(text, box)
	);
}

/** The box that a text begins with: `[x]` in `[x] Complete`. */
export function leadingBox(text: string): string | undefined {
	return BOX.exec(text)?.[0];
}

function builtIn(text: string, box: string | undefined): TaskState | undefined {
	if (box !== undefined) {
		const mark = box.slice(1, -1).replace('\uFE0F', '').trim();
		return BOXES.get(mark);
	}
	const bracketed = WORDS_IN_BRACKETS.exec(text)?.[1];
	if (bracketed !== undefined) {
		return readWords(bracketed.toLowerCase());
	}
	const sign = SIGN.exec(text);
	const words = text.slice((sign ?? OTHER_SIGNS.exec(text))?.[0].length ?? 0).toLowerCase();
	// `⏳ Pending` says with its word what the sign leaves open, `👀 In review` what it does not say; `✅ 2025-10-17` has the sign alone.
	return readWords(words) ?? (sign?.[1] === undefined ? undefined : SIGNS.get(sign[1]));
}

function readWords(words: string): TaskState | undefined {
	const whole = WHOLE_CELLS.get(words.replace(REMARK, ''));
	if (whole !== undefined) {
		return whole;
	}
	const percent = PERCENT.exec(words)?.[1];
	if (percent !== undefined) {
		return Number(percent) === 0 ? 'open' : Number(percent) < 100 ? 'active' : 'done';
	}
	const spaced = words.replace(DASHES, ' — ').replace(WORD_GAPS, ' ');
	const phrase = PHRASE.exec(spaced)?.[0];
	const state = phrase === undefined ? undefined : PHRASES.get(phrase);
	if (phrase === undefined || state === undefined) {
		return undefined;
	}
	const tail = spaced.slice(phrase.length);
	const isTail = !WORD_TAIL.test(tail) || SNAKE_CASE.test(words) || GO_ON.has(phrase);
	return isTail || (state !== 'open' && LINKED_TAIL.test(tail)) ? state : undefined;
}

/** Removes code marks, emphasis and strikethrough from both ends: `` **`[D]`** `` is `[D]`. */
function withoutMarks(text: string): string {
	return text.replace(MARKS_BEFORE, '').replace(MARKS_BEHIND, '');
}

/** A state shows in its first words; the rest of a cell may be a story. */
const LONGEST_STATE = 120;

const MARKS_BEFORE = /^[\s`*_~]+/;
const MARKS_BEHIND = /[\s`*_~]+$/;

/** What stands between the brackets of a box, as the source of a regular expression (with the flag `u`). */
export const BOX_MARK = '(?:.\\uFE0F?|SKIP|DONE|WIP|TODO)';

/** Boxes that are signs, as the source of a regular expression. */
export const BALLOT = '[☐☑☒]';

/** `[x]`, `[SKIP]`, `[]`, not the text of a link. */
export const BOX = new RegExp(`^\\[${BOX_MARK}?\\](?!\\()`, 'u');

const SIGNS: ReadonlyMap<string, TaskState> = statesOf({
	open: ['❌', '☐', '⬜', '🔲', '⭕', '🔴', '⚪', '📋', '○', '◯'],
	active: ['⏳', '⌛', '🚧', '🔄', '🟡', '🔵', '🟠', '🟨', '🏗', '⚠', '▶', '◐', '◑'],
	blocked: ['🚫', '⛔', '🛑', '⏸'],
	done: ['✅', '☑', '☒', '✔', '✓', '🟢', '🟩', '🎉', '🏁'],
	skipped: ['⏭', '➖'],
});

/** What stands between the brackets of a box. */
export const BOXES: ReadonlyMap<string, TaskState> = new Map([
	...SIGNS,
	...statesOf({
		open: ['', 'TODO', 'o', 'O'],
		active: ['P', 'p', '~', '/', 'WIP', '⏳', '🚧', '🔄'],
		blocked: ['B', 'b', '!'],
		done: ['x', 'X', 'D', 'd', 'DONE', '✓', '✔', '✅'],
		skipped: ['-', 'S', 's', 'SKIP'],
	}),
]);

/** Words that are a state only where nothing else stands beside them. */
const WHOLE_CELLS: ReadonlyMap<string, TaskState> = statesOf({
	open: [
		'no',
		'n',
		'false',
		'new',
		'ready',
		'tbd',
		'scheduled',
		'next',
		'up next',
		'next sprint',
		'future',
		'not tested',
		'untested',
	],
	active: [
		...['current', 'review', 'under review', 'needs review', 'testing', 'needs testing', 'claimed', 'code complete'],
		...['pr open', 'open pr', 'investigating'],
	],
	blocked: ['waiting', 'parked'],
	done: ['yes', 'y', 'x', 'true', 'pass', 'ok', 'released', 'tested'],
	skipped: ['na', 'no longer needed'],
});

/** Words in lower case, a blank for whatever stands between two of them. */
export const PHRASES: ReadonlyMap<string, TaskState> = statesOf({
	open: [
		...['open', 'todo', 'to do', 'not started', 'not yet started', 'not done', 'unstarted', 'pending', 'planned'],
		...['in planning', 'proposed', 'draft', 'queued', 'backlog', 'incomplete', 'not implemented', 'ready to start'],
		...[
			'not complete',
			'not completed',
			'not finished',
			'not started yet',
			'not fixed',
			'not merged',
			'unfinished',
			'unresolved',
		],
		...['ready to run', 'ready to begin', 'ready to build', 'ready to implement', 'ready to execute'],
		...['ready for implementation', 'ready for development', 'ready for dev'],
		...STATES_ABROAD.open,
	],
	active: [
		...[
			'in progress',
			'inprogress',
			'work in progress',
			'wip',
			'active',
			'partial',
			'partially complete',
			'partially done',
			'partially fixed',
			'partially implemented',
		],
		...['started', 'ongoing', 'underway', 'doing', 'in review', 'in development', 'in testing', 'reopened'],
		...['in flight', 'ready for review', 'ready for testing', 'ready for qa', 'ready for merge', 'ready to merge'],
		...[
			'ready to ship',
			'ready to deploy',
			'ready to release',
			'ready to test',
			'ready for release',
			'ready for deployment',
		],
		...['partially tested'],
		...STATES_ABROAD.active,
	],
	blocked: [
		'blocked',
		'on hold',
		'paused',
		'stalled',
		'waiting for',
		'waiting on',
		'awaiting',
		...STATES_ABROAD.blocked,
	],
	done: [
		...['done', 'complete', 'completed', 'finished', 'resolved', 'fixed', 'closed', 'archived', 'merged', 'shipped'],
		...['landed', 'delivered', 'deployed', 'implemented', 'verified', 'passed'],
		...STATES_ABROAD.done,
	],
	skipped: [
		...['skipped', 'skip', 'deferred', 'cancelled', 'canceled', 'n/a', 'not applicable', 'not needed', 'dropped'],
		...['abandoned', 'superseded', 'obsolete', 'rejected', 'postponed', 'wontfix', "won't fix", "won't do"],
		...STATES_ABROAD.skipped,
	],
});

const SIGN = new RegExp(`^(${[...SIGNS.keys()].join('|')})\\uFE0F?[\\s*_:\\u2013\\u2014-]*`, 'u');
/** `[PENDING]`, `[PENDING — the key]`: as in a box, and more than a sign. */
const WORDS_IN_BRACKETS = /^\[(\p{L}[^[\]]{1,80})\]$/u;
/** Emoji that are no states by themselves: `🔜 Planned`. */
const OTHER_SIGNS =
	/^(?:\p{Extended_Pictographic}(?:\uFE0F|\u200D|\p{Emoji_Modifier}){0,3}){1,4}[\s*_:\u2013\u2014-]*/u;
/** The longest phrase first, so that `not started` is not read up to `not`; it ends where a word ends. */
const PHRASE = new RegExp(
	`^(?:${[...PHRASES.keys()].sort((a, b) => b.length - a.length).join('|')})(?![\\p{L}\\p{N}])`,
	'u',
);
/** `(reviewer: Ann)` at the end. */
const REMARK = /\s{1,3}\([^()]{0,80}\)$/;
const PERCENT = /^(\d{1,3})\s?%/;
/** What says with the words behind it what it waits for: `pending review`, `waiting on design`. */
const GO_ON: ReadonlySet<string> = new Set(['pending', 'waiting for', 'waiting on', 'awaiting']);
/** `done - see notes`: between blanks a hyphen is a dash. */
const DASHES = /\s-{1,2}\s/g;
/** Blanks of any width, underscores and hyphens between words. */
const WORD_GAPS = /[\s_\-\u2011]+/g;
/** The words of `done_with_environment_caveat` hang together. */
const SNAKE_CASE = /^[a-z]+_[a-z]/;
/** Another word follows, so this may be a sentence. */
const WORD_TAIL = /^ ?\p{L}/u;
/** It is a state all the same where the word says by, on or since what: `blocked by parity`, `deferred to phase 3`. */
const LINKED_TAIL =
	/^ (?:by|on|at|via|until|since|as|pending|waiting|except|per|after|in|for|to|with|and|but|(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?= \d))(?!\p{L})/u;

function statesOf(spellings: Record<TaskState, readonly string[]>): ReadonlyMap<string, TaskState> {
	const states = new Map<string, TaskState>();
	for (const state of taskStates) {
		for (const spelling of spellings[state]) {
			states.set(spelling, state);
		}
	}
	return states;
}
