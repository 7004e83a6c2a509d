import * as vscode from 'vscode';
import {
	type BaseLanguageClient,
	LanguageClient,
	type LanguageClientOptions,
	TransportKind,
} from 'vscode-languageclient/node';
import { settingsSection } from '../manifest.ts';
import { answerFileRequests } from './files.ts';

/**
 * In megabytes. What is read of a large workspace mostly dies young, if it is given the time: with Node's own 16 the
 * server of 10,000 plans took 940 MB at its peak, with these 680.
 */
const youngGeneration = '--max-semi-space-size=32';

/** The language client that runs the server in a Node process of its own. */
export function createLanguageClient(
	context: vscode.ExtensionContext,
	options: LanguageClientOptions,
): BaseLanguageClient {
	const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath;
	const execArgv = [youngGeneration];
	const run = { module, transport: TransportKind.ipc, options: { execArgv } };
	const debug = { ...run, options: { execArgv: [...execArgv, '--nolazy', '--inspect=6017'] } };
	const client = new LanguageClient(settingsSection, 'Plan Navigator', { run, debug }, options);
	// The server reads the disk by itself; folders of a virtual workspace it asks for.
	context.subscriptions.push(answerFileRequests(client));
	return client;
}
