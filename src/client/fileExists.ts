import * as vscode from 'vscode';

/** True where something stands at the address, of whatever kind. */
export async function fileExists(uri: vscode.Uri): Promise<boolean> {
	try {
		await vscode.workspace.fs.stat(uri);
		return true;
	} catch {
		return false;
	}
}
