// What is to be reached, and what is: a row for each job.

import { median, pairedRatio, percentile } from './rounds.mjs';

/**
 * @typedef {object} Results what was measured; what was not is missing
 * @property {Record<string, Record<string, import('./process.mjs').Run[]>>} cold by workspace, then by program
 * @property {Record<string, Record<string, import('./process.mjs').Run[]>>} real the same on real documents
 * @property {{ heap: number, wait: number | undefined }} [empty]
 * @property {Record<string, import('./measure/editing.mjs').Editing>} editing by workspace
 * @property {{ citers: number, target: number | undefined, batch: number | undefined }} [changes]
 * @property {Record<'load' | 'activate' | 'block' | 'reads', number>} [activation]
 * @property {Record<string, { pointers: number, bytes: number }>} size of each workspace
 */

/**
 * @typedef {object} Figure one thing that is compared with what it must be and is aimed to be
 * @property {string} unit `x mdls`, `ms`, …
 * @property {number} [must]
 * @property {number} [aim]
 * @property {(results: Results) => number | undefined} reached undefined where it was not measured, or cannot be yet
 */

/** @type {readonly { job: string, figures: readonly Figure[] }[]} */
export const rows = [
	{
		job: 'cold full index and check, large',
		figures: [
			{ unit: 'x mdls', must: 0.17, aim: 0.1, reached: coldRatio('large', 'mdls') },
			{ unit: 'x floor', aim: 0.6, reached: coldRatio('large', 'floor') },
		],
	},
	{
		job: 'the same beside rg',
		figures: [{ unit: 'x rg', must: 12, aim: 7, reached: coldRatio('large', 'rg') }],
	},
	{
		job: 'cold full index and check, small',
		figures: [{ unit: 'x mdls', must: 0.17, aim: 0.1, reached: coldRatio('small', 'mdls') }],
	},
	{
		job: 'cold full index and check, wide',
		figures: [{ unit: 'x mdls', must: 0.17, aim: 0.1, reached: coldRatio('wide', 'mdls') }],
	},
	{
		job: 'real documents, fresh process',
		figures: [
			{
				unit: 'x mdls',
				must: 0.3,
				aim: 0.2,
				reached: ({ real }) => worst(Object.values(real).map(({ ours, mdls }) => wallRatio(ours, mdls))),
			},
		],
	},
	{
		job: 'warm start, nothing changed, large',
		figures: [
			{
				unit: 'x cold',
				must: 0.35,
				aim: 0.15,
				reached: ({ cold }) => cold.large?.warm && wallRatio(cold.large.warm, cold.large.ours),
			},
		],
	},
	{
		job: 'edit in a 9 KB plan, to its diagnostics, large',
		figures: [{ unit: 'x mdls', must: 0.5, aim: 0.2, reached: editRatio('large', 'plan') }],
	},
	{
		job: 'edit in a 397 KB ledger',
		figures: [{ unit: 'x mdls', must: 0.2, aim: 0.06, reached: editRatio('small', 'ledger') }],
	},
	{
		job: 'edit in a 5.4 MB ledger',
		figures: [{ unit: 'x mdls', must: 0.15, aim: 0.02, reached: editRatio('wide', 'ledger') }],
	},
	{
		job: 'edit in large over the same in small',
		figures: [
			{
				unit: 'x',
				must: 1.5,
				aim: 1.1,
				reached: (results) => ratio(edit(results, 'large', 'plan'), edit(results, 'small', 'plan')),
			},
		],
	},
	{
		job: 'a target that about 1,000 documents cite is deleted, large',
		figures: [
			{
				unit: '% of cold',
				must: 1,
				reached: ({ changes, cold }) => ratio(changes?.target, wall(cold.large?.ours) * 10),
			},
			{ unit: 'ms', aim: 5, reached: ({ changes }) => changes?.target },
		],
	},
	{
		job: '1,000 documents change at once, large',
		figures: [
			{
				unit: 'x cold',
				must: 0.2,
				aim: 0.12,
				reached: ({ changes, cold }) => ratio(changes?.batch, wall(cold.large?.ours) * 1000),
			},
		],
	},
	{
		job: 'workspace symbols, one query over 100,000 tasks',
		figures: [{ unit: 'ms', must: 50, aim: 10, reached: ({ editing }) => editing.large?.symbols }],
	},
	{
		job: 'tree: first level, from the start of the server, nothing changed, large',
		figures: [{ unit: 'ms', must: 1000, aim: 500, reached: ({ editing }) => editing.large?.tree }],
	},
	{
		job: 'tree: a node of 1,000 is expanded',
		figures: [{ unit: 'ms', must: 50, aim: 16, reached: ({ editing }) => editing.large?.expand }],
	},
	{
		job: 'growth exponent from small to large, time',
		figures: [{ unit: '', must: 1.05, aim: 1, reached: exponent((run) => run.wall) }],
	},
	{
		job: 'growth exponent from small to large, memory above bare Node',
		figures: [{ unit: '', must: 1, aim: 0.9, reached: (results) => exponent(aboveBare(results))(results) }],
	},
	{
		job: 'peak memory above bare Node, large',
		figures: [
			{
				unit: 'x mdls',
				must: 0.6,
				aim: 0.3,
				reached: (results) => {
					const above = aboveBare(results);
					const { ours, mdls } = results.cold.large ?? {};
					return ours && pairedRatio(ours.map(above), mdls.map(above));
				},
			},
		],
	},
	{
		job: 'heap retained for 100,000 pointers, large',
		figures: [
			{
				unit: 'MB',
				must: 30,
				aim: 12,
				reached: ({ editing, size }) => ratio(editing.large?.heap, (size.large?.pointers ?? 0) / 100_000),
			},
		],
	},
	{
		job: 'longest block of the extension host',
		figures: [{ unit: 'ms', must: 50, aim: 16, reached: ({ activation }) => activation?.block }],
	},
	{
		job: 'longest block of the server, cold, large',
		figures: [{ unit: 'ms', must: 100, aim: 50, reached: ({ editing }) => editing.large?.block }],
	},
	{
		job: '`activate()` returns',
		figures: [
			{ unit: 'ms', must: 20, aim: 5, reached: ({ activation }) => activation?.activate },
			{ unit: 'files read before', must: 0, aim: 0, reached: ({ activation }) => activation?.reads },
		],
	},
	{
		job: 'code loaded before it (client bundle)',
		figures: [{ unit: 'ms', must: 40, aim: 15, reached: ({ activation }) => activation?.load }],
	},
	{
		job: 'keystroke to published diagnostics over stdio, p95, debounce apart, large',
		figures: [
			{
				unit: 'ms',
				must: 50,
				aim: 15,
				reached: ({ editing, empty }) =>
					editing.large?.edits.plan.ours && percentile(editing.large.edits.plan.ours, 95) - empty.wait,
			},
		],
	},
];

