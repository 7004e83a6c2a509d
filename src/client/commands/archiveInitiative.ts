import * as vscode from 'vscode';
import type { Requests } from '../../protocol.ts';
import { isTreeNode } from '../arguments.ts';
import { ask } from '../ask.ts';
import type { Connection } from '../connection.ts';

type Chosen = Requests['planNavigator/archive'][0];

/** Moves an initiative, that of a tree node or one that is asked for, to the archive, after a preview of all that changes. */
export async function archiveInitiative(connection: Connection, argument: unknown): Promise<void> {
	const chosen = isTreeNode(argument) ? ofNode(argument) : await askWhich(connection);
	const answer = chosen && (await ask(connection, 'planNavigator/archive', chosen));
	if (answer === undefined || chosen === undefined) {
		return;
	}
	if ('problem' in answer) {
		vscode.window.showWarningMessage(answer.problem);
	} else if (answer.unfinished === 0 || (await isMeant(chosen.id, answer.unfinished))) {
		await connection.applyEdit(answer.edit);
	}
}

function ofNode(node: unknown): Chosen | undefined {
	const isInitiative = isTreeNode(node) && node.kind === 'initiative';
	return isInitiative && node.place !== undefined && node.planId !== undefined
		? { uri: node.place.uri, id: node.planId }
		: undefined;
}

async function askWhich(connection: Connection): Promise<Chosen | undefined> {
	const { t } = vscode.l10n;
	const found = await ask(connection, 'planNavigator/archivable', {});
	if (!found) {
		return undefined;
	}
	if (found.length === 0) {
		vscode.window.showInformationMessage(t('No initiative has a plan that could be archived.'));
		return undefined;
	}
	const isSingle = new Set(found.map(({ uri }) => uri)).size === 1;
	const items = found.map(({ uri, folder, id, title, unfinished }) => ({
		label: id,
		description: [title, isSingle ? undefined : folder].filter((part) => part !== undefined).join(' · '),
		detail: unfinished === 0 ? t('All tasks are finished') : unfinishedText(unfinished),
		chosen: { uri, id },
	}));
	const picked = await vscode.window.showQuickPick(items, {
		title: t('Archive Initiative'),
		placeHolder: t('Nothing is moved before you have seen what changes'),
		matchOnDescription: true,
	});
	return picked?.chosen;
}

/** What Enter chooses is no more than what it says: the preview moves nothing. */
async function isMeant(id: string, unfinished: number): Promise<boolean> {
	const { t } = vscode.l10n;
	const preview = t('Show Preview');
	const detail = `${unfinishedText(unfinished)}. ${t('Nothing is moved before you have seen what changes')}.`;
	const picked = await vscode.window.showWarningMessage(
		t('Archive {0} all the same?', id),
		{ modal: true, detail },
		preview,
	);
	return picked === preview;
}

const unfinishedText = (count: number): string =>
	count === 1 ? vscode.l10n.t('1 task is not finished') : vscode.l10n.t('{0} tasks are not finished', count);
