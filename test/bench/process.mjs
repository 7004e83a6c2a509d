// One fresh process, measured.

import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { start } from '../support/shell.mjs';

export const probe = join(import.meta.dirname, 'probe.cjs');

/**
 * @typedef {object} Run
 * @property {number} wall seconds from the start to the end of the process
 * @property {number | undefined} cpu seconds of processor time, user and system; of a Node process alone
 * @property {number | undefined} peak the most memory that it held, in megabytes; of a Node process alone
 * @property {string} output
 */

/**
 * Runs a Node script in a fresh process.
 * @param {readonly string[]} args the script and its arguments, options of Node before it
 * @param {NodeJS.ProcessEnv} [env] what is added to the environment
 */
export const runNode = (args, env) => measure(process.execPath, ['--require', probe, ...args], env);

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Run>}
 * @throws where the exit code is neither 0 nor 1: that of a command with findings
 */
export async function measure(command, args, env) {
	const started = performance.now();
	const options = { stdio: ['ignore', 'pipe', 'pipe', 'pipe'], env: { ...process.env, ...env } };
	const child = start(command, args, options);
	const ended = new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (code, signal) => resolve({ code: code ?? signal, wall: (performance.now() - started) / 1000 }));
	});
	const [{ code, wall }, output, errors, used] = await Promise.all([ended, ...child.stdio.slice(1).map(text)]);
	if (code !== 0 && code !== 1) {
		throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${errors}`);
	}
	return { wall, ...(used === '' ? {} : JSON.parse(used)), output };
}
