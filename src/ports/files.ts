import type { Cancel } from '../base/cancel.ts';
import type { Event } from '../base/event.ts';
import type { StoredText } from '../base/lines.ts';

/**
 * A path below the workspace root: `/` between its parts, no leading `/`, no `.` or `..` parts.
 * A folder has no trailing `/`; the root itself is the empty string.
 */
export type RootPath = string;

/** What a folder walk found. */
export interface Listing {
	/** All files, links to files inside the workspace among them, in no order that matters. */
	readonly files: readonly RootPath[];
	/** Folders that were seen and not entered: `node_modules`, linked folders, excluded ones. What lies in them is asked of `kindOf`. */
	readonly notEntered: readonly RootPath[];
	/** True where the walk stopped at its limit; `limit` files were listed. */
	readonly truncated: boolean;
}

/** What tells one version of a file from the next without reading it: its size and when it was written. */
export type Stamp = string;

/** A file's text, or why there is none; `missing` where nothing stands at the path, not even a link that leads nowhere. */
export type ReadResult =
	| {
			/** May be decoded each time that it is asked for. */
			readonly text: string;
			/** The same, decoded when it is asked for, where the host can wait with that. */
			readonly stored?: StoredText | undefined;
			/** Undefined where the file might be written again and keep it: right after it was written, and on a disk that has none. */
			readonly stamp?: Stamp | undefined;
	  }
	| {
			readonly problem: 'missing' | 'folder' | 'not-text' | 'too-large' | 'outside' | 'failed';
			readonly message: string;
	  };

/** Paths that were created, changed or deleted together; a checkout is one batch, and `all` where nobody can tell which. */
export type FileChanges =
	| {
			readonly created: readonly RootPath[];
			readonly changed: readonly RootPath[];
			readonly deleted: readonly RootPath[];
	  }
	| 'all';

/**
 * The files of one workspace root. Nothing outside the root is ever read: a link that leads out of it
 * counts as missing in the listing and as `outside` when read.
 */
export interface WorkspaceFiles {
	/** Walks the root. Answers what it has found so far when cancelled; rejects where nobody can tell what there is. */
	list(cancel: Cancel): Promise<Listing>;
	/**
	 * The files that match a repository's globs and are not excluded, found without walking the rest. Links that lead
	 * nowhere or out of the root, and folders, are among them where they are named like Markdown: reading says what is wrong.
	 * Rejects as `list` does.
	 */
	find(globs: readonly string[], cancel: Cancel): Promise<readonly RootPath[]>;
	/** Reads a file as UTF-8 (a byte-order mark removed), at once where the host can. Never throws. */
	read(path: RootPath): ReadResult | Promise<ReadResult>;
	/**
	 * A file that is read when somebody asks for its text; one that is gone by then is empty until somebody tells of the change.
	 * Undefined where that cannot be had: on a host that reads asynchronously, and for a file without a stamp. Never throws.
	 */
	readLater?(path: RootPath): ReadResult | undefined;
	/** The stamps that reading these files would give now; a file that is gone or has none is left out. Never throws. */
	stamps(paths: Iterable<RootPath>, cancel: Cancel): Promise<ReadonlyMap<RootPath, Stamp>>;
	/** What stands at a path, asked of the disk. Never throws. */
	kindOf(path: RootPath): Promise<'file' | 'folder' | undefined>;
	/**
	 * Why no file can be created at a path, as a sentence for people: a parent is a file, a link that leaves the root, or a folder
	 * in which nothing may be written. Undefined where nothing is in the way; an existing file is not asked about here.
	 */
	whyNotCreate(path: RootPath): Promise<string | undefined>;
	/**
	 * Why a file cannot be changed, as a sentence for people: it is read-only, or leads out of the root. Undefined where
	 * nothing is in the way; whether it exists is not asked here.
	 */
	whyNotChange(path: RootPath): Promise<string | undefined>;
	/**
	 * Why a file or folder cannot be taken out of its folder, as a move does, as a sentence for people: nothing may be written in the
	 * folder. Undefined where nothing is in the way; whether the file itself can be changed is not asked here.
	 */
	whyNotRemove(path: RootPath): Promise<string | undefined>;
	readonly onDidChange: Event<FileChanges>;
}
