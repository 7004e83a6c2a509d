import { pushTo } from '../base/collections.ts';
import { type Line1, type LineRange, line1, type Span, toLine0 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import type { RootPath } from '../ports/files.ts';

/** A replacement in a document, on one line as a rule; `text` may hold line breaks. */
export interface TextChange {
	readonly path: RootPath;
	readonly line: Line1;
	/** The columns that go; an empty span inserts. A column behind the line's end means its end. */
	readonly span: Span;
	/** The line on which the columns end, where it is a later one. */
	readonly endLine?: Line1;
	readonly text: string;
}

/** Takes whole lines out of a document, with a line break. */
export function withoutLines({ path, lines }: Document, { first, last }: LineRange): TextChange {
	const isFollowed = toLine0(last) + 1 < lines.count || /[\r\n]$/.test(lines.text);
	if (isFollowed || first === 1) {
		return { path, line: first, span: { start: 0, end: 0 }, endLine: line1(last + 1), text: '' };
	}
	const before = line1(first - 1);
	const [start, end] = [before, last].map((line) => lines.at(toLine0(line)).length);
	return { path, line: before, span: { start: start ?? 0, end: end ?? 0 }, endLine: last, text: '' };
}

/**
 * What a feature would change in the workspace. Nothing is written here: the editor applies it as one step that can be
 * undone. Texts are those of before the moves; a moved file is named by its old path.
 */
export interface PlanEdit {
	readonly changes: readonly TextChange[];
	/** Files and folders that get another path. */
	readonly moves?: readonly { readonly from: RootPath; readonly to: RootPath }[];
	/** Files that are made; none of them is there yet. */
	readonly creates?: readonly { readonly path: RootPath; readonly text: string }[];
}

/** Why nothing is changed, as a sentence for people. */
export interface Refusal {
	readonly problem: string;
}

/** The first of changes that overlap: a row's own id is mentioned on it as well. */
export function withoutOverlaps(changes: readonly TextChange[]): TextChange[] {
	const taken = new Map<string, Span[]>();
	return changes.filter((change) => {
		const parts = partsOf(change);
		const isFree = parts.every(
			([key, span]) => !(taken.get(key) ?? []).some(({ start, end }) => start < span.end && span.start < end),
		);
		for (const [key, span] of isFree ? parts : []) {
			pushTo(taken, key, span);
		}
		return isFree;
	});
}

/** What a change covers on each of its lines. */
function partsOf({ path, line, span, endLine = line }: TextChange): [string, Span][] {
	const count = endLine - line + 1;
	return Array.from({ length: count }, (_, i) => [
		`${path}:${line + i}`,
		{ start: i === 0 ? span.start : 0, end: i === count - 1 ? span.end : Number.POSITIVE_INFINITY },
	]);
}
