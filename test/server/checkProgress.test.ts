import { expect, test } from 'vitest';
import type { Connection } from 'vscode-languageserver';
import { CheckProgress } from '../../src/server/checkProgress.ts';

/** What people see while so many documents wait, one number for each check. */
async function seen(...waiting: readonly number[]): Promise<string[]> {
	const said: string[] = [];
	const window = {
		createWorkDoneProgress: async () => ({
			begin: (title: string, percent: number, message: string) => said.push(`${title} ${percent} % ${message}`),
			report: (percent: number, message: string) => said.push(`${percent} % ${message}`),
			done: () => said.push('done'),
		}),
	};
	const progress = new CheckProgress({ window } as unknown as Connection);
	for (const count of waiting) {
		progress.waiting(count);
	}
	await new Promise((resume) => setImmediate(resume));
	return said;
}

const downFrom = (count: number, to: number): number[] => Array.from({ length: count - to + 1 }, (_, i) => count - i);

test('many documents: how far it has come, once a percent, until the last is checked', async () => {
	const said = await seen(...downFrom(400, 0));
	expect(said.slice(0, 3)).toEqual([
		'Plan Navigator: checking 0 % 0 of 400 documents',
		'1 % 4 of 400 documents',
		'2 % 8 of 400 documents',
	]);
	expect(said.slice(-2)).toEqual(['99 % 396 of 400 documents', 'done']);
	expect(said).toHaveLength(101);
});

test('a few documents are checked before anybody has read of it', async () => {
	expect(await seen(...downFrom(20, 0))).toEqual([]);
});

test('more that come meanwhile count as well, and the next time begins anew', async () => {
	expect(await seen(300, 299, 598, 0, 300, 0)).toEqual([
		'Plan Navigator: checking 0 % 0 of 300 documents',
		'done',
		'Plan Navigator: checking 0 % 0 of 300 documents',
		'done',
	]);
});

test('a client that refuses is not told, and nothing else happens', async () => {
	const window = { createWorkDoneProgress: () => Promise.reject(new Error('no')) };
	const progress = new CheckProgress({ window } as unknown as Connection);
	for (const count of downFrom(400, 0)) {
		progress.waiting(count);
	}
	// A rejection that nobody handles fails the run.
	await new Promise((resume) => setImmediate(resume));
});
