import { type LineRange, line1, type Span } from '../base/position.ts';
import { isBlank, isDigit, isLetter, pathClass, skipBlanks, WORD } from './chars.ts';

/** A range of lines and the columns of its digits. In `src/a.ts:12-20, 30` the spans are those of `12-20` and `30`. */
export interface PointerLines extends LineRange {
	readonly span: Span;
}

/** The lines behind a path, wherever they stand. */
export interface LineSuffix {
	readonly ranges: readonly PointerLines[];
	/** 1-based; 5 in `12:5`, `12.5` and `12:5-9`. */
	readonly column: number | undefined;
	/** The column behind the last digit. */
	readonly end: number;
}

/** A section behind a path: `§2.5` in `` `a.md` §2.5``. */
export interface Section {
	/** The mark and the first word behind it. */
	readonly text: string;
	readonly span: Span;
}

/** A longer number is a time stamp or a hash, not a line. */
const MAX_DIGITS = 7;

/**
 * Reads the lines that are attached to a path at `at`: `:12`, `:12-20,30`, `:12:5`, `:12.5`, `:L12`, `:line 12`,
 * `#L10-L20`, and ranges joined by `/:`. Undefined where there are none.
 */
export function readAttachedLines(line: string, at: number): LineSuffix | undefined {
	const mark = line.charCodeAt(at);
	if (mark === HASH) {
		return line.charCodeAt(at + 1) === UPPER_L ? readList(line, at + 2) : undefined;
	}
	if (mark !== COLON) {
		return undefined;
	}
	const first = line.charCodeAt(at + 1);
	if (isDigit(first)) {
		return readList(line, at + 1);
	}
	if (first === UPPER_L && isDigit(line.charCodeAt(at + 2))) {
		return readList(line, at + 2);
	}
	const behind = skipLineWord(line, at + 1);
	return behind > at + 1 ? readList(line, behind) : undefined;
}

/**
 * Reads lines that follow a path in prose: `` ` (lines 3-9)``, ` - line 117`, ` on line 12`, `, L5`, `` `:12``, ` (~62-78)`.
 * @param at the column behind the path
 */
export function readProseLines(line: string, at: number): LineSuffix | undefined {
	const closed = skipClosers(line, at);
	if (line.charCodeAt(closed) === COLON) {
		if (closed > at && isDigit(line.charCodeAt(closed + 1))) {
			return readList(line, closed + 1);
		}
		const behind = skipLineWord(line, skipBlanks(line, closed + 1));
		return isDigit(line.charCodeAt(behind)) && !isDigit(line.charCodeAt(closed + 1)) && wordBefore(line, behind)
			? readList(line, behind)
			: undefined;
	}
	let from = skipJoint(line, closed);
	if (from === at) {
		return undefined;
	}
	if (line.startsWith('on line ', from)) {
		from += 'on '.length;
	}
	const behind = skipLineWord(line, from);
	if (behind > from) {
		return readList(line, line.charCodeAt(behind) === TILDE ? behind + 1 : behind);
	}
	const mark = line.charCodeAt(from);
	if (mark === UPPER_L) {
		const list = readList(line, from + 1);
		return list !== undefined && !namesSomethingElse(line, list) ? list : undefined;
	}
	if (mark === TILDE) {
		const list = readList(line, from + 1);
		const range = list?.ranges[0];
		return range !== undefined &&
			range.last > range.first &&
			!isLetter(line.charCodeAt(skipBlanks(line, list?.end ?? 0)))
			? list
			: undefined;
	}
	return undefined;
}

/** Reads a section that follows a path in prose: `` ` §2.5``, ` (§Fixtures)`. Its first word only. */
export function readSection(line: string, at: number): Section | undefined {
	let start = skipClosers(line, at);
	start = line.charCodeAt(start) === COLON ? skipBlanks(line, start + 1) : skipJoint(line, start);
	if (line.charCodeAt(start) !== SECTION) {
		return undefined;
	}
	let from = start;
	while (line.charCodeAt(from) === SECTION) {
		from++;
	}
	const word = skipBlanks(line, from);
	let end = word;
	while (end < line.length && !endsSection(line.charCodeAt(end))) {
		end++;
	}
	while (end > word && isTrailing(line.charCodeAt(end - 1))) {
		end--;
	}
	const text = line.slice(start, from) + line.slice(word, end);
	return { text, span: { start, end: end > word ? end : from } };
}

