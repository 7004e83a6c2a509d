import * as vscode from 'vscode';
import type { TaskState } from '../../syntax/state.ts';
import type { Connection } from '../connection.ts';
import type { PhasesFilter } from '../views/phasesFilter.ts';
import { stateNames } from '../views/stateNames.ts';

/** Asks which states the Phases view shows. All of them, or none, is no filter. */
export async function filterByState(connection: Connection, filter: PhasesFilter): Promise<void> {
	const names = Object.entries(stateNames()) as [TaskState, string][];
	const counts = await countsByState(connection, filter);
	const items = names.map(([state, label]) => ({
		label,
		description: counts?.get(state) ?? (counts === undefined ? '' : '0'),
		state,
		picked: filter.states.includes(state),
	}));
	const picked = await vscode.window.showQuickPick(items, {
		canPickMany: true,
		title: vscode.l10n.t('Filter by State'),
		placeHolder: vscode.l10n.t('Show tasks that are…'),
	});
	if (picked) {
		const all = picked.length === items.length;
		await filter.setStates(all ? [] : picked.map(({ state }) => state));
	}
}

/** How many tasks each state has, as the view grouped by state says it; undefined where the server does not answer, or has several folders. */
async function countsByState(
	connection: Connection,
	{ archive, text }: PhasesFilter,
): Promise<ReadonlyMap<string, string> | undefined> {
	const nodes = await connection.request('planNavigator/children', {
		view: 'phases',
		groupBy: 'state',
		archive,
		...(text !== '' && { text }),
	});
	const isOfStates = nodes?.every(({ label }) => Object.hasOwn(stateNames(), label)) === true;
	return isOfStates ? new Map(nodes.map(({ label, description = '' }) => [label, description])) : undefined;
}
