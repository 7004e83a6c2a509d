import type { Line1 } from '../base/position.ts';
import type { BriefField, FieldLine } from './briefFields.ts';
import { type Pointer, scanPointers } from './pointer.ts';

/** A pointer and the line it stands on. */
export interface PointerAt {
	readonly line: Line1;
	readonly pointer: Pointer;
}

/** One item of Priorities, How-To Map, Pitfalls or Pointers, continuation lines joined by `\n`, the bullet removed. */
export interface BriefItem {
	readonly text: string;
	readonly line: Line1;
	readonly lastLine: Line1;
	readonly pointers: readonly PointerAt[];
}

/** The lines of an item. The bullet of the first is blanked out, so that columns stay those of the document. */
export interface ItemLines {
	/** `-`, `1.`; undefined for text without one. */
	readonly bullet: string | undefined;
	readonly lines: readonly [FieldLine, ...FieldLine[]];
}

/** `  - `, `1. `, `10) `, `• `. */
const bullets = /^(\s*)([-*+•]|\d{1,4}[.)])[ \t]+/;

/** The columns in front of the text: `  - a` has 2. */
export function indentOf(text: string): number {
	return text.length - text.trimStart().length;
}

/** A line without its bullet, its columns kept. */
export function withoutBullet(line: FieldLine): FieldLine {
	const found = line.fenced ? null : bullets.exec(line.text);
	return found === null ? line : { ...line, text: ' '.repeat(found[0].length) + line.text.slice(found[0].length) };
}

/**
 * Cuts a value into items: a bullet as far left as the first one starts one, everything else continues it. Text in front
 * of the first bullet is an item of its own; a value without any bullet has an item for each line that is not indented.
 */
export function cutItems({ line: labelLine, lines }: BriefField): ItemLines[] {
	const first = lines.find((line) => !line.fenced && bullets.test(line.text) && line.line !== labelLine);
	const left = first === undefined ? undefined : indentOf(first.text);
	const items: { bullet: string | undefined; lines: [FieldLine, ...FieldLine[]] }[] = [];
	for (const line of lines) {
		const bullet = line.fenced ? undefined : bullets.exec(line.text)?.[2];
		const indent = indentOf(line.text);
		const isLabelLine = line.line === labelLine;
		const starts =
			left === undefined ? !line.fenced && (indent === 0 || isLabelLine) : bullet !== undefined && indent <= left;
		const open = items.at(-1);
		if (open === undefined || (starts && !isLabelLine)) {
			items.push({ bullet, lines: [withoutBullet(line)] });
		} else {
			open.lines.push(line);
		}
	}
	return items;
}

/** The text of lines, joined by `\n`; those behind the first keep their indentation as far as it is theirs. */
export function textOf([first, ...others]: readonly [FieldLine, ...FieldLine[]]): string {
	const shared = others.reduce((found, { text }) => Math.min(found, indentOf(text)), Number.POSITIVE_INFINITY);
	return [first.text.trim(), ...others.map(({ text }) => text.slice(shared).trimEnd())].join('\n');
}

export function pointersOn(lines: readonly FieldLine[]): PointerAt[] {
	return lines.flatMap(({ line, text }) => scanPointers(text).map((pointer) => ({ line, pointer })));
}

/** The items of a list such as Priorities or Pointers. */
export function readItems(field: BriefField): BriefItem[] {
	return cutItems(field).map(({ lines }) => ({
		text: textOf(lines),
		line: lines[0].line,
		lastLine: lines.at(-1)?.line ?? lines[0].line,
		pointers: pointersOn(lines),
	}));
}
