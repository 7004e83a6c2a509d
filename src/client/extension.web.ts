import type * as vscode from 'vscode';
import { activateWith } from './activate.ts';
import type { Connection } from './connection.ts';

let connection: Connection | undefined;

/** Where VS Code in a browser enters. */
export function activate(context: vscode.ExtensionContext): void {
	connection = activateWith(context, async (options) => {
		const { createLanguageClient } = await import('./languageClient.web.ts');
		return createLanguageClient(context, options);
	});
}

export function deactivate(): Promise<void> | undefined {
	return connection?.stop();
}
