import type { GroupBy } from './features/groupedPhases.ts';
import type { InsertablePointer } from './features/insertablePointers.ts';
import type { Node } from './features/node.ts';
import type { PastedPointer } from './features/pastedPointer.ts';
import type { PlansElsewhere } from './features/plansElsewhere.ts';
import type { PreviewLink } from './features/previewLinks.ts';
import type { ArtifactKind, DraftedFile, DraftFrom, NoDraft, OfferedKind } from './features/scaffold/result.ts';
import type { TemplateProblem } from './features/scaffold/templateFiles.ts';
import type { WantedState } from './features/setState.ts';
import type { Listing, ReadResult, RootPath } from './ports/files.ts';
import type { TaskState } from './syntax/state.ts';

/**
 * What client and server say to each other beyond LSP; one copy for both ends.
 * Lines and characters are those of LSP: 0-based, UTF-16. Addresses are URIs.
 */

export interface Place {
	readonly uri: string;
	/** Absent for a file as a whole or a folder. */
	readonly range?: { readonly start: PlacePosition; readonly end: PlacePosition };
	readonly folder?: true;
}

export interface PlacePosition {
	readonly line: number;
	readonly character: number;
}

export type { ArtifactKind, GroupBy, PlansElsewhere, WantedState };

export type ViewName = 'focus' | 'phases' | 'backlinks';

/** A node of a tree view, ready to be shown. */
export interface TreeNode extends Omit<Node, 'target' | 'ledger' | 'create' | 'task'> {
	/** Opened by a click. */
	readonly place?: Place;
	/** `path:line`, root-relative: what Copy Pointer copies. */
	readonly pointer?: string;
	/** Where the ledger speaks of it. */
	readonly ledger?: Place;
	readonly create?: CreateFrom;
	/** The task whose state can be set here. */
	readonly task?: TaskAddress;
}

/** Where a task stood when it was shown, and what it was called and how its state was written then. */
export interface TaskAddress {
	readonly uri: string;
	readonly line: number;
	/** The last of several lines, where each task that begins on one is meant. */
	readonly lastLine?: number;
	readonly name?: string;
	readonly raw?: string;
}

/** What a draft starts from, and the workspace folder it is for. */
export interface CreateFrom extends DraftFrom {
	readonly folder: string;
}

export interface Overview {
	readonly folders: readonly {
		readonly uri: string;
		readonly name: string;
		/** Until there is an answer, the plans are still being read. */
		readonly status: 'empty' | 'ready';
		/** There are none, but documents with phases or tasks that the settings do not name. */
		readonly plansElsewhere: boolean;
		/** How many plan documents the *Phases* view shows. */
		readonly plans: number;
		readonly brief?: Place;
		/** Do Now items that are not done. */
		readonly openDoNow: number;
	}[];
}

export interface DraftFile extends DraftedFile {
	readonly uri: string;
}

export type Draft =
	| Exclude<NoDraft, { templates: unknown }>
	/** What is wrong in templates of the workspace; nothing is drafted before it is mended. */
	| { readonly templates: readonly (TemplateProblem & { readonly place: Place })[] }
	| { readonly files: readonly DraftFile[] };

/** A template that is built in, and where a workspace folder keeps its own one. */
interface TemplateCopy {
	readonly uri: string;
	/** Root-relative. */
	readonly path: RootPath;
	readonly text: string;
}

/** Where a pointer leads: one place a range; several candidates where it is ambiguous. */
interface PointerAnswer {
	readonly text: string;
	/** `path:line` of the target, root-relative. */
	readonly pointer: string;
	readonly places: readonly (Place & { readonly label: string })[];
}

/** A pointer on a line of a terminal; columns are 0-based UTF-16. */
export interface TextPointer extends Omit<PointerAnswer, 'text'> {
	readonly start: number;
	readonly end: number;
}

interface ArchivableInitiative {
	readonly uri: string;
	readonly folder: string;
	readonly id: string;
	readonly title?: string;
	/** Tasks that are open, active or blocked. */
	readonly unfinished: number;
}

/** The links of a rendered document, and the repository's own spellings of states. */
export interface Preview {
	readonly links: readonly PreviewLink[];
	/** The labels of the fields of the brief or of a plan, as written, without marks and colon; none of any other document. */
	readonly fields: readonly string[];
	readonly states: Readonly<Record<string, TaskState>>;
}

