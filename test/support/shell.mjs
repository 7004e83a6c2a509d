// Small helpers around child processes and the terminal, shared by `npm start` and `npm test`.
// Everything in this folder runs before anything is installed: Node's own modules only.

import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Something this machine cannot give: a part that needs it is "not run" instead of failed. The message is for people. */
export class Unavailable extends Error {
	name = 'Unavailable';
}

/**
 * The path of an executable on PATH, or `undefined`.
 * @param {string} name
 * @param {string | undefined} path
 */
export function which(name, path = process.env.PATH) {
	const names = process.platform === 'win32' ? [`${name}.exe`, `${name}.cmd`, `${name}.bat`] : [name];
	for (const folder of (path ?? '').split(delimiter)) {
		for (const candidate of names) {
			const file = join(folder, candidate);
			try {
				accessSync(file, constants.X_OK);
				if (folder !== '' && statSync(file).isFile()) {
					return file;
				}
			} catch {
				// Not in this folder.
			}
		}
	}
	return undefined;
}

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
let exitHooks = false;

/**
 * Starts a child as the leader of its own process group and sees that the whole group is gone when this process
 * ends, in whatever way short of SIGKILL.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function start(command, args, options = {}) {
	installExitHooks();
	const child = spawn(command, args, {
		detached: process.platform !== 'win32',
		...options,
		env: { ...(options.env ?? process.env), PLAN_NAVIGATOR_NESTED: '1' },
	});
	running.add(child);
	child.once('error', () => running.delete(child));
	// The leader may leave members of its group behind, so the group is signalled once more after it.
	child.once('exit', () => {
		running.delete(child);
		signalGroup(child, 'SIGTERM');
	});
	return child;
}

/**
 * Ends a child and everything it started: SIGTERM to the group, and SIGKILL to what is left of it after a while.
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} grace milliseconds
 */
export async function stop(child, grace = 2000) {
	if (child.pid === undefined) {
		return;
	}
	signalGroup(child, 'SIGTERM');
	const deadline = Date.now() + grace;
	while (groupAlive(child) && Date.now() < deadline) {
		await delay(25);
	}
	signalGroup(child, 'SIGKILL');
	running.delete(child);
}

/** Ends every child that `start` started and that is still there. */
async function stopAll() {
	// A child that has children of its own needs longer than they do: the innermost give up first.
	const grace = process.env.PLAN_NAVIGATOR_NESTED ? 1500 : 4000;
	await Promise.all([...running].map((child) => stop(child, grace)));
}

function signalGroup(child, signal) {
	if (child.pid === undefined) {
		return;
	}
	try {
		if (process.platform === 'win32') {
			if (child.exitCode === null) {
				spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
			}
		} else {
			process.kill(-child.pid, signal);
		}
	} catch {
		// The group is gone already.
	}
}

function groupAlive(child) {
	if (process.platform === 'win32') {
		return child.exitCode === null;
	}
	try {
		process.kill(-child.pid, 0);
		return true;
	} catch {
		return false;
	}
}

function installExitHooks() {
	if (exitHooks) {
		return;
	}
	exitHooks = true;
	process.on('exit', () => {
		for (const child of running) {
			signalGroup(child, 'SIGKILL');
		}
	});
	for (const [signal, number] of [
		['SIGINT', 2],
		['SIGTERM', 15],
		['SIGHUP', 1],
	]) {
		process.on(signal, async () => {
			// A second Ctrl+C does not wait.
			if (stopping) {
				process.exit(128 + number);
			}
			stopping = true;
			await stopAll();
			for (const undo of cleanups) {
				undo();
			}
			process.exit(interruptExitCode ?? 128 + number);
		});
	}
}

let stopping = false;
/** @type {number | undefined} */
let interruptExitCode;
/** @type {Set<() => void>} */
const cleanups = new Set();

/**
 * Registers something to undo on Ctrl+C, after all children are gone; gives a function that takes it back.
 * @param {() => void} undo must not throw and must not wait
 */
