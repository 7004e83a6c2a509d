import { matchAt } from '../base/matchAt.ts';
import type { Span } from '../base/position.ts';
import { isStandard } from './planId.ts';
import { BALLOT, readState } from './state.ts';

/** What the text of a checkbox item says: `[x] T010 [P] [US1] Create the manifest`. */
export interface TaskItem {
	/** `[x]`. */
	readonly box: string;
	readonly id: string | undefined;
	/** Where the id stands in the item's text. */
	readonly idSpan: Span | undefined;
	/** `P`, `US1`. */
	readonly labels: readonly string[];
	readonly title: string;
}

/**
 * Reads the text of a list item that begins with a box. Undefined for any other item, for a link (`[a](b.md)`), for an
 * empty item and for a line of a legend (`[P] tasks = may run in parallel`).
 * @param series the series of ids that the tasks of the document have
 */
export function readTaskItem(text: string, series: Series = noSeries): TaskItem | undefined {
	const box = BOX.exec(text);
	const rest = text.slice(box?.[0].length ?? 0);
	if (box === null || LEGEND.test(rest) || (!box[0].startsWith('[') && isChoice(rest))) {
		return undefined;
	}
	const idStart = box[0].length;
	const { id, span, end } = readLeadingId(text, idStart, series);
	let at = end;
	const labels: string[] = [];
	for (let label = matchAt(LABEL, text, at); label !== undefined; label = matchAt(LABEL, text, at)) {
		labels.push(label[1] ?? '');
		at += label[0].length;
	}
	// The id took the mark that opened bold or struck text, so the one that closes it goes as well: `**Task 1: Connect** (AC: 1)`.
	const [before, behind] = span === undefined ? ['', ''] : [text.slice(idStart, span.start), text.slice(span.end, end)];
	const title = ['**', '~~']
		.filter((mark) => before.includes(mark) && !behind.includes(mark))
		.reduce((rest, mark) => rest.replace(mark, ''), text.slice(at));
	return { box: box[1] ?? '', id, idSpan: span, labels, title: withoutOuterBold(title.trim()) };
}

/** True for what a form offers behind `☐`: `No ☐ Yes`, `Yes - proceed`, `N/A`, `Approved`. */
const isChoice = (text: string): boolean => ANY_BALLOT.test(text) || ANSWER.test(text) || readState(text) !== undefined;

const ANY_BALLOT = new RegExp(BALLOT);
const ANSWER =
	/^[*_]{0,2}(?:yes|no|n\/a|unsure|pass|fail|approved?|rejected?|revise)(?![\p{L}\p{N}])(?=[*_]{0,2}\s*(?:$|[-–—→,;:(]))/iu;

/** What the ids of a document begin with that look like any word with a number and count their tasks: `BE-` of `BE-1`, `BE-2`, `BE-3`. */
type Series = ReadonlySet<string>;

const noSeries: Series = new Set();

/**
 * The series of ids that texts begin with. `BE-1 Export` alone may be as much of a title as `GPT-4 support`.
 * @param most how many of one series make it one; two do where marks set them off: `**A-1** Count`
 */
export function seriesOf(texts: readonly string[], most: number): Series {
	const found = new Map<string, Set<string>>();
	const setOff = new Set<string>();
	for (const text of texts) {
		const [, head, number, mark] = SERIES_FIRST.exec(text) ?? [];
		if (head !== undefined && number !== undefined) {
			found.set(head, (found.get(head) ?? new Set()).add(number));
			if (mark !== '') {
				setOff.add(head);
			}
		}
	}
	const isSeries = (head: string, numbers: ReadonlySet<string>) =>
		numbers.size >= (setOff.has(head) ? Math.min(most, 2) : most) && (setOff.has(head) || countsOn(numbers));
	return new Set([...found].flatMap(([head, numbers]) => (isSeries(head, numbers) ? [head] : [])));
}

/** True where one number comes right behind another: `UTF-8`, `UTF-16` and `UTF-32` count nothing. */
const countsOn = (numbers: ReadonlySet<string>): boolean => {
	const values = [...numbers].map((number) => Number.parseInt(number, 10)).sort((a, b) => a - b);
	return values.some((value, i) => value - (values[i - 1] ?? Number.NEGATIVE_INFINITY) <= 1);
};

const SERIES_FIRST =
	/^(?:\[[^[\]]{1,4}\][ \t]+)?[*~]{0,4}`?([A-Z]{1,8}(?:-[A-Z][A-Z0-9]{0,8}){0,3}-)(\d{1,4}[a-z]?)(`|\*\*|)(?![\p{L}\p{N}_-]|\s+(?:through|thru|to|and)\s+[A-Z]+-\d)/u;

