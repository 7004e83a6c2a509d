import type { Line1, Span } from '../base/position.ts';
import type { Blocks } from './blocks.ts';
import type { Problem } from './problem.ts';
import type { StateSpellings, TaskState } from './state.ts';

/** A labelled value: `Goal: Align scope`. It may run over several lines or hold a list. */
export interface Field {
	/** The label without marks and colon: `Exit Criteria`. */
	readonly name: string;
	/** The value without the label, lines joined by `\n`, outer blanks removed. */
	readonly text: string;
	readonly line: Line1;
	readonly lastLine: Line1;
}

/** A phase heading and what it holds. `### Phase D4.A — Planning Alignment` has the id `D4.A`. */
export interface Phase {
	readonly id: string;
	readonly title: string;
	readonly line: Line1;
	/** The last line of its scope: the line before the next heading of the same or a shallower level. */
	readonly lastLine: Line1;
	/** Heading level, 1 to 6. */
	readonly level: number;
	/** Index, in the same list, of the phase whose scope holds this one. */
	readonly parent: number | undefined;
	/** What the heading itself says: `✅ COMPLETE`, `[done]`; undefined where it says nothing. */
	readonly state: TaskState | undefined;
	/** The words of `state` as written, without brackets: `COMPLETE`, `done`. */
	readonly status: string | undefined;
	/** Columns of the id on the heading's line. */
	readonly idSpan: Span;
	readonly fields: readonly Field[];
}

/** A table row with a state, or a checkbox item. */
export interface Task {
	readonly id: string | undefined;
	readonly idSpan: Span | undefined;
	readonly title: string;
	readonly state: TaskState;
	/** The marker as written: `[x]`, `` `[D]` ``, `✅ Complete`. */
	readonly raw: string;
	/** The columns of the marker: the cell's trimmed text, or the box. */
	readonly stateSpan: Span;
	readonly line: Line1;
	/** The last line that belongs to it (a list item's continuation, its children included). */
	readonly lastLine: Line1;
	readonly form: 'table' | 'list';
	/** `P`, `US1` in `- [ ] T010 [P] [US1] Create …`. */
	readonly labels: readonly string[];
	/** The remaining cells, or the continuation lines; undefined where there is nothing more. */
	readonly guidance: string | undefined;
	/** Index of its phase; undefined where it stands outside any. */
	readonly phase: number | undefined;
	/** Index, in the same list, of the checkbox item that holds it. */
	readonly parent: number | undefined;
}

export interface Plan {
	/** The first H1, else the front matter's `title`. */
	readonly title: string | undefined;
	readonly titleLine: Line1 | undefined;
	/** In document order. */
	readonly phases: readonly Phase[];
	/** In document order, those of all phases and of none. */
	readonly tasks: readonly Task[];
	/** Labelled values outside any phase: those of the first section, as `- Initiative: X` or `Storage Rule: …`. */
	readonly fields: readonly Field[];
	readonly problems: readonly Problem[];
}

export interface PlanOptions {
	readonly states?: StateSpellings;
	/** True for a ledger: its index table holds initiatives, not tasks. */
	readonly ledger?: boolean;
}

/** Reads the phases and tasks of a document by the rules of grammar.md, section 0.2. A document that has none is simply empty. */
export function readPlan(_blocks: Blocks, _options?: PlanOptions): Plan {
	throw new Error('not yet');
}

/** The field of that name, case ignored, also in its known misspellings (`Prerqs`). */
export function fieldOf(
	_fields: readonly Field[],
	_name: 'Goal' | 'Prereqs' | 'Exit Criteria' | (string & {}),
): Field | undefined {
	throw new Error('not yet');
}
