import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Ports } from '../indexing/workspace.ts';
import type { Clock } from '../ports/clock.ts';
import { PythonSymbols } from './pythonSymbols.ts';

export const nodeClock: Clock = {
	now: () => new Date(),
	elapsed: () => performance.now(),
	pause: () => setImmediate(),
};

/**
 * The ports of a folder on this machine that are the same for every program.
 * @param root the folder, an absolute path
 * @param assets where the wasm files lie: the folder of the bundle
 */
export function openNodePorts(
	root: string,
	assets: string,
	ports: Pick<Ports, 'files' | 'history' | 'settings' | 'log'>,
): Ports {
	return {
		...ports,
		symbols: new PythonSymbols((name) => readFile(join(assets, name)), ports.log),
		clock: nodeClock,
		rootFolder: root.replaceAll('\\', '/'),
	};
}
