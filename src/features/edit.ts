import { pushTo } from '../base/collections.ts';
import type { Line1, Span } from '../base/position.ts';
import type { RootPath } from '../ports/files.ts';

/** A replacement on one line of a document; `text` may hold line breaks. */
export interface TextChange {
	readonly path: RootPath;
	readonly line: Line1;
	/** The columns that go; an empty span inserts. A column behind the line's end means its end. */
	readonly span: Span;
	readonly text: string;
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

/** The files and folders that an edit changes or moves, each once; what it creates is not there yet. */
export const touchedBy = ({ changes, moves = [] }: PlanEdit): ReadonlySet<RootPath> =>
	new Set([...changes.map(({ path }) => path), ...moves.map(({ from }) => from)]);

/** The first of changes that overlap: a row's own id is mentioned on it as well. */
export function withoutOverlaps(changes: readonly TextChange[]): TextChange[] {
	const taken = new Map<string, Span[]>();
	return changes.filter(({ path, line, span }) => {
		const key = `${path}:${line}`;
		const isFree = !(taken.get(key) ?? []).some(({ start, end }) => start < span.end && span.start < end);
		if (isFree) {
			pushTo(taken, key, span);
		}
		return isFree;
	});
}
