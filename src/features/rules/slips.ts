import { isTypo, type Nearest, nearest } from '../../base/nearest.ts';
import { extensionOf, folderOf, follow, nameOf } from '../../base/path.ts';
import type { FileTree } from '../../indexing/fileTree.ts';
import type { RootPath } from '../../ports/files.ts';

/** What a tree is asked for where a name is looked for that comes near. */
export type Names = Pick<FileTree, 'kindOf' | 'namesIn' | 'endingIn' | 'foldersEndingIn'>;

/** A path that leads nowhere. */
interface Sought {
	/** As it is written. */
	readonly part: { readonly path: string };
	/** Where it was looked for. */
	readonly resolution: { readonly tried: readonly RootPath[] };
	/** Of one of a pair the files that the other one may be. */
	readonly pair?: { readonly others: readonly RootPath[] } | undefined;
}

/**
 * The file whose name comes nearest in a folder where one was looked for: `docs/fix_plan.md` for `docs/fixplan.md`.
 * @param tried where it was looked for, the likeliest place first
 * @param others those that are not meant
 */
export function nearestIn(
	tree: Names,
	tried: readonly RootPath[],
	others: readonly RootPath[] = [],
): Nearest | undefined {
	for (const path of tried) {
		const found = nearestBeside(tree, path, others);
		if (found !== undefined) {
			return found;
		}
	}
	return undefined;
}

function nearestBeside(tree: Names, path: RootPath, others: readonly RootPath[]): Nearest | undefined {
	const folder = folderMeant(tree, folderOf(path));
	const before = folder === '' ? '' : `${folder}/`;
	const extension = extensionOf(path);
	const all = folder === undefined ? [] : [...tree.namesIn(folder)];
	const names = all.filter((name) => extensionOf(name) === extension && !others.includes(before + name));
	// An extension that both have makes no two names alike.
	const stem = (name: string) => (extension === '' ? name : name.slice(0, -extension.length - 1));
	const found = nearest(stem(nameOf(path)), names.map(stem));
	return found && { ...found, name: before + found.name + (extension === '' ? '' : `.${extension}`) };
}

/** A folder of the root, else the only one whose path ends so: plans write paths from somewhere below the root as well. */
function folderMeant(tree: Names, folder: string): RootPath | undefined {
	if (folder === '' || tree.kindOf(folder) === 'folder') {
		return folder;
	}
	const [found, another] = tree.kindOf(folder) === undefined ? tree.foldersEndingIn(folder) : [];
	return found === undefined || another !== undefined ? undefined : found.slice(0, -1);
}

const meantBy = (tree: Names, { resolution, pair }: Sought): Nearest | undefined => {
	const found = nearestIn(tree, resolution.tried, pair?.others);
	return found?.isCertain === true ? found : undefined;
};

/** True where another file of the same folder is meant and nothing else can be; `reader.ts` that becomes `readers.ts` is not. */
export const isSlip = (tree: Names, missing: Sought): boolean => meantBy(tree, missing) !== undefined;

/**
 * The same of a path that may well be meant as it is: that of a file which an open task is about to make, or of one in another repository,
 * where the first folder is not there. Only what is no name of its own is told.
 */
export function isTypoFor(tree: Names, missing: Sought): boolean {
	const { path } = missing.part;
	const found = meantBy(tree, missing);
	return (found !== undefined && isTypo(nameOf(path), nameOf(found.name))) || isFolderTypo(tree, path);
}

/** True where one file alone has the same name and the same folders but for one, which is misspelt. */
function isFolderTypo(tree: Names, path: string): boolean {
	const parts = (follow('', path) ?? '').split('/');
	const isMeant = (file: RootPath): boolean => {
		const other = file.split('/').slice(-parts.length);
		const [at, another] = parts.flatMap((part, i) => (part === other[i] ? [] : [i]));
		return (
			other.length === parts.length &&
			at !== undefined &&
			another === undefined &&
			isTypo(parts[at] ?? '', other[at] ?? '')
		);
	};
	const named = parts.length > 1 ? tree.endingIn(nameOf(path)) : [];
	return named.length <= MANY && named.filter(isMeant).length === 1;
}

/** As many files may be called alike; those of a name that is everywhere are not gone through for each path. */
const MANY = 200;
