// The whole job in a fresh process: list, read, parse and check everything, beside the peers.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { which } from '../../support/shell.mjs';
import { problemsOfBroken, problemsOfCount, problemsOfStats } from '../answers.mjs';
import { freshFolder } from '../folders.mjs';
import { measure, runNode } from '../process.mjs';
import { inTurns } from '../rounds.mjs';

/** What anybody would search for who has no index: something that looks like a path. */
const searched = String.raw`[\w.-]+(/[\w.@+-]+)+(:\d+)?`;

/**
 * @param {string} workspace a generated one, or any other, whose answers are not checked
 * @param {{ bundles: string, peers: string }} programs
 * @param {{ rounds: number, warm: boolean }} options `warm`: again each time, with what the run before has left in the cache folder
 * @returns {Promise<Record<'ours' | 'warm' | 'mdls' | 'markdown-it' | 'floor' | 'rg' | 'node', import('../process.mjs').Run[]>>}
 * @throws where our answer is wrong
 */
export async function measureCold(workspace, { bundles, peers }, { rounds, warm }) {
	const driver = (name) => () => runNode([join(import.meta.dirname, '../peers', name), workspace, peers]);
	const stats = [join(bundles, 'cli.js'), 'stats', '--format', 'json', '--root', workspace];
	const rg = which('rg');
	let cache = '';
	const runs = await inTurns(
		{
			ours: () => {
				cache = freshFolder('cache');
				return runNode(stats, { XDG_CACHE_HOME: cache });
			},
			...(warm && { warm: () => runNode(stats, { XDG_CACHE_HOME: cache }) }),
			mdls: driver('mdls.mjs'),
			'markdown-it': driver('markdownIt.mjs'),
			floor: driver('floor.mjs'),
			...(rg !== undefined && { rg: () => measure(rg, ['--count-matches', '--glob', '*.md', searched, workspace]) }),
			node: () => runNode(['--eval', '']),
		},
		rounds,
	);
	if (existsSync(join(workspace, 'truth.json'))) {
		await expectRightAnswers(workspace, bundles, [...runs.ours, ...(runs.warm ?? [])]);
	}
	return runs;
}

/** Checks the counts of each run, and once what was counted as broken, one by one. */
async function expectRightAnswers(workspace, bundles, runs) {
	const list = ['pointers', '--broken', '--format', 'json', '--root', workspace];
	const broken = JSON.parse((await runNode([join(bundles, 'cli.js'), ...list])).output);
	const counted = runs.map((run) => JSON.parse(run.output));
	const problems = [
		...problemsOfBroken(workspace, broken),
		...counted.flatMap((stats) => [...problemsOfStats(workspace, stats), ...problemsOfCount(stats, broken)]),
	];
	if (problems.length > 0) {
		const more = problems.length > 10 ? [`and ${problems.length - 10} more`] : [];
		throw new Error(`wrong answers in ${workspace}:\n${[...problems.slice(0, 10), ...more].join('\n')}`);
	}
}
