import type { Cancel } from '../../base/cancel.ts';
import { groupBy, pushAll } from '../../base/collections.ts';
import { folderOf, isWithin, isWithinAny, relativeTo, selfAndParents } from '../../base/path.ts';
import { type Line1, toLine0 } from '../../base/position.ts';
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
import { writtenLike } from '../writtenLike.ts';
import { ending, type Move, Moves } from './moves.ts';
import { type NewPointer, type Rewritten, readAgain } from './readAgain.ts';

/**
 * What has to change in the texts of live documents so that, once files have moved, their pointers lead where they led before.
 * Only paths are written anew, in the manner in which they were written: from the root, from the document, from the
 * initiative, or by their last parts. Patterns and pointers at what is not there follow a folder that they name.
 * @param leaveLinks leave the plain targets of Markdown links to somebody else, who updates them as well
 */
export async function movedPointers(
	workspace: PlanWorkspace,
	given: readonly Move[],
	leaveLinks: boolean,
	cancel: Cancel,
): Promise<readonly TextChange[]> {
	return (await changesOf(workspace, given, { records: false, leaveLinks }, cancel)).changes;
}

/**
 * How many pointers would have to change as well and keep the path that they say: those of records, archived plans and attempts, and
 * those at a new path that cannot be written where they stand, as one with a blank in prose.
 */
export async function pointersKept(
	workspace: PlanWorkspace,
	given: readonly Move[],
	leaveLinks: boolean,
	cancel: Cancel,
): Promise<number> {
	return (await changesOf(workspace, given, { records: true, leaveLinks }, cancel)).kept;
}

interface Wanted {
	/** Whether lines that say what was are gone through as well, to count their pointers. */
	readonly records: boolean;
	readonly leaveLinks: boolean;
}

interface Changes {
	readonly changes: readonly TextChange[];
	/** How many pointers lead elsewhere from now on: they are of a record, or no text says where they lead. */
	readonly kept: number;
}

async function changesOf(
	workspace: PlanWorkspace,
	given: readonly Move[],
	wanted: Wanted,
	cancel: Cancel,
): Promise<Changes> {
	const moves = new Moves(given);
	const before = await workspace.resolving();
	const tree = (await workspace.tree()).renamed((path) => moves.after(path));
	const { focusFolder } = before;
	const after = { ...before, tree, focusFolder: focusFolder === undefined ? undefined : moves.after(focusFolder) };
	const turns = new Turns(workspace.ports.clock);
	const changes: TextChange[] = [];
	let kept = 0;
	const isRecord = (path: RootPath) => workspace.isRecord(path) || workspace.isArchive(path);
	for (const path of await candidates(workspace, moves, cancel)) {
		const document = wanted.records || !isRecord(path) ? await workspace.document(path) : undefined;
		if (document !== undefined) {
			const found = await changesIn({ before, after, moves }, document, isLive(workspace, document), wanted);
			pushAll(changes, found.changes);
			kept += found.kept;
		}
		if (turns.isOver()) {
			await turns.next();
		}
		if (cancel.isCancellationRequested) {
			return { changes: [], kept: 0 };
		}
	}
	return { changes, kept };
}

async function changesIn(
	moving: Moving,
	document: Document,
	isLiveLine: (line: Line1) => boolean,
	wanted: Wanted,
): Promise<Changes> {
	const changes: TextChange[] = [];
	let kept = 0;
	for (const [line, onLine] of groupBy(document.pointers, (each) => each.line)) {
		const lives = isLiveLine(line);
		if (lives || wanted.records) {
			const pointers = onLine.map(({ pointer }) => pointer);
			const found = await changesOn(moving, document, line, pointers, wanted);
			pushAll(changes, lives ? found.changes : []);
			kept += found.kept + (lives ? 0 : found.changes.length);
		}
	}
	return { changes, kept };
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

/** The workspace as it is, as it will be, and what moves between. */
interface Moving {
	readonly before: ResolveContext;
	readonly after: ResolveContext;
	readonly moves: Moves;
}

async function changesOn(
	moving: Moving,
	document: Document,
	line: Line1,
	pointers: readonly Pointer[],
	{ leaveLinks }: Wanted,
): Promise<Changes> {
	const found: NewPointer[] = [];
	let unsaid = 0;
	for (const pointer of pointers) {
		const parts = leaveLinks && isPlainMarkdown(pointer) ? [] : await rewritten(moving, document, pointer);
		if (parts === 'unsaid') {
			unsaid++;
		} else if (parts.length > 0) {
			found.push({ pointer, parts });
		}
	}
	const said = readAgain(document.lines.at(toLine0(line)), pointers, found);
	const { path } = document;
	return {
		changes: said.flatMap(({ parts }) => parts.map((part) => ({ path, line, ...part }))),
		kept: unsaid + found.length - said.length,
	};
}

/** What of a pointer is written anew; nothing where it can stay as it is. */
async function rewritten(moving: Moving, document: Document, pointer: Pointer): Promise<Rewritten[] | 'unsaid'> {
	const prefix = movedPrefix(pointer, moving.moves);
	if (prefix !== undefined) {
		return [prefix];
	}
	const resolution = await resolvePointer(moving.before, pointer, document.path);
	if (pointer.kind !== 'brace') {
		const path = await newPath(moving, document, pointer.path, pointer.markdownLink, resolution);
		return path === 'same' ? [] : path === undefined ? 'unsaid' : [{ span: pointer.pathSpan, ...path }];
	}
	const found: Rewritten[] = [];
	let isUnsaid = false;
	for (const [i, member] of pointer.members.entries()) {
		const inside = resolution.members[i];
		const path = inside === undefined ? 'same' : await newPath(moving, document, member.path, false, inside);
		const text = path === 'same' ? undefined : path?.text;
		const head = member.path.slice(0, member.path.length - member.text.length);
		// A member can say a path that begins as the set does; another one is left to people.
		if (text?.startsWith(head) && member.path.endsWith(member.text) && head !== '') {
			found.push({ span: member.span, text: text.slice(head.length) });
		} else if (path !== 'same') {
			isUnsaid = true;
		}
	}
	return isUnsaid && found.length === 0 ? 'unsaid' : found;
}

/** A path that begins with a folder that moves, as it is written from the root: what comes behind may be anything. */
function movedPrefix({ path, pathSpan, markdownLink }: Pointer, moves: Moves): Rewritten | undefined {
	const move = markdownLink ? undefined : moves.of(folderOf(path));
	// A file in it that moves elsewhere goes its own way.
	return move === undefined || moves.of(path)?.from !== move.from
		? undefined
		: { span: { start: pathSpan.start, end: pathSpan.start + move.from.length }, text: move.to };
}

/** How a pointer writes its path once everything has moved, where it cannot stay the same; undefined where no text leads there. */
async function newPath(
	{ after, moves }: Moving,
	document: Document,
	written: string,
	isLink: boolean,
	{ path: before, by, status }: Resolution,
): Promise<{ readonly text: string } | 'same' | undefined> {
	if (before === undefined || status === 'ambiguous') {
		return 'same';
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
		return 'same';
	}
	const rooted = fromRoot(written, path, after.rootFolder);
	for (const each of [inItsManner(written, path, from, by) ?? rooted, rooted]) {
		const text = writtenLike(written, each, isLink);
		if (await leadsThere(text)) {
			return { text };
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
