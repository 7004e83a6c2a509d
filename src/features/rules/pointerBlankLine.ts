import type { Rule } from './rule.ts';

/** A pointer at nothing but blank lines: the text it meant has moved on. */
export const pointerBlankLine: Rule = {
	id: 'pointer-blank-line',
	severity: 'information',
	summary: 'A pointer at nothing but blank lines',
	about: 'documents',
	reads: 'pointers',
	check: ({ pointers }) =>
		pointers.flatMap(({ line, pointer, resolution }) =>
			resolution.status !== 'blank-line' || pointer.ranges[0] === undefined
				? []
				: [
						{
							line,
							span: pointer.ranges.length === 1 ? pointer.ranges[0].span : pointer.span,
							message: `What ${pointer.text} points at is blank; the text it meant has probably moved.`,
						},
					],
		),
};
