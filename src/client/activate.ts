import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { commands } from '../manifest.ts';
import type { Known } from '../preview/plugin.ts';
import type { WantedState } from '../protocol.ts';
import { isViewName } from './arguments.ts';
import { createArtifact } from './artifact/createArtifact.ts';
import { customizeTemplates } from './artifact/customizeTemplates.ts';
import { DraftPreview } from './artifact/draftPreview.ts';
import { ask } from './ask.ts';
import { clientOptions } from './clientOptions.ts';
import { archiveInitiative } from './commands/archiveInitiative.ts';
import { choosePlans } from './commands/choosePlans.ts';
import { copyCommand, copyId, copyPointer } from './commands/copy.ts';
import { copyNamedPointer, copyPointerHere } from './commands/copyPointerHere.ts';
import { createSamplePlan } from './commands/createSamplePlan.ts';
import { filterByState } from './commands/filterByState.ts';
import { filterByText } from './commands/filterByText.ts';
import { ignoreRule } from './commands/ignoreRule.ts';
import { insertInTerminal } from './commands/insertInTerminal.ts';
import { insertPointer } from './commands/insertPointer.ts';
import { open, openToSide } from './commands/open.ts';
import { openBrief } from './commands/openBrief.ts';
import { renamePlanId } from './commands/renamePlanId.ts';
import { revealInLedger } from './commands/revealInLedger.ts';
import { setFollowEditor } from './commands/setFollowEditor.ts';
import { setTaskState } from './commands/setTaskState.ts';
import { showPlaces } from './commands/showPlaces.ts';
import { Connection } from './connection.ts';
import { logOpened } from './logOpened.ts';
import { middleware } from './middleware.ts';
import { pastePointers } from './pastePointers.ts';
import { PreviewMemory } from './preview/previewMemory.ts';
import { startWherePlansAre } from './startWherePlansAre.ts';
import { terminalLinks } from './terminalLinks.ts';
import { Backlinks } from './views/backlinks.ts';
import { PhasesFilter } from './views/phasesFilter.ts';
import { openViews } from './views/views.ts';

type CommandId = (typeof commands)[keyof typeof commands];

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
	let options: LanguageClientOptions | undefined;
	const connection = new Connection(() => {
		options ??= clientOptions(
			context,
			log,
			middleware(() => connection),
		);
		return createClient(options);
	}, log);
	const filter = new PhasesFilter(context.workspaceState);
	const backlinks = new Backlinks(connection, context.workspaceState);
	const preview = new DraftPreview();
	const markdownPreview = new PreviewMemory(connection);

	const views = openViews(connection, filter, backlinks);
	// A key says where it was pressed; the palette says nothing of where one was.
	const nodesOf = async (argument: unknown) =>
		isViewName(argument) ? await views.selectionOf(argument) : (argument ?? views.latestSelection());
	const setState = (state?: WantedState) => async (argument: unknown, selected: unknown) =>
		setTaskState(connection, state, argument === 'editor' ? undefined : await nodesOf(argument), selected);

	const handlers: Record<CommandId, (first: unknown, second: unknown) => unknown> = {
		[commands.openPointer]: (location) => open(connection, location),
		[commands.openTarget]: (target) => open(connection, target),
		[commands.openToSide]: (target) => openToSide(connection, target),
		[commands.copyPointer]: (target) => copyPointer(connection, target),
		[commands.copyPointerHere]: copyPointerHere,
		[commands.copyNamedPointer]: (argument) => copyNamedPointer(connection, argument),
		[commands.insertPointer]: () => insertPointer(connection),
		[commands.copyId]: copyId,
		[commands.archiveInitiative]: (node) => archiveInitiative(connection, node),
		[commands.renamePlanId]: async (argument) =>
			renamePlanId(connection, isViewName(argument) ? ((await views.selectionOf(argument))[0] ?? null) : argument),
		[commands.copyCommand]: copyCommand,
		[commands.insertInTerminal]: insertInTerminal,
		[commands.revealInLedger]: revealInLedger,
		[commands.filterByState]: () => filterByState(filter),
		[commands.changeFilter]: () => filterByState(filter),
		[commands.clearFilter]: () => filter.clear(),
		[commands.filterByText]: () => filterByText(filter),
		[commands.groupByInitiative]: () => filter.setGroupBy('initiative'),
		[commands.groupByState]: () => filter.setGroupBy('state'),
		[commands.groupByFolder]: () => filter.setGroupBy('folder'),
		[commands.showArchive]: () => filter.setArchive(true),
		[commands.hideArchive]: () => filter.setArchive(false),
		[commands.followEditor]: () => setFollowEditor(true),
		[commands.unfollowEditor]: () => setFollowEditor(false),
		[commands.backlinksOfFile]: () => backlinks.setLinesOnly(false),
		[commands.backlinksOfLines]: () => backlinks.setLinesOnly(true),
		[commands.refresh]: () => ask(connection, 'planNavigator/refresh', {}),
		[commands.openBrief]: () => openBrief(connection),
		[commands.createArtifact]: (from) => createArtifact(connection, preview, from),
		[commands.customizeTemplates]: () => customizeTemplates(connection),
		[commands.setTaskState]: setState(),
		[commands.toggleTaskDone]: setState('toggle'),
		[commands.setStateOpen]: setState('open'),
		[commands.setStateActive]: setState('active'),
		[commands.setStateBlocked]: setState('blocked'),
		[commands.setStateDone]: setState('done'),
		[commands.setStateSkipped]: setState('skipped'),
		[commands.createSamplePlan]: () => createSamplePlan(context.extensionUri),
		[commands.choosePlans]: () => choosePlans(connection),
		[commands.ignoreRule]: ignoreRule,
		[commands.showPlaces]: showPlaces,
		[commands.showLog]: () => log.show(),
		[commands.restartServer]: () => connection.restart(),
	};

	context.subscriptions.push(
		log,
		connection,
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
