import type { Lines } from '../base/lines.ts';
import { matchAt } from '../base/matchAt.ts';
import { type Line0, line0, type Span } from '../base/position.ts';
import { trimSpan } from './blanks.ts';

/** Places what was read as a heading's content on its line: behind the `#` marks or, where it is underlined, at the line's end. */
export function headingSpan(line: string, marks: string, content: string): Span {
	const end = trimSpan(line, 0, line.length).end;
	if (content === '') {
		return { start: end, end };
	}
	const start = marks === '' ? end - content.length : line.indexOf(content, line.indexOf('#') + marks.length);
	return { start, end: start + content.length };
}

/** The columns of an item's text, behind the marks of quotes and its own marker, the first at or behind `from`. */
export function itemSpan(line: string, from: number): Span {
	const marker = matchAt(ITEM_MARKER, line, from)?.[0] ?? '';
	return trimSpan(line, from + marker.length, line.length);
}

const ITEM_MARKER = /[ \t>\uFEFF]*(?:[-+*]|\d{1,9}[.)])/y;

/** For each of some lines, the index of the last one at or before it that has text in it. */
export function lastTextLines(lines: Lines, first: Line0, end: Line0): Int32Array {
	const result = new Int32Array(end - first);
	let last: number = first;
	for (let index: number = first; index < end; index++) {
		if (lines.at(line0(index)).trim() !== '') {
			last = index;
		}
		result[index - first] = last;
	}
	return result;
}

export function countLineFeeds(text: string): number {
	let count = 0;
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
		count++;
	}
	return count;
}
