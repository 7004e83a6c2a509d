import type { Cancel } from '../base/cancel.ts';
import type { Line1, Span } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import { citationsIn } from './citations.ts';
import { mentionsIn } from './mentionsOf.ts';
import { planIdAt } from './planIdAt.ts';
import { pointerDefinition } from './pointerDefinition.ts';

/** A place in a document that names the same as the one under the cursor. */
export interface Highlight {
	readonly line: Line1;
	readonly span: Span;
	readonly isDefinition: boolean;
}

/**
 * The places of the document that name what stands at a place: the definition and mentions of an id, the pointers at the same
 * file. Empty where neither an id nor a pointer stands.
 * @param column 0-based UTF-16
 */
export async function highlights(
	workspace: PlanWorkspace,
	document: Document,
	line: Line1,
	column: number,
	cancel: Cancel,
): Promise<Highlight[]> {
	const pointer = await pointerDefinition(workspace, document, line, column, cancel);
	const [target] = pointer?.targets ?? [];
	if (target !== undefined) {
		const citations = await citationsIn(await workspace.resolving(), document, target.path);
		return citations.map((each) => ({ line: each.line, span: each.span, isDefinition: false }));
	}
	const id = await planIdAt(workspace, document, line, column);
	if (id === undefined || cancel.isCancellationRequested) {
		return [];
	}
	const meant = id.meanings.flatMap((each) => each.meant);
	const own = meant.filter((each) => each.document.path === document.path);
	const written = own.filter(({ span }) => span.start < span.end);
	const mentions = (await mentionsIn(workspace, document, meant, cancel)).filter(
		(each) => !written.some((one) => one.line === each.line && one.span.start === each.mention.span.start),
	);
	return [
		...written.map((each) => ({ line: each.line, span: each.span, isDefinition: true })),
		// A title and an attempt are definitions that their mention stands for.
		...mentions.map((each) => ({
			line: each.line,
			span: each.mention.span,
			isDefinition: own.some((one) => one.line === each.line && one.span.start === one.span.end),
		})),
	].sort((a, b) => a.line - b.line || a.span.start - b.span.start);
}
