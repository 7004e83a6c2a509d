import * as vscode from 'vscode';
import { isPointerLocation, isTreeNode } from '../arguments.ts';
import { ask } from '../ask.ts';
import type { Connection } from '../connection.ts';

const noticeMs = 3000;

/** Copies `path:line` of a tree node, or of the place that a pointer leads to. */
export async function copyPointer(connection: Connection, argument: unknown): Promise<void> {
	if (isTreeNode(argument)) {
		await copy(argument.pointer);
	} else if (isPointerLocation(argument)) {
		const answer = await ask(connection, 'planNavigator/pointerAt', argument);
		await copy(answer?.pointer);
	}
}

export async function copyId(argument: unknown): Promise<void> {
	await copy(isTreeNode(argument) ? argument.planId : undefined);
}

export async function copyCommand(argument: unknown): Promise<void> {
	await copy(isTreeNode(argument) ? argument.command : undefined);
}

/** Copies a text, and says so for a moment. */
export async function copy(text: string | undefined): Promise<void> {
	if (text) {
		await vscode.env.clipboard.writeText(text);
		vscode.window.setStatusBarMessage(vscode.l10n.t('Copied {0}', text), noticeMs);
	}
}
