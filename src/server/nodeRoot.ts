import { URI } from 'vscode-uri';
import { openGit } from '../hosts/git.ts';
import { gitOff } from '../hosts/gitOff.ts';
import { NodeFiles } from '../hosts/nodeFiles.ts';
import { openNodePorts } from '../hosts/nodePorts.ts';
import { PlanService } from '../service.ts';
import type { OpenRoot } from './server.ts';

/** Opens folders of this machine's disk. @param assets where the wasm files lie */
export function openNodeRoot(assets: string): OpenRoot {
	return async (folder, settings, options, log) => {
		const root = URI.parse(folder.uri).fsPath;
		const files = new NodeFiles(root, settings);
		const history =
			options.trusted === false
				? gitOff('Git is not asked in a workspace that is not trusted.')
				: await openGit(root, log);
		return {
			service: new PlanService(openNodePorts(root, assets, { files, history, settings, log })),
			changed: (changes) => files.changed(changes),
			dispose: () => files.dispose(),
		};
	};
}
