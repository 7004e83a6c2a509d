import type { Cancel } from '../base/cancel.ts';
import { pushTo } from '../base/collections.ts';
import { linesWithin } from '../base/lineRanges.ts';
import { nameOf } from '../base/path.ts';
import type { Line1 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import { knownBrief } from '../indexing/planIndex.ts';
import type { Target } from '../indexing/resolution.ts';
import { isMarkdown } from '../indexing/resolve.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import type { DoNowItem } from '../syntax/brief.ts';
import { findArtifact } from './artifactState.ts';
import { TaskFinder } from './briefWork.ts';
import { type Citation, citationsOf } from './citations.ts';
import { lineTarget } from './nodeText.ts';
import type { PlaceInFile } from './references.ts';
import { artifactKinds, kindOfArtifact } from './scaffold/kinds.ts';
import type { DraftFrom } from './scaffold/result.ts';

/** A line of text above a line of a document that says something and leads on. */
export interface Lens {
	readonly line: Line1;
	readonly title: string;
	readonly leads:
		| { readonly to: 'places'; readonly places: readonly PlaceInFile[] }
		| { readonly to: 'target'; readonly target: Target }
		| { readonly to: 'create'; readonly from: DraftFrom };
}

/**
 * The lenses of a file: over phases, tasks and ledger entries how many pointers lead there, over Do Now items their task and the artifacts
 * that are still to be made, and in code, where the setting wants them, over what plans point at. Nothing stands where nothing leads.
 */
export async function lenses(workspace: PlanWorkspace, document: Document, cancel: Cancel): Promise<Lens[]> {
	const { settings } = workspace.ports;
	if (!isMarkdown(document.path)) {
		return settings.codeLensInCode ? pointersHere(workspace, document, definedIn(workspace, document), cancel) : [];
	}
	if (!settings.codeLens) {
		return [];
	}
	const lines = (await workspace.ids()).in(document.path).map(({ line }) => line);
	const isBrief = document.path === settings.brief;
	return [
		...(await pointersHere(workspace, document, lines, cancel)),
		...(isBrief ? await briefLenses(workspace, document, cancel) : []),
	];
}

async function pointersHere(
	workspace: PlanWorkspace,
	{ path }: Document,
	lines: readonly Line1[],
	cancel: Cancel,
): Promise<Lens[]> {
	if (lines.length === 0) {
		return [];
	}
	const places = new Map<Line1, PlaceInFile[]>();
	const sorted = [...new Set(lines)].sort((a, b) => a - b);
	for (const citation of await citationsOf(workspace, path, cancel)) {
		for (const line of coveredOf(sorted, citation)) {
			pushTo(places, line, placeOf(citation));
		}
	}
	return sorted.flatMap((line): Lens[] => {
		const here = places.get(line) ?? [];
		const title = `${here.length} ${here.length === 1 ? 'pointer' : 'pointers'} here`;
		return here.length === 0 ? [] : [{ line, title, leads: { to: 'places', places: here } }];
	});
}

/** Those of the sorted lines that a citation's ranges hold, each once. */
const coveredOf = (sorted: readonly Line1[], { targets }: Citation): ReadonlySet<Line1> =>
	new Set(targets.flatMap(({ lines }) => (lines === undefined ? [] : linesWithin(sorted, lines.first, lines.last))));

const placeOf = ({ document, line, span }: Citation): PlaceInFile => ({ path: document.path, line, span });

function definedIn(workspace: PlanWorkspace, document: Document): Line1[] {
	const outline = workspace.outline(document) ?? [];
	return outline.flatMap(({ kind, line }) => (kind === 'class' || kind === 'function' ? [line] : []));
}

async function briefLenses(workspace: PlanWorkspace, document: Document, cancel: Cancel): Promise<Lens[]> {
	const index = await workspace.index();
	const brief = knownBrief(index, document);
	const finder = new TaskFinder(index, brief);
	const found: Lens[] = [];
	for (const item of brief.doNow) {
		const task = finder.find(item);
		if (task !== undefined) {
			const title = `go to ${task.task.id ?? 'the task'} · ${task.task.state}`;
			const target = lineTarget(task.document.path, task.task.line);
			found.push({ line: item.line, title, leads: { to: 'target', target } });
		}
		const initiative = finder.initiativeOf(item);
		found.push(...(await creations(workspace, brief.artifacts, { ...item, initiative })));
		if (cancel.isCancellationRequested) {
			return [];
		}
	}
	return found;
}

/** The artifacts that an item names and that are not there yet. */
async function creations(
	workspace: PlanWorkspace,
	artifacts: Document['brief']['artifacts'],
	item: DoNowItem,
): Promise<Lens[]> {
	const kinds = await artifactKinds(workspace);
	const found: Lens[] = [];
	for (const artifact of artifacts.filter(({ path }) => item.text.includes(nameOf(path)) && nameOf(path) !== '')) {
		const kind = kindOfArtifact(artifact.path, kinds)?.id;
		const { state } = await findArtifact(workspace, artifact);
		if (kind !== undefined && (state === 'missing' || state === 'pattern')) {
			found.push({
				line: item.line,
				title: `create ${nameOf(artifact.path)}`,
				leads: { to: 'create', from: { ...(item.initiative && { initiative: item.initiative }), kind } },
			});
		}
	}
	return found;
}
