import { ELLIPSIS, isBlank, isDigit, isLetter, isUnspaced, OUTSIDE, pathClass, WORD } from './chars.ts';
import { isDomain, isExtension } from './fileNames.ts';
import type { LineContext } from './lineContext.ts';

/** A longer run of characters is no path on any system; it is stepped over as a whole. */
export const MAX_PATH = 4096;

/** Placeholders are short; looking further for the closing mark would make a line of `<<<<` slow. */
const MAX_PLACEHOLDER = 48;

/** What decides whether something is an address stands in its first characters. */
const MAX_HOST = 80;

const LONGEST_EXTENSION = 'floatimage'.length;

/** HTML elements that stand in Markdown: `<br>docs/a.md` begins with no placeholder. */
const ELEMENTS: ReadonlySet<string> = new Set(
	(
		'a b i p u em h1 h2 h3 h4 h5 h6 br hr li ol ul td th tr dd dl dt del div img ins kbd pre sub sup code mark span small ' +
		'table tbody thead center strong details summary blockquote'
	).split(' '),
);

/** Extensions that folders have too (`next.js/packages/`, `rtl.v/`); a name with any other ends before a slash, as in `plan.md/tasks.md`. */
const FOLDER_EXTENSIONS: ReadonlySet<string> = new Set('js com go cs rs bin vue tar zip git h c v y l'.split(' '));

/** Where the run of plain path characters around `at` begins, at `floor` at the earliest. */
export function runStart(line: string, at: number, floor: number): number {
	let start = at;
	while (start > floor && pathClass(line.charCodeAt(start - 1)) !== OUTSIDE) {
		start--;
	}
	return start;
}

/**
 * Finds where the characters of a path end, from its first sign on: letters, digits and joints, with placeholders
 * (`<ts>`, `$(date)`, `[id]`) and brace pairs stepped over as a whole.
 */
export function pathEnd(line: string, from: number, context: LineContext): number {
	let at = from;
	let dot = -1;
	for (;;) {
		const code = line.charCodeAt(at);
		if (pathClass(code) !== OUTSIDE) {
			if (dot >= 0 && endsInFile(line, dot, at, context)) {
				return at;
			}
			dot = code === DOT ? at : code === SLASH ? -1 : dot;
			at++;
			continue;
		}
		const behind = holeEnd(line, at, context);
		if (behind === at) {
			return at;
		}
		at = behind;
	}
}

/**
 * True where a file name whose last dot stands at `dot` ends before the character at `at`: before a slash, or, outside
 * a code span, before a letter of a script that writes no blanks.
 */
function endsInFile(line: string, dot: number, at: number, context: LineContext): boolean {
	const code = line.charCodeAt(at);
	const mayEnd = code === SLASH ? pathClass(line.charCodeAt(dot - 1)) === WORD : isUnspaced(code);
	if (!mayEnd || at - dot > LONGEST_EXTENSION + 1) {
		return false;
	}
	const extension = line.slice(dot + 1, at);
	return isExtension(extension) && (code === SLASH ? !FOLDER_EXTENSIONS.has(extension) : !context.isCode(at));
}

/** The column behind a placeholder or a brace pair that opens at `at`; `at` where none does. */
function holeEnd(line: string, at: number, context: LineContext): number {
	switch (line.charCodeAt(at)) {
		case BRACE: {
			const pair = context.braceAt(at);
			return pair === undefined ? at : pair.close + 1;
		}
		case LESS:
			return anglesEnd(line, at);
		case PAREN: {
			// `$(date)/` is a placeholder, `app/(group)/page.tsx` a folder; `docs/(see below)` is neither.
			const before = line.charCodeAt(at - 1);
			const end = before === DOLLAR || before === SLASH ? closingEnd(line, at, CLOSE_PAREN) : at;
			const next = line.charCodeAt(end);
			return next === SLASH || (before === DOLLAR && (next === DOT || pathClass(next) === WORD)) ? end : at;
		}
		case BRACKET: {
			const end = line.charCodeAt(at - 1) === SLASH ? bracketsEnd(line, at) : at;
			const next = line.charCodeAt(end);
			return next === SLASH || next === DOT ? end : at;
		}
		default:
			return at;
	}
}

/** Behind `<ts>`, `<run-id>` and `<A|B>`; `at` for a tag, a comparison and an address. */
function anglesEnd(line: string, at: number): number {
	const end = closingEnd(line, at, GREATER);
	if (end === at) {
		return at;
	}
	const name = line.slice(at + 1, end - 1);
	if (!/^[\p{L}\p{N}$](?:[\p{L}\p{N} _.|…:+-]|\/(?![/]|$))*$/u.test(name) || ELEMENTS.has(name)) {
		return at;
	}
	// With blanks inside it must lean on a path: `reports/<run id>/`, but not `a <b and c> d`.
	const leans = isLeaning(line.charCodeAt(at - 1)) || isLeaning(line.charCodeAt(end));
	return leans || !/ /.test(name) ? end : at;
}

const isLeaning = (code: number): boolean => code === SLASH || code === DOT || code === UNDERSCORE || code === HYPHEN;

