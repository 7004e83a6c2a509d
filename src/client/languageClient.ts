import * as vscode from 'vscode';
import {
	type BaseLanguageClient,
	LanguageClient,
	type LanguageClientOptions,
	TransportKind,
} from 'vscode-languageclient/node';
import { settingsSection } from '../manifest.ts';

/** The language client that runs the server in a Node process of its own. */
export function createLanguageClient(
	context: vscode.ExtensionContext,
	options: LanguageClientOptions,
): BaseLanguageClient {
	const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath;
	const run = { module, transport: TransportKind.ipc };
	const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6017'] } };
	return new LanguageClient(settingsSection, 'Plan Navigator', { run, debug }, options);
}
