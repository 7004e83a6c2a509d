import type { Lines } from '../base/lines.ts';
import { type Line0, type Line1, line0, line1 } from '../base/position.ts';

const CR = 13;

/** How much of two texts is compared at once, in UTF-16 units: less and less, to where they differ. */
const pieces = [65_536, 4_096, 256, 16, 1];

/** What was found on the lines of a text, by line. */
export interface FoundOnLines<T> {
	readonly lines: Lines;
	readonly found: readonly T[];
}

/** After how many lines others may have their turn. */
const step = 256;

/**
 * Looks for something that a line has by itself, whatever stands around it, some lines at a time. Of a text that differs little
 * from one that was looked through before, only the lines that differ are looked at.
 * @param before what was found in the earlier text
 * @param moved the same on another line
 */
export function* findOnLines<T extends { readonly line: Line1 }>(
	lines: Lines,
	before: FoundOnLines<T> | undefined,
	findOn: (line: Line0) => readonly T[],
	moved: (found: T, line: Line1) => T,
): Generator<void, readonly T[]> {
	const { first, last } = before === undefined ? { first: 0, last: 0 } : sharedLines(before.lines, lines);
	const found: T[] = [];
	const known = before?.found ?? [];
	let at = 0;
	for (let each = known[at]; each !== undefined && each.line <= first; each = known[++at]) {
		found.push(each);
	}
	for (let i = first; i < lines.count - last; i++) {
		for (const each of findOn(line0(i))) {
			found.push(each);
		}
		if (i % step === 0) {
			yield;
		}
	}
	const shift = lines.count - (before?.lines.count ?? 0);
	const lastOther = (before?.lines.count ?? 0) - last;
	for (let each = known[at]; each !== undefined; each = known[++at]) {
		if (each.line > lastOther) {
			found.push(shift === 0 ? each : moved(each, line1(each.line + shift)));
		}
	}
	return found;
}

/** How many lines two texts have in common at their start and at their end; no line counts twice. */
export function sharedLines(a: Lines, b: Lines): { readonly first: number; readonly last: number } {
	const start = sharedStart(a.text, b.text);
	const end = sharedEnd(a.text, b.text);
	// What follows a carriage return says whether a line begins behind it.
	const first = a.lineAt(a.text.charCodeAt(start - 1) === CR ? start - 1 : start) - 1;
	// A line begins behind its break, which has to be the same, too.
	const last = b.count - b.lineAt(b.text.length - end);
	return { first, last: Math.max(0, Math.min(last, a.count - first, b.count - first)) };
}

function sharedStart(a: string, b: string): number {
	return shared(a, b, (text, count, size) => text.slice(count, count + size));
}

function sharedEnd(a: string, b: string): number {
	return shared(a, b, (text, count, size) => text.slice(text.length - count - size, text.length - count));
}

/** @param pieceOf gives so many units of a text behind so many, counted from its start or from its end */
function shared(a: string, b: string, pieceOf: (text: string, count: number, size: number) => string): number {
	const most = Math.min(a.length, b.length);
	let count = 0;
	for (const size of pieces) {
		while (count + size <= most && pieceOf(a, count, size) === pieceOf(b, count, size)) {
			count += size;
		}
	}
	return count;
}
