import type { Cancel } from '../../base/cancel.ts';
import { pushAll } from '../../base/collections.ts';
import { naturally } from '../../base/naturally.ts';
import { folderOf, nameOf } from '../../base/path.ts';
import { type Line1, line0, type Span, toLine0, toLine1 } from '../../base/position.ts';
import type { Definition } from '../../indexing/definitions.ts';
import type { Document } from '../../indexing/document.ts';
import { slugOf } from '../../indexing/headings.ts';
import { idKey } from '../../indexing/idKey.ts';
import { initiativeFolderOf } from '../../indexing/locate.ts';
import type { PlanIds } from '../../indexing/planIds.ts';
import { findInitiative } from '../../indexing/planIndex.ts';
import type { PlanWorkspace } from '../../indexing/workspace.ts';
import type { RootPath } from '../../ports/files.ts';
import { spreadIds } from '../../syntax/planId.ts';
import { type PlanEdit, type Refusal, type TextChange, withoutOverlaps } from '../edit.ts';
import { isLive } from '../live.ts';
import { mentionsOf, mentionsOfNamesakes, ownName } from '../mentionsOf.ts';
import { planIdAt } from '../planIdAt.ts';
import { movedPointers, pointersKept } from './movedPointers.ts';
import { type Move, whyNotMove } from './moves.ts';
import { whyNoId } from './newId.ts';
import { plainNameChanges } from './plainNames.ts';

/** The id that a rename is about. */
export interface RenameSubject {
	/** The columns of the id under the cursor. */
	readonly span: Span;
	/** What is renamed: where it is defined; an initiative has an entry and a plan. */
	readonly definitions: readonly [Definition, ...Definition[]];
}

