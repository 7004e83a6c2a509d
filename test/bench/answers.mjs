// A figure counts only if the answer is right. What is right, the generated workspaces say themselves.

import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** The states that the spellings of the generator stand for. */
const stateOf = {
	'[ ]': 'open',
	'[P]': 'active',
	'[~]': 'active',
	'[B]': 'blocked',
	'[D]': 'done',
	'[X]': 'done',
	'[x]': 'done',
	'[S]': 'skipped',
	'[-]': 'skipped',
};

/**
 * What is wrong with the counts of `plan-nav stats`; empty where they are right.
 * @param {string} workspace
 * @returns {string[]}
 */
export function problemsOfStats(workspace, stats) {
	const truth = JSON.parse(readFileSync(join(workspace, 'truth.json'), 'utf8'));
	const tasks = { open: 0, active: 0, blocked: 0, done: 0, skipped: 0 };
	for (const [spelling, count] of Object.entries(truth.tasksByState)) {
		tasks[stateOf[spelling]] += count;
	}
	return [
		...difference('documents', truth.planFiles, stats.files),
		...difference('phases', truth.phases, stats.phases),
		...Object.entries(tasks).flatMap(([state, count]) => difference(`${state} tasks`, count, stats.tasks[state])),
	];
}

/**
 * What is wrong with the broken pointers that `plan-nav pointers --broken` lists: each row of the truth must be among them,
 * and nothing else that has a slash and stands outside of a fence. Brace sets are not counted by the truth.
 * @param {string} workspace
 * @param {readonly { file: string, line: number, text: string, path: string, kind: string }[]} broken
 * @returns {string[]}
 */
export function problemsOfBroken(workspace, broken) {
	const missed = new Map();
	for (const row of readFileSync(join(workspace, 'truth-broken.tsv'), 'utf8').trimEnd().split('\n')) {
		const [file, line, , text] = row.split('\t');
		change(missed, `${file}:${line}: ${text}`, 1);
	}
	const others = broken.filter((pointer) => {
		const key = keysOf(pointer).find((each) => missed.has(each));
		if (key !== undefined) {
			change(missed, key, -1);
		}
		return key === undefined && isCounted(pointer);
	});
	const wrong = others.filter((pointer) => !isFenced(workspace, pointer));
	return [
		...[...missed.keys()].map((key) => `not found: ${key}`),
		...wrong.map(({ file, line, text }) => `found, but not broken: ${file}:${line}: ${text}`),
	];
}

/** Every broken pointer that was counted must have been listed. */
export const problemsOfCount = ({ pointers }, broken) =>
	difference(
		'broken pointers',
		broken.length,
		Object.entries(pointers).reduce((sum, [status, count]) => sum + (status.startsWith('missing-') ? count : 0), 0),
	);

const difference = (what, wanted, found) => (wanted === found ? [] : [`${found} ${what} instead of ${wanted}`]);

/** The truth names what a link leads to from the root; a document writes it relative to itself, a section behind the span. */
function keysOf({ file, line, text, anchor, prose }) {
	const whole = prose && anchor !== null ? `${text} ${anchor}` : text;
	return [whole, posix.join(posix.dirname(file), whole)].map((each) => `${file}:${line}: ${each}`);
}

const isCounted = ({ kind, path }) => path.includes('/') && (kind === 'file' || kind === 'dir');

function isFenced(workspace, { file, line }) {
	const lines = readFileSync(join(workspace, file), 'utf8').split('\n', line - 1);
	return lines.filter((each) => each.startsWith('```')).length % 2 === 1;
}

function change(counts, key, by) {
	const count = (counts.get(key) ?? 0) + by;
	if (count === 0) {
		counts.delete(key);
	} else {
		counts.set(key, count);
	}
}
