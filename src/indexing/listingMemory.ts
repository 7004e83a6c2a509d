import type { Cancel } from '../base/cancel.ts';
import { isWithinAny } from '../base/path.ts';
import type { Clock } from '../ports/clock.ts';
import type { FileChanges, RootPath, WorkspaceFiles } from '../ports/files.ts';
import type { Settings } from '../ports/settings.ts';
import { FileTree } from './fileTree.ts';
import { leftOutBy } from './globs.ts';
import { isMarkdown } from './resolve.ts';
import { Turns } from './turns.ts';

/** What the memory asks and tells. */
interface Outside {
	readonly files: Pick<WorkspaceFiles, 'list' | 'find' | 'kindOf'>;
	readonly settings: Pick<Settings, 'plans' | 'exclude'>;
	readonly clock: Clock;
	isPlan(path: RootPath): boolean;
	/** Told of a workspace that has more files than are listed: how many those are. */
	onTruncated(count: number): void;
	/** Told when a listing succeeds after one that failed: all is new to everybody. */
	onRecovered(): void;
}

/** What exists in one workspace root, and what of it are plans: each is listed once, and kept true by changes. */
export class ListingMemory {
	private readonly outside: Outside;
	private readonly lifetime: Cancel;
	private readonly isLeftOut: (path: RootPath) => boolean;
	private listed: Promise<FileTree> | undefined;
	private found: Promise<Set<RootPath>> | undefined;
	/** True from when a listing failed until one succeeds. */
	private hasFailed = false;

	constructor(outside: Outside, lifetime: Cancel) {
		this.outside = outside;
		this.lifetime = lifetime;
		this.isLeftOut = leftOutBy(outside.settings.exclude);
	}

	/** All that exists. Rejects where the host cannot tell, and asks it again next time. */
	tree(): Promise<FileTree> {
		if (this.listed === undefined) {
			const listed = this.walk();
			this.listed = listed;
			this.watch(listed, () => {
				this.listed = this.listed === listed ? undefined : this.listed;
			});
		}
		return this.listed;
	}

	/** Plan documents, records among them, found without a walk of the whole workspace, so that who wants plans alone need not wait for it. */
	plans(): Promise<ReadonlySet<RootPath>> {
		if (this.found === undefined) {
			const { files, settings } = this.outside;
			const found = files.find(settings.plans, this.lifetime).then((paths) => new Set(paths));
			this.found = found;
			this.watch(found, () => {
				this.found = this.found === found ? undefined : this.found;
			});
		}
		return this.found;
	}

	forget(): void {
		this.listed = undefined;
		this.found = undefined;
	}

	/**
	 * Takes in what came and went, so that the names are those that a walk would find now.
	 * @returns the names that are gone, what was in a folder among them; undefined where a folder came, in which only a walk can tell what is
	 */
	async follow({ created: named, deleted }: Exclude<FileChanges, 'all'>): Promise<readonly RootPath[] | undefined> {
		const created = named.filter((path) => !this.isLeftOut(path));
		const kinds = await Promise.all(created.map((path) => this.outside.files.kindOf(path)));
		if (kinds.includes('folder')) {
			return undefined;
		}
		// What could not be listed takes the change in when it is listed again.
		const tree = await this.listed?.catch(() => undefined);
		const plans = await this.found?.catch(() => undefined);
		const removed = new Set(deleted);
		const gone = [...deleted, ...(tree?.remove(removed) ?? [])];
		for (const path of removed.size > 0 ? [...(plans ?? [])] : []) {
			if (isWithinAny(removed, path)) {
				plans?.delete(path);
			}
		}
		for (const [i, path] of created.entries()) {
			if (tree?.leavesOut(path)) {
				continue;
			}
			if (kinds[i] === 'file') {
				tree?.add(path);
			}
			// A link that leads nowhere is named among the plans as well: to read it tells what is wrong.
			if (this.outside.isPlan(path) && (kinds[i] === 'file' || isMarkdown(path))) {
				plans?.add(path);
			}
		}
		return gone;
	}

	private async walk(): Promise<FileTree> {
		const listing = await this.outside.files.list(this.lifetime);
		if (listing.truncated) {
			this.outside.onTruncated(listing.files.length);
		}
		const tree = new FileTree({ ...listing, files: [] }, this.isLeftOut);
		const turns = new Turns(this.outside.clock);
		for (const file of listing.files) {
			tree.add(file);
			if (turns.isOver()) {
				await turns.next();
			}
			if (this.lifetime.isCancellationRequested) {
				break;
			}
		}
		return tree;
	}

	/** Lets go of a listing that failed, so that the next who asks has it tried again. */
	private watch(listing: Promise<unknown>, forget: () => void): void {
		listing.then(
			() => {
				if (this.hasFailed) {
					this.hasFailed = false;
					this.outside.onRecovered();
				}
			},
			() => {
				this.hasFailed = true;
				forget();
			},
		);
	}
}
