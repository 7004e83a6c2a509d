import { matchAt } from '../base/matchAt.ts';
import type { Span } from '../base/position.ts';
import { isUnspaced, pathClass, WORD } from './chars.ts';
import { extensionOf, isSystemRoot } from './fileNames.ts';
import type { LineContext } from './lineContext.ts';

/**
 * Takes from a run of path characters what belongs to the text around it: emphasis (`**a.md**`, `_a.md_`), the marks
 * of options, mentions and diffs (`--a.md`, `@a.md`, `+a.md`), and the full stop of a sentence. The `+` of a route (`+page.svelte`) stays.
 * In a code span a `*` is a glob, and no word touches the path.
 */
export function trimPath(line: string, from: number, to: number, context: LineContext): Span {
	const start = trimStart(line, from, to, context);
	let end = to;
	for (;;) {
		const next = trimEnd(line, start, end, start > from);
		if (next === end) {
			break;
		}
		end = next;
	}
	// `_a.md_` lost its last mark, so the first one is an emphasis too.
	const isEmphasis = end < to && line.charCodeAt(end) === UNDERSCORE && line.charCodeAt(start) === UNDERSCORE;
	return { start: isEmphasis ? start + 1 : start, end };
}

function trimStart(line: string, from: number, to: number, context: LineContext): number {
	let start = from;
	while (start < to) {
		const code = line.charCodeAt(start);
		const next = line.charCodeAt(start + 1);
		if (code === PLUS && matchAt(ROUTE, line, start) !== undefined) {
			break;
		}
		if (code === AT || code === PLUS || code === HYPHEN) {
			start++;
		} else if (
			(code === TILDE && next !== SLASH) ||
			(code === SLASH && (next === SLASH || isAliased(line, start) || joins(line, start, context)))
		) {
			start++;
		} else if (code === STAR) {
			const behind = runEnd(line, start, to, STAR);
			if (isGlobStart(line, start, behind) || context.isCode(start)) {
				break;
			}
			start = behind;
		} else {
			break;
		}
	}
	return isUnspaced(line.charCodeAt(start)) && !context.isCode(start) ? trimSentence(line, start, to) : start;
}

/** Names of SvelteKit, whose `+` no diff has put there. */
const ROUTE = /\+(?:page|layout|server|error)\./y;

/** `@/lib/a.ts` begins at a folder of sources that a bundler knows, and is found by its end; `@/tmp/a.log` is a mention of `/tmp/a.log`. */
function isAliased(line: string, at: number): boolean {
	const end = line.charCodeAt(at - 1) === AT ? line.indexOf('/', at + 1) : -1;
	return end > at && end - at < MAX_ROOT && !isSystemRoot(line.slice(at + 1, end));
}

/** Longer than any folder at the top of a file system. */
const MAX_ROOT = 64;

/** In `a.md/b.md`, and where code spans stand on both sides, the slash says "or" and begins no absolute path. */
function joins(line: string, at: number, context: LineContext): boolean {
	const before = line.charCodeAt(at - 1);
	return pathClass(before) === WORD || (before === BACKTICK && !context.isCode(at));
}

// Stars before a slash, and `*_a.md`, are globs; `**a.md` opens an emphasis, and so does `*a.md` except in a code span.
function isGlobStart(line: string, start: number, behind: number): boolean {
	const code = line.charCodeAt(behind);
	return code === SLASH || (behind === start + 1 && (code === UNDERSCORE || code === DOT || code === HYPHEN));
}

/** In `参考docs/a.md` the path begins where the script changes. */
function trimSentence(line: string, start: number, to: number): number {
	let at = start;
	while (at < to && isUnspaced(line.charCodeAt(at))) {
		at++;
	}
	const code = line.charCodeAt(at);
	return at < to && code < 128 && pathClass(code) === WORD ? at : start;
}

/** One step of trimming at the end; `end` itself where the last character belongs to the path. */
function trimEnd(line: string, start: number, end: number, opened: boolean): number {
	switch (end > start ? line.charCodeAt(end - 1) : 0) {
		case AT:
		case PLUS:
		case HYPHEN:
		case TILDE:
		case PERCENT:
		case DOLLAR:
			return end - 1;
		case STAR: {
			const stars = runStart(line, start, end, STAR);
			return opened || hasExtension(line, start, stars) ? stars : end;
		}
		case UNDERSCORE:
			return line.charCodeAt(start) === UNDERSCORE && hasExtension(line, start, end - 1) ? end - 1 : end;
		case DOT: {
			// `docs/.` ends a sentence; `../..` and `plans/...` say where to go.
			const dots = runStart(line, start, end, DOT);
			return end - dots > 1 && (dots === start || line.charCodeAt(dots - 1) === SLASH) ? end : dots;
		}
		case ELLIPSIS:
			return line.charCodeAt(end - 2) === SLASH ? end : end - 1;
		default:
			return end;
	}
}

function runEnd(line: string, start: number, end: number, code: number): number {
	let at = start;
	while (at < end && line.charCodeAt(at) === code) {
		at++;
	}
	return at;
}

function runStart(line: string, start: number, end: number, code: number): number {
	let at = end;
	while (at > start && line.charCodeAt(at - 1) === code) {
		at--;
	}
	return at;
}

/** Only the last few characters are looked at, as every known extension is short. */
function hasExtension(line: string, start: number, end: number): boolean {
	return extensionOf(line.slice(Math.max(start, end - 12), end)) !== undefined;
}

const DOLLAR = 36;
const PERCENT = 37;
const STAR = 42;
const PLUS = 43;
const HYPHEN = 45;
const DOT = 46;
const SLASH = 47;
const AT = 64;
const UNDERSCORE = 95;
const BACKTICK = 96;
const TILDE = 126;
const ELLIPSIS = 0x2026;
