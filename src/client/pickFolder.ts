import * as vscode from 'vscode';

/** The workspace folder, asked for where there are several. */
export async function pickFolder(): Promise<vscode.WorkspaceFolder | undefined> {
	const folders = vscode.workspace.workspaceFolders ?? [];
	const placeHolder = vscode.l10n.t('In which folder?');
	return folders.length > 1 ? vscode.window.showWorkspaceFolderPick({ placeHolder }) : folders[0];
}
