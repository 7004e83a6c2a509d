import type * as vscode from 'vscode';
import { commands } from '../manifest.ts';
import type { WantedState } from '../protocol.ts';
import { isViewName } from './arguments.ts';
import { createArtifact } from './artifact/createArtifact.ts';
import { customizeTemplates } from './artifact/customizeTemplates.ts';
import type { DraftPreview } from './artifact/draftPreview.ts';
import { ask } from './ask.ts';
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
import type { Connection } from './connection.ts';
import type { Backlinks } from './views/backlinks.ts';
import type { PhasesFilter } from './views/phasesFilter.ts';
import type { openViews } from './views/views.ts';

type CommandId = (typeof commands)[keyof typeof commands];

/** What commands work on. */
interface Parts {
	readonly connection: Connection;
	readonly filter: PhasesFilter;
	readonly backlinks: Backlinks;
	readonly preview: DraftPreview;
	readonly views: ReturnType<typeof openViews>;
	readonly log: vscode.LogOutputChannel;
	readonly extensionUri: vscode.Uri;
}

/** What each command does with what it is called on. */
export function commandHandlers({
	connection,
	filter,
	backlinks,
	preview,
	views,
	log,
	extensionUri,
}: Parts): Record<CommandId, (first: unknown, second: unknown) => unknown> {
	// A key says where it was pressed; the palette says nothing of where one was.
	const nodesOf = async (argument: unknown) =>
		isViewName(argument) ? await views.atFocus(argument) : (argument ?? views.latestSelection());
	const setState = (state?: WantedState) => async (argument: unknown, selected: unknown) =>
		setTaskState(connection, state, argument === 'editor' ? undefined : await nodesOf(argument), selected);

	return {
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
			renamePlanId(connection, isViewName(argument) ? ((await views.atFocus(argument))[0] ?? null) : argument),
		[commands.copyCommand]: copyCommand,
		[commands.insertInTerminal]: insertInTerminal,
		[commands.revealInLedger]: revealInLedger,
		[commands.filterByState]: () => filterByState(connection, filter),
		[commands.changeFilter]: () => filterByState(connection, filter),
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
		[commands.createSamplePlan]: () => createSamplePlan(connection, extensionUri),
		[commands.choosePlans]: () => choosePlans(connection),
		[commands.ignoreRule]: ignoreRule,
		[commands.showPlaces]: showPlaces,
		[commands.showLog]: () => log.show(),
		[commands.restartServer]: () => connection.restart(),
	};
}
