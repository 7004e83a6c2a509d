import * as vscode from 'vscode';
import type { Place } from '../protocol.ts';
import { isPointerLocation, isTreeNode } from './arguments.ts';
import { ask } from './ask.ts';
import type { Connection } from './connection.ts';

/**
 * The place that the argument of a command leads to: that of a tree node, or that of a pointer in a document.
 * Asks which one where a pointer has several; `undefined` where there is none or nobody chose.
 */
export async function placeOf(connection: Connection, argument: unknown): Promise<Place | undefined> {
	if (isTreeNode(argument)) {
		return argument.place;
	}
	if (!isPointerLocation(argument)) {
		return undefined;
	}
	const pointer = await ask(connection, 'planNavigator/pointerAt', argument);
	return pointer ? pickPlace(pointer.text, pointer.places) : undefined;
}

/** The one place, or the one that is chosen of several; `undefined` where nobody chose. */
export async function pickPlace(
	title: string,
	places: readonly (Place & { readonly label: string })[],
): Promise<Place | undefined> {
	if (places.length < 2) {
		return places[0];
	}
	const items = places.map((place) => ({ label: place.label, iconPath: iconOf(place), place }));
	const picked = await vscode.window.showQuickPick(items, {
		title,
		placeHolder: vscode.l10n.t('Which place is meant?'),
		matchOnDescription: true,
	});
	return picked?.place;
}

function iconOf(place: Place): vscode.ThemeIcon {
	return new vscode.ThemeIcon(place.folder ? 'folder' : 'go-to-file');
}
