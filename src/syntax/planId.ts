import type { Span } from '../base/position.ts';

/** An id of a plan on a line of text; ranges and slashed lists are spread: `D4.A1–A3` gives D4.A1, D4.A2, D4.A3, all with the span of the whole. */
export interface PlanIdMention {
	readonly id: string;
	readonly span: Span;
	readonly form: 'initiative' | 'task';
}

/** Upper-case words joined by `-`, the last a number of two digits or more, a letter behind it allowed. */
const initiativeShape = /^[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-\d{2,}[a-z]?$/;

/** Standards, character sets and algorithms have the shape of an initiative and never are one. */
const standards =
	/^(?:UTF-(?:8|16|32)|SHA-(?:[123]|224|256|384|512)|COVID-19|AES-(?:128|192|256)|ISO-\d{4,5}|RFC-[1-9]\d{2,3}|PEP-[1-9]\d{2,3}|IEEE-\d{3,4}|CP-\d{3,4}|CVE-\d{4}-\d+|CWE-\d+)$/;

/** True for `UTF-16`, `SHA-256`, `ISO-8601`: the name of something that is no plan. */
export const isStandard = (text: string): boolean => standards.test(text);

/**
 * Parts joined by dots. The first is a letter with or without a number (`D4`, `C`, `M3c`, `T001`) or a number (`0`, `1`);
 * the others are a letter, a number, or both (`A`, `2`, `A1`, `0b`), and the last of three may be a small letter (`M2.1.b`, not `V2.1.x`).
 */
const taskShape = /^(?:[A-Z]\d{0,4}[a-z]?|\d{1,3})(?:(?:\.(?:[A-Z]\d{0,3}[a-z]?|\d{1,3}[a-z]?))+(?:\.[a-wyz])?)?$/;

/** `BE-3`, `M0-T01`, `TASK_7`: ids by which tasks are defined, and names of much else (`UTF-8`). `A1-A3` and `C1-3` are ranges. */
const looseShape =
	/^(?:[A-Z]+(?:-[A-Z][A-Z0-9]*)*-\d[a-z]?|([A-Z]{1,3})\d{1,3}-(?!\1\d)[A-Z]{1,2}\d{1,3}|[A-Z]{2,5}_\d{1,4})$/;

/** True for `INTEGRATE-PYTORCH-001`, `DEBUG-SIM-LINES-DOSE-001`: upper-case words joined by `-`, the last a number. */
export function isInitiativeId(text: string): boolean {
	return initiativeShape.test(text) && !isStandard(text);
}

/**
 * True for the shapes of task ids in grammar.md, section (b): `D4.A1`, `S1`, `K3`, `1.2`, `T001`, `F4.1.A`, `M3c`.
 * A single letter is a phase and a single number a count, so neither is one.
 */
export function isTaskId(text: string): boolean {
	return taskShape.test(text) && /\d/.test(text) && !/^\d+$/.test(text);
}

/** `TIDE-001.F1`, as a list of several initiatives' tasks writes it: whose it is, and what that calls it. */
export function listedTask(id: string): { readonly initiative: string; readonly id: string } | undefined {
	const [, initiative, own] = /^([^.]+-\d{2,}[a-z]?)\.(.+)/.exec(id) ?? [];
	return initiative === undefined || own === undefined ? undefined : { initiative, id: own };
}

/** The initiative of a ledger's slug: `test-suite-triage-002-keep-it-green` gives `TEST-SUITE-TRIAGE-002`. */
export function initiativeOfSlug(slug: string): string | undefined {
	const words = slug.split('-');
	const number = words.findIndex((word, i) => i > 0 && /^\d{2,}[a-z]?$/.test(word));
	const id = words.slice(0, number + 1).map((word, i) => (i === number ? word : word.toUpperCase()));
	return isInitiativeId(id.join('-')) ? id.join('-') : undefined;
}

/** True for `BE-3`, `M0-T01` and `TASK_7`, which are ids where something is defined by them. */
export const isLooseId = (text: string): boolean => looseShape.test(text);

/** True for `BE-12` too, which goes on from `BE-9`: it has the shape of an initiative, and where a plan has such a task it is that. */
export const mayBeTask = (text: string): boolean => isLooseId(text) || /^[A-Z]+-\d{2}[a-z]?$/.test(text);

/**
 * Finds the initiative and task ids on a line, ranges included. Only the shape is looked at.
 * An id is a whole word: what stands inside a path, a date, an assignment or a longer name is none. A task id in running
 * text has a letter, since `1.2` alone may be any number.
 * @param isLoose takes what has the shape of an id and is one only where something defines it, for those who look: `BE-3`
 */
export function scanPlanIds(line: string, isLoose = false): PlanIdMention[] {
	// The no-break hyphen is as long as the plain one, so that columns stay.
	const text = line.includes('\u2011') ? line.replaceAll('\u2011', '-') : line;
	const mentions: PlanIdMention[] = [];
	words.lastIndex = 0;
	for (let found = words.exec(text); found !== null; found = words.exec(text)) {
		const [written] = found;
		if (written.length > longestWord || !/\d/.test(written) || glued.test(text.charAt(found.index - 1))) {
			continue;
		}
		const word = written.replace(/[.:-]+$/, '');
		if (/[A-Z]/.test(word) && /\d/.test(word)) {
			mentions.push(...readWord(word, found.index, isLoose));
		}
	}
	return mentions;
}

/** What is longer is a path or a hash; the limit keeps the time of all that looks into a word in bounds. */
const longestWord = 200;

/** Everything that may be glued to an id. Blanks, quotes, brackets, `*`, `|`, `;` and the em dash part words. */
const glued = /[\w./\\:@#$%~=+–−-]/;

/** A word from its first capital or digit on, of two characters or more. */
const words = new RegExp(`[A-Z\\d]${glued.source}+`, 'g');

/** `INIT-001.C1/C2`: an initiative, and behind a dot, slash or colon the tasks in it. */
const initiativeAndTasks = /^([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-\d{2,}[a-z]?)(?:[./:](.+))?$/;

function readWord(word: string, start: number, isLoose: boolean): PlanIdMention[] {
	const initiative = initiativeAndTasks.exec(word);
	if (initiative === null) {
		const isOne = isLoose && /[-_]/.test(word) && isLooseId(word);
		return isOne ? [{ id: word, span: { start, end: start + word.length }, form: 'task' }] : readTasks(word, start);
	}
	const [, id = '', tasks] = initiative;
	if (!isInitiativeId(id)) {
		return [];
	}
	const mention: PlanIdMention = { id, span: { start, end: start + id.length }, form: 'initiative' };
	if (tasks === undefined) {
		return [mention];
	}
	const held = readTasks(tasks, start + word.length - tasks.length);
	return held.length > 0 ? [mention, ...held] : [];
}

/** `D4.A1–A3`, `C1/C2`, `F4.1.A+B+C`: ids and the marks between them. Nothing unless the whole word is of these. */
function readTasks(word: string, start: number): PlanIdMention[] {
	const ids = /^[^–−/+-]*[A-Z]/.test(word) ? spreadIds(word, isTaskId) : [];
	const span = { start, end: start + word.length };
	return ids.map((id) => ({ id, span, form: 'task' }));
}

/**
 * The ids that a word lists: `D4.A1–A3` is D4.A1, D4.A2, D4.A3, `C1/C2` both, `4–6` three. Empty unless every part is an id.
 * @param isId says of a whole id whether it is one
 */
export function spreadIds(word: string, isId: (id: string) => boolean): string[] {
	const parts = word.split(/([–−/+-])/);
	const first = parts[0] ?? '';
	if (!isId(first)) {
		return [];
	}
	const ids = [first];
	for (let i = 1; i < parts.length; i += 2) {
		const before = ids.at(-1) ?? first;
		const next = complete(before, parts[i + 1] ?? '');
		if (!isId(next)) {
			return [];
		}
		const isRange = parts[i] !== '/' && parts[i] !== '+';
		ids.push(...(isRange ? between(before, next) : []), next);
	}
	return ids;
}

/** What a short second id stands for: behind `D4.A1`, `A3` is `D4.A3`; behind `D4.A1`, `3` is `D4.A3`. */
function complete(before: string, short: string): string {
	const held = before.split('.');
	const added = short.split('.');
	const last = held.at(-1) ?? '';
	if (/^\d+$/.test(short) && /^[A-Z]\d+$/.test(last)) {
		held.splice(-1, 1, `${last[0]}${short}`);
	} else {
		// A letter and a number behind letters alone is a whole id: behind `E1.A`, `E2` is `E2`.
		const isWhole = added.length >= held.length || (/^[A-Z]$/.test(last) && /^[A-Z]\d/.test(short));
		held.splice(isWhole ? 0 : held.length - added.length, held.length, ...added);
	}
	return held.join('.');
}

/** A longer range than this is no list of tasks. */
const longestRange = 60;

/** The ids between two that differ in their last number or letter: between `E1.A` and `E1.C`, `E1.B`. */
function between(first: string, last: string): string[] {
	const numbers = [/^(.*?)(\d+)$/.exec(first), /^(.*?)(\d+)$/.exec(last)] as const;
	if (numbers[0] !== null && numbers[1] !== null && numbers[0][1] === numbers[1][1]) {
		const [, head = '', from = ''] = numbers[0];
		const to = Number(numbers[1][2]);
		const count = Math.min(to - Number(from) - 1, longestRange);
		return Array.from(
			{ length: Math.max(count, 0) },
			(_, i) => head + String(Number(from) + i + 1).padStart(from.length, '0'),
		);
	}
	if (first.slice(0, -1) === last.slice(0, -1) && first.length === last.length && /[A-Za-z]$/.test(first)) {
		const from = first.charCodeAt(first.length - 1);
		const count = Math.min(last.charCodeAt(last.length - 1) - from - 1, longestRange);
		return Array.from({ length: Math.max(count, 0) }, (_, i) => first.slice(0, -1) + String.fromCharCode(from + i + 1));
	}
	return [];
}
