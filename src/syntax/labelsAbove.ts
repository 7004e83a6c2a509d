import type { Lines } from '../base/lines.ts';
import { type Line0, type Line1, line0, toLine0 } from '../base/position.ts';
import { trimSpan } from './blanks.ts';
import type { Blocks } from './blocks.ts';

/**
 * Tells of a line what introduces it: the words of the nearest heading, of the label over its list or table (`**Files to create:**`, on
 * a line of its own), and of the items that hold it, where they are such labels.
 */
export function labelsAbove(blocks: Blocks): (line: Line1) => readonly string[] {
	let known: Places | undefined;
	return (line) => {
		known ??= findPlaces(blocks);
		const { headingOf, labelOf, itemOf } = known;
		const at = toLine0(line);
		const labels: string[] = [];
		const heading = blocks.headings[(headingOf[at] ?? 0) - 1];
		if (heading !== undefined) {
			labels.push(heading.text);
		}
		const label = (labelOf[at] ?? 0) - 1;
		if (label >= 0) {
			labels.push(blocks.lines.at(line0(label)));
		}
		let holder = blocks.items[(itemOf[at] ?? 0) - 1]?.parent;
		while (holder !== undefined) {
			const item = blocks.items[holder];
			if (item !== undefined && isLabel(item.text)) {
				labels.push(item.text);
			}
			holder = item?.parent;
		}
		return labels;
	};
}

/** For each line the place of its heading, its label's line and the innermost item that holds it, each one higher; 0 where there is none. */
interface Places {
	readonly headingOf: Uint32Array;
	readonly labelOf: Uint32Array;
	readonly itemOf: Uint32Array;
}

function findPlaces({ lines, headings, items, tables }: Blocks): Places {
	const [headingOf, labelOf, itemOf] = [0, 1, 2].map(() => new Uint32Array(lines.count)) as [
		Uint32Array,
		Uint32Array,
		Uint32Array,
	];
	const listed = new Uint8Array(lines.count);
	for (const [i, { line, lastLine }] of items.entries()) {
		itemOf.fill(i + 1, line, lastLine + 1);
		listed.fill(1, line, lastLine + 1);
	}
	for (const { header, rows } of tables) {
		listed.fill(1, header.line, (rows.at(-1)?.line ?? header.line + 1) + 1);
	}
	let heading = 0;
	let label = 0;
	for (let line = 0; line < lines.count; line++) {
		if (headings[heading]?.line === line) {
			heading++;
			label = 0;
		} else if (listed[line] === 1) {
			labelOf[line] = label;
		} else {
			label = labelAt(lines, line0(line), label);
		}
		headingOf[line] = heading;
	}
	return { headingOf, labelOf, itemOf };
}

/** The label that is open behind a line outside of lists: the line's own, none behind a sentence, the one before behind a blank line. */
function labelAt(lines: Lines, line: Line0, before: number): number {
	const { text } = lines;
	const start = lines.startOf(line);
	const { start: first, end } = trimSpan(text, start, lines.endOf(line));
	if (first === end) {
		return before;
	}
	return LABEL_ENDS.has(text.charCodeAt(end - 1)) && isLabel(text.slice(start, end)) ? line + 1 : 0;
}

/** `:`, `*` and `_`. */
const LABEL_ENDS: ReadonlySet<number> = new Set([58, 42, 95]);

/** `Files to create:`, `**New files:**`, `**New files**`. */
const isLabel = (text: string): boolean =>
	text.length <= longestLabel && (/:[*_]{0,3}\s*$/.test(text) || /^\s*(\*\*|__)[^*_]+\1\s*$/.test(text));

/** What is longer is a sentence, in UTF-16 units. */
const longestLabel = 80;
