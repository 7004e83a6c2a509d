import * as vscode from 'vscode';
import { isObject } from '../../base/collections.ts';
import type { Place } from '../../protocol.ts';
import { isPointerLocation } from '../arguments.ts';
import { openPlace } from '../place.ts';

/** Opens the one place that is given, or shows several beside the line that was asked from. */
export async function showPlaces(from: unknown, given: unknown): Promise<void> {
	const places = Array.isArray(given) ? given.filter(isPlace) : [];
	const [first, ...others] = places;
	if (first === undefined || !isPointerLocation(from)) {
		return;
	}
	if (others.length === 0) {
		await openPlace(first);
		return;
	}
	const locations = places.map(
		({ uri, range }) =>
			new vscode.Location(
				vscode.Uri.parse(uri, true),
				new vscode.Position(range?.start.line ?? 0, range?.start.character ?? 0),
			),
	);
	const { line, character } = from.position;
	await vscode.commands.executeCommand(
		'editor.action.showReferences',
		vscode.Uri.parse(from.uri, true),
		new vscode.Position(line, character),
		locations,
	);
}

const isPlace = (value: unknown): value is Place => isObject(value) && 'uri' in value && typeof value.uri === 'string';
