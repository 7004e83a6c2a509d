import type { Lines } from '../base/lines.ts';
import { line0, type Span } from '../base/position.ts';
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
	ITEM_MARKER.lastIndex = from;
	const marker = ITEM_MARKER.exec(line)?.[0] ?? '';
	return trimSpan(line, from + marker.length, line.length);
}

const ITEM_MARKER = /[ \t>\uFEFF]*(?:[-+*]|\d{1,9}[.)])/y;

/** For each line, the index of the last line at or before it that has text in it. */
export function lastTextLines(lines: Lines): Int32Array {
	const result = new Int32Array(lines.count);
	let last = 0;
	for (let index = 0; index < lines.count; index++) {
		if (lines.at(line0(index)).trim() !== '') {
			last = index;
		}
		result[index] = last;
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
