import { pushAll } from '../base/collections.ts';
import { coverageOf } from '../base/lineRanges.ts';
import { type Line0, type Line1, line0, type Span, toLine0, toLine1 } from '../base/position.ts';
import { type Attempt, readAttempts } from './attempts.ts';
import type { Blocks } from './blocks.ts';
import { stopsIn } from './fieldStops.ts';
import { type Field, readFields } from './fields.ts';
import { type IndexRow, plain, readIndex } from './ledgerIndex.ts';
import { readHeadingStatus } from './phaseHeading.ts';
import { isInitiativeId } from './planId.ts';
import type { Problem } from './problem.ts';
import { lastTextLine, readSection, sectionEnds } from './sections.ts';
import { readState, type StateSpellings, type TaskState } from './state.ts';
import { shortStatus } from './statusField.ts';
import { OWNER_ABROAD, STATUS_FIELD } from './wordsAbroad.ts';

export type { Attempt } from './attempts.ts';
export type { IndexRow } from './ledgerIndex.ts';

/** `## [ID] title`, `### [ID] title`, `-### [ID] title`, `**ID**` over a list, or a one-line `- [ID] (title) — **done** …`. */
export interface LedgerEntry {
	readonly id: string;
	readonly idSpan: Span;
	readonly title: string;
	readonly line: Line1;
	readonly lastLine: Line1;
	/** The first word or words of the status, marks removed: `done`, `in_progress`, `blocked (profiling halted)`. */
	readonly status: string | undefined;
	readonly state: TaskState | undefined;
	/** Marks removed: `Critical`, `High`. */
	readonly priority: string | undefined;
	/** What `Owner/Date` names: `ralph`; `TBD` in any brackets is undefined. */
	readonly owner: string | undefined;
	/** The path that an entry of one line names as its plan: `- [ID] title → plans/a.md`. */
	readonly plan: string | undefined;
	/** All `- Name: value` bullets, in order, Status, Priority, Exit Criteria and Attempts History among them. */
	readonly fields: readonly Field[];
	/** In document order. */
	readonly attempts: readonly Attempt[];
}

export interface Ledger {
	readonly index: readonly IndexRow[];
	readonly entries: readonly LedgerEntry[];
	/** Attempts that stand in no entry: `### 2026-01-22T02:40Z — INIT-001 S3 (shipped)`. */
	readonly attempts: readonly Attempt[];
	/** `**Active Focus:**` and its bullets, or a section of that name; undefined where there is none. */
	readonly activeFocus: Field | undefined;
	/** What is wrong in entries, by entry. */
	readonly problems: readonly Problem[];
	/** Code blocks that never close. */
	readonly openFences: readonly Problem[];
}

/**
 * Reads a ledger in any of the grammars of grammar.md, section (c). A document that has no entries gives none.
 * @param blocks the ledger's block structure
 * @param states a repository's own spellings of states
 */
export function readLedger(blocks: Blocks, states?: StateSpellings): Ledger {
	const found = findEntries(blocks);
	const stops = stopsIn(blocks);
	const attempts = readAttempts(blocks);
	const problems: Problem[] = [];
	const held = share(found, attempts);
	const entries = found.map((each, i) => {
		const fields = readFields(blocks.lines, line0(each.first + 1), line0(each.last + 1), stops);
		const entry = readEntry(each, fields, held.inside[i] ?? [], states);
		pushAll(problems, problemsOf(blocks, entry));
		return entry;
	});
	const ids = new Set(entries.map(({ id }) => id.toLowerCase()));
	const rows = blocks.tables.flatMap((table) => readIndex(table, ids, states));
	return {
		index: share(found, rows).outside,
		entries,
		attempts: held.outside,
		activeFocus: readActiveFocus(blocks, stops, found[0]?.first ?? line0(blocks.lines.count)),
		problems,
		openFences: blocks.problems.filter(({ kind }) => kind === 'unclosed-fence'),
	};
}

/** Tells of the lines of a ledger whether they are of an attempt, which says what was true then. */
export const datedLines = ({ entries, attempts }: Ledger): ((line: Line1) => boolean) =>
	coverageOf([...entries.flatMap((entry) => entry.attempts), ...attempts]);

/** Where an entry stands and what its first line says. */
interface Found {
	readonly id: string;
	readonly idSpan: Span;
	/** What follows the id on its line. */
	readonly rest: string;
	readonly form: 'section' | 'item';
	readonly first: Line0;
	readonly last: Line0;
}

/** Parts what stands in entries from what stands outside; both lists are in document order, so one look at each is enough. */
function share<T extends { readonly line: Line1 }>(
	found: readonly Found[],
	things: readonly T[],
): { readonly inside: readonly T[][]; readonly outside: readonly T[] } {
	const inside: T[][] = found.map(() => []);
	const outside: T[] = [];
	let at = 0;
	for (const thing of things) {
		const line = toLine0(thing.line);
		while (at < found.length && (found[at]?.last ?? 0) < line) {
			at++;
		}
		const holder = (found[at]?.first ?? Number.POSITIVE_INFINITY) <= line ? inside[at] : undefined;
		(holder ?? outside).push(thing);
	}
	return { inside, outside };
}

