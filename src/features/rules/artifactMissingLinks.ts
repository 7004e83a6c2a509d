import { line1, toLine0 } from '../../base/position.ts';
import { isMarkdown } from '../../indexing/resolve.ts';
import type { Rule } from './rule.ts';

/** An artifact whose first lines do not point at the plan or the ledger, although the brief asks for links at the top. */
export const artifactMissingLinks: Rule = {
	id: 'artifact-missing-links',
	severity: 'information',
	summary: 'An artifact without its links at the top',
	about: 'artifacts',
	async check({ document, workspace }) {
		const asked = (await workspace.brief())?.document.lines.text ?? '';
		if (!isMarkdown(document.path) || !asksForLinks.test(asked)) {
			return [];
		}
		const top = document.pointers.filter(({ line }) => line <= topLines);
		const { ledgers } = workspace.ports.settings;
		const leadsBack = top.some(
			({ pointer: { path } }) =>
				workspace.isPlan(path) || ledgers.includes(path) || /phase_|plan\.md|implementation\.md/.test(path),
		);
		return leadsBack
			? []
			: [
					{
						line: line1(1),
						span: { start: 0, end: document.lines.at(toLine0(line1(1))).length },
						message: `The first ${topLines} lines point at neither the plan nor the ledger, which the brief asks for.`,
					},
				];
	},
};

const topLines = 15;
const asksForLinks = /\blinks?\b[^.\n]{0,80}\b(?:top|header|back)\b/i;
