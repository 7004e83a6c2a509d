import type { RootPath } from '../../ports/files.ts';
import { pathFix } from './pathFix.ts';
import type { Rule } from './rule.ts';

/** A path that several files or folders of the workspace match. Off: mostly it names a kind of file, and a click asks anyway. */
export const pointerAmbiguous: Rule = {
	id: 'pointer-ambiguous',
	severity: 'off',
	summary: 'A path that several files or folders match',
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
							message: `${candidates.length} ${nounOf(candidates)} match ${pointer.path}: ${candidates.slice(0, mostShown).join(', ')}${candidates.length > mostShown ? ', …' : ''}.`,
							fixes: () =>
								candidates
									.slice(0, mostFixes)
									.map((path) => pathFix(document, line, pointer, path, `Point at ${path}`, false)),
						},
					];
		}),
};

const nounOf = ([first = '']: readonly RootPath[]): string => (first.endsWith('/') ? 'folders' : 'files');

const mostShown = 3;
const mostFixes = 8;
