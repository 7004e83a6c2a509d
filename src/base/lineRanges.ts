import type { Line1 } from './position.ts';

/** Lines from the first to the last, both included. */
export interface LinesCovered {
	readonly line: Line1;
	readonly lastLine: Line1;
}

/** Tells of a line whether one of the ranges covers it, in logarithmic time; ranges may overlap and come in any order. */
export function coverageOf(ranges: readonly LinesCovered[]): (line: Line1) => boolean {
	const merged: { first: number; last: number }[] = [];
	for (const { line, lastLine } of [...ranges].sort((a, b) => a.line - b.line)) {
		const before = merged.at(-1);
		if (before !== undefined && line <= before.last + 1) {
			before.last = Math.max(before.last, lastLine);
		} else {
			merged.push({ first: line, last: lastLine });
		}
	}
	return (line) => (merged[firstAt(merged, (each) => each.last >= line)]?.first ?? Number.POSITIVE_INFINITY) <= line;
}

/** Those of some lines, sorted, that a range holds, both its ends included. */
export function linesWithin(sorted: readonly Line1[], first: Line1, last: Line1): readonly Line1[] {
	return sorted.slice(
		firstAt(sorted, (line) => line >= first),
		firstAt(sorted, (line) => line > last),
	);
}

/** The place of the first for which something is so, of a list in which it is so from there on; its length where it never is. */
function firstAt<T>(list: readonly T[], isSo: (value: T) => boolean): number {
	let low = 0;
	let high = list.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (isSo(list[middle] as T)) {
			high = middle;
		} else {
			low = middle + 1;
		}
	}
	return low;
}
