// Where the time of our own process goes.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { basename, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../support/shell.mjs';
import { freshFolder } from './folders.mjs';
import { runNode } from './process.mjs';

/**
 * Takes a profile of `plan-nav stats`, which any tool for Chrome's profiles opens.
 * @param {string} workspace
 * @param {string} bundles with source maps
 * @returns the file, and the functions that took most by themselves, in milliseconds
 */
export async function takeProfile(workspace, bundles, count) {
	const name = basename(workspace);
	const folder = freshFolder(`profiles/${name}`);
	const stats = [join(bundles, 'cli.js'), 'stats', '--format', 'json', '--root', workspace];
	await runNode(['--cpu-prof', `--cpu-prof-dir=${folder}`, ...stats]);
	const file = join(folder, readdirSync(folder)[0]);
	return { file: relative(root, file), top: topOf(JSON.parse(readFileSync(file, 'utf8')), count) };
}

function topOf({ nodes, samples, timeDeltas }, count) {
	const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
	const self = new Map();
	for (const [at, id] of samples.entries()) {
		const key = nameOf(frames.get(id));
		self.set(key, (self.get(key) ?? 0) + (timeDeltas[at + 1] ?? 0) / 1000);
	}
	return [...self]
		.map(([name, ms]) => ({ name, ms }))
		.sort((a, b) => b.ms - a.ms)
		.slice(0, count);
}

/** `pathEnd src/syntax/pathToken.ts:49`; a function of Node or V8 by its own name. */
function nameOf({ functionName, url, lineNumber, columnNumber }) {
	const name = functionName || '(anonymous)';
	if (!url.startsWith('file:')) {
		return url === '' ? name : `${name} ${url}`;
	}
	const bundle = fileURLToPath(url);
	if (!existsSync(`${bundle}.map`)) {
		return `${name} ${basename(bundle)}`;
	}
	const { originalSource, originalLine } = mapOf(bundle).findEntry(lineNumber, columnNumber);
	return originalSource === undefined
		? `${name} ${basename(bundle)}`
		: `${name} ${relative(root, resolve(bundle, '..', originalSource))}:${originalLine + 1}`;
}

const maps = new Map();

function mapOf(bundle) {
	if (!maps.has(bundle)) {
		maps.set(bundle, new SourceMap(JSON.parse(readFileSync(`${bundle}.map`, 'utf8'))));
	}
	return maps.get(bundle);
}
