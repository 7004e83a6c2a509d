import type { Stats } from 'node:fs';
import type { Stamp } from '../ports/files.ts';

/** How long after it was written a file may be written again within the same tick of the disk's clock, in milliseconds. */
const settles = 2_000;

/**
 * The stamp of a file. Undefined where its time says nothing: it was written a moment ago, or, where a clock went backwards,
 * is going to be.
 */
export const stampOf = ({ size, mtimeMs }: Pick<Stats, 'size' | 'mtimeMs'>, now = Date.now()): Stamp | undefined =>
	mtimeMs > now - settles ? undefined : `${size}-${mtimeMs}`;
