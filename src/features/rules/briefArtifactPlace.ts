import { briefOf } from './briefRules.ts';
import type { Rule } from './rule.ts';

/** The brief asks for an artifact outside of a reports directory, where it would be taken for a living document. */
export const briefArtifactPlace: Rule = {
	id: 'brief-artifact-place',
	severity: 'information',
	summary: 'The brief asks for an artifact outside of a reports directory',
	about: 'documents',
	check(context) {
		const artifacts = briefOf(context)?.artifacts ?? [];
		return artifacts
			.filter(({ path }) => !context.workspace.isRecord(path.endsWith('/') ? `${path}x` : path))
			.filter(({ path }) => !/(?:^|\/)reports\/|^[$<*]/.test(path))
			.map(({ line, span, path }) => ({ line, span, message: `${path} lies in no reports directory.` }));
	},
};
