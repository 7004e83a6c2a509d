import * as vscode from 'vscode';

/** Says why a document has no path in the workspace; gives whether there was something to say. */
export function sayNoPath(document: vscode.TextDocument | undefined): boolean {
	if (document === undefined || vscode.workspace.getWorkspaceFolder(document.uri) !== undefined) {
		return false;
	}
	const { t } = vscode.l10n;
	vscode.window.showInformationMessage(
		document.isUntitled
			? t('The file has no path yet: save it in the workspace first.')
			: t('The file lies outside of the workspace.'),
	);
	return true;
}
