import type { PlanWorkspace } from '../../indexing/workspace.ts';
import { artifactKinds, type Kind, kindOfArtifact } from './kinds.ts';
import type { DraftFrom, OfferedKind } from './result.ts';
import { destinationOf, findStart, type Start } from './start.ts';

/** The kinds of artifacts that can be created, and what is known of each where a draft would start. Never throws. */
export async function offeredKinds(workspace: PlanWorkspace, from: DraftFrom): Promise<OfferedKind[]> {
	const kinds = await artifactKinds(workspace);
	const found = await findStart(workspace, { from });
	const start = 'problem' in found ? undefined : found;
	const artifacts = start?.brief?.brief.artifacts ?? [];
	const asked = new Set(artifacts.map(({ path }) => kindOfArtifact(path, kinds)).filter((kind) => kind !== undefined));
	return Promise.all(
		kinds.map(async (kind) => {
			const existing = start && (await existingOf(start, kind, kinds));
			return {
				kind: kind.id,
				title: kind.title,
				template: kind.source.isOwn ? kind.source.path : undefined,
				existing,
				wanted: existing === undefined && (asked.size > 0 ? asked.has(kind) : kind.isBuiltIn),
			};
		}),
	);
}

/** The file that a draft of the kind would find; undefined where there is none, or nobody can tell yet. */
async function existingOf(start: Start, kind: Kind, kinds: readonly Kind[]): Promise<string | undefined> {
	const destination = destinationOf(start, [kind], kinds);
	const [place] = destination !== undefined && 'places' in destination ? destination.places : [];
	const there = place && (await start.workspace.ports.files.kindOf(place.path));
	return there === 'file' ? place?.path : undefined;
}