/** Behind the closing mark if it comes within a placeholder's length, with no other opening mark between; else `at`. */
function closingEnd(line: string, at: number, close: number): number {
	const open = line.charCodeAt(at);
	const limit = Math.min(line.length, at + MAX_PLACEHOLDER);
	for (let end = at + 1; end < limit; end++) {
		const code = line.charCodeAt(end);
		if (code === close) {
			return end + 1;
		}
		if (code === open || code === BACKTICK) {
			return at;
		}
	}
	return at;
}

/** Behind `[id]` and `[[...slug]]`; else `at`. */
function bracketsEnd(line: string, at: number): number {
	if (line.charCodeAt(at + 1) !== BRACKET) {
		return closingEnd(line, at, CLOSE_BRACKET);
	}
	const end = closingEnd(line, at + 1, CLOSE_BRACKET);
	return end > at + 1 && line.charCodeAt(end) === CLOSE_BRACKET ? end + 1 : at;
}

/** Behind a tag's name (`<br/`, `</td`, `<img`) that opens at `at`, so that `br/` is not taken for a folder; else behind `<`. */
export function tagEnd(line: string, at: number): number {
	const from = line.charCodeAt(at + 1) === SLASH ? at + 2 : at + 1;
	let end = from;
	while (end < from + 12 && (isLetter(line.charCodeAt(end)) || isDigit(line.charCodeAt(end)))) {
		end++;
	}
	if (!ELEMENTS.has(line.slice(from, end).toLowerCase())) {
		return at + 1;
	}
	return line.startsWith('/>', end) ? end + 2 : end;
}

/**
 * Behind an address (`www.…`, `github.com/…`, `localhost:8080/…`, `me@x.org`, `data:image/…`) that begins at `start`;
 * undefined where the characters from `start` to `end` are none. Nothing inside an address is ever a pointer.
 */
export function addressEnd(line: string, start: number, end: number): number | undefined {
	return hasPort(line, start, end) || isHostOrMail(line, start, end) ? urlEnd(line, start, end) : undefined;
}

/** `localhost:8080/` and `data:image/`: what stands before the slash follows a name and a colon. */
function hasPort(line: string, start: number, end: number): boolean {
	if (line.charCodeAt(end) === COLON && isDigit(line.charCodeAt(end - 1)) && isDigit(line.charCodeAt(start))) {
		return PORT.test(line.slice(end + 1, end + 8)); // `127.0.0.1:8080/`
	}
	if (line.charCodeAt(start - 1) !== COLON || pathClass(line.charCodeAt(start - 2)) !== WORD) {
		return false;
	}
	return (
		PORT.test(line.slice(start, start + 7)) ||
		(line.startsWith('data:', start - 5) && MEDIA.test(line.slice(start, end)))
	);
}

/** The sign that comes first tells: `docs/a.md` has a folder before its dot, an address has none. */
function isHostOrMail(line: string, start: number, end: number): boolean {
	for (let at = start; at < end && at < start + MAX_HOST; at++) {
		const code = line.charCodeAt(at);
		if (code === SLASH) {
			return false;
		}
		if (code === DOT || code === AT) {
			const head = line.slice(start, Math.min(end, start + MAX_HOST));
			return isHost(head) || isMail(head);
		}
	}
	return false;
}

/** `www.x.org`, and `github.com/a/b.md`: a folder of that name is less likely than an address without its scheme. */
function isHost(token: string): boolean {
	const slash = token.indexOf('/');
	return token.startsWith('www.') || (slash > 0 && isDomain(token.slice(0, slash)));
}

/** `me@x.org` and `git@host:a/b.git`: a name, `@`, and no folder before it. */
function isMail(token: string): boolean {
	const at = token.indexOf('@');
	const slash = token.indexOf('/');
	return at > 0 && at + 1 < token.length && pathClass(token.charCodeAt(at - 1)) === WORD && (slash < 0 || slash > at);
}

/**
 * Behind an address that begins at `start` and is known up to `from`. It runs to a blank, a quote, a bracket that it did not
 * open, or punctuation of another script.
 */
export function urlEnd(line: string, start: number, from: number): number {
	const quote = line.charCodeAt(start - 1);
	let open = 0;
	let at = from;
	for (; at < line.length; at++) {
		const code = line.charCodeAt(at);
		if (code === PAREN) {
			open++;
		} else if (code === CLOSE_PAREN) {
			if (--open < 0) {
				return at;
			}
		} else if (code === LESS) {
			const end = anglesEnd(line, at);
			if (end === at) {
				return at;
			}
			at = end - 1;
		} else if (isBlank(code) || URL_ENDS.includes(code) || code === quote) {
			return at;
		} else if (code > 127 && code !== ELLIPSIS && pathClass(code) === OUTSIDE) {
			return at;
		}
	}
	return at;
}

const PORT = /^\d{2,5}\//;
const MEDIA = /^(?:image|text|application|audio|video|font)\//;

const DOLLAR = 36;
const PAREN = 40;
const CLOSE_PAREN = 41;
const HYPHEN = 45;
const DOT = 46;
const SLASH = 47;
const COLON = 58;
const LESS = 60;
const GREATER = 62;
const AT = 64;
const BRACKET = 91;
const CLOSE_BRACKET = 93;
const UNDERSCORE = 95;
const BACKTICK = 96;
const BRACE = 123;
/** `"`, `>`, `\`, the backtick and `|`. */
const URL_ENDS: readonly number[] = [34, GREATER, 92, BACKTICK, 124];
