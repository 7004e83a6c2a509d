import { toLine0 } from '../../base/position.ts';
import { idKey } from '../../indexing/idKey.ts';
import { PRIORITY } from '../../syntax/taskItem.ts';
import type { Rule } from './rule.ts';

/** Two tasks of one phase with the same id: nobody can tell which of them a brief means. */
export const taskDuplicateId: Rule = {
	id: 'task-duplicate-id',
	severity: 'warning',
	summary: 'Two tasks of one phase with the same id',
	about: 'documents',
	check({ document }) {
		const first = new Map<string, number>();
		return document.plan.tasks.flatMap(({ id, idSpan, phase, parent, line }) => {
			// Numbers restart in lists outside of phases and below each item.
			if (id === undefined || idSpan === undefined || phase === undefined || /^#?\d+$/.test(id)) {
				return [];
			}
			if (PRIORITY.test(id) && COLON.test(document.lines.at(toLine0(line)).slice(idSpan.end))) {
				return [];
			}
			const key = `${phase} ${parent ?? ''} ${idKey(id)}`;
			const before = first.get(key);
			first.set(key, before ?? line);
			return before === undefined
				? []
				: [{ line, span: idSpan, message: `${id} is also the task on line ${before} of the same phase.` }];
		});
	},
};

/** Behind a priority: `P2: Tune it` says how urgent the task is, and others have the same one. */
const COLON = /^[*_~]{0,4}:/;
