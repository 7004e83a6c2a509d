import { selfAndParents } from '../base/path.ts';
import type { PlanWorkspace, WorkspaceChange } from '../indexing/workspace.ts';
import type { RootPath } from '../ports/files.ts';

/**
 * The documents whose findings a change may alter: those that changed, those that may cite them or what came and went, and,
 * where plans, ledgers or the brief changed, those that are compared with them.
 */
export async function concernedBy(workspace: PlanWorkspace, change: WorkspaceChange): Promise<ReadonlySet<RootPath>> {
	if (change === 'all') {
		return new Set(await workspace.documentPaths());
	}
	const { ledgers, brief } = workspace.ports.settings;
	const concerned = new Set(change.texts.filter((path) => workspace.isDocument(path)));
	const citations = await workspace.citations();
	// A folder is there as long as there is something in it, so it comes and goes with its files.
	const places = [...change.texts, ...change.names.flatMap(selfAndParents)];
	for (const place of new Set(places)) {
		for (const path of citations.mayPointAt(place)) {
			concerned.add(path);
		}
	}
	const touchesPlans = change.texts.some((path) => workspace.isPlan(path) || ledgers.includes(path) || path === brief);
	if (touchesPlans) {
		for (const path of [...ledgers, brief, ...(await askedArtifacts(workspace))]) {
			concerned.add(path);
		}
	}
	return concerned;
}

async function askedArtifacts(workspace: PlanWorkspace): Promise<RootPath[]> {
	const tree = await workspace.tree();
	const artifacts = (await workspace.brief())?.brief.artifacts ?? [];
	return artifacts.map(({ path }) => path).filter((path) => tree.kindOf(path) === 'file');
}
