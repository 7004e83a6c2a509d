import type { Cancel } from '../../base/cancel.ts';
import type { Document } from '../../indexing/document.ts';
import { initiativeFolderOf } from '../../indexing/locate.ts';
import type { PlanIndex } from '../../indexing/planIndex.ts';
import type { PlanWorkspace } from '../../indexing/workspace.ts';
import type { RootPath } from '../../ports/files.ts';
import { draftAlignment } from './alignment.ts';
import { asksForAscii, toAscii } from './ascii.ts';
import { type Destination, destinationInFolder, destinationOfBrief, type Place } from './destination.ts';
import type { Facts } from './facts.ts';
import { futureTree } from './futureTree.ts';
import { markMissing } from './marks.ts';
import { Quoter } from './quote.ts';
import type { ArtifactKind, DraftedFile, DraftFrom, DraftResult } from './result.ts';
import { missingSections } from './sections.ts';
import { draftSelectorMap } from './selectorMap.ts';
import { stampFor, whyNotStamp } from './stamp.ts';
import { findSubject, type Subject, same, shortPhase } from './subject.ts';

export interface DraftRequest {
	/** What the draft starts from; empty where the brief alone says everything. */
	readonly from: DraftFrom;
	readonly kinds: readonly ArtifactKind[];
	/** What stands in for the placeholders of the path. */
	readonly stamp?: string;
	/** Another brief than the one of the settings, root-relative. */
	readonly brief?: RootPath;
}

const writers: Readonly<Record<ArtifactKind, (facts: Facts) => Promise<string>>> = {
	'd4-alignment': draftAlignment,
	'd4-selector-map': draftSelectorMap,
};

/**
 * Drafts the planning artifacts that a brief asks for, half written from what the workspace says. Nothing is written
 * here. Never throws; gives no files when cancelled.
 */
export async function draftArtifacts(
	workspace: PlanWorkspace,
	request: DraftRequest,
	cancel: Cancel,
): Promise<DraftResult> {
	const stampProblem = request.stamp === undefined ? undefined : whyNotStamp(request.stamp);
	if (stampProblem !== undefined) {
		return { problem: stampProblem };
	}
	const index = await workspace.index();
	const read = await readBriefOf(workspace, request);
	if (cancel.isCancellationRequested) {
		return { files: [] };
	}
	if (read !== undefined && 'problem' in read) {
		return read;
	}
	const brief = read !== undefined && isAbout(index, read, request) ? read : undefined;
	const subject = findSubject(index, brief?.brief, request.from);
	const source: Source = { workspace, request, index, brief, subject };
	const destination = destinationOf(source);
	if (destination === undefined) {
		return needsTarget(source);
	}
	if ('needs' in destination) {
		return { ...destination, suggestion: suggestedStamp(source) };
	}
	return 'problem' in destination ? destination : draftFiles(source, destination.places, cancel);
}

interface Source {
	readonly workspace: PlanWorkspace;
	readonly request: DraftRequest;
	readonly index: PlanIndex;
	readonly brief: Facts['brief'];
	readonly subject: Subject;
}

type BriefRead = NonNullable<Facts['brief']> | { readonly problem: string } | undefined;

async function readBriefOf(workspace: PlanWorkspace, { brief }: DraftRequest): Promise<BriefRead> {
	if (brief === undefined) {
		return workspace.brief();
	}
	const read = await workspace.read(brief);
	return 'problem' in read ? { problem: read.message } : { document: read, brief: read.brief };
}

/** A phase of the tree may be another one than the brief's; then the brief says nothing about it. */
function isAbout(index: PlanIndex, { brief }: NonNullable<Facts['brief']>, { from }: DraftRequest): boolean {
	const { initiativeId, phaseId } = findSubject(index, brief, {});
	const sameInitiative = from.initiative === undefined || same(from.initiative, initiativeId);
	const samePhase = from.phase === undefined || shortPhase(from.phase) === shortPhase(phaseId ?? '');
	return sameInitiative && samePhase;
}

