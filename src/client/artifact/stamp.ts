import * as vscode from 'vscode';
import { isStamp } from '../../base/path.ts';
import type { Draft } from '../../protocol.ts';

/** Asks for what the placeholder in the brief's path stands for. */
export async function askStamp(draft: Extract<Draft, { needs: 'stamp' }>): Promise<string | undefined> {
	const { t } = vscode.l10n;
	return vscode.window.showInputBox({
		title: t('Create D4 Artifact'),
		prompt: t('The path in the brief has the placeholder {0}. What does it stand for?', draft.placeholder),
		value: draft.suggestion,
		ignoreFocusOut: true,
		validateInput: (text) =>
			isStamp(text)
				? undefined
				: t("One name of letters, digits, '-', '_', '+' and '.', without '..', that begins with a letter or digit."),
	});
}
