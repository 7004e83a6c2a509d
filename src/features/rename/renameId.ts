import type { Cancel } from '../../base/cancel.ts';
import { folderOf, nameOf } from '../../base/path.ts';
import { type Line1, line0, type Span, toLine0, toLine1 } from '../../base/position.ts';
import { idKey } from '../../indexing/citations.ts';
import type { Document } from '../../indexing/document.ts';
import { slugOf } from '../../indexing/headings.ts';
import { initiativeFolderOf } from '../../indexing/locate.ts';
import type { Definition, PlanIds } from '../../indexing/planIds.ts';
import { findInitiative } from '../../indexing/planIndex.ts';
import type { PlanWorkspace } from '../../indexing/workspace.ts';
import { type PlanEdit, type TextChange, withoutOverlaps } from '../edit.ts';
import { isLive } from '../live.ts';
import { mentionsOf } from '../mentionsOf.ts';
import { planIdAt } from '../planIdAt.ts';
import { movedPointers } from './movedPointers.ts';
import { type Move, whyNotMove } from './moves.ts';
import { whyNoId } from './newId.ts';

/** The id that a rename is about. */
export interface RenameSubject {
	/** The columns of the id under the cursor. */
	readonly span: Span;
	/** What is renamed: where it is defined; an initiative has an entry and a plan. */
	readonly definitions: readonly [Definition, ...Definition[]];
}

/** Why there is no renaming, as a sentence for people. */
export interface Refusal {
	readonly problem: string;
}

/** What can be renamed at a place; undefined where no id of a task, phase or initiative stands. @param column 0-based UTF-16 */
export async function renameSubject(
	workspace: PlanWorkspace,
	document: Document,
	line: Line1,
	column: number,
): Promise<RenameSubject | Refusal | undefined> {
	const found = await planIdAt(workspace, document, line, column);
	if (found === undefined) {
		return undefined;
	}
	const [meaning, ...others] = found.meanings;
	const [first, ...rest] = meaning?.meant ?? [];
	if (first === undefined || first.kind === 'attempt' || first.kind === 'finding') {
		return undefined;
	}
	if (others.length > 0) {
		return { problem: 'Several ids stand here; rename each where it stands alone.' };
	}
	if (!isLive(workspace, first.document)(first.line)) {
		return { problem: `${first.id} is defined in ${first.document.path}, a record, which is never rewritten.` };
	}
	if (first.kind !== 'initiative' && rest.length > 0) {
		return {
			problem: `${first.id} is defined ${rest.length + 1} times as near as each other; rename it at one of its rows.`,
		};
	}
	return { span: found.span, definitions: [first, ...rest] };
}

/**
 * Gives an id another name: where it is defined, wherever live documents mention it, and in ranges, which are spelled out. What
 * belongs to a phase or task by its id (`D4.A1` to `D4.A`) goes along, and so do an initiative's folder, the pointers into it and the
 * slug of its ledger entry. Records, archived plans and attempts stay as they are.
 */
export async function renameId(
	workspace: PlanWorkspace,
	{ definitions }: RenameSubject,
	newId: string,
	cancel: Cancel,
): Promise<PlanEdit | Refusal> {
	const planned = await plannedNames(workspace, definitions, newId);
	if ('problem' in planned) {
		return planned;
	}
	const { names, moves } = planned;
	const changes = await mentionChanges(workspace, names, cancel);
	if (definitions[0].kind !== 'initiative') {
		return { changes };
	}
	const pointers = await movedPointers(workspace, moves, false, cancel);
	const slugs = await slugChanges(workspace, definitions, newId);
	return cancel.isCancellationRequested
		? { changes: [] }
		: { changes: withoutOverlaps([...changes, ...slugs, ...pointers]), moves };
}

/** Why an id cannot have another name; undefined where it can. Looks at no text, so that it can be asked at each keystroke. */
export async function whyNotRename(
	workspace: PlanWorkspace,
	{ definitions }: RenameSubject,
	newId: string,
): Promise<string | undefined> {
	const planned = await plannedNames(workspace, definitions, newId);
	return 'problem' in planned ? planned.problem : undefined;
}

/** The new names of what is renamed and of what goes along, and the folders that move. */
async function plannedNames(
	workspace: PlanWorkspace,
	definitions: RenameSubject['definitions'],
	newId: string,
): Promise<{ readonly names: ReadonlyMap<Definition, string>; readonly moves: readonly Move[] } | Refusal> {
	const [first] = definitions;
	const ids = await workspace.ids();
	const children = first.kind === 'initiative' ? [] : childrenOf(ids, first);
	const names = new Map<Definition, string>([
		...definitions.map((each) => [each, newId] as const),
		...children.map((each) => [each, newId + each.id.slice(first.id.length)] as const),
	]);
	const moves = first.kind === 'initiative' ? await movesOf(workspace, definitions, newId) : [];
	const problem = whyNoId(ids, first, newId) ?? clashOf(ids, names) ?? (await whyNotMove(workspace.ports.files, moves));
	return problem === undefined ? { names, moves } : { problem };
}

