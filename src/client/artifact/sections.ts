import * as vscode from 'vscode';
import { nameOf } from '../../base/path.ts';
import type { DraftFile } from '../../protocol.ts';
import { continuation } from './checks.ts';

/** Offers the sections that an existing document lacks; those that are chosen are put at its end. */
export async function offerSections(file: DraftFile): Promise<void> {
	const { t } = vscode.l10n;
	if (file.missingSections.length === 0) {
		vscode.window.showInformationMessage(t('{0} exists and lacks no section.', file.path));
		return;
	}
	const items = file.missingSections.map(({ heading, text }) => ({ label: heading, text }));
	const picked = await vscode.window.showQuickPick(items, {
		canPickMany: true,
		title: t('{0} exists. Sections it lacks', nameOf(file.path)),
		placeHolder: t('Which sections are to be added at the end?'),
		ignoreFocusOut: true,
	});
	if (!picked || picked.length === 0) {
		return;
	}
	const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(file.uri, true));
	const text = document.getText();
	const end = document.positionAt(text.length);
	const edit = new vscode.WorkspaceEdit();
	edit.insert(
		document.uri,
		end,
		continuation(
			text,
			picked.map((item) => item.text),
		),
	);
	if (!(await vscode.workspace.applyEdit(edit))) {
		vscode.window.showErrorMessage(t('{0} could not be changed.', file.path));
	}
}