/** What the Phases view shows: all tasks, or only those in some states and with some words; archived plans or none; and by what it is grouped. */
export interface ShownPhases {
	readonly states?: readonly TaskState[];
	readonly text?: string;
	readonly archive?: boolean;
	readonly groupBy?: GroupBy;
}

/** The place whose backlinks are shown. */
export interface ShownBacklinks {
	readonly at?: {
		readonly uri: string;
		readonly line: number;
		/** The last line of a selection; `line` where nothing is selected. */
		readonly lastLine?: number;
		readonly linesOnly: boolean;
	};
}

/** Method name, parameters and result of each request from client to server. */
export interface Requests {
	'planNavigator/children': [{ view: ViewName; parent?: string } & ShownPhases & ShownBacklinks, readonly TreeNode[]];
	/** The nodes from the root down to the one at a line of a document; empty where the tree has none. */
	'planNavigator/path': [{ uri: string; line: number } & ShownPhases, readonly TreeNode[]];
	'planNavigator/overview': [Record<string, never>, Overview];
	/** The branch that is checked out in a folder; null where git does not say. */
	'planNavigator/branch': [{ folder: string }, string | null];
	/** Documents with phases or tasks that the settings do not name, and the globs that they name; both empty for a folder that is not open. */
	'planNavigator/plansElsewhere': [
		{ folder: string },
		{ readonly plans: readonly string[]; readonly places: readonly PlansElsewhere[] },
	];
	'planNavigator/pointerAt': [{ uri: string; position: PlacePosition }, PointerAnswer | null];
	'planNavigator/draft': [{ from: CreateFrom; kinds: readonly ArtifactKind[]; stamp?: string }, Draft];
	/** The kinds of artifacts that can be created; empty for a folder that is not open. */
	'planNavigator/kinds': [{ from: CreateFrom }, readonly OfferedKind[]];
	/** The templates that are built in, to be copied into a workspace folder. */
	'planNavigator/templates': [{ folder: string }, readonly TemplateCopy[]];
	/** Asks what would be renamed, and with `onlyAsk` whether a new id would do; with a new id, for the edit (LSP's `WorkspaceEdit`) that renames it after a preview. `id`: the id that is expected on the line, wherever it stands there. */
	'planNavigator/rename': [
		{ uri: string; position: PlacePosition; id?: string; newId?: string; onlyAsk?: boolean },
		{ problem: string } | Renamable | { edit: object },
	];
	/** How many pointers keep the old path when files move: those in records and attempts, and where the new one cannot be written. */
	'planNavigator/pointersKept': [{ files: readonly { oldUri: string; newUri: string }[] }, number];
	/** A pointer at the function or heading around a line of any file: `path::name`, `path#slug`. */
	'planNavigator/namedPointer': [{ uri: string; line: number }, string | null];
	/** What a pointer may be inserted to in a document: files and ids by a query, or, of `file`, its parts. */
	'planNavigator/insertable': [
		{ uri: string; query: string; recent: readonly string[]; file?: RootPath },
		/** `codeSpans`: the document writes its pointers in backticks. */
		{ readonly items: readonly InsertablePointer[]; readonly codeSpans: boolean },
	];
	/** A place that was copied elsewhere, as a pointer from the root; null where it is none, or one already. */
	'planNavigator/pasted': [{ uri: string; text: string }, PastedPointer | null];
	/** The pointers on a line of a terminal that terminals do not link by themselves. */
	'planNavigator/pointersOn': [{ folder: string; text: string }, readonly TextPointer[]];
	/** Sets tasks to a state, all or none; the client is asked to apply the edit. Lines alone mean the task there. */
	'planNavigator/setState': [
		/** `onlyAsk`: whether it could be done. */
		{ tasks: readonly TaskAddress[]; state: WantedState; onlyAsk?: boolean },
		{
			/** Why nothing was changed. */
			readonly problem?: string;
			/** Nothing had to be changed. */
			readonly isSo?: true;
		},
	];
	/** The tasks as they stand, for who is asked which state they shall have. */
	'planNavigator/tasks': [
		{ tasks: readonly TaskAddress[] },
		readonly { readonly id?: string; readonly title: string; readonly state: TaskState }[],
	];
	/** The initiatives that have a plan outside of the archive; `uri` and `folder` are those of the workspace folder. */
	'planNavigator/archivable': [Record<string, never>, readonly ArchivableInitiative[]];
	/** The edit (LSP's `WorkspaceEdit`) that archives an initiative after a preview; `uri` is the workspace folder or any file in it. */
	'planNavigator/archive': [{ uri: string; id: string }, { problem: string } | { unfinished: number; edit: object }];
	/** What the preview of a document shows beyond Markdown; null for a document of no open folder. */
	'planNavigator/preview': [{ uri: string }, Preview | null];
	'planNavigator/refresh': [Record<string, never>, null];
}

