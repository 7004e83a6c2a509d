import type { Definition } from '../../indexing/definitions.ts';
import { PHASE_ID, PHASE_WORDS } from '../../syntax/phaseHeading.ts';
import { isInitiativeId, isLooseId, isTaskId } from '../../syntax/planId.ts';
import { ownName } from '../mentionsOf.ts';

/** Why a text cannot be the new id of something, as a sentence for people; undefined where it can. */
export function whyNoId({ kind, id }: Definition, newId: string): string | undefined {
	if (newId === id) {
		return `It is called ${id} already.`;
	}
	switch (kind) {
		case 'initiative':
			return isInitiativeId(newId) || (/^[a-z][\w-]*$/.test(newId) && /^[a-z]/.test(id))
				? undefined
				: `“${newId}” is no id of an initiative: words in capitals and a number, joined by hyphens, such as TIDE-001.`;
		case 'phase':
			return phase.test(newId) ? undefined : `“${newId}” is no id of a phase, such as A, D4.A, 2.1 or Task 3.`;
		default:
			return isTaskId(newId) || isInitiativeId(newId) || isLooseId(newId) || numbered.test(newId) || isOfSame(id, newId)
				? undefined
				: `“${newId}” is no id of a task, such as A1, D4.A1, T001 or 1.2.`;
	}
}

/** `TIDE-001.F9` beside `TIDE-001.F1`. */
function isOfSame(id: string, newId: string): boolean {
	const [own, newOwn] = [ownName(id), ownName(newId)];
	const isSame =
		own !== undefined && newOwn !== undefined && id.slice(0, -own.length) === newId.slice(0, -newOwn.length);
	return isSame && isTaskId(newOwn);
}

const phase = new RegExp(`^(?:(?:${PHASE_WORDS}) )?${PHASE_ID}$`, 'u');
/** `#3`, `3`, `SC-001`, `Task 3`. */
const numbered = /^(?:#?\d{1,4}|[A-Z]{1,12}-\d{1,4}[a-z]?|(?:Task|Step) \d[\d.]*)$/;
