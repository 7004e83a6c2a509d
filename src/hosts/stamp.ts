import type { Stats } from 'node:fs';
import type { Stamp } from '../ports/files.ts';

/** How long after it was written a file may be written again within the same tick of the disk's clock, in milliseconds. */
const settles = 2_000;

/**
 * The stamp of a file: its size, when it was written, and when the disk last had to do with it, for unpacking sets the former. Undefined where its time says nothing: it was written a moment ago, or, where a clock went backwards,
 * is going to be.
 */
export const stampOf = (
	{ size, mtimeMs, ctimeMs }: Pick<Stats, 'size' | 'mtimeMs' | 'ctimeMs'>,
	now = Date.now(),
): Stamp | undefined => (Math.max(mtimeMs, ctimeMs) > now - settles ? undefined : `${size}-${mtimeMs}-${ctimeMs}`);
