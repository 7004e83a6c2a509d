import { ownText } from '../base/ownText.ts';
import { type Line1, type Span, toLine1 } from '../base/position.ts';
import type { Attempt } from '../syntax/attempts.ts';
import type { IndexRow, LedgerEntry } from '../syntax/ledger.ts';
import { attemptId } from '../syntax/mentions.ts';
import { listedTask } from '../syntax/planId.ts';
import type { TaskState } from '../syntax/state.ts';
import { wholeTitle } from '../syntax/wholeTitle.ts';
import type { Document } from './document.ts';
import { plainText } from './headings.ts';
import { idKey } from './idKey.ts';
import type { Initiative } from './planIndex.ts';

interface Holder {
	readonly id: string;
	/** Where it stands in the document's list of phases. */
	readonly place: number;
}

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
	/** Of a task and a phase: the phase that holds it, which is looked for in no plan again. */
	readonly phase: Holder | undefined;
}

const nowhere: Span = { start: 0, end: 0 };

export function readPlanIds(document: Document, initiative: string | undefined): Definition[] {
	const { phases, tasks } = document.plan;
	// Tasks tell better how far a phase is than the field below its heading.
	const withTasks = new Set(tasks.map(({ phase }) => phase));
	const holders = phases.map(({ id }, place): Holder => ({ id: ownText(id), place }));
	const found: Definition[] = phases.map((phase, place) => ({
		kind: 'phase',
		id: holders[place]?.id ?? phase.id,
		document,
		line: phase.line,
		span: phase.idSpan,
		lastLine: phase.lastLine,
		title: ownText(plainText(phase.title)),
		state: phase.state ?? (withTasks.has(place) ? undefined : phase.statusField?.state),
		initiative,
		phase: holders[phase.parent ?? -1],
	}));
	for (const task of tasks) {
		if (task.id !== undefined) {
			found.push({
				kind: 'task',
				id: ownText(task.id),
				document,
				line: task.line,
				span: task.idSpan ?? nowhere,
				lastLine: task.lastLine,
				title: ownText(plainText(wholeTitle(task))),
				state: task.state,
				initiative,
				phase: holders[task.phase ?? -1],
			});
		}
	}
	return found.sort((a, b) => a.line - b.line);
}

export function readLedgerIds(document: Document): Definition[] {
	const { entries, index, attempts } = document.ledger;
	const inEntries = new Set(entries.map(({ id }) => idKey(id)));
	return [
		...listedTasks(document),
		...entries.flatMap((entry) => [
			ofLedger(document, entry, entry.lastLine),
			...definedBy(entry.attempts, document, entry.id),
		]),
		// An index row leads to its section; it defines only what has none.
		...index.filter(({ id }) => !inEntries.has(idKey(id))).map((row) => ofLedger(document, row, row.line)),
		...definedBy(attempts, document, undefined),
	];
}

/** An initiative by its entry, or by its row in the index. */
const ofLedger = (
	document: Document,
	{ id, line, idSpan, title, state }: LedgerEntry | IndexRow,
	lastLine: Line1,
): Definition => ({
	kind: 'initiative',
	id,
	document,
	line,
	span: idSpan,
	lastLine,
	title: plainText(title),
	state,
	initiative: id,
	phase: undefined,
});

/** The attempts that have a number. A long ledger has thousands, and few of their titles are ever shown. */
function definedBy(attempts: readonly Attempt[], document: Document, initiative: string | undefined): Definition[] {
	const found: Definition[] = [];
	for (const attempt of attempts) {
		const { number, line, lastLine } = attempt;
		if (number !== undefined) {
			found.push({
				kind: 'attempt',
				id: attemptId(number),
				document,
				line,
				span: nowhere,
				lastLine,
				get title() {
					return plainText(attempt.title);
				},
				state: undefined,
				initiative,
				phase: undefined,
			});
		}
	}
	return found;
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

/**
 * An initiative's leading document stands for it beside its ledger entry, and in its place where there is none. Nothing where it has
 * no document.
 */
export function ofLeadingDocument({ id, title, state, documents: [document] }: Initiative): Definition[] {
	const line = document?.summary.line;
	return document === undefined || line === undefined
		? []
		: [
				{
					kind: 'initiative',
					id,
					document,
					line,
					span: nowhere,
					lastLine: line,
					title: title ?? '',
					state,
					initiative: id,
					phase: undefined,
				},
			];
}

/** `| CONFIG-001 | … |` and `## CONFIG-001 — title`: the id stands first in its row or heading, marks aside. */
const findingId = /^[*`_[]*([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-\d{1,5}[a-z]?)(?![\w-])/;

/** What parts a finding's title from its id, and the rest of its row. Only the first of a run of blanks is looked at twice. */
const AROUND_TITLE = /^[\s\])*`_|:—–-]+|(?<![\s|])[\s|]+$/g;

export function readFindingIds(document: Document): Definition[] {
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
				title: plainText(document.lines.at(line).slice(column + id.length)).replace(AROUND_TITLE, ''),
				state: undefined,
				initiative: undefined,
				phase: undefined,
			},
		];
	});
}
