import * as vscode from 'vscode';
import type { TextPointer } from '../protocol.ts';
import type { Connection } from './connection.ts';
import { openPlace } from './place.ts';
import { pickPlace } from './target.ts';

interface PointerLink extends vscode.TerminalLink {
	readonly pointer: TextPointer;
}

/** Links in a terminal what VS Code does not link there: `::` selectors as pytest prints them, lists of lines, brace sets. */
export function terminalLinks(connection: Connection): vscode.Disposable {
	const provider: vscode.TerminalLinkProvider<PointerLink> = {
		async provideTerminalLinks({ line, terminal }, token) {
			const folder = folderOf(terminal);
			if (!folder || line.length > longest || !OURS.test(line)) {
				return [];
			}
			const found = await connection.request('planNavigator/pointersOn', { folder, text: line }, token);
			return (found ?? []).map((pointer) => ({
				startIndex: pointer.start,
				length: pointer.end - pointer.start,
				tooltip: pointer.places[0]?.label ?? pointer.pointer,
				pointer,
			}));
		},
		async handleTerminalLink({ pointer }) {
			const place = await pickPlace(pointer.pointer, pointer.places);
			if (place) {
				await openPlace(place);
			}
		},
	};
	return vscode.window.registerTerminalLinkProvider(provider);
}

/** A line that may hold one of these forms; all others are not sent anywhere. */
const OURS = /\w::\w|:\d+(?:-\d+)?,|\{[^{}]*,/;

/** Nobody clicks in a line of so many characters. */
const longest = 5000;

/** The workspace folder that a terminal works in, as an URI. */
function folderOf(terminal: vscode.Terminal): string | undefined {
	const { cwd } = terminal.creationOptions as vscode.TerminalOptions;
	const uri = terminal.shellIntegration?.cwd ?? (typeof cwd === 'string' ? vscode.Uri.file(cwd) : cwd);
	const folder = (uri && vscode.workspace.getWorkspaceFolder(uri)) ?? vscode.workspace.workspaceFolders?.[0];
	return folder?.uri.toString();
}
