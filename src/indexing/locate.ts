import { type Known, whenKnown } from '../base/known.ts';
import { ownText } from '../base/ownText.ts';
import { folderOf, follow, isWithin, withSmallDrive } from '../base/path.ts';
import type { RootPath } from '../ports/files.ts';
import type { FileTree } from './fileTree.ts';
import { planHomes } from './paths.ts';
import type { ResolvedBy } from './resolution.ts';

/** What a path names in the workspace. */
export type Location =
	| {
			readonly found: RootPath;
			readonly kind: 'file' | 'folder';
			readonly by: ResolvedBy;
			readonly tried: readonly RootPath[];
			/** It may be meant as a path of the disk, of a container for one: `/src/app.py` in a traceback. */
			readonly mayBeOnDisk?: boolean;
	  }
	| { readonly missing: true; readonly tried: readonly RootPath[] }
	/** Folders have a `/` behind them. */
	| { readonly ambiguous: readonly RootPath[]; readonly tried: readonly RootPath[] }
	| { readonly outside: true; readonly tried: readonly RootPath[] };

/** Where paths are looked for. */
export interface LocateContext {
	readonly tree: Pick<FileTree, 'fileAt' | 'kindOf' | 'endingIn' | 'foldersEndingIn' | 'planHomes'>;
	/** What stands at a path that the tree does not know; asked of the disk once. */
	kindOf(path: RootPath): Known<'file' | 'folder' | undefined>;
	/** The absolute path of the root, so that `/home/me/repo/docs/a.md` is known as `docs/a.md`. */
	readonly rootFolder: string | undefined;
	/** The initiative folder of the brief's Focus. */
	readonly focusFolder: RootPath | undefined;
}

/** The folder of the initiative that a document belongs to by its place: `plans/active/X-001` for all that lies in it. */
export function initiativeFolderOf(path: RootPath): RootPath | undefined {
	const home = planHomes.find((folder) => path.startsWith(folder));
	const end = home === undefined ? -1 : path.indexOf('/', home.length + 1);
	return end < 0 ? undefined : path.slice(0, end);
}

/**
 * Finds what a path in a document names; the first rule of design.md, section 5, that finds something wins.
 * @param written the path as the document writes it
 * @param from the document
 * @param isLink a Markdown link's target: the document's folder first, and a leading `/` is the root's. In prose it may be the
 * disk's as well, so that a path with one leads to what lies right there below the root or else outside.
 */
export const locate = (context: LocateContext, written: string, from: RootPath, isLink: boolean): Promise<Location> =>
	whenKnown(() => locateNow(context, written, from, isLink));

/** The same from memory, for those who ask about many. */
export function locateNow(context: LocateContext, written: string, from: RootPath, isLink: boolean): Known<Location> {
	// Nearly all: there is nothing to fold, nor another place to try.
	const file = isLink ? undefined : context.tree.fileAt(written);
	if (file !== undefined) {
		return { found: file, kind: 'file', by: 'root', tried: [file] };
	}
	const slashed = written.includes('\\') ? written.replaceAll('\\', '/') : written;
	const absolute = belowFolder(slashed, context.rootFolder);
	const rooted = absolute ?? (slashed.startsWith('/') ? slashed.slice(1) : undefined);
	if (rooted === undefined && /^(?:~|[A-Za-z]:)/.test(slashed)) {
		return { outside: true, tried: [] };
	}
	const path = rooted ?? slashed;
	const mayBeOnDisk = !isLink && rooted !== absolute;
	const tried: RootPath[] = [];
	for (const by of mayBeOnDisk ? rootAlone : isLink && rooted === undefined ? linkBases : proseBases) {
		const base = baseOf(context, from, by);
		const candidate = base === undefined ? undefined : follow(base, path);
		if (candidate === undefined || tried.includes(candidate)) {
			continue;
		}
		tried.push(candidate);
		const kind = kindOf(context, candidate, path);
		if (kind instanceof Promise) {
			return kind;
		}
		if (kind !== undefined) {
			return { found: context.tree.fileAt(candidate) ?? ownText(candidate), kind, by, tried, mayBeOnDisk };
		}
	}
	if (mayBeOnDisk || follow(folderOf(from), path) === undefined) {
		return { outside: true, tried };
	}
	const elsewhere = goesUp.test(path) ? undefined : bySuffix(context, path, from, tried);
	return elsewhere ?? byMove(context, tried) ?? { missing: true, tried };
}

