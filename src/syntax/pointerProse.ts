import { matchAt } from '../base/matchAt.ts';
import { line1, type Span } from '../base/position.ts';
import { isBlank, isDigit, isLetter, isUnspaced, skipBlanks } from './chars.ts';
import { type LineSuffix, readLineList, skipLineWord } from './pointerLines.ts';

/** A section that prose names: `§2.5` in `` `a.md` §2.5``. */
export interface Section {
	/**
	 * The mark and the first word behind it, and behind a name the words that may go on with it: `§Dose Experiments are`.
	 * How many of them are meant, only the headings of the document can tell.
	 */
	readonly section: string;
	/** The mark and the first word. */
	readonly span: Span;
}

/** What is cited for sure of an anchor: `§Dose` of `§Dose Experiments are`. */
export const surePart = (anchor: string): string => anchor.split(/\s/, 1)[0] ?? anchor;

/** What may go on with the name of a section: ` Experiments are` of `§Dose Experiments are`. */
export const unsurePart = (anchor: string): string => anchor.slice(surePart(anchor).length);

/** As many characters as are read behind the first word of a section. */
const MAX_NAME = 80;

/**
 * Reads what stands right behind a path in prose: `` ` (lines 3-9)``, ` - line 117`, ` on line 12`, `, L5`, ` (~62-78)`,
 * `` `:12``, `` ` §2.5``, ` (Zeile 12)`, `（第 12 行）`. Between the path and it stand at most what closes the path, blanks, and one of `-`, `–`, `(`,
 * `,` and `:`; with any other word between them they do not belong together.
 * @param at the column behind the path
 */
export function readProse(line: string, at: number): LineSuffix | Section | undefined {
	const closed = skipClosers(line, at);
	const hasColon = line.charCodeAt(closed) === COLON;
	const from = hasColon ? skipBlanks(line, closed + 1) : skipJoint(line, closed);
	const first = line.charCodeAt(from);
	switch (first) {
		case SECTION:
			return readSection(line, from);
		case UPPER_L:
			return readWordedLines(line, from) ?? (hasColon ? undefined : readMarkedLines(line, from + 1));
		case TILDE:
			return hasColon ? undefined : (readWordedLines(line, from + 1) ?? readRoughLines(line, from + 1));
		default:
			// `` `a.md`:12`` with the backtick between; `a.md: 12` counts something.
			if (hasColon && isDigit(first) && closed > at && from === closed + 1) {
				return readLineList(line, from) ?? readCountedLines(line, from);
			}
			return isDigit(first) || first === ORDINAL
				? readCountedLines(line, from)
				: (readWordedLines(line, from) ?? readLinesBehindWord(line, from));
	}
}

/** `on line 12`, `auf Zeile 12`, `na linha 12`. */
function readLinesBehindWord(line: string, at: number): LineSuffix | undefined {
	const [word = ''] = matchAt(ON, line, at) ?? [];
	return word === '' ? undefined : readWordedLines(line, at + word.length);
}

const ON = /(?:on|auf|en las?|à la|nas?|alla|на) /y;

/** `第12行`, `第 12-20 行`, `26行目`, `26번째 줄`; but `48行` counts lines. */
function readCountedLines(line: string, at: number): LineSuffix | undefined {
	const counted = line.charCodeAt(at) === ORDINAL ? COUNTED_BEFORE : COUNTED_BEHIND;
	const [whole, lead = '', from = '', dash = '', to = from] = matchAt(counted, line, at) ?? [];
	const [first, last] = [Number(from), Number(to)];
	if (whole === undefined || first === 0 || last < first) {
		return undefined;
	}
	const start = at + lead.length;
	const end = start + from.length + (dash === '' ? 0 : dash.length + to.length);
	return { ranges: [{ first: line1(first), last: line1(last), span: { start, end } }], column: undefined, end };
}

const COUNTED_BEFORE = /(第\s?)(\d{1,7})(?:(\s?[-–~〜～至到]\s?)(\d{1,7}))?\s?行/y;
const COUNTED_BEHIND = /()(\d{1,7})(?:(\s?[-–~〜～]\s?)(\d{1,7}))?\s?(?:行目|번째 ?줄)/y;

/** `line 12`, `lines ~34-40`. */
function readWordedLines(line: string, at: number): LineSuffix | undefined {
	const behind = skipLineWord(line, at);
	return behind > at ? readLineList(line, behind, /^\p{L}+(?:s|\(s\))\s/u.test(line.slice(at, behind))) : undefined;
}

/** `L5`, `L3-L9`; but `L1 loss` and `L2 norm`, one digit and a word behind it, are no lines. */
function readMarkedLines(line: string, at: number): LineSuffix | undefined {
	const lines = readLineList(line, at);
	const isName = lines?.end === at + 1 && isLetter(line.charCodeAt(skipBlanks(line, lines.end)));
	return isName ? undefined : lines;
}

/** `~62-78`; but `~62` and `~200-300 words` count something. */
function readRoughLines(line: string, at: number): LineSuffix | undefined {
	const lines = readLineList(line, at);
	const range = lines?.ranges[0];
	if (lines === undefined || range === undefined || range.last === range.first) {
		return undefined;
	}
	return isLetter(line.charCodeAt(skipBlanks(line, lines.end))) ? undefined : lines;
}

