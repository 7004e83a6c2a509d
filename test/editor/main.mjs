// Runs the editor suite in a real VS Code, against the packaged extension as a user installs it.
//
//   node test/editor/main.mjs newest|oldest [--vsix FILE] [--folder DIR] [--grep TEXT]
//
// With `VSCODE_EXECUTABLE` a desktop VS Code is used; otherwise the editor of the cache, by code.mjs.
// The results are left in out/editor/<editor>.json.

import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { editors, getEditor } from '../support/editors.mjs';
import { installVsix } from '../support/server.mjs';
import { onInterrupt, root, run } from '../support/shell.mjs';
import { copyWorkspace, sampleWorkspace } from '../support/workspace.mjs';
import { bundleSuite } from './bundle.mjs';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { vsix: { type: 'string' }, folder: { type: 'string' }, grep: { type: 'string' } },
});
const name = positionals[0] ?? 'newest';
const vsix = resolve(values.vsix ?? join(root, 'dist/plan-navigator.vsix'));
const desktop = process.env.VSCODE_EXECUTABLE;
if (!Object.hasOwn(editors, name)) {
	console.error(`there is no editor ${name}; there are ${Object.keys(editors).join(' and ')}`);
	process.exit(2);
}
if (!existsSync(vsix)) {
	console.error(`${vsix} does not exist; run npm run package first`);
	process.exit(2);
}

const temp = mkdtempSync(join(tmpdir(), 'plan-navigator-suite-'));
const cleanUp = () => rmSync(temp, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
onInterrupt(cleanUp);
try {
	process.exitCode = await runSuite();
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
} finally {
	cleanUp();
}

async function runSuite() {
	const results = join(root, 'out/editor', `${name}.json`);
	for (const file of [results, `${results}.log`, `${results}.png`]) {
		rmSync(file, { force: true });
	}
	const extensionsDir = join(temp, 'extensions');
	const userDataDir = join(temp, 'user-data');
	const folder = join(temp, 'sample');
	await copyWorkspace(resolve(values.folder ?? sampleWorkspace), folder);
	const extensionTestsPath = await bundleSuite(join(root, 'out/editor', name));

	const { runTests } = await import('@vscode/test-electron');
	if (desktop) {
		await installOnDesktop(extensionsDir, userDataDir);
	} else {
		await installVsix(await getEditor(name, console.log), vsix, extensionsDir);
	}
	try {
		return await runTests({
			vscodeExecutablePath: desktop ?? join(root, 'test/editor/code.mjs'),
			// The extension under test is the installed one; an editor starts its test runner only beside a development one.
			extensionDevelopmentPath: emptyExtension(),
			extensionTestsPath,
			launchArgs: [folder, `--extensions-dir=${extensionsDir}`, `--user-data-dir=${userDataDir}`],
			extensionTestsEnv: {
				PLAN_NAVIGATOR_EDITOR: name,
				PLAN_NAVIGATOR_RESULTS: results,
				...(values.grep !== undefined && { PLAN_NAVIGATOR_GREP: values.grep }),
			},
		});
	} catch {
		// The suite has said what failed.
		return 1;
	}
}

function emptyExtension() {
	const folder = join(temp, 'empty-extension');
	mkdirSync(folder);
	const manifest = {
		name: 'empty',
		publisher: 'plan-navigator-test',
		version: '0.0.1',
		engines: { vscode: '^1.100.0' },
	};
	writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
	return folder;
}

async function installOnDesktop(extensionsDir, userDataDir) {
	const { resolveCliPathFromVSCodeExecutablePath } = await import('@vscode/test-electron');
	const result = await run(
		resolveCliPathFromVSCodeExecutablePath(desktop),
		['--install-extension', vsix, '--force', `--extensions-dir=${extensionsDir}`, `--user-data-dir=${userDataDir}`],
		{ shell: process.platform === 'win32' },
	);
	if (result.code !== 0) {
		throw new Error(`${vsix} could not be installed:\n${result.output}`);
	}
}
