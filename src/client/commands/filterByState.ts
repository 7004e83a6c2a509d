import * as vscode from 'vscode';
import type { TaskState } from '../../syntax/state.ts';
import type { PhasesFilter } from '../views/phasesFilter.ts';
import { stateNames } from '../views/stateNames.ts';

/** Asks which states the Phases view shows. All of them, or none, is no filter. */
export async function filterByState(filter: PhasesFilter): Promise<void> {
	const names = Object.entries(stateNames()) as [TaskState, string][];
	const items = names.map(([state, label]) => ({ label, state, picked: filter.states.includes(state) }));
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
