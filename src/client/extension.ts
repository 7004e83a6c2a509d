import type * as vscode from 'vscode';
import type { MarkdownIt } from '../preview/token.ts';
import { type ActiveExtension, activateWith } from './activate.ts';

let active: ActiveExtension | undefined;

/** Where VS Code on the desktop, and a remote extension host, enters. */
export function activate(context: vscode.ExtensionContext) {
	const extension = activateWith(context, async (options) => {
		// The language client is evaluated here, after `activate` has returned.
		const { createLanguageClient } = await import('./languageClient.ts');
		return createLanguageClient(context, options);
	});
	active = extension;
	return {
		/** Called by the built-in Markdown preview, which package.json tells of it (`markdown.markdownItPlugins`). */
		extendMarkdownIt<M extends MarkdownIt>(md: M): M {
			// Evaluated where it is needed as well; the preview does not wait for a promise.
			const plugin: typeof import('../preview/plugin.ts') = require('../preview/plugin.ts');
			return plugin.extendPreview(md, extension.knownOf);
		},
	};
}

export function deactivate(): Promise<void> | undefined {
	return active?.connection.stop();
}
