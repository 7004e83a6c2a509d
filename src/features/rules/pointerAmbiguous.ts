import { pathFix } from './pathFix.ts';
import type { Rule } from './rule.ts';

/** A path that several files of the workspace match. Off: mostly it names a kind of file, and a click asks anyway. */
export const pointerAmbiguous: Rule = {
	id: 'pointer-ambiguous',
	severity: 'off',
	summary: 'A path that several files match',
	about: 'documents',
	reads: 'pointers',
	check: ({ document, pointers }) =>
		pointers.flatMap(({ line, pointer, resolution }) => {
			const { status, candidates } = resolution;
			return status !== 'ambiguous' || candidates.length === 0
				? []
				: [
						{
							line,
							span: pointer.pathSpan,
							message: `${candidates.length} files match ${pointer.path}: ${candidates.slice(0, mostShown).join(', ')}${candidates.length > mostShown ? ', …' : ''}.`,
							fixes: () =>
								candidates
									.slice(0, mostFixes)
									.map((path) => pathFix(document, line, pointer, path, `Point at ${path}`, false)),
						},
					];
		}),
};

const mostShown = 3;
const mostFixes = 8;
