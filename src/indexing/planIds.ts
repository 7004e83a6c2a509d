import { pushTo } from '../base/collections.ts';
import type { RootPath } from '../ports/files.ts';
import { type Definition, ofLeadingDocument, readFindingIds, readLedgerIds, readPlanIds } from './definitions.ts';
import type { Document } from './document.ts';
import { idKey } from './idKey.ts';
import type { Initiative, PlanIndex } from './planIndex.ts';
import { PlanSearch, SearchTexts } from './planSearch.ts';

/** What every id of a workspace means. Ids are not unique: who asks has to say from where. */
export class PlanIds {
	/** In the order of `all`; an edit makes that of one document anew. */
	private readonly groups: readonly Group[];
	/** The same for a search, those of an initiative together: to begin a group takes longer than to look at one more of it. */
	private readonly searched: readonly Group[];
	private readonly initiatives: readonly Initiative[];
	private knownOwners: ReadonlyMap<RootPath, string> | undefined;
	private knownAll: readonly Definition[] | undefined;
	private knownById: Map<string, Definition[]> | undefined;

	/** @param before what the ids meant until now: what it has by id is taken away from it, and found out again if it is asked */
	constructor(index: PlanIndex, findings: Document | undefined, before?: PlanIds) {
		const initiatives = index.initiatives.map(ofInitiative);
		const rest = [
			...index.other.map((document) => ofPlan(document, undefined)),
			...index.ledgers.map((ledger) => groupOf(ofLedgers, ledger, readLedgerIds)),
			new Group(
				undefined,
				initiatives.flatMap(({ itself }) => itself),
			),
			...(findings === undefined ? [] : [groupOf(ofFindings, findings, readFindingIds)]),
		];
		this.groups = [...initiatives.flatMap(({ groups }) => groups), ...rest];
		this.searched = [...initiatives.map(({ together }) => together), ...rest];
		this.initiatives = index.initiatives;
		this.takeOver(before);
	}

	/** By document, in document order: initiatives' documents first, then the others, the ledgers, the findings. */
	get all(): readonly Definition[] {
		this.knownAll ??= this.groups.flatMap(({ all }) => all);
		return this.knownAll;
	}

	/** Every meaning of an id, in whatever case it is written. */
	of(id: string): readonly Definition[] {
		this.knownById ??= byId(this.groups);
		return this.knownById.get(idKey(id)) ?? [];
	}

	/** Where the same ids stand in the same order, as after nearly each edit, only what some of them mean is put in its place. */
	private takeOver(before: PlanIds | undefined): void {
		const known = before?.knownById;
		if (before === undefined || known === undefined || before.groups.length !== this.groups.length) {
			return;
		}
		const changed: (readonly [Group, Group])[] = [];
		for (const [i, was] of before.groups.entries()) {
			const is = this.groups[i];
			if (is !== undefined && is !== was) {
				changed.push([was, is]);
			}
		}
		if (!changed.every(haveSameIds)) {
			return;
		}
		before.knownById = undefined;
		this.knownById = known;
		for (const [was, is] of changed) {
			for (const [i, definition] of is.all.entries()) {
				const former = was.all[i];
				if (former !== undefined && former !== definition) {
					const key = idKey(definition.id);
					known.set(key, replaced(known.get(key) ?? [], former, definition));
				}
			}
		}
	}

	/** Has what a search would read first in memory, a part at a time. */
	*prepareSearch(): Generator<void> {
		for (const group of this.searched) {
			if (!group.hasTexts) {
				void group.texts;
				yield;
			}
		}
	}

	/** Tasks, phases, initiatives and findings by name. */
	get search(): PlanSearch<Definition> {
		return new PlanSearch(this.searched.map(({ texts }) => texts));
	}

	/** What a document defines. */
	in(path: RootPath): readonly Definition[] {
		return this.groups.flatMap((group) =>
			group.path === undefined
				? group.all.filter(({ document }) => document.path === path)
				: group.path === path
					? group.all
					: [],
		);
	}

	/** The initiative that a plan document belongs to; undefined for any other document. */
	ownerOf(path: RootPath): string | undefined {
		this.knownOwners ??= new Map(
			this.initiatives.flatMap(({ id, documents }) => documents.map((document) => [document.path, id] as const)),
		);
		return this.knownOwners.get(path);
	}
}

/** What one document defines, or several together. */
class Group {
	/** Undefined of several. */
	readonly path: RootPath | undefined;
	readonly all: readonly Definition[];
	private knownTexts: SearchTexts<Definition> | undefined;

