import type { PlanWorkspace } from '../../indexing/workspace.ts';

/** The one file whose path ends like this one, the longest ending first; undefined where several do. */
export async function sameEnding(workspace: PlanWorkspace, path: string): Promise<string | undefined> {
	const tree = await workspace.tree();
	const parts = path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
	for (let from = 1; from < parts.length; from++) {
		const found = tree.endingIn(parts.slice(from).join('/'));
		if (found.length > 0) {
			return found.length === 1 ? found[0] : undefined;
		}
	}
	return undefined;
}
