import type { Cancel } from '../base/cancel.ts';
import type { Line1, Span } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import type { RootPath } from '../ports/files.ts';
import { type Definition, definition } from './definition.ts';
import { planIdHover } from './planIdHover.ts';
import { choice, pointerHover, preview } from './pointerHover.ts';
import type { Address } from './targets.ts';

export interface Hover {
	/** Markdown that holds no command link, no image and no HTML. */
	readonly markdown: string;
	readonly span: Span;
}

/**
 * What stands at the place that a pointer names, or why it names none; what an id means; the tests that a command runs.
 * @param column 0-based UTF-16
 */
export async function hover(
	workspace: PlanWorkspace,
	document: Document,
	line: Line1,
	column: number,
	address: Address,
	cancel: Cancel,
): Promise<Hover | undefined> {
	const found = await definition(workspace, document, line, column, cancel);
	const markdown = found === undefined ? undefined : await markdownOf(workspace, document.path, found, address);
	return found === undefined || markdown === undefined || cancel.isCancellationRequested
		? undefined
		: { markdown, span: found.span };
}

async function markdownOf(
	workspace: PlanWorkspace,
	from: RootPath,
	found: Definition,
	address: Address,
): Promise<string> {
	if ('pointer' in found) {
		return pointerHover(workspace, from, found.pointer, address);
	}
	if ('id' in found) {
		return planIdHover(await workspace.index(), found.id, address);
	}
	const [first, ...others] = found.targets;
	return first === undefined || others.length > 0
		? choice(found.targets, address)
		: preview(workspace, first, address, '');
}
