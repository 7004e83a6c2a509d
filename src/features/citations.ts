import type { Cancel } from '../base/cancel.ts';
import { pushAll } from '../base/collections.ts';
import type { Line1, LineRange, Span } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import { tailsOf } from '../indexing/paths.ts';
import { pointersTo } from '../indexing/pointersTo.ts';
import type { Target } from '../indexing/resolution.ts';
import { type ResolveContext, resolveNow, resolvePointer } from '../indexing/resolve.ts';
import { Turns } from '../indexing/turns.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import type { RootPath } from '../ports/files.ts';
import type { Pointer } from '../syntax/pointer.ts';
import { wholeSpan } from '../syntax/pointer.ts';

/** A pointer of some document at the file that was asked about. */
export interface Citation {
	readonly document: Document;
	readonly line: Line1;
	/** The columns of the pointer, or of the member of a brace set that is meant. */
	readonly span: Span;
	readonly pointer: Pointer;
	/** One a range of the pointer; one without lines for a pointer at the file as a whole. */
	readonly targets: readonly Target[];
}

/**
 * Every pointer, of any document of the workspace, that leads to a file or folder and is not broken; by path and line of
 * the documents. Gives what it has when cancelled.
 */
export async function citationsOf(workspace: PlanWorkspace, path: RootPath, cancel: Cancel): Promise<Citation[]> {
	const index = await workspace.citations();
	const context = await workspace.resolving();
	const turns = new Turns(workspace.ports.clock);
	const found: Citation[] = [];
	for (const file of [...index.mayPointAt(path)].sort()) {
		const document = await workspace.document(file);
		pushAll(found, document === undefined ? [] : await citationsIn(context, document, path));
		if (turns.isOver()) {
			await turns.next();
		}
		if (cancel.isCancellationRequested) {
			break;
		}
	}
	return found;
}

/** The pointers of one document that lead to a file or folder, by line. */
export async function citationsIn(context: ResolveContext, document: Document, path: RootPath): Promise<Citation[]> {
	const found: Citation[] = [];
	for (const { line, pointer } of pointersTo(tailsOf(path, context.rootFolder))(document)) {
		const known = resolveNow(context, pointer, document.path);
		const resolution = known instanceof Promise ? await resolvePointer(context, pointer, document.path) : known;
		const parts =
			pointer.kind === 'brace'
				? pointer.members.map(({ span }, i) => ({ span, targets: resolution.members[i]?.targets ?? [] }))
				: [{ span: wholeSpan(pointer), targets: resolution.targets }];
		for (const { span, targets } of parts) {
			if (targets.some((target) => target.path === path)) {
				found.push({ document, line, span, pointer, targets });
			}
		}
	}
	return found;
}

/** True where one of a citation's ranges shares a line with these; a pointer at the file as a whole has none. */
export const covers = ({ targets }: Citation, { first, last }: LineRange): boolean =>
	targets.some(({ lines }) => lines !== undefined && lines.first <= last && first <= lines.last);
