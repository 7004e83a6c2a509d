import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, type Stats } from 'node:fs';
import { folderOf, follow } from '../base/path.ts';
import type { RootPath } from '../ports/files.ts';

/**
 * Reads the files that are nothing special, as nearly all are: a file below real folders of a root, with no link on the
 * way. It asks the disk little: a file is opened without following a link, and a folder is looked at once in a while. What
 * anything else is, `locate` finds out at its leisure.
 */
export class PlainFiles {
	private readonly root: string;
	/** Folders that were seen a moment ago to be no links, and of which no change was told since. */
	private readonly folders = new Set<RootPath>();
	private seenSince = 0;
	/** Serves all but big files. */
	private readonly buffer = Buffer.allocUnsafeSlow(256 * 1024);

	/** @param root an absolute path; it may be a link itself */
	constructor(root: string) {
		this.root = root;
	}

	/**
	 * The bytes of a file, until the next call, and what the disk says of it. Undefined for what is a link, lies behind one, is no file, is over the limit or
	 * cannot be read. Never throws, and never waits for the writer of a pipe.
	 * @param limit in bytes
	 */
	read(path: RootPath, limit: number): { readonly bytes: Uint8Array; readonly stats: Stats } | undefined {
		if (withoutLinks === undefined || follow('', path) !== path) {
			return undefined;
		}
		try {
			this.forgetFolders();
			if (!this.isFolder(folderOf(path))) {
				return undefined;
			}
			const file = openSync(`${this.root}/${path}`, constants.O_RDONLY | constants.O_NONBLOCK | withoutLinks);
			try {
				const stats = fstatSync(file);
				const bytes = stats.isFile() && stats.size <= limit ? this.bytesOf(file, stats.size) : undefined;
				return bytes && { bytes, stats };
			} finally {
				closeSync(file);
			}
		} catch {
			return undefined;
		}
	}

	/** What the disk says of a file; undefined for what is a link, lies behind one, or is no file. Never throws. */
	stats(path: RootPath): Stats | undefined {
		try {
			this.forgetFolders();
			const stats =
				follow('', path) === path && this.isFolder(folderOf(path)) ? lstatSync(`${this.root}/${path}`) : undefined;
			return stats?.isFile() ? stats : undefined;
		} catch {
			return undefined;
		}
	}

	/** All that an open file holds; undefined where that is another size by now. */
	private bytesOf(file: number, size: number): Uint8Array | undefined {
		const buffer = size < this.buffer.length ? this.buffer : Buffer.allocUnsafeSlow(size + 1);
		let filled = 0;
		for (;;) {
			// One byte more than there should be is asked for: a file that gives all but that one has ended.
			const count = readSync(file, buffer, filled, size + 1 - filled, null);
			filled += count;
			if (count === 0 || filled >= size) {
				return filled === size ? buffer.subarray(0, size) : undefined;
			}
		}
	}

	private isFolder(folder: RootPath): boolean {
		if (folder === '' || this.folders.has(folder)) {
			return true;
		}
		const isReal =
			this.isFolder(folderOf(folder)) &&
			lstatSync(`${this.root}/${folder}`, { throwIfNoEntry: false })?.isDirectory() === true;
		if (isReal) {
			this.folders.add(folder);
		}
		return isReal;
	}

	/** Has every folder looked at again: something has changed. */
	forget(): void {
		this.folders.clear();
	}

	/** Has folders looked at again that were seen long enough ago. */
	private forgetFolders(): void {
		const now = performance.now();
		if (now - this.seenSince > moment) {
			this.folders.clear();
			this.seenSince = now;
		}
	}
}

/** How long what a folder is counts as known, in milliseconds, unless a change is told. */
const moment = 50;

/** Windows cannot open a file without following links. */
const withoutLinks: number | undefined = constants.O_NOFOLLOW;
