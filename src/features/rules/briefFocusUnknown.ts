import { type Nearest, nearest } from '../../base/nearest.ts';
import { idKey, isIdWithin } from '../../indexing/idKey.ts';
import { focusOf } from '../../indexing/planIndex.ts';
import type { PlanWorkspace } from '../../indexing/workspace.ts';
import type { Brief } from '../../syntax/brief.ts';
import { phaseName } from '../nodeText.ts';
import { briefOf, spanOf } from './briefRules.ts';
import { replace } from './pathFix.ts';
import type { Rule, RuleContext } from './rule.ts';

/** The brief's Focus names an initiative, phase or task that no plan and no ledger has. */
export const briefFocusUnknown: Rule = {
	id: 'brief-focus-unknown',
	severity: 'warning',
	summary: 'The focus of the brief is in no plan and no ledger',
	about: 'documents',
	reads: 'plans',
	async check(context) {
		const focus = briefOf(context) && focusOf(await context.workspace.index(), context.document);
		if (focus === undefined) {
			return [];
		}
		const { initiative, phase, task, line } = focus;
		const ids = await context.workspace.ids();
		const found = (id: string) => ids.of(id).filter(({ kind }) => kind !== 'finding');
		// `Phase B.1` may be the task B1 of the phase B.
		const isKnown = (id: string) => {
			const [, of = '', number = ''] = /^([A-Z])\.(\d+)$/.exec(id) ?? [];
			const isTask = number !== '' && found(of).length > 0 && found(of + number).length > 0;
			// A phase that no heading opens as such has tasks by its name all the same: `M2.1.a` of M2.1.
			return isTask || found(id).length > 0 || (id === phase && ids.all.some((each) => isIdWithin(each.id, id)));
		};
		const unknown =
			initiative !== undefined && found(initiative).length === 0
				? initiative
				: [phase, task].find((id) => id !== undefined && !isKnown(id));
		const span = spanOf(context, line, unknown ?? '');
		return unknown === undefined || (unknown === task && (await isInLedger(context.workspace, focus)))
			? []
			: [
					{
						line,
						span,
						fixes: async () => {
							const found = unknown === initiative ? await nearestInitiative(context, unknown) : undefined;
							return found === undefined
								? []
								: [replace(context.document, line, span, found.name, `Write ${found.name}`, found.isCertain)];
						},
						message: `${unknown === phase ? phaseName(unknown) : unknown} is in no plan and no ledger.`,
					},
				];
	},
};

/** The one initiative whose name is misspelt so; `TIDE-003` beside `TIDE-001` is another one and no slip. */
async function nearestInitiative({ workspace }: RuleContext, unknown: string): Promise<Nearest | undefined> {
	const { initiatives } = await workspace.index();
	const number = (id: string) => /\d+/.exec(id)?.[0];
	const alike = initiatives.filter(({ id }) => idKey(id) !== idKey(unknown) && number(id) === number(unknown));
	return nearest(
		unknown,
		alike.map(({ id }) => id),
	);
}

type Focus = NonNullable<Brief['focus']>;

/** True where a ledger speaks of the task: some keep their tasks there, in entries and lists of their own, and in no plan. */
async function isInLedger(workspace: PlanWorkspace, { task, initiative }: Focus): Promise<boolean> {
	const wanted = [task, initiative].filter((id) => id !== undefined);
	for (const path of workspace.ports.settings.ledgers) {
		const ledger = await workspace.document(path);
		const isThere = ledger?.mentions.some(({ line }) => {
			const ids = ledger.mentionsOn(line).flatMap(({ mention }) => mention.ids);
			return wanted.every((id) => ids.includes(id));
		});
		if (isThere) {
			return true;
		}
	}
	return false;
}
