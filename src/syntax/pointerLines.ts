import { matchAt } from '../base/matchAt.ts';
import { type LineRange, line1, type Span } from '../base/position.ts';
import { isDigit, isLetter, pathClass, skipBlanks, WORD } from './chars.ts';

/** A range of lines and where it is written. In `src/a.ts:12-20, 30` the spans are those of `12-20` and `30`. */
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

/** A longer number is a time stamp or a hash, not a line. */
const MAX_DIGITS = 7;

/**
 * Reads the lines that are attached to a path at `at`: `:12`, `:12-20,30`, `:12:5`, `:12.5`, `:L12`, `:line 12`,
 * `:~12`, `#L10-L20`, `#L10C3-L20C5`, `†L10-L20`, ranges joined by `/:`, and lines joined by `/`. Undefined where there are none.
 */
export function readAttachedLines(line: string, at: number): LineSuffix | undefined {
	const mark = line.charCodeAt(at);
	if (mark === HASH) {
		return line.charCodeAt(at + 1) !== UPPER_L
			? undefined
			: (readLineList(line, at + 2) ?? readPermalink(line, at + 1));
	}
	if (mark === DAGGER) {
		return line.charCodeAt(at + 1) === UPPER_L ? readLineList(line, at + 2) : undefined;
	}
	if (mark !== COLON) {
		return undefined;
	}
	const first = line.charCodeAt(at + 1);
	if (isDigit(first)) {
		return readLineList(line, at + 1) ?? readSlashed(line, at + 1);
	}
	if (first === TILDE && isDigit(line.charCodeAt(at + 2))) {
		return readLineList(line, at + 2);
	}
	if (first === UPPER_L && isDigit(line.charCodeAt(at + 2))) {
		return readLineList(line, at + 2);
	}
	const behind = skipLineWord(line, at + 1);
	return behind > at + 1 ? readLineList(line, behind) : undefined;
}

/** `L12C3`, `L12C3-L14C5`: lines with columns, as GitHub links to them. */
function readPermalink(line: string, at: number): LineSuffix | undefined {
	const [whole, from = '', column, to = from] = matchAt(PERMALINK, line, at) ?? [];
	const [first, last] = [Number(from), Number(to)];
	if (whole === undefined || first === 0 || last < first) {
		return undefined;
	}
	const end = at + whole.length;
	return {
		ranges: [{ first: line1(first), last: line1(last), span: { start: at + 1, end } }],
		column: Number(column),
		end,
	};
}

/**
 * `463/474/487`: lines that go up, each further down than the one before, and nothing else behind them. Two count something as a rule
 * (`12/15`), but for those that end a code span; and three that end in a year are a date.
 */
function readSlashed(line: string, at: number): LineSuffix | undefined {
	const [whole] = matchAt(SLASHED, line, at) ?? [];
	const end = at + (whole?.length ?? 0);
	const ranges: PointerLines[] = [];
	for (let start = at; start < end; ) {
		const digits = digitsEnd(line, start);
		const number = line1(Number(line.slice(start, digits)));
		if (number <= (ranges.at(-1)?.last ?? 0)) {
			return undefined;
		}
		ranges.push({ first: number, last: number, span: { start, end: digits } });
		start = digits + 1;
	}
	const next = line.charCodeAt(end);
	const isList = ranges.length > 2 ? !isDate(ranges) && !GOES_ON.test(line.slice(end, end + 2)) : next === BACKTICK;
	return ranges.length < 2 || !isList ? undefined : { ranges, column: undefined, end };
}

/** `10/17/2025`. */
const isDate = ([first, second, third]: readonly PointerLines[]): boolean =>
	(first?.first ?? 0) <= 31 && (second?.first ?? 0) <= 31 && /^(?:19|20)\d\d$/.test(`${third?.first}`);

/** A word, another number or path, a remark in brackets of another script. */
const GOES_ON = /^(?:[\p{L}\p{N}_/%,（-]|\s\p{L})/u;

