import { groupBy } from '../base/collections.ts';
import { folderOf, follow, nameOf } from '../base/path.ts';
import type { Line1 } from '../base/position.ts';
import type { ReadResult, RootPath } from '../ports/files.ts';
import type { Brief } from '../syntax/brief.ts';
import { datedLines, type IndexRow, type LedgerEntry } from '../syntax/ledger.ts';
import type { Task } from '../syntax/plan.ts';
import { isInitiativeId, listedTask, scanPlanIds } from '../syntax/planId.ts';
import { scanPointers } from '../syntax/pointer.ts';
import { isLeft, type TaskState } from '../syntax/state.ts';
import type { Document } from './document.ts';
import { plainText } from './headings.ts';
import { idKey } from './idKey.ts';
import { withKnownFocus } from './knownFocus.ts';
import { initiativeFolderOf } from './locate.ts';
import { type Counts, leftOf, sumOf, tasksTell } from './planSummary.ts';

/** A document that could not be read, and why. */
export type Unread = { readonly path: RootPath } & Exclude<ReadResult, { text: string }>;

/** Where the ledger speaks of an initiative. */
interface LedgerMention {
	readonly document: Document;
	readonly line: Line1;
	readonly entry: LedgerEntry | undefined;
	readonly row: IndexRow | undefined;
}

export interface Initiative {
	readonly id: string;
	readonly title: string | undefined;
	/** As the ledger writes it; where it says nothing and no task shows how far it is, as the leading plan does. */
	readonly status: string | undefined;
	readonly state: TaskState | undefined;
	readonly priority: string | undefined;
	readonly owner: string | undefined;
	readonly ledger: LedgerMention | undefined;
	/** Plan documents, the leading one (`implementation.md`, `plan.md`) first. */
	readonly documents: readonly Document[];
	/** All its documents are archived, or the ledger says so. */
	readonly archived: boolean;
	readonly counts: Counts;
	/**
	 * Tasks that are not done and stand in no plan of it but in a ledger: in its entry, or in a list by its name (`TIDE-001.F1`). Looked
	 * for only where all else is done.
	 */
	readonly left: readonly LeftTask[];
}

/** The plans of a workspace, put together from its documents. */
export interface PlanIndex {
	/** In the order in which people want them: the brief's focus, then active, then by priority; archived ones last. */
	readonly initiatives: readonly Initiative[];
	/** The same by `idKey`. */
	readonly byKey: ReadonlyMap<string, Initiative>;
	/** Plan documents that belong to none, by path. */
	readonly other: readonly Document[];
	readonly ledgers: readonly Document[];
	readonly brief: { readonly document: Document; readonly brief: Brief } | undefined;
	readonly unread: readonly Unread[];
	isArchived(path: RootPath): boolean;
}

/** The initiative of an id, in whatever case it is written. */
export const findInitiative = ({ byKey }: Pick<PlanIndex, 'byKey'>, id: string): Initiative | undefined =>
	byKey.get(idKey(id));

interface Sources {
	readonly plans: readonly Document[];
	readonly ledgers: readonly Document[];
	readonly brief: PlanIndex['brief'];
	readonly unread: readonly Unread[];
	isArchived(path: RootPath): boolean;
}

/** Joins plan documents, ledgers and the brief into initiatives (design.md, section 5). */
export function buildPlanIndex(sources: Sources): PlanIndex {
	const mentions = ledgerMentions(sources.ledgers);
	const { groups, other } = groupPlans(sources, mentions);
	const brief = sources.brief && withKnownFocus(sources.brief, { byKey: groups, other });
	const focus = brief?.brief.focus?.initiative;
	if (focus !== undefined) {
		groupOf(groups, focus);
	}
	const left = leftIn(sources.ledgers);
	const initiatives = [...groups.values()].map(({ id, documents }) =>
		toInitiative(id, documents, mentions.get(idKey(id))?.mention, sources.isArchived, left),
	);
	return {
		initiatives: inOrder(initiatives, focus),
		byKey: new Map(initiatives.map((each) => [idKey(each.id), each])),
		other: other.sort((a, b) => (a.path < b.path ? -1 : 1)),
		ledgers: sources.ledgers,
		brief,
		unread: sources.unread,
		isArchived: sources.isArchived,
	};
}

