import { folderOf } from '../../base/path.ts';
import type { PlanWorkspace } from '../../indexing/workspace.ts';
import type { RootPath } from '../../ports/files.ts';

/**
 * The one file whose path ends like this one, the longest ending first; where several do, the one beside the document that names it.
 * Undefined where nobody can tell.
 */
export async function sameEnding(
	workspace: PlanWorkspace,
	path: string,
	citing: RootPath,
): Promise<RootPath | undefined> {
	const tree = await workspace.tree();
	const parts = path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
	for (let from = 1; from < parts.length; from++) {
		const found = tree.endingIn(parts.slice(from).join('/'));
		if (found.length > 0) {
			const beside = found.filter((each) => folderOf(each) === folderOf(citing));
			return found.length === 1 ? found[0] : beside.length === 1 ? beside[0] : undefined;
		}
	}
	return undefined;
}
