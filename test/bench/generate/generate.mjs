// Makes a plan workspace in the shape that was measured in real ones: the same bytes for the same arguments.
//
//   node test/bench/generate/generate.mjs OUT [--preset small|large|wide] [--seed N] [--style native|links]
//
// OUT/truth.json has the exact counts, OUT/truth-broken.tsv each broken pointer: file, line, column (1-based, of the mark
// before the pointer where there is one), text, kind, reason. What is counted stands in plans/**/*.md, docs/fix_plan.md
// and input.md outside of fences, and has a slash.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { briefPointers, writeBrief, writeLedger, writePlan, writeReport } from './documents.mjs';
import { namePlans } from './names.mjs';
import { Pointers } from './pointers.mjs';
import { equal, Random } from './random.mjs';
import { writeTargets } from './targets.mjs';
import { Truth } from './truth.mjs';
import { Words } from './words.mjs';

export const presets = {
	small: { initiatives: 83, files: 1000, tasks: 10_000, pointers: 50_000, ledgerKb: 400 },
	large: { initiatives: 833, files: 10_000, tasks: 100_000, pointers: 500_000, ledgerKb: 1000 },
	wide: { initiatives: 20, files: 242, tasks: 3000, pointers: 31_000, ledgerKb: 5000 },
};

/**
 * @param {string} folder is made where it is missing
 * @param {{ preset?: keyof typeof presets, seed?: number, style?: 'native' | 'links' }} wanted
 * @returns the counts of `truth.json`
 */
export function generate(folder, { preset = 'small', seed = 1, style = 'native' } = {}) {
	const shape = presets[preset];
	const options = { broken: 0.08, seed, style, ...shape, sources: shape.files };
	const truth = new Truth(options);
	const random = new Random(seed);
	const words = new Words(random);
	const write = writerTo(folder);

	const targets = writeTargets({ random, words, write }, options.sources);
	const initiatives = namePlans({ words }, options);
	const plans = initiatives.flatMap((initiative) => initiative.plans);
	const reports = initiatives.flatMap((initiative) => initiative.reports);
	const folders = new Set([...reports, ...initiatives].map((each) => each.folder));
	const pointers = new Pointers({ random, words }, { ...targets, plans, reports }, [...folders], options, truth);
	const tools = { random, words, pointers, truth, write };

	const ledgerPointers = Math.min(Math.round(options.ledgerKb * 4.1), Math.floor(options.pointers * 0.7));
	const rest = options.pointers - ledgerPointers - briefPointers;
	const tasksOf = random.split(options.tasks, equal(plans.length), 0.9);
	const inPlans = Math.round(rest * (reports.length > 0 ? 0.78 : 1));
	const pointersOf = random.split(
		inPlans,
		tasksOf.map((count) => count + 5),
		0.35,
	);
	const pointersOfReport = random.split(rest - inPlans, equal(reports.length), 1.1);
	for (const [at, plan] of plans.entries()) {
		writePlan(plan, tasksOf[at], pointersOf[at], tools);
	}
	for (const [at, report] of reports.entries()) {
		writeReport(report, at, pointersOfReport[at], targets.tests, tools);
	}
	writeLedger(initiatives, options.ledgerKb, ledgerPointers, tools);
	writeBrief(initiatives[0], tools);

	write('truth.json', `${JSON.stringify(truth.counts, null, 1)}\n`);
	write('truth-broken.tsv', `${truth.brokenRows.join('\n')}\n`);
	return truth.counts;
}

function writerTo(folder) {
	const made = new Set();
	return (path, text) => {
		const parent = dirname(path);
		if (!made.has(parent)) {
			mkdirSync(join(folder, parent), { recursive: true });
			made.add(parent);
		}
		writeFileSync(join(folder, path), text);
	};
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { preset: { type: 'string' }, seed: { type: 'string' }, style: { type: 'string' } },
	});
	const [folder] = positionals;
	const preset = values.preset ?? 'small';
	if (folder === undefined || !(preset in presets)) {
		console.error(
			`usage: generate.mjs OUT [--preset ${Object.keys(presets).join('|')}] [--seed N] [--style native|links]`,
		);
		process.exit(2);
	}
	const { planFiles, phases, tasks, pointers, broken, bytes } = generate(resolve(folder), {
		preset,
		seed: Number(values.seed ?? 1),
		style: values.style ?? 'native',
	});
	console.log(JSON.stringify({ planFiles, phases, tasks, pointers, broken, mdBytes: bytes.md }));
}
