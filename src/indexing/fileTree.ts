import { pushTo } from '../base/collections.ts';
import { ownText } from '../base/ownText.ts';
import { folderOf, follow, isInGit, isWithin, isWithinAny, nameOf } from '../base/path.ts';
import type { Listing, RootPath } from '../ports/files.ts';
import { planHomes } from './paths.ts';

/** So many files are taken out of the lists of their names one by one. */
const few = 100;

/** The names of a workspace: what exists, asked without touching the disk. */
export class FileTree {
	private readonly files = new Map<RootPath, RootPath>();
	/** Each folder that holds a file somewhere below, with the number of its direct children. */
	private readonly folders = new Map<RootPath, number>([['', 1]]);
	/** Built on the first suffix search, then kept: file name to paths. */
	private byName: Map<string, RootPath[]> | undefined;
	/** Suffix to sorted paths, until a file comes or goes. */
	private readonly endings = new Map<string, readonly RootPath[]>();
	/** Folder name to paths, and suffix to sorted paths of folders, for as long. */
	private readonly foldersByName = new Map<string, RootPath[]>();
	private readonly folderEndings = new Map<string, readonly RootPath[]>();
	/** Folder to the names in it, for as long: to look for a slip asks once for each path that leads nowhere. */
	private readonly namesByFolder = new Map<RootPath, ReadonlySet<string>>();
	/** All files in the order of their units, for as long: what is in a folder stands together. */
	private sorted: readonly RootPath[] | undefined;
	private knownHomes: readonly string[] | undefined;
	/** Folders that no walk enters, but for those that are left out by name. */
	private readonly notEntered: Set<RootPath>;
	private readonly isLeftOut: (path: RootPath) => boolean;
	/** True where the walk stopped at its limit, so that what is not here may yet exist. */
	readonly truncated: boolean;

	/** Takes what a walk found, and a test for what it left out by name. */
	constructor(listing: Listing, isLeftOut: (path: RootPath) => boolean) {
		this.isLeftOut = isLeftOut;
		this.notEntered = new Set(listing.notEntered.filter((folder) => !isLeftOut(folder)));
		this.truncated = listing.truncated;
		for (const file of listing.files) {
			this.add(file);
		}
	}

	get size(): number {
		return this.files.size;
	}

	all(): Iterable<RootPath> {
		return this.files.keys();
	}

	/** The names as they will be when files have other paths. */
	renamed(pathOf: (path: RootPath) => RootPath): FileTree {
		const listing = {
			files: [...this.files.keys()].map(pathOf),
			notEntered: [...this.notEntered].map(pathOf),
			truncated: this.truncated,
		};
		return new FileTree(listing, this.isLeftOut);
	}

	/** What stands at a path. `unknown` where only the disk can tell, for a walk leaves it out. Git's own files do not exist. */
	kindOf(path: RootPath): 'file' | 'folder' | 'unknown' | undefined {
		if (this.files.has(path)) {
			return 'file';
		}
		if (this.folders.has(path)) {
			return 'folder';
		}
		return !isInGit(path) && (this.truncated || this.leavesOut(path)) ? 'unknown' : undefined;
	}

	/** True for what a walk does not list, be it there or not: git's own files, what is excluded, what lies behind links. */
	leavesOut(path: RootPath): boolean {
		return (
			this.isLeftOut(path) ||
			(this.notEntered.size > 0 && (this.notEntered.has('') || isWithinAny(this.notEntered, path)))
		);
	}

	/**
	 * The path of a file as the tree has it, where there is such a file: the same string each time, so that what is kept by it does
	 * not hold on to the text in which it was written.
	 */
	fileAt(path: string): RootPath | undefined {
		return this.files.get(path);
	}

	/** The files whose path ends in these parts, sorted: `b/c.md` finds `a/b/c.md`, not `a/xb/c.md`. */
	endingIn(path: string): readonly RootPath[] {
		const suffix = follow('', path);
		if (suffix === undefined || suffix === '') {
			return [];
		}
		const known = this.endings.get(suffix);
		if (known !== undefined) {
			return known;
		}
		const named = this.names().get(nameOf(suffix)) ?? [];
		const found = named.filter((file) => file === suffix || file.endsWith(`/${suffix}`)).sort();
		this.endings.set(ownText(suffix), found);
		return found;
	}