/** What can be renamed at a place; undefined where no id of a task, phase or initiative stands. @param at a column, 0-based UTF-16, or the id on the line */
export async function renameSubject(
	workspace: PlanWorkspace,
	document: Document,
	line: Line1,
	at: number | string,
): Promise<RenameSubject | Refusal | undefined> {
	const found = await planIdAt(workspace, document, line, at);
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
 * What can be renamed on a line: the id at a column, else the only task, phase or initiative that the line defines, so that
 * a cursor anywhere in a row or heading will do.
 */
export async function renameSubjectOnLine(
	workspace: PlanWorkspace,
	document: Document,
	line: Line1,
	column: number,
): Promise<RenameSubject | Refusal | undefined> {
	const found = await renameSubject(workspace, document, line, column);
	if (found !== undefined) {
		return found;
	}
	const defined = (await workspace.ids()).in(document.path).filter((each) => each.line === line);
	const [only, ...others] = new Set(defined.filter(({ kind }) => renamable.has(kind)).map(({ id }) => id));
	return only === undefined || others.length > 0 ? undefined : renameSubject(workspace, document, line, only);
}

const renamable: ReadonlySet<Definition['kind']> = new Set(['task', 'phase', 'initiative']);

/** How many mentions in records, archived plans and attempts keep the old id, or one that goes along, when it is renamed. */
export async function mentionsKept(
	workspace: PlanWorkspace,
	{ definitions }: RenameSubject,
	cancel: Cancel,
): Promise<number> {
	const lives = liveLines(workspace);
	const all = [...definitions, ...goesAlong(await workspace.ids(), definitions[0])];
	const mentions = await mentionsOf(workspace, all, cancel);
	return mentions.filter(({ document, line }) => !lives(document, line)).length;
}

/** How many mentions in live documents mean another task or phase of the initiative that is called so, and keep the id. */
export const namesakesKept = (
	workspace: PlanWorkspace,
	{ definitions }: RenameSubject,
	cancel: Cancel,
): Promise<number> => mentionsOfNamesakes(workspace, definitions, liveLines(workspace), cancel);

/** How many pointers lead to the folder or the plans of an initiative that move and keep the old path: see `pointersKept`. */
export async function pathsKept(
	workspace: PlanWorkspace,
	{ definitions }: RenameSubject,
	cancel: Cancel,
): Promise<number> {
	const [{ kind, id }] = definitions;
	// Where to does not matter.
	const moves = kind === 'initiative' ? await movesOf(workspace, definitions, `${id}-renamed`) : [];
	return moves.length === 0 ? 0 : pointersKept(workspace, moves, false, cancel);
}

/** Whether the folder or a file of an initiative moves when it is renamed. */
export async function movesFolder(workspace: PlanWorkspace, { definitions }: RenameSubject): Promise<boolean> {
	const [{ kind, id }] = definitions;
	return kind === 'initiative' && (await movesOf(workspace, definitions, id)).length > 0;
}

/** `isLive` for the lines of many documents. */
function liveLines(workspace: PlanWorkspace): (document: Document, line: Line1) => boolean {
	const known = new Map<Document, (line: Line1) => boolean>();
	return (document, line) => {
		const isOn = known.get(document) ?? isLive(workspace, document);
		known.set(document, isOn);
		return isOn(line);
	};
}

/**
 * Gives an id another name: where it is defined, wherever live documents mention it, and in ranges, which are spelled out where they are none any more. What
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
	if (cancel.isCancellationRequested) {
		return { changes: [] };
	}
	if (definitions[0].kind !== 'initiative') {
		return { changes };
	}
	const pointers = await movedPointers(workspace, moves, false, cancel);
	const slugs = await slugChanges(workspace, definitions, newId, cancel);
	const plain = await plainNameChanges(workspace, definitions[0].id, newId);
	return cancel.isCancellationRequested
		? { changes: [] }
		: { changes: withoutOverlaps([...changes, ...slugs, ...pointers, ...plain]), moves };
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
	const whole = withInitiative(first.id, newId);
	const children = goesAlong(ids, first);
	const names = new Map<Definition, string>([
		...definitions.map((each) => [each, whole] as const),
		...children.map((each) => [each, joined(whole, each.id.slice(first.id.length))] as const),
	]);
	const moves = first.kind === 'initiative' ? await movesOf(workspace, definitions, newId) : [];
	const problem =
		whyNoId(first, newId) ??
		children.map((each) => whyNoId(each, names.get(each) ?? '')).find((why) => why !== undefined) ??
		clashOf(ids, names) ??
		(await whyNotMove(workspace.ports.files, moves));
	return problem === undefined ? { names, moves } : { problem };
}

/** What a task is called in full that is renamed by its own name: `F9` for `TIDE-001.F1` is `TIDE-001.F9`. */
function withInitiative(id: string, newId: string): string {
	const own = ownName(id);
	return own === undefined || ownName(newId) !== undefined ? newId : id.slice(0, -own.length) + newId;
}

/** What follows a phase's id, behind its new one: `A1` of `A` is `B1` of `B`, and `D4.1` of `D4`. */
const joined = (newId: string, rest: string): string =>
	/\d$/.test(newId) && /^\d/.test(rest) ? `${newId}.${rest}` : newId + rest;

/** What is renamed together with a task or phase. */
const goesAlong = (ids: PlanIds, first: Definition): readonly Definition[] =>
	first.kind === 'initiative' ? [] : childrenOf(ids, first);

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
	const lives = liveLines(workspace);
	for (const [{ document, line, span, id }, name] of names) {
		if (span.end > span.start && lives(document, line)) {
			const written = document.lines.at(toLine0(line)).slice(span.start, span.end);
			changes.push({ path: document.path, line, span, text: renamed(written, id, name) });
		}
	}
	const byKey = new Map(
		[...names].flatMap(([{ id }, name]) => namePairs(id, name)).map(([id, name]) => [idKey(id), name]),
	);
	for (const { document, line, mention } of await mentionsOf(workspace, [...names.keys()], cancel)) {
		if (lives(document, line)) {
			const { ids, span } = mention;
			const written = document.lines.at(toLine0(line)).slice(span.start, span.end);
			const text = writtenAlike(
				written,
				ids.map((id) => byKey.get(idKey(id)) ?? id),
			);
			changes.push({ path: document.path, line, span, text });
		}
	}
	return withoutOverlaps(changes);
}

