import { ClientFiles } from '../hosts/clientFiles.ts';
import { gitOff } from '../hosts/gitOff.ts';
import type { Ports } from '../indexing/workspace.ts';
import { noStore } from '../ports/indexStore.ts';
import { PlanService } from '../service.ts';
import type { OpenRoot } from './server.ts';

/** Opens folders that only the client can reach: in a browser, or in a virtual workspace. */
export function openClientRoot(clock: Ports['clock']): OpenRoot {
	return async ({ folder, settings, log, client }) => {
		const files = new ClientFiles(client, folder.uri, settings, log);
		const history = gitOff('Git cannot be asked about files that are not on a disk here.');
		const ports = { files, history, clock, log, settings, store: noStore, rootFolder: undefined };
		return {
			service: new PlanService(ports),
			changed: (changes) => files.changed(changes),
			dispose: () => files.dispose(),
		};
	};
}
