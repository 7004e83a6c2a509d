import type { Cancel } from '../base/cancel.ts';
import { pushTo } from '../base/collections.ts';
import type { Line1 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import { knownBrief, type PlanIndex } from '../indexing/planIndex.ts';
import { type Counts, countPlan, countTasks } from '../indexing/planSummary.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import type { RootPath } from '../ports/files.ts';
import type { BriefItem } from '../syntax/brief.ts';
import { fieldOf, type Task } from '../syntax/plan.ts';
import type { TaskState } from '../syntax/state.ts';
import { artifactState } from './artifactState.ts';
import { TaskFinder } from './briefWork.ts';
import { phaseCounts } from './phaseCounts.ts';
import { type PointerEntry, resolveAll, toEntry } from './pointers.ts';
import { briefProblems, type ProblemText, planProblems, wholeLedgerProblems } from './problems.ts';

/** The shapes that `plan-nav … --format json` prints (design.md, section 4). Lines are 1-based, what is missing is null. */

export interface OutlineTask {
	readonly id: string | null;
	readonly title: string;
	readonly state: TaskState;
	readonly raw: string;
	readonly line: Line1;
}

interface OutlinePhase {
	readonly id: string;
	readonly title: string;
	readonly line: Line1;
	readonly level: number;
	/** The id of the phase whose scope holds this one. */
	readonly parent: string | null;
	readonly status: string | null;
	readonly goal: string | null;
	readonly prereqs: string | null;
	readonly exitCriteria: string | null;
	/** Its tasks and those of its subphases, by state; as everywhere, subtasks do not count. */
	readonly counts: Counts;
	readonly tasks: readonly OutlineTask[];
}

export interface Outline {
	readonly file: RootPath;
	readonly title: string | null;
	/** What it says of itself, in a field `Status` below its title or in its front matter. */
	readonly status: string | null;
	/** Flat, in document order. */
	readonly phases: readonly OutlinePhase[];
	/** Those outside any phase. */
	readonly tasks: readonly OutlineTask[];
	/** All tasks of the document by state. */
	readonly counts: Counts;
	/** What the document has that could not be read as it was meant. */
	readonly problems: readonly ProblemText[];
}

/** The phases and tasks of a document; a task stands in exactly one phase, the nearest. */
export function outlineOf(document: Document): Outline {
	const { path, plan } = document;
	const counts = phaseCounts(plan);
	const tasksIn = new Map<number | undefined, OutlineTask[]>();
	for (const task of plan.tasks) {
		pushTo(tasksIn, task.phase, toOutlineTask(task));
	}
	return {
		file: path,
		title: plan.title ?? null,
		status: document.summary.status ?? null,
		phases: plan.phases.map((phase, place) => ({
			id: phase.id,
			title: phase.title,
			line: phase.line,
			level: phase.level,
			parent: (phase.parent === undefined ? undefined : plan.phases[phase.parent]?.id) ?? null,
			status: phase.status ?? phase.statusField?.status ?? null,
			goal: fieldOf(phase.fields, 'Goal')?.text ?? null,
			prereqs: fieldOf(phase.fields, 'Prereqs')?.text ?? null,
			exitCriteria: fieldOf(phase.fields, 'Exit Criteria')?.text ?? null,
			counts: counts[place] ?? countTasks([]),
			tasks: tasksIn.get(place) ?? [],
		})),
		tasks: tasksIn.get(undefined) ?? [],
		counts: countPlan(plan),
		problems: planProblems(document),
	};
}

const toOutlineTask = ({ id, title, state, raw, line }: Task): OutlineTask => ({
	id: id ?? null,
	title,
	state,
	raw,
	line,
});

export interface TreeAnswer {
	readonly schemaVersion: 1;
	readonly initiatives: readonly {
		readonly id: string;
		readonly title: string | null;
		readonly status: string | null;
		readonly priority: string | null;
		/** Where the ledger speaks of it, else its leading document; null where only the brief names it. */
		readonly file: RootPath | null;
		readonly line: Line1 | null;
		readonly archived: boolean;
		readonly counts: Counts;
		/** Tasks that are not done and stand in a ledger alone; looked for only where all of `counts` is done. */
		readonly leftInLedger: number;
		readonly documents: readonly Outline[];
	}[];
	readonly other: readonly Outline[];
	/** Documents that could not be read, and why. */
	readonly unread: readonly { readonly file: RootPath; readonly message: string }[];
	/** What is wrong in the ledgers and the brief; plan documents bring their own. */
	readonly problems: readonly ({ readonly file: RootPath } & ProblemText)[];
	readonly brief: BriefAnswer | null;
}

/** The whole of the plans: initiatives, their documents, the rest, the brief. */
export async function treeAnswer(workspace: PlanWorkspace, index: PlanIndex, cancel: Cancel): Promise<TreeAnswer> {
	return {
		schemaVersion: 1,
		initiatives: index.initiatives.map(
			({ id, title, status, priority, ledger, documents, archived, counts, left }) => ({
				id,
				title: title ?? null,
				status: status ?? null,
				priority: priority ?? null,
				file: ledger?.document.path ?? documents[0]?.path ?? null,
				line: ledger?.line ?? documents[0]?.plan.titleLine ?? null,
				archived,
				counts,
				leftInLedger: left.length,
				documents: documents.map(outlineOf),
			}),
		),
		other: index.other.map(outlineOf),
		unread: index.unread.map(({ path, message }) => ({ file: path, message })),
		problems: [
			...index.ledgers
				.filter((ledger) => !index.other.includes(ledger))
				.flatMap((ledger) => wholeLedgerProblems(ledger).map((problem) => ({ file: ledger.path, ...problem }))),
			...(index.brief === undefined ? [] : briefProblems(index.brief.document)).map((problem) => ({
				file: index.brief?.document.path ?? '',
				...problem,
			})),
		],
		brief: index.brief === undefined ? null : await briefAnswer(workspace, index.brief.document, cancel),
	};
}

interface BriefItemAnswer {
	readonly text: string;
	readonly line: Line1;
	readonly pointers: readonly PointerEntry[];
}

export interface BriefAnswer {
	readonly file: RootPath;
	readonly summary: string | null;
	readonly mode: string | null;
	readonly focus: { readonly text: string; readonly initiative: string | null; readonly phase: string | null } | null;
	readonly branch: string | null;
	readonly mappedTests: readonly string[];
	readonly artifacts: readonly { readonly text: string; readonly path: string; readonly exists: boolean }[];
	readonly doNow: readonly {
		readonly text: string;
		readonly initiative: string | null;
		readonly task: string | null;
		/** Of its task as the plan has it; null where no task is found. */
		readonly state: TaskState | null;
		readonly tests: readonly string[];
		readonly pointers: readonly PointerEntry[];
	}[];
	readonly ifBlocked: string | null;
	readonly priorities: readonly BriefItemAnswer[];
	readonly howTo: readonly BriefItemAnswer[];
	readonly pitfalls: readonly BriefItemAnswer[];
	readonly pointers: readonly PointerEntry[];
	readonly nextUp: string | null;
	readonly other: readonly { readonly name: string; readonly text: string; readonly line: Line1 }[];
}

/** A brief with its pointers resolved and its artifacts looked up. */
export async function briefAnswer(workspace: PlanWorkspace, document: Document, cancel: Cancel): Promise<BriefAnswer> {
	const index = await workspace.index();
	const brief = knownBrief(index, document);
	const items = [...brief.doNow, ...brief.priorities, ...brief.howTo, ...brief.pitfalls, ...brief.pointers];
	const pointers = items.flatMap((item) => item.pointers);
	const resolved = await resolveAll(workspace, document.path, pointers, cancel);
	const known = new Map(resolved.map((each, place) => [pointers[place], toEntry(document.path, each)]));
	const entries = (item: Pick<BriefItem, 'pointers'>) => item.pointers.flatMap((each) => known.get(each) ?? []);
	const list = (field: readonly BriefItem[]) =>
		field.map((item) => ({ text: item.text, line: item.line, pointers: entries(item) }));
	const { focus } = brief;
	const finder = new TaskFinder(index, brief);
	return {
		file: document.path,
		summary: brief.summary?.text ?? null,
		mode: brief.mode?.text ?? null,
		focus:
			focus === undefined
				? null
				: { text: focus.text, initiative: focus.initiative ?? null, phase: focus.phase ?? null },
		branch: brief.branch?.text ?? null,
		mappedTests: brief.mappedTests.map((test) => test.text),
		artifacts: await Promise.all(
			brief.artifacts.map(async (artifact) => ({
				text: artifact.text,
				path: artifact.path,
				exists: (await artifactState(workspace, artifact)) === 'there',
			})),
		),
		doNow: brief.doNow.map((item) => ({
			text: item.text,
			initiative: finder.initiativeOf(item) ?? null,
			task: item.task ?? finder.byLooseId(item)?.task.id ?? null,
			state: finder.find(item)?.task.state ?? null,
			tests: item.tests.map((test) => test.text),
			pointers: entries(item),
		})),
		ifBlocked: brief.ifBlocked?.text ?? null,
		priorities: list(brief.priorities),
		howTo: list(brief.howTo),
		pitfalls: list(brief.pitfalls),
		pointers: brief.pointers.flatMap(entries),
		nextUp: brief.nextUp?.text ?? null,
		other: brief.other.map(({ name, text, line }) => ({ name, text, line })),
	};
}
