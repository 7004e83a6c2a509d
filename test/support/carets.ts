import type { Span } from '../../src/base/position.ts';

/** The line of carets that marks the spans of a line of text, one caret a column, blanks at the end removed. */
export function carets(spans: readonly Span[]): string {
	let marks = '';
	for (const { start, end } of spans) {
		marks = marks.padEnd(start) + '^'.repeat(end - start);
	}
	return marks;
}

/**
 * Reads a picture: lines of text, each followed by a line of carets or by nothing.
 *
 *     see docs/a.md:12 and b.py
 *         ^^^^^^^^^^^^     ^^^^
 */
export function readPicture(picture: string): { readonly text: string; readonly marks: string }[] {
	const read: { text: string; marks: string }[] = [];
	for (const line of picture.split('\n')) {
		const last = read.at(-1);
		if (/^ *\^[ ^]*$/.test(line) && last !== undefined) {
			last.marks = line.trimEnd();
		} else if (line.trim() !== '') {
			read.push({ text: line, marks: '' });
		}
	}
	return read;
}
