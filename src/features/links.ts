import type { Cancel } from '../base/cancel.ts';
import type { Line1, Span } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import type { Resolution, Target } from '../indexing/resolution.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import { type Pointer, wholeSpan } from '../syntax/pointer.ts';
import { resolveAll } from './pointers.ts';

/** A text of a document that leads somewhere. */
export interface Link {
	readonly line: Line1;
	readonly span: Span;
	/** Undefined where several candidates match and somebody has to be asked. */
	readonly target: Target | undefined;
	/** The link is the target of a real Markdown link and holds a plain path, which Markdown tools follow by themselves. */
	readonly plainMarkdown: boolean;
}

/**
 * The links of a document: one a pointer, one a range of a list, one a member of a brace set.
 * Where the file is there and what is named in it is not, the path alone is a link; what cannot be resolved at all is none.
 */
export async function links(workspace: PlanWorkspace, document: Document, cancel: Cancel): Promise<Link[]> {
	const resolved = await resolveAll(workspace, document.path, document.pointers, cancel);
	return resolved.flatMap(({ line, pointer, resolution }) =>
		linksOf(pointer, resolution).map((link) => ({ line, plainMarkdown: isPlainMarkdown(pointer), ...link })),
	);
}

type SpanAndTarget = Pick<Link, 'span' | 'target'>;

/** The links that one pointer makes, from left to right. */
export function linksOf(pointer: Pointer, resolution: Resolution): SpanAndTarget[] {
	if (pointer.kind === 'brace') {
		return memberLinks(pointer, resolution);
	}
	if (resolution.status === 'ambiguous') {
		return [{ span: pointer.span, target: undefined }];
	}
	const [first, ...others] = resolution.targets;
	if (first === undefined) {
		const { path } = resolution;
		return path === undefined
			? []
			: [{ span: pointer.pathSpan, target: { path, kind: 'file', lines: undefined, column: undefined } }];
	}
	if (pointer.ranges.length < 2) {
		return [{ span: wholeSpan(pointer), target: first }];
	}
	// The path and its first range are one link; the list is cut behind it.
	return [
		{ span: { start: pointer.span.start, end: pointer.ranges[0]?.span.end ?? pointer.span.end }, target: first },
		...others.map((target, i) => ({ span: pointer.ranges[i + 1]?.span ?? pointer.span, target })),
	];
}

/** Members of a product share texts; a text that more than one existing member shares asks. */
function memberLinks(pointer: Pointer, resolution: Resolution): SpanAndTarget[] {
	const bySpan = new Map<number, { span: Span; targets: (Target | undefined)[] }>();
	for (const [i, member] of pointer.members.entries()) {
		const inside = resolution.members[i];
		const shared = bySpan.get(member.span.start) ?? { span: member.span, targets: [] };
		bySpan.set(member.span.start, shared);
		if (inside?.status === 'ambiguous') {
			shared.targets.push(undefined);
		} else if (inside?.targets[0] !== undefined) {
			shared.targets.push(inside.targets[0]);
		}
	}
	return [...bySpan.values()].flatMap(({ span, targets }) =>
		targets.length === 0 ? [] : [{ span, target: targets.length === 1 ? targets[0] : undefined }],
	);
}

/** True for what Markdown tools follow by themselves. */
export function isPlainMarkdown(pointer: Pointer): boolean {
	return pointer.markdownLink && pointer.ranges.length === 0 && pointer.symbol === undefined;
}
