import * as vscode from 'vscode';

/** Says that the server, which knows what to create, is not there. */
export function sayNoAnswer(): void {
	vscode.window.showWarningMessage(vscode.l10n.t('The language server does not answer; nothing was created.'));
}
