// What the benchmark keeps in `.bench/`, which git ignores: peers, bundles, workspaces, profiles.

import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildAll } from '../support/build.mjs';
import { npm, npmFailure, root, run, Unavailable } from '../support/shell.mjs';
import { generate } from './generate/generate.mjs';

const kept = join(root, '.bench');

/**
 * Installs the peers in their exact versions, unless they are there.
 * @param {(line: string) => void} log
 * @returns the folder that they are resolved from
 * @throws {Unavailable} when npm or its registry cannot be had
 */
export async function installPeers(log) {
	const folder = join(kept, 'peers');
	const wanted = hashOf(join(import.meta.dirname, 'peers'), ['package.json', 'package-lock.json']);
	if (isMade(folder, wanted)) {
		return folder;
	}
	log('installing the peers that are measured');
	mkdirSync(folder, { recursive: true });
	for (const name of ['package.json', 'package-lock.json']) {
		copyFileSync(join(import.meta.dirname, 'peers', name), join(folder, name));
	}
	const result = await npm(['ci', '--no-audit', '--no-fund'], { cwd: folder, timeout: 300_000 });
	if (result.code !== 0) {
		throw new Unavailable(`the peers cannot be installed${npmFailure(result.output)}`);
	}
	writeFileSync(join(folder, mark), wanted);
	return folder;
}

/**
 * Makes a workspace, unless it is there. It is a repository of its own: what git ignores here says nothing about it.
 * @param {keyof import('./generate/generate.mjs').presets} preset
 * @param {(line: string) => void} log
 * @returns its folder
 */
export async function makeWorkspace(preset, log) {
	const folder = join(kept, 'workspaces', preset);
	const generator = join(import.meta.dirname, 'generate');
	const wanted = hashOf(generator, readdirSync(generator));
	if (!isMade(folder, wanted)) {
		log(`making the workspace ${preset}`);
		rmSync(folder, { recursive: true, force: true });
		generate(folder, { preset });
		await run('git', ['init', '--quiet', folder]);
		writeFileSync(join(folder, '.git', mark), wanted);
	}
	return folder;
}

/**
 * Builds the bundles as they are published.
 * @param {{ production: boolean }} options
 * @returns the folder that holds them
 * @throws where a bundle cannot be built
 */
export async function buildBundles({ production }) {
	const outdir = join(kept, production ? 'dist' : 'dist-readable');
	const problems = await buildAll({ production, outdir });
	if (problems.length > 0) {
		throw new Error(problems.join('\n'));
	}
	return outdir;
}

/** An empty folder for what a run leaves. */
export function freshFolder(name) {
	const folder = join(kept, name);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	return folder;
}

/** Holds the hash of what a folder was made from, once it is complete. */
const mark = 'made-from';

const isMade = (folder, wanted) =>
	[join(folder, mark), join(folder, '.git', mark)].some(
		(file) => existsSync(file) && readFileSync(file, 'utf8') === wanted,
	);

function hashOf(folder, names) {
	const hash = createHash('sha256');
	for (const name of names.toSorted()) {
		hash.update(`${name}\0`).update(readFileSync(join(folder, name)));
	}
	return hash.digest('hex');
}
