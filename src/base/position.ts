declare const zeroBased: unique symbol;
declare const oneBased: unique symbol;

/** A line number that counts from 0, as LSP and VS Code do. */
export type Line0 = number & { readonly [zeroBased]: true };

/** A line number that counts from 1, as people, git, compilers and `path:line` do. */
export type Line1 = number & { readonly [oneBased]: true };

/** Names a plain number as a 0-based line; the one place where a raw index enters. */
export const line0 = (index: number): Line0 => index as Line0;

/** Names a plain number as a 1-based line; the one place where a written line number enters. */
export const line1 = (written: number): Line1 => written as Line1;

/** The only crossings between the two bases. */
export const toLine1 = (line: Line0): Line1 => (line + 1) as Line1;
export const toLine0 = (line: Line1): Line0 => (line - 1) as Line0;

/** Columns on one line: 0-based UTF-16 units, `end` exclusive. In `see src/a.ts:12`, `src/a.ts` is `{start: 4, end: 12}`. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/** A span of a part of a line, such as a cell, as one of the line in which the part begins at a column. */
export const shift = (span: Span, by: number): Span => ({ start: span.start + by, end: span.end + by });

/** Lines as a pointer writes them, both ends included: `src/a.ts:12-20` has `{first: 12, last: 20}`. */
export interface LineRange {
	readonly first: Line1;
	readonly last: Line1;
}
