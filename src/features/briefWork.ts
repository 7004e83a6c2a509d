import { follow } from '../base/path.ts';
import type { Document } from '../indexing/document.ts';
import type { PlanIndex } from '../indexing/planIndex.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import type { ArtifactRef, Brief, DoNowItem } from '../syntax/brief.ts';
import type { Task } from '../syntax/plan.ts';
import type { TaskState } from '../syntax/state.ts';

/** A task and the document it stands in. */
export interface TaskAt {
	readonly document: Document;
	readonly task: Task;
}

/**
 * The task that a Do Now item means. Lines drift and ids repeat, so an id is looked for first in the documents that
 * the item points at, then in those of its initiative, then in all; a pointer at a task's very line will do without an id.
 */
export function taskOf(index: PlanIndex, brief: Brief, item: DoNowItem): TaskAt | undefined {
	const all = [...index.initiatives.flatMap((each) => each.documents), ...index.other];
	const cited = item.pointers.flatMap(({ pointer }) => all.filter((each) => pathNames(pointer.path, each.path)));
	const id = item.task?.toUpperCase();
	if (id === undefined) {
		return atPointedLine(all, item);
	}
	const initiative = (item.initiative ?? brief.focus?.initiative)?.toUpperCase();
	const own = index.initiatives.find((each) => each.id.toUpperCase() === initiative)?.documents ?? [];
	for (const document of [...cited, ...own, ...all]) {
		const task = document.plan.tasks.find((each) => each.id?.toUpperCase() === id);
		if (task !== undefined) {
			return { document, task };
		}
	}
	return undefined;
}

function atPointedLine(all: readonly Document[], item: DoNowItem): TaskAt | undefined {
	for (const { pointer } of item.pointers) {
		for (const document of all.filter((each) => pathNames(pointer.path, each.path))) {
			const task = document.plan.tasks.find((each) => pointer.ranges.some((range) => range.first === each.line));
			if (task !== undefined) {
				return { document, task };
			}
		}
	}
	return undefined;
}

const pathNames = (written: string, path: string): boolean => path === written || path.endsWith(`/${written}`);

/** Do Now items that are not done: an item whose task nobody finds is not known to be done. */
export function openItems(index: PlanIndex): number {
	const brief = index.brief?.brief;
	if (brief === undefined) {
		return 0;
	}
	const closed: readonly (TaskState | undefined)[] = ['done', 'skipped'];
	return brief.doNow.filter((item) => !closed.includes(taskOf(index, brief, item)?.task.state)).length;
}

/** What an artifact of the brief is on the disk. `pattern` where a placeholder is left in its path. */
export async function artifactState(
	workspace: PlanWorkspace,
	artifact: ArtifactRef,
): Promise<'there' | 'missing' | 'pattern' | 'outside'> {
	const path = follow('', artifact.path);
	if (path === undefined || !isRelative(artifact.path)) {
		return 'outside';
	}
	if (artifact.template) {
		return 'pattern';
	}
	const known = (await workspace.tree()).kindOf(path);
	return (known === 'unknown' ? await workspace.ports.files.kindOf(path) : known) === undefined ? 'missing' : 'there';
}

const isRelative = (path: string): boolean => !path.startsWith('/') && !path.startsWith('~');
