import { execFile } from 'node:child_process';
import { watch } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Event } from '../base/event.ts';
import { folderOf } from '../base/path.ts';
import type { RootPath } from '../ports/files.ts';
import type { History } from '../ports/history.ts';
import type { Log } from '../ports/log.ts';
import { gitOff } from './gitOff.ts';

/** How long git may take for one answer, in milliseconds. */
const timeLimit = 5_000;

/** Opens what git knows of a folder; off, with the reason, where git is missing or the folder is in no repository. */
export async function openGit(root: string, log: Log): Promise<History> {
	const answer = await git(root, ['rev-parse', '--is-inside-work-tree', '--absolute-git-dir']);
	const [isInside, gitFolder = ''] = answer.stdout.split(/\r?\n/);
	if (answer.missing) {
		return gitOff('Git is not installed, or not on the PATH.');
	}
	if (answer.exitCode !== 0 || isInside !== 'true') {
		return gitOff(`The folder is in no repository that git works with. ${answer.complaint}`.trim());
	}
	return new Git(root, gitFolder, log);
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
	private readonly log: Log;
	private hasComplained = false;

	constructor(root: string, gitFolder: string, log: Log) {
		this.root = root;
		this.gitFolder = gitFolder;
		this.log = log;
	}

	async branch(): Promise<string | undefined> {
		const answer = await git(this.root, ['symbolic-ref', '--quiet', '--short', 'HEAD']);
		// With --quiet, exit code 1 is a detached HEAD.
		if (answer.exitCode > 1) {
			this.complain('symbolic-ref', answer);
		}
		return answer.stdout.trim() || undefined;
	}

	/** Git puts a new `HEAD` in the place of the old one. Its folder is watched as long as somebody listens. */
	readonly onDidCheckOut: Event<void> = (listener) => {
		const failed = (error: unknown) => this.log.warn(`Nobody tells of checkouts: ${error}`);
		try {
			const tell = (_: string, name: string | null) => (name === null || name === 'HEAD') && listener();
			const watcher = watch(this.gitFolder, { persistent: false }, tell).on('error', failed);
			return { dispose: () => watcher.close() };
		} catch (error) {
			failed(error);
			return { dispose: () => {} };
		}
	};

	/**
	 * One path beyond a link or inside a submodule ends `check-ignore` for all that follow. So it is asked to answer for
	 * every path; the first one without an answer is the culprit, and the rest is asked again without its folder.
	 */
	async ignored(paths: readonly RootPath[]): Promise<ReadonlySet<RootPath>> {
		const ignored = new Set<RootPath>();
		let rest = paths.filter((path) => path !== '' && !path.includes('\0'));
		while (rest.length > 0) {
			// With `./` before it, a path that begins with `:` is a path and no pathspec.
			const asked = rest.map((path) => `./${path}`);
			const answer = await git(this.root, ['check-ignore', '--stdin', '-z', '--verbose', '--non-matching'], asked);
			const verdicts = verdictsIn(answer.stdout);
			for (const path of rest.filter((_, i) => verdicts[i])) {
				ignored.add(path);
			}
			const culprit = rest[verdicts.length];
			if (culprit === undefined || answer.exitCode !== refused) {
				if (answer.exitCode > 1) {
					this.complain('check-ignore', answer);
				}
				break;
			}
			const folder = folderOf(culprit);
			rest = rest.slice(verdicts.length + 1).filter((path) => folder === '' || !path.startsWith(`${folder}/`));
		}
		return ignored;
	}

	private complain(command: string, answer: Answer): void {
		if (!this.hasComplained) {
			this.hasComplained = true;
			this.log.warn(`git ${command} failed; further failures are not logged. ${answer.complaint}`);
		}
	}
}

/** The exit code of a git command that dies of what it was asked. */
const refused = 128;

/** Whether each path is ignored, in the order asked. Reads `source NUL line NUL pattern NUL path NUL`, the first three empty without a match. */
function verdictsIn(output: string): boolean[] {
	const fields = output.split('\0');
	const patterns = fields.filter((_, i) => i % 4 === 2 && i + 2 < fields.length);
	// The last pattern that matches decides, and `!` takes a path back in.
	return patterns.map((pattern) => pattern !== '' && !pattern.startsWith('!'));
}

interface Answer {
	/** Above 255 where git gave none: it is missing, or was stopped at the time limit. */
	readonly exitCode: number;
	readonly stdout: string;
	/** The first line that git wrote to stderr, or what else went wrong. */
	readonly complaint: string;
	/** There is no program of that name. */
	readonly missing: boolean;
}

/** Asks git about a folder; the paths go to its standard input, NUL after each. Never throws. */
function git(folder: string, args: readonly string[], paths: readonly string[] = []): Promise<Answer> {
	const options = {
		// Windows looks for programs in the current folder first: it must not be one that a stranger has filled.
		cwd: dirname(process.execPath),
		env: environment(),
		timeout: timeLimit,
		killSignal: 'SIGKILL',
		maxBuffer: 256 * 1_048_576,
		windowsHide: true,
	} as const;
	return new Promise((answer) => {
		const child = execFile('git', ['-C', resolve(folder), ...harmless, ...args], options, (error, stdout, stderr) => {
			const [firstLine = ''] = stderr.split(/\r?\n/);
			const stopped = child.killed ? `It took longer than ${timeLimit / 1_000} s.` : undefined;
			answer({
				exitCode: error === null ? 0 : typeof error.code === 'number' ? error.code : 256,
				stdout,
				complaint: stopped ?? (firstLine || (error?.message ?? '')),
				missing: error?.code === 'ENOENT',
			});
		});
		// Git may end before it has read everything; its exit code tells what there is to tell.
		child.stdin?.on('error', () => {});
		child.stdin?.end(paths.map((path) => `${path}\0`).join(''));
	});
}

/** A repository can name programs in its configuration: these settings see that git starts none of them. */
const harmless = ['--no-pager', '-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];

/** Ours, without what a hook of git adds to point at one repository and what changes the meaning of paths. */
function environment(): NodeJS.ProcessEnv {
	const {
		GIT_DIR,
		GIT_WORK_TREE,
		GIT_COMMON_DIR,
		GIT_INDEX_FILE,
		GIT_OBJECT_DIRECTORY,
		GIT_NAMESPACE,
		GIT_PREFIX,
		GIT_LITERAL_PATHSPECS,
		GIT_GLOB_PATHSPECS,
		GIT_NOGLOB_PATHSPECS,
		GIT_ICASE_PATHSPECS,
		...inherited
	} = process.env;
	return { ...inherited, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
}
