import { locate } from '../indexing/locate.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import type { RootPath } from '../ports/files.ts';
import { readForeignPointer, repositoryOf } from '../syntax/foreignPointer.ts';

/** What a place that was copied elsewhere is here. */
export interface PastedPointer {
	readonly pointer: string;
	/** The place is one of a commit, whose lines need not be those of today: who pasted it may have meant just that. */
	readonly isOfCommit: boolean;
}

/**
 * A place that was copied elsewhere, as a pointer from the root: `/home/me/repo/src/a.py:12:5` is `src/a.py:12`, and so is
 * an address on a code host of the repository that the workspace lies in. Undefined where the text is no place, is a pointer
 * already, or no file of this workspace is meant for sure.
 */
export async function pastedPointer(workspace: PlanWorkspace, text: string): Promise<PastedPointer | undefined> {
	const foreign = readForeignPointer(text.trim());
	if (foreign === undefined) {
		return undefined;
	}
	const { path, repository, lines } = foreign;
	const found =
		repository === undefined
			? await fileAt(workspace, path, lines !== undefined)
			: await fileOnHost(workspace, repository, path);
	if (found === undefined) {
		return undefined;
	}
	const suffix =
		lines === undefined ? '' : lines.first === lines.last ? `:${lines.first}` : `:${lines.first}-${lines.last}`;
	const pointer = found + suffix;
	return pointer === text ? undefined : { pointer, isOfCommit: repository !== undefined && commit.test(path) };
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

/**
 * The file behind a branch, in a repository that git knows as a remote of this one. The branch may have several parts; what
 * is left has to be there. Where the branch is known, or a commit is named, nothing else can be its path.
 */
async function fileOnHost(workspace: PlanWorkspace, repository: string, path: string): Promise<RootPath | undefined> {
	const { history } = workspace.ports;
	const remotes = await history.remotes();
	if (!remotes.some((remote) => repositoryOf(remote) === repository)) {
		return undefined;
	}
	const current = await history.branch();
	const parts = path.split('/');
	const behind = parts.map((_, i) => parts.slice(i + 1).join('/'));
	const paths = commit.test(path)
		? behind.slice(0, 1)
		: current !== undefined && path.startsWith(`${current}/`)
			? [path.slice(current.length + 1)]
			: behind;
	const tree = await workspace.tree();
	return paths
		.filter((each) => each.startsWith(history.prefix))
		.map((each) => each.slice(history.prefix.length))
		.find((each) => tree.kindOf(each) === 'file');
}

/** A commit in the place of the branch; git shortens none below seven digits. */
const commit = /^[0-9a-f]{7,64}\//i;
