import { folderOf, follow, nameOf } from '../base/path.ts';
import type { RootPath } from '../ports/files.ts';
import type { Pointer } from '../syntax/pointer.ts';

/** The path of a pointer as it is looked for: a Markdown link's target may be percent-encoded, one in prose is meant to the letter. */
export const decodedPath = ({ path, markdownLink }: Pick<Pointer, 'path' | 'markdownLink'>): string =>
	markdownLink ? decoded(path) : path;

/** Likewise what a pointer names behind `#` or `§`; empty where it names nothing. */
export const decodedAnchor = ({ anchor = '', markdownLink }: Pick<Pointer, 'anchor' | 'markdownLink'>): string =>
	markdownLink ? decoded(anchor) : anchor;

/** A text with a percent sign that encodes nothing stays as it is. */
function decoded(text: string): string {
	if (!text.includes('%')) {
		return text;
	}
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/**
 * The folders that plans live in, one after the other; a pointer at a plan that has moved is followed from one to another.
 * What lies in another stands before it.
 */
export const planHomes = ['', 'docs/']
	.flatMap((above) => ['plans/active/', 'plans/archive/', 'plans/completed/'].map((home) => above + home))
	.concat('docs/plans/');

/**
 * The ends of the paths that a pointer may lead to, by which it is found again: the last two parts where both are names, else
 * the last alone: `X-001/plan.md` of `plans/active/X-001/plan.md`, `a.md` of `../a.md`. None for a pattern.
 * @param from the document that has the pointer
 */
export function tailsIn(pointer: Pointer, from: RootPath): string[] {
	if (pointer.kind === 'file' || pointer.kind === 'dir') {
		return tailsFrom(from, decodedPath(pointer));
	}
	const parts = pointer.kind === 'brace' ? pointer.members : [pointer];
	return parts.flatMap(({ kind, path }) =>
		kind === 'glob' || kind === 'template' ? [] : tailsFrom(from, decodedPath({ ...pointer, path })),
	);
}

function tailsFrom(from: RootPath, written: string): string[] {
	const slashed = written.includes('\\') ? written.replaceAll('\\', '/') : written;
	const path = slashed.endsWith('/') ? slashed.replace(/\/+$/, '') : slashed;
	return path.endsWith('.') && endsInDots.test(path) ? foldersIn(from, path).map(tailOf) : [tailOf(path)];
}

const endsInDots = /(?:^|\/)\.{1,2}$/;

/** The folder that a path ending in dots leads to, so far as its text says: `docs` of `docs/a/..`; the folders it may be of `../..`. */
function foldersIn(from: RootPath, path: string): string[] {
	const parts: string[] = [];
	for (const part of path.split('/')) {
		if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') {
			parts.pop();
		} else if (part !== '' && part !== '.') {
			parts.push(part);
		}
	}
	const folded = parts.join('/');
	if (folded !== '' && !endsInDots.test(folded)) {
		return [folded];
	}
	// No name is left: it leads up from the document or, where that leaves the root, from the plan that the brief focuses on.
	const up = follow(folderOf(from), folded);
	return up === undefined ? planHomes.flatMap((home) => follow(`${home}focus`, folded) ?? []) : [up];
}

function tailOf(path: string): string {
	const nameAt = path.lastIndexOf('/') + 1;
	const parentAt = path.lastIndexOf('/', nameAt - 2) + 1;
	const parent = path.slice(parentAt, Math.max(parentAt, nameAt - 1));
	return path.slice(parent === '' || parent === '.' || parent === '..' ? nameAt : parentAt);
}

/**
 * All ends, by `tailsIn`, of pointers that can lead to a file or folder.
 * @param rootFolder the absolute path of the root, where it has one: some pointers name it
 */
export function tailsOf(path: RootPath, rootFolder: string | undefined): ReadonlySet<string> {
	const home = planHomes.find((folder) => path.startsWith(folder));
	const moved = home === undefined ? [] : planHomes.map((folder) => folder + path.slice(home.length));
	const absolute = rootFolder === undefined ? [] : [`${rootFolder}/${nameOf(path)}`];
	return new Set([nameOf(path), ...[path, ...moved, ...absolute].map(tailOf)]);
}
