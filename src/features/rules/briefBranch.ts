import { briefOf, spanOf } from './briefRules.ts';
import { replace } from './pathFix.ts';
import type { Rule } from './rule.ts';

/** The brief is for another branch than the one that is checked out. */
export const briefBranch: Rule = {
	id: 'brief-branch',
	severity: 'warning',
	summary: 'The branch of the brief is not checked out',
	about: 'documents',
	async check(context) {
		const branch = briefOf(context)?.branch;
		const wanted = /^`?([\w./@+#-]+)`?(?:$|\s)/.exec(branch?.text ?? '')?.[1];
		const current = wanted === undefined ? undefined : await context.workspace.ports.history.branch();
		const span = branch && spanOf(context, branch.line, wanted ?? '');
		return branch === undefined ||
			span === undefined ||
			wanted === undefined ||
			current === undefined ||
			current === wanted
			? []
			: [
					{
						line: branch.line,
						span,
						message: `The brief is for ${wanted}; ${current} is checked out.`,
						fixes: () => [replace(context.document, branch.line, span, current, `Set the branch to ${current}`, false)],
					},
				];
	},
};
