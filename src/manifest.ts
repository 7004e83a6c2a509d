/** Every id that package.json and the code share, typed once; a test compares the two. */

export const extensionId = 'plan-navigator.plan-navigator';

export const commands = {
	/** Hidden: takes the location of a pointer with several candidates and asks which. */
	openPointer: 'planNavigator.openPointer',
	openTarget: 'planNavigator.openTarget',
	openToSide: 'planNavigator.openToSide',
	copyPointer: 'planNavigator.copyPointer',
	/** Of the selection in the active editor. */
	copyPointerHere: 'planNavigator.copyPointerHere',
	/** Of the function or heading around the cursor. */
	copyNamedPointer: 'planNavigator.copyNamedPointer',
	insertPointer: 'planNavigator.insertPointer',
	copyId: 'planNavigator.copyId',
	archiveInitiative: 'planNavigator.archiveInitiative',
	renamePlanId: 'planNavigator.renamePlanId',
	revealInLedger: 'planNavigator.revealInLedger',
	createArtifact: 'planNavigator.createD4Artifact',
	customizeTemplates: 'planNavigator.customizeTemplates',
	createSamplePlan: 'planNavigator.createSamplePlan',
	choosePlans: 'planNavigator.choosePlans',
	copyCommand: 'planNavigator.copyCommand',
	insertInTerminal: 'planNavigator.insertInTerminal',
	/** Sets the tasks of a menu's nodes, or of the editor's cursors, to a state that it asks for. */
	setTaskState: 'planNavigator.setTaskState',
	toggleTaskDone: 'planNavigator.toggleTaskDone',
	setStateOpen: 'planNavigator.setStateOpen',
	setStateActive: 'planNavigator.setStateActive',
	setStateBlocked: 'planNavigator.setStateBlocked',
	setStateDone: 'planNavigator.setStateDone',
	setStateSkipped: 'planNavigator.setStateSkipped',
	filterByState: 'planNavigator.filterByState',
	/** The same as `filterByState`, with the icon of a filter that is on. */
	changeFilter: 'planNavigator.changeFilter',
	clearFilter: 'planNavigator.clearFilter',
	filterByText: 'planNavigator.filterByText',
	groupByInitiative: 'planNavigator.groupByInitiative',
	groupByState: 'planNavigator.groupByState',
	groupByFolder: 'planNavigator.groupByFolder',
	showArchive: 'planNavigator.showArchive',
	hideArchive: 'planNavigator.hideArchive',
	followEditor: 'planNavigator.followEditor',
	unfollowEditor: 'planNavigator.unfollowEditor',
	backlinksOfFile: 'planNavigator.backlinksOfFile',
	backlinksOfLines: 'planNavigator.backlinksOfLines',
	refresh: 'planNavigator.refresh',
	openBrief: 'planNavigator.openBrief',
	/** Hidden: takes a rule's id and the URI of a workspace folder. */
	ignoreRule: 'planNavigator.ignoreRule',
	/** Hidden: takes the location of a lens and the places that it leads to. */
	showPlaces: 'planNavigator.showPlaces',
	showLog: 'planNavigator.showLog',
	restartServer: 'planNavigator.restartServer',
} as const;

/** Commands of the server, which every LSP client can run. */
export const serverCommands = {
	setState: 'planNavigator.setState',
} as const;

export const viewContainer = 'planNavigator';

export const views = {
	focus: 'planNavigator.focus',
	phases: 'planNavigator.phases',
	backlinks: 'planNavigator.backlinks',
} as const;

/** Keys of `when` clauses. */
export const contextKeys = {
	/** `indexing`, `empty` (a folder without plans) or `ready`. */
	status: 'planNavigator.status',
	/** Of a folder without plans: documents with phases or tasks stand where other tools keep plans. */
	plansElsewhere: 'planNavigator.plansElsewhere',
	hasBrief: 'planNavigator.hasBrief',
	showsArchive: 'planNavigator.showsArchive',
	isFiltered: 'planNavigator.isFiltered',
	/** The Backlinks view shows who points at the line, not at the whole file. */
	backlinksOfLines: 'planNavigator.showsBacklinksOfLines',
	/** `initiative`, `state` or `folder`: what stands at the top of the Phases view. */
	groupBy: 'planNavigator.groupBy',
	/** The server is not there; the views show what it last said. */
	isStopped: 'planNavigator.isStopped',
} as const;

export const settingsSection = 'planNavigator';

/** The settings below `planNavigator.`; those of src/ports/settings.ts are sent to the server. */
export const settings = {
	plans: 'plans',
	records: 'records',
	archive: 'archive',
	ledgers: 'ledgers',
	brief: 'brief',
	documents: 'documents',
	findings: 'findings',
	states: 'states',
	rules: 'rules',
	codeLens: 'codeLens',
	codeLensInCode: 'codeLensInCode',
	inlayHints: 'inlayHints',
	maxFileSize: 'maxFileSize',
	exclude: 'exclude',
	updatePointersOnFileMove: 'updatePointersOnFileMove',
	followEditor: 'followEditor',
	pastePointers: 'paste.pointers',
	documentSymbols: 'documentSymbols',
	preview: 'preview.enabled',
	trace: 'trace.server',
} as const;

/** Where a rule is explained. */
export const rulePage = (rule: string): string =>
	`https://github.com/plan-navigator/plan-navigator/blob/main/docs/rules/${rule}.md`;
