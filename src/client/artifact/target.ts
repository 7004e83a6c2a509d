import * as vscode from 'vscode';
import type { CreateFrom, Draft } from '../../protocol.ts';
import { isFolderInside } from './checks.ts';

type NeedsTarget = Extract<Draft, { needs: 'target' }>;

/**
 * Asks, where no brief says it, for the initiative and phase; in a second round, when the server can suggest a folder
 * for them, for the folder.
 */
export async function askTarget(draft: NeedsTarget, from: CreateFrom): Promise<CreateFrom | undefined> {
	return from.initiative === undefined ? askInitiativeAndPhase(draft, from) : askDirectory(draft, from);
}

async function askInitiativeAndPhase(draft: NeedsTarget, from: CreateFrom): Promise<CreateFrom | undefined> {
	const { t } = vscode.l10n;
	const ids = draft.initiatives.map(({ id }) => id);
	const initiative = await pickOrType(ids, t('For which initiative?'), 'PROJECT-001');
	if (!initiative) {
		return undefined;
	}
	const phases = draft.initiatives.find(({ id }) => id === initiative)?.phases ?? [];
	const phase = from.phase ?? (await pickOrType(phases, t('For which phase?'), 'A'));
	return phase ? { ...from, initiative, phase } : undefined;
}

async function askDirectory(draft: NeedsTarget, from: CreateFrom): Promise<CreateFrom | undefined> {
	const { t } = vscode.l10n;
	const directory = await vscode.window.showInputBox({
		title: t('Create D4 Artifact'),
		prompt: t('In which folder, relative to the workspace folder?'),
		value: draft.suggestion,
		ignoreFocusOut: true,
		validateInput: (text) =>
			isFolderInside(text) ? undefined : t("A folder inside the workspace, with '/' between its parts."),
	});
	return directory ? { ...from, directory: directory.replace(/\/+$/, '') } : undefined;
}

/** A quick pick of what is there; an input box where nothing is. */
async function pickOrType(choices: readonly string[], question: string, example: string): Promise<string | undefined> {
	const title = vscode.l10n.t('Create D4 Artifact');
	return choices.length > 0
		? vscode.window.showQuickPick(choices, { title, placeHolder: question, ignoreFocusOut: true })
		: vscode.window.showInputBox({
				title,
				prompt: question,
				placeHolder: vscode.l10n.t('for example {0}', example),
				ignoreFocusOut: true,
			});
}