/** The plan documents of an initiative, by its key; the id as it was written first. */
type Groups = Map<string, { readonly id: string; readonly documents: Document[] }>;

/** The group of an id, made where there is none. */
function groupOf(groups: Groups, id: string): { readonly documents: Document[] } {
	const group = groups.get(idKey(id)) ?? { id, documents: [] };
	groups.set(idKey(id), group);
	return group;
}

/** Gives plan documents to the initiatives that ledgers name and that they name themselves, the others that have work to none. */
function groupPlans(
	{ plans, ledgers }: Sources,
	mentions: Mentions,
): { readonly groups: Groups; readonly other: Document[] } {
	const owners = ownersByLedger(mentions);
	const groups: Groups = new Map();
	const other: Document[] = [];
	for (const { id } of mentions.values()) {
		groupOf(groups, id);
	}
	for (const document of plans) {
		const owner = owners(document.path) ?? ownId(document, (id) => mentions.has(idKey(id)));
		if (owner !== undefined) {
			groupOf(groups, owner).documents.push(document);
		} else if (hasWork(document)) {
			other.push(document);
		}
	}
	for (const ledger of ledgers) {
		// A ledger of another dialect is a plan of its own: phases and tasks without entries.
		if (ledger.ledger.entries.length + ledger.ledger.index.length === 0 && hasWork(ledger)) {
			other.push(ledger);
		}
	}
	return { groups, other };
}

/** A brief, its Focus read by what the plans are called: the workspace's own, which the index holds so, or another one. */
export const knownBrief = (index: PlanIndex, document: Document): Brief =>
	index.brief?.document === document
		? index.brief.brief
		: withKnownFocus({ document, brief: document.brief }, index).brief;

/** The focus of a brief, read in the same way. */
export const focusOf = (index: PlanIndex, document: Document): Brief['focus'] => knownBrief(index, document).focus;

const hasWork = ({ summary }: Document): boolean => summary.phases + summary.tasks > 0;

/** `12/20`: done of all that are not skipped; undefined where there is nothing to do. */
export function progress(counts: Counts): string | undefined {
	const all = leftOf(counts) + counts.done;
	return all === 0 ? undefined : `${counts.done}/${all}`;
}

/** `1 task left in fix_plan.md`; undefined where none is. */
export function leftText({ left }: Pick<Initiative, 'left'>): string | undefined {
	const ledgers = new Set(left.map(({ ledger }) => nameOf(ledger)));
	return left.length === 0
		? undefined
		: `${left.length} ${left.length === 1 ? 'task' : 'tasks'} left in ${[...ledgers].join(' and ')}`;
}

type Mentions = Map<string, { readonly id: string; readonly mention: LedgerMention }>;

/** By `idKey`. The first ledger that has an entry wins, an index row alone counts too. */
function ledgerMentions(ledgers: readonly Document[]): Mentions {
	const mentions: Mentions = new Map();
	for (const document of ledgers) {
		const { entries, index } = document.ledger;
		const rows = new Map(index.map((row) => [idKey(row.id), row]));
		for (const entry of entries) {
			const key = idKey(entry.id);
			if (mentions.get(key)?.mention.entry === undefined) {
				mentions.set(key, { id: entry.id, mention: { document, line: entry.line, entry, row: rows.get(key) } });
			}
		}
		for (const [key, row] of rows) {
			if (!mentions.has(key)) {
				mentions.set(key, { id: row.id, mention: { document, line: row.line, entry: undefined, row } });
			}
		}
	}
	return mentions;
}

/** Ledger fields that say where an entry's plan is: `Working Plan:`, `Plan Reference:`, `Plan:`. */
const planFieldName = /^(?:working |implementation )?plans?(?: reference| document| doc)?s?$/i;

/** True for the name of a field that says where an entry's plan is. */
export const isPlanField = (name: string): boolean => planFieldName.test(name);

/** The initiative whose ledger entry, or row in the index of one, names the document, or the folder it lies in, as its plan. */
function ownersByLedger(mentions: Mentions): (path: RootPath) => string | undefined {
	const owners = new Map<RootPath, string>();
	for (const { id, mention } of mentions.values()) {
		for (const path of plansNamed(mention)) {
			for (const owned of [path, initiativeFolderOf(`${path}/`)]) {
				if (owned !== undefined && !owners.has(owned)) {
					owners.set(owned, id);
				}
			}
		}
	}
	return (path) => owners.get(path) ?? owners.get(initiativeFolderOf(path) ?? folderOf(path));
}

