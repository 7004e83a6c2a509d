// What the drivers of this folder share. Each is a fresh process, `node DRIVER ROOT PEERS [--edits]`, that prints one line of JSON.

import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The workspace, absolute. */
export const root = process.argv[2];

/** True where edits are to be timed as well. */
export const withEdits = process.argv.includes('--edits');

/** Loads a package of the peers' folder; what a CommonJS module exports is spread out. */
export async function load(name) {
	const require = createRequire(join(process.argv[3], 'package.json'));
	const module = await import(pathToFileURL(require.resolve(name)).href);
	return module.default !== null && typeof module.default === 'object' ? { ...module.default, ...module } : module;
}

/** The documents that plan-nav reads when it is told none, absolute. */
export function documentsOf(folder) {
	const plans = readdirSync(join(folder, 'plans'), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
		.map((entry) => join(entry.parentPath ?? entry.path, entry.name));
	const others = ['docs/fix_plan.md', 'input.md'].map((path) => join(folder, path));
	return [...plans, ...others.filter((path) => existsSync(path))];
}

/** The documents whose edits are timed: a plan of middling size, and the ledger. */
export function editedOf(documents) {
	const plans = documents
		.filter((path) => path.includes('/plans/') && !path.includes('/reports/'))
		.map((path) => ({ path, size: statSync(path).size }))
		.sort((a, b) => a.size - b.size);
	return { plan: plans[plans.length >> 1].path, ledger: documents.find((path) => path.endsWith('docs/fix_plan.md')) };
}

/** The text with one more letter in its middle, as a keystroke leaves it. */
export function typed(text) {
	const middle = text.length >> 1;
	return `${text.slice(0, middle)}x${text.slice(middle)}`;
}

export function median(values) {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[sorted.length >> 1];
}
