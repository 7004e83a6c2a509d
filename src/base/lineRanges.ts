import type { Line1 } from './position.ts';

/** Lines from the first to the last, both included. */
interface LineRange {
	readonly line: Line1;
	readonly lastLine: Line1;
}

/** Tells of a line whether one of the ranges covers it, in logarithmic time; ranges may overlap and come in any order. */
export function coverageOf(ranges: readonly LineRange[]): (line: Line1) => boolean {
	const merged: { first: number; last: number }[] = [];
	for (const { line, lastLine } of [...ranges].sort((a, b) => a.line - b.line)) {
		const before = merged.at(-1);
		if (before !== undefined && line <= before.last + 1) {
			before.last = Math.max(before.last, lastLine);
		} else {
			merged.push({ first: line, last: lastLine });
		}
	}
	return (line) => {
		let low = 0;
		let high = merged.length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if ((merged[middle]?.last ?? 0) < line) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return (merged[low]?.first ?? Number.POSITIVE_INFINITY) <= line;
	};
}
