import * as vscode from 'vscode';
import type { Draft, DraftFile, Requests } from '../../protocol.ts';
import { ask } from '../ask.ts';
import type { Connection } from '../connection.ts';
import { openPlace } from '../place.ts';
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
		const draft: Draft | undefined = await ask(connection, 'planNavigator/draft', next);
		if (!draft) {
			return undefined;
		}
		if ('problem' in draft) {
			vscode.window.showWarningMessage(draft.problem);
			return undefined;
		}
		if ('templates' in draft) {
			showTemplateProblems(draft.templates);
			return undefined;
		}
		if ('files' in draft) {
			return draft.files;
		}
		next = draft.needs === 'stamp' ? await withStamp(next, draft) : await withTarget(next, draft);
	}
	return undefined;
}

/** Says where the first template problem is, and opens it there. */
async function showTemplateProblems(problems: Extract<Draft, { templates: unknown }>['templates']): Promise<void> {
	const { t } = vscode.l10n;
	const [first, ...others] = problems;
	if (!first) {
		return;
	}
	const text = `${first.path}:${first.line}: ${first.message}`;
	const open = t('Open');
	const more = others.length === 0 ? text : t('{0} (and {1} more)', text, others.length);
	if ((await vscode.window.showErrorMessage(more, open)) === open) {
		await openPlace(first.place);
	}
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
