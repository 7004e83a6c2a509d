import { type Line1, toLine1 } from '../../base/position.ts';
import type { Document } from '../../indexing/document.ts';
import { type Field, fieldOf } from '../../syntax/plan.ts';
import { isLeft } from '../../syntax/state.ts';
import { wholeTitle } from '../../syntax/wholeTitle.ts';
import { type Listed, listed } from './budget.ts';
import { at, type Facts } from './facts.ts';
import { type PhaseAt, phasesOf, tasksOf } from './subject.ts';

/** What must be true before the next phase may start. */
export interface Gate {
	/** `[x]` or `[ ]`. */
	readonly box: string;
	readonly text: string;
	readonly where: string;
}

/** The phase that comes after this one: the next of its level in the same document. */
export function nextPhase({ subject }: Facts): PhaseAt | undefined {
	const { phase: current } = subject;
	return current === undefined
		? undefined
		: phasesOf(current.document).find(
				({ phase, at: place }) => place > current.at && phase.parent === current.phase.parent,
			);
}

/** The tasks of the phase. */
export function taskGates({ subject, quoter }: Facts): Promise<Listed<Gate>> {
	return listed(subject.phase === undefined ? subject.tasks : tasksOf(subject.phase), async ({ document, task }) => {
		const state = task.state === 'done' || task.state === 'open' ? '' : ` (${task.state})`;
		const text = await quoter.quote(`${task.id ?? ''} ${wholeTitle(task)}`, document.path, 120);
		return { box: isLeft(task.state) ? '[ ]' : '[x]', text: text + state, where: at(document, task.line) };
	});
}

/** What the plan depends on, the exit criteria of the phase, and what the next phase says it needs. */
export async function conditions(facts: Facts): Promise<Gate[]> {
	return [
		...(await dependencies(facts)),
		...(await fieldGate(facts, facts.subject.phase, 'Exit Criteria', 'Exit criteria')),
		...(await fieldGate(facts, nextPhase(facts), 'Prereqs', 'Prerequisites')),
	];
}

/** `Dependencies:` of the plan document: they hold for all of its phases. */
async function dependencies({ subject, quoter }: Facts): Promise<Gate[]> {
	const { phase } = subject;
	const field = phase === undefined ? undefined : fieldOf(phase.document.plan.fields, 'Dependencies');
	return phase === undefined || field === undefined
		? []
		: [
				{
					box: '[ ]',
					text: `Dependencies of the plan: ${await quoter.quote(field.text, phase.document.path, 280)}`,
					where: at(phase.document, field.line),
				},
			];
}

/** What a field of a phase says, each item of a list by itself. */
async function fieldGate({ quoter }: Facts, phase: PhaseAt | undefined, name: string, label: string): Promise<Gate[]> {
	const field = phase === undefined ? undefined : fieldOf(phase.phase.fields, name);
	if (phase === undefined || field === undefined) {
		return [];
	}
	const { document } = phase;
	const items = itemsOf(document, field);
	return Promise.all(
		(items.length > 1 ? items : [field]).map(async ({ text, line }) => ({
			box: '[ ]',
			text: `${label} of ${phase.phase.id}: ${await quoter.quote(text, document.path, 200)}`,
			where: at(document, line),
		})),
	);
}

/** The items of the list that a field is; none where words stand before it. */
function itemsOf({ blocks }: Document, { text, line, lastLine }: Field): { text: string; line: Line1 }[] {
	return ITEM_FIRST.test(text)
		? blocks.items
				.filter((item) => item.parent === undefined || toLine1(blocks.items[item.parent]?.line ?? item.line) <= line)
				.map((item) => ({ text: item.text, line: toLine1(item.line) }))
				.filter((item) => line < item.line && item.line <= lastLine)
		: [];
}

const ITEM_FIRST = /^(?:[-*+]|\d{1,3}[.)])\s/;
