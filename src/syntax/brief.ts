import type { Lines } from '../base/lines.ts';
import type { Line1, Span } from '../base/position.ts';
import type { Pointer } from './pointer.ts';
import type { Selector } from './selector.ts';

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

/** `1. INIT-001 — D4.A1 alignment narrative @ plans/x.md:25 — tests: none — Summarize …`, and every looser form of it. */
export interface DoNowItem extends BriefItem {
	/** `INIT-001`: an id shaped like one; whether there is such an initiative the index knows. */
	readonly initiative: string | undefined;
	/** `D4.A1`. */
	readonly task: string | undefined;
	/** Selectors behind `tests:` or `Pytest:`, and node ids and commands in the text; empty for `none`. */
	readonly tests: readonly Selector[];
}

/** A file or folder that `Artifacts:` asks for, brace sets and parenthesised names spread out. */
export interface ArtifactRef {
	/** As written in the brief: the member's text, or the whole path. */
	readonly text: string;
	/** Root-relative as the brief says it, placeholders left in; a folder ends in `/`. */
	readonly path: string;
	readonly line: Line1;
	readonly span: Span;
	/** A placeholder is left in the path: `$STAMP`, `<ts>`. */
	readonly template: boolean;
}

export interface BriefFocus {
	/** The whole value as written. */
	readonly text: string;
	readonly line: Line1;
	readonly initiative: string | undefined;
	/** `D4.A`. */
	readonly phase: string | undefined;
}

export interface BriefText {
	readonly text: string;
	readonly line: Line1;
	readonly lastLine: Line1;
}

/** The next piece of work. A missing field is undefined or empty; nothing here has been looked up. */
export interface Brief {
	readonly summary: BriefText | undefined;
	readonly mode: BriefText | undefined;
	readonly focus: BriefFocus | undefined;
	readonly branch: BriefText | undefined;
	/** The field as written (`none — planning`), and the selectors in it. */
	readonly mappedTestsText: BriefText | undefined;
	readonly mappedTests: readonly Selector[];
	readonly artifacts: readonly ArtifactRef[];
	readonly doNow: readonly DoNowItem[];
	readonly ifBlocked: BriefText | undefined;
	readonly priorities: readonly BriefItem[];
	readonly howTo: readonly BriefItem[];
	readonly pitfalls: readonly BriefItem[];
	readonly pointers: readonly BriefItem[];
	readonly nextUp: BriefText | undefined;
	/** Labelled fields of any other name (`Findings Applied`, `Phase`, `Context Notes`), in order. */
	readonly other: readonly {
		readonly name: string;
		readonly text: string;
		readonly line: Line1;
		readonly lastLine: Line1;
	}[];
}

/** Reads a brief by grammar.md, section (d). Any text is a brief; one that has none of the fields is empty. */
export function readBrief(_lines: Lines): Brief {
	throw new Error('not yet');
}
