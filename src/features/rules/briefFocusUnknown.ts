import { phaseName } from '../nodeText.ts';
import { briefOf, spanOf } from './briefRules.ts';
import type { Rule } from './rule.ts';

/** The brief's Focus names an initiative, phase or task that no plan and no ledger has. */
export const briefFocusUnknown: Rule = {
	id: 'brief-focus-unknown',
	severity: 'warning',
	summary: 'The focus of the brief is in no plan and no ledger',
	about: 'documents',
	check(context) {
		const focus = briefOf(context)?.focus;
		if (focus === undefined) {
			return [];
		}
		const { initiative, phase, task, line } = focus;
		const found = (id: string) => context.ids.of(id).filter(({ kind }) => kind !== 'finding');
		const unknown =
			initiative !== undefined && found(initiative).length === 0
				? initiative
				: [phase, task].find((id) => id !== undefined && found(id).length === 0);
		return unknown === undefined
			? []
			: [
					{
						line,
						span: spanOf(context, line, unknown),
						message: `${unknown === phase ? phaseName(unknown) : unknown} is in no plan and no ledger.`,
					},
				];
	},
};
