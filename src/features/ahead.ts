import { coverageOf } from '../base/lineRanges.ts';
import { type Line1, toLine0 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import { type DoneWork, doneWork } from './doneWork.ts';

/** Words that say of a file that it is still to be made; plans list `- Test: path` beside `- Create: path`. */
const toBeMade =
	/\b(?:to be (?:created|written|added|authored|captured|generated)|not yet|will (?:be )?(?:create|write|add|live|land|hold|go)\w*|planned|proposed|future|TBD|create|author|capture|archive|store|save|write|record|emit|produce|generate|log|draft|add|deliver)s?\b|^\s*[-*+]\s+\**tests?(?: files?)?\**:|\(new\)|\bnew (?:file|module|test|document)s?\b/i;

/** Headings over work that is left: `## What's left to build`, `## Next steps`. */
const workLeft =
	/^[^a-z]{0,20}(?:what(?:['’]s| is) (?:left|next|missing)|what remains|(?:next|remaining|future|outstanding) (?:steps?|work|tasks?|items?|plans?|enhancements?|improvements?)|roadmap|still to come)(?: to (?:build|do|be done|implement|write))?[^a-z]{0,20}$/i;

/** A heading, an item, or a line that goes on with one. */
const listed = /^(?:\s|#|[-*+]\s|\d+[.)]\s)/;

/**
 * Tells of which lines of a document may name files that do not exist yet: those of tasks that are not done, those that say so, unless of
 * a task that is done, items and headings of work that is left, and, in a brief, all that follows from work that is asked for.
 */
export function workAhead(workspace: PlanWorkspace, document: Document): (line: Line1) => boolean {
	const isOpen = coverageOf(document.plan.tasks.filter(({ state }) => state !== 'done'));
	const done = doneWork(document);
	const isBrief = document.path === workspace.ports.settings.brief;
	// A line may name a thousand files, one after the other.
	let [lastLine, isSaid]: [Line1 | undefined, boolean] = [undefined, false];
	const saysSo = (line: Line1) => {
		if (line !== lastLine) {
			[lastLine, isSaid] = [line, isAboutToCome(document, line, done)];
		}
		return isSaid;
	};
	return (line) => isOpen(line) || (!done.inTask(line) && saysSo(line)) || (isBrief && isAsked(document, line));
}

/** True where the line says so, or is listed below a heading that does, unless its work is done. */
function isAboutToCome({ lines, headings }: Document, line: Line1, done: DoneWork): boolean {
	const text = lines.at(toLine0(line));
	const isOfRest = () => headings.pathTo(line).some((heading) => heading.level > 1 && workLeft.test(heading.text));
	return toBeMade.test(text) || (listed.test(text) && !done.holds(line) && isOfRest());
}

/** True where a brief asks for something: its artifacts, its Do Now. */
function isAsked({ brief }: Document, line: Line1): boolean {
	return (
		brief.artifacts.some((artifact) => artifact.line === line) ||
		brief.doNow.some((item) => item.line <= line && line <= item.lastLine)
	);
}
