import { type Line1, type LineRange, line1, toLine0, toLine1 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';

/** Lines that fold into their first. */
export interface Fold extends LineRange {
	/** The first line is a heading or a list item: an editor that knows Markdown folds it by itself. */
	readonly isMarkdown: boolean;
}

/**
 * What folds in a document: phases, tasks with a continuation, and in a ledger entries and attempts; blank lines at the end left out.
 * @param isLedger true for a document whose entries and attempts count
 */
export function folds(document: Document, isLedger: boolean): Fold[] {
	const { blocks, plan, ledger } = document;
	const byMarkdown = new Set([...blocks.headings, ...blocks.items].map(({ line }) => toLine1(line)));
	const entries = isLedger ? ledger.entries : [];
	const attempts = isLedger ? [...entries.flatMap((entry) => entry.attempts), ...ledger.attempts] : [];
	const found = new Map<Line1, Fold>();
	for (const { line, lastLine } of [...entries, ...attempts, ...plan.phases, ...plan.tasks]) {
		const last = withoutBlanks(document, line, lastLine);
		if (last > (found.get(line)?.last ?? line)) {
			found.set(line, { first: line, last, isMarkdown: byMarkdown.has(line) });
		}
	}
	return [...found.values()].sort((a, b) => a.first - b.first);
}

function withoutBlanks({ lines }: Document, first: Line1, last: Line1): Line1 {
	let end = last;
	while (end > first && lines.at(toLine0(end)).trim() === '') {
		end = line1(end - 1);
	}
	return end;
}
