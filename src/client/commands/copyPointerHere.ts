import * as vscode from 'vscode';
import { isObject } from '../../base/collections.ts';
import { ask } from '../ask.ts';
import type { Connection } from '../connection.ts';
import { sayNoPath } from '../noPath.ts';
import { linesOf } from '../selectedLines.ts';
import { copy } from './copy.ts';

/** Copies `path:3-5` of what is selected in the active editor, or of the line whose number was clicked. */
export async function copyPointerHere(argument: unknown): Promise<void> {
	const place = placeHere(argument);
	await copy(place && `${place.path}:${place.ranges.join(',')}`);
}

/** Copies `path::name` of the function around the first line with text of the selection, or `path#slug` of the heading above it. */
export async function copyNamedPointer(connection: Connection, argument: unknown): Promise<void> {
	const place = placeHere(argument);
	if (!place) {
		return;
	}
	const pointer = await ask(connection, 'planNavigator/namedPointer', {
		uri: place.uri.toString(),
		line: place.line,
	});
	if (pointer) {
		await copy(pointer);
	} else if (pointer === null) {
		vscode.window.showInformationMessage(vscode.l10n.t('No function or heading of a known kind is around this line.'));
	}
}

interface PlaceHere {
	readonly uri: vscode.Uri;
	/** Relative to the workspace folder. */
	readonly path: string;
	/** `3`, `3-5`; 1-based. */
	readonly ranges: readonly string[];
	/** 0-based; of a selection the first that is not blank, for the cursor may stand below the function that was selected. */
	readonly line: number;
}

/** Where the person stands; `undefined` outside a file of the workspace, which is told. */
function placeHere(argument: unknown): PlaceHere | undefined {
	const editor = vscode.window.activeTextEditor;
	const uri = editor?.document.uri;
	const folder = uri && vscode.workspace.getWorkspaceFolder(uri);
	if (!editor || !uri || !folder) {
		sayNoPath(editor?.document);
		return undefined;
	}
	const clicked = lineNumberOf(argument);
	const { selections } = editor;
	const isSelected = clicked === undefined || selections.some((each) => !each.isEmpty && holds(each, clicked));
	return {
		uri,
		path: uri.path.slice(folder.uri.path.replace(/\/$/, '').length + 1),
		ranges: isSelected ? rangesOf(selections) : [`${clicked + 1}`],
		line: isSelected ? firstLine(editor) : clicked,
	};
}

function firstLine({ document, selection }: vscode.TextEditor): number {
	const { first, last } = linesOf(selection);
	for (let line = first; line < last; line++) {
		if (!document.lineAt(line).isEmptyOrWhitespace) {
			return line;
		}
	}
	return last;
}

const holds = ({ start, end }: vscode.Selection, line: number): boolean => start.line <= line && line <= end.line;

/** The lines of the selections in order. */
function rangesOf(selections: readonly vscode.Selection[]): string[] {
	const lines = selections.map(linesOf).sort((a, b) => a.first - b.first);
	return [...new Set(lines.map(({ first, last }) => (first === last ? `${first + 1}` : `${first + 1}-${last + 1}`)))];
}

/** The 0-based line that the menu of line numbers hands over, counted from 1 there. */
function lineNumberOf(argument: unknown): number | undefined {
	return isObject(argument) && 'lineNumber' in argument && Number.isSafeInteger(argument.lineNumber)
		? Number(argument.lineNumber) - 1
		: undefined;
}
