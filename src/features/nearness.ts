import { nameOf } from '../base/path.ts';
import { type Line1, toLine0 } from '../base/position.ts';
import type { Definition } from '../indexing/definitions.ts';
import type { Document } from '../indexing/document.ts';
import { idKey } from '../indexing/idKey.ts';
import { initiativeFolderOf } from '../indexing/locate.ts';
import type { PlanIds } from '../indexing/planIds.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import type { RootPath } from '../ports/files.ts';
import type { Mention } from '../syntax/mentions.ts';

/** A place from which an id is looked at: what is written there may mean one thing, elsewhere another. */
export interface Vantage {
	readonly path: RootPath;
	readonly isBrief: boolean;
	/** The line as it is written, and the ids that it mentions. */
	readonly text: string;
	readonly mentions: readonly Mention[];
	/** The phases around the line, as places in the document's list of phases. */
	readonly phases: ReadonlySet<number>;
	/** The initiative that the line speaks of. */
	readonly initiative: string | undefined;
	/** The paths of the pointers on the line, as written. */
	readonly pointed: readonly string[];
	isArchive(path: RootPath): boolean;
}

export async function vantageOf(workspace: PlanWorkspace, document: Document, line: Line1): Promise<Vantage> {
	const { phases } = document.plan;
	const around = phases.flatMap((phase, i) => (phase.line <= line && line <= phase.lastLine ? [i] : []));
	return {
		path: document.path,
		isBrief: document.path === workspace.ports.settings.brief,
		text: document.lines.at(toLine0(line)),
		mentions: document.mentionsOn(line).map(({ mention }) => mention),
		phases: new Set(around),
		initiative: await initiativeAt(workspace, document, line),
		pointed: document.pointersOn(line).map(({ pointer }) => pointer.path),
		isArchive: workspace.isArchive,
	};
}

/**
 * The initiative that a line speaks of: the one that its plan document or report belongs to, the ledger entry around it,
 * the one that the line names, the brief's Focus.
 */
async function initiativeAt(workspace: PlanWorkspace, document: Document, line: Line1): Promise<string | undefined> {
	const ids = await workspace.ids();
	const { ledgers, brief } = workspace.ports.settings;
	const { path } = document;
	const folder = initiativeFolderOf(path);
	const entry = ledgers.includes(path)
		? document.ledger.entries.find((each) => each.line <= line && line <= each.lastLine)
		: undefined;
	return (
		ids.ownerOf(path) ??
		(folder === undefined ? undefined : initiativeNamed(ids, nameOf(folder))) ??
		entry?.id ??
		document
			.mentionsOn(line)
			.flatMap(({ mention }) => mention.ids.map((id) => initiativeNamed(ids, id)))
			.find((id) => id !== undefined) ??
		(path === brief ? document.brief.focus?.initiative : undefined)
	);
}

const initiativeNamed = (ids: PlanIds, id: string): string | undefined =>
	ids.of(id).find(({ kind }) => kind === 'initiative')?.id;

/** From near to far. What lies elsewhere in the workspace comes last, archived plans behind the live ones. */
const distances = { phase: 0, document: 1, pointed: 2, initiative: 3, workspace: 4, archive: 5 } as const;

/** How far a definition lies from a place: in the same phase, the same document, and so on; less is nearer. */
function distance({ id, document, kind, phase, initiative }: Definition, from: Vantage): number {
	const { path } = document;
	const isOwn =
		from.initiative !== undefined &&
		((initiative !== undefined && idKey(initiative) === idKey(from.initiative)) ||
			idKey(id).startsWith(`${idKey(from.initiative)}.`));
	if (path === from.path) {
		const isAround = phase === undefined ? kind === 'attempt' && isOwn : from.phases.has(phase.place);
		return isAround ? distances.phase : distances.document;
	}
	if (from.pointed.some((written) => path === written || path.endsWith(`/${written}`))) {
		return distances.pointed;
	}
	if (isOwn) {
		return distances.initiative;
	}
	return from.isArchive(path) ? distances.archive : distances.workspace;
}

/**
 * The meanings of one id in the order in which they may be meant at a place: same phase, same document, a document that the
 * line points at, same initiative, whole workspace. An initiative's ledger entry stands before its plan, wherever one looks from.
 */
export function byNearness(definitions: readonly Definition[], from: Vantage): Definition[] {
	// The sort is stable, and ledgers stand before plans of an initiative.
	const ranked = definitions.map((definition) => ({ definition, rank: rank(definition, from) }));
	return ranked.sort((a, b) => a.rank - b.rank).map(({ definition }) => definition);
}

/** Those of the definitions that are meant at a place: the nearest ones; of an initiative, its entry and its plan. */
export function nearest(definitions: readonly Definition[], from: Vantage): Definition[] {
	const least = definitions.reduce((found, each) => Math.min(found, rank(each, from)), Number.POSITIVE_INFINITY);
	return definitions.filter((each) => rank(each, from) === least);
}

/** Nearness says nothing of what there is but one of, however many places speak of it. A task stands before a phase that is called so too. */
function rank(definition: Definition, from: Vantage): number {
	if (definition.kind === 'initiative' || definition.kind === 'finding') {
		return 0;
	}
	return distance(definition, from) + (definition.kind === 'phase' ? 0.5 : 0);
}
