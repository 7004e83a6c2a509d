import * as vscode from 'vscode';
import type { DraftFile } from '../../protocol.ts';
import { fileExists } from '../fileExists.ts';

/**
 * Creates files in one edit, which one undo takes back. None is written where one exists already or lies outside
 * of the workspace. False, and the reason shown, where it did not work.
 */
export async function createFiles(files: readonly Pick<DraftFile, 'uri' | 'text'>[]): Promise<boolean> {
	const edit = new vscode.WorkspaceEdit();
	const encoder = new TextEncoder();
	for (const { uri, text } of files) {
		const target = vscode.Uri.parse(uri, true);
		const name = vscode.workspace.asRelativePath(target);
		if (!vscode.workspace.getWorkspaceFolder(target)) {
			vscode.window.showErrorMessage(vscode.l10n.t('{0} is outside of the workspace; nothing was created.', name));
			return false;
		}
		if (await fileExists(target)) {
			vscode.window.showErrorMessage(vscode.l10n.t('{0} exists by now; nothing was created.', name));
			return false;
		}
		edit.createFile(target, { contents: encoder.encode(text), overwrite: false, ignoreIfExists: false });
	}
	if (await vscode.workspace.applyEdit(edit)) {
		return true;
	}
	vscode.window.showErrorMessage(vscode.l10n.t('The files could not be created. Is the folder writable?'));
	return false;
}
