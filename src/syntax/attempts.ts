import type { Lines } from '../base/lines.ts';
import { type Line0, type Line1, line0, toLine0, toLine1 } from '../base/position.ts';
import type { Blocks } from './blocks.ts';
import { lastTextLine, sectionEnds } from './sections.ts';
import { ATTEMPT_ABROAD, HISTORY_ABROAD } from './wordsAbroad.ts';

/** A dated entry of an Attempts History, in either form: `* [2025-10-10] Attempt #23 — …`, `- *2026-01-26T00:00:00Z (kickoff):* …`. */
export interface Attempt {
	/** As written: `2025-10-10`, `2026-01-26T00:00:00Z`. */
	readonly date: string | undefined;
	readonly number: number | undefined;
	/** The first line of the text; empty where there is none. */
	readonly title: string;
	/** The rest of the first line and its continuation, lines joined by `\n`. */
	readonly text: string;
	readonly line: Line1;
	readonly lastLine: Line1;
}

/** An attempt that keeps its place alone: the texts of a history are long, and hardly anybody asks for one. */
class AttemptAt implements Attempt {
	readonly date: string | undefined;
	readonly number: number | undefined;
	readonly line: Line1;
	readonly lastLine: Line1;
	private readonly lines: Lines;
	/** What follows the head on its line. */
	private readonly rest: string;
	/** How far its continuation is indented at most, in UTF-16 units. */
	private readonly indent: number;

	constructor(lines: Lines, { date, number, rest }: Head, first: Line0, last: Line0, indent: number) {
		this.lines = lines;
		this.date = date;
		this.number = number;
		this.line = toLine1(first);
		this.lastLine = toLine1(last);
		this.rest = rest;
		this.indent = indent;
	}

	get title(): string {
		return this.rest.trim() || (this.text.split('\n', 1)[0] ?? '');
	}

	get text(): string {
		const texts = [this.rest];
		for (let line = toLine0(this.line) + 1; line <= toLine0(this.lastLine); line++) {
			const text = this.lines.at(line0(line)).trimEnd();
			const indent = text.length - text.trimStart().length;
			texts.push(text.slice(Math.min(indent, this.indent)));
		}
		return texts.join('\n').trim();
	}

	/** What is saved of it. */
	toJSON(): Attempt {
		const { date, number, title, text, line, lastLine } = this;
		return { date, number, title, text, line, lastLine };
	}
}

/**
 * The attempts of a document, in its order: the items of a list that is called Attempts History (by a bullet or a
 * heading), dated headings, and elsewhere items that begin with `Attempt #1`.
 */
export function readAttempts(blocks: Blocks): Attempt[] {
	const histories = historyLines(blocks);
	const attempts = datedHeadings(blocks);
	/** The last line of the attempt before: its own bullets are no attempts. */
	let until = -1;
	for (const item of blocks.items) {
		if (item.line <= until) {
			continue;
		}
		const parent = item.parent === undefined ? undefined : blocks.items[item.parent];
		const listed = parent === undefined ? histories.has(item.line) : isHistory(parent.text);
		const head = readHead(item.text);
		const isOne = listed ? !isPlaceholder(item.text) : head.number !== undefined && head.leads;
		if (isOne) {
			attempts.push(new AttemptAt(blocks.lines, head, item.line, item.lastLine, item.span.start));
			until = item.lastLine;
		}
	}
	return attempts.sort((a, b) => a.line - b.line);
}

/** `Attempts History`, `**Attempts**:`, `Attempt Log (newest first):`, `Verlauf:`; not `Attempt #1`. */
const isHistory = (text: string): boolean => HISTORY.test(text);

const HISTORY = new RegExp(
	`^[*_]{0,2}(?:Attempts?(?: (?:History|Log))?(?![\\p{L}\\p{N}_])(?!\\s*#?\\d)|(?:History|${HISTORY_ABROAD})[*_]{0,2}\\s*(?:[:：]|$))`,
	'iu',
);
/** The same on a line of its own above a list. */
const isHistoryLabel = (text: string): boolean => /[:：][*_]{0,2}\s*$/.test(text) && isHistory(text);

