import { type Line1, line1, toLine0 } from '../base/position.ts';
import type { Document } from './document.ts';

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
