import type { Cancel } from '../base/cancel.ts';
import type { Line1, Span } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import type { PointerStatus, Resolution } from '../indexing/resolution.ts';
import { resolveNow, resolvePointer } from '../indexing/resolve.ts';
import { Turns } from '../indexing/turns.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import type { RootPath } from '../ports/files.ts';
import type { PointerAt } from '../syntax/brief.ts';
import { type Pointer, type PointerKind, type PointerMember, wholeSpan } from '../syntax/pointer.ts';
import { surePart } from '../syntax/pointerProse.ts';

/** A pointer as `plan-nav pointers --format json` prints it (design.md, section 4): lines 1-based, columns 0-based UTF-16, end exclusive. */
export interface PointerEntry {
	readonly file: RootPath;
	readonly line: Line1;
	readonly start: number;
	readonly end: number;
	readonly text: string;
	readonly path: string;
	readonly kind: PointerKind;
	readonly ranges: readonly (readonly [Line1, Line1])[];
	readonly column: number | null;
	readonly symbol: string | null;
	readonly anchor: string | null;
	readonly prose: boolean;
	readonly status: PointerStatus;
	readonly target: EntryTarget | null;
	readonly members: readonly MemberEntry[];
}

interface EntryTarget {
	readonly file: RootPath;
	/** 1 for a file as a whole, null for a folder. */
	readonly line: number | null;
}

interface MemberEntry {
	readonly text: string;
	readonly start: number;
	readonly end: number;
	readonly path: string;
	readonly status: PointerStatus;
	readonly target: EntryTarget | null;
}

/** A pointer of a document and where it leads. */
export interface ResolvedPointer extends PointerAt {
	readonly resolution: Resolution;
}

/**
 * Resolves pointers of one document, in their order. Lets others have their turn every few milliseconds, and stops early,
 * with what it has, when cancelled.
 */
export async function resolveAll(
	workspace: PlanWorkspace,
	file: RootPath,
	pointers: readonly PointerAt[],
	cancel: Cancel,
): Promise<ResolvedPointer[]> {
	const context = await workspace.resolving();
	const turns = new Turns(workspace.ports.clock);
	const resolved: ResolvedPointer[] = [];
	for (const { line, pointer } of pointers) {
		if (turns.isOver()) {
			await turns.next();
		}
		if (cancel.isCancellationRequested) {
			break;
		}
		const known = resolveNow(context, pointer, file);
		const resolution = known instanceof Promise ? await resolvePointer(context, pointer, file) : known;
		resolved.push({ line, pointer, resolution });
	}
	return resolved;
}

/** Every pointer of a document with its status, in document order. */
export async function pointerEntries(
	workspace: PlanWorkspace,
	document: Document,
	cancel: Cancel,
): Promise<PointerEntry[]> {
	const resolved = await resolveAll(workspace, document.path, document.pointers, cancel);
	return resolved.map((each) => toEntry(document.path, each));
}

export function toEntry(file: RootPath, { line, pointer, resolution }: ResolvedPointer): PointerEntry {
	return {
		file,
		line,
		start: pointer.span.start,
		end: pointer.span.end,
		text: pointer.text,
		path: pointer.path,
		kind: pointer.kind,
		ranges: pointer.ranges.map(({ first, last }) => [first, last] as const),
		column: pointer.column ?? null,
		symbol: pointer.symbol ?? null,
		anchor: pointer.anchor === undefined ? null : surePart(pointer.anchor),
		prose: pointer.prose,
		status: resolution.status,
		target: entryTarget(resolution),
		members: pointer.members.map((member, i) => toMember(member, resolution.members[i])),
	};
}

function toMember(member: PointerMember, resolution: Resolution | undefined): MemberEntry {
	return {
		text: member.text,
		start: member.span.start,
		end: member.span.end,
		path: member.path,
		status: resolution?.status ?? 'pattern',
		target: resolution === undefined ? null : entryTarget(resolution),
	};
}

function entryTarget({ targets }: Resolution): EntryTarget | null {
	const [first] = targets;
	return first === undefined
		? null
		: { file: first.path, line: first.kind === 'folder' ? null : (first.lines?.first ?? 1) };
}

/** The part of a pointer under a column: one range of a list, one member of a brace set, or the pointer as a whole. */
type PointerPart =
	| { readonly at: 'whole' }
	| { readonly at: 'range'; readonly index: number; readonly span: Span }
	/** Members of a product share texts, so there may be several. */
	| { readonly at: 'members'; readonly indices: readonly number[]; readonly span: Span };

export interface PointerHit {
	readonly pointer: Pointer;
	readonly part: PointerPart;
	/** The columns that are meant. */
	readonly span: Span;
}

/** The pointer at a column of a line, ends included, so that a cursor right behind it still finds it. */
export function pointerAt(document: Document, line: Line1, column: number): PointerHit | undefined {
	const inside = (span: Span) => span.start <= column && column <= span.end;
	for (const { pointer } of document.pointersOn(line)) {
		const index = pointer.ranges.findIndex((range) => inside(range.span));
		const range = pointer.ranges[index];
		if (range !== undefined) {
			return { pointer, part: { at: 'range', index, span: range.span }, span: range.span };
		}
		if (inside(wholeSpan(pointer))) {
			const indices = pointer.members.flatMap((member, i) => (inside(member.span) ? [i] : []));
			const member = pointer.members[indices[0] ?? -1];
			return member === undefined
				? { pointer, part: { at: 'whole' }, span: wholeSpan(pointer) }
				: { pointer, part: { at: 'members', indices, span: member.span }, span: member.span };
		}
	}
	return undefined;
}
