import { pushTo } from '../base/collections.ts';
import { type Line1, type Span, toLine1 } from '../base/position.ts';
import type { RootPath } from '../ports/files.ts';
import { attemptId } from '../syntax/mentions.ts';
import { listedTask } from '../syntax/planId.ts';
import type { TaskState } from '../syntax/state.ts';
import { idKey } from './citations.ts';
import type { Document } from './document.ts';
import { plainText } from './headings.ts';
import type { Initiative, PlanIndex } from './planIndex.ts';
import { PlanSearch, SearchTexts } from './planSearch.ts';

/** The place that gives an id its meaning: a task's row, a phase's heading, a ledger's entry, a finding's row or heading. */
export interface Definition {
	readonly kind: 'initiative' | 'phase' | 'task' | 'attempt' | 'finding';
	/** As written; an attempt's is `Attempt #9`. */
	readonly id: string;
	readonly document: Document;
	readonly line: Line1;
	/** The columns of the id on its line; empty at the start of the line where the line does not write it. */
	readonly span: Span;
	/** The last line that belongs to it. */
	readonly lastLine: Line1;
	readonly title: string;
	readonly state: TaskState | undefined;
	/** The initiative it belongs to, as the plan index names it; of an initiative, itself. */
	readonly initiative: string | undefined;
	/** Of a task and a phase: the place, in the document's list of phases, of the phase that holds it. */
	readonly phase: number | undefined;
}

/** What every id of a workspace means. Ids are not unique: who asks has to say from where. */
export class PlanIds {
	/** In the order of `all`; an edit makes that of one document anew. */
	private readonly groups: readonly Group[];
	private readonly initiatives: readonly Initiative[];
	private knownOwners: ReadonlyMap<RootPath, string> | undefined;
	private knownAll: readonly Definition[] | undefined;
	private knownById: Map<string, Definition[]> | undefined;

	/** @param before what the ids meant until now; it finds out again what it is still asked about */
	constructor(index: PlanIndex, findings: Document | undefined, before?: PlanIds) {
		this.groups = [
			...index.initiatives.flatMap(ofInitiative),
			...index.other.map((document) => ofPlan(document, undefined)),
			...index.ledgers.map(ofLedger),
			new Group(undefined, initiativesWithoutEntry(index)),
			...(findings === undefined ? [] : [new Group(findings.path, ofFindings(findings))]),
		];
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
				const all = known.get(idKey(definition.id)) ?? [];
				all.splice(all.indexOf(was.all[i] ?? definition), 1, definition);
			}
		}
	}

	/** Has what a search would read first in memory, a part at a time. */
	*prepareSearch(): Generator<void> {
		for (const group of this.groups) {
			if (!group.hasTexts) {
				void group.texts;
				yield;
			}
		}
	}

	/** Tasks, phases, initiatives and findings by name. */
	get search(): PlanSearch<Definition> {
		return new PlanSearch(this.groups.map(({ texts }) => texts));
	}

	/** What a document defines. */
	in(path: RootPath): readonly Definition[] {
		return this.groups.flatMap((group) => {
			const all = group.path === path || group.path === undefined ? group.all : [];
			return group.path === undefined ? all.filter(({ document }) => document.path === path) : all;
		});
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
		this.knownTexts ??= new SearchTexts(
			this.all.filter(({ kind }) => kind !== 'attempt'),
			aroundOf,
		);
		return this.knownTexts;
	}
}

