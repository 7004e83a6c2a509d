import type { Cancel } from '../base/cancel.ts';
import type { Span } from '../base/position.ts';
import { Document } from '../indexing/document.ts';
import type { Target } from '../indexing/resolution.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import type { Pointer } from '../syntax/pointer.ts';
import { links } from './links.ts';
import { pointerDefinition } from './pointerDefinition.ts';
import { pointerAt } from './pointers.ts';

/** A text on a line that is in no document, and where it leads: several places where somebody has to be asked. */
export interface TextLink {
	readonly span: Span;
	readonly targets: readonly Target[];
}

/**
 * The pointers on a line of a terminal that terminals do not link by themselves: those with a symbol, with several ranges,
 * and brace sets. Paths are relative to the root; what leads nowhere is left out.
 */
export async function pointersOn(workspace: PlanWorkspace, text: string, cancel: Cancel): Promise<TextLink[]> {
	const document = new Document('', text, workspace.ports.settings);
	const found: TextLink[] = [];
	for (const { span, line, target } of await links(workspace, document, cancel)) {
		const pointer = pointerAt(document, line, span.start)?.pointer;
		// A terminal links by itself a file in which a symbol or a line is missing.
		const isWholeFile = pointer?.kind !== 'brace' && target?.kind === 'file' && target.lines === undefined;
		if (pointer === undefined || !isOurs(pointer) || isWholeFile) {
			continue;
		}
		const asked = target ?? (await pointerDefinition(workspace, document, line, span.start, cancel))?.targets ?? [];
		found.push({ span, targets: [asked].flat() });
	}
	return cancel.isCancellationRequested ? [] : found;
}

const isOurs = ({ symbol, ranges, kind }: Pointer): boolean =>
	symbol !== undefined || ranges.length > 1 || kind === 'brace';
