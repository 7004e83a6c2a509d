import { folderOf, follow, selfAndParents } from '../../base/path.ts';
import type { Document } from '../../indexing/document.ts';
import { initiativeFolderOf } from '../../indexing/locate.ts';
import { decodedPath } from '../../indexing/paths.ts';
import type { RootPath } from '../../ports/files.ts';

/** The folders from which a document's paths are written: the root, its own, its initiative's, the one of the brief's Focus. */
export function basesOf({ path }: Document, focusFolder: RootPath | undefined): RootPath[] {
	const bases = ['', folderOf(path), initiativeFolderOf(path), focusFolder];
	return [...new Set(bases.filter((base) => base !== undefined))];
}

/** What a document's pointers may lead to, and the folders around it, without a look at what there is. */
export function citedIn(document: Document): ReadonlySet<RootPath> {
	const bases = basesOf(document, undefined);
	const written = new Set(document.pointers.map(({ pointer }) => decodedPath(pointer)));
	return new Set([...written].flatMap((path) => bases.flatMap((base) => selfAndParents(follow(base, path) ?? ''))));
}
