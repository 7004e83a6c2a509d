import { selfAndParents } from '../../base/path.ts';
import type { RootPath, WorkspaceFiles } from '../../ports/files.ts';

/** A file or folder that gets another path. */
export interface Move {
	readonly from: RootPath;
	readonly to: RootPath;
}

/** Many moves, asked about one path after another. */
export class Moves {
	/** What moves, itself; not what lies in it. */
	readonly froms: ReadonlySet<RootPath>;
	private readonly byFrom: ReadonlyMap<RootPath, RootPath>;

	constructor(moves: readonly Move[]) {
		this.byFrom = new Map(moves.map(({ from, to }) => [from, to]));
		this.froms = new Set(this.byFrom.keys());
	}

	/** The move that takes a path along: of a folder and a file in it that moves elsewhere, the file's own. */
	of(path: RootPath): Move | undefined {
		for (const from of selfAndParents(path)) {
			const to = this.byFrom.get(from);
			if (to !== undefined) {
				return { from, to };
			}
		}
		return undefined;
	}

	/** Where a path is after the moves; the path itself where none concerns it. */
	after(path: RootPath): RootPath {
		const move = this.of(path);
		return move === undefined ? path : move.to + path.slice(move.from.length);
	}
}

/** As many of the last parts of a path as another has: of `a/b/c.md`, like `x/y.md`, `b/c.md`. */
export function ending(path: RootPath, like: string): string {
	const parts = path.split('/');
	return parts.slice(-like.split('/').length).join('/');
}

/** Why something cannot move, as a sentence for people: its place is taken, nothing can be made there, or it has to stay. */
export async function whyNotMove(files: WorkspaceFiles, moves: readonly Move[]): Promise<string | undefined> {
	for (const [i, { from, to }] of moves.entries()) {
		const isTaken = moves.slice(0, i).some((other) => other.to === to);
		if (isTaken || (await files.kindOf(to)) !== undefined) {
			return `${to} exists already.`;
		}
		const obstacle = (await files.whyNotCreate(to)) ?? (await files.whyNotRemove(from));
		if (obstacle !== undefined) {
			return obstacle;
		}
	}
	return undefined;
}
