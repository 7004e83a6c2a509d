import type { Line1, Span } from '../base/position.ts';
import type { Blocks } from './blocks.ts';
import type { Field } from './plan.ts';
import type { Problem } from './problem.ts';
import type { StateSpellings, TaskState } from './state.ts';

/** A row of the ledger's index table: `| [VECTOR-001](#vector-001-x) | Restore parity | High | in_progress |`. */
export interface IndexRow {
	readonly id: string;
	readonly idSpan: Span;
	readonly title: string;
	readonly priority: string | undefined;
	/** As written. */
	readonly status: string | undefined;
	readonly state: TaskState | undefined;
	/** The slug it links to, without `#`. */
	readonly slug: string | undefined;
	readonly line: Line1;
}

/** A dated entry of an Attempts History, in either form: `* [2025-10-10] Attempt #23 — …`, `- *2026-01-26T00:00:00Z (kickoff):* …`. */
export interface Attempt {
	/** As written: `2025-10-10`, `2026-01-26T00:00:00Z`. */
	readonly date: string | undefined;
	readonly number: number | undefined;
	/** The rest of the first line and its continuation, lines joined by `\n`. */
	readonly text: string;
	readonly line: Line1;
	readonly lastLine: Line1;
}

/** `## [ID] title`, `### [ID] title`, `-### [ID] title`, or a one-line `- [ID] (title) — **done** …`. */
export interface LedgerEntry {
	readonly id: string;
	readonly idSpan: Span;
	readonly title: string;
	readonly line: Line1;
	readonly lastLine: Line1;
	/** The first word or words of the status, marks removed: `done`, `in_progress`, `blocked (profiling halted)`. */
	readonly status: string | undefined;
	readonly state: TaskState | undefined;
	/** Marks removed: `Critical`, `High`. */
	readonly priority: string | undefined;
	/** What `Owner/Date` names: `ralph`; `TBD` in any brackets is undefined. */
	readonly owner: string | undefined;
	/** All `- Name: value` bullets, in order, Status, Priority, Exit Criteria and Attempts History among them. */
	readonly fields: readonly Field[];
	/** In document order. */
	readonly attempts: readonly Attempt[];
}

export interface Ledger {
	readonly index: readonly IndexRow[];
	readonly entries: readonly LedgerEntry[];
	/** `**Active Focus:**` and its bullets; undefined where there is none. */
	readonly activeFocus: Field | undefined;
	readonly problems: readonly Problem[];
}

/**
 * Reads a ledger in any of the grammars of grammar.md, section (c). A document that has no entries gives none.
 * @param blocks the ledger's block structure
 * @param states a repository's own spellings of states
 */
export function readLedger(_blocks: Blocks, _states?: StateSpellings): Ledger {
	throw new Error('not yet');
}
