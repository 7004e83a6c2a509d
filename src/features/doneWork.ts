import { coverageOf } from '../base/lineRanges.ts';
import { type Line1, toLine0 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import { readHeadingStatus } from '../syntax/phaseHeading.ts';
import { readState } from '../syntax/state.ts';
import { readStatusField } from '../syntax/statusField.ts';
import { phaseStates } from './phaseCounts.ts';

/** Tells of lines of a document how far the work is that they stand in. */
export interface DoneWork {
	/** True in a task that is done. */
	inTask(line: Line1): boolean;
	/** How far the innermost phase is that holds the line; undefined outside of phases. */
	ofPhase(line: Line1): 'done' | 'left' | undefined;
	/** True in a task or phase that is done, and all over a plan whose own status says so: what was to be made is there. */
	holds(line: Line1): boolean;
}

/** Nothing of the document is looked at before somebody asks for it. */
export function doneWork(document: Document): DoneWork {
	const { plan, lines } = document;
	let isInTask: ReturnType<typeof coverageOf> | undefined;
	let isDonePlan: boolean | undefined;
	let phases: Uint8Array | undefined;
	const inTask = (line: Line1) => {
		isInTask ??= coverageOf(plan.tasks.filter(({ state }) => state === 'done'));
		return isInTask(line);
	};
	const ofPhase = (line: Line1) => {
		phases ??= phasesOnLines(plan, lines.count);
		return SIDES[phases[toLine0(line)] ?? 0];
	};
	return {
		inTask,
		ofPhase,
		holds(line) {
			isDonePlan ??= isDoneAsAWhole(document);
			return isDonePlan || inTask(line) || ofPhase(line) === 'done';
		},
	};
}

const SIDES = [undefined, 'left', 'done'] as const;

/** For each line the place in `SIDES`. */
function phasesOnLines(plan: Document['plan'], count: number): Uint8Array {
	const sides = new Uint8Array(count);
	const states = phaseStates(plan);
	// A phase stands behind the one that holds it.
	for (const [place, { line, lastLine }] of plan.phases.entries()) {
		sides.fill(SIDES.indexOf(states[place] === 'done' ? 'done' : 'left'), toLine0(line), toLine0(lastLine) + 1);
	}
	return sides;
}

/** A plan whose own status or title says so. */
function isDoneAsAWhole({ plan: { title = '', fields }, states }: Document): boolean {
	return readStatusField(fields, states)?.state === 'done' || readHeadingStatus(title, title, states)?.state === 'done';
}

/** True for an item, a row or a label that says so of itself: `- ✅ docs/a.md`, `docs/a.md — done`, `| docs/a.md | Done |`. */
export const saysDone = (line: string): boolean =>
	DONE_ITEM.test(line) ||
	(/^\s*\|/.test(line) && line.split('|', MOST_CELLS).some((cell) => readState(cell) === 'done'));

const DONE_ITEM =
	/^[\s>]*(?:[-*+]\s+|#{1,6}\s+)?[*_~]{0,3}(?:✅|☑|✔|(?:done|completed?|shipped|moved|renamed)\b)|(?:✅|☑|✔)[^|✅☑✔]{0,20}$|[(—–-]\s{0,2}(?:done|completed?|shipped|delivered)[)*_.\s]{0,4}$/i;
const MOST_CELLS = 20;
