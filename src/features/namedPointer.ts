import type { Line1 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import { partsOf } from './fileParts.ts';

/**
 * A pointer at what a line belongs to, by its name: `tests/test_a.py::TestB::test_c` of the innermost class or function,
 * `docs/a.md#slug` of the nearest heading. Undefined where the line belongs to nothing that has a name.
 */
export async function namedPointer(workspace: PlanWorkspace, file: Document, line: Line1): Promise<string | undefined> {
	const around = (await partsOf(workspace, file)).findLast(
		({ symbol, slug, first, last }) => (symbol ?? slug) !== undefined && first <= line && line <= last,
	);
	if (around === undefined) {
		return undefined;
	}
	return around.symbol === undefined ? `${file.path}#${around.slug}` : `${file.path}::${around.symbol}`;
}
