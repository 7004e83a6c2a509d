import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { Socket } from 'node:net';
import { startGit, timeLimit } from './gitProcess.ts';

/**
 * How long one process answers, in milliseconds. It reads each ignore file once, and nobody tells of those outside the workspace and
 * of `.git/info/exclude`: so long they may be out of date. To start a process stops a large server for 15 ms, which nobody who types
 * should meet each second.
 */
const lifetime = 5_000;

/** How long it waits to be asked again, in milliseconds. */
const patience = 1_000;

interface Verdicts {
	/** Whether each path is ignored, in the order asked; fewer than there are paths where git gave up. */
	readonly verdicts: readonly boolean[];
	/** 0 as long as git goes on; above 255 where it gave none. */
	readonly exitCode: number;
	readonly complaint: string;
}

/**
 * Talks to `git check-ignore`, which answers path by path as long as it is asked: to start a process for each of thousands
 * of documents would take longer than all else.
 */
export class CheckIgnore {
	private readonly folder: string;
	private running: Running | undefined;
	/** Resolves when everybody before has an answer: they share one process. */
	private last: Promise<unknown> = Promise.resolve();

	constructor(folder: string) {
		this.folder = folder;
	}

	/** Asks about paths, relative to the folder and without NUL. Never throws. */
	ask(paths: readonly string[]): Promise<Verdicts> {
		const answer = this.last.then(() => {
			if (this.running === undefined || this.running.isOver) {
				this.end();
				this.running = new Running(
					startGit(this.folder, ['check-ignore', '--stdin', '-z', '--verbose', '--non-matching']),
				);
			}
			return this.running.ask(paths);
		});
		// There may be no process to be had.
		const safe = answer.catch((error: unknown) => {
			this.running = undefined;
			return { verdicts: [], exitCode: 256, complaint: String(error) };
		});
		this.last = safe;
		return safe;
	}

	/** Has the ignore files read anew for the next who asks. */
	end(): void {
		this.running?.end();
		this.running = undefined;
	}
}

/** One process, which is asked by one at a time. */
class Running {
	private readonly child: ChildProcessWithoutNullStreams;
	private readonly startedAt = performance.now();
	private output = '';
	private complaint = '';
	private exitCode: number | undefined;
	private ends = false;
	private readonly idle: ReturnType<typeof setTimeout>;
	/** Called when there is more to read, or nothing any more. */
	private heard: () => void = () => {};

	constructor(child: ChildProcessWithoutNullStreams) {
		this.child = child;
		child.stdout.setEncoding('utf8').on('data', (text: string) => {
			this.output += text;
			this.heard();
		});
		child.stderr.setEncoding('utf8').on('data', (text: string) => {
			this.complaint += text;
		});
		// Git may end before it has read everything; its exit code tells what there is to tell.
		child.stdin.on('error', () => {});
		child.on('error', (error) => this.closed(256, error.message));
		child.on('close', (code) => this.closed(code ?? 256, this.complaint.split(/\r?\n/)[0] ?? ''));
		// No process outlives its use, and none keeps ours alive.
		this.idle = setTimeout(() => this.end(), patience).unref();
	}

	/** True where it should be asked no more. */
	get isOver(): boolean {
		return this.ends || this.exitCode !== undefined || performance.now() - this.startedAt > lifetime;
	}

	async ask(paths: readonly string[]): Promise<Verdicts> {
		this.hold('ref');
		this.idle.refresh();
		this.output = '';
		const limit = setTimeout(() => {
			this.complaint = `It took longer than ${timeLimit / 1_000} s.`;
			this.child.kill('SIGKILL');
		}, timeLimit);
		this.child.stdin.write(paths.map((path) => `${path}\0`).join(''));
		let verdicts = verdictsIn(this.output);
		while (verdicts.length < paths.length && this.exitCode === undefined) {
			await new Promise<void>((resolve) => {
				this.heard = resolve;
			});
			verdicts = verdictsIn(this.output);
		}
		clearTimeout(limit);
		this.heard = () => {};
		this.hold('unref');
		return { verdicts, exitCode: this.exitCode ?? 0, complaint: this.complaint };
	}

	/** Whether our process waits for it: not when nobody asks. The pipes of a child are sockets. */
	private hold(how: 'ref' | 'unref'): void {
		this.child[how]();
		for (const pipe of [this.child.stdin, this.child.stdout, this.child.stderr]) {
			if (pipe instanceof Socket) {
				pipe[how]();
			}
		}
	}

	end(): void {
		this.ends = true;
		clearTimeout(this.idle);
		this.child.stdin.end();
	}

	private closed(exitCode: number, complaint: string): void {
		this.exitCode ??= exitCode;
		this.complaint = complaint;
		clearTimeout(this.idle);
		this.heard();
	}
}

/** Reads `source NUL line NUL pattern NUL path NUL` for each path, the first three empty without a match. */
function verdictsIn(output: string): boolean[] {
	const fields = output.split('\0');
	const patterns = fields.filter((_, i) => i % 4 === 2 && i + 2 < fields.length);
	// The last pattern that matches decides, and `!` takes a path back in.
	return patterns.map((pattern) => pattern !== '' && !pattern.startsWith('!'));
}
