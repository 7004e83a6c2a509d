import type { Line1 } from '../../base/position.ts';
import { effectiveState, findInitiative } from '../../indexing/planIndex.ts';
import { byNearness, vantageOf } from '../nearness.ts';
import { phaseName } from '../nodeText.ts';
import { briefOf, spanOf } from './briefRules.ts';
import type { Rule, RuleContext } from './rule.ts';

/** What the brief focuses on is done already: its task, else its phase's tasks, else its initiative. */
export const briefFocusDone: Rule = {
	id: 'brief-focus-done',
	severity: 'warning',
	summary: 'The focus of the brief is already done',
	about: 'documents',
	reads: 'plans',
	async check(context) {
		const focus = briefOf(context)?.focus;
		if (focus === undefined) {
			return [];
		}
		const { line, task, phase, initiative } = focus;
		const id = task ?? phase ?? initiative;
		const isDone = id !== undefined && (await doneState(context, id, line, id === phase));
		return isDone
			? [{ line, span: spanOf(context, line, id), message: `${id === phase ? phaseName(id) : id} is done already.` }]
			: [];
	},
};

/** @param isPhase the brief has the word `Phase` before the id, so that a task which is called so as well is not meant */
async function doneState(context: RuleContext, id: string, line: Line1, isPhase: boolean): Promise<boolean> {
	const { workspace, document } = context;
	const initiative = findInitiative(await workspace.index(), id);
	if (initiative !== undefined) {
		return effectiveState(initiative) === 'done';
	}
	const from = await vantageOf(workspace, document, line);
	const ids = await workspace.ids();
	const found = byNearness(
		ids.of(id).filter(({ kind }) => kind === 'task' || kind === 'phase'),
		from,
	);
	const [nearest] = found;
	const phase = found.find(({ kind, initiative: owner }) => kind === 'phase' && owner === nearest?.initiative);
	const meant = isPhase ? (phase ?? nearest) : nearest;
	if (meant?.kind !== 'phase') {
		return meant?.state === 'done';
	}
	const inside = meant.document.plan.tasks.filter(({ line: at }) => meant.line <= at && at <= meant.lastLine);
	const isClosed = inside.every(({ state }) => state === 'done' || state === 'skipped');
	return inside.length > 0 ? isClosed : meant.state === 'done';
}
