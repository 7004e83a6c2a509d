import { URI } from 'vscode-uri';
import { readEditorSettings } from '../hosts/editorSettings.ts';
import { openGit } from '../hosts/git.ts';
import { gitOff } from '../hosts/gitOff.ts';
import { cacheFolder, openIndexFile } from '../hosts/indexFile.ts';
import { NodeFiles } from '../hosts/nodeFiles.ts';
import { nodeClock, openNodePorts } from '../hosts/nodePorts.ts';
import { defaultSettings } from '../ports/readSettings.ts';
import { PlanService } from '../service.ts';
import { openClientRoot } from './clientRoot.ts';
import type { OpenRoot, OwnSettings } from './server.ts';

/** Opens folders of this machine's disk, and virtual ones through the client. */
export const openNodeRoot: OpenRoot = async (request) => {
	const { folder, settings, options, log } = request;
	const uri = URI.parse(folder.uri);
	if (uri.scheme !== 'file') {
		return openClientRoot(nodeClock)(request);
	}
	const root = uri.fsPath;
	const files = new NodeFiles(root, settings, { atRest: 'bytes' });
	const history =
		options.trusted === false
			? gitOff('Git is not asked in a workspace that is not trusted.')
			: await openGit(root, log);
	const folderOfIndex = options.storage ?? cacheFolder();
	const store = await openIndexFile({
		folder: folderOfIndex,
		holds: 'session',
		root,
		isGitAsked: history.off === undefined,
		settings,
		log,
	});
	return {
		service: new PlanService(openNodePorts(root, { files, history, settings, log, store })),
		changed: (changes) => files.changed(changes),
		dispose: () => files.dispose(),
	};
};

/** Editors other than VS Code know nothing of our settings; the folder's `.vscode/settings.json` does. */
export const nodeSettings: OwnSettings = (folder) =>
	readEditorSettings(new NodeFiles(URI.parse(folder.uri).fsPath, defaultSettings));
