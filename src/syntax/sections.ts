import { type Line0, type Line1, line0, toLine1 } from '../base/position.ts';
import type { Blocks } from './blocks.ts';

/** For each heading the line behind its section: the next heading of its level or above, or the end. */
export function sectionEnds({ headings, lines }: Blocks): number[] {
	const ends = headings.map(() => lines.count);
	const open: { readonly level: number; readonly at: number }[] = [];
	headings.forEach(({ level, line }, at) => {
		for (let last = open.at(-1); last !== undefined && last.level >= level; last = open.at(-1)) {
			ends[last.at] = line;
			open.pop();
		}
		open.push({ level, at });
	});
	return ends;
}

/** The text under a heading, and the last of its lines that is not blank. */
export function readSection(
	{ lines }: Blocks,
	heading: Line0,
	end: number,
): { readonly text: string; readonly line: Line1; readonly last: Line1 } {
	const last = lastTextLine(lines, heading, end);
	const body = Array.from({ length: last - heading }, (_, i) => lines.at(line0(heading + 1 + i)).trimEnd());
	return { text: body.join('\n').trim(), line: toLine1(heading), last: toLine1(last) };
}

/** The last line in front of `end` that is not blank, at least `first`. */
export function lastTextLine(lines: Blocks['lines'], first: Line0, end: number): Line0 {
	let last = end - 1;
	while (last > first && lines.at(line0(last)).trim() === '') {
		last--;
	}
	return line0(Math.max(last, first));
}
