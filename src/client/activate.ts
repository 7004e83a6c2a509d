import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { Known } from '../preview/plugin.ts';
import { DraftPreview } from './artifact/draftPreview.ts';
import { clientOptions } from './clientOptions.ts';
import { commandHandlers } from './commandHandlers.ts';
import { Connection } from './connection.ts';
import { FollowedMoves } from './followedMoves.ts';
import { logOpened } from './logOpened.ts';
import { middleware } from './middleware.ts';
import { pastePointers } from './pastePointers.ts';
import { PreviewMemory } from './preview/previewMemory.ts';
import { startWherePlansAre } from './startWherePlansAre.ts';
import { terminalLinks } from './terminalLinks.ts';
import { Backlinks } from './views/backlinks.ts';
import { PhasesFilter } from './views/phasesFilter.ts';
import { openViews } from './views/views.ts';

/** What the entries of both hosts need of an active extension. */
export interface ActiveExtension {
	readonly connection: Connection;
	/** What the Markdown preview is told of the document that it renders in an environment of its own. */
	knownOf(env: unknown): Known | undefined;
}

/**
 * Registers views and commands and returns; the server is started afterwards, where there is something for it to do.
 * @param createClient makes the language client of this host: Node or browser
 */
export function activateWith(
	context: vscode.ExtensionContext,
	createClient: (options: LanguageClientOptions) => Promise<BaseLanguageClient>,
): ActiveExtension {
	const log = vscode.window.createOutputChannel('Plan Navigator', { log: true });
	const moves = new FollowedMoves();
	let options: LanguageClientOptions | undefined;
	const connection = new Connection(() => {
		options ??= clientOptions(
			context,
			log,
			middleware(() => connection, moves),
		);
		return createClient(options);
	}, log);
	const filter = new PhasesFilter(context.workspaceState);
	const backlinks = new Backlinks(connection, context.workspaceState);
	const preview = new DraftPreview();
	const markdownPreview = new PreviewMemory(connection);

	const views = openViews(connection, filter, backlinks, context.workspaceState);
	const handlers = commandHandlers({
		connection,
		filter,
		backlinks,
		preview,
		views,
		log,
		extensionUri: context.extensionUri,
	});

	context.subscriptions.push(
		log,
		connection,
		moves,
		filter,
		backlinks,
		preview,
		pastePointers(connection),
		terminalLinks(connection),
		views,
		markdownPreview,
		startWherePlansAre(context, connection),
		logOpened(connection, log, context.extension.packageJSON.version),
		vscode.workspace.onDidGrantWorkspaceTrust(() => connection.isStarted && connection.restart()),
		...Object.entries(handlers).map(([id, handler]) =>
			vscode.commands.registerCommand(id, (first: unknown, second: unknown) => {
				connection.start();
				return handler(first, second);
			}),
		),
	);
	return { connection, knownOf: (env) => markdownPreview.known(env) };
}
