import { progress } from '../../indexing/planIndex.ts';
import { countTasks } from '../../indexing/planSummary.ts';
import { fieldOf } from '../../syntax/plan.ts';
import { wholeTitle } from '../../syntax/wholeTitle.ts';
import { phaseName } from '../nodeText.ts';
import { type AttemptLine, attempts } from './attempts.ts';
import { cut, type Listed, listed } from './budget.ts';
import { earlierPhases, type PhaseRow } from './earlierPhases.ts';
import { at, type Facts, sectionOfPlan, withCodePlace } from './facts.ts';
import { conditions, type Gate, nextPhase, taskGates } from './gating.ts';
import { type NamesOf, namesOfList } from './names.ts';
import { type OwnerRow, owners } from './owners.ts';
import { type Question, questions } from './questions.ts';
import { health, type SourceItem, sources } from './sources.ts';
import { tasksOf } from './subject.ts';

/**
 * What `templates/alignment.mustache` asks for, beside the header. Every text is one line of finished Markdown, `where` a
 * pointer in a code span. A list that had to be cut has `more` with `count` and `where`.
 */
interface AlignmentView {
	/** What the brief is for; empty without a brief. */
	readonly summary: string;
	/** Goal, prerequisites and exit criteria of the phase with pointers. */
	readonly goal: string;
	readonly prerequisites: string;
	readonly exitCriteria: string;
	/** `2/3 tasks done, 1 blocked`; empty where the phase has no tasks. */
	readonly progress: string;
	readonly earlier: Listed<PhaseRow>;
	readonly owners: Listed<OwnerRow>;
	/** ID, title and place of the phase that comes next, else that there is none. */
	readonly next: string;
	/** The tasks that have to be done. */
	readonly gates: Listed<Gate>;
	/** What else has to hold. */
	readonly conditions: Listed<Gate>;
	/** True where there is neither. */
	readonly noGates: boolean;
	/** What the brief announces as the next work; empty where it says nothing. */
	readonly nextUp: string;
	readonly attempts: Listed<AttemptLine>;
	/** How many of the places that the brief cites are there; empty where it cites none. */
	readonly health: string;
	/** Priorities and Pointers of the brief. */
	readonly reading: Listed<SourceItem>;
	readonly howTo: Listed<SourceItem>;
	/** True where the brief names nothing to read. */
	readonly noSources: boolean;
	readonly questions: Listed<Question>;
	readonly blockers: Listed<Blocker>;
	/** What the brief says to do when blocked; empty where it says nothing. */
	readonly ifBlocked: string;
}

/** What stands in the way. */
interface Blocker {
	readonly text: string;
	readonly where: string;
}

export const alignmentNames: NamesOf<AlignmentView> = {
	summary: 'text',
	goal: 'text',
	prerequisites: 'text',
	exitCriteria: 'text',
	progress: 'text',
	earlier: namesOfList({ id: 'text', phase: 'text', state: 'text', done: 'text', where: 'text' }),
	owners: namesOfList({
		initiative: 'text',
		owner: 'text',
		hasOwner: 'flag',
		scope: 'text',
		exitCriteria: 'text',
		where: 'text',
	}),
	next: 'text',
	gates: namesOfList({ box: 'text', text: 'text', where: 'text' }),
	conditions: namesOfList({ box: 'text', text: 'text', where: 'text' }),
	noGates: 'flag',
	nextUp: 'text',
	attempts: namesOfList({ text: 'text', where: 'text' }),
	health: 'text',
	reading: namesOfList({ text: 'text', where: 'text' }),
	howTo: namesOfList({ text: 'text', where: 'text' }),
	noSources: 'flag',
	questions: namesOfList({ text: 'text', where: 'text' }),
	blockers: namesOfList({ text: 'text', where: 'text' }),
	ifBlocked: 'text',
};