	/** The folders whose path ends in these parts, be they written with a `/` behind them or not: sorted, each with one. */
	foldersEndingIn(path: string): readonly RootPath[] {
		const suffix = follow('', path);
		if (suffix === undefined || suffix === '') {
			return [];
		}
		if (this.foldersByName.size === 0) {
			for (const folder of this.folders.keys()) {
				pushTo(this.foldersByName, nameOf(folder), folder);
			}
		}
		const named = this.foldersByName.get(nameOf(suffix));
		if (named === undefined) {
			return [];
		}
		const known = this.folderEndings.get(suffix);
		if (known !== undefined) {
			return known;
		}
		const found = named.filter((folder) => folder === suffix || folder.endsWith(`/${suffix}`)).sort();
		const slashed = found.map((folder) => `${folder}/`);
		this.folderEndings.set(ownText(suffix), slashed);
		return slashed;
	}

	/** Those of the folders that plans live in that are there, or may be: a path that leads nowhere is looked for in each. */
	get planHomes(): readonly string[] {
		this.knownHomes ??= planHomes.filter((home) => {
			const folder = home.slice(0, -1);
			return this.kindOf(folder) !== undefined || [...this.notEntered].some((each) => isWithin(folder, each));
		});
		return this.knownHomes;
	}

	/** The names in a folder, those of folders with a `/` behind them, in no order. */
	namesIn(folder: RootPath): ReadonlySet<string> {
		const known = this.namesByFolder.get(folder);
		if (known !== undefined) {
			return known;
		}
		const names = new Set<string>();
		const below = folder === '' ? '' : `${folder}/`;
		this.sorted ??= [...this.files.keys()].sort();
		let at = firstFrom(this.sorted, below);
		for (let file = this.sorted[at]; file?.startsWith(below) === true; file = this.sorted[at]) {
			const slash = file.indexOf('/', below.length);
			names.add(slash < 0 ? file.slice(below.length) : file.slice(below.length, slash + 1));
			at = slash < 0 ? at + 1 : firstFrom(this.sorted, file.slice(0, slash) + BEHIND_SLASH);
		}
		this.namesByFolder.set(ownText(folder), names);
		return names;
	}

	add(file: RootPath): void {
		if (this.files.has(file)) {
			return;
		}
		this.files.set(file, file);
		this.forgetAnswers();
		for (let folder = folderOf(file), isNew = true; isNew; folder = folderOf(folder)) {
			const children = this.folders.get(folder);
			this.folders.set(folder, (children ?? 0) + 1);
			isNew = children === undefined && folder !== '';
		}
		if (this.byName !== undefined) {
			pushTo(this.byName, nameOf(file), file);
		}
	}

	/** Takes files out, and folders with all that lies in them; gives the files that are gone. */
	remove(paths: ReadonlySet<RootPath>): RootPath[] {
		const gone: RootPath[] = [];
		const hasFolder = [...paths].some((path) => path !== '' && this.folders.has(path));
		if (paths.size > few || hasFolder) {
			// To look for each of many in the list of its name takes longer than to make the lists again.
			this.byName = undefined;
		}
		for (const path of paths) {
			if (this.files.has(path)) {
				this.removeFile(path);
				gone.push(path);
			}
			if (this.notEntered.delete(path)) {
				this.knownHomes = undefined;
			}
		}
		for (const file of hasFolder ? [...this.files.keys()] : []) {
			if (isWithinAny(paths, file)) {
				this.removeFile(file);
				gone.push(file);
			}
		}
		return gone;
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
		this.forgetAnswers();
		const named = this.byName?.get(nameOf(file)) ?? [];
		named.splice(named.indexOf(file), 1);
	}

	/** What was told of names is told anew: some are others now. */
	forgetAnswers(): void {
		this.knownHomes = undefined;
		this.sorted = undefined;
		// To clear a map makes another one, empty or not: for 70,000 files that were added it took a fifth of the time.
		for (const answers of [this.endings, this.foldersByName, this.folderEndings, this.namesByFolder]) {
			if (answers.size > 0) {
				answers.clear();
			}
		}
	}

	private names(): Map<string, RootPath[]> {
		if (this.byName === undefined) {
			this.byName = new Map();
			for (const file of this.files.keys()) {
				pushTo(this.byName, nameOf(file), file);
			}
		}
		return this.byName;
	}
}

/** The unit that follows on the slash: no path below a folder comes behind the folder's own with it. */
const BEHIND_SLASH = '0';

/** The place of the first of some sorted texts that is not before another. */
function firstFrom(sorted: readonly string[], text: string): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((sorted[middle] ?? '') < text) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}
