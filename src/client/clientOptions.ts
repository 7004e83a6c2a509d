import * as vscode from 'vscode';
import type { LanguageClientOptions, Middleware, RevealOutputChannelOn } from 'vscode-languageclient';
import { commands } from '../manifest.ts';
import type { InitializationOptions } from '../protocol.ts';
import { restartAfterCrash } from './restartAfterCrash.ts';

// Imported as a type only, so that the language client is not loaded with this file; this is its number.
const never: RevealOutputChannelOn.Never = 4;

/** What the language client is told of the documents, settings and files that concern the server. */
export function clientOptions(
	context: vscode.ExtensionContext,
	log: vscode.LogOutputChannel,
	middleware: Middleware,
): LanguageClientOptions {
	const allFiles = vscode.workspace.createFileSystemWatcher('**/*');
	context.subscriptions.push(allFiles);
	return {
		documentSelector: workspaceSchemes().flatMap((scheme) => [
			{ scheme, language: 'markdown' },
			{ scheme, language: 'plaintext' },
			{ scheme, pattern: '**/*.{md,mdx,txt,rst,log}' },
			// What is not saved yet of a template counts as well.
			{ scheme, pattern: '**/.plan-navigator/templates/*.mustache' },
		]),
		// Of changed settings the server has itself told, since it registers for them.
		synchronize: { fileEvents: allFiles },
		// A function: after a restart, trust may have been granted.
		initializationOptions: (): InitializationOptions => ({
			openPointerCommand: commands.openPointer,
			ignoreRuleCommand: commands.ignoreRule,
			showPlacesCommand: commands.showPlaces,
			createArtifactCommand: commands.createArtifact,
			suggestCommand: 'editor.action.triggerSuggest',
			markdownLinksByEditor: true,
			outlineBySetting: true,
			confirmsByTicking: true,
			hidesDisabledActions: true,
			readOnlyBySetting: true,
			markdownFoldedByEditor: true,
			watchesFiles: true,
			referencesInAllFiles: true,
			trusted: vscode.workspace.isTrusted,
			...(context.storageUri?.scheme === 'file' && { storage: context.storageUri.fsPath }),
		}),
		markdown: { isTrusted: false, supportHtml: false },
		outputChannel: log,
		// A request that fails is a line in the log, not a notification.
		revealOutputChannelOn: never,
		errorHandler: restartAfterCrash(log),
		middleware,
	};
}

/** How the documents of this workspace are addressed: `file`, and `vscode-vfs` or the like in a virtual workspace. */
function workspaceSchemes(): string[] {
	const schemes = (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.scheme);
	return schemes.length > 0 ? [...new Set(schemes)] : ['file'];
}
