import * as vscode from 'vscode';
import {
	type BaseLanguageClient,
	LanguageClient,
	type LanguageClientOptions,
	TransportKind,
} from 'vscode-languageclient/node';
import { settingsSection } from '../manifest.ts';
import { answerFileRequests } from './files.ts';

/** The language client that runs the server in a Node process of its own. */
export function createLanguageClient(
	context: vscode.ExtensionContext,
	options: LanguageClientOptions,
): BaseLanguageClient {
	const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath;
	const run = { module, transport: TransportKind.ipc };
	const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6017'] } };
	const client = new LanguageClient(settingsSection, 'Plan Navigator', { run, debug }, options);
	// The server reads the disk by itself; folders of a virtual workspace it asks for.
	context.subscriptions.push(answerFileRequests(client));
	return client;
}
