import { posix } from 'node:path';

/**
 * @typedef {object} Plan
 * @property {string} path
 * @property {number} lines how many it has at least: pointers stay within them
 * @property {Initiative} initiative
 * @property {number} index its place in the initiative; the first is `implementation.md`
 */

/**
 * @typedef {object} Report
 * @property {string} path
 * @property {string} folder
 * @property {number} lines
 */

/** @typedef {{ id: string, folder: string, title: string, plans: Plan[], reports: Report[] }} Initiative */

/** Every plan document has at least so many lines. */
export const fewestLines = 14;

const fewestCited = 12;
const reportNames = ['summary.md', 'status_snippet.md', 'analysis.md', 'escalation_note.md'];

/**
 * Names everything under `plans/` before anything is written, so that plans can point at each other.
 * @param {{ random: import('./random.mjs').Random, words: import('./words.mjs').Words }} tools
 * @param {{ initiatives: number, files: number }} options
 */
export function namePlans({ words }, options) {
	const planCount = Math.max(options.initiatives, Math.round((options.files - 2) / 3));
	const reportCount = Math.max(0, options.files - 2 - planCount);
	/** @type {Initiative[]} */
	const initiatives = Array.from({ length: options.initiatives }, (_, i) => {
		const id = `${words.noun()}-${words.noun()}-${String(i + 1).padStart(3, '0')}`.toUpperCase();
		return { id, folder: `plans/active/${id}`, title: words.title(), plans: [], reports: [] };
	});
	for (let i = 0; i < planCount; i++) {
		const initiative = initiatives[i % initiatives.length];
		const index = initiative.plans.length;
		const name = index === 0 ? 'implementation.md' : `phase_${'abcdefghij'[index % 10]}${index}_${words.noun()}.md`;
		initiative.plans.push({ path: `${initiative.folder}/${name}`, lines: fewestCited, initiative, index });
	}
	for (let i = 0; i < reportCount; i++) {
		const initiative = initiatives[i % initiatives.length];
		// Of three reports of an initiative, two share a folder.
		const sharesFolder = initiative.reports.length % 3 === 2;
		const folder = `${initiative.folder}/reports/${stamp(sharesFolder ? i - initiatives.length : i)}`;
		const taken = new Set(initiative.reports.map((report) => report.path));
		const name = reportNames.find((each) => !taken.has(posix.join(folder, each)));
		initiative.reports.push({ path: `${folder}/${name}`, folder, lines: fewestCited, initiative });
	}
	return initiatives;
}

/** A time of the autumn of 2025 as report folders are called: `2025-10-17T111700Z`. */
function stamp(index) {
	const time = new Date(Date.UTC(2025, 9, 1) + index * 1_937_000);
	return time
		.toISOString()
		.replace(/\.\d+Z/, 'Z')
		.replace(/:/g, '');
}