const goesUp = /(?:^|\/)\.\.(?:\/|$)/;

/** An absolute path as one below a folder; undefined where it does not lie there. */
const belowFolder = (path: string, folder: string | undefined): string | undefined =>
	folder !== undefined && (isWithin(folder, path) || isWithin(folder, withSmallDrive(path)))
		? path.slice(folder.length + 1)
		: undefined;

type Base = Extract<ResolvedBy, 'root' | 'document' | 'initiative' | 'focus'>;

const proseBases: readonly Base[] = ['root', 'document', 'initiative', 'focus'];
const linkBases: readonly Base[] = ['document', 'root', 'initiative', 'focus'];
const rootAlone: readonly Base[] = ['root'];

/** The folders from which a document's paths are written: the root, its own, its initiative's, the one of the brief's Focus. */
export const basesOf = (from: RootPath, focusFolder: RootPath | undefined): RootPath[] => [
	...new Set(proseBases.flatMap((by) => baseOf({ focusFolder }, from, by) ?? [])),
];

/** The folder from which a rule follows a path; undefined where there is none. */
function baseOf(context: Pick<LocateContext, 'focusFolder'>, from: RootPath, by: Base): RootPath | undefined {
	switch (by) {
		case 'root':
			return '';
		case 'document':
			return folderOf(from);
		case 'initiative':
			return initiativeFolderOf(from);
		case 'focus':
			return context.focusFolder;
	}
}

/** A trailing `/` asks for a folder; anything else may be either. */
function kindOf(context: LocateContext, candidate: RootPath, written: string): Known<'file' | 'folder' | undefined> {
	const known = context.tree.kindOf(candidate);
	const kind = known === 'unknown' ? context.kindOf(candidate) : known;
	return kind === 'file' && written.endsWith('/') ? undefined : kind;
}

function bySuffix(
	context: LocateContext,
	path: string,
	from: RootPath,
	tried: readonly RootPath[],
): Location | undefined {
	const files = path.endsWith('/') ? none : context.tree.endingIn(path);
	const found = files.length > 0 ? files : foldersBySuffix(context, path, from);
	const [first] = found;
	if (first === undefined) {
		return undefined;
	}
	if (found.length > 1) {
		return { ambiguous: found, tried };
	}
	return files.length > 0
		? { found: first, kind: 'file', by: 'suffix', tried }
		: { found: first.slice(0, -1), kind: 'folder', by: 'suffix', tried };
}

const none: readonly never[] = [];

/**
 * Folders share their names far more than files do: one word tells none, a path that begins as one from the root does is missing
 * there, and the evidence of another initiative is meant by nobody who does not name that.
 */
function foldersBySuffix({ tree }: LocateContext, path: string, from: RootPath): readonly RootPath[] {
	const slash = path.indexOf('/');
	const isFile = path.lastIndexOf('.') > path.lastIndexOf('/');
	const isTold = !isFile && slash > 0 && slash < path.length - 1 && !/^\.{1,2}\//.test(path);
	const found = isTold ? tree.foldersEndingIn(path) : none;
	if (found.length === 0 || tree.kindOf(path.slice(0, slash)) !== undefined) {
		return none;
	}
	const own = initiativeFolderOf(from);
	const isForeign = (folder: RootPath): boolean => {
		const initiative = initiativeFolderOf(folder);
		return initiative !== undefined && initiative !== own && folder.length - path.length > initiative.length;
	};
	return found.some(isForeign) ? found.filter((folder) => !isForeign(folder)) : found;
}

/** Plans move when they end; a path of one is tried in the other places where plans live, where there is such an initiative. */
function byMove(context: LocateContext, tried: RootPath[]): Known<Location | undefined> {
	for (const path of [...tried]) {
		const home = planHomes.find((folder) => path.startsWith(folder));
		if (home === undefined) {
			continue;
		}
		const inside = path.slice(home.length);
		const [initiative = ''] = inside.split('/', 1);
		for (const other of context.tree.planHomes) {
			if (other === home || context.tree.kindOf(other + initiative) === undefined) {
				continue;
			}
			const candidate = other + inside;
			const kind = tried.includes(candidate) ? undefined : kindOf(context, candidate, path);
			if (kind instanceof Promise) {
				return kind;
			}
			if (kind !== undefined) {
				return { found: candidate, kind, by: 'moved', tried };
			}
			tried.push(candidate);
		}
	}
	return undefined;
}
