import { coverageOf } from '../base/lineRanges.ts';
import { type Line1, toLine0 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import { labelsAbove } from '../syntax/labelsAbove.ts';
import { LISTS_OF_CHANGE_ABROAD } from './filesAbroad.ts';
import { phaseStates } from './phaseCounts.ts';

/** Words that say of a file that it is still to be made; plans list `- Test: path` beside `- Create: path`. */
const toBeMade =
	/\b(?:to be (?:created|written|added|authored|captured|generated)|not yet|will (?:be )?(?:create|write|add|live|land|hold|go)\w*|planned|proposed|future|TBD|create|author|capture|archive|store|save|write|record|emit|produce|generate|log|draft|add|deliver)s?\b|^\s*[-*+]\s+\**tests?(?: files?)?\**:|\(new\)|\bnew (?:file|module|test|document)s?\b/i;

/* A heading or a label over files that come or go. What has been made is to be there. */

const files = '(?:files|modules|scripts|tests|components|packages|documents|docs)';
/** Nothing but signs and brackets to the end of the line. */
const alone = String.raw`(?:[^a-z\n()]|\([^()\n]{0,60}\))*$`;
const listsChange = [
	// `### Files to create`, `Summary of all files to be deleted:`.
	String.raw`\b${files} (?:that (?:are|have) )?to (?:be )?(?:create|add|write|generate|author|delete|remove|rename|move)d?\b`,
	// `**New files:**`, `Deleted test files`.
	String.raw`^[^a-z\n]{0,40}(?:all |the |list of |summary of )*(?:new|deleted|removed|renamed) (?:[\w-]+ )?${files}\b${alone}`,
	// `### Files Deleted`.
	String.raw`^[^a-z\n]{0,40}${files} (?:deleted|removed|renamed)\b${alone}`,
	// `Delete:`, a label on its own.
	String.raw`^[^a-z\n]{0,40}(?:new|create|add|delete|remove|rename|move)[*_]*:[*_]*\s*$`,
	...LISTS_OF_CHANGE_ABROAD,
];
const changesFiles = new RegExp(listsChange.join('|'), 'i');
/** The same of any line of a text: most hold no such line, and need not be taken apart for it. */
const mayChangeFiles = new RegExp(listsChange.join('|'), 'im');

/** Where a step of a plan names the file that it is about. */
const workPlace = /^\s*(?:[-*+]\s+)?\**(?:target )?files?\**:/i;

/**
 * Tells of which lines of a document may name files that do not exist yet: those of tasks that are not done, those that say so, unless of
 * a task that is done, and, in a brief, all that follows from work that is asked for.
 */
export function workAhead(workspace: PlanWorkspace, document: Document): (line: Line1) => boolean {
	const isOpen = coverageOf(document.plan.tasks.filter(({ state }) => state !== 'done'));
	const isDone = coverageOf(document.plan.tasks.filter(({ state }) => state === 'done'));
	const isBrief = document.path === workspace.ports.settings.brief;
	// A line may name a thousand files, one after the other.
	let [lastLine, isSaid]: [Line1 | undefined, boolean] = [undefined, false];
	const saysSo = (line: Line1) => {
		if (line !== lastLine) {
			[lastLine, isSaid] = [line, toBeMade.test(document.lines.at(toLine0(line)))];
		}
		return isSaid;
	};
	return (line) => isOpen(line) || (!isDone(line) && saysSo(line)) || (isBrief && isAsked(document, line));
}

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

/** True where a brief asks for something: its artifacts, its Do Now. */
function isAsked({ brief }: Document, line: Line1): boolean {
	return (
		brief.artifacts.some((artifact) => artifact.line === line) ||
		brief.doNow.some((item) => item.line <= line && line <= item.lastLine)
	);
}
