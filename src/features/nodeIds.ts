import type { Document } from '../indexing/document.ts';
import { plainText } from '../indexing/headings.ts';
import type { RootPath } from '../ports/files.ts';
import type { Phase, Task } from '../syntax/plan.ts';

/** The id of a document's node: `document:plans/a.md`. `#` in a path is written `%23`, so that `#` ends the path in every id. */
export const documentId = (path: RootPath): string => `document:${placeOf(path)}`;

/** The id of something inside a document, from what it is called: `phase:plans/a.md#D4.A`. */
export const idInside = (kind: 'phase' | 'task' | 'section' | 'note', path: RootPath, name: string): string =>
	`${kind}:${placeOf(path)}#${name}`;

/** The document whose node, or part, has an id; undefined where the id is of something else. */
export function documentOfId(id: string): RootPath | undefined {
	const place = /^(?:document|phase|task|section):([^#]*)/.exec(id)?.[1];
	return place?.replace(/%(23|25)/g, (_, code: string) => (code === '23' ? '#' : '%'));
}

const placeOf = (path: RootPath): string => path.replace(/[%#]/g, (char) => (char === '#' ? '%23' : '%25'));

/** Makes ids differ: the second `x` it is given becomes `x~2`. */
export function numbering(): (id: string) => string {
	const times = new Map<string, number>();
	return (id) => {
		let time = (times.get(id) ?? 0) + 1;
		while (time > 1 && times.has(`${id}~${time}`)) {
			time++;
		}
		times.set(id, time);
		const numbered = time === 1 ? id : `${id}~${time}`;
		times.set(numbered, Math.max(1, times.get(numbered) ?? 0));
		return numbered;
	};
}

/** An id for each phase and task, from what it is called; repeated names are numbered. */
export function idsOf({ path, plan }: Pick<Document, 'path' | 'plan'>): ReadonlyMap<Phase | Task, string> {
	const ids = new Map<Phase | Task, string>();
	const numbered = numbering();
	for (const phase of plan.phases) {
		ids.set(phase, numbered(idInside('phase', path, phase.id)));
	}
	for (const task of plan.tasks) {
		const phase = task.phase === undefined ? '' : plan.phases[task.phase]?.id;
		ids.set(task, numbered(idInside('task', path, `${phase}/${task.id ?? plainText(task.title)}`)));
	}
	return ids;
}
