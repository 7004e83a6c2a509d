import { matcher } from '../indexing/globs.ts';
import type { RootPath } from '../ports/files.ts';
import type { Log } from '../ports/log.ts';
import type { Settings } from '../ports/settings.ts';
import type { PlanService } from '../service.ts';
import { amount } from './command.ts';

/** Says that there are no plans, if that is so, and where else phases or tasks are. */
export async function sayIfNoPlans(
	service: PlanService,
	settings: Settings,
	root: string,
	log: Pick<Log, 'tell'>,
): Promise<void> {
	const { isEmpty, ledgers } = await service.overview();
	if (!isEmpty) {
		return;
	}
	const plans = (await service.checkedPaths()).filter(matcher(settings.plans)).length;
	log.tell(`there are no plans in ${root}: ${whyEmpty(settings, plans, ledgers)}`);
	for (const { glob, count, example } of (await service.plansElsewhere()).places) {
		const such = count === 1 ? example : `${glob} (${count} documents, such as ${example})`;
		log.tell(
			`phases or tasks are in ${such}; planNavigator.plans in .vscode/settings.json can name ${count === 1 ? 'it' : 'them'}`,
		);
	}
}

/**
 * `nothing in plans/*.md, no docs/fix_plan.md`.
 * @param found how many documents are in the folders of plans
 * @param ledgers those that are there
 */
function whyEmpty({ plans, ledgers: [wanted] }: Settings, found: number, ledgers: readonly RootPath[]): string {
	const what = found === 0 ? 'nothing' : `neither phases nor tasks in ${amount(found, 'document')}`;
	const inPlans = plans.length === 0 ? 'planNavigator.plans is empty' : `${what} in ${plans.join(', ')}`;
	if (ledgers.length > 0) {
		return `${inPlans}, no entries in ${ledgers.join(', ')}`;
	}
	return `${inPlans}, ${wanted === undefined ? 'planNavigator.ledgers is empty' : `no ${wanted}`}`;
}
