import * as vscode from 'vscode';
import { settings, settingsSection } from '../../manifest.ts';
import { settingsTarget } from '../settingsTarget.ts';

/** Turns a rule off in the settings of a workspace folder. */
export async function ignoreRule(rule: unknown, folder: unknown): Promise<void> {
	if (typeof rule !== 'string' || typeof folder !== 'string' || !/^[a-z-]+$/.test(rule)) {
		return;
	}
	const uri = vscode.Uri.parse(folder);
	const section = vscode.workspace.getConfiguration(settingsSection, uri);
	const before = section.inspect<Record<string, string>>(settings.rules);
	const target = settingsTarget(uri, settings.rules);
	const isWorkspace = target === vscode.ConfigurationTarget.Workspace;
	const own = isWorkspace ? before?.workspaceValue : before?.workspaceFolderValue;
	await section.update(settings.rules, { ...own, [rule]: 'off' }, target);
}
