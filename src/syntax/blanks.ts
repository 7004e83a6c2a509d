import type { Span } from '../base/position.ts';

/** True for a space and a tab, the only characters that Markdown's block structure takes for blank. */
function isBlank(char: number): boolean {
	return char === SPACE || char === TAB;
}

/** The first column at or behind `start` that is not blank, at most `end`. */
export function skipBlanks(text: string, start: number, end: number): number {
	let at = start;
	while (at < end && isBlank(text.charCodeAt(at))) {
		at++;
	}
	return at;
}

/** The columns from `start` to `end` without the blanks at both ends; where there is nothing else, an empty span. */
export function trimSpan(text: string, start: number, end: number): Span {
	const first = skipBlanks(text, start, end);
	let last = end;
	while (last > first && isBlank(text.charCodeAt(last - 1))) {
		last--;
	}
	return { start: first, end: last };
}

const SPACE = 32;
const TAB = 9;