/** The files and folders that a ledger names as the plans of an initiative, from the root, without a slash behind. */
function plansNamed({ document, entry, row }: LedgerMention): RootPath[] {
	const fields = (entry?.fields ?? []).filter(({ name }) => isPlanField(name));
	const texts = [...fields.map(({ text }) => text.split('\n', 1)[0] ?? ''), entry?.plan ?? '', row?.plan ?? ''];
	return texts
		.flatMap((text) => scanPointers(text))
		.flatMap(({ path }) => {
			const isFromLedger = /^\.{1,2}\//.test(path);
			return (isFromLedger ? follow(folderOf(document.path), path) : path.replace(/\/$/, '')) ?? [];
		});
}

/** The initiative that a plan document itself names: by its folder, its file name, an `Initiative:` field or its title. */
function ownId(document: Document, isKnown: (id: string) => boolean): string | undefined {
	const folder = initiativeFolderOf(document.path);
	if (folder !== undefined) {
		return nameOf(folder);
	}
	const name = nameOf(document.path).replace(/\.[^.]+$/, '');
	const { initiative, title } = document.summary;
	const candidates = [name, ...idsIn(initiative), ...idsIn(title ?? '')];
	return candidates.find((id) => isInitiativeId(id) || isKnown(id));
}

function idsIn(text: string): string[] {
	return scanPlanIds(text.split('\n', 1)[0] ?? '').flatMap((mention) =>
		mention.form === 'initiative' ? [mention.id] : [],
	);
}

function toInitiative(
	id: string,
	found: readonly Document[],
	ledger: LedgerMention | undefined,
	isArchived: (path: RootPath) => boolean,
	left: ReturnType<typeof leftIn>,
): Initiative {
	const sorted = [...found].sort((a, b) => rank(a.path) - rank(b.path) || (a.path < b.path ? -1 : 1));
	const working = sorted.filter(hasWork);
	const documents = working.length > 0 ? working : sorted.slice(0, 1);
	const counts = sumOf(documents.map(({ summary }) => summary.counts));
	const own = tasksTell(counts) ? undefined : documents[0]?.summary;
	const told = ledger?.entry?.status ?? ledger?.row?.status;
	const status = told ?? own?.status;
	const state = told === undefined ? own?.state : (ledger?.entry?.state ?? ledger?.row?.state);
	const seemsDone = state === undefined && effectiveState({ state, counts }) === 'done';
	return {
		id,
		title: withoutId(ledger?.entry?.title ?? ledger?.row?.title ?? documents[0]?.summary.title ?? '', id),
		status,
		state,
		priority: ledger?.entry?.priority ?? ledger?.row?.priority,
		owner: ledger?.entry?.owner,
		ledger,
		documents,
		archived:
			documents.length > 0 ? documents.every((document) => isArchived(document.path)) : /archived/i.test(status ?? ''),
		counts,
		left: seemsDone ? left(id, documents) : [],
	};
}

/** A task that a ledger has and that is not done. */
interface LeftTask {
	readonly owner: string;
	/** Without the initiative in front: `F1` of `TIDE-001.F1`. */
	readonly id: string | undefined;
	readonly title: string;
	readonly ledger: RootPath;
}

/** Says of an initiative and its plans what the ledgers have left beside them; reads the ledgers when first asked. */
function leftIn(ledgers: readonly Document[]): (id: string, plans: readonly Document[]) => readonly LeftTask[] {
	let known: ReadonlyMap<string, readonly LeftTask[]> | undefined;
	return (id, plans) => {
		known ??= groupBy(ledgers.flatMap(unfinishedIn), ({ owner }) => idKey(owner));
		const left = known.get(idKey(id)) ?? [];
		const planned = left.length === 0 ? [] : plans.flatMap(({ plan }) => plan.tasks);
		const seen = new Set(planned.flatMap((task) => [byId(task), byTitle(task)]));
		return left.filter((task) => {
			const name = byId(task) ?? byTitle(task);
			const isOther = !seen.has(name);
			seen.add(name);
			return isOther;
		});
	};
}

