import * as vscode from 'vscode';
import type { contextKeys } from '../manifest.ts';

/** Sets a key that `when` clauses of package.json look at. */
export function setContext(key: (typeof contextKeys)[keyof typeof contextKeys], value: string | boolean): void {
	vscode.commands.executeCommand('setContext', key, value);
}
