import { isWithin } from '../../base/path.ts';
import type { RootPath, WorkspaceFiles } from '../../ports/files.ts';

/** A file or folder that gets another path. */
export interface Move {
	readonly from: RootPath;
	readonly to: RootPath;
}

/** Where a path is after the moves; the path itself where none concerns it. */
export function moved(path: RootPath, moves: readonly Move[]): RootPath {
	const move = moves.find(({ from }) => isWithin(from, path));
	return move === undefined ? path : move.to + path.slice(move.from.length);
}

/** The relative path that leads from a folder to a path: from `docs/plans`, `docs/a.md` is `../a.md`. */
export function relative(folder: RootPath, path: RootPath): string {
	const from = folder === '' ? [] : folder.split('/');
	const to = path.split('/');
	let shared = 0;
	while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) {
		shared++;
	}
	return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

/** As many of the last parts of a path as another has: of `a/b/c.md`, like `x/y.md`, `b/c.md`. */
export function ending(path: RootPath, like: string): string {
	const parts = path.split('/');
	return parts.slice(-like.split('/').length).join('/');
}

/** Why something cannot move, as a sentence for people: its place is taken, or nothing can be made there. */
export async function whyNotMove(files: WorkspaceFiles, moves: readonly Move[]): Promise<string | undefined> {
	for (const [i, { to }] of moves.entries()) {
		const isTaken = moves.slice(0, i).some((other) => other.to === to);
		if (isTaken || (await files.kindOf(to)) !== undefined) {
			return `${to} exists already.`;
		}
		const obstacle = await files.whyNotCreate(to);
		if (obstacle !== undefined) {
			return obstacle;
		}
	}
	return undefined;
}
