import picomatch from 'picomatch/posix';
import { selfAndParents } from '../base/path.ts';
import type { RootPath } from '../ports/files.ts';

/** Makes a test for root-relative paths out of a repository's globs. */
export function matcher(globs: readonly string[]): (path: RootPath) => boolean {
	return globs.length === 0 ? () => false : picomatch([...globs], { dot: true });
}

/** Makes a test for what no walk lists, be it there or not: git's own files, and what the globs name with all that lies in it. */
export function leftOutBy(exclude: readonly string[]): (path: RootPath) => boolean {
	// Most of them are `**/name/**`: one look tells whether a path has a part of such a name.
	const nameOf = (glob: string) => /^\*\*\/([\w.@-]+)(?:\/\*\*)?$/.exec(glob)?.[1];
	const names = exclude.flatMap((glob) => nameOf(glob) ?? []);
	const hasName = new RegExp(`(?:^|/)(?:${['.git', ...names].join('|').replaceAll('.', '\\.')})(?:/|$)`);
	const others = exclude.filter((glob) => nameOf(glob) === undefined);
	if (others.length === 0) {
		return (path) => hasName.test(path);
	}
	const isExcluded = matcher(others);
	return (path) => hasName.test(path) || selfAndParents(path).some((each) => isExcluded(each));
}

export const isInGit = (path: RootPath): boolean => path.includes('.git') && path.split('/').includes('.git');
