import * as vscode from 'vscode';
import { settingsSection } from '../manifest.ts';

/** Where a setting of a workspace folder is written: where it stands already, else in the folder's own settings. */
export function settingsTarget(
	folder: vscode.Uri,
	name: string,
): vscode.ConfigurationTarget.Workspace | vscode.ConfigurationTarget.WorkspaceFolder {
	const isSingle = (vscode.workspace.workspaceFolders?.length ?? 0) < 2;
	const value = vscode.workspace.getConfiguration(settingsSection, folder).inspect(name);
	return isSingle && value?.workspaceFolderValue === undefined
		? vscode.ConfigurationTarget.Workspace
		: vscode.ConfigurationTarget.WorkspaceFolder;
}
