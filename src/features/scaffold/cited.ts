import type { Document } from '../../indexing/document.ts';
import { resolvePointer } from '../../indexing/resolve.ts';
import { type Facts, planDocuments } from './facts.ts';

/** The plan document of the phase, then every document of prose that the brief points at, each once. */
export async function citedDocuments(facts: Facts): Promise<Document[]> {
	const { brief, context, workspace } = facts;
	const documents = new Set(planDocuments(facts).slice(0, 1));
	for (const { pointer } of brief?.document.pointers ?? []) {
		const { path } = await resolvePointer(context, pointer, brief?.document.path ?? '');
		const document =
			path === undefined || !/\.(?:md|mdx|txt|rst)$/i.test(path) ? undefined : await workspace.document(path);
		if (document !== undefined && document !== brief?.document && document.path !== facts.path) {
			documents.add(document);
		}
	}
	return [...documents];
}