/** What is shown of a definition beside its id and title: `task TIDE-001 phase A`. */
function aroundOf({ kind, initiative, phase, document }: Definition): string {
	const holder = phase === undefined ? undefined : document.plan.phases[phase]?.id;
	return `${kind} ${kind === 'initiative' ? '' : (initiative ?? '')} ${holder === undefined ? '' : `phase ${holder}`}`;
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
	was.all.length === is.all.length && was.all.every(({ id }, i) => idKey(id) === idKey(is.all[i]?.id ?? ''));

/** Reads what plans and ledgers define, one at a time; who makes `PlanIds` of them afterwards has it at once. */
export function* readIds(index: PlanIndex): Generator<void> {
	for (const initiative of index.initiatives) {
		for (const document of ofInitiatives.has(initiative) ? [] : initiative.documents) {
			ofPlan(document, initiative.id);
			yield;
		}
	}
	for (const document of index.other) {
		ofPlan(document, undefined);
		yield;
	}
	for (const ledger of index.ledgers) {
		void ledger.plan;
		yield;
		ofLedger(ledger);
		yield;
	}
}

const nowhere: Span = { start: 0, end: 0 };

/** What each plan document defines, until there is another version of it or its initiative goes by another name. */
const ofPlans = new WeakMap<Document, { readonly initiative: string | undefined; readonly group: Group }>();

/** The same of each initiative together, for an edit leaves nearly all of them as they were. */
const ofInitiatives = new WeakMap<Initiative, readonly Group[]>();

function ofInitiative(initiative: Initiative): readonly Group[] {
	const groups =
		ofInitiatives.get(initiative) ?? initiative.documents.map((document) => ofPlan(document, initiative.id));
	ofInitiatives.set(initiative, groups);
	return groups;
}

function ofPlan(document: Document, initiative: string | undefined): Group {
	const known = ofPlans.get(document);
	if (known !== undefined && known.initiative === initiative) {
		return known.group;
	}
	const group = new Group(document.path, readPlanIds(document, initiative));
	ofPlans.set(document, { initiative, group });
	return group;
}

function readPlanIds(document: Document, initiative: string | undefined): Definition[] {
	const { phases, tasks } = document.plan;
	const found: Definition[] = phases.map((phase) => ({
		kind: 'phase',
		id: phase.id,
		document,
		line: phase.line,
		span: phase.idSpan,
		lastLine: phase.lastLine,
		title: plainText(phase.title),
		state: phase.state,
		initiative,
		phase: phase.parent,
	}));
	for (const task of tasks) {
		if (task.id !== undefined) {
			found.push({
				kind: 'task',
				id: task.id,
				document,
				line: task.line,
				span: task.idSpan ?? nowhere,
				lastLine: task.lastLine,
				title: plainText(task.title),
				state: task.state,
				initiative,
				phase: task.phase,
			});
		}
	}
	return found.sort((a, b) => a.line - b.line);
}

const ofLedgers = new WeakMap<Document, Group>();

function ofLedger(document: Document): Group {
	const group = ofLedgers.get(document) ?? new Group(document.path, readLedgerIds(document));
	ofLedgers.set(document, group);
	return group;
}

function readLedgerIds(document: Document): Definition[] {
	const { entries, index, attempts } = document.ledger;
	const inEntries = new Set(entries.map(({ id }) => idKey(id)));
	const base = { document, phase: undefined };
	const attemptsOf = (list: typeof attempts, initiative: string | undefined): Definition[] =>
		list.flatMap(({ number, text, line, lastLine }) =>
			number === undefined
				? []
				: [
						{
							...base,
							kind: 'attempt' as const,
							id: attemptId(number),
							line,
							span: nowhere,
							lastLine,
							title: plainText(text.split('\n', 1)[0] ?? ''),
							state: undefined,
							initiative,
						},
					],
		);
	return [
		...listedTasks(document),
		...entries.flatMap((entry): Definition[] => [
			{
				...base,
				kind: 'initiative',
				id: entry.id,
				line: entry.line,
				span: entry.idSpan,
				lastLine: entry.lastLine,
				title: plainText(entry.title),
				state: entry.state,
				initiative: entry.id,
			},
			...attemptsOf(entry.attempts, entry.id),
		]),
		// An index row leads to its section; it defines only what has none.
		...index.flatMap((row): Definition[] =>
			inEntries.has(idKey(row.id))
				? []
				: [
						{
							...base,
							kind: 'initiative',
							id: row.id,
							line: row.line,
							span: row.idSpan,
							lastLine: row.line,
							title: plainText(row.title),
							state: row.state,
							initiative: row.id,
						},
					],
		),
		...attemptsOf(attempts, undefined),
	];
}

/** What a ledger lists of several initiatives, each by whose it is: `TIDE-001.F1`. One without entries is a plan, which has them. */
function listedTasks(document: Document): Definition[] {
	const { entries, index } = document.ledger;
	return entries.length + index.length === 0
		? []
		: document.plan.tasks.flatMap(({ id, idSpan, line, lastLine, title, state }): Definition[] => {
				const initiative = listedTask(id ?? '')?.initiative;
				return id === undefined || initiative === undefined
					? []
					: [
							{
								kind: 'task',
								id,
								document,
								line,
								span: idSpan ?? nowhere,
								lastLine,
								title: plainText(title),
								state,
								initiative,
								phase: undefined,
							},
						];
			});
}

/** An initiative's leading document stands for it beside its ledger entry, and in its place where there is none. */
function initiativesWithoutEntry({ initiatives }: PlanIndex): Definition[] {
	return initiatives.flatMap((initiative) => {
		const [document] = initiative.documents;
		const line = document?.summary.line;
		return document === undefined || line === undefined
			? []
			: [
					{
						kind: 'initiative' as const,
						id: initiative.id,
						document,
						line,
						span: nowhere,
						lastLine: line,
						title: initiative.title ?? '',
						state: initiative.state,
						initiative: initiative.id,
						phase: undefined,
					},
				];
	});
}

/** `| CONFIG-001 | … |` and `## CONFIG-001 — title`: the id stands first in its row or heading, marks aside. */
const findingId = /^[*`_[]*([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-\d{1,5}[a-z]?)(?![\w-])/;

function ofFindings(document: Document): Definition[] {
	const { headings, tables, items } = document.blocks;
	const starts = [
		...headings.map(({ line, text, span }) => ({ line, text, start: span.start })),
		...tables.flatMap(({ rows }) =>
			rows.map(({ line, cells: [first] }) => ({ line, text: first?.text ?? '', start: first?.span.start ?? 0 })),
		),
		...items.map(({ line, text, span }) => ({ line, text, start: span.start })),
	];
	return starts.flatMap(({ line, text, start }): Definition[] => {
		const id = findingId.exec(text)?.[1];
		if (id === undefined) {
			return [];
		}
		const column = start + text.indexOf(id);
		const at = toLine1(line);
		return [
			{
				kind: 'finding',
				id,
				document,
				line: at,
				span: { start: column, end: column + id.length },
				lastLine: at,
				title: plainText(document.lines.at(line).slice(column + id.length)).replace(/^[\s\])*`_|:—–-]+|[\s|]+$/g, ''),
				state: undefined,
				initiative: undefined,
				phase: undefined,
			},
		];
	});
}
