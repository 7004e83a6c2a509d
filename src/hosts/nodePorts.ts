import { setImmediate, setTimeout } from 'node:timers/promises';
import { withSmallDrive } from '../base/path.ts';
import type { Ports } from '../indexing/workspace.ts';
import type { Clock } from '../ports/clock.ts';

export const nodeClock: Clock = {
	now: () => new Date(),
	elapsed: () => performance.now(),
	pause: () => setImmediate(),
	wait: (ms) => setTimeout(ms),
};

/**
 * The ports of a folder on this machine that are the same for every program.
 * @param root the folder, an absolute path
 */
export function openNodePorts(
	root: string,
	ports: Pick<Ports, 'files' | 'history' | 'settings' | 'log' | 'store'>,
): Ports {
	return {
		...ports,
		clock: nodeClock,
		rootFolder: withSmallDrive(root.replaceAll('\\', '/')),
	};
}
