import { type Line1, type Span, toLine0 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import { plainText } from '../indexing/headings.ts';
import { attemptId } from '../syntax/mentions.ts';
import { wholeTitle } from '../syntax/wholeTitle.ts';
import { shorten } from './markdown.ts';
import { mostLabel, phaseName } from './nodeText.ts';

/** What an outline shows: a phase and what it holds, a ledger's entry and its attempts. */
export interface PlanSymbol {
	readonly kind: 'phase' | 'task' | 'initiative' | 'attempt';
	readonly name: string;
	/** The state; empty where there is none. */
	readonly detail: string;
	readonly line: Line1;
	readonly lastLine: Line1;
	/** The columns of the id on the first line, of the whole line where it has none. */
	readonly span: Span;
	/** By line. */
	readonly children: readonly PlanSymbol[];
}

/**
 * The outline of a document, by line: phases in phases, tasks in phases and tasks.
 * @param isLedger true for a document whose entries and attempts count
 */
export function documentSymbols(document: Document, isLedger: boolean): PlanSymbol[] {
	const { phases, tasks } = document.plan;
	const top: PlanSymbol[] = isLedger ? entrySymbols(document) : [];
	const inPhases = phases.map((): PlanSymbol[] => []);
	const inTasks = tasks.map((): PlanSymbol[] => []);
	phases.forEach((phase, i) => {
		const name = titled(phaseName(phase.id), phase.title);
		const symbol = {
			...placed(document, phase, phase.idSpan),
			kind: 'phase' as const,
			name,
			detail: phase.state ?? '',
		};
		(inPhases[phase.parent ?? -1] ?? top).push({ ...symbol, children: inPhases[i] ?? [] });
	});
	tasks.forEach((task, i) => {
		const title = plainText(wholeTitle(task));
		const name = task.id === undefined ? title : `${task.id} ${title}`;
		const symbol = {
			...placed(document, task, task.idSpan),
			kind: 'task' as const,
			name: label(name),
			detail: task.state,
		};
		(inTasks[task.parent ?? -1] ?? inPhases[task.phase ?? -1] ?? top).push({ ...symbol, children: inTasks[i] ?? [] });
	});
	for (const list of [top, ...inPhases]) {
		list.sort((a, b) => a.line - b.line);
	}
	return top;
}

function entrySymbols(document: Document): PlanSymbol[] {
	return document.ledger.entries.map((entry) => ({
		...placed(document, entry, entry.idSpan),
		kind: 'initiative',
		name: titled(entry.id, entry.title),
		detail: entry.state ?? '',
		children: entry.attempts.map((attempt) => ({
			...placed(document, attempt, undefined),
			kind: 'attempt',
			name: titled(attempt.number === undefined ? 'Attempt' : attemptId(attempt.number), attempt.title),
			detail: attempt.date ?? '',
			children: [],
		})),
	}));
}

type Lines = Pick<PlanSymbol, 'line' | 'lastLine'>;

function placed({ lines }: Document, { line, lastLine }: Lines, idSpan: Span | undefined): Lines & { span: Span } {
	return { line, lastLine, span: idSpan ?? { start: 0, end: lines.at(toLine0(line)).length } };
}

/** `Phase A — Baseline`. */
function titled(name: string, title: string): string {
	const said = plainText(title);
	return label(said === '' ? name : `${name} — ${said}`);
}

/** A name is never empty: editors refuse an outline that has one. */
const label = (name: string): string => shorten(name.trim() === '' ? '(no title)' : name, mostLabel);