export function onInterrupt(undo) {
	installExitHooks();
	cleanups.add(undo);
	return () => cleanups.delete(undo);
}

/**
 * Sets the exit code after Ctrl+C, for a command that has no other end.
 * @param {number} code
 */
export function exitCodeOnInterrupt(code) {
	interruptExitCode = code;
}

/** True once Ctrl+C or a signal has arrived: failures from then on are not worth a word. */
export function isStopping() {
	return stopping;
}

/** @param {number} ms */
export function delay(ms) {
	return new Promise((done) => setTimeout(done, ms));
}

/**
 * Runs a command to its end and gives its exit code and what it printed (both streams, in order of arrival).
 * A command that is missing has code 127, one that was ended by the time limit has code 124.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { onLine?: (line: string) => void, timeout?: number, input?: string }} options
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, options = {}) {
	const { onLine, timeout, ...spawnOptions } = options;
	return new Promise((done) => {
		const child = start(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...spawnOptions });
		let output = '';
		let rest = '';
		let late = false;
		const take = (chunk) => {
			output += chunk;
			if (onLine) {
				const lines = (rest + chunk).split(/\r?\n/);
				rest = lines.pop() ?? '';
				lines.forEach(onLine);
			}
		};
		child.stdout?.setEncoding('utf8').on('data', take);
		child.stderr?.setEncoding('utf8').on('data', take);
		const timer = timeout
			? setTimeout(() => {
					late = true;
					output += `\n(ended after ${Math.round(timeout / 1000)} s, the time limit)\n`;
					stop(child);
				}, timeout)
			: undefined;
		child.once('error', (error) => {
			clearTimeout(timer);
			done({ code: 127, output: `${output}${error.message}\n` });
		});
		child.once('close', (code) => {
			clearTimeout(timer);
			if (rest !== '' && onLine) {
				onLine(rest);
			}
			done({ code: late ? 124 : (code ?? 1), output });
		});
	});
}

/**
 * Runs npm, with the environment that `npm run` adds for scripts taken out so that it cannot leak into other folders.
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} options
 */
export function npm(args, options = {}) {
	/** @type {NodeJS.ProcessEnv} */
	const env = {};
	for (const [name, value] of Object.entries(options.env ?? process.env)) {
		if (!/^npm_(config_(local_prefix|global_prefix|noproxy|prefix)|package_|lifecycle_|command$)/i.test(name)) {
			env[name] = value;
		}
	}
	const shell = process.platform === 'win32';
	return run('npm', args, { ...options, shell, env: { ...env, npm_config_update_notifier: 'false' } });
}

/** True when this process may install Debian packages. */
export function canInstallDebianPackages() {
	return process.getuid?.() === 0 && existsSync('/etc/debian_version') && which('apt-get') !== undefined;
}

/**
 * Installs Debian packages; gives `undefined`, or why it could not.
 * @param {readonly string[]} packages
 * @param {(line: string) => void} log
 */
export async function installDebianPackages(packages, log) {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	log(`installing Debian packages: ${packages.join(' ')}`);
	const update = await run('apt-get', ['update', '-q'], { env, timeout: 300_000 });
	const install = await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], {
		env,
		timeout: 900_000,
	});
	return install.code === 0 ? undefined : lastLines(update.code === 0 ? install.output : update.output, 5);
}

/**
 * The last lines of a text that are not blank.
 * @param {string} text
 * @param {number} count
 */
export function lastLines(text, count) {
	return text
		.split(/\r?\n/)
		.filter((line) => line.trim() !== '')
		.slice(-count)
		.join('\n');
}

/**
 * What a failed npm said first, which is where it says why.
 * @param {string} output
 */
export function npmFailure(output) {
	const lines = output.split(/\r?\n/).filter((line) => /^npm (error|ERR!) *(?!at )\S/.test(line));
	const isNetwork = /\b(ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|E40[134]|E50\d|network)\b/.test(output);
	return `${isNetwork ? '; the npm registry gave no answer' : ''}:\n${(lines.length > 0 ? lines : output.split('\n')).slice(0, 8).join('\n')}`;
}
