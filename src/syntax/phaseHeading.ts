import { matchAt } from '../base/matchAt.ts';
import type { Span } from '../base/position.ts';
import { leadingBox, readState, type StateSpellings, type TaskState } from './state.ts';
import { STATUS_NAME } from './wordsAbroad.ts';

/** What a heading says of the phase it opens. */
export interface PhaseHeading {
	/** Bare for the word Phase (`D4.A`), with its word for any other (`Task 3`). */
	readonly id: string;
	/** Where the id stands in the heading's text, its word included where the id has one. */
	readonly idSpan: Span;
	readonly title: string;
}

/** What a heading says of the state of its phase: `✅ COMPLETE`, `[done]`, `(Decision: Skipped)`. */
export interface HeadingStatus {
	readonly state: TaskState;
	/** The words without brackets and sign: `COMPLETE`, `done`. */
	readonly status: string;
	/** True for a coloured circle without a word, which may as well say how urgent or risky the phase is. */
	readonly isColour: boolean;
}

/**
 * Reads a heading such as `Phase D4.A — Planning Alignment`, `**Task 3: Wire it up**`, `1. Phase 1: Setup` or `Final Phase: Clean-up`.
 * Undefined for a heading without an id, as `Phase Overview` is.
 */
export function readPhaseHeading(heading: string): PhaseHeading | undefined {
	const start = wordStart(heading);
	if (start < 0) {
		return undefined;
	}
	const final = matchAt(FINAL_PHASE, heading, start);
	if (final !== undefined) {
		return phaseOf(heading, 'Final', { start, end: start + final[0].length });
	}
	const found = matchAt(KEYWORD_PHASE, heading, start);
	if (found === undefined) {
		return undefined;
	}
	const [whole, word = '', id = ''] = found;
	const end = start + whole.length;
	const name = `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}`;
	const isPhase = isPhaseWord(name);
	// `Phase A Core` names a phase, `Task I/O handling` and `Part A of it` do not.
	if (!isPhase && LETTERS.test(id) && !SEPARATED.test(heading.slice(end))) {
		return undefined;
	}
	return isPhase
		? phaseOf(heading, id, { start: end - id.length, end })
		: phaseOf(heading, `${name} ${id}`, { start, end });
}

/**
 * Where a heading's first word begins, behind signs, emphasis and a running number: `✅ **1. `. Looked for on its own: with that
 * before all the words that open a phase, V8 would take a tenth of the time of a start to compile the expression.
 */
function wordStart(heading: string): number {
	const from = stateEnd(heading);
	const first = heading.slice(from).search(LETTER_OR_DIGIT) + from;
	if (first < from || isLonger(heading.slice(from, first), mostSigns)) {
		return -1;
	}
	const number = matchAt(RUNNING_NUMBER, heading, first);
	if (number === undefined) {
		return first;
	}
	const behind = first + number[0].length;
	const next = heading.slice(behind).search(LETTER_OR_DIGIT);
	return next < 0 || isLonger(heading.slice(behind, behind + next), mostSignsBehind) ? -1 : behind + next;
}

/** Where a heading goes on behind the state that it begins with: `[ACTIVE] Sprint 3: Wiring`, `[x] Phase 1: Setup`. */
function stateEnd(heading: string): number {
	const found = heading.startsWith('[') ? STATE_FIRST.exec(heading) : null;
	return found !== null && (readState(found[1] ?? '') ?? readState(`[${found[1]}]`)) !== undefined
		? found[0].length
		: 0;
}

/** True for more characters; some take two UTF-16 units. */
const isLonger = (text: string, most: number): boolean => text.length > most && [...text].length > most;

/** Reads `2. Tests`, `1.3 Wiring`: a phase where checkbox tasks stand directly under it, which the caller sees. */
export function readNumberedHeading(heading: string): PhaseHeading | undefined {
	const found = NUMBERED.exec(heading);
	if (found === null) {
		return undefined;
	}
	const [whole, before = '', id = ''] = found;
	return phaseOf(heading, id, { start: before.length, end: whole.length });
}

/**
 * True where a heading goes on behind a phase's id in words of what the phase holds: `Phase 3 deliverables`, `Phase 3 Exit criteria`.
 * @param isInside the heading stands below one of the same phase, so that any words in lower case will do
 */
export const namesSection = (heading: string, { idSpan }: PhaseHeading, isInside: boolean): boolean =>
	matchAt(isInside ? SECTION_WORDS : SECTION_NAME, heading, idSpan.end) !== undefined;

/**
 * Reads the state a heading carries in brackets, behind a sign, or behind a dash at the end of its title. A coloured circle alone
 * counts only where nothing else says it.
 */
