import { follow, selfAndParents } from '../../base/path.ts';
import type { Line1 } from '../../base/position.ts';
import type { Document } from '../../indexing/document.ts';
import { basesOf } from '../../indexing/locate.ts';
import { decodedPath } from '../../indexing/paths.ts';
import type { RootPath } from '../../ports/files.ts';

/** What a document's pointers may lead to, and the folders around it, without a look at what there is. */
export function citedIn(document: Document): ReadonlySet<RootPath> {
	const bases = basesOf(document.path, undefined);
	const written = new Set(document.pointers.map(({ pointer }) => decodedPath(pointer)));
	return new Set([...written].flatMap((path) => bases.flatMap((base) => selfAndParents(follow(base, path) ?? ''))));
}

/** The lines of a file that a document cites, the first of each range. */
export function linesCitedIn(document: Document, path: RootPath): ReadonlySet<Line1> {
	const bases = basesOf(document.path, undefined);
	const cited = document.pointers.filter(
		({ pointer }) => pointer.ranges.length > 0 && bases.some((base) => follow(base, decodedPath(pointer)) === path),
	);
	return new Set(cited.flatMap(({ pointer }) => pointer.ranges.map(({ first }) => first)));
}
