import type { Lines } from '../base/lines.ts';
import { type Line1, toLine1 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import type { LedgerEntry } from '../syntax/ledger.ts';
import type { Problem } from '../syntax/problem.ts';
import { shorten } from './markdown.ts';

/** What a reader noticed, as people are told it. */
export interface ProblemText {
	readonly line: Line1;
	/** A sentence without its capital and full stop: `a code block that never closes`. */
	readonly message: string;
}

/**
 * What is wrong in a plan document, by line. A row with too many cells is told only where its state cannot be read
 * for that: elsewhere a stray `|` does no harm.
 */
export function planProblems({ blocks, plan, lines }: Document): readonly ProblemText[] {
	const ragged = new Set(blocks.problems.flatMap(({ kind, line }) => (kind === 'ragged-row' ? [line] : [])));
	const fences = blocks.problems.filter(({ kind }) => kind !== 'ragged-row');
	const rows = plan.problems.map((problem) =>
		ragged.has(problem.line) ? { ...problem, kind: 'ragged-row' as const } : problem,
	);
	return told([...fences, ...rows], lines);
}

/** What is wrong in a ledger, by line: in one of its entries, or else outside of all. */
export function ledgerProblems({ ledger, lines }: Document, entry?: LedgerEntry): readonly ProblemText[] {
	const fences = ledger.openFences;
	if (entry !== undefined) {
		return told([...within(fences, entry), ...within(ledger.problems, entry)], lines);
	}
	const inside = new Set(ledger.entries.flatMap((each) => within(fences, each)));
	return told(
		fences.filter((each) => !inside.has(each)),
		lines,
	);
}

/** All that is wrong in a ledger, by line. */
export const wholeLedgerProblems = ({ ledger, lines }: Document): readonly ProblemText[] =>
	told([...ledger.openFences, ...ledger.problems], lines);

/** What is wrong in a brief, by line. */
export const briefProblems = ({ brief, lines }: Document): readonly ProblemText[] => told(brief.problems, lines);

/** The problems on the lines of an entry. They are sorted by entry, so that a ledger of many is not searched for each. */
function within(problems: readonly Problem[], { line, lastLine }: LedgerEntry): readonly Problem[] {
	let low = 0;
	let high = problems.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (toLine1((problems[middle] as Problem).line) < line) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	let end = low;
	while (end < problems.length && toLine1((problems[end] as Problem).line) <= lastLine) {
		end++;
	}
	return problems.slice(low, end);
}

const told = (problems: readonly Problem[], lines: Lines): readonly ProblemText[] =>
	problems
		.map((problem) => ({ line: toLine1(problem.line), message: messageOf(problem, lines) }))
		.sort((a, b) => a.line - b.line);

/** A problem in words. */
function messageOf({ kind, line, span }: Problem, lines: Lines): string {
	const text = shorten(lines.at(line).slice(span.start, span.end), 60);
	switch (kind) {
		case 'unclosed-fence':
			return 'a code block that never closes';
		case 'ragged-row':
			return 'a task whose cells do not fit the columns of its table';
		case 'unknown-state':
			return `an unknown state, “${text}”`;
		case 'duplicate-field':
			return `a second “${text}”; the first one counts`;
	}
}
