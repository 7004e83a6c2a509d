import * as vscode from 'vscode';
import { folderOf, nameOf } from '../../base/path.ts';
import type { DraftFile } from '../../protocol.ts';
import type { DraftPreview } from './draftPreview.ts';

interface Item extends vscode.QuickPickItem {
	/** Absent for the item that agrees. */
	readonly file?: DraftFile;
}

/** Shows what will be written where; a file can be looked at before. True when the person agrees. */
export async function confirm(files: readonly DraftFile[], preview: DraftPreview): Promise<boolean> {
	const pick = vscode.window.createQuickPick<Item>();
	pick.title = vscode.l10n.t('Create D4 Artifact');
	pick.placeholder = vscode.l10n.t('Nothing is written until you agree');
	pick.ignoreFocusOut = true;
	pick.items = itemsOf(files);
	try {
		return await new Promise<boolean>((answer) => {
			pick.onDidTriggerItemButton(({ item }) => item.file && preview.show(item.file));
			pick.onDidAccept(() => {
				const [chosen] = pick.selectedItems;
				if (chosen?.file) {
					preview.show(chosen.file);
				} else if (chosen) {
					answer(true);
				}
			});
			pick.onDidHide(() => answer(false));
			pick.show();
		});
	} finally {
		// Takes its listeners with it.
		pick.dispose();
		await preview.close();
	}
}

function itemsOf(files: readonly DraftFile[]): Item[] {
	const { t } = vscode.l10n;
	const preview: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('open-preview'), tooltip: t('Preview') };
	const missing = files.filter((file) => !file.exists);
	const existing = files.filter((file) => file.exists);
	const heading = (label: string): Item => ({ label, kind: vscode.QuickPickItemKind.Separator });
	const fileItem = (file: DraftFile): Item => ({
		label: `$(markdown) ${nameOf(file.path)}`,
		description: file.title,
		detail: folderOf(file.path),
		file,
	});
	return [
		{
			label: missing.length === 1 ? t('$(new-file) Create 1 file') : t('$(new-file) Create {0} files', missing.length),
		},
		heading(t('will be written')),
		...missing.map((file) => ({ ...fileItem(file), buttons: [preview] })),
		...(existing.length > 0 ? [heading(t('exists and will be opened')), ...existing.map(fileItem)] : []),
	];
}
