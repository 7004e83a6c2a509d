import type { Line1 } from '../base/position.ts';
import { plainText } from '../indexing/headings.ts';
import type { Counts } from '../indexing/planSummary.ts';
import type { Target } from '../indexing/resolution.ts';
import { taskStates } from '../syntax/state.ts';
import { inert, shorten } from './markdown.ts';

/** `Phase D4.A`; ids of other keywords bring their word along: `Task 3`. */
export const phaseName = (id: string): string => (id.includes(' ') ? id : `Phase ${id}`);

/** `2 open, 1 done`; undefined where there are no tasks. */
export function countsText(counts: Counts): string | undefined {
	const words = taskStates.flatMap((state) => (counts[state] > 0 ? [`${counts[state]} ${state}`] : []));
	return words.length === 0 ? undefined : words.join(', ');
}

const mostTooltip = 600;

/** How long a label or title may be, in UTF-16 units. */
export const mostLabel = 200;

/**
 * A description: what is there of the facts, the short ones first. A side bar is narrow and cuts at the end; the label is the id
 * alone, so that state and progress are read before the title runs out of room.
 */
export const join = (...facts: readonly (string | undefined)[]): string => facts.filter((fact) => fact).join(' · ');

/** What is read aloud: the whole name, then the facts. */
export const spoken = (...facts: readonly (string | undefined)[]): string => facts.filter((fact) => fact).join(', ');

/** A tooltip: a heading and a paragraph for each fact that is there. */
export function table(heading: string, facts: readonly (readonly [string, string | undefined])[]): string {
	return [
		heading,
		...facts.flatMap(([name, text]) =>
			text === undefined || text === '' ? [] : [`*${name}:* ${inert(shorten(plainText(text), mostTooltip))}`],
		),
	].join('\n\n');
}

export const fileTarget = (path: string): Target => ({ path, kind: 'file', lines: undefined, column: undefined });

export const lineTarget = (path: string, line: Line1): Target => ({
	path,
	kind: 'file',
	lines: { first: line, last: line },
	column: undefined,
});