	constructor(path: RootPath | undefined, all: readonly Definition[]) {
		this.path = path;
		this.all = all;
	}

	get hasTexts(): boolean {
		return this.knownTexts !== undefined;
	}

	/** What can be searched for by name. */
	get texts(): SearchTexts<Definition> {
		const { all } = this;
		const isSearched = ({ kind }: Definition) => kind !== 'attempt';
		this.knownTexts ??= new SearchTexts(all.every(isSearched) ? all : all.filter(isSearched), aroundOf);
		return this.knownTexts;
	}
}

/** What is shown of a definition beside its id and title: `task TIDE-001 phase A`. */
function aroundOf({ kind, initiative, phase }: Definition): string {
	return `${kind} ${kind === 'initiative' ? '' : (initiative ?? '')} ${phase === undefined ? '' : `phase ${phase.id}`}`;
}

function byId(groups: readonly Group[]): Map<string, Definition[]> {
	const found = new Map<string, Definition[]>();
	for (const { all } of groups) {
		for (const definition of all) {
			pushTo(found, idKey(definition.id), definition);
		}
	}
	return found;
}

const haveSameIds = ([was, is]: readonly [Group, Group]): boolean =>
	was.path === is.path &&
	was.all.length === is.all.length &&
	was.all.every((former, i) => {
		const definition = is.all[i];
		return former === definition || idKey(former.id) === idKey(definition?.id ?? '');
	});

/** The same list with another in the place of one that is in it; somebody may still hold the list before. */
function replaced(list: readonly Definition[], one: Definition, other: Definition): Definition[] {
	const place = list.indexOf(one);
	if (place < 0) {
		throw new Error(`${one.id} is not among those of its id.`);
	}
	return list.with(place, other);
}

/** Reads what plans and ledgers define, one at a time; who makes `PlanIds` of them afterwards has it at once. */
export function* readIds(index: PlanIndex): Generator<void> {
	for (const initiative of index.initiatives) {
		if (!ofInitiatives.has(initiative)) {
			yield* readPlans(initiative.documents, initiative.id);
			ofInitiative(initiative);
		}
	}
	yield* readPlans(index.other, undefined);
	for (const ledger of index.ledgers) {
		if (!ofLedgers.has(ledger)) {
			void ledger.plan;
			yield;
			groupOf(ofLedgers, ledger, readLedgerIds);
		}
	}
}

function* readPlans(documents: readonly Document[], initiative: string | undefined): Generator<void> {
	for (const document of documents) {
		if (knownOf(document, initiative) === undefined) {
			ofPlan(document, initiative);
			yield;
		}
	}
}

/** What each plan document defines, until there is another version of it or its initiative goes by another name. */
const ofPlans = new WeakMap<Document, { readonly initiative: string | undefined; readonly group: Group }>();

/** The same of each initiative together, for an edit leaves nearly all of them as they were. */
const ofInitiatives = new WeakMap<Initiative, OfInitiative>();

interface OfInitiative {
	readonly groups: readonly Group[];
	/** What its leading document stands for. */
	readonly itself: readonly Definition[];
	/** All of its groups as one. */
	readonly together: Group;
}

function ofInitiative(initiative: Initiative): OfInitiative {
	const known = ofInitiatives.get(initiative);
	if (known !== undefined) {
		return known;
	}
	const groups = initiative.documents.map((document) => ofPlan(document, initiative.id));
	const all = groups.flatMap((group) => group.all);
	const found = { groups, itself: ofLeadingDocument(initiative), together: new Group(undefined, all) };
	ofInitiatives.set(initiative, found);
	return found;
}

function knownOf(document: Document, initiative: string | undefined): Group | undefined {
	const known = ofPlans.get(document);
	return known?.initiative === initiative ? known?.group : undefined;
}

function ofPlan(document: Document, initiative: string | undefined): Group {
	const known = knownOf(document, initiative);
	if (known !== undefined) {
		return known;
	}
	const group = new Group(document.path, readPlanIds(document, initiative));
	ofPlans.set(document, { initiative, group });
	return group;
}

/** What each ledger defines, and each document of findings, until there is another version of it. */
const ofLedgers = new WeakMap<Document, Group>();
const ofFindings = new WeakMap<Document, Group>();

function groupOf(
	known: WeakMap<Document, Group>,
	document: Document,
	read: (document: Document) => Definition[],
): Group {
	const group = known.get(document) ?? new Group(document.path, read(document));
	known.set(document, group);
	return group;
}