/** Parameters and result of each request from server to client, for files that only the client can reach. `folder` is the URI of the root, paths are root-relative. */
export interface FileRequests {
	/** As `WorkspaceFiles.list`; what matches `exclude` is not entered, and `.git` is not mentioned. */
	'planNavigator/files/list': [{ folder: string; exclude: readonly string[]; maxFiles: number }, Listing];
	/** As `WorkspaceFiles.read`; src/hosts/decodeText.ts shows how bytes become a text. */
	'planNavigator/files/read': [{ folder: string; path: RootPath; maxFileBytes: number }, ReadResult];
	/** As `WorkspaceFiles.kindOf`, with null for nothing. */
	'planNavigator/files/kindOf': [{ folder: string; path: RootPath }, 'file' | 'folder' | null];
	/** True for a file or folder that can be read and not written; false where there is none. */
	'planNavigator/files/isReadOnly': [{ folder: string; path: RootPath }, boolean];
}

/** Notifications from server to client. */
export interface Notifications {
	/** Something that a view shows has changed; at most a few a second. */
	'planNavigator/changed': Record<string, never>;
}

/** `initializationOptions` of a client that is VS Code's. */
export interface InitializationOptions {
	/** The absolute path of a folder for the saved index; the user's cache folder where none is given. */
	readonly storage?: string;
	/** Ambiguous pointers become `command:` links with this id. */
	readonly openPointerCommand?: string;
	/** Turns a rule off in the settings; takes its id and the URI of the folder. */
	readonly ignoreRuleCommand?: string;
	/** Shows the places that a lens leads to; takes its own place and theirs. */
	readonly showPlacesCommand?: string;
	/** Creates an artifact; takes a `CreateFrom`. */
	readonly createArtifactCommand?: string;
	/** Asks for suggestions at the cursor; run once a folder is completed. */
	readonly suggestCommand?: string;
	/** The editor links what it understands of Markdown itself; those are left out. */
	readonly markdownLinksByEditor?: boolean;
	/** The editor has an outline of Markdown itself; the setting `planNavigator.documentSymbols` says whether ours stands beside it. */
	readonly outlineBySetting?: boolean;
	/** The editor's preview of an edit leaves unticked what needs confirmation. */
	readonly confirmsByTicking?: boolean;
	/** The editor shows no code action that is greyed out beside others. */
	readonly hidesDisabledActions?: boolean;
	/** The editor takes files as read-only by its settings `files.readonlyInclude` and `files.readonlyExclude`. */
	readonly readOnlyBySetting?: boolean;
	/** The editor folds headings and list items of Markdown itself. */
	readonly markdownFoldedByEditor?: boolean;
	/** The client tells of changed files by itself; others are asked to. */
	readonly watchesFiles?: boolean;
	/** The client is asked for references in files of every language, not only in those that it tells the server of. */
	readonly referencesInAllFiles?: boolean;
	/** False in an untrusted workspace: git is not asked. */
	readonly trusted?: boolean;
}

/** What can be renamed. What follows the id is told where no new one is asked about. */
interface Renamable {
	readonly id: string;
	/** An initiative's folder moves along. */
	readonly hasFolder?: boolean;
	/** How many mentions in records keep the old id, and how many pointers there the old path. */
	readonly kept?: number;
	readonly keptPaths?: number;
	/** How many mentions mean something else of the initiative that is called so. */
	readonly others?: number;
}
