import type * as vscode from 'vscode';
import { extendPreview } from '../preview/plugin.ts';
import type { MarkdownIt } from '../preview/token.ts';
import { type ActiveExtension, activateWith } from './activate.ts';

let active: ActiveExtension | undefined;

/** Where VS Code in a browser enters. */
export function activate(context: vscode.ExtensionContext) {
	const extension = activateWith(context, async (options) => {
		const { createLanguageClient } = await import('./languageClient.web.ts');
		return createLanguageClient(context, options);
	});
	active = extension;
	return {
		extendMarkdownIt: <M extends MarkdownIt>(md: M): M => extendPreview(md, extension.knownOf),
	};
}

export function deactivate(): Promise<void> | undefined {
	return active?.connection.stop();
}
