import * as vscode from 'vscode';
import { settings, settingsSection } from '../../manifest.ts';
import type { PlansElsewhere } from '../../protocol.ts';
import { ask } from '../ask.ts';
import type { Connection } from '../connection.ts';
import { pickFolder } from '../pickFolder.ts';

/** Asks which documents that hold phases or tasks are plans as well, and names them in the settings of a workspace folder. */
export async function choosePlans(connection: Connection): Promise<void> {
	const folder = await pickFolder();
	const found = folder && (await ask(connection, 'planNavigator/plansElsewhere', { folder: folder.uri.toString() }));
	if (!found) {
		return;
	}
	if (found.length === 0) {
		await offerSettings(folder);
		return;
	}
	const chosen = await vscode.window.showQuickPick(found.map(itemOf), {
		canPickMany: true,
		title: vscode.l10n.t('Plans Elsewhere'),
		placeHolder: vscode.l10n.t('Which of these are plans?'),
	});
	if (chosen !== undefined && chosen.length > 0) {
		const section = vscode.workspace.getConfiguration(settingsSection, folder);
		const isSingle = (vscode.workspace.workspaceFolders?.length ?? 0) < 2;
		const target = isSingle ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.WorkspaceFolder;
		const globs = [...section.get<string[]>(settings.plans, []), ...chosen.map(({ label }) => label)];
		await section.update(settings.plans, globs, target);
	}
}

const itemOf = ({ glob, count, example }: PlansElsewhere): vscode.QuickPickItem => ({
	label: glob,
	description: count === 1 ? example : vscode.l10n.t('{0} documents, such as {1}', count, example),
	picked: true,
});

async function offerSettings(folder: vscode.WorkspaceFolder): Promise<void> {
	const open = vscode.l10n.t('Open Settings');
	const message = vscode.l10n.t(
		'{0} has no other documents with phases or tasks where plans usually are. The setting planNavigator.plans names any.',
		folder.name,
	);
	if ((await vscode.window.showInformationMessage(message, open)) === open) {
		await vscode.commands.executeCommand('workbench.action.openSettings', `${settingsSection}.${settings.plans}`);
	}
}
