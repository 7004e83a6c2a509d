import * as vscode from 'vscode';
import type { TaskState } from '../../syntax/state.ts';

/** What the states are called, in the order in which they are offered. */
export function stateNames(): Readonly<Record<TaskState, string>> {
	const { t } = vscode.l10n;
	return { open: t('open'), active: t('active'), blocked: t('blocked'), done: t('done'), skipped: t('skipped') };
}
