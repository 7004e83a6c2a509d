import { isBlank, OUTSIDE, pathClass } from './chars.ts';

/** A pair of braces that may be part of a path. In `x.{json,md}` it opens at 2 and closes at 10. */
export interface BracePair {
	/** The column of `}`. */
	readonly close: number;
	/** True for a set such as `{a,b}`, false for a placeholder such as `{stamp}`. */
	readonly isSet: boolean;
}

/** Sets nested deeper are no path that anybody wrote; the limit keeps the spreading linear. */
const MAX_DEPTH = 8;

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
export function pairBraces(line: string): ReadonlyMap<number, BracePair> {
	const pairs = new Map<number, BracePair>();
	const open: OpenBrace[] = [];
	for (let at = Math.max(0, line.indexOf('{')); at < line.length; at++) {
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

const OPEN = 123;
const CLOSE = 125;
const COMMA = 44;
const LESS = 60;
const GREATER = 62;
const DOT = 46;
const SLASH = 47;
