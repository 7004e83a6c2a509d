import { folderOf, follow, nameOf } from '../../base/path.ts';
import type { LocateContext } from '../../indexing/locate.ts';
import { planHomes } from '../../indexing/paths.ts';
import type { RootPath } from '../../ports/files.ts';

type Tree = LocateContext['tree'];

/** The names of a workspace as they will be once some files are written: a draft cites its sibling, and plans cite both. */
export function futureTree(tree: Tree, drafted: readonly RootPath[]): Tree {
	const files = new Set(drafted.filter((path) => tree.kindOf(path) !== 'file'));
	const folders = new Set([...files].flatMap(foldersAbove));
	return {
		fileAt: (path) => (files.has(path) ? path : tree.fileAt(path)),
		kindOf: (path) => (files.has(path) ? 'file' : folders.has(path) ? 'folder' : tree.kindOf(path)),
		endingIn: (path) => {
			const added = [...files].filter((file) => file === path || file.endsWith(`/${path}`));
			return nameOf(path) === '' ? tree.endingIn(path) : [...tree.endingIn(path), ...added];
		},
		foldersEndingIn: (path) => {
			const suffix = follow('', path) ?? '';
			const added = [...folders].filter((folder) => folder === suffix || folder.endsWith(`/${suffix}`));
			return [...new Set([...tree.foldersEndingIn(path), ...added.map((folder) => `${folder}/`)])];
		},
		planHomes: planHomes.filter((home) => tree.planHomes.includes(home) || folders.has(home.slice(0, -1))),
	};
}

function foldersAbove(path: RootPath): RootPath[] {
	const folders: RootPath[] = [];
	for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
		folders.push(folder);
	}
	return folders;
}
