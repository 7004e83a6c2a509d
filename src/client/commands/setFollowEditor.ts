import * as vscode from 'vscode';
import { settings, settingsSection } from '../../manifest.ts';

/** Writes the setting where it already stands, else for the user. */
export async function setFollowEditor(on: boolean): Promise<void> {
	const configuration = vscode.workspace.getConfiguration(settingsSection);
	const inWorkspace = configuration.inspect(settings.followEditor)?.workspaceValue !== undefined;
	const target = inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
	await configuration.update(settings.followEditor, on, target);
}
