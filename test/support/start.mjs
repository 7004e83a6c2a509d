// npm start [-- DIR] [-- --browser]
//
// Builds Plan Navigator and opens it: in VS Code where `code` is on PATH, otherwise (or with --browser) in the editor of
// the cache, whose address it prints. Without DIR it opens a fresh copy of the sample workspace.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildAll } from './build.mjs';
import { cacheFolder, getEditor } from './editors.mjs';
import { installDependencies } from './install.mjs';
import { linkExtension, startEditor } from './server.mjs';
import { exitCodeOnInterrupt, isStopping, onInterrupt, root, run, which } from './shell.mjs';
import { copyWorkspace, sampleWorkspace } from './workspace.mjs';

const log = (line) => console.log(`> ${line}`);

/** Something the user can put right; the message is all there is to say. */
class Problem extends Error {}

// Ctrl+C is how this command ends, not a failure.
exitCodeOnInterrupt(0);
onInterrupt(() => console.log('\n> stopped'));
try {
	const { values, positionals } = arguments_();
	// npm runs scripts in the folder of the project; DIR is meant from where the user stands.
	const named = positionals[0] === undefined ? undefined : resolve(process.env.INIT_CWD ?? '.', positionals[0]);
	if (named !== undefined) {
		needFolder(named);
	}
	await installDependencies(log);
	await build();
	const folder = named ?? (await sample());
	const code = values.browser ? undefined : which('code');
	await (code ? openInCode(code, folder) : openInBrowser(folder, { trust: named !== undefined }));
} catch (error) {
	if (!isStopping()) {
		console.error(`> ${error instanceof Error ? error.message : error}`);
		process.exit(error instanceof Problem ? 2 : 1);
	}
}

function arguments_() {
	try {
		const parsed = parseArgs({ allowPositionals: true, options: { browser: { type: 'boolean' } } });
		if (parsed.positionals.length <= 1) {
			return parsed;
		}
	} catch {
		// Said below.
	}
	throw new Problem('usage: npm start [-- [--browser] DIR]');
}

function needFolder(folder) {
	const stats = statSync(folder, { throwIfNoEntry: false });
	if (stats === undefined) {
		throw new Problem(`${folder} does not exist`);
	}
	if (!stats.isDirectory()) {
		throw new Problem(`${folder} is not a folder`);
	}
}

async function build() {
	log('building');
	const problems = await buildAll();
	if (problems.length > 0) {
		throw new Error(`the build failed:\n${problems.join('\n')}`);
	}
}

/** The sample stays in the cache after the end: a desktop editor may still show it. */
async function sample() {
	const folder = join(cacheFolder(), 'sample');
	await copyWorkspace(sampleWorkspace, folder);
	log(`the sample workspace is a copy in ${folder}, made anew at each start: change what you like`);
	return folder;
}

async function openInCode(code, folder) {
	log(`opening ${folder} in ${code}`);
	const result = await run(code, [`--extensionDevelopmentPath=${root}`, folder], {
		stdio: 'inherit',
		shell: process.platform === 'win32',
	});
	if (result.code !== 0) {
		throw new Error(`${code} ended with code ${result.code}; npm start -- --browser does without it`);
	}
}

/** The sample is trusted; about a folder of the user's own the editor asks, as it does everywhere. */
async function openInBrowser(folder, { trust }) {
	const editor = await getEditor('newest', log);
	log(`starting VS Code ${editor.version}`);
	const extensions = mkdtempSync(join(tmpdir(), 'plan-navigator-start-'));
	const removeExtensions = () => rmSync(extensions, { recursive: true, force: true });
	onInterrupt(removeExtensions);
	try {
		linkExtension(root, extensions);
		const server = await startEditor(editor, {
			extensionsDir: extensions,
			trust,
			settings: { 'security.workspace.trust.startupPrompt': 'once' },
		});
		const address = server.address({ folder });
		console.log(`\n  Plan Navigator is open at  ${address}\n\n  Ctrl+C stops it.\n`);
		showInBrowser(address);
		const code = await server.exited;
		if (!isStopping()) {
			throw new Error(`the editor ended by itself (code ${code}):\n${server.output().slice(-2000)}`);
		}
	} finally {
		if (!isStopping()) {
			removeExtensions();
		}
	}
}

/** Tries to show a page in the user's own browser, which outlives this command. */
function showInBrowser(address) {
	if (process.env.CI || process.env.BROWSER === 'none') {
		return;
	}
	// Without a display, xdg-open would start a text browser in this terminal.
	const hasDisplay = process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
	const openers = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''], linux: hasDisplay ? ['xdg-open'] : undefined };
	const [opener, ...rest] = openers[process.platform] ?? [];
	if (opener !== undefined) {
		const child = spawn(opener, [...rest, address], { detached: true, stdio: 'ignore' });
		child.on('error', () => {});
		child.unref();
	}
}
