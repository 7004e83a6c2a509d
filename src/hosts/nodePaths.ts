import { accessSync, constants, lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { folderOf, isInGit } from '../base/path.ts';
import type { RootPath } from '../ports/files.ts';

/** What stands at a root-relative path when every link on the way is followed, or why nothing there may be read. */
export type Located =
	| { readonly real: string; readonly stats: Stats }
	| { readonly problem: 'missing' | 'outside' | 'failed'; readonly message: string };

/**
 * Follows a path from the root. Both the path as written and the place that it leads to must lie in the root;
 * what lies outside is not looked at. Never throws.
 */
export function locate(root: string, path: RootPath): Located {
	if (!staysInside(root, path)) {
		return outside(path);
	}
	const full = join(root, path);
	try {
		const real = realpathSync.native(full);
		return contains(realpathSync.native(root), real) ? { real, stats: statSync(real) } : outside(path);
	} catch (error) {
		return unreachable(path, full, error);
	}
}

/**
 * Why no file can be created at a path: a sentence for people, undefined where nothing is in the way.
 * Looks at the nearest folder above it that exists, for that is where the missing ones would be made.
 */
export function whyNotCreate(root: string, path: RootPath): string | undefined {
	if (path === '' || !staysInside(root, path)) {
		return `${path || 'The workspace itself'} is no place for a file in the workspace.`;
	}
	// Git would execute a hook or a setting that is written there; no plan has business with either.
	if (isInGit(path)) {
		return `${path} belongs to git.`;
	}
	const parent = nearestParent(root, path);
	const located = locate(root, parent);
	if ('problem' in located) {
		return located.problem === 'outside' ? `${parent} leads out of the workspace.` : located.message;
	}
	if (!located.stats.isDirectory()) {
		return `${parent} is a file, not a folder.`;
	}
	return isInGit(relative(realpathSync.native(root), located.real))
		? `${parent} leads into git's folder.`
		: whyNotWrite(located, parent);
}

/** Why a file cannot be changed: a sentence for people, undefined where nothing is in the way. */
export function whyNotChange(root: string, path: RootPath): string | undefined {
	const located = locate(root, path);
	if ('problem' in located) {
		return located.problem === 'missing' ? undefined : located.message;
	}
	return whyNotWrite(located, path);
}

/**
 * Why a file or folder cannot be taken out of its folder, as a move does: a sentence for people, undefined where nothing is in the
 * way. The folder is what has to be written, and of a folder that moves the folder itself, which names the one above it; a file
 * may be read-only.
 */
export function whyNotRemove(root: string, path: RootPath): string | undefined {
	const located = locate(root, path);
	const own = 'stats' in located && located.stats.isDirectory() ? whyNotWrite(located, path) : undefined;
	return whyNotChange(root, folderOf(path)) ?? own;
}

/** A file that nobody may write is read-only even to an administrator, as it is in an editor; a folder is not. */
function whyNotWrite({ real, stats }: Extract<Located, { real: string }>, path: RootPath): string | undefined {
	if (stats.isFile() && (stats.mode & 0o222) === 0) {
		return `The file is read-only: ${path}.`;
	}
	try {
		accessSync(real, constants.W_OK);
		return undefined;
	} catch (error) {
		return `${path || 'The workspace folder'} cannot be changed because ${reasonOf(error)}.`;
	}
}

/** An error of the file system as words that end a sentence: `the permission is missing`. */
export function reasonOf(error: unknown): string {
	const code = codeOf(error);
	switch (code) {
		case 'EACCES':
		case 'EPERM':
			return 'the permission is missing';
		case 'ELOOP':
			return 'its links lead in a circle';
		case 'ENOSPC':
			return 'the disk is full';
		case 'EROFS':
			return 'the disk is read-only';
		default:
			return code === '' ? 'of an unknown error' : `of the error ${code}`;
	}
}

/** The code of a Node error: `ENOENT`; the empty string for any other error. */
export function codeOf(error: unknown): string {
	return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Whether a path as written, links not followed, names something in the root or the root itself. */
function staysInside(root: string, path: RootPath): boolean {
	return !isAbsolute(path) && contains(root, resolve(root, path));
}

/** Whether a folder is, or holds, a path. Both are absolute and free of `..` parts. */
function contains(folder: string, path: string): boolean {
	const way = relative(folder, path);
	return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function outside(path: RootPath): Located {
	return { problem: 'outside', message: `${path} lies outside the workspace and is not read.` };
}

function unreachable(path: RootPath, full: string, error: unknown): Located {
	switch (codeOf(error)) {
		case 'ENOENT':
			return standsAt(full)
				? { problem: 'failed', message: `${path} is a link to a file that does not exist.` }
				: { problem: 'missing', message: `${path} does not exist.` };
		// A part of the path is a file, no name may be that long, or it holds a NUL: nothing can stand there.
		case 'ENOTDIR':
		case 'ENAMETOOLONG':
		case 'ERR_INVALID_ARG_VALUE':
			return { problem: 'missing', message: `${path} does not exist.` };
		default:
			return { problem: 'failed', message: `${path} cannot be read because ${reasonOf(error)}.` };
	}
}

/** The nearest path above at which anything stands, be it a file or a broken link. */
function nearestParent(root: string, path: RootPath): RootPath {
	const parent = folderOf(path);
	return parent === '' || standsAt(join(root, parent)) ? parent : nearestParent(root, parent);
}

/** Whether there is an entry of that name; a link counts, wherever it leads. */
function standsAt(full: string): boolean {
	try {
		return lstatSync(full, { throwIfNoEntry: false }) !== undefined;
	} catch {
		return false;
	}
}