/** What an alignment narrative says of a phase. */
export async function alignmentView(facts: Facts): Promise<AlignmentView> {
	const ownerRows = await owners(facts);
	const { cited, lost } = await health(facts);
	const { reading, howTo } = await sources(facts);
	const earlier = cut(await earlierPhases(facts));
	const gates = await taskGates(facts);
	const others = cut(await conditions(facts));
	return {
		summary: await briefText(facts, 'summary'),
		goal: await phaseField(facts, 'Goal'),
		prerequisites: await phaseField(facts, 'Prereqs'),
		exitCriteria: await phaseField(facts, 'Exit Criteria'),
		progress: phaseProgress(facts),
		earlier,
		owners: ownerRows,
		next: await nextLine(facts),
		gates,
		conditions: others,
		noGates: gates.items.length + others.items.length === 0,
		nextUp: await briefText(facts, 'nextUp'),
		attempts: await attempts(facts),
		health: healthOf(cited, lost.length),
		reading,
		howTo,
		noSources: reading.items.length + howTo.items.length === 0,
		questions: cut(await questions(facts, { earlier: earlier.items, owners: ownerRows.items, lost })),
		blockers: await blockers(facts),
		ifBlocked: await briefText(facts, 'ifBlocked'),
	};
}

function healthOf(cited: number, lost: number): string {
	if (cited === 1) {
		return `The one place that the brief cites is ${lost === 1 ? 'not ' : ''}there.`;
	}
	return cited === 0 ? '' : `Of the ${cited} places that the brief cites, ${cited - lost} are there.`;
}

/** A field of the brief with a pointer to it. */
async function briefText({ brief, quoter }: Facts, name: 'summary' | 'nextUp' | 'ifBlocked'): Promise<string> {
	const field = brief?.brief[name];
	if (brief === undefined || field === undefined || field.text === '') {
		return '';
	}
	const text = await quoter.quote(field.text, brief.document.path, 280);
	return `${withCodePlace(text, brief.document, field)} (${at(brief.document, field.line)})`;
}

/** A field of the phase, else of its plan as a whole, else a pointer to the plan's section of that name. */
async function phaseField({ subject, quoter }: Facts, name: string): Promise<string> {
	const document = subject.phase?.document ?? subject.initiative?.documents[0];
	if (document === undefined) {
		return 'no plan found';
	}
	const { fields } = document.plan;
	const own = fieldOf(subject.phase?.phase.fields ?? [], name);
	const field = own ?? fieldOf(fields, `Phase ${name}`) ?? fieldOf(fields, name);
	if (field !== undefined) {
		return `${await quoter.quote(field.text, document.path, 280)} (${at(document, field.line)})`;
	}
	return sectionOfPlan(document, name) ?? 'not written in the plan';
}

function phaseProgress({ subject }: Facts): string {
	const { phase } = subject;
	if (phase === undefined) {
		return '';
	}
	const counts = countTasks(tasksOf(phase).map(({ task }) => task));
	const done = progress(counts);
	const others = (['active', 'blocked', 'skipped'] as const).filter((state) => counts[state] > 0);
	return done === undefined
		? ''
		: [`${done} tasks done`, ...others.map((state) => `${counts[state]} ${state}`)].join(', ');
}

async function nextLine(facts: Facts): Promise<string> {
	const next = nextPhase(facts);
	if (next === undefined) {
		return facts.subject.phase === undefined ? 'the next phase' : 'what follows (the plan names no further phase)';
	}
	const title = await facts.quoter.quote(next.phase.title, next.document.path, 100);
	return `${phaseName(next.phase.id)}${title === '' ? '' : ` - ${title}`} (${at(next.document, next.phase.line)})`;
}

/** The initiative itself where the ledger calls it blocked, then the tasks of the phase that are. */
async function blockers(facts: Facts): Promise<Listed<Blocker>> {
	const { subject, quoter } = facts;
	const tasks = subject.phase === undefined ? subject.tasks : tasksOf(subject.phase);
	const blocked = tasks.filter(({ task }) => task.state === 'blocked');
	const ofLedger = await blockedByLedger(facts);
	return listed([...ofLedger, ...blocked], async (found) => {
		if ('text' in found) {
			return found;
		}
		const { document, task } = found;
		const name = await quoter.quote(`${task.id ?? ''} ${wholeTitle(task)}`, document.path);
		const guidance = task.guidance === undefined ? '' : ` - ${await quoter.quote(task.guidance, document.path, 140)}`;
		return { text: name + guidance, where: at(document, task.line) };
	});
}

async function blockedByLedger({ subject: { initiative }, quoter }: Facts): Promise<Blocker[]> {
	const said = initiative?.ledger?.entry ?? initiative?.ledger?.row;
	if (initiative?.ledger === undefined || said?.state !== 'blocked') {
		return [];
	}
	const { document, line } = initiative.ledger;
	const status = await quoter.quote(said.status ?? 'blocked', document.path, 200);
	return [{ text: `The ledger says: ${status}`, where: at(document, line) }];
}
