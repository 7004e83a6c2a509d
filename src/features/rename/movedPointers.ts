import type { Cancel } from '../../base/cancel.ts';
import { folderOf, isWithin, isWithinAny, relativeTo, selfAndParents } from '../../base/path.ts';
import type { Span } from '../../base/position.ts';
import type { Document } from '../../indexing/document.ts';
import { initiativeFolderOf, locate } from '../../indexing/locate.ts';
import { decodedPath } from '../../indexing/paths.ts';
import type { Resolution } from '../../indexing/resolution.ts';
import { type ResolveContext, resolvePointer } from '../../indexing/resolve.ts';
import { Turns } from '../../indexing/turns.ts';
import type { PlanWorkspace } from '../../indexing/workspace.ts';
import type { RootPath } from '../../ports/files.ts';
import type { Pointer } from '../../syntax/pointer.ts';
import type { TextChange } from '../edit.ts';
import { isPlainMarkdown } from '../links.ts';
import { isLive } from '../live.ts';
import { ending, type Move, Moves } from './moves.ts';

/**
 * What has to change in the texts of live documents so that, once files have moved, their pointers lead where they led before.
 * Only paths are written anew, in the manner in which they were written: from the root, from the document, from the
 * initiative, or by their last parts. Patterns and pointers at what is not there follow a folder that they name.
 * @param leaveLinks leave the plain targets of Markdown links to somebody else, who updates them as well
 */
export function movedPointers(
	workspace: PlanWorkspace,
	given: readonly Move[],
	leaveLinks: boolean,
	cancel: Cancel,
): Promise<TextChange[]> {
	return changesOf(workspace, given, { live: true, leaveLinks }, cancel);
}

/** How many pointers of records, archived plans and attempts would have to change as well; they keep the path that they say. */
export async function pointersKept(
	workspace: PlanWorkspace,
	given: readonly Move[],
	leaveLinks: boolean,
	cancel: Cancel,
): Promise<number> {
	return (await changesOf(workspace, given, { live: false, leaveLinks }, cancel)).length;
}

interface Wanted {
	/** On lines that say what is so now, or else on those that say what was. */
	readonly live: boolean;
	readonly leaveLinks: boolean;
}

async function changesOf(
	workspace: PlanWorkspace,
	given: readonly Move[],
	{ live, leaveLinks }: Wanted,
	cancel: Cancel,
): Promise<TextChange[]> {
	const moves = new Moves(given);
	const before = await workspace.resolving();
	const tree = (await workspace.tree()).renamed((path) => moves.after(path));
	const { focusFolder } = before;
	const after = { ...before, tree, focusFolder: focusFolder === undefined ? undefined : moves.after(focusFolder) };
	const turns = new Turns(workspace.ports.clock);
	const changes: TextChange[] = [];
	const isRecord = (path: RootPath) => workspace.isRecord(path) || workspace.isArchive(path);
	for (const path of await candidates(workspace, moves, cancel)) {
		if (live && isRecord(path)) {
			continue;
		}
		const document = await workspace.document(path);
		const lives = document === undefined ? undefined : isLive(workspace, document);
		for (const { line, pointer } of document?.pointers ?? []) {
			const isLeft = leaveLinks && isPlainMarkdown(pointer);
			if (document === undefined || lives?.(line) !== live || isLeft) {
				continue;
			}
			const found = await rewritten({ before, after }, document, pointer, moves);
			changes.push(...found.map(({ span, text }) => ({ path, line, span, text })));
		}
		if (turns.isOver()) {
			await turns.next();
		}
		if (cancel.isCancellationRequested) {
			return [];
		}
	}
	return changes;
}

/** The documents that may point at something that moves, and those that move. None when cancelled. */
async function candidates(workspace: PlanWorkspace, moves: Moves, cancel: Cancel): Promise<RootPath[]> {
	const index = await workspace.citations();
	const tree = await workspace.tree();
	const turns = new Turns(workspace.ports.clock);
	const gone = new Set(moves.froms);
	for (const path of tree.all()) {
		if (isWithinAny(moves.froms, path)) {
			for (const each of selfAndParents(path).filter((above) => isWithinAny(moves.froms, above))) {
				gone.add(each);
			}
		}
		if (turns.isOver()) {
			await turns.next();
		}
		if (cancel.isCancellationRequested) {
			return [];
		}
	}
	const found = new Set(index.nameBelow(moves.froms));
	for (const path of gone) {
		// What has a name that is new there may now lead elsewhere, too.
		for (const document of [...index.mayPointAt(path), ...index.mayPointAt(moves.after(path))]) {
			found.add(document);
		}
	}
	const moving = [...index.documents.keys()].filter((path) => isWithinAny(moves.froms, path));
	return [...new Set([...found, ...moving])].sort();
}

