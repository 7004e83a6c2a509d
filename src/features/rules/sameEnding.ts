import { folderOf, follow, isWithin, nameOf } from '../../base/path.ts';
import { initiativeFolderOf } from '../../indexing/locate.ts';
import { isMarkdown } from '../../indexing/resolve.ts';
import type { PlanWorkspace } from '../../indexing/workspace.ts';
import type { RootPath } from '../../ports/files.ts';

/** A file whose path ends like another one. */
export interface SameEnding {
	readonly path: RootPath;
	/**
	 * It is the other one, moved: more than the name is the same, or the name says enough. `tests/e2e/cart.test.ts` may as well be
	 * missing beside `tests/unit/cart.test.ts`.
	 */
	readonly isCertain: boolean;
}

/**
 * The one file whose path ends like this one, the longest ending first; where several do, the one beside the document that names it.
 * Undefined where nobody can tell.
 */
export async function sameEnding(
	workspace: PlanWorkspace,
	path: string,
	citing: RootPath,
): Promise<SameEnding | undefined> {
	const tree = await workspace.tree();
	const parts = path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
	for (let from = 1; from < parts.length; from++) {
		const found = tree.endingIn(parts.slice(from).join('/'));
		if (found.length > 0) {
			const beside = found.filter((each) => folderOf(each) === folderOf(citing));
			const [only, another] = found.length === 1 ? found : beside;
			return only === undefined || another !== undefined
				? undefined
				: { path: only, isCertain: hasMoved(follow('', path) ?? path, only, parts.length - from) };
		}
	}
	return undefined;
}

/** @param parts how many parts of the two paths are the same, from the end */
function hasMoved(from: string, to: RootPath, parts: number): boolean {
	const [own, found] = [initiativeFolderOf(from), initiativeFolderOf(to)];
	if (own !== undefined && found !== undefined && nameOf(own) !== nameOf(found)) {
		// The documents of two initiatives are called alike.
		return false;
	}
	return parts > 1 || (!namesNothing.test(nameOf(to)) && (isMarkdown(to) || isBelow(from, to)));
}

/** True where one file lies somewhere below the folder of the other: `src/a.py` and `src/core/a.py`. */
function isBelow(path: string, other: string): boolean {
	const [a, b] = [folderOf(path), folderOf(other)];
	return (a !== '' && isWithin(a, b)) || (b !== '' && isWithin(b, a));
}

/** Names that files have in any folder. */
const namesNothing =
	/^(?:index|main|mod|lib|app|init|__init__|readme|plan|implementation|tasks?|spec|design|types?|utils?|helpers?|config|constants|conftest|package|tests?)\./i;
