import * as vscode from 'vscode';
import { isTreeNode } from '../arguments.ts';
import { oneLine } from './oneLine.ts';

/** Types a selector's command at the prompt of the terminal; running it is left to the person. */
export function insertInTerminal(argument: unknown): void {
	if (!isTreeNode(argument) || !argument.command) {
		return;
	}
	const terminal = vscode.window.activeTerminal ?? vscode.window.createTerminal();
	terminal.show();
	terminal.sendText(oneLine(argument.command), false);
}
