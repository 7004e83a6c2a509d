import type { Cancel } from '../base/cancel.ts';
import type { Definition } from '../indexing/definitions.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import { shorten } from './markdown.ts';
import { mostLabel, phaseName } from './nodeText.ts';

/** A task, phase, initiative or finding that a query found. */
export interface FoundSymbol {
	readonly definition: Definition;
	/** `A1 Store heights`: clients look for the query in it again. */
	readonly name: string;
	/** What holds it: `TIDE-001, Phase A`. */
	readonly container: string;
}

/** More than these nobody reads. */
const mostSymbols = 300;

/** Finds tasks, phases, initiatives and findings by id or words; the best first. Of many, the first few hundred. */
export async function workspaceSymbols(
	workspace: PlanWorkspace,
	query: string,
	cancel: Cancel,
): Promise<FoundSymbol[]> {
	const ids = await workspace.ids();
	const found = cancel.isCancellationRequested ? [] : ids.search.find(query, mostSymbols);
	return found.map((definition) => {
		const { kind, id, title, initiative, phase } = definition;
		return {
			definition,
			name: shorten(`${kind === 'phase' ? phaseName(id) : id} ${title}`.trimEnd(), mostLabel),
			container: [kind === 'initiative' ? undefined : initiative, phase && phaseName(phase.id)]
				.filter((part) => part !== undefined)
				.join(', '),
		};
	});
}