/** Where to write; undefined where somebody has to be asked. */
function destinationOf({ request, brief, subject }: Source): Destination | undefined {
	const { from, stamp } = request;
	const kinds = from.kind === undefined ? request.kinds : [from.kind];
	const filling = { initiative: subject.initiativeId, phase: subject.phaseId, stamp };
	if (from.directory !== undefined && filling.initiative !== undefined && filling.phase !== undefined) {
		return destinationInFolder(from.directory, kinds, filling);
	}
	const isSilent = brief === undefined || (brief.brief.artifacts.length === 0 && from.phase !== undefined);
	return isSilent ? undefined : destinationOfBrief(brief.brief.artifacts, kinds, filling);
}

function needsTarget(source: Source): DraftResult {
	const { index, subject } = source;
	const id = subject.initiativeId ?? index.initiatives[0]?.id;
	const documents = index.initiatives.find((each) => same(each.id, id))?.documents ?? [];
	const known = documents.flatMap((document) => initiativeFolderOf(document.path) ?? [])[0];
	const folder = known ?? (id === undefined ? undefined : `plans/active/${id}`);
	return {
		needs: 'target',
		initiatives: index.initiatives
			.filter((initiative) => !initiative.archived)
			.map((initiative) => ({ id: initiative.id, phases: phaseIds(initiative.documents) })),
		suggestion: `${folder === undefined ? '' : `${folder}/`}reports/${suggestedStamp(source)}`,
	};
}

function phaseIds(documents: readonly Document[]): string[] {
	return [...new Set(documents.flatMap((document) => document.plan.phases.map((phase) => phase.id)))];
}

/** In the form that brief, plan or ledger use, whichever holds a time first. */
function suggestedStamp({ workspace, brief, subject, index }: Source): string {
	const documents = [
		brief?.document,
		subject.phase?.document,
		...(subject.initiative?.documents ?? []),
		subject.initiative?.ledger?.document,
		...index.ledgers,
	];
	return stampFor(
		workspace.ports.clock.now(),
		documents.flatMap((document) => document?.lines.text ?? []),
	);
}

async function draftFiles(source: Source, places: readonly Place[], cancel: Cancel): Promise<DraftResult> {
	const { workspace } = source;
	const files: DraftedFile[] = [];
	for (const place of places) {
		const kind = await workspace.ports.files.kindOf(place.path);
		const problem =
			kind === 'folder' ? `${place.path} is a folder.` : await workspace.ports.files.whyNotCreate(place.path);
		if (problem !== undefined) {
			return { problem };
		}
		const text = await draftText(source, place, places);
		if (cancel.isCancellationRequested) {
			return { files: [] };
		}
		const existing = kind === 'file' ? await workspace.read(place.path) : undefined;
		const there = existing === undefined ? undefined : 'problem' in existing ? '' : existing.lines.text;
		files.push({
			...place,
			text,
			exists: kind === 'file',
			missingSections: there === undefined || there === '' ? [] : missingSections(text, there),
		});
	}
	return { files };
}

async function draftText(source: Source, place: Place, places: readonly Place[]): Promise<string> {
	const { workspace, brief, subject } = source;
	const resolving = await workspace.resolving();
	const tree = futureTree(
		resolving.tree,
		places.map(({ path }) => path),
	);
	const context = { ...resolving, tree };
	const ascii = [brief?.document, subject.phase?.document].some(
		(document) => document !== undefined && asksForAscii(document.lines.text),
	);
	const text = await writers[place.kind]({
		...source,
		path: place.path,
		today: workspace.ports.clock.now().toISOString().slice(0, 10),
		quoter: new Quoter(context, place.path, ascii),
		context,
	});
	return markMissing(ascii ? toAscii(text) : text, place.path, context);
}
