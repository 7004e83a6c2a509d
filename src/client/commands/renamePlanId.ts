import * as vscode from 'vscode';
import type { Requests, TreeNode } from '../../protocol.ts';
import { isTreeNode } from '../arguments.ts';
import { ask } from '../ask.ts';
import type { Connection } from '../connection.ts';
import { sayNoPath } from '../noPath.ts';

/** Where an id stands: on the line of a tree node, by its name, or under the cursor. */
type IdPlace = Pick<Requests['planNavigator/rename'][0], 'uri' | 'position' | 'id'>;

/**
 * Asks for another name of a task, phase or initiative, and shows what that changes before anything is written.
 * @param argument a tree node; null where a key was pressed in a view in which none is selected; else the cursor says which id is meant
 */
export async function renamePlanId(connection: Connection, argument: unknown): Promise<void> {
	const { t } = vscode.l10n;
	const isAtCursor = !isTreeNode(argument) && argument !== null;
	if (isAtCursor && sayNoPath(vscode.window.activeTextEditor?.document)) {
		return;
	}
	const place = isTreeNode(argument) ? placeOfNode(argument) : argument === null ? undefined : placeOfCursor();
	if (place === undefined) {
		vscode.window.showWarningMessage(t('Put the cursor on a task, phase or initiative, or select it in a view.'));
		return;
	}
	const asked = await ask(connection, 'planNavigator/rename', place);
	if (asked === undefined || !('id' in asked)) {
		const problem = asked !== undefined && 'problem' in asked ? asked.problem : undefined;
		if (problem !== undefined) {
			vscode.window.showWarningMessage(problem);
		}
		return;
	}
	const newId = await vscode.window.showInputBox({
		title: t('Rename {0}', asked.id),
		prompt: [
			asked.hasFolder
				? t('Definition, mentions, pointers and folder follow; you see them before they are written.')
				: t('Definition and mentions follow; you see them before they are written.'),
			...(asked.kept ? [t('Mentions in records keep the old id: {0}.', asked.kept)] : []),
			...(asked.keptPaths
				? [t('Pointers in records, or where the new path cannot be written, keep the old one: {0}.', asked.keptPaths)]
				: []),
			...(asked.others ? [t('Mentions that mean another {0} stay: {1}.', asked.id, asked.others)] : []),
		].join(' '),
		value: asked.id,
		validateInput: async (text) => {
			const answer =
				text.trim() === asked.id
					? undefined
					: await connection.request('planNavigator/rename', { ...place, newId: text.trim(), onlyAsk: true });
			return answer !== undefined && 'problem' in answer ? answer.problem : undefined;
		},
	});
	if (newId === undefined || newId.trim() === asked.id) {
		return;
	}
	const answer = await ask(connection, 'planNavigator/rename', { ...place, newId: newId.trim() });
	if (answer !== undefined && 'edit' in answer) {
		await connection.applyEdit(answer.edit);
	} else if (answer !== undefined && 'problem' in answer) {
		vscode.window.showWarningMessage(answer.problem);
	}
}

/** The line may have moved since the tree was drawn: then the id is not on it, and the server says so. */
const placeOfNode = ({ place, planId: id }: TreeNode): IdPlace | undefined =>
	place && id !== undefined
		? { uri: place.uri, position: { line: place.range?.start.line ?? 0, character: 0 }, id }
		: undefined;

function placeOfCursor(): IdPlace | undefined {
	const editor = vscode.window.activeTextEditor;
	return (
		editor && {
			uri: editor.document.uri.toString(),
			position: { line: editor.selection.active.line, character: editor.selection.active.character },
		}
	);
}
