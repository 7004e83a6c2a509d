// Starts an editor of the cache as a server on a free port of this machine, and stops it again.
// The address it gives is opened with a browser: that page is the whole workbench.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { delay, lastLines, onInterrupt, run, start, stop } from './shell.mjs';

/** Settings under which nothing but the extension draws attention: no welcome, no tips, no chat, no update notes. */
const quietSettings = {
	'workbench.startupEditor': 'none',
	'workbench.welcomePage.walkthroughs.openOnInstall': false,
	'workbench.welcomePage.experimentalOnboarding': false,
	'workbench.tips.enabled': false,
	'workbench.enableExperiments': false,
	'workbench.secondarySideBar.defaultVisibility': 'hidden',
	'workbench.layoutControl.enabled': false,
	'chat.disableAIFeatures': true,
	'chat.commandCenter.enabled': false,
	'chat.agent.enabled': false,
	'window.commandCenter': false,
	'window.confirmBeforeClose': 'never',
	'extensions.autoCheckUpdates': false,
	'extensions.autoUpdate': false,
	'extensions.ignoreRecommendations': true,
	'git.openRepositoryInParentFolders': 'never',
	'git.autofetch': false,
	'git.suggestSmartCommit': false,
	'git.blame.statusBarItem.enabled': false,
	'telemetry.telemetryLevel': 'off',
	'telemetry.feedback.enabled': false,
	'update.mode': 'none',
	'update.showReleaseNotes': false,
	'security.workspace.trust.startupPrompt': 'never',
	'security.workspace.trust.banner': 'never',
	'accessibility.verbosity.emptyEditorHint': false,
	'npm.autoDetect': 'off',
	'typescript.disableAutomaticTypeAcquisition': true,
};

/**
 * @typedef {object} EditorOptions
 * @property {string} [extensionsDir] where extensions are installed; an empty folder of its own otherwise
 * @property {Record<string, unknown>} [settings] user settings, over the quiet ones
 * @property {boolean} [trust] `true` asks for trust as an editor at home does; otherwise every folder is trusted
 * @property {boolean} [payload] honours the payload of the address; notifications then show in the bell only
 * @property {string} [home] keeps data and extensions there; otherwise in a temporary folder that `stop` removes
 */

/**
 * @typedef {object} RunningEditor
 * @property {number} port
 * @property {string} home the folder that holds its data; `data/User/settings.json` inside it are the user settings
 * @property {(request: { folder?: string, payload?: [string, string][] }) => string} address
 * @property {() => string} output everything the server has printed
 * @property {Promise<number | null>} exited
 * @property {() => Promise<void>} stop ends it with all its processes
 */

/**
 * Starts an editor and waits until it answers.
 * @param {{ version: string, node: string, entry: string }} editor as `getEditor` gives it
 * @param {EditorOptions} options
 * @returns {Promise<RunningEditor>}
 */
export async function startEditor(editor, options = {}) {
	const home = options.home ?? mkdtempSync(join(tmpdir(), 'plan-navigator-editor-'));
	const removeHome = () => {
		if (options.home === undefined) {
			rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
		}
	};
	const forget = onInterrupt(removeHome);
	const extensionsDir = options.extensionsDir ?? join(home, 'extensions');
	mkdirSync(extensionsDir, { recursive: true });
	mkdirSync(join(home, 'data/User'), { recursive: true });
	writeFileSync(
		join(home, 'data/User/settings.json'),
		`${JSON.stringify({ ...quietSettings, ...options.settings }, undefined, '\t')}\n`,
	);

	const child = start(
		editor.node,
		[
			editor.entry,
			...['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms'],
			...['--server-data-dir', home, '--extensions-dir', extensionsDir, '--telemetry-level', 'off'],
			...['--disable-getting-started-override', '--disable-update-check'],
			...(options.payload ? ['--enable-smoke-test-driver'] : []),
			...(options.trust ? [] : ['--disable-workspace-trust']),
		],
		{ cwd: home, env: editorEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] },
	);
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream?.setEncoding('utf8').on('data', (chunk) => {
			output += chunk;
		});
	}
	/** @type {Promise<number | null>} */
	const exited = new Promise((done) => {
		child.once('exit', done);
		child.once('error', () => done(null));
	});
	const stopServer = async () => {
		await stop(child);
		forget();
		removeHome();
	};
	try {
		const port = await listening(child, () => output);
		return {
			port,
			home,
			address: (request) => addressOf(port, request),
			output: () => output,
			exited,
			stop: stopServer,
		};
	} catch (error) {
		await stopServer();
		throw error;
	}
}

/** Waits for the line in which the server says its port, then for its first answer. */
async function listening(child, output) {
	const deadline = Date.now() + 60_000;
	while (Date.now() < deadline) {
		const port = Number(/Extension host agent listening on (\d+)/.exec(output())?.[1]);
		if (port > 0) {
			const answer = await fetch(`http://127.0.0.1:${port}/version`).catch(() => undefined);
			if (answer?.ok) {
				return port;
			}
		}
		if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
			throw new Error(`the editor ended before it answered:\n${lastLines(output(), 10)}`);
		}
		await delay(50);
	}
	throw new Error(`the editor did not answer within a minute:\n${lastLines(output(), 10)}`);
}

/** The page of a folder; the payload is what a desktop VS Code takes as command line arguments. */
function addressOf(port, { folder, payload = [] }) {
	const query = new URLSearchParams();
	if (folder !== undefined) {
		query.set('folder', folder);
	} else {
		query.set('ew', 'true');
	}
	if (payload.length > 0) {
		query.set('payload', JSON.stringify(payload));
	}
	return `http://127.0.0.1:${port}/?${query}`;
}

/** The name of a file on the machine that the editor's server runs on. */
export function remoteUri(file) {
	return `vscode-remote://remote${file}`;
}

/**
 * Installs a packaged extension, as a user does with "Install from VSIX".
 * @param {{ node: string, entry: string }} editor
 * @param {string} vsix
 * @param {string} extensionsDir
 */
export async function installVsix(editor, vsix, extensionsDir) {
	const home = mkdtempSync(join(tmpdir(), 'plan-navigator-install-'));
	try {
		mkdirSync(extensionsDir, { recursive: true });
		const result = await run(
			editor.node,
			[
				editor.entry,
				...['--install-extension', vsix, '--force', '--extensions-dir', extensionsDir],
				...['--server-data-dir', home, '--accept-server-license-terms'],
			],
			{ env: editorEnvironment(), timeout: 120_000 },
		);
		if (result.code !== 0 || !/successfully installed/.test(result.output)) {
			throw new Error(`${vsix} could not be installed:\n${lastLines(result.output, 10)}`);
		}
	} finally {
		rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
	}
}

/**
 * Links the folder of an unpackaged extension into an extensions folder: what is built anew there is what runs after
 * "Developer: Reload Window". Must come before the first start with that extensions folder, which takes stock of it.
 * @param {string} folder
 * @param {string} extensionsDir
 */
export function linkExtension(folder, extensionsDir) {
	const { publisher, name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	mkdirSync(extensionsDir, { recursive: true });
	symlinkSync(folder, join(extensionsDir, `${publisher}.${name}-${version}`));
}

/** This environment without what another editor, or the tool that runs the tests, has put there for itself. */
function editorEnvironment() {
	return Object.fromEntries(
		Object.entries(process.env).filter(
			([name]) => !/^(VSCODE_|ELECTRON_|VITEST|NODE_OPTIONS$|NODE_ENV$|npm_)/.test(name),
		),
	);
}
