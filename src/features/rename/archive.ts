import type { Cancel } from '../../base/cancel.ts';
import { folderOf, isWithin, nameOf } from '../../base/path.ts';
import type { Document } from '../../indexing/document.ts';
import { idKey } from '../../indexing/idKey.ts';
import { initiativeFolderOf } from '../../indexing/locate.ts';
import { findInitiative, type Initiative, isLeading, type PlanIndex } from '../../indexing/planIndex.ts';
import { leftOf } from '../../indexing/planSummary.ts';
import type { PlanWorkspace } from '../../indexing/workspace.ts';
import type { RootPath } from '../../ports/files.ts';
import type { PlanEdit, Refusal, TextChange } from '../edit.ts';
import { entryStatus, rowStatus } from '../ledgerStatus.ts';
import { isLive } from '../live.ts';
import { movedPointers } from './movedPointers.ts';
import { type Move, whyNotMove } from './moves.ts';

/** An initiative with a plan that can be moved to the archive. */
export interface Archivable {
	readonly id: string;
	readonly title: string | undefined;
	/** Tasks that are open, active or blocked, those that only a ledger has among them. */
	readonly unfinished: number;
	/** A ledger has an entry or a row of it, which is to say that it is archived. */
	readonly isInLedger: boolean;
}

/** The initiatives that have a plan outside of the archive, in the order of the tree. */
export async function archivable(workspace: PlanWorkspace): Promise<Archivable[]> {
	const { initiatives } = await workspace.index();
	return initiatives
		.filter((initiative) => livePlans(workspace, initiative).length > 0)
		.map((initiative) => ({
			id: initiative.id,
			title: initiative.title,
			unfinished: unfinishedOf(initiative),
			isInLedger: initiative.ledger !== undefined,
		}));
}

/**
 * Moves the plans of an initiative to the archive: its folders whole, plans that lie alone as files. The pointers of live
 * documents follow, and the ledger says so in the words that it has for it.
 */
export async function archiveInitiative(
	workspace: PlanWorkspace,
	id: string,
	cancel: Cancel,
): Promise<PlanEdit | Refusal> {
	const index = await workspace.index();
	const { initiatives, ledgers } = index;
	const initiative = findInitiative(index, id);
	if (initiative === undefined) {
		return { problem: `There is no initiative ${id} in this workspace.` };
	}
	const moves = movesOf(workspace, index, initiative);
	if (moves.length === 0) {
		return { problem: `${initiative.id} has no plan outside of the archive.` };
	}
	const problem = (await whyNotMove(workspace.ports.files, moves)) ?? sharedFolder(initiatives, initiative, moves);
	if (problem !== undefined) {
		return { problem };
	}
	const pointers = await movedPointers(workspace, moves, false, cancel);
	const statuses = ledgers.flatMap((ledger) => statusChanges(workspace, ledger, initiative));
	return cancel.isCancellationRequested ? { changes: [] } : { changes: [...pointers, ...statuses], moves };
}

const unfinishedOf = ({ counts, left }: Initiative): number => leftOf(counts) + left.length;

const livePlans = (workspace: PlanWorkspace, { documents }: Initiative): Document[] =>
	documents.filter(({ path }) => workspace.isPlan(path) && !workspace.isArchive(path));

function movesOf(workspace: PlanWorkspace, index: PlanIndex, initiative: Initiative): Move[] {
	const moves = new Map<RootPath, Move>();
	for (const { path } of livePlans(workspace, initiative)) {
		const from = initiativeFolderOf(path) ?? folderAlone(workspace, index, initiative, path) ?? path;
		// Every folder has a `plan.md`: one that moves alone keeps the name of its own.
		const isNamedByFolder = from === path && isLeading(path) && isBelowHome(workspace, folderOf(path));
		const kept = isNamedByFolder ? folderOf(path) : from;
		const home = folderOf(kept);
		const to = `${archiveFor(workspace, path, home)}/${home === '' ? from : from.slice(home.length + 1)}`;
		moves.set(from, moves.get(from) ?? { from, to });
	}
	// What lies in a folder that moves goes with it.
	const all = [...moves.values()];
	return all.filter(({ from }) => !all.some((each) => each.from !== from && isWithin(each.from, from)));
}

