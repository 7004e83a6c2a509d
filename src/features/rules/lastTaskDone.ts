import type { Document } from '../../indexing/document.ts';
import type { PlanWorkspace } from '../../indexing/workspace.ts';
import type { Task } from '../../syntax/plan.ts';
import { isLeft } from '../../syntax/state.ts';
import { refTo, setState } from '../setState.ts';
import type { Fix } from './rule.ts';

/** Sets the one task that is left to done; nothing where several are, for nobody knows of all of them. */
export async function lastTaskDone(
	workspace: PlanWorkspace,
	documents: readonly Document[],
	isInside: (task: Task) => boolean = () => true,
): Promise<Fix[]> {
	const left = documents.flatMap((document) =>
		document.plan.tasks.filter((task) => isLeft(task.state) && isInside(task)).map((task) => ({ document, task })),
	);
	const [only] = left;
	if (only === undefined || left.length > 1) {
		return [];
	}
	const { document, task } = only;
	const edit = await setState(workspace, [refTo(document, task)], 'done');
	return 'problem' in edit ? [] : [{ title: `Set ${task.id ?? task.title} to done`, edit, preferred: false }];
}
