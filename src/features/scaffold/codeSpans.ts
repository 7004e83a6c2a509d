import type { Span } from '../../base/position.ts';

/** A code span of one line. In `` a `b` c `` the span covers `` `b` ``, and one backtick fences it. */
export interface CodeSpan extends Span {
	readonly fence: string;
}

/** Finds the code spans of a line by CommonMark: a run of backticks closes at the next run of the same length. */
export function codeSpans(line: string): CodeSpan[] {
	const runs = Array.from(line.matchAll(/`+/g), (run) => ({ fence: run[0], start: run.index }));
	const spans: CodeSpan[] = [];
	for (let i = 0; i < runs.length; i++) {
		const open = runs[i];
		const close = runs.findIndex((run, at) => at > i && run.fence === open?.fence);
		const closing = runs[close];
		if (open !== undefined && closing !== undefined && !isEscaped(line, open.start)) {
			spans.push({ start: open.start, end: closing.start + closing.fence.length, fence: open.fence });
			i = close;
		}
	}
	return spans;
}

function isEscaped(line: string, at: number): boolean {
	const before = /\\*$/.exec(line.slice(Math.max(0, at - 20), at))?.[0] ?? '';
	return before.length % 2 === 1;
}
