// Installs the dependencies of the project where they are missing or older than package-lock.json.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, npmFailure, root, Unavailable } from './shell.mjs';

/** The oldest Node that the tools of the project run on. */
const oldestNode = 20;

/**
 * Leaves `node_modules` as package-lock.json says; does nothing where it is so already.
 * @param {(line: string) => void} log
 * @throws {Unavailable} when npm or its registry cannot be had
 */
export async function installDependencies(log) {
	if (Number(process.versions.node.split('.')[0]) < oldestNode) {
		throw new Unavailable(`Node ${oldestNode} or later is needed; this is Node ${process.versions.node}`);
	}
	const difference = firstDifference();
	if (difference === undefined) {
		return;
	}
	log(`installing dependencies with npm ci (${difference})`);
	const result = await npm(['ci', '--no-audit', '--no-fund'], { cwd: root, timeout: 900_000 });
	if (result.code === 127) {
		throw new Unavailable('npm is not on PATH');
	}
	if (result.code !== 0) {
		throw new Unavailable(`npm ci failed${npmFailure(result.output)}`);
	}
}

/** Why an installation is due, for people; `undefined` when none is. */
function firstDifference() {
	const wanted = packagesOf(join(root, 'package-lock.json'));
	if (wanted === undefined) {
		throw new Unavailable('package-lock.json is missing or not readable');
	}
	// npm leaves there what it has installed.
	const installed = packagesOf(join(root, 'node_modules/.package-lock.json'));
	if (installed === undefined) {
		return 'nothing is installed yet';
	}
	for (const [path, { version, optional, devOptional }] of wanted) {
		const there = installed.get(path);
		// Optional packages are those of other platforms, for the most part.
		if (there?.version !== version && !(there === undefined && (optional || devOptional))) {
			return `${path.replace(/^.*node_modules\//, '')} ${version} is not installed`;
		}
	}
	for (const path of installed.keys()) {
		if (!wanted.has(path)) {
			return `${path.replace(/^.*node_modules\//, '')} is not needed any more`;
		}
	}
	return undefined;
}

function packagesOf(lockFile) {
	try {
		const packages = new Map(Object.entries(JSON.parse(readFileSync(lockFile, 'utf8')).packages));
		packages.delete('');
		return packages;
	} catch {
		return undefined;
	}
}