/** New ids as the old ones are written: `D4.Q1–Q3` for `D4.B1–B3`; spelled out where they make no range any more. */
function writtenAlike(written: string, ids: readonly string[]): string {
	const [, sign, end = ''] = /^[^–−/+-]+([–−/+-])([^–−/+-]+)$/.exec(written) ?? [];
	const [first = '', last = ''] = [ids[0], ids.at(-1)];
	const ends = end.includes('.') ? [last] : [last.replace(/^.*\./, ''), last];
	const forms = sign === undefined ? [] : ends.map((each) => first + sign + each);
	const isAlike = (form: string) => spreadIds(form, () => true).join(' ') === ids.join(' ');
	// A range that runs backwards would have both its ends, too.
	const isInOrder = sign === '/' || sign === '+' || naturally(first, last) < 0;
	return (isInOrder ? forms.find(isAlike) : undefined) ?? ids.join(', ');
}

/** An id and its new name, and the same without the initiative where both say it: of `TIDE-001.F1` also `F1`. */
function namePairs(id: string, name: string): [string, string][] {
	const own = ownName(id);
	return own === undefined
		? [[id, name]]
		: [
				[own, ownName(name) ?? name],
				[id, name],
			];
}

/** A definition's own words with the new name in them, in whatever case they write the old one. */
function renamed(written: string, id: string, name: string): string {
	for (const [old, now] of namePairs(id, name).reverse()) {
		const at = written.toUpperCase().indexOf(old.toUpperCase());
		if (at >= 0) {
			return written.slice(0, at) + now + written.slice(at + old.length);
		}
	}
	return name;
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
	cancel: Cancel,
): Promise<TextChange[]> {
	const changes: TextChange[] = [];
	for (const { document: target, line, id } of definitions) {
		const heading = target.blocks.headings.find((each) => toLine1(each.line) === line);
		if (heading === undefined) {
			continue;
		}
		const old = slugOf(heading.text);
		const slug = slugOf(heading.text.replace(id, newId));
		const citing = (await workspace.citations()).mayPointAt(target.path);
		for (const path of new Set([...citing, target.path])) {
			const document = await workspace.document(path);
			if (cancel.isCancellationRequested) {
				return [];
			}
			if (document?.lines.text.includes(`#${old}`)) {
				const lives = isLive(workspace, document);
				const found = path === target.path ? ownLinks(document, old) : [];
				pushAll(found, await linksTo(workspace, document, target.path, old));
				pushAll(
					changes,
					found.filter((each) => lives(each.line)).map((each) => ({ ...each, path, text: slug })),
				);
			}
		}
	}
	return withoutOverlaps(changes);
}

interface SlugPlace {
	readonly line: Line1;
	readonly span: Span;
}

/** Where a document points at a heading of another, or of itself by its name. */
async function linksTo(
	workspace: PlanWorkspace,
	document: Document,
	target: RootPath,
	slug: string,
): Promise<SlugPlace[]> {
	const found: SlugPlace[] = [];
	for (const { line, pointer } of document.pointers) {
		const { anchor, anchorSpan } = pointer;
		if (anchor === slug && anchorSpan !== undefined) {
			const { path } = await workspace.resolve(pointer, document.path);
			found.push(...(path === target ? [{ line, span: anchorSpan }] : []));
		}
	}
	return found;
}

/** Links of a document to its own headings: `[TIDE-001](#tide-001-tides)`. */
function ownLinks({ lines }: Document, slug: string): SlugPlace[] {
	const found: SlugPlace[] = [];
	for (let i = 0; i < lines.count; i++) {
		const text = lines.at(line0(i));
		for (let at = text.indexOf(`(#${slug})`); at >= 0; at = text.indexOf(`(#${slug})`, at + 1)) {
			found.push({ line: toLine1(line0(i)), span: { start: at + 2, end: at + 2 + slug.length } });
		}
	}
	return found;
}
