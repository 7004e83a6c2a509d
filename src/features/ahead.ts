import { coverageOf } from '../base/lineRanges.ts';
import { type Line1, toLine0 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import { labelsAbove } from '../syntax/labelsAbove.ts';

/** Words that say of a file that it is still to be made; plans list `- Test: path` beside `- Create: path`. */
const toBeMade =
	/\b(?:to be (?:created|written|added|authored|captured|generated)|not yet|will (?:be )?(?:create|write|add|live|land|hold|go)\w*|planned|proposed|future|TBD|create|author|capture|archive|store|save|write|record|emit|produce|generate|log|draft|add|deliver)s?\b|^\s*[-*+]\s+\**tests?(?: files?)?\**:|\(new\)|\bnew (?:file|module|test|document)s?\b/i;

/** A heading or a label over files that come or go: `### Files to create`, `**New files:**`, `Delete:`. What has been made is to be there. */
const filesToChange =
	/\b(?:files?|modules?|scripts?|tests?|components?|packages?|documents?|docs)\b.{0,30}\bto (?:be )?(?:create|add|write|generate|author|delete|remove|rename|move)d?\b|\b(?:files|modules|scripts|tests)\b.{0,10}\b(?:deleted|removed|renamed)\b|\b(?:new|deleted|removed|renamed)\b.{0,30}\b(?:files|modules|scripts|tests|components|packages|documents|docs)\b|^[^\p{L}]*(?:new|create|add|delete|remove|rename|move)[^\p{L}]*$/iu;

/** Where a step of a plan names the file that it is about. */
const workPlace = /^\s*(?:[-*+]\s+)?\**(?:target )?files?\**:/i;

/**
 * Tells of which lines of a document may name files that do not exist yet: those of tasks that are not done, those that say so, and, in a
 * brief, all that follows from work that is asked for.
 */
export function workAhead(workspace: PlanWorkspace, document: Document): (line: Line1) => boolean {
	const { plan, lines, path } = document;
	const isOpen = coverageOf(plan.tasks.filter(({ state }) => state !== 'done'));
	const isBrief = path === workspace.ports.settings.brief;
	return (line) => {
		const text = lines.at(toLine0(line));
		return isOpen(line) || toBeMade.test(text) || (isBrief && isAsked(document, line));
	};
}

/** Tells of which lines name files that come or go: those of a list, table or section of such, and `File:` in a phase that is not done. */
export function linesOfChange({ blocks, lines, plan }: Document): (line: Line1) => boolean {
	const above = labelsAbove(blocks);
	const isInOpenPhase = coverageOf(plan.phases.filter(({ state }) => state !== 'done'));
	return (line) =>
		above(line).some((label) => filesToChange.test(label)) ||
		(isInOpenPhase(line) && workPlace.test(lines.at(toLine0(line))));
}

/** True where a brief asks for something: its artifacts, its Do Now. */
function isAsked({ brief }: Document, line: Line1): boolean {
	return (
		brief.artifacts.some((artifact) => artifact.line === line) ||
		brief.doNow.some((item) => item.line <= line && line <= item.lastLine)
	);
}