/** `[ID] title`; a plain word (`[seed]`) is an id in a heading only. A checkbox has one character, a link a target. */
const bracketed = /^(?:\[.\]\s+)?[*_`]*\[([A-Z][A-Z0-9]*(?:-[A-Z0-9a-z]+)*|[a-z][\w-]+)\](?![([])[*_`]*\s*/;
/** `ID — title`, `ID: title`, `ID` alone, in a heading or a bold paragraph. */
const leading = /^[*_`]*([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-\d{2,}[a-z]?)[*_`]*(?=$|\s*[:—–]|\s+-\s)[\s:—–*_-]*/;

function findEntries(blocks: Blocks): Found[] {
	const sections = [...headingEntries(blocks), ...boldEntries(blocks)].sort((a, b) => a.line - b.line);
	const found = sections.map(({ line, end, ...entry }, i): Found => {
		const behind = Math.min(end, sections[i + 1]?.line ?? blocks.lines.count);
		return { ...entry, form: 'section', first: line, last: lastTextLine(blocks.lines, line, behind) };
	});
	const all = [...found, ...itemEntries(blocks, found)].sort((a, b) => a.first - b.first);
	// A bold id right below a list continues its last item in Markdown; here it ends it.
	return all.map((each, i) => ({
		...each,
		last: line0(Math.min(each.last, (all[i + 1]?.first ?? blocks.lines.count) - 1)),
	}));
}

/** What the line of an entry says, in whatever form it stands. */
type Words = Pick<Found, 'id' | 'idSpan' | 'rest'>;

interface Start extends Words {
	readonly line: Line0;
	/** The line behind its section, other entries in it not looked at. */
	readonly end: number;
}

function headingEntries(blocks: Blocks): Start[] {
	const ends = sectionEnds(blocks);
	return blocks.headings.flatMap(({ line, level, text, span }, i) => {
		const words = wordsOf(bracketed.exec(text), text, span.start) ?? wordsOf(leading.exec(text), text, span.start);
		// A plain word alone in brackets is no id (`## [done]`), and the title of a document names its initiative.
		const isEntry = level > 1 && words !== undefined && (words.rest !== '' || isInitiativeId(words.id));
		return isEntry ? [{ ...words, line, end: ends[i] ?? line + 1 }] : [];
	});
}

/** `**FIX-01**` or `**FIX-01 — title**` on a line of its own, as the head of the list below it; a section ends at a heading. */
function boldEntries(blocks: Blocks): Start[] {
	const { lines } = blocks;
	const bullets = new Set<number>(blocks.items.map(({ line }) => line));
	const starts: Start[] = [];
	let nextHeading = 0;
	for (let i = 0; i < lines.count; i++) {
		const line = line0(i);
		const text = lines.at(line);
		while ((blocks.headings[nextHeading]?.line ?? Number.POSITIVE_INFINITY) <= i) {
			nextHeading++;
		}
		const headsList = bullets.has(i + 1) || (lines.at(line0(i + 1)).trim() === '' && bullets.has(i + 2));
		const isBold = text.startsWith('**') && text.trimEnd().endsWith('**');
		const words = isBold && headsList ? wordsOf(leading.exec(text), text, 0) : undefined;
		if (words !== undefined) {
			starts.push({ ...words, line, end: blocks.headings[nextHeading]?.line ?? lines.count });
		}
	}
	return starts;
}

function wordsOf(found: RegExpExecArray | null, text: string, column: number): Words | undefined {
	if (found === null) {
		return undefined;
	}
	const id = found[1] ?? '';
	const start = column + text.indexOf(id);
	return { id, idSpan: { start, end: start + id.length }, rest: text.slice(found[0].length) };
}

/** One-line entries; bullets inside an entry, and those below another bullet, refer to one. */
function itemEntries({ items }: Blocks, sections: readonly Found[]): Found[] {
	const tops = items
		.filter(({ parent }) => parent === undefined)
		.map((item) => ({ ...item, line: toLine1(item.line) }));
	return share(sections, tops).outside.flatMap(({ line, lastLine, text, span }) => {
		const words = wordsOf(bracketed.exec(text), text, span.start);
		return words === undefined || !isInitiativeId(words.id)
			? []
			: [{ ...words, form: 'item' as const, first: toLine0(line), last: lastLine }];
	});
}

