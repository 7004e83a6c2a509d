import * as vscode from 'vscode';
import { folderOf, nameOf } from '../../base/path.ts';
import { ask } from '../ask.ts';
import type { Connection } from '../connection.ts';
import { fileExists } from '../fileExists.ts';
import { pickFolder } from '../pickFolder.ts';
import { createFiles } from './write.ts';

/**
 * "Customize Artifact Templates…": copies built-in templates to where a workspace folder keeps its own, in one edit,
 * and opens them. One that is there already is opened as it is.
 */
export async function customizeTemplates(connection: Connection): Promise<void> {
	const { t } = vscode.l10n;
	const folder = await pickFolder();
	if (!folder) {
		return;
	}
	const templates = await ask(connection, 'planNavigator/templates', { folder: folder.uri.toString() });
	if (!templates) {
		return;
	}
	const exists = await Promise.all(templates.map(({ uri }) => fileExists(vscode.Uri.parse(uri, true))));
	const details: Readonly<Record<string, string>> = {
		'alignment.mustache': t('Alignment narrative'),
		'selector_map.mustache': t('Selector map'),
		'header.mustache': t('What both begin with'),
	};
	const items = templates.map((template, at) => ({
		label: nameOf(template.path),
		description: exists[at] ? t('exists and will be opened') : '',
		detail: details[nameOf(template.path)] ?? '',
		template,
		isNew: !exists[at],
	}));
	const picked = await vscode.window.showQuickPick(items, {
		canPickMany: true,
		title: t('Customize Artifact Templates'),
		placeHolder: t('Which templates are to be copied to {0}?', folderOf(templates[0]?.path ?? '')),
	});
	const copies = (picked ?? []).filter(({ isNew }) => isNew).map(({ template }) => template);
	if (copies.length > 0 && !(await createFiles(copies))) {
		return;
	}
	for (const { template } of (picked ?? []).toReversed()) {
		await vscode.window.showTextDocument(vscode.Uri.parse(template.uri, true), { preview: false });
	}
}
