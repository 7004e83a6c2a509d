import * as vscode from 'vscode';
import type { Connection } from './connection.ts';

/** Has the log say what was opened, once for the same folders: `Plan Navigator 0.1.0: tides (12 plans)`. */
export function logOpened(connection: Connection, log: vscode.LogOutputChannel, version: string): vscode.Disposable {
	let logged: string | undefined;
	return connection.onDidChange(async () => {
		const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString()).join(' ');
		if (folders === logged) {
			return;
		}
		logged = folders;
		const overview = await connection.request('planNavigator/overview', {});
		const opened = overview?.folders.map(({ name, plans }) => `${name} (${plans === 1 ? '1 plan' : `${plans} plans`})`);
		log.info(`Plan Navigator ${version}: ${opened?.join(', ') || 'no folder is open'}`);
	});
}
