import { lastAsked } from '../base/lastAsked.ts';
import { coverageOf } from '../base/lineRanges.ts';
import { type Line1, toLine0 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import { doneWork } from './doneWork.ts';

/** Words that say of a file that it is still to be made; plans list `- Test: path` beside `- Create: path`. */
const toBeMade =
	/\b(?:to be (?:created|written|added|authored|captured|generated)|not yet|will (?:be )?(?:create|write|add|live|land|hold|go)\w*|planned|proposed|future|TBD|create|author|capture|archive|store|save|write|record|emit|produce|generate|log|draft|add|deliver)s?\b|^\s*[-*+]\s+\**tests?(?: files?)?\**:|\(new\)|\bnew (?:file|module|test|document)s?\b/i;

/**
 * Tells of which lines of a document may name files that do not exist yet: those of tasks that are not done, those that say so, unless of
 * a task that is done, and, in a brief, all that follows from work that is asked for.
 */
export function workAhead(workspace: PlanWorkspace, document: Document): (line: Line1) => boolean {
	const isOpen = coverageOf(document.plan.tasks.filter(({ state }) => state !== 'done'));
	const { inTask: isDone } = doneWork(document);
	const isBrief = document.path === workspace.ports.settings.brief;
	const saysSo = lastAsked((line: Line1) => toBeMade.test(document.lines.at(toLine0(line))));
	return (line) => isOpen(line) || (!isDone(line) && saysSo(line)) || (isBrief && isAsked(document, line));
}

/** True where a brief asks for something: its artifacts, its Do Now. */
function isAsked({ brief }: Document, line: Line1): boolean {
	return (
		brief.artifacts.some((artifact) => artifact.line === line) ||
		brief.doNow.some((item) => item.line <= line && line <= item.lastLine)
	);
}
