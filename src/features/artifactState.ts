import { follow } from '../base/path.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import type { RootPath } from '../ports/files.ts';
import type { ArtifactRef } from '../syntax/brief.ts';
import { filledTest, hasPlaceholder } from '../syntax/placeholder.ts';

/** What an artifact of the brief is on the disk. `pattern` where a placeholder is left in its path. */
export async function artifactState(
	workspace: PlanWorkspace,
	artifact: ArtifactRef,
): Promise<'there' | 'missing' | 'pattern' | 'outside'> {
	const path = follow('', artifact.path);
	if (path === undefined || !isRelative(artifact.path)) {
		return 'outside';
	}
	if (artifact.template) {
		return 'pattern';
	}
	const known = (await workspace.tree()).kindOf(path);
	return (known === 'unknown' ? await workspace.ports.files.kindOf(path) : known) === undefined ? 'missing' : 'there';
}

/**
 * What the Focus view says of an artifact: as `artifactState`, but where a placeholder is left, files that were made with some value
 * in its place count as there; `path` is then the newest of them, by name.
 */
export async function findArtifact(
	workspace: PlanWorkspace,
	artifact: ArtifactRef,
): Promise<{ readonly state: Awaited<ReturnType<typeof artifactState>>; readonly path: RootPath }> {
	const state = await artifactState(workspace, artifact);
	const path = follow('', artifact.path) ?? artifact.path;
	if (state !== 'pattern' || !hasPlaceholder(path)) {
		return { state, path };
	}
	const isMade = filledTest(artifact.path.endsWith('/') ? `${path}/` : path);
	let newest: RootPath | undefined;
	for (const each of (await workspace.tree()).all()) {
		if (isMade(each) && (newest === undefined || each > newest)) {
			newest = each;
		}
	}
	return newest === undefined ? { state, path } : { state: 'there', path: newest };
}

const isRelative = (path: string): boolean => !path.startsWith('/') && !path.startsWith('~');
