import { effectiveState, findInitiative, focusOf } from '../../indexing/planIndex.ts';
import type { Brief } from '../../syntax/brief.ts';
import { listedWith } from '../../syntax/listedIds.ts';
import { mayBeTask, scanPlanIds } from '../../syntax/planId.ts';
import { isLeft } from '../../syntax/state.ts';
import { byNearness, vantageOf } from '../nearness.ts';
import { phaseName } from '../nodeText.ts';
import { belongsTo } from '../planIdAt.ts';
import { briefOf, spanOf } from './briefRules.ts';
import type { Rule, RuleContext } from './rule.ts';

/** What the brief focuses on is done already: its task, else its phase's tasks, else its initiative; or that is archived. */
export const briefFocusDone: Rule = {
	id: 'brief-focus-done',
	severity: 'warning',
	summary: 'The focus of the brief is already done',
	about: 'documents',
	reads: 'plans',
	async check(context) {
		const index = briefOf(context) && (await context.workspace.index());
		const focus = index && focusOf(index, context.document);
		if (index === undefined || focus === undefined) {
			return [];
		}
		const { line, task, phase, initiative } = focus;
		const finding = (id: string, message: string) => [{ line, span: spanOf(context, line, id), message }];
		const id = task ?? phase ?? initiative;
		if (id !== undefined && (await areDone(context, task === undefined ? [id] : listedWith(focus.text, task), focus))) {
			return finding(id, `${id === phase ? phaseName(id) : id} is done already.`);
		}
		const isArchived = initiative !== undefined && findInitiative(index, initiative)?.archived;
		return isArchived ? finding(initiative, `${initiative} is archived.`) : [];
	},
};

/** True where all are: of `A1, A2 and A3` some may still be to do. */
async function areDone(
	context: RuleContext,
	ids: readonly string[],
	focus: NonNullable<Brief['focus']>,
): Promise<boolean> {
	for (const id of ids) {
		if (!(await isDoneForAll(context, id, focus))) {
			return false;
		}
	}
	return true;
}

/** True where it is done for each initiative that the focus names: `TIDE-001 and MOON-002 / Phase A` may mean either's phase. */
async function isDoneForAll(context: RuleContext, id: string, focus: NonNullable<Brief['focus']>): Promise<boolean> {
	const ids = await context.workspace.ids();
	// BE-12 looks like one, and is the task of that id where a plan has it.
	const isTask = (each: string) => mayBeTask(each) && ids.of(each).some(({ kind }) => kind === 'task');
	const mentions = scanPlanIds(focus.text);
	const named = mentions.flatMap((each) => (each.form === 'initiative' && !isTask(each.id) ? [each.id] : []));
	for (const initiative of named.length > 1 ? new Set(named) : [focus.initiative]) {
		const wanted = id === focus.initiative && initiative !== undefined ? initiative : id;
		if (!(await doneState(context, wanted, { ...focus, initiative }))) {
			return false;
		}
	}
	return true;
}

async function doneState(
	{ workspace, document }: RuleContext,
	id: string,
	{ line, phase: named, initiative: owner }: NonNullable<Brief['focus']>,
): Promise<boolean> {
	const initiative = findInitiative(await workspace.index(), id);
	if (initiative !== undefined) {
		return effectiveState(initiative) === 'done';
	}
	const from = await vantageOf(workspace, document, line);
	const ids = await workspace.ids();
	// Another initiative's `F1` says nothing of this one's. A ledger's list writes whose a task is: `TIDE-001.F1`.
	const known =
		owner === undefined ? ids.of(id) : [...ids.of(id), ...ids.of(`${owner}.${id}`)].filter(belongsTo(owner));
	const found = byNearness(
		known.filter(({ kind }) => kind === 'task' || kind === 'phase'),
		from,
	);
	const [nearest] = found;
	const phase = found.find((each) => each.kind === 'phase' && each.initiative === nearest?.initiative);
	// Behind the word `Phase` a task which is called so as well is not meant.
	const meant = id === named ? (phase ?? nearest) : nearest;
	if (meant?.kind !== 'phase') {
		return meant?.state === 'done';
	}
	const inside = meant.document.plan.tasks.filter(({ line: at }) => meant.line <= at && at <= meant.lastLine);
	return inside.length > 0 ? !inside.some(({ state }) => isLeft(state)) : meant.state === 'done';
}
