import { toLine1 } from '../../base/position.ts';
import type { Rule } from './rule.ts';

/** A code block that never closes: all that follows is code and no plan. */
export const unclosedFence: Rule = {
	id: 'unclosed-fence',
	severity: 'warning',
	summary: 'A code block that never closes',
	about: 'documents',
	check: ({ document }) =>
		document.blocks.problems.flatMap(({ kind, line, span }) =>
			kind === 'unclosed-fence'
				? [{ line: toLine1(line), span, message: 'This code block never closes; what follows is read as code.' }]
				: [],
		),
};
