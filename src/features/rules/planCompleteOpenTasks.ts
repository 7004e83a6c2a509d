import { plainText } from '../../indexing/headings.ts';
import type { Task } from '../../syntax/plan.ts';
import { isLeft } from '../../syntax/state.ts';
import { readStatusField } from '../../syntax/statusField.ts';
import { lastTaskDone } from './lastTaskDone.ts';
import { isLedger } from './ledgerRules.ts';
import type { Rule } from './rule.ts';
import { wordsOn } from './wordsOn.ts';

/** The field Status of a plan as a whole says that it is complete, over tasks that are not. */
export const planCompleteOpenTasks: Rule = {
	id: 'plan-complete-open-tasks',
	severity: 'warning',
	summary: 'A plan says complete while tasks are open',
	about: 'documents',
	check(context) {
		const { document, workspace } = context;
		const { plan, headings } = document;
		const field = readStatusField(plan.fields, document.states);
		if (field?.state !== 'done' || IN_PART.test(field.status) || isLedger(context)) {
			return [];
		}
		const isOwnWork = ({ line }: Task) =>
			!headings.pathTo(line).some(({ text, level }) => level > 1 && FOR_LATER.test(plainText(text)));
		const left = plan.tasks.filter((task) => task.parent === undefined && isLeft(task.state) && isOwnWork(task)).length;
		return left === 0
			? []
			: [
					{
						line: field.line,
						span: wordsOn(document, field.line),
						message: `The plan says ${field.status}, but ${left} of its tasks ${left === 1 ? 'is' : 'are'} not done.`,
						fixes: () => lastTaskDone(workspace, [document], isOwnWork),
					},
				];
	},
};

/** `complete for phase 1`, `done except T2`. */
const IN_PART = /\b(?:for|in|except|but|only|partly|mostly|phases?)\b/i;

/** Headings over what is not part of the plan's own work, in other languages as well. */
const FOR_LATER =
	/\b(?:later|future|follow[- ]?ups?|out of scope|non-?goals?|backlog|optional|stretch|nice[- ]to[- ]haves?|deferred|ideas|parking lot|ausblick|futur[oae]?s?|opciona(?:l|is|les))\b|später|optionn|будущ|позже|后续|未来|今後|향후|추후/i;
