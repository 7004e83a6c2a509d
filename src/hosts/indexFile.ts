import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { IndexStore } from '../ports/indexStore.ts';
import { type Settings, settingsKey } from '../ports/settings.ts';
import { FileLines } from './fileLines.ts';

/** How long an index is kept that nobody saves again, in milliseconds. */
const keptFor = 30 * 86_400_000;

/** How much is written at once, in UTF-16 units. */
const piece = 1_048_576;

/** What an index file is good for. */
interface IndexFileOptions {
	/** The folder of all of them, an absolute path; made when there is something to save. */
	readonly folder: string;
	/** What it holds: what a session leaves to the next, or the answers of the command line. */
	readonly holds: 'session' | 'answers';
	/** The absolute path of the workspace. */
	readonly root: string;
	readonly settings: Settings;
	/** What git ignores is not known without it. */
	readonly isGitAsked: boolean;
	/** Where each failure is noted that only costs time. */
	readonly log: { info(message: string): void };
}

/** Keeps the index of a workspace in a file, in a folder of ours. */
export async function openIndexFile({
	folder,
	holds,
	root,
	isGitAsked,
	settings,
	log,
}: IndexFileOptions): Promise<IndexStore> {
	// Another build reads plans by other rules, whatever its version says.
	const program = await stat(process.argv[1] ?? '').catch(() => undefined);
	const key = hash([
		process.argv[1],
		program?.size,
		program?.mtimeMs,
		program?.ctimeMs,
		root,
		isGitAsked,
		settingsKey(settings),
	]);
	const file = join(folder, `${hash([root])}-${holds}.jsonl`);
	return {
		key,
		async load() {
			try {
				return new FileLines(file);
			} catch {
				return undefined;
			}
		},
		async save(pieces) {
			try {
				await replace(folder, file, pieces);
				await removeOld(folder);
			} catch (error) {
				log.info(`The index could not be saved: ${error}`);
			}
		},
	};
}

/** The folder for what may be lost, of programs that no editor gives one: `$XDG_CACHE_HOME`, or what the system has in its place. */
export function cacheFolder(): string {
	const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = process.env;
	const mac = process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : undefined;
	const given = xdg !== undefined && isAbsolute(xdg) ? xdg : undefined;
	return join(given ?? (local || mac || join(homedir(), '.cache')), 'plan-navigator');
}

const hash = (values: readonly unknown[]): string =>
	createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 32);

/** How often this process has saved: several may be at it at once. */
let saves = 0;

/** Writes beside the file and puts it in its place, so that nobody ever reads half of it. */
async function replace(folder: string, file: string, pieces: AsyncIterable<string>): Promise<void> {
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const unfinished = `${file}.${process.pid}-${saves++}`;
	try {
		const handle = await open(unfinished, 'w');
		try {
			let waiting = '';
			for await (const each of pieces) {
				waiting += each;
				if (waiting.length > piece) {
					await handle.appendFile(waiting);
					waiting = '';
				}
			}
			await handle.appendFile(waiting);
		} finally {
			await handle.close();
		}
		await rename(unfinished, file);
	} catch (error) {
		await rm(unfinished, { force: true });
		throw error;
	}
}

/** Workspaces come and go; what was saved of them goes some time later. */
async function removeOld(folder: string): Promise<void> {
	for (const name of await readdir(folder)) {
		const path = join(folder, name);
		// Another process may have put it in place, or taken it away, by now.
		const stats = /^[0-9a-f]{32}-(?:session|answers)\.jsonl/.test(name)
			? await stat(path).catch(() => undefined)
			: undefined;
		if (stats !== undefined && Date.now() - stats.mtimeMs > keptFor) {
			await rm(path, { force: true });
		}
	}
}
