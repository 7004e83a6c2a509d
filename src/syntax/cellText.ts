import { displayWidth } from '../base/displayWidth.ts';
import type { Span } from '../base/position.ts';
import { skipBlanks } from './blanks.ts';

/** A replacement of columns on one line. */
export interface LineEdit {
	readonly span: Span;
	readonly text: string;
}

/**
 * Puts another text into a table cell. Its padding takes up the difference, so that the pipe behind it stays in its
 * column as long as there is room; one blank stays where there was one.
 * @param cell the columns of the text that goes, as `Cell.span`
 * @param aligned whether the column is padded to one width: only then does a shorter text get more blanks
 */
export function writeCell(line: string, cell: Span, text: string, aligned: boolean): LineEdit {
	const before = cell.start - skipBlanksBack(line, cell.start);
	const after = skipBlanks(line, cell.end, line.length) - cell.end;
	if (line.charAt(cell.end + after) !== '|') {
		return { span: cell, text };
	}
	if (cell.start === cell.end) {
		const rest = Math.max(1, before + after - 1 - displayWidth(text));
		return { span: { start: cell.start - before, end: cell.end + after }, text: ` ${text}${' '.repeat(rest)}` };
	}
	const longer = displayWidth(text) - displayWidth(line.slice(cell.start, cell.end));
	if (longer === 0 || (longer < 0 && !aligned)) {
		return { span: cell, text };
	}
	// The wider padding gives and takes: behind the text as a rule, before it in a column that is aligned to the right.
	const isRight = before > after;
	const padding = isRight ? before : after;
	const taken = Math.min(longer, Math.max(0, padding - 1));
	const added = ' '.repeat(Math.max(0, -taken));
	const blanks = Math.max(0, taken);
	return isRight
		? { span: { start: cell.start - blanks, end: cell.end }, text: added + text }
		: { span: { start: cell.start, end: cell.end + blanks }, text: text + added };
}

/** The column, as shown, of the pipe behind a cell; undefined where none closes it. */
export function pipeColumn(line: string, cell: Span): number | undefined {
	const pipe = skipBlanks(line, cell.end, line.length);
	return line.charAt(pipe) === '|' ? displayWidth(line.slice(0, pipe)) : undefined;
}

function skipBlanksBack(line: string, from: number): number {
	let at = from;
	while (at > 0 && (line.charAt(at - 1) === ' ' || line.charAt(at - 1) === '\t')) {
		at--;
	}
	return at;
}
