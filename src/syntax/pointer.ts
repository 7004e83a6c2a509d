import type { LineRange, Span } from '../base/position.ts';

/** What a path is before anybody looks at the disk. `brace` goes before `template`, that before `glob`, that before `dir`. */
export type PointerKind = 'file' | 'dir' | 'glob' | 'template' | 'brace';

/** One alternative of a brace set. In `a/{b.md,c/{d,e}.md}` the members are `b.md`, `d` and `e`; paths are `a/b.md`, `a/c/d.md`, `a/c/e.md`. */
export interface PointerMember {
	/** The text of the innermost alternative that makes the member. Members of a product (`{a,b}/{c,d}`) share texts. */
	readonly text: string;
	readonly span: Span;
	/** The whole path with this alternative put in. */
	readonly path: string;
	readonly kind: Exclude<PointerKind, 'brace'>;
}

/** A range of lines and the columns of its digits. In `src/a.ts:12-20, 30` the spans are those of `12-20` and `30`. */
export interface PointerLines extends LineRange {
	readonly span: Span;
}

/** A text that names a place in a file. All spans are columns on the line that was scanned. */
export interface Pointer {
	/** The pointer without surrounding backticks, quotes, brackets and punctuation: `src/a.ts:12-20`. */
	readonly span: Span;
	readonly text: string;
	/** As written, brace sets verbatim: `src/a.ts`. */
	readonly path: string;
	readonly pathSpan: Span;
	readonly kind: PointerKind;
	readonly ranges: readonly PointerLines[];
	/** As written, 1-based: 5 in `src/a.ts:12:5`. */
	readonly column: number | undefined;
	/** What stands behind `::`, verbatim: `TestB::test_c[cpu]`. */
	readonly symbol: string | undefined;
	readonly symbolSpan: Span | undefined;
	/** What stands behind `#` (`some-heading`, without the mark), or a section with its mark (`§2.5`). */
	readonly anchor: string | undefined;
	readonly anchorSpan: Span | undefined;
	/** The ranges or the section stand outside `span`: `` `a.md` §2.5``, `a.py (lines 3-9)`. */
	readonly prose: boolean;
	/** The target of a real Markdown link: such a path is relative to the document first. */
	readonly markdownLink: boolean;
	/** Filled for `brace`, else empty. */
	readonly members: readonly PointerMember[];
}

/**
 * Finds the pointers on one line of text, from left to right; they never overlap.
 * Takes time in proportion to the line. The forms are those of grammar.md, section 0.1; an optional form is found
 * only where it is worth a look-up.
 */
export function scanPointers(_line: string): Pointer[] {
	throw new Error('not yet');
}
