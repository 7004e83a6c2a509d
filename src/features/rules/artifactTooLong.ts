import { line0, line1 } from '../../base/position.ts';
import { isMarkdown } from '../../indexing/resolve.ts';
import { linesOfPages } from '../scaffold/budget.ts';
import type { Rule } from './rule.ts';

/** An artifact that is longer than the brief allows: `Keep both documents under two pages`, `at most 80 lines`. */
export const artifactTooLong: Rule = {
	id: 'artifact-too-long',
	severity: 'information',
	summary: 'An artifact that is longer than the brief allows',
	about: 'artifacts',
	async check({ document, workspace }) {
		const brief = (await workspace.brief())?.document.lines.text ?? '';
		const most = isMarkdown(document.path) ? linesAllowed(brief) : undefined;
		const { count } = document.lines;
		return most === undefined || count <= most
			? []
			: [
					{
						line: line1(most + 1),
						span: { start: 0, end: document.lines.at(line0(most)).length },
						message: `The brief allows ${most} lines; this document has ${count}.`,
					},
				];
	},
};

const numbers: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5 };
const limit =
	/\b(?:under|within|at most|max(?:imum)?(?: of)?|no more than|no longer than|up to|<=?|≤)\s*(\d{1,4}|one|two|three|four|five)\s+(pages?|lines)\b(?! of\b)/i;

/** What a brief says of the length of documents, in lines; undefined where it says nothing. `Up to 5 lines of context` speaks of something else. */
function linesAllowed(brief: string): number | undefined {
	const [, amount = '', unit = ''] = limit.exec(brief) ?? [];
	const count = numbers[amount.toLowerCase()] ?? Number(amount);
	return unit === '' ? undefined : unit.toLowerCase() === 'lines' ? count : linesOfPages(count);
}
