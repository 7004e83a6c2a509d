import type { Document } from './document.ts';
import { idKey } from './idKey.ts';
import { asksPlans } from './knownFocus.ts';
import { effectiveState, type Initiative, type PlanIndex } from './planIndex.ts';
import { isSameSummary } from './planSummary.ts';

/** A document of the index, and the version that stands in its place now. */
export type Edit = readonly [was: Document, is: Document];

/**
 * The index after edits of plans that are neither ledger nor brief, where each says to the index what it said before: a word
 * typed in the prose of one of 10,000 plans need not have all of them joined again. Undefined where one says something else.
 */
export function afterEdits(index: PlanIndex, edits: readonly Edit[]): PlanIndex | undefined {
	const focus = index.brief?.document.brief.focus;
	if ((focus !== undefined && asksPlans(focus)) || edits.some(([was, is]) => !isSameSummary(was.summary, is.summary))) {
		return undefined;
	}
	const now = new Map(edits);
	const nowOf = (document: Document) => now.get(document) ?? document;
	const initiatives = [...index.initiatives];
	const byKey = new Map(index.byKey);
	for (const [at, each] of index.initiatives.entries()) {
		if (each.documents.some((document) => now.has(document))) {
			if (mayHaveLeft(each)) {
				return undefined;
			}
			const edited = { ...each, documents: each.documents.map(nowOf) };
			initiatives[at] = edited;
			byKey.set(idKey(each.id), edited);
		}
	}
	return { ...index, initiatives, byKey, other: index.other.map(nowOf) };
}

/** True where what a ledger has left beside the plans was looked for, by the titles of their tasks. */
const mayHaveLeft = ({ state, counts }: Initiative): boolean =>
	state === undefined && effectiveState({ state, counts }) === 'done';
