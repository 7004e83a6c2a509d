import { posix } from 'node:path';
import { fewestLines } from './names.mjs';
import { equal } from './random.mjs';

/**
 * @typedef {object} Tools
 * @property {import('./random.mjs').Random} random
 * @property {import('./words.mjs').Words} words
 * @property {import('./pointers.mjs').Pointers} pointers
 * @property {import('./truth.mjs').Truth} truth
 * @property {(path: string, text: string) => void} write
 */

/** A Markdown document that is being written; it notes where each broken pointer of its lines stands. */
class Document {
	#path;
	#tools;
	#lines = [];

	/** @param {Tools} tools */
	constructor(path, tools) {
		this.#path = path;
		this.#tools = tools;
	}

	/** Adds lines. The pointers made since the last call stand in the first one. */
	add(first, ...more) {
		this.#lines.push(first);
		let from = 0;
		for (const { text, native, kind, reason } of this.#tools.pointers.takeBroken()) {
			const column = first.indexOf(text, from);
			if (column < 0) {
				throw new Error(`${native} is not on its line of ${this.#path}`);
			}
			from = column + text.length;
			const row = [this.#path, this.#lines.length, column + 1, native, kind, reason];
			this.#tools.truth.brokenRows.push(row.join('\t'));
		}
		this.#lines.push(...more);
	}

	/** Adds items until the document has the lines that others may have cited. */
	fill(length) {
		while (this.#lines.length < fewestLines) {
			this.add(`- ${this.#tools.words.sentence(length)}`);
		}
	}

	save() {
		const text = `${this.#lines.join('\n')}\n`;
		this.#tools.truth.count('planFiles');
		this.#tools.truth.countText(text);
		this.#tools.write(this.#path, text);
	}
}

/** How often a task row has each state, in hundredths. */
const states = {
	'[D]': 52,
	'[ ]': 32,
	'[X]': 9,
	'[x]': 2,
	'[P]': 2,
	'[B]': 1.5,
	'[S]': 0.6,
	'[-]': 0.5,
	'[~]': 0.4,
};

/** @param {import('./names.mjs').Plan} plan @param {Tools} tools */
export function writePlan(plan, taskCount, pointerCount, tools) {
	const { random, words, pointers, truth } = tools;
	const { initiative, index, path } = plan;
	const document = new Document(path, tools);
	const phaseCount = taskCount === 0 ? 0 : Math.max(1, Math.min(26, taskCount, random.logNormal(4, 0.6)));
	const shares = random.split(pointerCount, equal(4 + phaseCount + taskCount), 0.5).values();
	const prose = (length) => pointers.prose(length, shares.next().value, path);

	const status = random.pick(['Active', 'Active (reopened)', 'Pending', 'Complete']);
	const title = `# ${initiative.id} — ${initiative.title}${index === 0 ? '' : ` (phase ${index})`}`;
	document.add(title, '', `**Status:** ${status}`, '', '## Context');
	document.add(`- Initiative: ${prose(160)}`);
	document.add(`- Dependencies: ${prose(90)}`);
	document.add(`- Goal: ${prose(120)}`, '', '### Status Snapshot (2025-10-17)');
	document.add(`- ${prose(140)}`, '');
	if (index === 0) {
		truth.count('implementationFiles');
	}
	for (const [at, count] of random.split(taskCount, equal(phaseCount), 0.5).entries()) {
		const letter = String.fromCharCode(65 + at);
		const ids = index === 0 ? letter : `${letter}${index}.`;
		const isList = random.next() < 0.14;
		truth.count('phases');
		const heading = `### Phase ${letter} — ${words.title()}`;
		document.add(heading, `Goal: ${words.sentence(110)}.`, `Prereqs: ${words.sentence(50)}.`);
		document.add(`Exit Criteria: ${prose(130)}`, '');
		if (!isList && count > 0) {
			document.add('| ID | Task Description | State | How/Why & Guidance |', '| --- | --- | --- | --- |');
		}
		for (let number = 1; number <= count; number++) {
			const state = isList ? random.pick(['[x]', '[ ]', '[x]']) : random.weighted(states);
			const length = random.logNormal(200, 0.42, 760);
			const what = words.sentence(24 + random.below(30));
			truth.countTask(isList ? 'checkboxTasks' : 'taskRows', state);
			document.add(
				isList
					? `- ${state} ${ids}${number}: ${what} — ${prose(length - 60)}`
					: `| ${ids}${number} | ${what} | ${state} | ${prose(length - what.length - 20)} |`,
			);
		}
		document.add('');
	}
	document.fill(60);
	document.save();
}

/** Writes a report, and the log of the run that it is about. @param {import('./names.mjs').Report} report @param {Tools} tools */
export function writeReport(report, index, pointerCount, tests, tools) {
	const { random, words, pointers, truth, write } = tools;
	const { path, folder } = report;
	const document = new Document(path, tools);
	const size = Math.max(230, random.logNormal(1400, 1, 10_000));
	const shares = random.split(pointerCount, equal(Math.max(6, Math.round(size / 160))), 0.7);
	truth.count('reportFiles');
	document.add(`### Turn Summary (${posix.basename(folder)})`, `${words.sentence(120)}.`, '');
	for (const [at, count] of shares.entries()) {
		if (at % 12 === 8) {
			document.add('', `## ${words.title(2)}`);
		}
		document.add(`${at % 3 === 0 ? '' : '- '}${pointers.prose(30 + random.below(120), count, path)}`);
	}
	if (random.next() < 0.3) {
		const failure = () => {
			truth.countLookAlike('inFence');
			const place = `${random.pickUneven(tests).path}:${1 + random.below(90)}`;
			return `${place}: AssertionError: ${words.sentence(30)}`;
		};
		document.add('', '```', failure(), failure(), '```');
	}
	document.fill(40);
	document.save();
	write(`${folder}/pytest_${index}.log`, `${Array.from({ length: 20 }, () => words.sentence(90)).join('\n')}\n`);
}

/** How long an attempt is on average, in bytes. */
const attemptLength = 760;

/** @param {readonly import('./names.mjs').Initiative[]} initiatives @param {Tools} tools */
export function writeLedger(initiatives, kilobytes, pointerCount, tools) {
	const { random, pointers } = tools;
	const path = 'docs/fix_plan.md';
	const document = new Document(path, tools);
	const attemptCount = Math.max(1, Math.round((kilobytes * 1024) / attemptLength));
	document.add('# Fix Plan Ledger', '', '**Last Updated:** 2025-10-17', '');
	document.add('## Index', '| ID | Title | Priority | Status |', '| --- | --- | --- | --- |');
	for (const { id, title } of initiatives) {
		const priority = random.pick(['Critical', 'High', 'Medium', 'Low']);
		const status = random.pick(['in_progress', 'done', 'in_planning', 'blocked']);
		document.add(`| [${id}](#${id.toLowerCase()}) | ${title} | ${priority} | ${status} |`);
	}
	const shares = random.split(pointerCount, equal(attemptCount), 0.9).values();
	const attempts = random.split(attemptCount, equal(initiatives.length), 1);
	let day = 0;
	for (const [at, { id }] of initiatives.entries()) {
		document.add('', `## ${id}`, '- Priority: High', '- Status: in_progress');
		document.add('- Owner/Date: ralph/2025-10-17', '- Attempts History:');
		for (let number = 1; number <= attempts[at]; number++) {
			const date = `2025-10-${String(1 + (day++ % 28)).padStart(2, '0')}`;
			const length = random.next() < 0.001 ? 16_000 : random.logNormal(480, 0.95, 4400);
			const result = pointers.prose(length, shares.next().value, path);
			document.add(`  * [${date}] Attempt #${number} — Result: ${result}`);
		}
	}
	document.save();
}

/** How many pointers the brief has. */
export const briefPointers = 24;

/** @param {import('./names.mjs').Initiative} initiative @param {Tools} tools */
export function writeBrief(initiative, tools) {
	const { words, pointers } = tools;
	const path = 'input.md';
	const document = new Document(path, tools);
	document.add(`Summary: ${words.sentence(80)}`, 'Mode: Parity', `Focus: ${initiative.id} / Phase A`);
	document.add('Branch: feature/x', 'Mapped tests: none — planning', 'Do Now:');
	for (let number = 1; number <= 4; number++) {
		const task = `${initiative.id} — A${number} ${words.sentence(30)}`;
		document.add(`${number}. ${task} @ ${pointers.prose(80, 1, path)}`);
	}
	document.add('Priorities & Rationale:');
	for (let left = 8; left > 0; left--) {
		document.add(`- ${pointers.pointer(path)} — ${words.sentence(60)}`);
	}
	document.add('Pointers:');
	for (let left = 12; left > 0; left--) {
		document.add(`- ${pointers.pointer(path)}`);
	}
	document.add(`Next Up: ${words.sentence(60)}.`);
	document.save();
}
