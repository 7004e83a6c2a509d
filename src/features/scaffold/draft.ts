import type { Cancel } from '../../base/cancel.ts';
import type { PlanWorkspace } from '../../indexing/workspace.ts';
import { asksForAscii, toAscii } from './ascii.ts';
import { type Compiled, compile } from './compile.ts';
import type { Place } from './destination.ts';
import { futureTree } from './futureTree.ts';
import { artifactKinds } from './kinds.ts';
import { markMissing } from './marks.ts';
import { Quoter } from './quote.ts';
import type { ArtifactKind, DraftedFile, DraftResult } from './result.ts';
import { missingSections } from './sections.ts';
import { whyNotStamp } from './stamp.ts';
import { destinationOf, findStart, needsTarget, type Start, type StartRequest, suggestedStamp } from './start.ts';
import { templateView } from './view.ts';

export interface DraftRequest extends StartRequest {
	/** `from.kind` stands above them. */
	readonly kinds: readonly ArtifactKind[];
}

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
	const start = await findStart(workspace, request);
	const kinds = await artifactKinds(workspace);
	if (cancel.isCancellationRequested) {
		return { files: [] };
	}
	if ('problem' in start) {
		return start;
	}
	const wanted = [];
	for (const id of request.from.kind === undefined ? request.kinds : [request.from.kind]) {
		const kind = kinds.find((each) => each.id === id);
		if (kind === undefined) {
			return { problem: `There is no kind ${id}; there are ${kinds.map((each) => each.id).join(', ')}.` };
		}
		wanted.push(kind);
	}
	const templates = await Promise.all(wanted.map((kind) => compile(workspace, kind)));
	const problems = templates.flatMap((template) => template.problems);
	if (problems.length > 0) {
		return { templates: problems };
	}
	const destination = destinationOf(start, wanted, kinds);
	if (destination === undefined) {
		return needsTarget(start);
	}
	if ('needs' in destination) {
		return { ...destination, suggestion: suggestedStamp(start) };
	}
	return 'problem' in destination ? destination : draftFiles(start, destination.places, templates, cancel);
}

async function draftFiles(
	start: Start,
	places: readonly Place[],
	templates: readonly Compiled[],
	cancel: Cancel,
): Promise<DraftResult> {
	const { workspace } = start;
	const files: DraftedFile[] = [];
	for (const { kind, path } of places) {
		const there = await workspace.ports.files.kindOf(path);
		const problem = there === 'folder' ? `${path} is a folder.` : await workspace.ports.files.whyNotCreate(path);
		if (problem !== undefined) {
			return { problem };
		}
		const template = templates.find((each) => each.kind === kind);
		const text = template === undefined ? '' : await draftText(start, path, template, places);
		if (cancel.isCancellationRequested) {
			return { files: [] };
		}
		const existing = there === 'file' ? await workspace.read(path) : undefined;
		const written = existing === undefined || 'problem' in existing ? '' : existing.lines.text;
		files.push({
			kind: kind.id,
			title: kind.title,
			path,
			text,
			exists: there === 'file',
			missingSections: written === '' ? [] : missingSections(text, written),
		});
	}
	return { files };
}

async function draftText(
	start: Start,
	path: string,
	{ kind, used, render }: Compiled,
	places: readonly Place[],
): Promise<string> {
	const { workspace, brief, subject } = start;
	const resolving = await workspace.resolving();
	const tree = futureTree(
		resolving.tree,
		places.map((place) => place.path),
	);
	const context = { ...resolving, tree };
	const ascii = [brief?.document, subject.phase?.document].some(
		(document) => document !== undefined && asksForAscii(document.lines.text),
	);
	const facts = {
		...start,
		artifact: kind.title,
		path,
		today: workspace.ports.clock.now().toISOString().slice(0, 10),
		quoter: new Quoter(context, path, ascii),
		context,
	};
	const text = render(await templateView(facts, used));
	return markMissing(ascii ? toAscii(text) : text, path, context);
}
