import picomatch from 'picomatch/posix';
import { folderOf, nameOf } from '../base/path.ts';
import type { RootPath } from '../ports/files.ts';

/** Makes a test for root-relative paths out of a repository's globs. */
export function matcher(globs: readonly string[]): (path: RootPath) => boolean {
	return globs.length === 0 ? () => false : picomatch([...globs], { dot: true });
}

/** Makes a test for what no walk lists, be it there or not: git's own files, and what the globs name with all that lies in it. */
export function leftOutBy(exclude: readonly string[]): (path: RootPath) => boolean {
	const isExcluded = exceptName(exclude);
	const isOut = (path: RootPath): boolean => nameOf(path) === '.git' || isExcluded(path) || isFolderOut(folderOf(path));
	const isFolderOut = remembered((folder) => folder !== '' && isOut(folder));
	return (path) => path !== '' && isOut(path);
}

/** The same as `matcher`, faster where the globs are `**\/name`: most are. */
function exceptName(globs: readonly string[]): (path: RootPath) => boolean {
	const names = new Map(globs.map((glob) => [glob, /^\*\*\/([\w.@-]+)$/.exec(glob)?.[1]]));
	const plain = new Set(names.values());
	const others = matcher(globs.filter((glob) => names.get(glob) === undefined));
	return (path) => plain.has(nameOf(path)) || others(path);
}

/** How many answers about folders are remembered. */
const mostRemembered = 50_000;

/** Remembers what a question about a folder was answered, for as long as the answer never changes. */
function remembered(ask: (folder: RootPath) => boolean): (folder: RootPath) => boolean {
	const answers = new Map<RootPath, boolean>();
	return (folder) => {
		const known = answers.get(folder);
		if (known !== undefined) {
			return known;
		}
		const answer = ask(folder);
		if (answers.size === mostRemembered) {
			answers.clear();
		}
		answers.set(folder, answer);
		return answer;
	};
}

export const isInGit = (path: RootPath): boolean => path.includes('.git') && path.split('/').includes('.git');
