import type { Span } from '../base/position.ts';
import { skipBlanks, trimSpan } from './blanks.ts';

/** A table cell. In `| a | b |` the cell `b` has the text `b`; escaped pipes stay escaped. */
export interface Cell {
	readonly text: string;
	/** The trimmed text's columns; an empty cell has an empty span where its text would stand. */
	readonly span: Span;
}

export interface CutRow {
	readonly cells: Cell[];
	/** What the last cell holds beyond its column, from the pipe on: `| d` in `| a | b | c | d |` under three columns. */
	readonly over: Span | undefined;
}

/**
 * Cuts one line of a table at its pipes, except those behind a backslash; a pipe at either end is the row's frame.
 * As on GitHub, a code span does not protect a pipe. What is over goes into the last cell, pipes and all, because
 * that is where unescaped pipes stand in real plans; what is missing is missing.
 * @param line the whole line
 * @param from the column where the row starts, behind the marks of quotes and lists
 * @param columns how many cells the header has; infinite for the header itself
 */
export function cutCells(line: string, from: number, columns: number): CutRow {
	const { start: first, end } = trimSpan(line, from, line.length);
	let start = line.charCodeAt(first) === PIPE ? first + 1 : first;
	let pipe = nextPipe(line, start, end);
	const cells: Cell[] = [];
	while (pipe < end && cells.length < columns - 1) {
		cells.push(cellOf(line, start, pipe));
		start = pipe + 1;
		pipe = nextPipe(line, start, end);
	}
	if (start >= end) {
		return { cells, over: undefined };
	}
	// The last cell takes every pipe that is left, except the one that closes the row.
	const firstOver = pipe;
	let lastPipe = pipe;
	while (pipe < end) {
		lastPipe = pipe;
		pipe = nextPipe(line, pipe + 1, end);
	}
	const close = lastPipe === end - 1 ? lastPipe : end;
	cells.push(cellOf(line, start, close));
	return { cells, over: firstOver < close ? trimSpan(line, firstOver, close) : undefined };
}

/** The column of the next pipe that no backslash stands before; `end` where there is none. */
function nextPipe(line: string, start: number, end: number): number {
	for (let at = start; at < end; at++) {
		const char = line.charCodeAt(at);
		if (char === PIPE) {
			return at;
		}
		if (char === BACKSLASH) {
			at++;
		}
	}
	return end;
}

function cellOf(line: string, start: number, end: number): Cell {
	const span = trimSpan(line, start, end);
	if (span.start < span.end) {
		return { text: line.slice(span.start, span.end), span };
	}
	// An empty cell is written into behind its first blank: `| | x |`.
	const place = Math.min(skipBlanks(line, start, start + 1), end);
	return { text: '', span: { start: place, end: place } };
}

const PIPE = 124;
const BACKSLASH = 92;