function coldRatio(workspace, peer) {
	return ({ cold }) => cold[workspace]?.[peer] && wallRatio(cold[workspace].ours, cold[workspace][peer]);
}

const wallRatio = (ours, theirs) =>
	pairedRatio(
		ours.map((run) => run.wall),
		theirs.map((run) => run.wall),
	);

const wall = (runs) => (runs === undefined ? Number.NaN : median(runs.map((run) => run.wall)));

/** Milliseconds from a keystroke to the diagnostics, without the wait for more keystrokes. */
function edit({ editing, empty }, workspace, document) {
	const times = editing[workspace]?.edits[document].ours;
	return times && median(times) - empty.wait;
}

function editRatio(workspace, document) {
	return (results) => ratio(edit(results, workspace, document), results.editing[workspace]?.edits[document].mdls);
}

/** How the cost grows with the bytes: 1 where it grows as they do. */
function exponent(costOf) {
	return ({ cold, size }) => {
		const { small, large } = cold;
		const cost = (runs) => median(runs.map(costOf));
		return (
			small && large && Math.log(cost(large.ours) / cost(small.ours)) / Math.log(size.large.bytes / size.small.bytes)
		);
	};
}

function aboveBare({ cold }) {
	const bare = median(Object.values(cold).flatMap(({ node }) => node.map((run) => run.peak)));
	return (run) => run.peak - bare;
}

const ratio = (a, b) => (a === undefined || b === undefined || Number.isNaN(b) ? undefined : a / b);
const worst = (values) => (values.length === 0 ? undefined : Math.max(...values));