/** Removes bold marks that hold the whole text. */
export function withoutOuterBold(text: string): string {
	const isBold = text.length > 4 && text.startsWith('**') && text.endsWith('**');
	const inner = isBold ? text.slice(2, -2) : text;
	return isBold && !inner.includes('**') ? inner.trim() : text;
}

/** An id at the head of a text: where it stands and where the text behind it goes on. */
interface LeadingId {
	readonly id: string | undefined;
	readonly span: Span | undefined;
	readonly end: number;
}

/**
 * Reads the id at the head of a text: `A1` in `**A1:** Write it`, `1.1` in `1.1 Set up`, `Step 2` in `Step 2: Run`, `C-01` in `[C-01] Lock`.
 * A word or plain number wants a sign behind it, a code does with a blank; a range (`A1–A3`) is no id, and neither is what
 * says of which kind the task is (`API: GET /tides`).
 * @param series what stands for an id with a blank behind it, too
 */
export function readLeadingId(text: string, from: number, series: Series = noSeries): LeadingId {
	const start = from + (MARKS.exec(text.slice(from, from + 8))?.[0].length ?? 0);
	const bracketed = matchAt(BRACKETED_ID, text, start);
	if (bracketed !== undefined) {
		const [whole, id = ''] = bracketed;
		return { id, span: { start: start + 1, end: start + 1 + id.length }, end: start + whole.length };
	}
	const id = matchAt(ID, text, start)?.[0] ?? '';
	const end = start + id.length;
	const noted = WORDED.test(id) ? matchAt(BEHIND_NOTE, text, end) : undefined;
	const [behind, sign, dash] = noted ?? matchAt(BEHIND_ID, text, end) ?? [];
	const next = end + (behind?.length ?? 0);
	// `Phase 1 – 3` is a range, `Phase 1 — 3 files` a title.
	const isParted = dash !== undefined && WORDED.test(id) && (dash === '—' || !/^\d/.test(text.slice(next, next + 1)));
	const isCode = (CODE.test(id) || series.has(id.replace(/\d+[a-z]?$/, ''))) && !isStandard(id);
	const isSet = sign !== undefined || isParted || isCode;
	const isSpan = text.charAt(start - 1) !== '`' || behind?.startsWith('`');
	const isRange = RANGE.test(text.slice(end, end + 40));
	return id === '' || behind === undefined || !isSet || !isSpan || isRange || CATEGORY.test(id)
		? { id: undefined, span: undefined, end: from }
		: { id, span: { start, end }, end: next };
}

/** A box holds one sign, or one of three words, or is a sign itself; a star behind it (Kiro) marks what may be left out. */
const BOX = new RegExp(`^(\\[(?:[^[\\]]\\uFE0F?|SKIP|DONE|WIP)\\]|${BALLOT})(?:\\\\?\\*)?[ \\t]+(?=\\S)`, 'u');

/** A list that explains the boxes: `[P] tasks = …`, `[x] = done`, `[D]: Done`. */
const LEGEND = /^(?:\*\*)?(?:tasks?\s|)\s*(?:\*\*)?[=:→]/;

