import type { TaskAt } from '../briefWork.ts';
import { at, type Facts } from './facts.ts';
import { shortPhase } from './subject.ts';

/** What both artifacts begin with; each value is one line of finished Markdown. */
export interface HeaderView {
	/** `Phase D4 Alignment: INTEGRATE-PYTORCH-001`, without the `# `. */
	readonly title: string;
	/** ID and title of the initiative. */
	readonly initiative: string;
	/** ID and title of the phase. */
	readonly phase: string;
	/** IDs of the tasks and their states: `D4.A1 (done), D4.A3 (open)`. */
	readonly tasks: string;
	/** The day in UTC. */
	readonly date: string;
	/** Pointers to the phase's heading and to the rows of the tasks. */
	readonly plan: string;
	/** A pointer to the ledger entry and its status. */
	readonly ledger: string;
	/** A pointer to the Do Now of the brief. */
	readonly brief: string;
}

/** So many tasks are named in the header; the rest is counted. */
const mostTasks = 6;

export async function headerView(facts: Facts, artifact: string): Promise<HeaderView> {
	const { subject, today } = facts;
	const short = subject.phaseId === undefined ? '' : `Phase ${shortPhase(subject.phaseId).toUpperCase()} `;
	return {
		title: `${short}${artifact}${subject.initiativeId === undefined ? '' : `: ${subject.initiativeId}`}`,
		initiative: await initiativeLine(facts),
		phase: await phaseLine(facts),
		tasks: some(subject.tasks, ({ task }) => `${task.id ?? 'a task without ID'} (${task.state})`) || 'none named',
		date: today,
		plan: planLine(facts),
		ledger: await ledgerLine(facts),
		brief: briefLine(facts),
	};
}

async function initiativeLine({ subject, quoter }: Facts): Promise<string> {
	const { initiative, initiativeId } = subject;
	if (initiativeId === undefined) {
		return 'to decide';
	}
	const source = initiative?.ledger?.document ?? initiative?.documents[0];
	const title = withoutId(initiative?.title ?? '', initiativeId);
	return title === '' || source === undefined
		? initiativeId
		: `${initiativeId} - ${await quoter.quote(title, source.path)}`;
}

async function phaseLine({ subject, quoter }: Facts): Promise<string> {
	const { phase, phaseId } = subject;
	if (phase === undefined) {
		return phaseId === undefined ? 'to decide' : `${phaseId} (no plan of the workspace has it)`;
	}
	const title = await quoter.quote(phase.phase.title, phase.document.path);
	return title === '' ? phase.phase.id : `${phase.phase.id} - ${title}`;
}

function planLine({ subject }: Facts): string {
	const { phase, tasks } = subject;
	const rows = some(tasks, ({ document, task }) => `${at(document, task.line)} (${task.id ?? 'task'})`);
	const heading = phase === undefined ? '' : `${at(phase.document, phase.phase.line)} (Phase ${phase.phase.id})`;
	return [heading, rows].filter((part) => part !== '').join(', ') || 'no phase or task found';
}

async function ledgerLine({ subject, quoter, index }: Facts): Promise<string> {
	const ledger = subject.initiative?.ledger;
	if (ledger === undefined) {
		return index.ledgers.length === 0
			? 'the workspace has no ledger'
			: `no entry for ${subject.initiativeId ?? 'this work'}`;
	}
	const status = ledger.entry?.status ?? ledger.row?.status;
	const words = status === undefined ? '' : ` (${await quoter.quote(status, ledger.document.path, 60)})`;
	return `${at(ledger.document, ledger.line)}${words}`;
}

function briefLine({ brief }: Facts): string {
	if (brief === undefined) {
		return 'none';
	}
	const line = brief.brief.doNow[0]?.line ?? brief.brief.focus?.line ?? brief.brief.summary?.line;
	return line === undefined ? brief.document.path : at(brief.document, line);
}

function some(tasks: readonly TaskAt[], show: (task: TaskAt) => string): string {
	const shown = tasks.slice(0, mostTasks).map(show).join(', ');
	return tasks.length > mostTasks ? `${shown} and ${tasks.length - mostTasks} more` : shown;
}

/** A title that begins with the id of its own thing loses it: `INIT-001 — Alignment` is `Alignment`. */
export function withoutId(title: string, id: string): string {
	const rest = title.replace(/^[[(]?/, '');
	return rest.toUpperCase().startsWith(id.toUpperCase())
		? rest.slice(id.length).replace(/^[\])]?\s*[—–:.-]*\s*/, '')
		: title;
}