interface Rewritten {
	readonly span: Span;
	readonly text: string;
}

/** The workspace as it is, and as it will be. */
interface Contexts {
	readonly before: ResolveContext;
	readonly after: ResolveContext;
}

async function rewritten(contexts: Contexts, document: Document, pointer: Pointer, moves: Moves): Promise<Rewritten[]> {
	const prefix = movedPrefix(pointer, moves);
	if (prefix !== undefined) {
		return [prefix];
	}
	const resolution = await resolvePointer(contexts.before, pointer, document.path);
	if (pointer.kind !== 'brace') {
		const text = await newPath(contexts, document, pointer.path, pointer.markdownLink, resolution, moves);
		return text === undefined ? [] : [{ span: pointer.pathSpan, text }];
	}
	const found: Rewritten[] = [];
	for (const [i, member] of pointer.members.entries()) {
		const inside = resolution.members[i];
		const path = inside && (await newPath(contexts, document, member.path, false, inside, moves));
		const head = member.path.slice(0, member.path.length - member.text.length);
		// A member can say a path that begins as the set does; another one is left to people.
		if (path?.startsWith(head) && member.path.endsWith(member.text) && head !== '') {
			found.push({ span: member.span, text: path.slice(head.length) });
		}
	}
	return found;
}

/** A path that begins with a folder that moves, as it is written from the root: what comes behind may be anything. */
function movedPrefix({ path, pathSpan, markdownLink }: Pointer, moves: Moves): Rewritten | undefined {
	const move = markdownLink ? undefined : moves.of(folderOf(path));
	// A file in it that moves elsewhere goes its own way.
	return move === undefined || moves.of(path)?.from !== move.from
		? undefined
		: { span: { start: pathSpan.start, end: pathSpan.start + move.from.length }, text: move.to };
}

/** How a pointer writes its path once everything has moved; undefined where it can stay as it is. */
async function newPath(
	{ after }: Contexts,
	document: Document,
	written: string,
	isLink: boolean,
	{ path: before, by, status }: Resolution,
	moves: Moves,
): Promise<string | undefined> {
	if (before === undefined || status === 'ambiguous') {
		return undefined;
	}
	const path = moves.after(before);
	const from = moves.after(document.path);
	const leadsThere = async (text: string) => {
		const found = await locate(after, decodedPath({ path: text, markdownLink: isLink }), from, isLink);
		// What was said exactly is not left to a search from now on.
		// A place where a plan once was, or was to be, leads there as well as before.
		const isLeft = 'found' in found && (found.by === 'suffix' || found.by === 'moved') && found.by !== by;
		return 'found' in found && !isLeft && found.found === path;
	};
	if (await leadsThere(written)) {
		return undefined;
	}
	const rooted = fromRoot(written, path, after.rootFolder);
	for (const text of [inItsManner(written, path, from, by) ?? rooted, rooted]) {
		const said = dressed(written, text, isLink);
		if (await leadsThere(said)) {
			return said;
		}
	}
	return undefined;
}

/** The path as the pointer would write it: from the document, from its initiative, or as many last parts as it had; else from the root. */
function inItsManner(written: string, path: RootPath, from: RootPath, by: Resolution['by']): string | undefined {
	const initiative = initiativeFolderOf(from);
	switch (by) {
		case 'document': {
			const near = relativeTo(folderOf(from), path) || '.';
			return written.startsWith('./') && !near.startsWith('.') ? `./${near}` : near;
		}
		case 'initiative':
			return initiative !== undefined && isWithin(initiative, path) ? path.slice(initiative.length + 1) : undefined;
		case 'suffix':
			return ending(path, written.replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/$/, ''));
		default:
			return undefined;
	}
}

/** A path from the root keeps what stands before it: the folder of the root, or a leading slash. */
function fromRoot(written: string, path: RootPath, rootFolder: string | undefined): string {
	if (rootFolder !== undefined && isWithin(rootFolder, written)) {
		return `${rootFolder}/${path}`;
	}
	return written.startsWith('/') ? `/${path}` : path;
}

/** A link's target is encoded where it was or has to be, and a folder keeps the slash at its end. */
function dressed(written: string, path: string, isLink: boolean): string {
	const encoded = isLink && (written.includes('%') || /\s/.test(path)) ? encodeURI(path) : path;
	return written.endsWith('/') ? `${encoded}/` : encoded;
}
