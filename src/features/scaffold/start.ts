import type { Document } from '../../indexing/document.ts';
import { initiativeFolderOf } from '../../indexing/locate.ts';
import { knownBrief, type PlanIndex } from '../../indexing/planIndex.ts';
import type { PlanWorkspace } from '../../indexing/workspace.ts';
import type { RootPath } from '../../ports/files.ts';
import { phaseName } from '../nodeText.ts';
import { type Destination, destinationInFolder, destinationOfBrief } from './destination.ts';
import type { Facts } from './facts.ts';
import type { Kind } from './kinds.ts';
import type { DraftFrom, NoDraft } from './result.ts';
import { stampFor } from './stamp.ts';
import { findSubject, type Subject, same, shortPhase } from './subject.ts';

/** What somebody asks a draft to start from. */
export interface StartRequest {
	/** Empty where the brief alone says everything. */
	readonly from: DraftFrom;
	/** What stands in for the placeholders of the path. */
	readonly stamp?: string;
	/** Another brief than the one of the settings, root-relative. */
	readonly brief?: RootPath;
}

/** What the workspace says of a request. */
export interface Start {
	readonly workspace: PlanWorkspace;
	readonly request: StartRequest;
	readonly index: PlanIndex;
	/** The brief, where it is about the same. */
	readonly brief: Facts['brief'];
	/** The brief, where it is about something else. */
	readonly otherBrief: Facts['brief'];
	readonly subject: Subject;
}

/** Finds out what a request is about. */
export async function findStart(
	workspace: PlanWorkspace,
	request: StartRequest,
): Promise<Start | { readonly problem: string }> {
	const index = await workspace.index();
	const read = await readBriefOf(workspace, index, request);
	if (read !== undefined && 'problem' in read) {
		return read;
	}
	const brief = read !== undefined && isAbout(index, read, request) ? read : undefined;
	const otherBrief = brief === undefined ? read : undefined;
	return { workspace, request, index, brief, otherBrief, subject: findSubject(index, brief?.brief, request.from) };
}

type BriefRead = NonNullable<Facts['brief']> | { readonly problem: string } | undefined;

async function readBriefOf(workspace: PlanWorkspace, index: PlanIndex, { brief }: StartRequest): Promise<BriefRead> {
	if (brief === undefined) {
		return index.brief;
	}
	const read = await workspace.read(brief);
	return 'problem' in read ? { problem: read.message } : { document: read, brief: knownBrief(index, read) };
}

/** A phase of the tree may be another one than the brief's; then the brief says nothing about it. */
function isAbout(index: PlanIndex, { brief }: NonNullable<Facts['brief']>, { from }: StartRequest): boolean {
	const { initiativeId, phaseId } = findSubject(index, brief, {});
	const sameInitiative = from.initiative === undefined || same(from.initiative, initiativeId);
	const samePhase = from.phase === undefined || shortPhase(from.phase) === shortPhase(phaseId ?? '');
	return sameInitiative && samePhase;
}

/** Where to write what is wanted, of all kinds that there are; undefined where somebody has to be asked. */
export function destinationOf(
	{ request, brief, subject }: Start,
	wanted: readonly Kind[],
	all: readonly Kind[],
): Destination | undefined {
	const { from, stamp } = request;
	const filling = { initiative: subject.initiativeId, phase: subject.phaseId, stamp };
	if (from.directory !== undefined && filling.initiative !== undefined && filling.phase !== undefined) {
		return destinationInFolder(from.directory, wanted, filling);
	}
	const isSilent = brief === undefined || (brief.brief.artifacts.length === 0 && from.phase !== undefined);
	return isSilent ? undefined : destinationOfBrief(brief.brief.artifacts, wanted, all, filling);
}

/** What somebody has to be asked where no brief says it, with what the workspace suggests. */
export function needsTarget(start: Start): Extract<NoDraft, { needs: 'target' }> {
	const { index, subject } = start;
	const id = subject.initiativeId ?? index.initiatives[0]?.id;
	const documents = index.initiatives.find((each) => same(each.id, id))?.documents ?? [];
	const known = documents.flatMap((document) => initiativeFolderOf(document.path) ?? [])[0];
	const folder = known ?? (id === undefined ? undefined : `plans/active/${id}`);
	return {
		needs: 'target',
		missing: [
			...(subject.initiativeId === undefined ? ['initiative' as const] : []),
			...(subject.phaseId === undefined ? ['phase' as const] : []),
			...(start.request.from.directory === undefined ? ['directory' as const] : []),
		],
		brief: whyBriefIsSilent(start),
		initiatives: index.initiatives
			.filter((initiative) => !initiative.archived)
			.map((initiative) => ({ id: initiative.id, phases: phaseIds(initiative.documents) })),
		suggestion: `${folder === undefined ? '' : `${folder}/`}reports/${suggestedStamp(start)}`,
	};
}

/** `input.md is about TIDE-001, Phase A`, `input.md is about TIDE-001 and names no phase`. */
function whyBriefIsSilent({ request, index, brief, otherBrief }: Start): string | undefined {
	if (brief !== undefined) {
		return `${brief.document.path} names no artifacts`;
	}
	if (otherBrief === undefined) {
		return undefined;
	}
	const { initiativeId, phaseId } = findSubject(index, otherBrief.brief, {});
	const about = [initiativeId, phaseId && phaseName(phaseId)].filter((part) => part).join(', ');
	const { initiative, phase } = request.from;
	const lacks = [
		...(initiative !== undefined && initiativeId === undefined ? ['initiative'] : []),
		...(phase !== undefined && phaseId === undefined ? ['phase'] : []),
	].join(' and no ');
	const says = [about && `is about ${about}`, lacks && `names no ${lacks}`].filter((part) => part).join(' and ');
	return `${otherBrief.document.path} ${says}`;
}

function phaseIds(documents: readonly Document[]): string[] {
	return [...new Set(documents.flatMap((document) => document.plan.phases.map((phase) => phase.id)))];
}

/** A stamp in the form that brief, plan or ledger use, whichever holds a time first. */
export function suggestedStamp({ workspace, brief, subject, index }: Start): string {
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
