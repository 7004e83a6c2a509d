import * as vscode from 'vscode';
import { settings, settingsSection } from '../../manifest.ts';
import type { PlansElsewhere } from '../../protocol.ts';
import { ask } from '../ask.ts';
import type { Connection } from '../connection.ts';
import { pickFolder } from '../pickFolder.ts';
import { settingsTarget } from '../settingsTarget.ts';

/** Asks which documents that hold phases or tasks are plans as well, and names them in the settings of a workspace folder. */
export async function choosePlans(connection: Connection): Promise<void> {
	const folder = await pickFolder();
	const found = folder && (await ask(connection, 'planNavigator/plansElsewhere', { folder: folder.uri.toString() }));
	if (!found) {
		return;
	}
	const { plans, places } = found;
	if (places.length === 0) {
		// Nobody waits for what is done about it: the command has ended.
		offerSettings(folder);
		return;
	}
	const chosen = await vscode.window.showQuickPick(places.map(itemOf), {
		canPickMany: true,
		title: vscode.l10n.t('Plans Elsewhere'),
		placeHolder: vscode.l10n.t('Which of these are plans?'),
	});
	if (chosen !== undefined && chosen.length > 0) {
		await nameInSettings(folder, [...plans, ...chosen.map(({ label }) => label)]);
	}
}

async function nameInSettings(folder: vscode.WorkspaceFolder, globs: readonly string[]): Promise<void> {
	const section = vscode.workspace.getConfiguration(settingsSection, folder);
	try {
		await section.update(settings.plans, globs, settingsTarget(folder.uri, settings.plans));
	} catch (error) {
		// Settings that cannot be written, such as those of a folder that is read-only.
		const reason = error instanceof Error ? error.message : String(error);
		vscode.window.showErrorMessage(vscode.l10n.t('The settings of {0} could not be changed: {1}', folder.name, reason));
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
		await vscode.commands.executeCommand(
			'workbench.action.openWorkspaceSettings',
			`${settingsSection}.${settings.plans}`,
		);
	}
}
