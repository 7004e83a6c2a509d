import type { Document } from '../indexing/document.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import { readBriefFields } from '../syntax/briefFields.ts';

/**
 * The labels of the fields of a document, as written, without marks and colon: `Do Now (contract)` of the brief, of a plan those of
 * its phases and of its head: `Exit Criteria`, `Owner`.
 */
export async function previewFields(workspace: PlanWorkspace, document: Document): Promise<readonly string[]> {
	const { path, lines, plan } = document;
	const { brief } = await workspace.index();
	const fields =
		brief?.document.path === path
			? readBriefFields(lines)
			: plan.phases.length > 0
				? [...plan.fields, ...plan.phases.flatMap((phase) => phase.fields)]
				: [];
	return [...new Set(fields.map(({ name }) => name))];
}
