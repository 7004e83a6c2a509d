import type { Cancel } from '../base/cancel.ts';
import type { Line1, LineRange } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import type { Resolution, Target } from '../indexing/resolution.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import { type PointerHit, pointerAt } from './pointers.ts';

/** A pointer under a cursor, and where the part under it leads. */
export interface PointerDefinition extends PointerHit {
	readonly resolution: Resolution;
	/** Where the part under the cursor leads: every candidate where several match, nothing where none does. */
	readonly targets: readonly Target[];
}

/**
 * Where the pointer at a place leads; undefined where there is no pointer.
 * @param column 0-based UTF-16
 */
export async function pointerDefinition(
	workspace: PlanWorkspace,
	document: Document,
	line: Line1,
	column: number,
	cancel: Cancel,
): Promise<PointerDefinition | undefined> {
	const hit = pointerAt(document, line, column);
	if (hit === undefined) {
		return undefined;
	}
	const resolution = await workspace.resolve(hit.pointer, document.path);
	return cancel.isCancellationRequested ? undefined : { ...hit, resolution, targets: targetsOf(hit, resolution) };
}

function targetsOf({ part, pointer }: PointerHit, resolution: Resolution): readonly Target[] {
	const candidates = (each: Resolution) => candidatesOf(each, pointer.ranges[part.at === 'range' ? part.index : 0]);
	if (part.at === 'range') {
		const target = resolution.targets[part.index];
		return target === undefined ? candidates(resolution) : [target];
	}
	const meant =
		part.at === 'members' ? part.indices.map((i) => resolution.members[i]) : [resolution, ...resolution.members];
	return meant.flatMap((each) => (each === undefined ? [] : each.targets.length > 0 ? each.targets : candidates(each)));
}

/** All that match, each at the line that the pointer gives. */
function candidatesOf({ candidates }: Resolution, lines: LineRange | undefined): Target[] {
	const { first, last } = lines ?? {};
	const range = first === undefined || last === undefined ? undefined : { first, last };
	return candidates.map((path) =>
		path.endsWith('/')
			? { path: path.slice(0, -1), kind: 'folder', lines: undefined, column: undefined }
			: { path, kind: 'file', lines: range, column: undefined },
	);
}
