import picomatch from 'picomatch/posix';
import { selfAndParents } from '../base/path.ts';
import type { RootPath } from '../ports/files.ts';

/** Makes a test for root-relative paths out of a repository's globs. */
export function matcher(globs: readonly string[]): (path: RootPath) => boolean {
	return globs.length === 0 ? () => false : picomatch([...globs], { dot: true });
}

/** Makes a test for what no walk lists, be it there or not: git's own files, and what the globs name with all that lies in it. */
export function leftOutBy(exclude: readonly string[]): (path: RootPath) => boolean {
	const isExcluded = matcher(exclude);
	return (path) => isInGit(path) || selfAndParents(path).some((each) => isExcluded(each));
}

export const isInGit = (path: RootPath): boolean => path.split('/').includes('.git');
