import { type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process';
import { dirname, resolve } from 'node:path';

/** How long git may take for one answer, in milliseconds. */
export const timeLimit = 5_000;

export interface Answer {
	/** Above 255 where git gave none: it is missing, or was stopped at the time limit. */
	readonly exitCode: number;
	readonly stdout: string;
	/** The first line that git wrote to stderr, or what else went wrong. */
	readonly complaint: string;
	/** There is no program of that name. */
	readonly missing: boolean;
}

/** Asks git about a folder. Never throws. */
export function git(folder: string, args: readonly string[]): Promise<Answer> {
	const options = { ...surroundings(), timeout: timeLimit, killSignal: 'SIGKILL', maxBuffer: 1_048_576 } as const;
	return new Promise((answer) => {
		const child = execFile('git', argumentsOf(folder, args), options, (error, stdout, stderr) => {
			const [firstLine = ''] = stderr.split(/\r?\n/);
			const stopped = child.killed ? `It took longer than ${timeLimit / 1_000} s.` : undefined;
			answer({
				exitCode: error === null ? 0 : typeof error.code === 'number' ? error.code : 256,
				stdout,
				complaint: stopped ?? (firstLine || (error?.message ?? '')),
				missing: error?.code === 'ENOENT',
			});
		});
		child.stdin?.end();
	});
}

/** Starts git on a folder, to be talked to over its standard input and output. */
export const startGit = (folder: string, args: readonly string[]): ChildProcessWithoutNullStreams =>
	spawn('git', argumentsOf(folder, args), surroundings());

const argumentsOf = (folder: string, args: readonly string[]): string[] => [
	'-C',
	resolve(folder),
	...harmless,
	...args,
];

const surroundings = () => ({
	// Windows looks for programs in the current folder first: it must not be one that a stranger has filled.
	cwd: dirname(process.execPath),
	env: environment(),
	windowsHide: true,
});

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