/** `§2.5`, `§§5–8`, `§ 4`: the mark and the first word behind it, without the punctuation of the sentence; with what may go on with a name. Undefined without a word. */
function readSection(line: string, start: number): Section | undefined {
	let mark = start;
	while (line.charCodeAt(mark) === SECTION) {
		mark++;
	}
	const word = skipBlanks(line, mark);
	const isNumber = isDigit(line.charCodeAt(word));
	let end = word;
	let open = 0;
	for (; end < line.length; end++) {
		const code = line.charCodeAt(end);
		// `§7.1节`, `§7.1（旧）`: a number ends where the sentence goes on without a blank. A name may have brackets of its own.
		if (endsSection(code) || (isNumber && (isUnspaced(code) || isWideOpener(code) || code === WIDE_COLON))) {
			break;
		}
		open += code === BRACKET || isWideOpener(code) ? 1 : code === CLOSE_BRACKET || isWideCloser(code) ? -1 : 0;
		if (open < 0) {
			break;
		}
	}
	while (end > word && isPunctuation(line.charCodeAt(end - 1))) {
		end--;
	}
	if (end === word) {
		return undefined; // A lone mark, or one before a quote, names nothing.
	}
	const goesOn = !isNumber && isBlank(line.charCodeAt(end));
	const section = line.slice(start, mark) + line.slice(word, goesOn ? nameEnd(line, end) : end);
	return { section, span: { start, end } };
}

/** Behind the last word that may belong to a name whose first word ends at `at`. */
export function nameEnd(line: string, at: number): number {
	let end = at;
	const limit = Math.min(line.length, at + MAX_NAME);
	while (end < limit && !endsName(line.charCodeAt(end))) {
		end++;
	}
	while (end > at && isBlank(line.charCodeAt(end - 1))) {
		end--;
	}
	return end;
}

/** What may close a path: backticks, quotes, `*`, `)`. A few, as nobody writes more. */
function skipClosers(line: string, at: number): number {
	let end = at;
	while (end < at + 4 && isCloser(line.charCodeAt(end))) {
		end++;
	}
	return end;
}

/** Blanks with at most one of `-`, `–`, `(`, `（` and `,` among them. */
function skipJoint(line: string, at: number): number {
	const mark = skipBlanks(line, at);
	const code = line.charCodeAt(mark);
	const isJoint =
		code === HYPHEN || code === EN_DASH || code === OPEN_PAREN || code === COMMA || code === WIDE_OPEN_PAREN;
	return isJoint ? skipBlanks(line, mark + 1) : mark;
}

function isCloser(code: number): boolean {
	switch (code) {
		case BACKTICK:
		case STAR:
		case CLOSE_PAREN:
		case QUOTE:
		case APOSTROPHE:
		case RIGHT_QUOTE:
			return true;
		default:
			return false;
	}
}

function endsSection(code: number): boolean {
	switch (code) {
		case SLASH:
		case COMMA:
		case SEMICOLON:
		case CLOSE_PAREN:
		case AMPERSAND:
		case BACKTICK:
		case QUOTE:
		case PIPE:
			return true;
		default:
			return isBlank(code) || WIDE_STOPS.includes(code) || QUOTES.includes(code);
	}
}

/** What ends a word but a blank, and what begins a link, HTML or the next section. */
function endsName(code: number): boolean {
	return (
		code === BRACKET ||
		code === CLOSE_BRACKET ||
		code === LESS ||
		code === SECTION ||
		(endsSection(code) && !isBlank(code))
	);
}

function isPunctuation(code: number): boolean {
	return code === COLON || code === DOT || code === STAR || code === WIDE_COLON;
}

const isWideOpener = (code: number): boolean => WIDE_OPENERS.includes(code);
const isWideCloser = (code: number): boolean => WIDE_CLOSERS.includes(code);

const codesOf = (marks: string): readonly number[] => [...marks].map((mark) => mark.charCodeAt(0));

const QUOTE = 34;
const AMPERSAND = 38;
const APOSTROPHE = 39;
const OPEN_PAREN = 40;
const CLOSE_PAREN = 41;
const STAR = 42;
const COMMA = 44;
const HYPHEN = 45;
const DOT = 46;
const SLASH = 47;
const COLON = 58;
const SEMICOLON = 59;
const LESS = 60;
const UPPER_L = 76;
const BRACKET = 91;
const CLOSE_BRACKET = 93;
const BACKTICK = 96;
const PIPE = 124;
const TILDE = 126;
const SECTION = 0xa7;
const WIDE_COLON = 0xff1a;
const WIDE_OPEN_PAREN = 0xff08;
/** 第, in front of a number. */
const ORDINAL = 0x7b2c;
/** The punctuation of scripts that are written without blanks. */
const WIDE_STOPS = codesOf('。，、；！？');
const WIDE_OPENERS = codesOf('（「『【《〈');
const WIDE_CLOSERS = codesOf('）」』】》〉');
/** As typesetters set them; what stands between them may go on for several words. */
const QUOTES = codesOf('„“”«»‚‘');
const EN_DASH = 0x2013;
const RIGHT_QUOTE = 0x201d;
