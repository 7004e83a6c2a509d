import { type Line1, toLine0 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import { labelsAbove } from '../syntax/labelsAbove.ts';
import { phaseStates } from './phaseCounts.ts';
import { wordsFor } from './said/fileWords.ts';

const files = '(?:files|modules|scripts|tests|components|packages|documents|docs)';
/** Nothing but signs and brackets to the end of the line. */
const alone = String.raw`(?:[^a-z\n()]|\([^()\n]{0,60}\))*$`;
/** Headings and labels over files that come or go, in English and in other languages. */
const listsChange = [
	// `### Files to create`, `Summary of all files to be deleted:`.
	String.raw`\b${files} (?:that (?:are|have) )?to (?:be )?(?:create|add|write|generate|author|delete|remove|rename|move)d?\b`,
	// `**New files:**`, `Deleted test files`.
	String.raw`^[^a-z\n]{0,40}(?:all |the |list of |summary of )*(?:new|deleted|removed|renamed) (?:[\w-]+ )?${files}\b${alone}`,
	// `### Files Deleted`.
	String.raw`^[^a-z\n]{0,40}${files} (?:deleted|removed|renamed)\b${alone}`,
	// `Delete:`, a label on its own.
	String.raw`^[^a-z\n]{0,40}(?:new|create|add|delete|remove|rename|move)[*_]*:[*_]*\s*$`,
	wordsFor('lists'),
	String.raw`^[^a-z\n]{0,40}(?:${wordsFor('labels')})[*_]*\s?[:：][*_]*\s*$`,
];
const changesFiles = new RegExp(listsChange.join('|'), 'i');
/** The same of any line of a text: most hold no such line, and need not be taken apart for it. */
const mayChangeFiles = new RegExp(listsChange.join('|'), 'im');

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
		above ??= mayChangeFiles.test(lines.text) ? labelsOf(document) : () => [];
		return above(line).some((label) => changesFiles.test(label));
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
