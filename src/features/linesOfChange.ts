import { type Line1, toLine0 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import { labelsAbove } from '../syntax/labelsAbove.ts';
import { phaseStates } from './phaseCounts.ts';
import { saysChange } from './said/changeLabels.ts';

/** Where a step of a plan names the file that it is about. */
const workPlace = /^\s*(?:[-*+]\s+)?\**(?:target )?files?\**:/i;

/** Tells of which lines name files that come or go: those of a list, table or section of such, and `File:` in a phase that is not done. */
export function linesOfChange(document: Document): (line: Line1) => boolean {
	const { lines, plan } = document;
	let above: ReturnType<typeof labelsAbove> | undefined;
	let states: ReturnType<typeof phaseStates> | undefined;
	const isInOpenPhase = (line: Line1) => {
		const place = plan.phases.findLastIndex((phase) => phase.line <= line && line <= phase.lastLine);
		states ??= phaseStates(plan);
		return place >= 0 && states[place] !== 'done';
	};
	const isListed = (line: Line1) => {
		// Most texts hold no such line, and need not be taken apart for it.
		above ??= saysChange(lines.text) ? labelsOf(document) : () => [];
		return above(line).some(saysChange);
	};
	return (line) => isListed(line) || (workPlace.test(lines.at(toLine0(line))) && isInOpenPhase(line));
}

/** What introduces a line; of `#### src/a.ts` that is also the heading above, `### New files`. */
function labelsOf({ blocks, headings }: Document): (line: Line1) => readonly string[] {
	const above = labelsAbove(blocks);
	return (line) => {
		const [heading, holder] = headings.pathTo(line).slice(-2).reverse();
		return heading?.line === toLine0(line) && holder !== undefined ? [...above(line), holder.text] : above(line);
	};
}
