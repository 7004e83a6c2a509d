// Copies of the sample workspaces, so that nobody edits the ones of the project.

import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, which } from './shell.mjs';

/** The sample workspace of the project, which `npm start` opens and the suites run in. */
export const sampleWorkspace = join(root, 'test/workspaces/sample');

/**
 * Copies a folder and makes it a git repository of one commit, always the same one.
 * @param {string} from
 * @param {string} to a folder that is replaced
 * @param {{ git?: boolean, branch?: string }} options `git: false` leaves the copy without a repository; `branch` is the one
 * checked out, `main` otherwise
 */
export async function copyWorkspace(from, to, { git = true, branch = 'main' } = {}) {
	if (!existsSync(from)) {
		throw new Error(`${from} does not exist`);
	}
	rmSync(to, { recursive: true, force: true });
	mkdirSync(to, { recursive: true });
	cpSync(from, to, { recursive: true, verbatimSymlinks: true });
	if (!git || existsSync(join(to, '.git')) || !which('git')) {
		return;
	}
	const date = '2026-01-05T09:00:00Z';
	const env = {
		...process.env,
		// Nothing of the user's own git settings (signing, hooks, templates) has a say here.
		GIT_CONFIG_GLOBAL: '/dev/null',
		GIT_CONFIG_NOSYSTEM: '1',
		GIT_AUTHOR_DATE: date,
		GIT_COMMITTER_DATE: date,
	};
	const who = ['-c', 'user.name=Plan Navigator', '-c', 'user.email=sample@plan-navigator.invalid'];
	for (const args of [
		['init', '--quiet', `--initial-branch=${branch}`],
		['add', '--all', '--force'],
		[...who, 'commit', '--quiet', '--allow-empty', '--message=Sample workspace'],
	]) {
		const result = await run('git', args, { cwd: to, env });
		if (result.code !== 0) {
			throw new Error(`git ${args.join(' ')} failed in ${to}:\n${result.output}`);
		}
	}
}
