import picomatch from 'picomatch/posix';
import type { RootPath } from '../ports/files.ts';

/** Makes a test for root-relative paths out of a repository's globs. */
export function matcher(globs: readonly string[]): (path: RootPath) => boolean {
	return globs.length === 0 ? () => false : picomatch([...globs], { dot: true });
}
