import * as vscode from 'vscode';
import type { Draft, DraftFile, Requests } from '../../protocol.ts';
import type { Connection } from '../connection.ts';
import { askStamp } from './stamp.ts';
import { askTarget } from './target.ts';

type DraftRequest = Requests['planNavigator/draft'][0];

/** Asks the server for a draft, and the person for what it needs, until it is complete. `undefined` where somebody gave up. */
export async function completeDraft(
	connection: Connection,
	request: DraftRequest,
): Promise<readonly DraftFile[] | undefined> {
	let next: DraftRequest | undefined = request;
	while (next) {
		const draft: Draft | undefined = await connection.request('planNavigator/draft', next);
		if (!draft || 'problem' in draft) {
			const why = draft?.problem ?? vscode.l10n.t('The language server does not answer; nothing was created.');
			vscode.window.showWarningMessage(why);
			return undefined;
		}
		if ('files' in draft) {
			return draft.files;
		}
		next = draft.needs === 'stamp' ? await withStamp(next, draft) : await withTarget(next, draft);
	}
	return undefined;
}

async function withStamp(
	request: DraftRequest,
	draft: Extract<Draft, { needs: 'stamp' }>,
): Promise<DraftRequest | undefined> {
	const stamp = await askStamp(draft);
	return stamp ? { ...request, stamp } : undefined;
}

async function withTarget(
	request: DraftRequest,
	draft: Extract<Draft, { needs: 'target' }>,
): Promise<DraftRequest | undefined> {
	const from = await askTarget(draft, request.from);
	return from && { ...request, from };
}