const LABEL = /[ \t]*\[([A-Z]{1,4}\d{0,3})\](?!\()[ \t:]*/y;

const MARKS = /^[*~]{0,4}`?/;

/**
 * `Task 1`, `Step 2.1`; `#3`; `SC-001`, `P0-1`, `CLUSTER-CREF-001`, `DEBUG-DOSE-001.D1`, `TASK-PRD-01-A`, `M0-T01`, `STEP_01`; `D4.A1`, `T001`, `M3c`, `C.A1`, `0.A`, `P3.0b`, `1.1`, `M2.1.a`; `1`; `A`.
 * Each ends where its word ends.
 */
const ID =
	/(?:(?:Task|Step|Phase|Stage|TASK|STEP|PHASE|STAGE)[ \t]{1,3})?(?:#\d{1,4}|[A-Z][A-Z0-9]{0,15}(?:-[A-Z0-9]{1,15}){0,5}-\d{1,4}(?:[a-z]\d?)?(?:-[A-Z]|(?:\.[A-Z]\d{0,3}){1,2})?|(?:\d{1,3}-){1,4}[A-Z]{1,8}-\d{1,4}|(?<word>[A-Z]{1,3})\d{1,3}-(?!\k<word>\d)[A-Z]{1,2}\d{1,3}|(?:TASK|STEP|PHASE|STAGE|STORY|EPIC|ITEM|FEAT|FIX|BUG)_\d{1,4}|(?:[A-Z]{1,4}\d{0,4}|\d{1,4})[a-z]?(?:(?:\.(?:[A-Z]\d{0,3}|\d{1,3})[a-z]?){1,4}(?:\.[a-wyz])?)?)(?![\p{L}\p{N}_-])/uy;

/** What stands behind an id, bold and strikethrough closed on the way: a sign (group 1) and a blank, a dash (group 2), or a blank alone. */
const BEHIND_ID =
	/`?(?:\*\*|~~)?(?:([.)]|\s?:)(?:\*\*)?(?:\s+|$|(?<=:))|\s+([—–]|-{1,2})\s+(?![A-Z]\d)|\s+(?:-\s+)?(?![—–&+/]))/y;

/** `Task 1 (AC: 2, 5): Create`: what it serves stands between. */
const BEHIND_NOTE = /[ \t]\([^()]{1,60}\)(:)\s+/y;

/** `BE-1 through BE-9 are committed`, `A1 to A3`: what stands behind the first of several. */
const RANGE = /^`?\s+(?:through|thru|to)\s+`?[A-Z]{1,8}(?:-\d|\d)/;

/** How urgent a task is. */
export const PRIORITY = /^P[0-4]$/;

/** `API`, `TODO`, `UIs`: letters without a number; one alone is an id, and so is a Roman number. */
const CATEGORY = /^(?![IVX]{1,5}$)[A-Z][A-Za-z]+$/;

/** `Phase 4`, `Step 2.1`: what a dash parts from a title. */
const WORDED = /^[A-Z][A-Za-z]+[ \t]/;

/** An id that needs no sign, because it is no ordinary word or number: not `GPT-4`, `SHA256` or `3`. */
const CODE =
	/^(?:#\d+|[A-Z]{1,2}\d+[a-z]?|[A-Z]\d+-\d+|(?<word>[A-Z]{1,3})\d+-(?!\k<word>\d)[A-Z]{1,2}\d+|[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-\d{2,4}[a-z]?(?:\..*)?|(?:[A-Z]\d*|\d{1,3})[a-z]?\..*)$/;

/** `[C-01] Title`, `**[C-01] Title**`, `[T001] Title`; shorter ones (`[US1]`) are labels. */
const BRACKETED_ID = /\[([A-Z]\d{3,4}|[A-Z][A-Z0-9]{0,15}(?:-[A-Z0-9]{1,15}){0,4}-\d{1,4})\](?!\()(?:\*\*)?[:.]?\s*/y;
