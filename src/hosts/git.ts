import { readFileSync, watch } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Event } from '../base/event.ts';
import { folderOf } from '../base/path.ts';
import type { RootPath } from '../ports/files.ts';
import type { History } from '../ports/history.ts';
import type { Log } from '../ports/log.ts';
import { CheckIgnore } from './checkIgnore.ts';
import { gitOff } from './gitOff.ts';
import { git } from './gitProcess.ts';

/** Opens what git knows of a folder; off, with the reason, where git is missing or the folder is in no repository. */
export async function openGit(root: string, log: Log): Promise<History> {
	const answer = await git(root, ['rev-parse', '--is-inside-work-tree', '--absolute-git-dir', '--show-prefix']);
	const [isInside, gitFolder = '', prefix = ''] = answer.stdout.split(/\r?\n/);
	if (answer.missing) {
		return gitOff('Git is not installed, or not on the PATH.');
	}
	if (answer.exitCode !== 0 || isInside !== 'true') {
		return gitOff(`The folder is in no repository that git works with. ${answer.complaint}`.trim());
	}
	return new Git(root, gitFolder, prefix, log);
}

/** The top folder of the repository that holds a folder, links resolved; undefined where there is none or no git. */
export async function gitRoot(folder: string): Promise<string | undefined> {
	const { exitCode, stdout } = await git(folder, ['rev-parse', '--show-toplevel']);
	return exitCode === 0 ? resolve(stdout.replace(/\r?\n$/, '')) : undefined;
}

class Git implements History {
	readonly off = undefined;
	private readonly root: string;
	/** Git's own folder, an absolute path; of a worktree and of a submodule the part that is its own. */
	private readonly gitFolder: string;
	readonly prefix: string;
	private readonly log: Log;
	private readonly checkIgnore: CheckIgnore;
	private hasComplained = false;
	/** What is asked about next. */
	private wanted: Set<RootPath> | undefined;
	/** What of that is ignored, once the answer before is there. */
	private answered: Promise<ReadonlySet<RootPath>> = Promise.resolve(new Set());

	constructor(root: string, gitFolder: string, prefix: string, log: Log) {
		this.root = root;
		this.gitFolder = gitFolder;
		this.prefix = prefix;
		this.log = log;
		this.checkIgnore = new CheckIgnore(root);
	}

	/** Looked up in git's own file, for each start and each check of the brief asks; git is asked where that does not say. */
	async branch(): Promise<string | undefined> {
		const [, branch] = /^ref: refs\/heads\/(.+)\n$/.exec(this.head() ?? '') ?? [];
		return branch === undefined || branch === keptElsewhere ? this.askBranch() : branch;
	}

	private head(): string | undefined {
		try {
			return readFileSync(join(this.gitFolder, 'HEAD'), 'utf8');
		} catch {
			return undefined;
		}
	}

	private async askBranch(): Promise<string | undefined> {
		const answer = await git(this.root, ['symbolic-ref', '--quiet', '--short', 'HEAD']);
		// With --quiet, exit code 1 is a detached HEAD.
		if (answer.exitCode > 1) {
			this.complain('symbolic-ref', answer.complaint);
		}
		return answer.stdout.trim() || undefined;
	}

	/** Git reads its configuration for them and reaches no network. */
	async remotes(): Promise<readonly string[]> {
		const answer = await git(this.root, ['remote', '--verbose']);
		if (answer.exitCode !== 0) {
			this.complain('remote', answer.complaint);
		}
		// A name, a tab, an address and, in brackets, what it is for.
		const found = answer.stdout.matchAll(/^[^\t\n]*\t(.*?) \((?:fetch|push)\)/gm);
		return [...new Set(Array.from(found, ([, address = '']) => address))];
	}

	/** Git puts a new `HEAD` in the place of the old one. Its folder is watched as long as somebody listens. */
	readonly onDidCheckOut: Event<void> = (listener) => {
		const failed = (error: unknown) => this.log.warn(`Nobody tells of checkouts: ${error}`);
		try {
			const tell = (_: string, name: string | null) => {
				// Without a name it may be any file.
				const mayBe = (file: string) => name === null || name === file;
				if (mayBe('HEAD') || mayBe('index')) {
					// What is tracked is not ignored.
					this.checkIgnore.end();
				}
				if (mayBe('HEAD')) {
					listener();
				}
			};
			const watcher = watch(this.gitFolder, { persistent: false }, tell).on('error', failed);
			return { dispose: () => watcher.close() };
		} catch (error) {
			failed(error);
			return { dispose: () => {} };
		}
	};

	/** Those who ask while others have their answer are answered together. */
	async ignored(paths: readonly RootPath[]): Promise<ReadonlySet<RootPath>> {
		if (this.wanted === undefined) {
			const wanted = new Set<RootPath>();
			this.wanted = wanted;
			this.answered = this.answered.then(() => {
				this.wanted = undefined;
				return this.askAbout([...wanted]);
			});
		}
		const { wanted, answered } = this;
		for (const path of paths) {
			wanted.add(path);
		}
		const ignored = await answered;
		return new Set(paths.filter((path) => ignored.has(path)));
	}

	/**
	 * One path beyond a link or inside a submodule ends `check-ignore` for all that follow. So it is asked to answer for
	 * every path; the first one without an answer is the culprit, and the rest is asked again without its folder.
	 */
	private async askAbout(paths: readonly RootPath[]): Promise<ReadonlySet<RootPath>> {
		const ignored = new Set<RootPath>();
		let rest = paths.filter((path) => path !== '' && !path.includes('\0'));
		while (rest.length > 0) {
			// With `./` before it, a path that begins with `:` is a path and no pathspec.
			const answer = await this.checkIgnore.ask(rest.map((path) => `./${path}`));
			for (const path of rest.filter((_, i) => answer.verdicts[i])) {
				ignored.add(path);
			}
			const culprit = rest[answer.verdicts.length];
			if (culprit === undefined || answer.exitCode !== refused) {
				if (answer.exitCode > 1) {
					this.complain('check-ignore', answer.complaint);
				}
				break;
			}
			const folder = folderOf(culprit);
			rest = rest.slice(answer.verdicts.length + 1).filter((path) => folder === '' || !path.startsWith(`${folder}/`));
		}
		return ignored;
	}

	ignoreFilesChanged(): void {
		this.checkIgnore.end();
	}

	private complain(command: string, why: string): void {
		if (!this.hasComplained) {
			this.hasComplained = true;
			this.log.warn(`git ${command} failed; further failures are not logged. ${why}`);
		}
	}
}

/** What git's `HEAD` names where references are kept in tables and not in files (gitrepository-layout, `reftable`). */
const keptElsewhere = '.invalid';

/** The exit code of a git command that dies of what it was asked. */
const refused = 128;
