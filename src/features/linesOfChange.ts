import { type Line1, toLine0 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import { labelsAbove } from '../syntax/labelsAbove.ts';
import type { DoneWork } from './doneWork.ts';
import { mayHoldLabels, saysChange, saysChanged, saysDue } from './said/changeLabels.ts';

/** Where a step of a plan names the file that it is about. */
const workPlace = /^\s*(?:[-*+]\s+)?\**(?:(?:target )?files?\**:|(?:文件|位置|路径)\**\s?[:：])/i;

/** A heading, an item, a row, or a line that goes on with an item: what stands in sentences below a heading is not listed there. */
const listed = /^(?:\s|[#|*+-]|\d+[.)])/;

/**
 * Tells of a line whether the files that it names come or go: those of a list, table or section of such, and of `File:` in a phase that is
 * not done. `due` is what the plan is to deliver, which is to be there where the work is done.
 */
export function linesOfChange(document: Document, done: DoneWork): (line: Line1) => 'changes' | 'due' | undefined {
	const { lines } = document;
	let above: ReturnType<typeof labelsAbove> | undefined;
	return (line) => {
		const text = lines.at(toLine0(line));
		if (workPlace.test(text) && done.ofPhase(line) === 'left') {
			return 'changes';
		}
		// Most texts hold no such line, and need not be taken apart for it.
		above ??= mayHoldLabels(lines.text) ? labelsOf(document) : () => [];
		const labels = above(line);
		if (labels.some(saysChange)) {
			return 'changes';
		}
		return labels.some(saysDue) && listed.test(text) && !saysChanged(text) && !done.holds(line) ? 'due' : undefined;
	};
}

/** What introduces a line; of `#### src/a.ts` that is also the heading above, `### New files`. */
function labelsOf({ blocks, headings }: Document): (line: Line1) => readonly string[] {
	const above = labelsAbove(blocks);
	return (line) => {
		const [heading, holder] = headings.pathTo(line).slice(-2).reverse();
		return heading?.line === toLine0(line) && holder !== undefined ? [...above(line), holder.text] : above(line);
	};
}
