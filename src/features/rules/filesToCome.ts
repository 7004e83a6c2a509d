import { lastAsked } from '../../base/lastAsked.ts';
import { type Line1, toLine0 } from '../../base/position.ts';
import type { Document } from '../../indexing/document.ts';
import type { Resolution } from '../../indexing/resolution.ts';
import { isMarkdown } from '../../indexing/resolve.ts';
import type { Pointer } from '../../syntax/pointer.ts';
import { doneWork } from '../doneWork.ts';
import { linesOfChange, linesOfRest } from '../linesOfChange.ts';
import type { OfPair } from '../oldAndNew.ts';
import type { ResolvedPointer } from '../pointers.ts';
import { saysOutput } from '../said/changeLabels.ts';
import type { SaidOfFile } from '../said/saying.ts';
import { isSlip, type Names } from './slips.ts';

/** A pointer at what is not there, or a member of one. */
export interface MissingPart {
	readonly of: ResolvedPointer;
	/** Which of the context's pointers that is. */
	readonly place: number;
	readonly part: Pick<Pointer, 'path' | 'kind' | 'span'>;
	readonly resolution: Resolution;
}

/** The same, and what the words around it say. */
export interface Missing extends MissingPart {
	readonly said: SaidOfFile;
	/** Where it is the old or new place of what has another one as well, which is there. */
	readonly pair: OfPair | undefined;
}

/**
 * Tells whether the document says of a file that it comes or goes: somewhere, for what is made or changes, which holds wherever the path
 * stands without a line, and for what the plan is to deliver unless the line tells of it as made; right here, for outputs and for work that is
 * left; and of a new folder, for all that is to be in it. What work that is done has made is to be there; an open task that names a file says
 * nothing of it, for most name files that they are going to change. A name that is a slip for another one in the same folder is no file to come.
 */
export function filesToCome(
	document: Document,
	missing: readonly Missing[],
	tree: Names,
): (missing: Missing) => boolean {
	const done = doneWork(document);
	const isOfChange = linesOfChange(document, done);
	const isOfRest = linesOfRest(document);
	const isOutput = lastAsked((line: Line1) => saysOutput(document.lines.at(toLine0(line))));
	const tellsAsMade = lastAsked((line: Line1) => isToldAsMade(document.lines.at(toLine0(line))));
	const changing = new Set<string>();
	const newFolders = new Set<string>();
	const due = new Set<Missing['part']>();
	const deliverables = new Set<string>();
	for (const each of missing) {
		const { of, part, said, pair } = each;
		const { line, pointer } = of;
		const isInDoneTask = done.inTask(line);
		const isMade = said.made && !isInDoneTask;
		const listed = pointer.ranges.length === 0 && !isInDoneTask ? isOfChange(line) : undefined;
		if (said.gone || isMade || listed === 'changes') {
			changing.add(part.path);
		}
		const isRest = !isInDoneTask && isOfRest(line);
		const isDueHere = listed === 'due' || listed === 'output' || (listed === undefined && isRest);
		const isListed = isDueHere && !pointer.markdownLink;
		const isDue =
			isListed || pair?.side === 'new' || (!isMade && !said.gone && said.due) || isTitleOf(document, line, part);
		if (isDue && !done.holds(line)) {
			due.add(part);
			if (listed !== 'output' && !isRest && !isOutput(line)) {
				deliverables.add(part.path);
			}
		}
		if (part.kind === 'dir' && (due.has(part) || isMade)) {
			newFolders.add(part.path.endsWith('/') ? part.path : `${part.path}/`);
		}
	}
	const isOfPlan = (path: string) => deliverables.has(path) || (newFolders.size > 0 && isBelow(path, newFolders));
	const isDue = ({ part, of: { line } }: Missing) =>
		due.has(part) || (isOfPlan(part.path) && !done.holds(line) && !tellsAsMade(line));
	return (each) => changing.has(each.part.path) || (isDue(each) && !isSlip(tree, each));
}

/** True for a line that tells of files as made: `the reader works since docs/a.md`, not `once docs/a.md works`. */
const isToldAsMade = (text: string): boolean => saysMade.test(text) && !foretells.test(text);

const foretells = /\b(?:once|when|until|if|will|must|should|shall|to be|before)\b/i;
const saysMade = /\b(?:implemented|shipped|delivered|drafted|merged|landed|works|since|production|wrote)\b/i;

function isBelow(path: string, folders: ReadonlySet<string>): boolean {
	for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
		if (folders.has(path.slice(0, end + 1))) {
			return true;
		}
	}
	return false;
}

/** What stands in front of the path in `# Plan: docs/a.md`. */
const planOf =
	/^\s{0,3}#\s+(?:[\w-]+\s+){0,3}(?:plan|proposal|spec|specification|brief|task|design)\s*:\s+[*_`"'([]{0,4}$/i;

/** True for the document that a plan is named after: it is to be written. */
const isTitleOf = ({ lines, plan }: Document, line: Line1, { path, span }: MissingPart['part']): boolean =>
	line === plan.titleLine && isMarkdown(path) && planOf.test(lines.at(toLine0(line)).slice(0, span.start));
