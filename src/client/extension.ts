import type * as vscode from 'vscode';
import { activateWith } from './activate.ts';
import type { Connection } from './connection.ts';

let connection: Connection | undefined;

/** Where VS Code on the desktop, and a remote extension host, enters. */
export function activate(context: vscode.ExtensionContext): void {
	connection = activateWith(context, async (options) => {
		// The language client is evaluated here, after `activate` has returned.
		const { createLanguageClient } = await import('./languageClient.ts');
		return createLanguageClient(context, options);
	});
}

export function deactivate(): Promise<void> | undefined {
	return connection?.stop();
}
