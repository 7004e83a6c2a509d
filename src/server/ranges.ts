import type { Position, Range } from 'vscode-languageserver';
import { type Line1, line0, type Span, toLine0, toLine1 } from '../base/position.ts';

/** Columns of one line as a range of LSP. */
export function rangeOn(line: Line1, { start, end }: Span): Range {
	const at = toLine0(line);
	return { start: { line: at, character: start }, end: { line: at, character: end } };
}

/** The line of a position of LSP. */
export const lineOf = ({ line }: Pick<Position, 'line'>): Line1 => toLine1(line0(line));
