import { matchAt } from '../base/matchAt.ts';
import { trimSpan } from './blanks.ts';
import { cutCells } from './cells.ts';

/**
 * What can be told of a block from the text of one line. Both readers of blocks ask here: the one that goes line by line
 * and the one that markdown-it does for.
 */

/** How many columns a delimiter row such as `| --- | :-: |` has; 0 for any other line, a bare underline (`---`) and a list item (`- | -`) among them. */
export function delimiterColumns(text: string): number {
	if (!DELIMITER_ROW.test(text) || !DELIMITER_SIGN.test(text) || ITEM_START.test(text)) {
		return 0;
	}
	return cutCells(text, 0, Number.POSITIVE_INFINITY).cells.length;
}

const DELIMITER_ROW = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const DELIMITER_SIGN = /[|:]/;
const ITEM_START = /^-[ \t]/;

/** 1 where the text from `start` to `end` is a line of `=`, 2 for a line of `-`, else 0. Blanks at the end do not count. */
export function underlineLevel(text: string, start: number, end: number): number {
	const char = text.charCodeAt(start);
	if (char !== EQUALS && char !== HYPHEN) {
		return 0;
	}
	const last = trimSpan(text, start, end).end;
	let at = start;
	while (at < last && text.charCodeAt(at) === char) {
		at++;
	}
	return at < last ? 0 : char === EQUALS ? 1 : 2;
}

/** How many `#` a heading has that is left of a diff and begins at `start`: 2 in `-## Context`; 0 for anything else. */
export function diffHeadingLevel(text: string, start: number): number {
	return matchAt(DIFF_HEADING, text, start)?.[1]?.length ?? 0;
}

const DIFF_HEADING = /-(#{1,6})[ \t]/y;

const HYPHEN = 45;
const EQUALS = 61;
