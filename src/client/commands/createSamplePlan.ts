import * as vscode from 'vscode';
import { createFiles } from '../artifact/write.ts';
import type { Connection } from '../connection.ts';
import { fileExists } from '../fileExists.ts';
import { pickFolder } from '../pickFolder.ts';
import { onBranch, sampleFiles } from './sampleFiles.ts';

/** Writes a small plan with its ledger and brief into a workspace folder, in one edit. What exists is left alone. */
export async function createSamplePlan(connection: Connection, extension: vscode.Uri): Promise<void> {
	const folder = await pickFolder();
	if (!folder) {
		return;
	}
	const existing = await Promise.all(sampleFiles.map((path) => fileExists(vscode.Uri.joinPath(folder.uri, path))));
	const missing = sampleFiles.filter((_, at) => !existing[at]);
	if (missing.length === 0) {
		vscode.window.showInformationMessage(vscode.l10n.t('The sample plan is there already.'));
		return;
	}
	const branch = await connection.request('planNavigator/branch', { folder: folder.uri.toString() });
	const files = await Promise.all(
		missing.map(async (path) => {
			const { uri, text } = await readSample(extension, folder.uri, path);
			return { uri, text: onBranch(text, branch ?? undefined) };
		}),
	);
	if (await createFiles(files)) {
		await vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, sampleFiles[0]), { preview: false });
	}
}

async function readSample(extension: vscode.Uri, folder: vscode.Uri, path: string) {
	const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'media', 'sample', path));
	return { uri: vscode.Uri.joinPath(folder, path).toString(), text: new TextDecoder().decode(bytes) };
}
