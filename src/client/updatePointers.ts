import * as vscode from 'vscode';
import { settings, settingsSection } from '../manifest.ts';

type Setting = 'prompt' | 'always' | 'never';

/**
 * What happens to the pointers at files that the editor is about to move: by the setting they are updated, asked about, or left.
 * Nobody is asked where no pointer would change.
 * @param edits asks the server for the changes
 */
export async function updatePointers(
	files: readonly vscode.Uri[],
	edits: () => Thenable<vscode.WorkspaceEdit | null | undefined>,
): Promise<vscode.WorkspaceEdit | undefined> {
	const configuration = vscode.workspace.getConfiguration(settingsSection, files[0]);
	const setting = configuration.get<Setting>(settings.updatePointersOnFileMove, 'prompt');
	const edit = setting === 'never' ? undefined : await edits();
	if (!edit || edit.size === 0) {
		return undefined;
	}
	return setting === 'always' || (await isAgreed(files, edit, configuration)) ? edit : undefined;
}

async function isAgreed(
	files: readonly vscode.Uri[],
	edit: vscode.WorkspaceEdit,
	configuration: vscode.WorkspaceConfiguration,
): Promise<boolean> {
	const { t } = vscode.l10n;
	const [first] = files;
	const name = first === undefined ? '' : first.path.slice(first.path.lastIndexOf('/') + 1);
	const message =
		files.length === 1 ? t("Update pointers for '{0}'?", name) : t('Update pointers for the {0} files?', files.length);
	const count = edit.entries().reduce((sum, [, changes]) => sum + changes.length, 0);
	const [always, never] = [t('Always'), t('Never')];
	const yes: vscode.MessageItem = { title: t('Yes') };
	const no: vscode.MessageItem = { title: t('No'), isCloseAffordance: true };
	const choices = [yes, no, { title: always }, { title: never }];
	const detail =
		count === 1 ? t('1 pointer would no longer lead there.') : t('{0} pointers would no longer lead there.', count);
	const picked = await vscode.window.showInformationMessage(message, { modal: true, detail }, ...choices);
	if (picked?.title === always || picked?.title === never) {
		const value: Setting = picked.title === always ? 'always' : 'never';
		await configuration.update(settings.updatePointersOnFileMove, value, targetOf(configuration));
	}
	return picked?.title === yes.title || picked?.title === always;
}

/** Where the setting is set already, else for the user. */
function targetOf(configuration: vscode.WorkspaceConfiguration): vscode.ConfigurationTarget {
	const set = configuration.inspect(settings.updatePointersOnFileMove);
	if (set?.workspaceFolderValue !== undefined) {
		return vscode.ConfigurationTarget.WorkspaceFolder;
	}
	return set?.workspaceValue === undefined ? vscode.ConfigurationTarget.Global : vscode.ConfigurationTarget.Workspace;
}