/** A list of ranges from its first digit on: `12-20,30`. Undefined where the digits turn out to count something. */
function readList(line: string, at: number): LineSuffix | undefined {
	const first = readRange(line, at);
	if (first === undefined) {
		return undefined;
	}
	const ranges = [first];
	const place = readColumn(line, first);
	if (place !== undefined) {
		return place;
	}
	for (;;) {
		const end = lastEnd(ranges);
		const next = readNext(line, end);
		if (next === undefined) {
			return { ranges, column: undefined, end };
		}
		ranges.push(next);
	}
}

const lastEnd = (ranges: readonly PointerLines[]): number => ranges.at(-1)?.span.end ?? 0;

/** The range behind `,`, behind `, ` where the context allows it, or behind `/:`. */
function readNext(line: string, at: number): PointerLines | undefined {
	const mark = line.charCodeAt(at);
	if (mark === SLASH && line.charCodeAt(at + 1) === COLON) {
		return readRange(line, at + 2);
	}
	if (mark !== COMMA) {
		return undefined;
	}
	const start = skipBlanks(line, at + 1);
	const range = readRange(line, line.charCodeAt(start) === TILDE ? start + 1 : start);
	if (range === undefined || start === at + 1) {
		return range;
	}
	// In `a.md:12, 3 tests` the second number counts tests: a number alone must not have a word behind it.
	const isRange = range.last > range.first;
	return isRange || !isLetter(line.charCodeAt(skipBlanks(line, range.span.end))) ? range : undefined;
}

/** `12`, `12-20`, `12–20`, `L12-L20`, `~34-40`. */
function readRange(line: string, at: number): PointerLines | undefined {
	const start = line.charCodeAt(at) === UPPER_L ? at + 1 : at;
	const firstEnd = digitsEnd(line, start);
	const first = lineNumber(line, start, firstEnd);
	if (first === undefined) {
		return undefined;
	}
	const dash = line.charCodeAt(firstEnd);
	if (dash === HYPHEN || dash === EN_DASH || dash === NO_BREAK_HYPHEN) {
		const mark = line.charCodeAt(firstEnd + 1);
		const second = mark === UPPER_L || mark === TILDE ? firstEnd + 2 : firstEnd + 1;
		const end = digitsEnd(line, second);
		const last = lineNumber(line, second, end);
		if (line.charCodeAt(end) === HYPHEN && isDigit(line.charCodeAt(end + 1))) {
			return undefined; // A date: `2025-10-17`.
		}
		if (last !== undefined && last >= first && !countsSomething(line, end)) {
			return { first: line1(first), last: line1(last), span: { start, end } };
		}
	}
	return countsSomething(line, firstEnd)
		? undefined
		: { first: line1(first), last: line1(first), span: { start, end: firstEnd } };
}

/** `12:5`, `12.5`, `12:5-9` and `12:5-14:9`: a place in a line, not a list. */
function readColumn(line: string, range: PointerLines): LineSuffix | undefined {
	const mark = line.charCodeAt(range.span.end);
	if (mark !== COLON && mark !== DOT) {
		return undefined;
	}
	const start = range.span.end + 1;
	const end = digitsEnd(line, start);
	const column = lineNumber(line, start, end);
	if (column === undefined || countsSomething(line, end)) {
		return undefined;
	}
	const dash = line.charCodeAt(end);
	const tail = dash === HYPHEN || dash === EN_DASH ? digitsEnd(line, end + 1) : end;
	if (tail <= end + 1 || tail - end - 1 > MAX_DIGITS) {
		return { ranges: [range], column, end };
	}
	const tailColumn = line.charCodeAt(tail) === mark ? digitsEnd(line, tail + 1) : tail;
	const last = lineNumber(line, end + 1, tail);
	if (tailColumn > tail + 1 && last !== undefined && last >= range.first) {
		const whole = { first: range.first, last: line1(last), span: { start: range.span.start, end: tail } };
		return { ranges: [whole], column, end: tailColumn };
	}
	return { ranges: [range], column, end: tail };
}

