// Prints what was measured, and keeps it in docs/performance.md.

import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { root } from '../support/shell.mjs';
import { median, pairedRatio } from './rounds.mjs';
import { rows } from './rows.mjs';

const page = join(root, 'docs/performance.md');
const begin = '<!-- npm run bench writes from here … -->';
const end = '<!-- … to here -->';

/**
 * @param {import('./rows.mjs').Results} results
 * @param {{ all: boolean }} options all rows, or only those that were measured
 * @returns lines of Markdown
 */
export function tablesOf(results, { all }) {
	const found = rows.map(({ job, figures }) => ({
		job,
		figures: figures.map((figure) => ({ ...figure, value: figure.reached(results) })),
	}));
	const shown = found.filter(({ figures }) => all || figures.some(({ value }) => value !== undefined));
	const cold = { ...results.cold, ...results.real };
	return [
		`Measured on ${machine()}. Ratios are the medians of runs that followed each other.`,
		'',
		'| job | must | aim | reached | |',
		'| --- | --- | --- | --- | --- |',
		...shown.map(rowOf),
		...(Object.keys(cold).length === 0 ? [] : ['', coldCaption, '', ...coldTable(cold)]),
	];
}

const coldCaption =
	'Wall time in seconds, in brackets processor time and the most memory in megabytes, each a median; behind it ours as parts of it.';

/** Writes the tables between the marks of the page. */
export function writePage(lines) {
	const text = readFileSync(page, 'utf8');
	const [head, rest] = text.split(begin);
	const [, tail] = rest.split(end);
	writeFileSync(page, `${head}${begin}\n\n${lines.join('\n')}\n\n${end}${tail}`);
}

function rowOf({ job, figures }) {
	const column = (of, format) =>
		figures
			.filter((figure) => of(figure) !== undefined)
			.map((figure) => `${format(of(figure))} ${figure.unit}`.trim())
			.join(', ');
	const must = column((figure) => figure.must, String);
	const aim = column((figure) => figure.aim, String);
	return `| ${job} | ${must} | ${aim} | ${column((figure) => figure.value, rounded)} | ${verdict(figures)} |`;
}

function verdict(figures) {
	if (figures.some(({ value }) => value === undefined)) {
		return 'not measured';
	}
	const meets = (bound) => figures.every((figure) => figure[bound] === undefined || figure.value <= figure[bound]);
	return meets('must') ? (meets('aim') ? 'aim' : 'must') : 'short';
}

/** A row for each program, a column for each workspace; ours with its ratio to each of the others. */
function coldTable(cold) {
	const workspaces = Object.keys(cold);
	const programs = [...new Set(Object.values(cold).flatMap(Object.keys))];
	const of = (runs, what) => median(runs.map((run) => run[what]));
	const cell = (workspace, program) => {
		const runs = cold[workspace][program];
		if (runs === undefined) {
			return '';
		}
		const more =
			runs[0].cpu === undefined ? '' : ` (${of(runs, 'cpu').toFixed(2)} s, ${Math.round(of(runs, 'peak'))} MB)`;
		return `${of(runs, 'wall').toFixed(2)}${more}${beside(cold[workspace].ours, runs)}`;
	};
	return [
		`| | ${workspaces.join(' | ')} |`,
		`| --- |${' --- |'.repeat(workspaces.length)}`,
		...programs.map((program) => `| ${program} | ${workspaces.map((name) => cell(name, program)).join(' | ')} |`),
	];
}

/** Our wall and processor time as parts of another's. */
function beside(ours, theirs) {
	if (ours === theirs) {
		return '';
	}
	const ratio = (what) => rounded(pairedRatio(...[ours, theirs].map((runs) => runs.map((run) => run[what]))));
	return `: ours ${ratio('wall')} x${theirs[0].cpu === undefined ? '' : `, cpu ${ratio('cpu')} x`}`;
}

function machine() {
	const [{ model }] = cpus();
	const memory = Math.round(totalmem() / 2 ** 30);
	return `${cpus().length} x ${model.trim()}, ${memory} GB, ${type()} ${release()}, Node ${process.versions.node}`;
}

/** Two or three digits that count. */
function rounded(value) {
	return value === 0
		? '0'
		: value >= 100
			? Math.round(value).toLocaleString('en')
			: String(Number(value.toPrecision(2)));
}