export function readHeadingStatus(heading: string, title: string, own?: StateSpellings): HeadingStatus | undefined {
	if (LEGEND.test(heading)) {
		return undefined;
	}
	const candidates = [
		...[...heading.matchAll(BRACKETS)].map((match) => match[1] ?? match[2] ?? match[3] ?? '').reverse(),
		STATUS_SIGN.exec(heading)?.[0] ?? '',
		BOX_AT_END.exec(heading)?.[1]?.replaceAll('`', '') ?? '',
		BEHIND_DASH.exec(title)?.[1] ?? '',
		WHOLE_TITLE.exec(title)?.[1] ?? '',
		SURE_SIGN.exec(heading)?.[0] ?? '',
	];
	let colour: HeadingStatus | undefined;
	for (const candidate of candidates) {
		const words = candidate.replace(STATUS_LABEL, '');
		const state = words === '' ? undefined : readState(words, own);
		if (state !== undefined) {
			const said = words.replace(SIGN_BEFORE, '').replace(MARKS_BEHIND, '');
			// Behind a sign there may be no word of a state, only the title: `✅ Phase A: Core`.
			const status = readState(said, own) === undefined ? (leadingBox(words) ?? words.slice(0, 2).trim()) : said;
			const isColour = COLOUR.test(status);
			if (!isColour) {
				return { state, status, isColour };
			}
			colour ??= { state, status, isColour };
		}
	}
	return colour;
}

/**
 * What stands in a heading before its status, without what leads to that: ` — ✅ `, ` (Status: `. It is taken off from the end, one thing
 * after the other, so that a run of blanks is passed but once.
 */
export const beforeStatus = (heading: string): string =>
	heading
		.replace(SIGNS_BEHIND, '')
		.replace(LABEL_BEHIND, '')
		.trimEnd()
		.replace(/[[(（]$/, '')
		.trimEnd()
		.replace(/(?<=\s)[—–-]$/, '')
		.trimEnd();

/** The title stands behind the id and its separators. Where bold or strikethrough was opened before the id, the mark that closes it goes. */
function phaseOf(heading: string, id: string, idSpan: Span): PhaseHeading {
	const rest = heading.slice(idSpan.end).replace(OF_HOW_MANY, '').replace(SEPARATOR, '');
	const before = heading.slice(0, idSpan.start);
	const marks = ['**', '~~'].filter((mark) => before.includes(mark));
	return { id, idSpan, title: marks.reduce((title, mark) => title.replace(mark, ''), rest).trim() };
}

/** `A`, `IV`, `D4.A`, `F4.1`, `0`, `P3.0b`, `Q0`; a letter alone must not begin a word. */
export const PHASE_ID = String.raw`(?:[IVX]{1,4}|(?!(?:[23]D|[248]K)(?![\p{L}\p{N}]))[A-Z]?\d{1,4}[A-Za-z]?|[A-Z])(?:\.(?:[A-Z]\d{0,3}|\d{1,4})[a-z]?)*(?![\p{L}\p{N}_])`;
const KEYWORD =
	'[Pp]hase|[Ss]tage|[Ss]tep|[Tt]ask|[Tt]ranche|[Mm]ilestone|[Ss]print|[Pp]art|[Ww]ave|[Ee]pic|[Ii]teration';
const CAPITAL_KEYWORD = 'PHASE|STAGE|STEP|TASK|TRANCHE|MILESTONE|SPRINT|PART|WAVE|EPIC|ITERATION';
/** The word Phase in other languages, its id bare as well; first those whose script needs no blank before the number: `阶段1`. */
const PHASE_UNSPACED = '阶段|階段|フェーズ|단계';
const PHASE_ABROAD = `${PHASE_UNSPACED}|[Ff]ase|FASE|[Ee]tapa|ETAPA|[Éé]tape|ÉTAPE|[Фф]аза|ФАЗА|[Ээ]тап|ЭТАП|المرحلة`;
const PHASE_WORD = new RegExp(`^(?:Phase|${PHASE_ABROAD})$`, 'u');

/** True for Phase, its first letter alone a capital, and for what it is in other languages: the id behind it is bare. */
export const isPhaseWord = (word: string): boolean => PHASE_WORD.test(word);

/** Steps, tasks, milestones and batches, likewise. */
const KEYWORD_UNSPACED = '步骤|任务|里程碑|批次|ステップ|マイルストーン|마일스톤|작업';
const KEYWORD_ABROAD = `${KEYWORD_UNSPACED}|[Ss]chritt|[Mm]eilenstein|[Шш]аг|[Вв]еха|[Hh]ito|[Tt]area|[Tt]arefa|[Pp]asso|[Pp]aso`;
/** The words that open a phase. */
export const PHASE_WORDS = `${KEYWORD}|${CAPITAL_KEYWORD}|${PHASE_ABROAD}|${KEYWORD_ABROAD}`;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/** How many signs stand before the first word, or before and behind its running number. */
const mostSigns = 12;
const mostSignsBehind = 8;
const RUNNING_NUMBER = /\d{1,3}(?:\.\d{1,3}){0,3}[.)]?\s{1,3}/y;

const KEYWORD_PHASE = new RegExp(
	`(${PHASE_WORDS})(?:\\s{1,3}|(?<=${PHASE_UNSPACED}|${KEYWORD_UNSPACED}))#?(${PHASE_ID})`,
	'uy',
);
const FINAL_PHASE = /(?:Final\s{1,3}Phase|FINAL\s{1,3}PHASE|Phase\s{1,3}Final)(?![\p{L}\p{N}_])/uy;
/** One number wants a dot or bracket behind it, so that `2025 goals` is none. */
const NUMBERED = /^([^\p{L}\p{N}]{0,12})(\d{1,3}(?:\.\d{1,3}){1,3}|\d{1,3}(?=[.)]))(?=[.)]?[\s*])/u;

