import * as vscode from 'vscode';
import { settings, settingsSection } from '../manifest.ts';
import type { FollowedMoves } from './followedMoves.ts';

type Setting = 'prompt' | 'always' | 'never';

/**
 * What happens to the pointers at files that the editor is about to move: by the setting they are updated, asked about, or left.
 * Nobody is asked where no pointer would change. The changes are applied here, before the files move: VS Code would ask once
 * more about changes that it is answered with.
 * @param moves has them follow the files back where the move is undone
 * @param edits asks the server for the changes
 * @param kept asks it how many pointers keep the old path, in records or since the new one cannot be written there
 */
export async function updatePointers(
	{ files, token }: vscode.FileWillRenameEvent,
	moves: FollowedMoves,
	edits: () => Thenable<vscode.WorkspaceEdit | null | undefined>,
	kept: () => Thenable<number | undefined>,
): Promise<undefined> {
	moves.ask(files);
	const moved = files.map(({ oldUri }) => oldUri);
	const configuration = vscode.workspace.getConfiguration(settingsSection, moved[0]);
	const setting = configuration.get<Setting>(settings.updatePointersOnFileMove, 'prompt');
	const edit = setting === 'never' ? undefined : await edits();
	if (!edit || edit.size === 0) {
		return undefined;
	}
	const isWanted = setting === 'always' || (await isAgreed(moved, detailOf(edit, (await kept()) ?? 0), configuration));
	// VS Code moves the files without waiting longer than `files.participants.timeout` says; the changes are not for that any more.
	const isDone = isWanted && !token.isCancellationRequested && (await moves.apply(files, edit));
	if (isWanted && !isDone) {
		vscode.window.showWarningMessage(vscode.l10n.t('The pointers could not be updated.'));
	}
	return undefined;
}

async function isAgreed(
	files: readonly vscode.Uri[],
	detail: string,
	configuration: vscode.WorkspaceConfiguration,
): Promise<boolean> {
	const { t } = vscode.l10n;
	const [first] = files;
	const name = first === undefined ? '' : first.path.slice(first.path.lastIndexOf('/') + 1);
	const message =
		files.length === 1 ? t("Update pointers for '{0}'?", name) : t('Update pointers for the {0} files?', files.length);
	const [always, never] = [t('Always'), t('Never')];
	const yes: vscode.MessageItem = { title: t('Yes') };
	const no: vscode.MessageItem = { title: t('No'), isCloseAffordance: true };
	const choices = [yes, no, { title: always }, { title: never }];
	const picked = await vscode.window.showInformationMessage(message, { modal: true, detail }, ...choices);
	if (picked?.title === always || picked?.title === never) {
		const value: Setting = picked.title === always ? 'always' : 'never';
		await configuration.update(settings.updatePointersOnFileMove, value, targetOf(configuration));
	}
	return picked?.title === yes.title || picked?.title === always;
}

/** How many pointers change, in how many files, and how many do not. */
function detailOf(edit: vscode.WorkspaceEdit, kept: number): string {
	const text = changedText(edit);
	return kept > 0
		? `${text} ${vscode.l10n.t('Pointers in records, or where the new path cannot be written, keep the old one: {0}.', kept)}`
		: text;
}

function changedText(edit: vscode.WorkspaceEdit): string {
	const { t } = vscode.l10n;
	const count = edit.entries().reduce((sum, [, changes]) => sum + changes.length, 0);
	if (count === 1) {
		return t('1 pointer would no longer lead there.');
	}
	return edit.size === 1
		? t('{0} pointers in 1 file would no longer lead there.', count)
		: t('{0} pointers in {1} files would no longer lead there.', count, edit.size);
}

/** Where the setting is set already, else for the user. */
function targetOf(configuration: vscode.WorkspaceConfiguration): vscode.ConfigurationTarget {
	const set = configuration.inspect(settings.updatePointersOnFileMove);
	if (set?.workspaceFolderValue !== undefined) {
		return vscode.ConfigurationTarget.WorkspaceFolder;
	}
	return set?.workspaceValue === undefined ? vscode.ConfigurationTarget.Global : vscode.ConfigurationTarget.Workspace;
}
