import { line0, toLine1 } from '../../base/position.ts';
import { findInitiative } from '../../indexing/planIndex.ts';
import { asksForAscii, toAscii } from '../scaffold/ascii.ts';
import { replace } from './pathFix.ts';
import type { Finding, Rule } from './rule.ts';

/** An artifact that is not in ASCII, although the brief or its plan asks for that. */
export const artifactNonAscii: Rule = {
	id: 'artifact-non-ascii',
	severity: 'warning',
	summary: 'An artifact that is not in ASCII where that is asked for',
	about: 'artifacts',
	async check({ document, workspace }) {
		const index = await workspace.index();
		const brief = index.brief?.document;
		const focus = index.brief?.brief.focus?.initiative;
		const plans = focus === undefined ? [] : (findInitiative(index, focus)?.documents ?? []);
		const asking = [brief, ...plans];
		if (!asking.some((each) => each !== undefined && asksForAscii(each.lines.text))) {
			return [];
		}
		const found: Finding[] = [];
		for (let i = 0; i < document.lines.count && found.length < mostFindings; i++) {
			const line = toLine1(line0(i));
			const text = document.lines.at(line0(i));
			for (const { 0: written, index: start } of text.matchAll(beyondAscii)) {
				const span = { start, end: start + written.length };
				found.push({
					line,
					span,
					message: `“${written}” is not ASCII, which the brief or its plan asks for.`,
					fixes: () => [replace(document, line, span, toAscii(written), `Write ${toAscii(written)}`, true)],
				});
			}
		}
		return found;
	},
};

const beyondAscii = /\P{ASCII}+/gu;
const mostFindings = 100;