/**
 * The folder of a plan, `plans/tides` of `plans/tides/plan.md`, where it is that of its initiative: called as that is, or with a plan that goes
 * by its folder's name, and without a plan, ledger or brief of somebody else, or an archive, in it.
 */
function folderAlone(
	workspace: PlanWorkspace,
	{ initiatives, other }: PlanIndex,
	own: Initiative,
	plan: RootPath,
): RootPath | undefined {
	const folder = folderOf(plan);
	const { ledgers, brief, archive } = workspace.ports.settings;
	const strangers = [...initiatives.filter((each) => each !== own).flatMap(({ documents }) => documents), ...other];
	const kept = [...strangers.map(({ path }) => path), ...ledgers, brief, ...archive.map(baseOf)];
	const isOwn = isLeading(plan) || idKey(nameOf(folder)) === idKey(own.id);
	return isOwn && isBelowHome(workspace, folder) && !kept.some((path) => isWithin(folder, path)) ? folder : undefined;
}

/** True for a folder below those that plans are kept in: `plans/tides`, not `plans/active`. */
function isBelowHome({ ports }: PlanWorkspace, folder: RootPath): boolean {
	const homes = ports.settings.plans.map(baseOf).flatMap((home) => [home, `${home}/active`]);
	return homes.some((home) => home !== '' && isWithin(home, folder)) && !homes.includes(folder);
}

/** `plans` of `plans/**`. */
const baseOf = (glob: string): RootPath => folderOf(glob.replace(/[*?{[!].*$/, ''));

/**
 * The folder that a glob of the setting names, `plans/archive` of `plans/archive/**`: that beside the plan where it stays a plan there
 * by the settings, else the first.
 * @param home the folder that goes, or the plan, lies in this one
 */
function archiveFor(workspace: PlanWorkspace, plan: RootPath, home: RootPath): RootPath {
	const folders = workspace.ports.settings.archive.map(baseOf);
	const named = folders.filter((folder) => folder !== '');
	const beside = named.find(
		(folder) => isWithin(folderOf(folder), plan) && workspace.isPlan(folder + plan.slice(home.length)),
	);
	return beside ?? named[0] ?? 'plans/archive';
}

/** A folder that holds the plans of two initiatives does not end with one of them. */
function sharedFolder(initiatives: readonly Initiative[], own: Initiative, moves: readonly Move[]): string | undefined {
	for (const { from } of moves) {
		const other = initiatives.find((each) => each !== own && each.documents.some(({ path }) => isWithin(from, path)));
		if (other !== undefined) {
			return `${from} holds plans of ${other.id} as well.`;
		}
	}
	return undefined;
}

/** The status of an initiative in its entry and in the index of a ledger. */
function statusChanges(workspace: PlanWorkspace, document: Document, initiative: Initiative): TextChange[] {
	const { entries, index } = document.ledger;
	const isOwn = ({ id }: { readonly id: string }) => idKey(id) === idKey(initiative.id);
	const archived = archivedSpelling([...entries, ...index], initiative);
	const places = [
		...entries.filter(isOwn).map((entry) => ({ status: entry.status, place: entryStatus(document, entry) })),
		...index.filter(isOwn).map((row) => ({ status: row.status, place: rowStatus(document, row) })),
	];
	const lives = isLive(workspace, document);
	return places.flatMap(({ status, place }) =>
		place === undefined || /archived/i.test(status ?? '') || !lives(place.line)
			? []
			: [{ path: document.path, ...place, text: archived }],
	);
}

/** How the ledger says that something is archived; what has unfinished tasks is not called done. */
function archivedSpelling(all: readonly { readonly status: string | undefined }[], initiative: Initiative): string {
	const isUnfinished = unfinishedOf(initiative) > 0;
	const own = all.map(({ status }) => status ?? '').filter((status) => /^(?:\w+ )?\(?archived\)?$/i.test(status));
	const fitting = own.find((status) => !isUnfinished || /^archived$/i.test(status));
	return fitting ?? (isUnfinished ? 'archived' : 'done (archived)');
}
