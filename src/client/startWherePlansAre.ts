import * as vscode from 'vscode';
import type { Connection } from './connection.ts';

const contains = 'workspaceContains:';

/**
 * Starts the server at once in a folder with plans. The preview of any Markdown file activates the extension too, for
 * the plugin; elsewhere the server starts when somebody opens a view or runs a command, and what else may ask is told nothing.
 */
export function startWherePlansAre(context: vscode.ExtensionContext, connection: Connection): vscode.Disposable {
	const events: readonly string[] = context.extension.packageJSON.activationEvents;
	const names = events.filter((event) => event.startsWith(contains)).map((event) => event.slice(contains.length));
	const look = (folders: readonly vscode.WorkspaceFolder[]) => {
		for (const { uri } of folders) {
			for (const name of names) {
				vscode.workspace.fs.stat(vscode.Uri.joinPath(uri, name)).then(
					() => connection.start(),
					() => {}, // It is not there.
				);
			}
		}
	};
	look(vscode.workspace.workspaceFolders ?? []);
	return vscode.workspace.onDidChangeWorkspaceFolders(({ added }) => look(added));
}
