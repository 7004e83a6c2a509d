import * as vscode from 'vscode';
import type { PhasesFilter } from '../views/phasesFilter.ts';

/** Asks for the words that a task has to have to be shown; nothing typed shows all. */
export async function filterByText(filter: PhasesFilter): Promise<void> {
	const text = await vscode.window.showInputBox({
		title: vscode.l10n.t('Filter by Text'),
		prompt: vscode.l10n.t(
			'Words of a task, or of its phase, plan or initiative, which then show all their tasks; all have to be there.',
		),
		value: filter.text,
	});
	if (text !== undefined) {
		await filter.setText(text);
	}
}
