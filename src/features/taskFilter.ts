import type { Document } from '../indexing/document.ts';
import type { Initiative } from '../indexing/planIndex.ts';
import type { Phase, Task } from '../syntax/plan.ts';
import type { TaskState } from '../syntax/state.ts';

/** Which tasks are wanted. */
export interface TaskFilter {
	/** Only those in these states; undefined for all. */
	readonly states: readonly TaskState[] | undefined;
	/** Only those of which every word stands in their id or title, or in those of what holds them; case is ignored. */
	readonly text?: string | undefined;
}

export const isFiltering = ({ states, text }: TaskFilter): boolean => states !== undefined || words(text).length > 0;

/** Makes a test for the tasks of a document. */
export function wants(
	filter: TaskFilter,
	document: Document,
	initiative: Initiative | undefined,
): (task: Task) => boolean {
	const { states } = filter;
	const wanted = words(filter.text);
	const around = `${initiative?.id ?? ''} ${initiative?.title ?? ''} ${document.path} ${document.plan.title ?? ''}`;
	const left = wanted.filter((word) => !around.toLowerCase().includes(word));
	const phases = new Map<number | undefined, string>();
	const phaseText = (place: number | undefined): string => {
		const known = phases.get(place);
		const phase: Phase | undefined = place === undefined ? undefined : document.plan.phases[place];
		const text =
			known ?? (phase === undefined ? '' : `phase ${phase.id} ${phase.title} ${phaseText(phase.parent)}`.toLowerCase());
		phases.set(place, text);
		return text;
	};
	return ({ id, title, state, phase }) =>
		(states === undefined || states.includes(state)) &&
		left.every((word) => `${id ?? ''} ${title}`.toLowerCase().includes(word) || phaseText(phase).includes(word));
}

const words = (text: string | undefined): string[] =>
	(text ?? '')
		.toLowerCase()
		.split(/\s+/)
		.filter((word) => word !== '');
