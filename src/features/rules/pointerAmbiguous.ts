import type { Candidate } from '../../indexing/resolution.ts';
import { pathFix } from './pathFix.ts';
import type { Rule } from './rule.ts';

/** A path that several files or folders of the workspace match. Off: mostly it names a kind of file, and a click asks anyway. */
export const pointerAmbiguous: Rule = {
	id: 'pointer-ambiguous',
	severity: 'off',
	summary: 'A path that several files match',
	about: 'documents',
	reads: 'pointers',
	check: ({ document, pointers }) =>
		pointers.flatMap(({ line, pointer, resolution }) => {
			const { status, candidates } = resolution;
			const slash = pointer.path.endsWith('/') ? '/' : '';
			return status !== 'ambiguous' || candidates.length === 0
				? []
				: [
						{
							line,
							span: pointer.pathSpan,
							message: `${candidates.length} ${candidates[0]?.kind}s match ${pointer.path}: ${shown(candidates)}.`,
							fixes: () =>
								candidates
									.slice(0, mostFixes)
									.map(({ path }) => pathFix(document, line, pointer, path + slash, `Point at ${path}${slash}`, false)),
						},
					];
		}),
};

const shown = (candidates: readonly Candidate[]): string =>
	[...candidates.slice(0, mostShown).map(({ path }) => path), ...(candidates.length > mostShown ? ['…'] : [])].join(
		', ',
	);

const mostShown = 3;
const mostFixes = 8;