const SECTION_NUMBER = /^\.\d{1,3}\.\d/;
const PERMALINK = /L(\d{1,7})C([1-9]\d{0,4})(?:-L(\d{1,7})(?:C\d{1,5})?)?(?![\p{L}\p{N}_-])/uy;
const SLASHED = /\d{1,7}(?:\/\d{1,7})+/y;

/**
 * A list of ranges from its first digit on: `12-20,30`. Undefined where the digits turn out to count something.
 * @param isPlural a word for several lines stands before it, so that `12 and 30` are lines as well
 */
export function readLineList(line: string, at: number, isPlural = false): LineSuffix | undefined {
	const first = readRange(line, at);
	if (first === undefined) {
		return undefined;
	}
	const behind = first.span.end;
	if (line.charCodeAt(behind) === DOT && SECTION_NUMBER.test(line.slice(behind, behind + MAX_DIGITS))) {
		return undefined; // `2.7.2` is the number of a section.
	}
	const ranges = [first];
	const place = readColumn(line, first);
	if (place !== undefined) {
		return place;
	}
	for (;;) {
		const end = lastEnd(ranges);
		const next = readNext(line, end) ?? (isPlural ? readNextWorded(line, ranges) : undefined);
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

/**
 * The range behind ` and `, further down than the one before: `lines 28 and 78 say so`. In `lines 12 and 40 users` the number counts
 * users: what follows has to be a word that goes on with lines, or none. Behind three lines and a comma any word may follow.
 */
function readNextWorded(line: string, before: readonly PointerLines[]): PointerLines | undefined {
	const { last, span } = before.at(-1) ?? { last: 0, span: { end: 0 } };
	const joint = matchAt(before.length > 2 ? COMMA_OR_AND : AND, line, span.end)?.[0] ?? '';
	const range = joint === '' ? undefined : readRange(line, span.end + joint.length);
	if (range === undefined || range.first <= last) {
		return undefined;
	}
	const isLine =
		range.last > range.first || joint.startsWith(',') || GOES_ON_WITH_LINES.test(line.slice(range.span.end));
	return isLine ? range : undefined;
}

const AND = /,?\s(?:and|&)\s~?(?=\d)/y;
const COMMA_OR_AND = /(?:,\s|,?\s(?:and|&)\s)~?(?=\d)/y;
const GOES_ON_WITH_LINES =
	/^(?!\s*[\p{L}\p{N}])|^\s(?:of|in|are|were|is|have|do|don['’]t|show|say|need|must|should|both|per|to|for|where|which|that|at|with|as|still|then)(?!\p{L})/u;

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

/** Behind `line `, `lines `, `Line ~`, `Zeile `, `líneas ` and the like; `at` itself where there is no such word. */
export function skipLineWord(line: string, at: number): number {
	const [word = ''] = LINE_INITIALS.has(line.charCodeAt(at)) ? (matchAt(LINE_WORD, line, at) ?? []) : [];
	const end = skipBlanks(line, at + word.length);
	return word === '' || end === at + word.length ? at : line.charCodeAt(end) === TILDE ? end + 1 : end;
}

/** In English, Spanish, French, Portuguese, German, Italian, Polish, Russian, Ukrainian and Vietnamese. */
const LINE_WORD =
	/[Ll]ine(?:s|\(s\))?|[Ll][ií]neas?|[Ll]ignes?|[Ll]inhas?|[Zz]eilen?|[Rr]igh?[ae]|[Ww]iersze?|[Ll]ini[aei]|[Сс]трок[аеиу]?|[Рр]ядк[аи]|[Рр]ядок|[Dd]òng/y;
const LINE_INITIALS = new Set([...'LlZzRrWwСсРрDd'].map((char) => char.charCodeAt(0)));

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

const BACKTICK = 96;
const HASH = 35;
const PERCENT = 37;
const COMMA = 44;
const HYPHEN = 45;
const DOT = 46;
const SLASH = 47;
const COLON = 58;
const UPPER_L = 76;
const TILDE = 126;
const EN_DASH = 0x2013;
const DAGGER = 0x2020;
const NO_BREAK_HYPHEN = 0x2011;
