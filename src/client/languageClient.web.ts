import * as vscode from 'vscode';
import { type BaseLanguageClient, LanguageClient, type LanguageClientOptions } from 'vscode-languageclient/browser';
import { settingsSection } from '../manifest.ts';
import { answerFileRequests } from './files.ts';

/** The language client that runs the server in a web worker. */
export function createLanguageClient(
	context: vscode.ExtensionContext,
	options: LanguageClientOptions,
): BaseLanguageClient {
	const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.worker.js');
	// A function, so that a restart gets a worker of its own.
	const startWorker = async () => new Worker(script.toString(true));
	const client = new LanguageClient(settingsSection, 'Plan Navigator', startWorker, options);
	context.subscriptions.push(answerFileRequests(client));
	return client;
}
