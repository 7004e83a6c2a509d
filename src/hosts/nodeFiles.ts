import { type Dirent, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import type glob from 'fast-glob';
import { type Cancel, neverCancelled } from '../base/cancel.ts';
import type { Disposable } from '../base/disposable.ts';
import { Emitter } from '../base/event.ts';
import type { StoredText } from '../base/lines.ts';
import { folderOf, follow, isWithinAny } from '../base/path.ts';
import { leftOutBy, matcher, wholeFolder } from '../indexing/globs.ts';
import { isMarkdown } from '../indexing/resolve.ts';
import { Turns } from '../indexing/turns.ts';
import type { FileChanges, Listing, ReadResult, RootPath, Stamp, WorkspaceFiles } from '../ports/files.ts';
import { decodeText, tooLarge } from './decodeText.ts';
import { defaultMaxFiles, type FileLimits } from './fileLimits.ts';
import { type AtRest, FileText } from './fileText.ts';
import { codeOf, locate, reasonOf, whyNotChange, whyNotCreate, whyNotRemove } from './nodePaths.ts';
import { nodeClock } from './nodePorts.ts';
import { PlainFiles } from './plainFiles.ts';
import { stampOf } from './stamp.ts';

/** What a directory entry says of itself, Node's or fast-glob's. */
type EntryKind = Pick<Dirent, 'isFile' | 'isDirectory' | 'isSymbolicLink'>;

/** How long a walk holds the process before others have their turn, in milliseconds. */
const turn = 20;

interface Walk extends Listing {
	/** What is named like a document and is none: `isDeadPlan`. */
	readonly deadPlans: readonly RootPath[];
}

/** How texts are read. */
export interface Reading {
	/** What stays in memory of a text that nobody uses. */
	readonly atRest: AtRest;
}

/** When a new folder is looked through again, in milliseconds after it was told of. */
const looksAgain = [300, 1200];

/**
 * The files below a folder of this machine. All reading is synchronous inside: nothing else waits in the server's
 * process but its own requests, and it is twice as fast.
 */
export class NodeFiles implements WorkspaceFiles, Disposable {
	private readonly root: string;
	private readonly limits: FileLimits;
	private readonly plain: PlainFiles;
	private readonly changes = new Emitter<FileChanges>();
	readonly onDidChange = this.changes.event;
	private readonly atRest: AtRest;
	private readonly timers = new Set<ReturnType<typeof setTimeout>>();

	/** @param root an absolute path; it may be a link itself */
	constructor(root: string, limits: FileLimits, { atRest }: Reading = { atRest: 'text' }) {
		this.atRest = atRest;
		this.root = root;
		this.plain = new PlainFiles(root);
		this.limits = limits;
	}

	/**
	 * Tells all listeners. Whoever watches the disk calls it: an LSP client, as a rule.
	 *
	 * A watcher on Linux may tell of a new folder alone and miss what is written into it right after, so that new folders
	 * are looked through here, at once and again a little later, when only what is new since then is told.
	 */
	changed(changes: FileChanges): void {
		this.plain.forget();
		const isLeftOut = leftOutBy(this.limits.exclude);
		const isNewFolder = (path: RootPath) => !isLeftOut(path) && this.kindAt(path) === 'folder';
		const folders = changes === 'all' ? [] : changes.created.filter(isNewFolder);
		if (changes === 'all' || folders.length === 0) {
			this.changes.fire(changes);
			return;
		}
		const files = changes.created.filter((path) => !folders.includes(path));
		const told = new Map<RootPath, string>();
		void this.tellFilesIn(folders, told, { ...changes, created: files });
		for (const delay of looksAgain) {
			const timer = setTimeout(() => {
				this.timers.delete(timer);
				void this.tellFilesIn(folders, told, { created: [], changed: [], deleted: [] });
			}, delay);
			this.timers.add(timer);
		}
	}

	/** @param told the files that were told before, as they were then */
	private async tellFilesIn(
		folders: readonly RootPath[],
		told: Map<RootPath, string>,
		changes: Exclude<FileChanges, 'all'>,
	): Promise<void> {
		const { files } = await this.walk([...folders], neverCancelled, this.limits.maxFiles);
		const created = [...changes.created];
		for (const path of files) {
			const state = stateOf(join(this.root, path));
			if (told.get(path) !== state) {
				told.set(path, state);
				created.push(path);
			}
		}
		if (created.length + changes.changed.length + changes.deleted.length > 0) {
			this.changes.fire({ ...changes, created });
		}
	}

	/**
	 * Walks the root level by level, so that a walk that stops at its limit has seen what lies near the root.
	 * `.git` is not mentioned at all. A folder that may not be read counts as not entered.
	 *
	 * This is a loop and not fast-glob, which serves most globs of `find`: that cannot tell which folders it left out,
	 * and needs 1.2 s for the 70,000 files that take 0.45 s here.
	 */
	list(cancel: Cancel): Promise<Listing> {
		return this.walk([''], cancel, this.limits.maxFiles);
	}

	/**
	 * @param folders where to begin; those that are found on the way are added
	 * @param mostFiles where the walk stops
	 */
	private async walk(folders: RootPath[], cancel: Cancel, mostFiles = defaultMaxFiles): Promise<Walk> {
		const isExcluded = matcher(this.limits.exclude);
		const files: RootPath[] = [];
		const notEntered: RootPath[] = [];
		const deadPlans: RootPath[] = [];
		let turnEnds = performance.now() + turn;
		for (const folder of folders) {
			if (performance.now() > turnEnds) {
				await new Promise((resume) => setImmediate(resume));
				turnEnds = performance.now() + turn;
			}
			if (cancel.isCancellationRequested) {
				break;
			}
			const entries = this.entriesOf(folder);
			if (entries === undefined) {
				notEntered.push(folder);
				continue;
			}
			for (const entry of entries) {
				if (entry.name === '.git') {
					continue;
				}
				const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
				const kind = this.kindOfEntry(entry, path);
				if (kind !== 'file' && isDeadPlan(entry, path) && !isExcluded(path)) {
					deadPlans.push(path);
				}
				if (kind === 'folder') {
					(isExcluded(path) ? notEntered : folders).push(path);
				} else if (kind === 'linked folder') {
					notEntered.push(path);
				} else if (kind === 'file' && !isExcluded(path)) {
					if (files.length === mostFiles) {
						return { files, notEntered, deadPlans, truncated: true };
					}
					files.push(path);
				}
			}
		}
		return { files, notEntered, deadPlans, truncated: false };
	}

	/**
	 * Globs that begin outside the root, or in a folder that is a link out of it, find nothing.
	 * Links below are not followed: what lies behind them is found where it lies.
	 *
	 * Globs that mean all below a folder, none of these in another, are a walk there, as ours are: 40 ms for the 10,000 plans for which fast-glob takes 350.
	 */
	async find(globs: readonly string[], cancel: Cancel): Promise<readonly RootPath[]> {
		const folders = new Set(globs.map((each) => wholeFolder(each) ?? ''));
		if (!folders.has('') && ![...folders].some((folder) => isWithinAny(folders, folderOf(folder)))) {
			const inside = [...folders].filter((folder) => !('problem' in locate(this.root, folder)));
			const { files, deadPlans } = await this.walk(inside, cancel, Number.POSITIVE_INFINITY);
			return [...files, ...deadPlans].filter(matcher(globs));
		}
		const options = {
			cwd: this.root,
			ignore: ['**/.git/**', ...this.limits.exclude],
			dot: true,
			objectMode: true,
			onlyFiles: false,
			followSymbolicLinks: false,
			suppressErrors: true,
		};
		// Most workspaces never need it, and a start is shorter without.
		const { default: glob } = await import('fast-glob');
		const wanted = this.insideOnly(glob, globs, options);
		const found: RootPath[] = [];
		const entries = glob.stream(wanted, options) as AsyncIterable<unknown> as AsyncIterable<glob.Entry>;
		for await (const { path, dirent } of entries) {
			if (cancel.isCancellationRequested) {
				break;
			}
			if (follow('', path) === path && (this.kindOfEntry(dirent, path) === 'file' || isDeadPlan(dirent, path))) {
				found.push(path);
			}
		}
		return found;
	}

	read(path: RootPath): ReadResult {
		const read = this.readNow(path);
		const { stored, stamp } = 'text' in read ? read : {};
		return stored === undefined || this.atRest === 'text' ? read : this.fileText(path, stored.size, stamp, stored);
	}

	readLater(path: RootPath): ReadResult | undefined {
		const stats = this.plain.stats(path);
		const stamp = stats && stampOf(stats);
		return stamp === undefined || stats === undefined || stats.size > this.limits.maxFileBytes
			? undefined
			: this.fileText(path, stats.size, stamp);
	}

	/** @param first what was read of it already */
	private fileText(path: RootPath, size: number, stamp: Stamp | undefined, first?: StoredText): ReadResult {
		const stored = new FileText(path, size, this.readPath, this.atRest, first);
		return {
			stored,
			stamp,
			get text() {
				return stored.decode();
			},
		};
	}

	/** One for all texts that are read later. */
	private readonly readPath = (path: RootPath): ReadResult => this.readNow(path);

	private readNow(path: RootPath): ReadResult {
		const read = this.plain.read(path, this.limits.maxFileBytes);
		// The bytes are there until the next call.
		return read === undefined
			? this.readLocated(path)
			: decodeText(path, new Uint8Array(read.bytes), stampOf(read.stats));
	}

	/** Reads a file that is a link or lies behind one, or says why there is nothing to read. */
	private readLocated(path: RootPath): ReadResult {
		const located = locate(this.root, path);
		if ('problem' in located) {
			return located;
		}
		const { real, stats } = located;
		if (stats.isDirectory()) {
			return { problem: 'folder', message: `${path || 'The workspace'} is a folder.` };
		}
		// To open a pipe would wait for its writer, perhaps for ever.
		if (!stats.isFile()) {
			return { problem: 'failed', message: `${path} is neither a file nor a folder.` };
		}
		if (stats.size > this.limits.maxFileBytes) {
			return tooLarge(path, stats.size, this.limits.maxFileBytes);
		}
		try {
			return decodeText(path, readFileSync(real), stampOf(stats));
		} catch (error) {
			return { problem: 'failed', message: `${path} cannot be read because ${reasonOf(error)}.` };
		}
	}

	async stamps(paths: Iterable<RootPath>, cancel: Cancel): Promise<ReadonlyMap<RootPath, Stamp>> {
		const stamps = new Map<RootPath, Stamp>();
		const turns = new Turns(nodeClock);
		for (const path of paths) {
			const stats = this.plain.stats(path) ?? this.linkedStats(path);
			const stamp = stats && stampOf(stats);
			if (stamp !== undefined) {
				stamps.set(path, stamp);
			}
			if (turns.isOver()) {
				await turns.next();
			}
			if (cancel.isCancellationRequested) {
				break;
			}
		}
		return stamps;
	}

	/** What the disk says of a file that is a link or lies behind one. */
	private linkedStats(path: RootPath): Stats | undefined {
		const located = locate(this.root, path);
		return 'problem' in located ? undefined : located.stats;
	}

	async kindOf(path: RootPath): Promise<'file' | 'folder' | undefined> {
		return this.kindAt(path);
	}

	async whyNotCreate(path: RootPath): Promise<string | undefined> {
		return whyNotCreate(this.root, path);
	}

	async whyNotChange(path: RootPath): Promise<string | undefined> {
		return whyNotChange(this.root, path);
	}

	async whyNotRemove(path: RootPath): Promise<string | undefined> {
		return whyNotRemove(this.root, path);
	}

	dispose(): void {
		for (const timer of this.timers) {
			clearTimeout(timer);
		}
		this.changes.dispose();
	}

	/** The globs, braces spread out, that begin in a folder that lies in the root when every link is followed. */
	private insideOnly(
		{ generateTasks }: Pick<typeof glob, 'generateTasks'>,
		globs: readonly string[],
		options: glob.Options,
	): string[] {
		const baseOf = (pattern: string) => generateTasks([pattern], options).map(({ base }) => base);
		const spread = generateTasks([...globs], options).flatMap(({ positive }) => positive);
		const inside = spread.filter((pattern) =>
			baseOf(pattern).every((base) => !base.split('/').includes('..') && !('problem' in locate(this.root, base))),
		);
		return [...inside, ...globs.filter((pattern) => pattern.startsWith('!'))];
	}

	private kindAt(path: RootPath): 'file' | 'folder' | undefined {
		const located = locate(this.root, path);
		if ('problem' in located) {
			return undefined;
		}
		if (located.stats.isDirectory()) {
			return 'folder';
		}
		return located.stats.isFile() ? 'file' : undefined;
	}

	private entriesOf(folder: RootPath): Dirent[] | undefined {
		try {
			return readdirSync(`${this.root}/${folder}`, { withFileTypes: true });
		} catch {
			return undefined;
		}
	}

	/** Asks the disk about links alone; undefined for a link that leads out of the root and for pipes and devices. */
	private kindOfEntry(entry: EntryKind, path: RootPath): 'file' | 'folder' | 'linked folder' | undefined {
		if (entry.isSymbolicLink()) {
			const kind = this.kindAt(path);
			return kind === 'folder' ? 'linked folder' : kind;
		}
		if (entry.isDirectory()) {
			return 'folder';
		}
		return entry.isFile() ? 'file' : undefined;
	}
}

/** A link that leads nowhere or to a folder, or a folder, that is named like a document: to read it tells what is wrong. */
function isDeadPlan(entry: EntryKind, path: RootPath): boolean {
	return (entry.isSymbolicLink() || entry.isDirectory()) && isMarkdown(path);
}

/** What changes whenever a file is written. */
function stateOf(full: string): string {
	try {
		const { size, mtimeMs } = statSync(full);
		return `${size} ${mtimeMs}`;
	} catch (error) {
		return codeOf(error);
	}
}
