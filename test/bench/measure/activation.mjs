// What the extension host pays when the extension starts.

import { join } from 'node:path';
import { runNode } from '../process.mjs';
import { median } from '../rounds.mjs';

/**
 * @param {{ bundles: string }} programs
 * @param {number} rounds
 * @returns {Promise<Record<'load' | 'activate' | 'block' | 'reads', number>>} milliseconds, and how many files were read
 */
export async function measureActivation({ bundles }, rounds) {
	const runs = [];
	for (let round = 0; round < rounds; round++) {
		const { output } = await runNode([join(import.meta.dirname, 'activation.cjs'), bundles]);
		runs.push(JSON.parse(output));
	}
	const of = (name) => median(runs.map((run) => run[name]));
	const reads = Math.max(...runs.map((run) => run.reads.length));
	return { load: of('load'), activate: of('activate'), block: of('block'), reads };
}
