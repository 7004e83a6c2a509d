import * as vscode from 'vscode';
import { commands } from '../manifest.ts';
import type { Requests } from '../protocol.ts';
import type { Connection } from './connection.ts';

/**
 * Asks the server for what a command needs. While the server starts, the status bar says so; where it gives no answer, people are
 * told, and the command has `undefined` and ends.
 */
export async function ask<M extends keyof Requests>(
	connection: Connection,
	method: M,
	params: Requests[M][0],
): Promise<Requests[M][1] | undefined> {
	const asking = connection.request(method, params);
	const answer = await (connection.state === 'starting' ? withNotice(asking) : asking);
	if (answer === undefined) {
		sayNoAnswer(connection);
	}
	return answer;
}

function withNotice<T>(asking: Promise<T>): Thenable<T> {
	const title = vscode.l10n.t('Plan Navigator is starting');
	return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () => asking);
}

/** Nobody waits for what is done about it: the command has ended. */
async function sayNoAnswer({ state }: Connection): Promise<void> {
	const { t } = vscode.l10n;
	const text =
		state === 'stopped'
			? t("Plan Navigator's server has stopped; nothing was done.")
			: t("Plan Navigator's server does not answer; nothing was done.");
	const [restart, showLog] = [t('Restart Server'), t('Show Log')];
	const picked = await vscode.window.showWarningMessage(text, restart, showLog);
	if (picked !== undefined) {
		await vscode.commands.executeCommand(picked === restart ? commands.restartServer : commands.showLog);
	}
}
