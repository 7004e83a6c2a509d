import * as vscode from 'vscode';
import type { Connection } from '../connection.ts';
import { openPlace } from '../place.ts';
import { placeOf } from '../target.ts';

/** Opens what a tree node stands for, or what a pointer in a document leads to. */
export async function open(connection: Connection, argument: unknown): Promise<void> {
	await openIn(connection, argument, vscode.ViewColumn.Active);
}

/** The same, in the editor group beside. */
export async function openToSide(connection: Connection, argument: unknown): Promise<void> {
	await openIn(connection, argument, vscode.ViewColumn.Beside);
}

async function openIn(connection: Connection, argument: unknown, column: vscode.ViewColumn): Promise<void> {
	const place = await placeOf(connection, argument);
	if (place) {
		await openPlace(place, column);
	}
}
