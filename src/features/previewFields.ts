import type { Document } from '../indexing/document.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import { readBriefFields } from '../syntax/briefFields.ts';

/** The labels of the fields of a document, as written, without marks and colon: `Do Now (contract)`. Only the brief has some. */
export async function previewFields(workspace: PlanWorkspace, { path, lines }: Document): Promise<readonly string[]> {
	const { brief } = await workspace.index();
	return brief?.document.path === path ? [...new Set(readBriefFields(lines).map(({ name }) => name))] : [];
}
