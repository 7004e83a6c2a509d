import type { Span } from '../base/position.ts';
import { isDigit, isLetter, isUnspaced, OUTSIDE, pathClass, WORD } from './chars.ts';
import type { LineContext } from './lineContext.ts';
import { type PointerLines, readAttachedLines } from './pointerLines.ts';
import { nameEnd, readProse } from './pointerProse.ts';

/** What stands behind a path and says where in the file: lines, a symbol, a heading. */
export interface Suffix {
	readonly ranges: readonly PointerLines[];
	readonly column: number | undefined;
	readonly symbol: string | undefined;
	readonly symbolSpan: Span | undefined;
	readonly anchor: string | undefined;
	readonly anchorSpan: Span | undefined;
	/** Where the part ends that is attached to the path; prose does not move it. */
	readonly end: number;
	readonly prose: boolean;
}

/** Parameters of a test are short; looking further for `]` would make a line of `::a[` slow. */
const MAX_PARAMETERS = 200;

/**
 * Reads what is attached to a path that ends at `at`: `::TestA::test_b[cpu]`, `:12-20`, `#L10`, `#slug`.
 * @param starred the path follows a `*`, so that a `*` at the end closes an emphasis
 */
export function readSuffix(line: string, at: number, starred: boolean, context: LineContext): Suffix {
	const mark = line.charCodeAt(at);
	if (mark !== COLON && mark !== HASH && mark !== DAGGER) {
		return plainSuffix(at);
	}
	const symbolSpan = line.startsWith('::', at) ? symbolAt(line, at + 2, starred, context) : undefined;
	const symbol = symbolSpan && line.slice(symbolSpan.start, symbolSpan.end);
	const behind = symbolSpan?.end ?? at;
	const lines = readAttachedLines(line, behind);
	const anchorSpan = lines === undefined && line.charCodeAt(behind) === HASH ? slugAt(line, behind + 1) : undefined;
	return {
		ranges: lines?.ranges ?? [],
		column: lines?.column,
		symbol,
		symbolSpan,
		anchor: anchorSpan && anchorAt(line, anchorSpan),
		anchorSpan,
		end: lines?.end ?? anchorSpan?.end ?? behind,
		prose: false,
	};
}

/** Nothing is attached to a path that ends at `end`. */
export function plainSuffix(end: number): Suffix {
	return {
		ranges: [],
		column: undefined,
		symbol: undefined,
		symbolSpan: undefined,
		anchor: undefined,
		anchorSpan: undefined,
		end,
		prose: false,
	};
}

/** Adds what the prose right behind `suffix` says, if the suffix itself says neither lines nor heading. */
export function withProse(line: string, suffix: Suffix): Suffix {
	if (suffix.ranges.length > 0 || suffix.anchor !== undefined) {
		return suffix;
	}
	const said = readProse(line, suffix.end);
	if (said === undefined) {
		return suffix;
	}
	return 'ranges' in said
		? { ...suffix, ranges: said.ranges, column: said.column, prose: true }
		: { ...suffix, anchor: said.section, anchorSpan: said.span, prose: true };
}

/** The name behind `::`, more `::`, sets and parameters included: `TestA::test_b[cpu|cuda]`, `{one,two}`, `Status`. */
function symbolAt(line: string, start: number, starred: boolean, context: LineContext): Span | undefined {
	let end = start;
	for (;;) {
		const next = symbolPartEnd(line, start, end, context);
		if (next === end) {
			break;
		}
		end = next;
	}
	const strayStars = starred || line.startsWith('**', end - 2);
	while (end > start && (line.charCodeAt(end - 1) === DOT || (strayStars && line.charCodeAt(end - 1) === STAR))) {
		end--;
	}
	return end > start ? { start, end } : undefined;
}

/** Behind the next piece of a symbol: a character of a name, `::`, a set or parameters; `at` itself at its end. */
function symbolPartEnd(line: string, start: number, at: number, context: LineContext): number {
	const code = line.charCodeAt(at);
	switch (code) {
		case STAR:
		case DOT:
		case DOLLAR:
			return at + 1;
		case BRACE:
			return (context.braceAt(at)?.close ?? at - 1) + 1;
		case BRACKET:
			return at > start ? parametersEnd(line, at) : at;
		case COLON: {
			const next = line.charCodeAt(at + 2);
			const goesOn = line.charCodeAt(at + 1) === COLON && (pathClass(next) === WORD || next === BRACE || next === STAR);
			return goesOn && at > start ? at + 2 : at;
		}
		default:
			// `test_x失败`: a name that began in ASCII ends where the sentence goes on without a blank.
			return pathClass(code) === WORD && !(isUnspaced(code) && at > start && line.charCodeAt(start) < 128)
				? at + 1
				: at;
	}
}

/** Behind the bracket that closes the one at `at`; `at` where it never closes within the limit. */
function parametersEnd(line: string, at: number): number {
	let depth = 0;
	const limit = Math.min(line.length, at + MAX_PARAMETERS);
	for (let end = at; end < limit; end++) {
		const code = line.charCodeAt(end);
		if (code === BRACKET) {
			depth++;
		} else if (code === CLOSE_BRACKET && --depth === 0) {
			return end + 1;
		} else if (code === BACKTICK) {
			return at;
		}
	}
	return at;
}

/** A slug, or a heading's name with what may go on with it: `#Story 4.3`. How much of that is meant, only the headings can tell. */
function anchorAt(line: string, { start, end }: Span): string {
	const isName = UPPER.test(line.charAt(start)) && line.charAt(end) === ' ';
	return line.slice(start, isName ? nameEnd(line, end) : end);
}

const isNameCode = (code: number): boolean => isDigit(code) || isLetter(code);

const UPPER = /[\p{Lu}\d]/u;

/** `#ADR-001:-Why`, `#UI-→-Core`: a colon that no text follows, and a mark between two hyphens, are of the heading. */
function isOfHeading(line: string, at: number): boolean {
	if (line.charCodeAt(at + 1) !== HYPHEN || !isNameCode(line.charCodeAt(at + 2))) {
		return false;
	}
	const code = line.charCodeAt(at);
	return code === COLON || (line.charCodeAt(at - 1) === HYPHEN && MARKS_OF_HEADINGS.includes(code));
}

const MARKS_OF_HEADINGS = [...'&/+→←↔⇒–—·'].map((mark) => mark.charCodeAt(0));

/** The slug behind `#`, or a JSON pointer (`#/definitions/a`); digits alone count something and are none. */
function slugAt(line: string, start: number): Span | undefined {
	const isJson = line.charCodeAt(start) === SLASH;
	let end = isJson ? start + 1 : start;
	let onlyDigits = true;
	for (; end < line.length; end++) {
		const code = line.charCodeAt(end);
		const isInside = isOfHeading(line, end);
		const belongs =
			code === DOT || code === PERCENT || (isJson && code === SLASH) || isInside || pathClass(code) === WORD;
		if (!belongs || (pathClass(code) === OUTSIDE && !isInside)) {
			break;
		}
		onlyDigits &&= isDigit(code);
	}
	while (end > start && line.charCodeAt(end - 1) === DOT) {
		end--;
	}
	return end === start || onlyDigits ? undefined : { start, end };
}

const HASH = 35;
const DOLLAR = 36;
const PERCENT = 37;
const STAR = 42;
const HYPHEN = 45;
const DOT = 46;
const SLASH = 47;
const COLON = 58;
const BRACKET = 91;
const CLOSE_BRACKET = 93;
const BACKTICK = 96;
const BRACE = 123;
/** As Codex cites: `【F:src/a.ts†L1-L15】`. */
const DAGGER = 0x2020;
