import * as vscode from 'vscode';
import type { Place } from '../protocol.ts';

/** The command that opens a place: a file with the range selected; a folder is shown in the explorer. */
export function openCommand(place: Place, column = vscode.ViewColumn.Active): vscode.Command {
	const uri = vscode.Uri.parse(place.uri, true);
	const title = vscode.l10n.t('Open');
	if (place.folder) {
		return { command: 'revealInExplorer', title, arguments: [uri] };
	}
	const options: vscode.TextDocumentShowOptions = { viewColumn: column };
	if (place.range) {
		options.selection = rangeOf(place.range);
	}
	return { command: 'vscode.open', title, arguments: [uri, options] };
}

export async function openPlace(place: Place, column?: vscode.ViewColumn): Promise<void> {
	const { command, arguments: rest = [] } = openCommand(place, column);
	await vscode.commands.executeCommand(command, ...rest);
}

function rangeOf({ start, end }: NonNullable<Place['range']>): vscode.Range {
	return new vscode.Range(start.line, start.character, end.line, end.character);
}
