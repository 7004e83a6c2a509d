import * as vscode from 'vscode';
import type { DraftFile } from '../../protocol.ts';

const scheme = 'plan-navigator-draft';

/** Shows drafts in read-only editors before anything is written. */
export class DraftPreview implements vscode.TextDocumentContentProvider, vscode.Disposable {
	private readonly texts = new Map<string, string>();
	private readonly changes = new vscode.EventEmitter<vscode.Uri>();
	private readonly registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);

	readonly onDidChange = this.changes.event;

	provideTextDocumentContent(uri: vscode.Uri): string {
		return this.texts.get(uri.toString()) ?? '';
	}

	/** Opens a draft and leaves the focus where it is. */
	async show(file: DraftFile): Promise<void> {
		const uri = vscode.Uri.from({ scheme, path: `/${file.path}` });
		this.texts.set(uri.toString(), file.text);
		this.changes.fire(uri);
		await vscode.window.showTextDocument(uri, { preview: true, preserveFocus: true });
	}

	/** Closes every editor that shows a draft. */
	async close(): Promise<void> {
		const tabs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
		const ours = tabs.filter(({ input }) => input instanceof vscode.TabInputText && input.uri.scheme === scheme);
		await vscode.window.tabGroups.close(ours);
		this.texts.clear();
	}

	dispose(): void {
		this.registration.dispose();
		this.changes.dispose();
	}
}
