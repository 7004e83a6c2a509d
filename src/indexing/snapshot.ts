import type { Cancel } from '../base/cancel.ts';
import { nameOf } from '../base/path.ts';
import type { RootPath, Stamp, WorkspaceFiles } from '../ports/files.ts';
import type { History } from '../ports/history.ts';
import type { FileTree } from './fileTree.ts';
import { gitHead, type WorkspaceChange } from './workspaceChange.ts';

/** What a workspace was like when it was looked at: enough to tell later what has changed since. JSON. */
export interface Snapshot {
	/** Every file that a walk lists. */
	readonly names: readonly RootPath[];
	/** Every file that was read; null where it has no stamp, so that it counts as changed. */
	readonly stamps: readonly (readonly [RootPath, Stamp | null])[];
	/** What stood at places that no walk lists, null for nothing. */
	readonly elsewhere: readonly (readonly [RootPath, 'file' | 'folder' | null])[];
	readonly branch: string | null;
}

/** What a snapshot is taken of. */
export interface Seen {
	readonly tree: FileTree;
	readonly stamps: ReadonlyMap<RootPath, Stamp | undefined>;
	readonly elsewhere: ReadonlyMap<RootPath, 'file' | 'folder' | undefined>;
}

/** True for what says which paths git ignores: it is not read by us, and matters all the same. */
export const isIgnoreFile = (path: RootPath): boolean => nameOf(path) === '.gitignore';

interface Outside {
	readonly files: Pick<WorkspaceFiles, 'stamps' | 'kindOf'>;
	readonly history: Pick<History, 'branch'>;
}

/** Undefined for a workspace with more files than are listed: nothing is certain there. */
export async function takeSnapshot(
	{ files, history }: Outside,
	{ tree, stamps, elsewhere }: Seen,
	lifetime: Cancel,
): Promise<Snapshot | undefined> {
	if (tree.truncated) {
		return undefined;
	}
	const names = [...tree.all()];
	const ignoreFiles = names.filter(isIgnoreFile);
	const ignoreStamps = await files.stamps(ignoreFiles, lifetime);
	return {
		names,
		stamps: [
			...Array.from(stamps, ([path, stamp]) => [path, stamp ?? null] as const),
			...ignoreFiles.map((path) => [path, ignoreStamps.get(path) ?? null] as const),
		],
		elsewhere: Array.from(elsewhere, ([path, kind]) => [path, kind ?? null] as const),
		branch: (await history.branch()) ?? null,
	};
}

/** What a watcher would have told since, had there been one. */
export async function changesSince(
	{ files, history }: Outside,
	tree: FileTree,
	snapshot: Snapshot,
	lifetime: Cancel,
): Promise<WorkspaceChange> {
	if (tree.truncated) {
		return 'all';
	}
	const before = new Set(snapshot.names);
	const names = [...tree.all()].filter((path) => !before.has(path));
	names.push(...snapshot.names.filter((path) => tree.kindOf(path) !== 'file'));
	for (const [path, kind] of snapshot.elsewhere) {
		if (((await files.kindOf(path)) ?? null) !== kind) {
			names.push(path);
		}
	}
	const texts = new Set(names);
	const stamps = await files.stamps(
		snapshot.stamps.map(([path]) => path),
		lifetime,
	);
	for (const [path, stamp] of snapshot.stamps) {
		if (stamp === null || stamps.get(path) !== stamp) {
			texts.add(path);
		}
	}
	if (((await history.branch()) ?? null) !== snapshot.branch) {
		texts.add(gitHead);
	}
	return { texts: [...texts], names };
}
