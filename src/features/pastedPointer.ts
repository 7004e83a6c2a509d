import { locate } from '../indexing/locate.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import type { RootPath } from '../ports/files.ts';
import { readForeignPointer } from '../syntax/foreignPointer.ts';

/**
 * A place that was copied elsewhere, as a pointer from the root: `/home/me/repo/src/a.py:12:5` is `src/a.py:12`. Undefined
 * where the text is no place, is a pointer already, or no file of this workspace is meant for sure.
 */
export async function pastedPointer(workspace: PlanWorkspace, text: string): Promise<string | undefined> {
	const foreign = readForeignPointer(text.trim());
	if (foreign === undefined) {
		return undefined;
	}
	const { path, isBlob, lines } = foreign;
	const found = isBlob ? await blobFile(workspace, path) : await fileAt(workspace, path, lines !== undefined);
	if (found === undefined) {
		return undefined;
	}
	const suffix =
		lines === undefined ? '' : lines.first === lines.last ? `:${lines.first}` : `:${lines.first}-${lines.last}`;
	const pointer = found + suffix;
	return pointer === text ? undefined : pointer;
}

/** A path without lines may be any word, so a bare name is looked for elsewhere only when it has some. */
async function fileAt(workspace: PlanWorkspace, path: string, hasLines: boolean): Promise<RootPath | undefined> {
	const location = await locate(await workspace.resolving(), path, '', false);
	if (!('found' in location) || location.kind !== 'file') {
		return undefined;
	}
	return location.by === 'root' || (location.by === 'suffix' && (hasLines || path.includes('/')))
		? location.found
		: undefined;
}

/** The branch in front may have several parts; what is left has to be there. */
async function blobFile(workspace: PlanWorkspace, path: string): Promise<RootPath | undefined> {
	const tree = await workspace.tree();
	const parts = path.split('/');
	const paths = parts.map((_, i) => parts.slice(i + 1).join('/'));
	return paths.find((each) => tree.kindOf(each) === 'file');
}
