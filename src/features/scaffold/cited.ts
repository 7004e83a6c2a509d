import { nameOf } from '../../base/path.ts';
import type { Document } from '../../indexing/document.ts';
import { resolvePointer } from '../../indexing/resolve.ts';
import { type Facts, planDocuments } from './facts.ts';

/**
 * The plan document of the phase, then every document of prose that the brief points at, each once. What the brief wants written
 * says only what the others do.
 */
export async function citedDocuments(facts: Facts): Promise<Document[]> {
	const { brief, context, workspace } = facts;
	const documents = new Set(planDocuments(facts).slice(0, 1));
	const drafts = new Set(brief?.brief.artifacts.map((artifact) => nameOf(artifact.path)));
	for (const { pointer } of brief?.document.pointers ?? []) {
		const { path } = await resolvePointer(context, pointer, brief?.document.path ?? '');
		const document =
			path === undefined || !/\.(?:md|mdx|txt|rst)$/i.test(path) ? undefined : await workspace.document(path);
		const isDraft = path === facts.path || drafts.has(nameOf(path ?? ''));
		if (document !== undefined && document !== brief?.document && !isDraft) {
			documents.add(document);
		}
	}
	return [...documents];
}