/** True where digits that end at `end` are not a line: `12th`, `43/43`, `90%`. */
function countsSomething(line: string, end: number): boolean {
	const next = line.charCodeAt(end);
	return (
		next === PERCENT ||
		(next !== HYPHEN && pathClass(next) === WORD) ||
		(next === SLASH && isDigit(line.charCodeAt(end + 1)))
	);
}

/** `L1 loss` and `L2 norm` are no lines: one digit and a word behind it. */
function namesSomethingElse(line: string, list: LineSuffix): boolean {
	const only = list.ranges[0];
	return (
		list.ranges.length === 1 &&
		only !== undefined &&
		only.span.end - only.span.start === 1 &&
		isLetter(line.charCodeAt(skipBlanks(line, list.end)))
	);
}

/** Behind `line `, `lines `, `Line ~` and the like; `at` itself where there is no such word. */
function skipLineWord(line: string, at: number): number {
	const first = line.charCodeAt(at);
	if ((first !== LOWER_L && first !== UPPER_L) || !line.startsWith('ine', at + 1)) {
		return at;
	}
	let end = at + 'line'.length;
	if (line.charCodeAt(end) === LOWER_S) {
		end++;
	} else if (line.startsWith('(s)', end)) {
		end += '(s)'.length;
	}
	if (!isBlank(line.charCodeAt(end))) {
		return at;
	}
	end = skipBlanks(line, end);
	return line.charCodeAt(end) === TILDE ? end + 1 : end;
}

const wordBefore = (line: string, at: number): boolean => {
	const before = line.charCodeAt(at - 1);
	return isBlank(before) || before === TILDE;
};

/** What may close a path: backticks, quotes, `*`, `)`. A few, as nobody writes more. */
function skipClosers(line: string, at: number): number {
	let end = at;
	while (end < at + 4 && CLOSERS.includes(line.charAt(end)) && end < line.length) {
		end++;
	}
	return end;
}

/** Blanks with at most one of `-`, `–`, `(` and `,` among them. */
function skipJoint(line: string, at: number): number {
	const mark = skipBlanks(line, at);
	const code = line.charCodeAt(mark);
	const isJoint = code === HYPHEN || code === EN_DASH || code === PAREN || code === COMMA;
	return isJoint ? skipBlanks(line, mark + 1) : mark;
}

function digitsEnd(line: string, at: number): number {
	while (isDigit(line.charCodeAt(at))) {
		at++;
	}
	return at;
}

/** The number between two columns, if it can be that of a line. */
function lineNumber(line: string, start: number, end: number): number | undefined {
	if (end === start || end - start > MAX_DIGITS) {
		return undefined;
	}
	return Number(line.slice(start, end)) || undefined;
}

function endsSection(code: number): boolean {
	return isBlank(code) || SECTION_ENDS.includes(code);
}

function isTrailing(code: number): boolean {
	return code === COLON || code === DOT || code === STAR;
}

const CLOSERS = '`*)"\'”’';
const HASH = 35;
const PERCENT = 37;
const PAREN = 40;
const STAR = 42;
const COMMA = 44;
const HYPHEN = 45;
const DOT = 46;
const SLASH = 47;
const COLON = 58;
const UPPER_L = 76;
const LOWER_L = 108;
const LOWER_S = 115;
const TILDE = 126;
const SECTION = 0xa7;
const EN_DASH = 0x2013;
const NO_BREAK_HYPHEN = 0x2011;
/** `/`, `,`, `;`, `)`, `&`, the backtick, and the pipe that ends a table cell. */
const SECTION_ENDS: readonly number[] = [SLASH, COMMA, 59, 41, 38, 96, 124];
