import { fieldOf } from '../../syntax/plan.ts';
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

/** The tasks of the phase, what its plan depends on, its exit criteria, and what the next phase says it needs. */
export async function gates(facts: Facts): Promise<Gate[]> {
	const { subject, quoter } = facts;
	const { phase } = subject;
	const checks: Gate[] = [];
	for (const { document, task } of phase === undefined ? subject.tasks : tasksOf(phase)) {
		const closed = task.state === 'done' || task.state === 'skipped';
		const title = await quoter.quote(task.title, document.path, 110);
		const state = task.state === 'done' || task.state === 'open' ? '' : ` (${task.state})`;
		checks.push({
			box: closed ? '[x]' : '[ ]',
			text: `${task.id === undefined ? '' : `${task.id} `}${title}${state}`,
			where: at(document, task.line),
		});
	}
	checks.push(...(await dependencies(facts)));
	checks.push(...(await fieldGate(facts, phase, 'Exit Criteria', 'Exit criteria')));
	checks.push(...(await fieldGate(facts, nextPhase(facts), 'Prereqs', 'Prerequisites')));
	return checks;
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

async function fieldGate({ quoter }: Facts, phase: PhaseAt | undefined, name: string, label: string): Promise<Gate[]> {
	const field = phase === undefined ? undefined : fieldOf(phase.phase.fields, name);
	if (phase === undefined || field === undefined) {
		return [];
	}
	const text = await quoter.quote(field.text, phase.document.path, 200);
	return [{ box: '[ ]', text: `${label} of ${phase.phase.id}: ${text}`, where: at(phase.document, field.line) }];
}
