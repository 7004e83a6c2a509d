import type { TaskState } from '../../syntax/state.ts';
import { wholeTitle } from '../../syntax/wholeTitle.ts';
import type { TaskAt } from '../briefWork.ts';
import { code } from '../markdown.ts';
import { phaseName } from '../nodeText.ts';
import { at, type Facts } from './facts.ts';
import { ledgerMention } from './ledgerMentions.ts';
import type { NamesOf } from './names.ts';
import { type Subject, same } from './subject.ts';

/** What an artifact begins with; each value is one line of finished Markdown. */
export interface HeaderView {
	/** `Phase D4 Alignment Narrative: INTEGRATE-PYTORCH-001`, without the `# `. */
	readonly title: string;
	/** ID and title of the initiative. */
	readonly initiative: string;
	/** ID and title of the phase, and a pointer to its heading. */
	readonly phase: string;
	/** The tasks that are asked for; few enough for the header to end within the first 15 lines. */
	readonly tasks: readonly TaskLine[];
	/** How many tasks are not shown; 0 for none. */
	readonly moreTasks: number;
	/** The day in UTC. */
	readonly date: string;
	/** A pointer to the ledger entry and its status. */
	readonly ledger: string;
	/** A pointer to the Do Now of the brief. */
	readonly brief: string;
}

interface TaskLine {
	readonly id: string;
	readonly title: string;
	readonly state: TaskState;
	/** A pointer to the row. */
	readonly where: string;
}

export const headerNames: NamesOf<HeaderView> = {
	title: 'text',
	initiative: 'text',
	phase: 'text',
	tasks: [{ id: 'text', title: 'text', state: 'text', where: 'text' }],
	moreTasks: 'text',
	date: 'text',
	ledger: 'text',
	brief: 'text',
};

const mostTasks = 5;

/** The view of `templates/header.mustache`. */
export async function headerView(facts: Facts): Promise<HeaderView> {
	const { subject, today, quoter, artifact } = facts;
	const initiative = subject.initiativeId === undefined ? '' : `: ${subject.initiativeId}`;
	return {
		title: await quoter.quote(`${shortName(subject)}${artifact}${initiative}`, ''),
		initiative: await initiativeLine(facts),
		phase: await phaseLine(facts),
		tasks: await Promise.all(subject.tasks.slice(0, mostTasks).map((each) => taskLine(facts, each))),
		moreTasks: Math.max(0, subject.tasks.length - mostTasks),
		date: today,
		ledger: await ledgerLine(facts),
		brief: briefLine(facts),
	};
}

/** `Phase D4 `, `Milestone 2 `, `Task F1 `: the first part of the id behind what it is of; empty where nothing is named. */
function shortName({ phaseId, isTask }: Subject): string {
	if (phaseId === undefined) {
		return '';
	}
	const [short = ''] = phaseId.split('.');
	return `${isTask ? `Task ${short.toUpperCase()}` : phaseName(short.includes(' ') ? short : short.toUpperCase())} `;
}

async function initiativeLine({ subject, quoter }: Facts): Promise<string> {
	const { initiative, initiativeId } = subject;
	if (initiativeId === undefined) {
		return 'to decide';
	}
	const source = initiative?.ledger?.document ?? initiative?.documents[0];
	const title = initiative?.title ?? '';
	return quoter.quote(title === '' ? initiativeId : `${initiativeId} - ${title}`, source?.path ?? '');
}

async function phaseLine({ subject, quoter }: Facts): Promise<string> {
	const { phase, phaseId, tasks, unknown } = subject;
	if (phase === undefined && tasks.some(({ task }) => task.phase === undefined && same(task.id, phaseId))) {
		return quoter.quote(`none (${phaseId} stands in no phase of its plan)`, '');
	}
	if (phase === undefined) {
		const isOfList = unknown.length > 1 && same(unknown[0], phaseId);
		const named = isOfList ? unknown.join(', ') : phaseId;
		return named === undefined
			? 'to decide'
			: quoter.quote(`${named} (no plan of the workspace has ${isOfList ? 'them' : 'it'})`, '');
	}
	const { id, title, line } = phase.phase;
	const name = await quoter.quote(title === '' ? id : `${id} - ${title}`, phase.document.path);
	return `${name} (${at(phase.document, line)})`;
}

async function taskLine({ quoter }: Facts, { document, task }: TaskAt): Promise<TaskLine> {
	return {
		id: task.id === undefined ? 'without ID' : await quoter.quote(task.id, document.path, 40),
		title: await quoter.quote(wholeTitle(task), document.path, 100),
		state: task.state,
		where: at(document, task.line),
	};
}

async function ledgerLine(facts: Facts): Promise<string> {
	const { subject, quoter, index } = facts;
	const ledger = subject.initiative?.ledger;
	if (ledger === undefined) {
		const mention = await ledgerMention(facts);
		const mentioned = mention === undefined ? '' : `; it is mentioned at ${at(mention.document, mention.line)}`;
		return index.ledgers.length === 0
			? 'the workspace has no ledger'
			: `no entry for ${subject.initiativeId ?? 'this work'}${mentioned}`;
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
	return line === undefined ? code(brief.document.path) : at(brief.document, line);
}
