import type { Position, Range } from 'vscode-languageserver';
import { type Line1, type LineRange, line0, type Span, toLine0, toLine1 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';

/** Columns of one line as a range of LSP. */
export function rangeOn(line: Line1, { start, end }: Span): Range {
	const at = toLine0(line);
	return { start: { line: at, character: start }, end: { line: at, character: end } };
}

/** Whole lines of a document as a range of LSP, without the break behind the last. */
export function linesOf({ lines }: Document, { first, last }: LineRange): Range {
	const end = toLine0(last);
	return { start: { line: toLine0(first), character: 0 }, end: { line: end, character: lines.at(end).length } };
}

/** The line of a position of LSP. */
export const lineOf = ({ line }: Pick<Position, 'line'>): Line1 => toLine1(line0(line));
