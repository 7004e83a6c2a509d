import { never } from '../base/event.ts';
import type { History } from '../ports/history.ts';

/** A history that is not asked, and says why: a sentence for people. */
export function gitOff(reason: string): History {
	return {
		off: reason,
		branch: async () => undefined,
		remotes: async () => [],
		prefix: '',
		onDidCheckOut: never,
		ignored: async () => new Set(),
		ignoreFilesChanged: () => {},
	};
}
