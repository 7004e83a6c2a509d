import type { Span } from '../base/position.ts';
import { isBlank, OUTSIDE, pathClass } from './chars.ts';

/** A pair of braces that may be part of a path. In `x.{json,md}` it opens at 2 and closes at 10. */
export interface BracePair {
	/** The column of `}`. */
	readonly close: number;
	/** True for a set such as `{a,b}`, false for a placeholder such as `{stamp}`. */
	readonly isSet: boolean;
}

/** One way to read a path with brace sets. */
export interface Alternative {
	/** The path with one alternative chosen in every set. */
	readonly path: string;
	/** Where the innermost alternative that was chosen last stands. */
	readonly span: Span;
}

/** Sets nested deeper are no path that anybody wrote; the limit keeps the spreading linear. */
const MAX_DEPTH = 8;

/** A product of sets is cut here, so that `{a,b}{a,b}{a,b}…` cannot fill the memory. */
const MAX_ALTERNATIVES = 256;

interface OpenBrace {
	readonly open: number;
	isPath: boolean;
	isSet: boolean;
	/** A name holds `.` or `/`, which a placeholder may not. */
	isPlace: boolean;
	/** A blank stood behind a name: only `,` or `}` may follow. */
	gap: boolean;
	/** How deep the sets inside it are nested. */
	height: number;
}

/** Pairs the braces of a line that can stand in a path, by the column of `{`, in one pass over the line. */
export function pairBraces(line: string, from: number): ReadonlyMap<number, BracePair> {
	const pairs = new Map<number, BracePair>();
	const open: OpenBrace[] = [];
	for (let at = from; at < line.length; at++) {
		const code = line.charCodeAt(at);
		const top = open.at(-1);
		if (code === OPEN) {
			if (top !== undefined) {
				top.isPath &&= !top.gap;
			}
			open.push({ open: at, isPath: true, isSet: false, isPlace: false, gap: false, height: 1 });
		} else if (top === undefined) {
			// Nothing is open.
		} else if (code === CLOSE) {
			open.pop();
			const isPath = top.isPath && (top.isSet || !top.isPlace) && at > top.open + 1;
			if (isPath) {
				pairs.set(top.open, { close: at, isSet: top.isSet });
			}
			inherit(open.at(-1), isPath, top.height);
		} else if (code === COMMA) {
			top.isSet = true;
			top.gap = false;
		} else if (isBlank(code)) {
			const before = line.charCodeAt(at - 1);
			top.gap ||= before !== COMMA && before !== OPEN && !isBlank(before);
		} else {
			top.isPath &&= !top.gap && (pathClass(code) !== OUTSIDE || code === LESS || code === GREATER);
			top.isPlace ||= code === DOT || code === SLASH;
		}
	}
	return pairs;
}

/** What a pair that just closed means for the one around it. */
function inherit(parent: OpenBrace | undefined, isPath: boolean, height: number): void {
	if (parent !== undefined) {
		parent.height = Math.max(parent.height, height + 1);
		parent.isPath &&= isPath && parent.height <= MAX_DEPTH;
	}
}

/**
 * Spreads the sets of a path out, in reading order: `a/{b.md,c/{d,e}.md}` gives `a/b.md`, `a/c/d.md` and `a/c/e.md`.
 * Empty where the text between the columns has no set.
 */
export function spreadBraces(
	line: string,
	start: number,
	end: number,
	pairs: ReadonlyMap<number, BracePair>,
): readonly Alternative[] {
	const spread = spread_(line, start, end, pairs);
	return spread.filter((one): one is Alternative => one.span !== undefined);
}

interface Partial {
	readonly path: string;
	readonly span: Span | undefined;
}

function spread_(line: string, start: number, end: number, pairs: ReadonlyMap<number, BracePair>): readonly Partial[] {
	let readings: readonly Partial[] = [{ path: '', span: undefined }];
	let literal = start;
	for (let at = line.indexOf('{', start); at >= 0 && at < end; at = line.indexOf('{', at)) {
		const pair = pairs.get(at);
		if (pair === undefined || !pair.isSet) {
			at = (pair?.close ?? at) + 1;
			continue;
		}
		const head = line.slice(literal, at);
		const choices = alternatives(line, at + 1, pair.close, pairs);
		readings = readings
			.flatMap(({ path }) => choices.map((choice) => ({ path: path + head + choice.path, span: choice.span })))
			.slice(0, MAX_ALTERNATIVES);
		at = literal = pair.close + 1;
	}
	const tail = line.slice(literal, end);
	return readings.map(({ path, span }) => ({ path: path + tail, span }));
}

/** The alternatives between one pair of braces, sets inside them spread out in turn. */
function alternatives(line: string, start: number, end: number, pairs: ReadonlyMap<number, BracePair>): Partial[] {
	const found: Partial[] = [];
	let from = start;
	for (let at = start; at <= end && found.length < MAX_ALTERNATIVES; at++) {
		const code = line.charCodeAt(at);
		if (code === OPEN) {
			at = pairs.get(at)?.close ?? at;
		} else if (code === COMMA || at === end) {
			const span = trim(line, from, at);
			for (const one of spread_(line, span.start, span.end, pairs)) {
				found.push({ path: one.path, span: one.span ?? span });
			}
			from = at + 1;
		}
	}
	return found;
}

function trim(line: string, start: number, end: number): Span {
	while (start < end && isBlank(line.charCodeAt(start))) {
		start++;
	}
	while (end > start && isBlank(line.charCodeAt(end - 1))) {
		end--;
	}
	return { start, end };
}

const OPEN = 123;
const CLOSE = 125;
const COMMA = 44;
const LESS = 60;
const GREATER = 62;
const DOT = 46;
const SLASH = 47;
