import { type Line1, line1, toLine0, toLine1 } from '../../base/position.ts';
import type { Document } from '../../indexing/document.ts';
import type { PlanIndex } from '../../indexing/planIndex.ts';
import type { ResolveContext } from '../../indexing/resolve.ts';
import type { PlanWorkspace } from '../../indexing/workspace.ts';
import type { RootPath } from '../../ports/files.ts';
import type { Brief } from '../../syntax/brief.ts';
import { code } from '../markdown.ts';
import type { Quoter } from './quote.ts';
import { phasesOfScope, type Subject } from './subject.ts';

/** Everything that a draft is written from. */
export interface Facts {
	readonly workspace: PlanWorkspace;
	readonly index: PlanIndex;
	/** Undefined where there is none, or where it is about something else. */
	readonly brief: { readonly document: Document; readonly brief: Brief } | undefined;
	readonly subject: Subject;
	/** The title of its kind: `Alignment Narrative`. */
	readonly artifact: string;
	/** The file that is drafted. */
	readonly path: RootPath;
	/** The day in UTC: `2025-10-17`. */
	readonly today: string;
	readonly quoter: Quoter;
	/** The workspace as it will be once the drafts are written. */
	readonly context: ResolveContext;
}

/** One line of a document that a draft draws on. */
export interface SourceLine {
	readonly document: Document;
	readonly line: Line1;
	readonly text: string;
}

/** A pointer to a line of a document, as a code span: `` `plans/a.md:12` ``. */
export function at(document: Document, line: Line1): string {
	return code(`${document.path}:${line}`);
}

/** That a plan has a section of that name, which holds for all of its phases, and where; undefined where it has none. */
export function sectionOfPlan(document: Document, name: string): string | undefined {
	const section = document.headings.byName(name);
	return section === undefined ? undefined : `those of the plan as a whole (${at(document, section)})`;
}

/** A quoted text of a document with the places of the blocks of code that stand in it; those are never quoted themselves. */
export function withCodePlace(
	quoted: string,
	document: Document,
	{ line, lastLine }: { readonly line: Line1; readonly lastLine: Line1 },
): string {
	const starts = document.blocks.fences.map(({ first }) => toLine1(first));
	const inside = starts.filter((start) => line <= start && start <= lastLine);
	if (inside.length === 0) {
		return quoted;
	}
	const mark = quoted === '' ? '' : /:\s*$/.test(quoted) ? ' ' : ' - ';
	return `${quoted}${mark}code at ${inside.map((start) => at(document, start)).join(', ')}`;
}

/** The lines of a document from one to another, both included; all of them where none are named. */
export function linesOf(document: Document, first: Line1 = line1(1), last = line1(document.lines.count)): SourceLine[] {
	const lines: SourceLine[] = [];
	for (let line = first; line <= last; line = line1(line + 1)) {
		lines.push({ document, line, text: document.lines.at(toLine0(line)) });
	}
	return lines;
}

/** The lines of the brief. */
export function briefLines({ brief }: Facts): SourceLine[] {
	return brief === undefined ? [] : linesOf(brief.document);
}

/** The lines of the phase. */
export function phaseLines({ subject }: Facts): SourceLine[] {
	return subject.phase === undefined
		? []
		: linesOf(subject.phase.document, subject.phase.phase.line, subject.phase.phase.lastLine);
}

/** The lines of the phases that share the first part of the phase's id, each once: D4.A, D4.B and D4.C. */
export function scopeLines({ subject }: Facts): SourceLine[] {
	if (subject.phase === undefined) {
		return [];
	}
	const scope = phasesOfScope(subject.phase).map(({ phase }) => phase);
	return linesOf(subject.phase.document).filter(({ line }) =>
		scope.some((phase) => phase.line <= line && line <= phase.lastLine),
	);
}

/** The lines of the initiative's ledger entry; none where the ledger has none. */
export function ledgerLines({ subject }: Facts): SourceLine[] {
	const ledger = subject.initiative?.ledger;
	return ledger === undefined ? [] : linesOf(ledger.document, ledger.line, ledger.entry?.lastLine ?? ledger.line);
}

/** The plan documents that say how the phase's artifacts are kept: its own, then the initiative's leading one. */
export function planDocuments({ subject }: Facts): Document[] {
	const own = subject.phase === undefined ? [] : [subject.phase.document];
	return [...new Set([...own, ...(subject.initiative?.documents.slice(0, 1) ?? [])])];
}
