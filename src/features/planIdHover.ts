import type { Definition } from '../indexing/definitions.ts';
import { plainText } from '../indexing/headings.ts';
import { effectiveState, findInitiative, leftText, type PlanIndex, progress } from '../indexing/planIndex.ts';
import { fieldOf } from '../syntax/plan.ts';
import { placeOfDefinition } from './definition.ts';
import { inert, shorten } from './markdown.ts';
import { phaseName } from './nodeText.ts';
import { phaseCounts } from './phaseCounts.ts';
import type { Meaning, PlanIdAt } from './planIdAt.ts';
import { type Address, linkTo } from './targets.ts';

/** How much is said: units of a text, other places of an id, ids of a range. */
const mostUnits = 300;
const mostPlaces = 5;
const mostIds = 12;

/** What an id means: state and title, where it belongs, guidance or goal, and where else the id is defined. Of a range, a line each. */
export function planIdHover(index: PlanIndex, { meanings }: PlanIdAt, address: Address): string {
	const [only, ...others] = meanings;
	if (only !== undefined && others.length === 0) {
		return aboutOne(index, only, address);
	}
	const shown = meanings.slice(0, mostIds).flatMap(({ definitions: [first] }) => {
		return first === undefined ? [] : [`- ${headline(index, first)} — ${linkTo(placeOfDefinition(first), address)}`];
	});
	const rest = meanings.length - mostIds;
	return [...shown, ...(rest > 0 ? [`- ${rest} more`] : [])].join('\n');
}

function aboutOne(index: PlanIndex, { definitions }: Meaning, address: Address): string {
	const [first, ...others] = definitions;
	if (first === undefined) {
		return '';
	}
	const links = others.slice(0, mostPlaces).map((each) => linkTo(placeOfDefinition(each), address));
	const rest = others.length - links.length;
	return [
		headline(index, first),
		inert(shorten(more(first), mostUnits)),
		[linkTo(placeOfDefinition(first), address), inert(holders(first))].filter((part) => part !== '').join(' — '),
		links.length === 0 ? '' : `also in ${[...links, ...(rest > 0 ? [`${rest} more places`] : [])].join(', ')}`,
	]
		.filter((part) => part !== '')
		.join('\n\n');
}

/** `**A1** is done: Store heights`, `**Phase A** is active, 1/2 done: Baseline`. */
function headline(index: PlanIndex, definition: Definition): string {
	const { kind, id, title } = definition;
	const name = `**${inert(kind === 'phase' ? phaseName(id) : id)}**`;
	const { state, done, left } = progressOf(index, definition);
	const facts = [state, done === undefined ? undefined : `${done} done`, left && inert(left)]
		.filter((fact) => fact !== undefined)
		.join(', ');
	return `${name}${facts === '' ? '' : ` is ${facts}`}${title === '' ? '' : `: ${inert(shorten(title, mostUnits))}`}`;
}

/** The state of what an id means, and of its tasks how many are done: `12/20`. */
function progressOf(index: PlanIndex, { kind, id, state, document, line }: Definition) {
	const phase = kind === 'phase' ? document.plan.phases.findIndex((each) => each.line === line) : -1;
	const own = kind === 'initiative' ? findInitiative(index, id) : undefined;
	const counts = phaseCounts(document.plan)[phase] ?? own?.counts;
	return counts === undefined
		? { state }
		: {
				state: effectiveState({ state, counts, left: own?.left ?? [] }),
				done: progress(counts),
				left: own && leftText(own),
			};
}

/** A task's guidance, a phase's goal; of an attempt and a finding the title says it all. */
function more({ kind, document, line }: Definition): string {
	const { tasks, phases } = document.plan;
	const text =
		kind === 'task'
			? tasks.find((each) => each.line === line)?.guidance
			: kind === 'phase'
				? fieldOf(phases.find((each) => each.line === line)?.fields ?? [], 'Goal')?.text
				: undefined;
	return text === undefined ? '' : plainText(text);
}

/** `Phase A — Baseline, TIDE-001`: what holds it. */
function holders({ kind, document, phase, initiative }: Definition): string {
	const around = phase === undefined ? undefined : document.plan.phases[phase.place];
	const title = around === undefined ? '' : plainText(around.title);
	return [
		around && `${phaseName(around.id)}${title === '' ? '' : ` — ${title}`}`,
		kind === 'initiative' ? undefined : initiative,
	]
		.filter((part) => part !== undefined)
		.join(', ');
}
