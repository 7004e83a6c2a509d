import { lastAsked } from '../base/lastAsked.ts';
import { type Line1, toLine0 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import { labelsAbove } from '../syntax/labelsAbove.ts';
import { type DoneWork, saysDone } from './doneWork.ts';
import { mayHoldLabels, saysChange, saysChanged, saysDue, saysOutput } from './said/changeLabels.ts';

/** Where a step of a plan names the file that it is about. */
const workPlace = /^\s*(?:[-*+]\s+)?\**(?:(?:target )?files?\**:|(?:文件|位置|路径)\**\s?[:：])/i;

/** The same as a label over a list, and an item of it that is a path and nothing before that. */
const workPlaces = /^\s{0,12}(?:[-*+]\s+)?\*{0,2}(?:target )?files\*{0,2}:\*{0,2}\s*$/im;
const pathFirst = /^\s*[-*+]\s+(?:\[ \]\s+)?[*_`]*[\w@.~-]+\//;

/** A heading, an item, a row, or a line that goes on with an item: what stands in sentences below a heading is not listed there. */
const listed = /^(?:\s|[#|*+-]|\d+[.)])/;

/**
 * Tells of a line whether the files that it names come or go: those of a list, table or section of such, and of `File:` in a phase that is
 * not done. `due` is what the plan is to deliver, which is to be there where the work is done; `output` is the same where records say so of
 * what was made as well.
 */
export function linesOfChange(
	document: Document,
	done: DoneWork,
): (line: Line1) => 'changes' | 'due' | 'output' | undefined {
	const { lines, headings } = document;
	// What stands below a date was made then.
	const isDated = (line: Line1) =>
		headings.pathTo(line).some(({ text }) => /\b(?:19|20)\d\d-[01]\d-[0-3]\d/.test(text));
	let above: ReturnType<typeof labelsAbove> | undefined;
	return lastAsked((line: Line1) => {
		const text = lines.at(toLine0(line));
		if (workPlace.test(text) && done.ofPhase(line) === 'left') {
			return 'changes';
		}
		// Most texts hold no such line, and need not be taken apart for it.
		above ??= mayHoldLabels(lines.text) || workPlaces.test(lines.text) ? labelsOf(document) : () => [];
		const labels = above(line);
		if (pathFirst.test(text) && done.ofPhase(line) === 'left' && labels.some((each) => workPlaces.test(each))) {
			return 'due';
		}
		if (labels.some(saysChange)) {
			return 'changes';
		}
		const label = isDated(line) ? undefined : labels.find((each) => saysDue(each) && !saysDone(each));
		const isDue =
			label !== undefined && listed.test(text) && !saysChanged(text) && !saysDone(text) && !done.holds(line);
		return isDue ? (saysOutput(label) ? 'output' : 'due') : undefined;
	});
}

/** What introduces a line; of `#### src/a.ts` that is also the heading above, `### New files`. */
function labelsOf({ blocks, headings }: Document): (line: Line1) => readonly string[] {
	const above = labelsAbove(blocks);
	return (line) => {
		const [heading, holder] = headings.pathTo(line).slice(-2).reverse();
		return heading?.line === toLine0(line) && holder !== undefined ? [...above(line), holder.text] : above(line);
	};
}

/** Headings over work that is left: `## What's left to build`, `## Next steps`. */
const workLeft =
	/^[^a-z]{0,20}(?:what(?:['’]s| is) (?:left|next|missing)|what remains|(?:next|remaining|future|outstanding) (?:steps?|work|tasks?|items?|plans?|enhancements?|improvements?)|roadmap|still to come)(?: to (?:build|do|be done|implement|write))?[^a-z]{0,20}$/i;

/** Tells of a heading or item whether it names work that is left, by the headings above it, and not what that reads or changes. */
export function linesOfRest({ lines, headings }: Document): (line: Line1) => boolean {
	return lastAsked((line: Line1) => {
		const text = lines.at(toLine0(line));
		const isOfRest = headings.pathTo(line).some((heading) => heading.level > 1 && workLeft.test(heading.text));
		return isOfRest && listed.test(text) && !saysChanged(text) && !saysDone(text);
	});
}
