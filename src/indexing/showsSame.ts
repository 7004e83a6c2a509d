import { type Line1, line1, toLine0 } from '../base/position.ts';
import type { Document } from './document.ts';
import { isSameSummary, leftOf } from './planSummary.ts';

/**
 * True where two versions of a document that is no plan look the same to who points at them and to who shows their pointers: they have
 * as many lines, blank in the same places, the same headings, and the same lines with pointers in the same places. A word typed
 * in prose makes no difference.
 */
export function showsSame(before: Document, after: Document): boolean {
	return (
		before.shapes.count === after.shapes.count &&
		blanksAreSame(before, after) &&
		areSame([...before.headings.slugs].flat(), [...after.headings.slugs].flat()) &&
		areSame(pointing(before), pointing(after))
	);
}

/**
 * True where two versions of a plan say the same to whoever is compared with plans: the same work, in the same places and states.
 * A word typed beside it makes no difference.
 */
export const plansSame = (before: Document, after: Document): boolean =>
	isSameSummary(before.summary, after.summary) && areSame(work(before), work(after));

function work({ plan, summary }: Document): unknown[] {
	// Titles are compared with those that a ledger has left, where all is done in the plan.
	const isDone = leftOf(summary.counts) === 0;
	return [
		...plan.phases.flatMap(({ id, line, lastLine, state, parent }) => [id, line, lastLine, state, parent]),
		...plan.tasks.flatMap(({ id, line, lastLine, state, phase, parent }) => [id, line, lastLine, state, phase, parent]),
		...(isDone ? plan.tasks.map(({ title }) => title) : []),
	];
}

function blanksAreSame({ shapes: a }: Document, { shapes: b }: Document): boolean {
	for (let line = line1(1); line <= a.count; line = line1(line + 1)) {
		const range = { first: line, last: line };
		if (a.areBlank(range) !== b.areBlank(range)) {
			return false;
		}
	}
	return true;
}

/** The lines with pointers, each pointer's own, and what they say. */
const pointing = ({ pointers, lines }: Document): (Line1 | string)[] =>
	pointers.flatMap(({ line }) => [line, lines.at(toLine0(line))]);

const areSame = <T>(a: readonly T[], b: readonly T[]): boolean =>
	a.length === b.length && a.every((each, i) => each === b[i]);
