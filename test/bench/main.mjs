// npm run bench [-- --quick] [-- --rounds N] [-- --only cold,editing,activation] [-- --profile] [-- --real DIR]
//
// Measures Plan Navigator beside its peers, checks that its answers are right, and writes the table of docs/performance.md.
// Nothing is asserted about time. Exit code: 1 for a wrong answer, 2 where it cannot be measured.
//
//   --quick       the workspaces small and wide, once; prints, and writes no page: what CI runs
//   --rounds N    how often each program runs (default: 5)
//   --only PARTS  some of it; prints, and writes no page
//   --profile     only takes profiles of our own process, and prints where the time goes
//   --real DIR    a real workspace to measure as well; may be given several times

import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Unavailable } from '../support/shell.mjs';
import { buildBundles, installPeers, makeWorkspace } from './folders.mjs';
import { measureActivation } from './measure/activation.mjs';
import { measureCold } from './measure/cold.mjs';
import { measureChanges, measureEditing, measureEmpty } from './measure/editing.mjs';
import { takeProfile } from './profile.mjs';
import { tablesOf, writePage } from './report.mjs';

const { values: options } = parseArgs({
	options: {
		quick: { type: 'boolean', default: false },
		rounds: { type: 'string' },
		only: { type: 'string' },
		profile: { type: 'boolean', default: false },
		real: { type: 'string', multiple: true, default: [] },
	},
});
const log = (line) => console.log(`> ${line}`);
const presets = options.quick ? ['small', 'wide'] : ['small', 'wide', 'large'];
const parts = options.quick ? ['cold'] : (options.only?.split(',') ?? ['cold', 'editing', 'activation']);
const rounds = Number(options.rounds ?? (options.quick ? 1 : 5));

try {
	const workspaces = {};
	for (const preset of presets) {
		workspaces[preset] = await makeWorkspace(preset, log);
	}
	await (options.profile ? profile(workspaces) : bench(workspaces));
} catch (error) {
	console.error(error instanceof Unavailable ? error.message : (error.stack ?? error));
	process.exitCode = error instanceof Unavailable ? 2 : 1;
}

async function profile(workspaces) {
	const bundles = await buildBundles({ production: false });
	for (const workspace of Object.values(workspaces)) {
		const { file, top } = await takeProfile(workspace, bundles, 20);
		console.log(`\n${file}`);
		for (const { name, ms } of top) {
			console.log(`${ms.toFixed(0).padStart(7)} ms  ${name}`);
		}
	}
}

async function bench(workspaces) {
	const programs = { peers: await installPeers(log), bundles: await buildBundles({ production: true }) };
	/** @type {import('./rows.mjs').Results} */
	const results = { cold: {}, real: {}, editing: {}, size: {} };
	if (parts.includes('cold')) {
		for (const [preset, workspace] of Object.entries(workspaces)) {
			log(`cold, ${preset}`);
			results.cold[preset] = await measureCold(workspace, programs, { rounds, warm: preset === 'large' });
		}
		for (const folder of options.real) {
			log(`cold, ${folder}`);
			results.real[basename(folder)] = await measureCold(resolve(folder), programs, { rounds, warm: false });
		}
	}
	if (parts.includes('editing')) {
		results.empty = await measureEmpty(programs);
		for (const [preset, workspace] of Object.entries(workspaces)) {
			log(`editing, ${preset}`);
			results.editing[preset] = await measureEditing(workspace, programs, results.empty.heap);
		}
		log('changes on the disk');
		results.changes = await measureChanges(workspaces.large, programs);
	}
	if (parts.includes('activation')) {
		results.activation = await measureActivation(programs, rounds);
	}
	for (const [preset, workspace] of Object.entries(workspaces)) {
		const { pointers, bytes } = JSON.parse(readFileSync(`${workspace}/truth.json`, 'utf8'));
		results.size[preset] = { pointers, bytes: bytes.md };
	}
	const isWhole = !options.quick && options.only === undefined;
	const lines = tablesOf(results, { all: isWhole });
	console.log(`\n${lines.join('\n')}`);
	if (isWhole) {
		writePage(lines);
	}
}
