import type { Span } from '../../base/position.ts';

/** A code span of one line. In `` a `b` c `` the span covers `` `b` ``, and one backtick fences it. */
export interface CodeSpan extends Span {
	readonly fence: string;
}

/** Finds the code spans of a line by CommonMark: a run of backticks closes at the next run of the same length. */
export function codeSpans(line: string): CodeSpan[] {
	const runs = Array.from(line.matchAll(/`+/g), (run) => ({ fence: run[0], start: run.index }));
	const closing = closingRuns(runs.map(({ fence }) => fence.length));
	const spans: CodeSpan[] = [];
	for (let i = 0; i < runs.length; i++) {
		const open = runs[i];
		const close = closing[i] ?? -1;
		const last = runs[close];
		if (open !== undefined && last !== undefined && !isEscaped(line, open.start)) {
			spans.push({ start: open.start, end: last.start + last.fence.length, fence: open.fence });
			i = close;
		}
	}
	return spans;
}

/** For each run the place of the next one of the same length; undefined where none follows. */
function closingRuns(lengths: readonly number[]): readonly (number | undefined)[] {
	const next = new Map<number, number>();
	const closing: (number | undefined)[] = [];
	for (let i = lengths.length - 1; i >= 0; i--) {
		const length = lengths[i] ?? 0;
		closing[i] = next.get(length);
		next.set(length, i);
	}
	return closing;
}

function isEscaped(line: string, at: number): boolean {
	const before = /\\*$/.exec(line.slice(Math.max(0, at - 20), at))?.[0] ?? '';
	return before.length % 2 === 1;
}
