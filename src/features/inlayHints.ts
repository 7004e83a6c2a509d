import type { Cancel } from '../base/cancel.ts';
import type { Line1 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import { isMarkdown } from '../indexing/resolve.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import type { TaskState } from '../syntax/state.ts';
import { resolveAll } from './pointers.ts';

/** The state of a task, to be shown behind a pointer at its line. */
export interface InlayHint {
	readonly line: Line1;
	/** The 0-based UTF-16 column behind the pointer. */
	readonly column: number;
	readonly state: TaskState;
	/** `D4.A1 Annotate strategy`. */
	readonly task: string;
}

/** Hints behind the pointers on some lines that lead to the line of a task; none where the setting does not want them. */
export async function inlayHints(
	workspace: PlanWorkspace,
	document: Document,
	first: Line1,
	last: Line1,
	cancel: Cancel,
): Promise<InlayHint[]> {
	if (!workspace.ports.settings.inlayHints) {
		return [];
	}
	const shown = document.pointers.filter(({ line }) => first <= line && line <= last);
	const found: InlayHint[] = [];
	for (const { line, pointer, resolution } of await resolveAll(workspace, document.path, shown, cancel)) {
		const [target] = resolution.targets;
		const { lines } = target ?? {};
		const isTask = target !== undefined && resolution.targets.length === 1 && isMarkdown(target.path);
		const plan = isTask && lines?.first === lines?.last ? await workspace.document(target.path) : undefined;
		const task = plan?.plan.tasks.find((each) => each.line === lines?.first);
		if (task !== undefined) {
			const name = [task.id, task.title].filter((part) => part !== undefined && part !== '').join(' ');
			found.push({ line, column: pointer.span.end, state: task.state, task: name });
		}
	}
	return cancel.isCancellationRequested ? [] : found;
}
