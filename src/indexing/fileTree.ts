import { folderOf, follow, isWithin, nameOf } from '../base/path.ts';
import type { Listing, RootPath } from '../ports/files.ts';

/** The names of a workspace: what exists, asked without touching the disk. */
export class FileTree {
	private readonly files = new Set<RootPath>();
	/** Each folder that holds a file somewhere below, with the number of its direct children. */
	private readonly folders = new Map<RootPath, number>([['', 1]]);
	/** Built on the first suffix search, then kept: file name to paths. */
	private byName: Map<string, RootPath[]> | undefined;
	private readonly notEntered: readonly RootPath[];
	/** True where the walk stopped at its limit, so that what is not here may yet exist. */
	readonly truncated: boolean;

	constructor(listing: Listing) {
		this.notEntered = listing.notEntered;
		this.truncated = listing.truncated;
		for (const file of listing.files) {
			this.add(file);
		}
	}

	get size(): number {
		return this.files.size;
	}

	all(): Iterable<RootPath> {
		return this.files;
	}

	/** What stands at a path. `unknown` where only the disk can tell: below a folder that the walk did not enter. */
	kindOf(path: RootPath): 'file' | 'folder' | 'unknown' | undefined {
		if (this.files.has(path)) {
			return 'file';
		}
		if (this.folders.has(path)) {
			return 'folder';
		}
		return this.truncated || this.notEntered.some((folder) => isWithin(folder, path)) ? 'unknown' : undefined;
	}

	/** The files whose path ends in these parts: `b/c.md` finds `a/b/c.md`, not `a/xb/c.md`. */
	endingIn(path: string): readonly RootPath[] {
		const suffix = follow('', path);
		if (suffix === undefined || suffix === '') {
			return [];
		}
		const named = this.names().get(nameOf(suffix)) ?? [];
		return suffix.includes('/') ? named.filter((file) => file === suffix || file.endsWith(`/${suffix}`)) : named;
	}

	add(file: RootPath): void {
		if (this.files.has(file)) {
			return;
		}
		this.files.add(file);
		for (let folder = folderOf(file), isNew = true; isNew; folder = folderOf(folder)) {
			const children = this.folders.get(folder);
			this.folders.set(folder, (children ?? 0) + 1);
			isNew = children === undefined && folder !== '';
		}
		if (this.byName !== undefined) {
			pushTo(this.byName, nameOf(file), file);
		}
	}

	/** Takes a file out, or a folder with all that lies in it. */
	remove(path: RootPath): void {
		if (this.files.has(path)) {
			this.removeFile(path);
		} else if (path !== '' && this.folders.has(path)) {
			for (const file of [...this.files]) {
				if (isWithin(path, file)) {
					this.removeFile(file);
				}
			}
		}
	}

	private removeFile(file: RootPath): void {
		this.files.delete(file);
		for (let folder = folderOf(file), isGone = true; isGone && folder !== ''; folder = folderOf(folder)) {
			const children = (this.folders.get(folder) ?? 1) - 1;
			isGone = children === 0;
			if (isGone) {
				this.folders.delete(folder);
			} else {
				this.folders.set(folder, children);
			}
		}
		const named = this.byName?.get(nameOf(file));
		if (named !== undefined) {
			named.splice(named.indexOf(file), 1);
		}
	}

	private names(): Map<string, RootPath[]> {
		if (this.byName === undefined) {
			this.byName = new Map();
			for (const file of this.files) {
				pushTo(this.byName, nameOf(file), file);
			}
		}
		return this.byName;
	}
}

function pushTo(lists: Map<string, RootPath[]>, key: string, value: RootPath): void {
	const list = lists.get(key);
	if (list === undefined) {
		lists.set(key, [value]);
	} else {
		list.push(value);
	}
}
