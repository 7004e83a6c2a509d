import { findInitiative, isPlanField } from '../../indexing/planIndex.ts';
import { isLedger } from './ledgerRules.ts';
import { pathFix } from './pathFix.ts';
import type { Rule, RuleContext } from './rule.ts';
import { sameEnding } from './sameEnding.ts';

/**
 * An entry names a plan that is not there: a name alone, too, for here it is said to be a plan. Quiet where the entry says
 * that the plan is still to be written.
 */
export const ledgerMissingPlan: Rule = {
	id: 'ledger-missing-plan',
	severity: 'warning',
	summary: 'The ledger names a plan that is not there',
	about: 'documents',
	reads: 'pointers',
	insteadOf: 'pointer-missing-file',
	check(context) {
		if (!isLedger(context)) {
			return [];
		}
		const planLines = new Map(
			context.document.ledger.entries.flatMap(({ id, fields }) =>
				fields.filter(({ name }) => isPlanField(name)).map(({ line }) => [line as number, id] as const),
			),
		);
		return context.pointers.flatMap(({ line, pointer, resolution: { status } }) => {
			const id = planLines.get(line);
			return id === undefined || status !== 'missing-file' || context.isAhead(line)
				? []
				: [
						{
							line,
							span: pointer.pathSpan,
							message: `The plan of ${id}, ${pointer.path}, is not there.`,
							fixes: async () => {
								const candidates = await plansMeant(context, id, pointer.path);
								return candidates.map((path) =>
									pathFix(context.document, line, pointer, path, `Point at ${path}`, candidates.length === 1),
								);
							},
						},
					];
		});
	},
};

/** The file whose path ends like the one that is named, and the plan of the initiative where it has but one, archived or not. */
async function plansMeant({ workspace, document }: RuleContext, id: string, path: string): Promise<string[]> {
	const documents = findInitiative(await workspace.index(), id)?.documents ?? [];
	const own = documents.length === 1 ? documents[0]?.path : undefined;
	const found = [(await sameEnding(workspace, path, document.path))?.path, own].filter((each) => each !== undefined);
	return [...new Set(found)];
}