/** By what a task is known again where it stands once more: its id or, where it has none, its title. */
const byId = ({ id }: Pick<Task, 'id'>): string | undefined => (id === undefined ? undefined : idKey(id));
const byTitle = ({ title }: Pick<Task, 'title'>): string => `“${plainText(title).toLowerCase()}”`;

/**
 * The tasks of a ledger that are not done, each with the initiative that it names, or in whose entry it stands. What a dated
 * attempt lists was left then.
 */
function unfinishedIn({ path, plan, ledger }: Document): LeftTask[] {
	const isDated = datedLines(ledger);
	let at = 0;
	return plan.tasks.flatMap(({ id, title, line, state, parent }) => {
		while ((ledger.entries[at]?.lastLine ?? line) < line) {
			at++;
		}
		const entry = ledger.entries[at];
		const listed = listedTask(id ?? '');
		const owner = listed?.initiative ?? (entry !== undefined && entry.line <= line ? entry.id : undefined);
		// What waits for another initiative is that one's business.
		const isItsOwn = id === undefined || !isInitiativeId(id) || idKey(id) === idKey(owner ?? '');
		const isUnfinished = parent === undefined && isLeft(state) && !isDated(line) && isItsOwn;
		return isUnfinished && owner !== undefined ? [{ owner, id: listed?.id ?? id, title, ledger: path }] : [];
	});
}

/** What a title says beside its id: `Tides (TIDE-001)`, `[TIDE-001] Tides` and `TIDE-001 — Tides` are all `Tides`. */
export function withoutId(title: string, id: string): string | undefined {
	const atStart = title.startsWith(`[${id}]`) ? id.length + 2 : isWordAt(title, id, 0) ? id.length : 0;
	const rest = title.slice(atStart).replace(/^[\s:.–—-]+/, '');
	const short = rest.endsWith(`(${id})`) || rest.endsWith(`[${id}]`) ? rest.slice(0, -id.length - 2).trimEnd() : rest;
	return short === '' ? undefined : short;
}

const isWordAt = (text: string, word: string, at: number): boolean =>
	text.startsWith(word, at) && !/^[\p{L}\p{N}_-]/u.test(text.slice(at + word.length));

const leading = ['implementation.md', 'plan.md', 'tasks.md', 'readme.md'];

/** True for a plan as many folders have one of: `tasks.md`, `plan.md`. */
export const isLeading = (path: RootPath): boolean => rank(path) < leading.length;

function rank(path: RootPath): number {
	const place = leading.indexOf(nameOf(path).toLowerCase());
	return place < 0 ? leading.length : place;
}

const stateOrder: readonly (TaskState | undefined)[] = ['active', 'blocked', 'open', undefined, 'done', 'skipped'];
const priorityOrder = /^\W*(?:(critical|highest|p0)|(high|p1)|(medium|normal|p2)|(low|p3))\b/i;

function inOrder(initiatives: Initiative[], focus: string | undefined): Initiative[] {
	const keys = new Map(
		initiatives.map((initiative, place) => [
			initiative,
			[
				focus !== undefined && idKey(initiative.id) === idKey(focus) ? 0 : 1,
				initiative.archived ? 1 : 0,
				stateOrder.indexOf(effectiveState(initiative)),
				priorityRank(initiative.priority),
				place,
			],
		]),
	);
	return initiatives.sort((a, b) => compare(keys.get(a) ?? [], keys.get(b) ?? []));
}

/** What the ledger says, else what the tasks show. */
export function effectiveState({
	state,
	counts,
	left = [],
}: Pick<Initiative, 'state' | 'counts'> & Partial<Pick<Initiative, 'left'>>): TaskState | undefined {
	if (state !== undefined) {
		return state;
	}
	const unfinished = leftOf(counts) + left.length;
	if (unfinished > 0) {
		return counts.active > 0 || counts.done > 0 ? 'active' : 'open';
	}
	return counts.done > 0 ? 'done' : undefined;
}

function priorityRank(priority: string | undefined): number {
	const place =
		priorityOrder
			.exec(priority ?? '')
			?.slice(1)
			.findIndex((word) => word !== undefined) ?? -1;
	return place < 0 ? 4 : place;
}

function compare(a: readonly number[], b: readonly number[]): number {
	const i = a.findIndex((value, place) => value !== b[place]);
	return i < 0 ? 0 : (a[i] ?? 0) - (b[i] ?? 0);
}
