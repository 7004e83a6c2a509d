// What a person in an editor waits for: the tree, an expanded node, workspace symbols, diagnostics after a keystroke.

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { freshFolder } from '../folders.mjs';
import { documentsOf, editedOf } from '../peers/scope.mjs';
import { runNode } from '../process.mjs';
import { median } from '../rounds.mjs';
import { Server } from '../server.mjs';

/** How many keystrokes are timed in each document. */
const keystrokes = 40;

/** How many children the expanded node has, how many documents change at once. */
const many = 1000;

/** Of LSP. */
const fileChange = { changed: 2, deleted: 3 };

/**
 * @typedef {object} Editing
 * @property {number} tree milliseconds from a start in which nothing has changed until the first level is there
 * @property {number} expand milliseconds to expand a node of a thousand tasks
 * @property {number | undefined} symbols milliseconds of a query over all tasks
 * @property {number} block the longest time that the server's event loop stood still, in milliseconds, from its start on
 * @property {number} heap what the server retains beyond an empty folder, in megabytes
 * @property {number} settled milliseconds until the server had nothing to do any more
 * @property {number} settledAgain the same in a start in which nothing has changed
 * @property {Record<'plan' | 'ledger', { ours: number[] | undefined, mdls: number }>} edits milliseconds to the diagnostics
 */

/**
 * Types into a document of one line in an empty folder: what is left is the wire and the wait for more keystrokes.
 * @returns {Promise<{ heap: number, wait: number | undefined }>} megabytes; milliseconds
 */
export async function measureEmpty({ bundles }) {
	const server = await Server.start(bundles, freshFolder('workspaces/empty'), freshFolder('cache'));
	await server.settle();
	const heap = await server.ask('heap');
	const times = await typeInto(server, 'plan.md', 'see docs/gone.md:1\n');
	const answers = [];
	for (let round = 0; round < keystrokes; round++) {
		answers.push((await server.timed('planNavigator/overview', {})).ms);
	}
	await server.stop();
	return { heap, wait: times && median(times) - median(answers) };
}

/**
 * @param {string} workspace
 * @param {{ bundles: string, peers: string }} programs
 * @param {number} emptyHeap
 * @returns {Promise<Editing>}
 */
export async function measureEditing(workspace, { bundles, peers }, emptyHeap) {
	const mdls = await runNode([join(import.meta.dirname, '../peers/mdls.mjs'), workspace, peers, '--edits']);
	const theirs = JSON.parse(mdls.output).edits;
	const cache = freshFolder('cache');
	const server = await Server.start(bundles, workspace, cache);
	await server.ask('block');
	const settled = await server.settle();
	const block = await server.ask('block');
	const symbols = await timeSymbols(server);
	// Afterwards: a collection that is forced is none that anybody meets.
	const heap = (await server.ask('heap')) - emptyHeap;
	const expand = await timeExpand(server);
	const edits = {};
	for (const [name, path] of Object.entries(editedOf(documentsOf(workspace)))) {
		const ours = await typeInto(server, relative(workspace, path), readFileSync(path, 'utf8'));
		edits[name] = { ours, mdls: theirs[name] };
	}
	await server.stop();
	return { ...(await measureAgain(workspace, bundles, cache)), settled, block, heap, symbols, expand, edits };
}

/** Starts with what the server before has left: what people wait for each morning. */
async function measureAgain(workspace, bundles, cache) {
	const server = await Server.start(bundles, workspace, cache);
	await server.request('planNavigator/children', { view: 'phases' });
	const tree = performance.now() - server.startedAt;
	const settledAgain = await server.settle();
	await server.stop();
	return { tree, settledAgain };
}

/** Types letters into the middle of a document. @returns milliseconds to the diagnostics of each; undefined where there are none */
async function typeInto(server, path, text) {
	if ((await server.open(path, text)) === undefined) {
		return undefined;
	}
	const before = text.slice(0, text.length >> 1);
	const line = before.split('\n').length - 1;
	const character = before.length - before.lastIndexOf('\n') - 1;
	const times = [];
	for (let round = 0; round < keystrokes; round++) {
		const time = await server.type(path, { line, character: character + round });
		if (time === undefined) {
			return undefined;
		}
		times.push(time);
	}
	return times;
}

async function timeSymbols(server) {
	if (server.capabilities.workspaceSymbolProvider === undefined) {
		return undefined;
	}
	const times = [];
	for (const query of ['parity', 'A1', 'tensor loader', 'zzzz', 'B2.3']) {
		times.push((await server.timed('workspace/symbol', { query })).ms);
	}
	return Math.max(...times);
}

/** Opens a plan that is not on the disk, goes down to its one phase, and expands that. */
async function timeExpand(server) {
	const tasks = Array.from({ length: many }, (_, i) => `- [ ] B${i + 1}: Measure it`);
	await server.open('plans/bench.md', `# Bench\n\n## Phase 1: Many\n\n${tasks.join('\n')}\n`);
	const children = (parent) => server.timed('planNavigator/children', { view: 'phases', parent });
	let { answer: nodes } = await children();
	let node = nodes.find(({ label }) => label === 'Other plans');
	for (;;) {
		const { answer, ms } = await children(node.id);
		if (answer.length >= many) {
			return ms;
		}
		nodes = answer;
		node = nodes.find(({ children }) => children !== 'none');
		if (node === undefined) {
			throw new Error('the tree does not show the plan that was opened');
		}
	}
}

/**
 * Changes the disk below a running server.
 * @returns {Promise<{ citers: number, target: number | undefined, batch: number | undefined }>} milliseconds until the citers
 * of a source that was deleted have new diagnostics, and until a thousand documents that changed have
 */
export async function measureChanges(workspace, { bundles }) {
	const plans = documentsOf(workspace).filter((path) => path.includes('/plans/') && !path.includes('/reports/'));
	const { target, citers } = citedByAbout(many, plans, workspace);
	const server = await Server.start(bundles, workspace, freshFolder('cache'));
	await server.settle();
	const targetTime = await whileChanged([join(workspace, target)], rmSync, () =>
		server.changed([{ path: target, type: fileChange.deleted }], citers),
	);
	const chosen = plans.slice(0, many);
	const paths = chosen.map((path) => relative(workspace, path));
	const append = (path) => writeFileSync(path, '\n- see src/gone/none.py\n', { flag: 'a' });
	const batch =
		targetTime &&
		(await whileChanged(chosen, append, () =>
			server.changed(
				paths.map((path) => ({ path, type: fileChange.changed })),
				paths,
			),
		));
	await server.stop();
	return { citers: citers.length, target: targetTime, batch };
}

/** Changes files, and puts them back afterwards whatever happens. */
async function whileChanged(files, change, work) {
	const before = files.map((file) => [file, readFileSync(file)]);
	try {
		for (const file of files) {
			change(file);
		}
		return await work();
	} finally {
		for (const [file, bytes] of before) {
			writeFileSync(file, bytes);
		}
	}
}

/** The source that comes closest to being cited by so many documents. */
function citedByAbout(count, documents, workspace) {
	const citers = new Map();
	for (const document of documents) {
		for (const [path] of readFileSync(document, 'utf8').matchAll(/\bsrc\/\w+\/\w+\.py/g)) {
			citers.set(path, (citers.get(path) ?? new Set()).add(relative(workspace, document)));
		}
	}
	const [[target, found]] = [...citers]
		.filter(([path]) => !path.includes('_gone'))
		.sort(([, a], [, b]) => Math.abs(a.size - count) - Math.abs(b.size - count));
	return { target, citers: [...found] };
}
