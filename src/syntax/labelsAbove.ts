import type { Lines } from '../base/lines.ts';
import { type Line0, type Line1, line0, toLine0 } from '../base/position.ts';
import { trimSpan } from './blanks.ts';
import type { Blocks } from './blocks.ts';

/**
 * Tells of a line what introduces it: the words of the nearest heading, of the label over its list, table or lines (`**Files to create:**`,
 * on a line of its own), and of the items that hold it, where they are such labels.
 */
export function labelsAbove(blocks: Blocks): (line: Line1) => readonly string[] {
	const { headingOf, labelOf, itemOf } = findPlaces(blocks);
	return (line) => {
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
	const headingOf = new Uint32Array(lines.count);
	const labelOf = new Uint32Array(lines.count);
	const itemOf = new Uint32Array(lines.count);
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
	let isBehindBlank = true;
	for (let line = 0; line < lines.count; line++) {
		const isHeading = headings[heading]?.line === line;
		const kind = isHeading ? 'heading' : listed[line] === 1 ? 'listed' : kindOf(lines, line0(line));
		if (isHeading) {
			heading++;
		}
		// A sentence right below a label goes on with what it introduces; one on its own ends that.
		const isOn = kind === 'listed' || (kind === 'sentence' && !isBehindBlank);
		labelOf[line] = isOn ? label : 0;
		label = kind === 'label' ? line + 1 : isOn || kind === 'blank' ? label : 0;
		isBehindBlank = kind === 'blank';
		headingOf[line] = heading;
	}
	return { headingOf, labelOf, itemOf };
}

/** What a line outside of lists and tables is. */
function kindOf(lines: Lines, line: Line0): 'blank' | 'label' | 'sentence' {
	const { text } = lines;
	const start = lines.startOf(line);
	const { start: first, end } = trimSpan(text, start, lines.endOf(line));
	if (first === end) {
		return 'blank';
	}
	return LABEL_ENDS.has(text.charCodeAt(end - 1)) && isLabel(text.slice(start, end)) ? 'label' : 'sentence';
}

/** `:`, `*` and `_`. */
const LABEL_ENDS: ReadonlySet<number> = new Set([58, 42, 95]);

/** `Files to create:`, `**New files:**`, `**New files**`. */
const isLabel = (text: string): boolean =>
	text.length <= longestLabel && (/:[*_]{0,3}\s*$/.test(text) || /^\s*(\*\*|__)[^*_]+\1\s*$/.test(text));

/** What is longer is a sentence, in UTF-16 units. */
const longestLabel = 80;
