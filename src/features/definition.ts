import type { Cancel } from '../base/cancel.ts';
import { type Line1, type Span, toLine0 } from '../base/position.ts';
import type { Definition as PlanDefinition } from '../indexing/definitions.ts';
import type { Document } from '../indexing/document.ts';
import type { Target } from '../indexing/resolution.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import { type Selector, scanSelectors } from '../syntax/selector.ts';
import { type PlanIdAt, planIdAt } from './planIdAt.ts';
import { type PointerDefinition, pointerDefinition } from './pointerDefinition.ts';
import { selectorTests } from './selectorTests.ts';

/** What stands under a cursor and leads somewhere, and where to. */
export type Definition = { readonly span: Span; readonly targets: readonly Target[] } & (
	| { readonly pointer: PointerDefinition }
	| { readonly id: PlanIdAt }
	| { readonly selector: Selector }
);

/**
 * Where the text at a place leads: a pointer first, then the id of a task, phase, initiative, attempt or finding, then a
 * test command. Of ids the nearest meaning comes first; of a range the nearest of each. Undefined where nothing of these stands.
 * @param column 0-based UTF-16
 */
export async function definition(
	workspace: PlanWorkspace,
	document: Document,
	line: Line1,
	column: number,
	cancel: Cancel,
): Promise<Definition | undefined> {
	const pointer = await pointerDefinition(workspace, document, line, column, cancel);
	if (pointer !== undefined) {
		return { span: pointer.span, targets: pointer.targets, pointer };
	}
	const id = await planIdAt(workspace, document, line, column);
	if (cancel.isCancellationRequested) {
		return undefined;
	}
	if (id !== undefined) {
		return { span: id.span, targets: inOrder(id).map(placeOfDefinition), id };
	}
	const selector = scanSelectors(document.lines.at(toLine0(line))).find(
		({ span }) => span.start <= column && column <= span.end,
	);
	const targets = selector === undefined ? [] : await selectorTests(workspace, selector, document.path, cancel);
	return selector === undefined || targets.length === 0 || cancel.isCancellationRequested
		? undefined
		: { span: selector.span, targets, selector };
}

/** The nearest meaning of each id, then the others. */
function inOrder({ meanings }: PlanIdAt): PlanDefinition[] {
	const nearest = meanings.flatMap(({ definitions }) => definitions.slice(0, 1));
	return [...new Set([...nearest, ...meanings.flatMap(({ definitions }) => definitions)])];
}

/** The columns of an id on the line that defines it; the line where it does not write the id. */
export function placeOfDefinition({ document, line, span }: PlanDefinition): Target {
	const isWritten = span.end > span.start;
	return {
		path: document.path,
		kind: 'file',
		lines: { first: line, last: line },
		column: isWritten ? span.start + 1 : undefined,
		...(isWritten && { endColumn: span.end }),
	};
}