const LETTERS = /^[A-Z]+$/;
const SEPARATED = /^(?:\*\*)?(?:[:.：、]|\s?[—–(]|\s-\s|\s*$)/;

/** `[ACTIVE] `, `[x] `. */
const STATE_FIRST = /^\[([^[\]]{1,24})\]\s{1,3}/u;

/** `Step 8 of 10: Wire it up`. */
const OF_HOW_MANY = /^\s{1,3}of\s{1,3}\d{1,3}(?![\p{L}\p{N}])/u;

/** Dashes, colons and dots between an id and its title, bold marks that close or open there left out. */
const SEPARATOR = /^(?:[\s—–\-:.)\]：、·]|(?:\*\*|~~)(?=[\s—–\-:.]))+/;

/** Behind an id without a separator, a name that sections have and nothing else. */
const SECTION_NAME = /\s+(?:exit criteria|deliverables?|acceptance(?: criteria)?|notes?|summary)\s*(?::\s*)?$/iuy;
/** The same, or words that begin in lower case. */
const SECTION_WORDS = /\s+(?:\p{Ll}|(?:Exit\s+[Cc]riteria|Deliverables?|Acceptance|Notes?|Summary)(?!\p{L}))/uy;

const BRACKETS = /\[([^[\]]{1,80})\]|\(([^()]{1,80})\)|（([^（）]{1,80})）/g;
const STATUS_LABEL = new RegExp(`^\\s*(?:decision|${STATUS_NAME})\\s*[:：]\\s*`, 'i');
const LABEL_BEHIND = new RegExp(`(?<![\\p{L}\\p{N}])(?:decision|${STATUS_NAME})\\s*[:：]$`, 'iu');
const SIGNS_BEHIND = /(?<![^\p{L}\p{N}\p{P}])[^\p{L}\p{N}\p{P}]+$/u;
const SURE_SIGNS = '✅|☑|✔|✓|❌|⏳|⌛|🚧|🔄|🚫|⛔|🛑|⏸|⏭';
const SURE_SIGN = new RegExp(`(?:${SURE_SIGNS}).{0,80}`, 'u');
const STATUS_SIGN = new RegExp(`(?:${SURE_SIGNS}|🟡|🟢|🔴).{0,80}`, 'u');
/** `✅ / 🔄 / ⬜`: what its tasks may be in, and nothing of the phase. */
const LEGEND = new RegExp(`(?:${SURE_SIGNS}|⬜)\\uFE0F?\\s*/\\s*(?:${SURE_SIGNS}|⬜)`, 'u');
/** ``Phase 2 — Core `[-] DROPPED` *(why)*``, `Phase 2 [x]`; a letter alone is a label: `Phase 2: API [P]`. */
const BOX_AT_END =
	/(`\[[^[\]\s]?\s?\](?:\s\p{L}{1,20})?`|\[[ xX~-]\]|\[[^[\]\s]\]\s\p{L}{1,20})[*_]{0,3}\s{0,3}(?:[*_]?\([^()]{0,80}\)[*_]?)?\s*$/u;
/** `Phase 2: COMPLETED (2025-11-01)`: words that are a state and no title. */
const WHOLE_TITLE =
	/^(complete|completed|done|finished|shipped|merged|skipped|cancell?ed|deferred|dropped|blocked|on hold|in progress|not started|pending)(?:\s*[([].{0,80}|\s+[–—-]\s.{0,80}|\s*)$/iu;
const COLOUR = /^(?:🟢|🟡|🔴|🟠|🔵|⚪)\uFE0F?$/u;
/** The title before the dash is not empty: in `Phase 4 — Testing` the word is the title. */
const BEHIND_DASH = /\s[—–-]\s{1,3}([\p{L} _]{3,30})\**$/u;
const SIGN_BEFORE = /^[^\p{L}\p{N}]+/u;
const MARKS_BEHIND = /[\s*_]{1,20}$/;
