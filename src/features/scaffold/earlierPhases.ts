import { line1 } from '../../base/position.ts';
import type { Document } from '../../indexing/document.ts';
import { progress } from '../../indexing/planIndex.ts';
import { type Counts, countPlan, countTasks, leftOf } from '../../indexing/planSummary.ts';
import type { TaskState } from '../../syntax/state.ts';
import { at, type Facts } from './facts.ts';
import { cell } from './quote.ts';
import { type PhaseAt, phasesOf, tasksOf } from './subject.ts';

/** A phase that comes before the one a draft is about. */
export interface PhaseRow {
	readonly id: string;
	/** ID and title. */
	readonly phase: string;
	/** In a word: `done`, `active`; of a phase without tasks, what its heading says. */
	readonly state: string;
	/** `3/5`: done of all that are not skipped; `-` without tasks. */
	readonly done: string;
	readonly where: string;
}

/**
 * The phases of the initiative before this one, the nearest first. In the phase's own document those that stand before it;
 * in the others those with an earlier id, and a document that is as a whole about an earlier phase counts as one.
 */
export async function earlierPhases(facts: Facts): Promise<PhaseRow[]> {
	const { phase, phaseId, initiative } = facts.subject;
	const own: PhaseRow[] = [];
	for (const earlier of phase === undefined ? [] : phasesBefore(phase)) {
		own.push(await phaseRow(facts, earlier));
	}
	const others: PhaseRow[] = [];
	for (const document of initiative?.documents ?? []) {
		if (phaseId !== undefined && document !== phase?.document) {
			others.push(...(await rowsOfOther(facts, document, phaseId)));
		}
	}
	// In one document letters need not be sorted; between documents there is nothing else to go by.
	return [...own.reverse(), ...others.sort((a, b) => compareIds(b.id, a.id))];
}

/** The phases of the same level that stand before one in its document. */
function phasesBefore(current: PhaseAt): PhaseAt[] {
	return phasesOf(current.document)
		.slice(0, current.at)
		.filter((earlier) => earlier.phase.parent === current.phase.parent && !holds(earlier, current));
}

async function rowsOfOther(facts: Facts, document: Document, phaseId: string): Promise<PhaseRow[]> {
	const scope = scopeOf(document);
	if (scope !== undefined && isBefore(scope, phaseId)) {
		return [await documentRow(facts, document, scope)];
	}
	const isOfAnother = scope !== undefined && !isPartOf(phaseId, scope);
	const rows: PhaseRow[] = [];
	for (const each of isOfAnother ? [] : phasesOf(document)) {
		if (isBefore(each.phase.id, phaseId)) {
			rows.push(await phaseRow(facts, each));
		}
	}
	return rows;
}

async function phaseRow({ quoter }: Facts, each: PhaseAt): Promise<PhaseRow> {
	const { document, phase } = each;
	const counts = countTasks(tasksOf(each).map(({ task }) => task));
	return {
		id: phase.id,
		phase: cell(await quoter.quote(phase.title === '' ? phase.id : `${phase.id} - ${phase.title}`, document.path, 80)),
		state: stateOf(counts) ?? phase.state ?? phase.statusField?.state ?? 'no tasks',
		done: progress(counts) ?? '-',
		where: at(document, phase.line),
	};
}

async function documentRow({ quoter }: Facts, document: Document, scope: string): Promise<PhaseRow> {
	const counts = countPlan(document.plan);
	const title = withoutScope(document.plan.title ?? '');
	return {
		id: scope,
		phase: cell(`${scope} - ${await quoter.quote(title, document.path, 70)} (a plan of its own)`),
		state: stateOf(counts) ?? 'no tasks',
		done: progress(counts) ?? '-',
		where: at(document, document.plan.titleLine ?? document.plan.phases[0]?.line ?? line1(1)),
	};
}

/** A plan's title without what the table says already: `Completion Plan` of `Phase D2 Completion Plan (INIT-001)`. */
export const withoutScope = (title: string): string =>
	title
		.replace(/^phase\s+\S+\s*[—–:-]*\s*/i, '')
		.replace(/\([A-Z0-9-]+\)$/i, '')
		.trimEnd();

/** What the tasks of a phase add up to; undefined where it has none. */
function stateOf(counts: Counts): TaskState | undefined {
	const left = leftOf(counts);
	if (left + counts.done + counts.skipped === 0) {
		return undefined;
	}
	if (left === 0) {
		return counts.done > 0 ? 'done' : 'skipped';
	}
	if (counts.blocked > 0) {
		return 'blocked';
	}
	return counts.active + counts.done > 0 ? 'active' : 'open';
}

/** The phase that a document as a whole is about, by its title: `Phase D2` of `# Phase D2 Completion Plan`. */
function scopeOf(document: Document): string | undefined {
	return /^phase\s+([A-Za-z]?\d*(?:\.[A-Za-z]?\d*)*)(?![\w.])/i.exec(document.plan.title ?? '')?.[1] || undefined;
}

function holds(outer: PhaseAt, inner: PhaseAt): boolean {
	return outer.phase.line < inner.phase.line && inner.phase.lastLine <= outer.phase.lastLine;
}

/** `D4.A` is cut into `D`, 4, `A`. */
function partsOf(id: string): (string | number)[] {
	return Array.from(id.toUpperCase().matchAll(/[A-Z]+|\d+/g), ([part]) => (/\d/.test(part) ? Number(part) : part));
}

function isPartOf(id: string, whole: string): boolean {
	const parts = partsOf(id);
	return partsOf(whole).every((part, i) => part === parts[i]);
}

/** True for ids of the same make, a part of each other excluded: D3 is before D4.A, D4 and D are not, nor is `Step 1`. */
function isBefore(id: string, other: string): boolean {
	const sameMake = typeof partsOf(id)[0] === typeof partsOf(other)[0] && /\s/.test(id) === /\s/.test(other);
	return sameMake && !isPartOf(other, id) && compareIds(id, other) < 0;
}

function compareIds(a: string, b: string): number {
	const [left, right] = [partsOf(a), partsOf(b)];
	for (let i = 0; i < Math.min(left.length, right.length); i++) {
		const [x, y] = [left[i] ?? 0, right[i] ?? 0];
		if (x !== y) {
			return typeof x === typeof y ? (x < y ? -1 : 1) : typeof x === 'number' ? -1 : 1;
		}
	}
	return left.length - right.length;
}
