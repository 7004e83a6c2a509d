import type { LineRange } from '../../base/position.ts';
import { replace } from './pathFix.ts';
import type { Rule } from './rule.ts';

/** A pointer at lines past the end of the file. */
export const pointerMissingLine: Rule = {
	id: 'pointer-missing-line',
	severity: 'warning',
	summary: 'A pointer at lines past the end of the file',
	about: 'documents',
	reads: 'pointers',
	check: ({ document, pointers }) =>
		pointers.flatMap(({ line, pointer, resolution }) => {
			const { status, lineCount = 0, path } = resolution;
			const past = status === 'missing-line' ? pointer.ranges.filter((range) => range.last > lineCount) : [];
			return past.map((range) => ({
				line,
				span: range.span,
				message: `${path} has ${lineCount} ${lineCount === 1 ? 'line' : 'lines'}; ${pastEnd(range, lineCount)}.`,
				fixes: () => {
					if (lineCount === 0) {
						return [];
					}
					const text = range.first < lineCount ? `${range.first}-${lineCount}` : `${lineCount}`;
					return [replace(document, line, range.span, text, `Point at the last line, ${text}`, false)];
				},
			}));
		}),
};

function pastEnd({ first, last }: LineRange, lineCount: number): string {
	if (first === last) {
		return `line ${first} is past its end`;
	}
	return first > lineCount ? `lines ${first}-${last} are past its end` : `${first}-${last} goes past its end`;
}