function readEntry(
	found: Found,
	fields: readonly Field[],
	attempts: readonly Attempt[],
	states?: StateSpellings,
): LedgerEntry {
	const { id, idSpan, rest, form, first, last } = found;
	const value = (name: RegExp) => fields.find((field) => name.test(field.name))?.text;
	const written = value(STATUS_FIELD);
	const inLine = form === 'item' ? lineStatus(rest, states) : undefined;
	const status =
		written === undefined ? (inLine?.status ?? readHeadingStatus(rest, rest, states)?.status) : shortStatus(written);
	return {
		id,
		idSpan,
		title: plain(inLine?.title ?? rest),
		line: toLine1(first),
		lastLine: toLine1(last),
		status,
		state: status === undefined ? undefined : stateOf(status, states),
		priority: shortPriority(value(priorityName)),
		owner: ownerOf(value(ownerName)),
		plan: form === 'item' ? PLAN_BEHIND.exec(rest)?.[1] : undefined,
		fields,
		attempts,
	};
}

/** Behind an arrow or the word plan. */
const PLAN_BEHIND = /(?:→|[-=]>|\bplan:?)\s{0,2}[`([*]{0,3}([\w./-]{1,200}\.md)\b/i;

const priorityName = /^priority$/i;
const ownerName = new RegExp(`^(?:owner\\b|(?:${OWNER_ABROAD})$)`, 'iu');

/** In `(title) — **done** (2025-12-07: …)`, `title` and `done`: the first part behind a dash that is marked or is a state. */
function lineStatus(rest: string, states: StateSpellings | undefined): { title: string; status: string | undefined } {
	const dashes = /\s+(?:[—–-]|:)\s+/g;
	for (let dash = dashes.exec(rest); dash !== null; dash = dashes.exec(rest)) {
		const part = rest.slice(dashes.lastIndex, dashes.lastIndex + 120);
		const marked = /^(\*{1,2}|`|_)([^*`]{1,80})\1/.exec(part)?.[2];
		const word = marked ?? /^[\w-]+(?: [\w-]+)?/.exec(part)?.[0];
		if (word !== undefined && (marked !== undefined || readState(word, states) !== undefined)) {
			return { title: withoutBrackets(rest.slice(0, dash.index)), status: plain(word) };
		}
	}
	return { title: withoutBrackets(rest), status: undefined };
}

function withoutBrackets(title: string): string {
	return title.startsWith('(') && title.endsWith(')') ? title.slice(1, -1) : title;
}

/** The state a status begins with, or names further on: `Phase 6 in progress`. */
function stateOf(status: string, states: StateSpellings | undefined): TaskState | undefined {
	const named = /\b(?:in[ _-]progress|blocked|complete|completed|done|pending|not started)$/i.exec(status)?.[0];
	return readState(status, states) ?? (named === undefined ? undefined : readState(named, states));
}

function shortPriority(text: string | undefined): string | undefined {
	const short = /^[^(—–;,\n]*/.exec(plain(text ?? ''))?.[0].trim();
	return short === undefined || short === '' ? undefined : plain(short);
}

function ownerOf(text: string | undefined): string | undefined {
	const owner = /^[^/\n(—]*/
		.exec(plain(text ?? ''))?.[0]
		.replace(/[<>[\]]/g, '')
		.trim();
	return owner === undefined || /^(?:tbd|none|unassigned|n|-|—|\?*)$/i.test(owner) ? undefined : owner;
}

/** A status that is one word and no known state, and a second Status or Priority in one entry. */
function problemsOf({ lines }: Blocks, { fields, status, state }: LedgerEntry): Problem[] {
	const problem = (kind: Problem['kind'], { line, name }: Field): Problem => {
		const text = lines.at(toLine0(line));
		const start = Math.max(0, text.indexOf(name));
		return {
			kind,
			line: toLine0(line),
			span: { start, end: kind === 'unknown-state' ? text.length : start + name.length },
		};
	};
	const [first, ...others] = fields.filter(({ name }) => STATUS_FIELD.test(name));
	const priorities = fields.filter(({ name }) => priorityName.test(name)).slice(1);
	const isUnknown = first !== undefined && state === undefined && /^[\w-]+$/.test(status ?? '');
	return [
		...(isUnknown ? [problem('unknown-state', first)] : []),
		...[...others, ...priorities].map((field) => problem('duplicate-field', field)),
	];
}

const focusName = /^(?:active|current) focus$/i;

/** `**Active Focus:** …` above the first entry, or a section that is called so. */
function readActiveFocus(blocks: Blocks, stops: (line: Line0) => boolean, end: Line0): Field | undefined {
	const field = readFields(blocks.lines, line0(0), end, stops).find(({ name }) => focusName.test(name));
	const nameOf = (text: string) => plain(text).replace(/:$/, '');
	const at = blocks.headings.findIndex(({ text }) => focusName.test(nameOf(text)));
	const heading = blocks.headings[at];
	if (field !== undefined || heading === undefined) {
		return field;
	}
	const { text, line, last } = readSection(blocks, heading.line, sectionEnds(blocks)[at] ?? heading.line + 1);
	return { name: nameOf(heading.text), text, line, lastLine: last };
}