/** The tasks and phases inside of one, whose ids begin with its id. */
const childrenOf = (ids: PlanIds, parent: Definition): readonly Definition[] =>
	ids
		.in(parent.document.path)
		.filter(
			({ kind, line, id }) =>
				(kind === 'task' || kind === 'phase') &&
				parent.line < line &&
				line <= parent.lastLine &&
				belongs(id, parent.id),
		);

/** `D4.A1` belongs to `D4.A`, `D4.A` to `D4`; `D41` does not. */
function belongs(id: string, parent: string): boolean {
	const rest = id.startsWith(parent) ? id.slice(parent.length) : '';
	return rest.startsWith('.') || (/^\d/.test(rest) && /[A-Za-z]$/.test(parent));
}

/** What two names would be the same of, in a document. */
function clashOf(ids: PlanIds, names: ReadonlyMap<Definition, string>): string | undefined {
	for (const [definition, name] of names) {
		const others = ids.of(name).filter((each) => each.kind === definition.kind && !names.has(each));
		const other = others.find(
			(each) => definition.kind === 'initiative' || each.document.path === definition.document.path,
		);
		if (other !== undefined) {
			return `${name} is already the ${other.kind} on line ${other.line} of ${other.document.path}.`;
		}
	}
	return undefined;
}

async function mentionChanges(
	workspace: PlanWorkspace,
	names: ReadonlyMap<Definition, string>,
	cancel: Cancel,
): Promise<TextChange[]> {
	const changes: TextChange[] = [];
	const known = new Map<Document, (line: Line1) => boolean>();
	const lives = (document: Document, line: Line1) => {
		const isOn = known.get(document) ?? isLive(workspace, document);
		known.set(document, isOn);
		return isOn(line);
	};
	for (const [{ document, line, span, id }, name] of names) {
		if (span.end > span.start && lives(document, line)) {
			const written = document.lines.at(toLine0(line)).slice(span.start, span.end);
			changes.push({ path: document.path, line, span, text: written.replace(id, name) });
		}
	}
	const byKey = new Map([...names].map(([{ id }, name]) => [idKey(id), name]));
	for (const { document, line, mention } of await mentionsOf(workspace, [...names.keys()], cancel)) {
		if (lives(document, line)) {
			const text = mention.ids.map((id) => byKey.get(idKey(id)) ?? id).join(', ');
			changes.push({ path: document.path, line, span: mention.span, text });
		}
	}
	return withoutOverlaps(changes);
}

/** The folder of an initiative, and plan documents that are called by its id. */
async function movesOf(workspace: PlanWorkspace, definitions: readonly Definition[], newId: string): Promise<Move[]> {
	const moves = new Map<string, string>();
	const initiative = findInitiative(await workspace.index(), definitions[0]?.id ?? '');
	for (const { path } of initiative?.documents ?? []) {
		const folder = initiativeFolderOf(path);
		const isLivePlan = !workspace.isArchive(path) && !workspace.isRecord(path);
		const named = folder ?? path;
		const [, stem = '', extension = ''] = /^([^.]+)(.*)$/.exec(nameOf(named)) ?? [];
		if (isLivePlan && idKey(stem) === idKey(initiative?.id ?? '')) {
			const parent = folderOf(named);
			moves.set(named, `${parent === '' ? '' : `${parent}/`}${newId}${extension}`);
		}
	}
	return [...moves].map(([from, to]) => ({ from, to }));
}

/** Links to the heading of an entry, by the slug that it will have. */
async function slugChanges(
	workspace: PlanWorkspace,
	definitions: readonly Definition[],
	newId: string,
): Promise<TextChange[]> {
	const slugs = new Map<string, string>();
	for (const { document, line, id } of definitions) {
		const heading = document.blocks.headings.find((each) => toLine1(each.line) === line);
		if (heading !== undefined) {
			slugs.set(slugOf(heading.text), slugOf(heading.text.replace(id, newId)));
		}
	}
	const changes: TextChange[] = [];
	for (const path of slugs.size > 0 ? await workspace.documentPaths() : []) {
		const document = await workspace.document(path);
		for (const [old, slug] of document === undefined ? [] : slugs) {
			changes.push(...slugsIn(workspace, document as Document, old, slug));
		}
	}
	return changes;
}

function slugsIn(workspace: PlanWorkspace, document: Document, old: string, slug: string): TextChange[] {
	const { lines, path } = document;
	if (!lines.text.includes(`#${old}`)) {
		return [];
	}
	const lives = isLive(workspace, document);
	const changes: TextChange[] = [];
	for (let i = 0; i < lines.count; i++) {
		const line = toLine1(line0(i));
		const text = lines.at(line0(i));
		for (let at = text.indexOf(`#${old}`); at >= 0 && lives(line); at = text.indexOf(`#${old}`, at + 1)) {
			const span = { start: at + 1, end: at + 1 + old.length };
			if (!/^[\w-]/.test(text.slice(span.end))) {
				changes.push({ path, line, span, text: slug });
			}
		}
	}
	return changes;
}
