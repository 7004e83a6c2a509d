import { skipBlanks } from './blanks.ts';
import { diffHeadingLevel } from './blockRules.ts';

/**
 * What a line begins, by its first characters. A comment is one that ends on its line. `unknown` is what only markdown-it
 * reads: other HTML, and an item without text or with a tab behind its marker.
 */
export type LineStart =
	| 'text'
	| 'heading'
	| 'diff heading'
	| 'fence'
	| 'rule'
	| 'item'
	| 'quote'
	| 'comment'
	| 'unknown';

/**
 * Says what begins at an offset of a document.
 * @param lineStart the offset at which the line begins
 * @param at the first character that is no blank, at least one before `end`
 */
export function lineStartAt(text: string, lineStart: number, at: number, end: number): LineStart {
	const char = text.charCodeAt(at);
	switch (char) {
		case HASH:
			return headingLevel(text, at, end) > 0 ? 'heading' : 'text';
		case BACKTICK:
		case TILDE:
			return fenceLength(text, at, end) > 0 ? 'fence' : 'text';
		case GREATER:
			return 'quote';
		case LESS:
			if (text.startsWith('<!--', at) && text.slice(at, end).includes('-->')) {
				return 'comment';
			}
			return HTML_START.test(text.charAt(at + 1)) ? 'unknown' : 'text';
		case HYPHEN:
		case STAR:
		case UNDERSCORE:
			if (isRule(text, at, end)) {
				return 'rule';
			}
			return char === HYPHEN && at === lineStart && diffHeadingLevel(text, at) > 0
				? 'diff heading'
				: itemAt(text, at, end);
		default:
			return char === PLUS || isDigit(char) ? itemAt(text, at, end) : 'text';
	}
}

/** The offset behind the marker of an item: behind `-` or `12.`; -1 where there is none. */
export function markerEnd(text: string, at: number, end: number): number {
	const char = text.charCodeAt(at);
	let behind = at + 1;
	if (isDigit(char)) {
		while (behind < end && isDigit(text.charCodeAt(behind))) {
			behind++;
		}
		const sign = text.charCodeAt(behind);
		if (behind === end || behind - at > MOST_DIGITS || (sign !== DOT && sign !== CLOSE_PAREN)) {
			return -1;
		}
		behind++;
	} else if (char !== HYPHEN && char !== STAR && char !== PLUS) {
		return -1;
	}
	return behind === end || skipBlanks(text, behind, behind + 1) > behind ? behind : -1;
}

/** How many `#` begin a heading; 0 where none does. */
export function headingLevel(text: string, at: number, end: number): number {
	const behind = runEnd(text, at, end, HASH);
	const isHeading = behind === end || skipBlanks(text, behind, behind + 1) > behind;
	return isHeading && behind - at <= DEEPEST_HEADING ? behind - at : 0;
}

/** How many signs open a fence; 0 where none opens. Behind backticks stands none. */
export function fenceLength(text: string, at: number, end: number): number {
	const char = text.charCodeAt(at);
	const behind = runEnd(text, at, end, char);
	const isFence = behind - at >= SHORTEST_FENCE && (char === TILDE || !text.slice(behind, end).includes('`'));
	return isFence ? behind - at : 0;
}

/** True where a line closes a fence of so many of these signs. */
export function closesFence(text: string, at: number, end: number, char: number, length: number): boolean {
	const behind = runEnd(text, at, end, char);
	return behind - at >= length && skipBlanks(text, behind, end) === end;
}

/** True for a label in brackets with a colon behind it, or one that goes on in the next line: perhaps a link definition. */
export function mayDefineLink(text: string, at: number, end: number): boolean {
	for (let next = at + 1; next < end; next++) {
		const char = text.charCodeAt(next);
		if (char === OPEN_BRACKET) {
			return false;
		}
		if (char === CLOSE_BRACKET) {
			return text.charCodeAt(next + 1) === COLON;
		}
		if (char === BACKSLASH) {
			next++;
		}
	}
	return true;
}

function itemAt(text: string, at: number, end: number): LineStart {
	const behind = markerEnd(text, at, end);
	if (behind < 0) {
		return 'text';
	}
	const content = skipBlanks(text, behind, end);
	return content === end || text.slice(behind, content).includes('\t') ? 'unknown' : 'item';
}

/** `---`, `* * *`, `___`. */
function isRule(text: string, at: number, end: number): boolean {
	const char = text.charCodeAt(at);
	let count = 0;
	for (let next = at; next < end; next++) {
		if (text.charCodeAt(next) === char) {
			count++;
		} else if (skipBlanks(text, next, next + 1) === next) {
			return false;
		}
	}
	return count >= SHORTEST_RULE;
}

function runEnd(text: string, at: number, end: number, char: number): number {
	let behind = at;
	while (behind < end && text.charCodeAt(behind) === char) {
		behind++;
	}
	return behind;
}

const isDigit = (char: number): boolean => char >= ZERO && char <= NINE;

const HTML_START = /[A-Za-z/!?]/;
const MOST_DIGITS = 9;
const DEEPEST_HEADING = 6;
const SHORTEST_FENCE = 3;
const SHORTEST_RULE = 3;

const HASH = 35;
const CLOSE_PAREN = 41;
const STAR = 42;
const PLUS = 43;
const HYPHEN = 45;
const DOT = 46;
const ZERO = 48;
const NINE = 57;
const COLON = 58;
const LESS = 60;
const GREATER = 62;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const UNDERSCORE = 95;
const BACKTICK = 96;
const TILDE = 126;
