import * as vscode from 'vscode';
import { ask } from '../ask.ts';
import type { Connection } from '../connection.ts';
import { openPlace } from '../place.ts';

/** Opens the brief; asks which where several workspace folders have one. */
export async function openBrief(connection: Connection): Promise<void> {
	const overview = await ask(connection, 'planNavigator/overview', {});
	if (!overview) {
		return;
	}
	const items = overview.folders.flatMap(({ name, brief }) => (brief ? [{ label: name, brief }] : []));
	if (items.length === 0) {
		vscode.window.showInformationMessage(vscode.l10n.t('There is no brief in this workspace.'));
		return;
	}
	const picked =
		items.length === 1
			? items[0]
			: await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('The brief of which folder?') });
	if (picked) {
		await openPlace(picked.brief);
	}
}