/** `None yet`, `TBD`: a list that holds nothing. */
function isPlaceholder(text: string): boolean {
	return /^[*_(<]{0,3}(?:none|n\/a|tbd)\b|^[—–-]$/i.test(text);
}

/**
 * The lines right under headings that are called Attempts History, up to the next heading of any level, and those of a list below a
 * line that says so.
 */
function historyLines({ headings, items, lines }: Blocks): ReadonlySet<number> {
	const found = new Set<number>();
	/** The last line of the item before in a list below such a line. */
	let until = -1;
	for (const { line, lastLine, parent } of items) {
		const above = line > 1 && lines.at(line0(line - 1)).trim() === '' ? line - 2 : line - 1;
		if (parent === undefined && above >= 0 && (above === until || isHistoryLabel(lines.at(line0(above))))) {
			found.add(line);
			until = lastLine;
		}
	}
	headings.forEach((heading, i) => {
		const end = headings[i + 1]?.line ?? lines.count;
		for (let line = heading.line + 1; isHistory(heading.text) && line < end; line++) {
			found.add(line);
		}
	});
	return found;
}

/** `### 2026-01-22T02:40Z — seed S3 (shipped)`: the attempt lasts to the next heading of its level or above. */
function datedHeadings(blocks: Blocks): Attempt[] {
	const ends = sectionEnds(blocks);
	return blocks.headings.flatMap((heading, i) => {
		const head = readHead(heading.text);
		if (head.date === undefined || !head.leads) {
			return [];
		}
		const last = lastTextLine(blocks.lines, heading.line, ends[i] ?? heading.line + 1);
		return [new AttemptAt(blocks.lines, head, heading.line, last, 0)];
	});
}

interface Head {
	readonly date: string | undefined;
	readonly number: number | undefined;
	/** The date or the number stands at the very start. */
	readonly leads: boolean;
	/** What follows, marks of emphasis around the head removed. */
	readonly rest: string;
}

/** `2025-10-10`, `2026-01-26T00:00:00Z`, `2026-01-22T02:40Z`, `2025-10-17T111700Z`, `2025-10-17 10:00`. */
const date = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:?\d{2}(?::?\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?/;
/** A no-break space may stand before the number. */
const attempt = new RegExp(`^(?:Attempt|${ATTEMPT_ABROAD})[\\s\\u00a0]*#?(\\d{1,6})`, 'iu');
const marks = /^[\s\u00a0*_`[\]():：,.—–-]+/;

/** Reads date and number in either order: `[2025-10-10] Attempt #23 — x`, `Attempt #1 (2025-10-10): x`. */
function readHead(text: string): Head {
	let rest = text;
	const found: { date?: string; number?: number } = {};
	for (let i = 0; i < 2; i++) {
		const start = rest.replace(marks, '');
		const day = found.date === undefined ? date.exec(start)?.[0] : undefined;
		const number = found.number === undefined ? attempt.exec(start) : null;
		if (day !== undefined) {
			found.date = day;
			rest = start.slice(day.length);
		} else if (number !== null) {
			found.number = Number(number[1]);
			rest = start.slice(number[0].length);
		}
	}
	const leads = rest !== text;
	return { date: found.date, number: found.number, leads, rest: leads ? withoutHeadMarks(rest) : text };
}

/** Behind a head, `] — x` is `x`, and ` (kickoff):* x` is `(kickoff): x`. */
function withoutHeadMarks(rest: string): string {
	return rest
		.replace(/^[\s\u00a0*_`\]):：,.—–-]+/, '')
		.replace(/^(\([^()]{0,200}\))(?::[*_]{1,2}|[*_]{1,2}:)/, '$1:')
		.trimEnd();
}
