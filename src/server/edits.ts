import type {
	AnnotatedTextEdit,
	ClientCapabilities,
	CodeAction,
	CreateFile,
	RenameFile,
	TextDocumentEdit,
	TextEdit,
	WorkspaceEdit,
} from 'vscode-languageserver';
import { isObject, pushTo } from '../base/collections.ts';
import { line1 } from '../base/position.ts';
import type { PlanEdit, Refusal } from '../features/edit.ts';
import type { RootPath } from '../ports/files.ts';
import type { ServerContext } from './context.ts';
import { rangeOn } from './ranges.ts';
import { type IsReadOnly, readOnlyBySetting, whyNotWrite } from './readOnly.ts';
import type { Root } from './roots.ts';

interface EditOptions {
	/** Asks for a preview and heads the changes in it: VS Code shows them before anything is written. Not for a client that shows none. */
	readonly label?: string;
	/** What `readOnlyBySetting` has answered, for who makes several edits; asked of the client where it is left out. */
	readonly isReadOnly?: IsReadOnly;
}

/** What clients say of the edits that they take; read into answers that never say more than that. */
type EditCapabilities = NonNullable<NonNullable<ClientCapabilities['workspace']>['workspaceEdit']>;

/** An edit that was computed, and how many changes of texts the service of its root had counted before. */
export interface Computed {
	readonly edit: PlanEdit | Refusal;
	readonly since: number;
}

/** How often an edit is computed at most while texts keep changing. */
const computedAtMost = 3;

/**
 * The edit that `compute` gives, as LSP has it, computed again where a text that it changes became another one meanwhile. Not for an
 * edit of a place that is known by its line alone: after a change something else may stand there.
 */
export async function freshEdit(
	server: ServerContext,
	root: Root,
	compute: () => Promise<PlanEdit | Refusal>,
	options?: EditOptions,
): Promise<WorkspaceEdit | Refusal> {
	for (let times = 1; ; times++) {
		const since = await root.service.textChanges();
		const made = await madeEdit(server, root, { edit: await compute(), since }, options);
		if (!('outdated' in made) || times === computedAtMost) {
			return orRefusal(made);
		}
	}
}

/** An edit as LSP has it, or why there is none: among other reasons, that a text which it changes became another one meanwhile. */
export async function toWorkspaceEdit(
	server: ServerContext,
	root: Root,
	computed: Computed,
	options?: EditOptions,
): Promise<WorkspaceEdit | Refusal> {
	return orRefusal(await madeEdit(server, root, computed, options));
}

/** An edit that fits no longer: the text at a path is another one. */
interface Outdated {
	readonly outdated: RootPath;
}

const orRefusal = (made: WorkspaceEdit | Refusal | Outdated): WorkspaceEdit | Refusal =>
	'outdated' in made ? hasJustChanged(made.outdated) : made;

export const hasJustChanged = (path: RootPath): Refusal => ({
	problem: `${path} has just changed. Nothing was written; please try again.`,
});

/**
 * An edit in the form that the client takes. Versions of open documents go along, those of the texts that the edit was computed on,
 * so that a client refuses it where it has changed one by then; a client that knows no versions is given bare `changes`. Texts come
 * first, since they are named by their paths of before the moves.
 */
async function madeEdit(
	server: ServerContext,
	root: Root,
	{ edit, since }: Computed,
	{ label, isReadOnly }: EditOptions = {},
): Promise<WorkspaceEdit | Refusal | Outdated> {
	if ('problem' in edit) {
		return edit;
	}
	const isBySetting = isReadOnly ?? (await readOnlyBySetting(server, root));
	const problem = (await whyNotWrite(root, edit, isBySetting)) ?? whyNotTaken(server, edit);
	if (problem !== undefined) {
		return { problem };
	}
	const paths = new Set(edit.changes.map(({ path }) => path));
	await root.service.readAgain(paths);
	// Nothing may be waited for from here on, so that the versions are those of the texts that are compared.
	const outdated = root.service.changedSince(since, paths);
	return outdated === undefined ? inItsForm(server, root, edit, label) : { outdated };
}

/** Why the client takes no such edit, as a sentence for people. */
function whyNotTaken({ client }: ServerContext, { moves = [], creates = [] }: PlanEdit): string | undefined {
	const { resourceOperations = [] }: EditCapabilities = client?.workspace?.workspaceEdit ?? {};
	if (moves.length > 0 && !resourceOperations.includes('rename')) {
		return `This editor takes no edit that moves files, which this needs: ${moves[0]?.from}.`;
	}
	if (creates.length > 0 && !resourceOperations.includes('create')) {
		return `This editor takes no edit that creates files, which this needs: ${creates[0]?.path}.`;
	}
	return undefined;
}

function inItsForm(server: ServerContext, root: Root, edit: PlanEdit, label: string | undefined): WorkspaceEdit {
	const {
		resourceOperations = [],
		documentChanges,
		changeAnnotationSupport,
	}: EditCapabilities = server.client?.workspace?.workspaceEdit ?? {};
	// LSP: bare `changes` are for a client that has said neither.
	if (documentChanges !== true && resourceOperations.length === 0) {
		return { changes: Object.fromEntries(textEdits(server, root, edit)) };
	}
	return changeAnnotationSupport === undefined || label === undefined
		? { documentChanges: documentChangesOf(server, root, edit) }
		: previewed(server, root, edit, label);
}

type DocumentChanges = NonNullable<WorkspaceEdit['documentChanges']>;

function documentChangesOf(
	server: ServerContext,
	root: Root,
	edit: PlanEdit,
	annotated: Partial<Pick<AnnotatedTextEdit, 'annotationId'>> = {},
): DocumentChanges {
	const texts = [...textEdits(server, root, edit)].map(
		([uri, edits]): TextDocumentEdit => ({
			textDocument: server.openAt(uri) ?? { uri, version: null },
			edits: edits.map((each) => ({ ...each, ...annotated })),
		}),
	);
	const created = (edit.creates ?? []).flatMap(({ path, text }): (CreateFile | TextDocumentEdit)[] => {
		const uri = root.uriOf(path);
		const start = rangeOn(line1(1), { start: 0, end: 0 });
		return [
			{ kind: 'create', uri, options: { ignoreIfExists: false, overwrite: false }, ...annotated },
			{ textDocument: { uri, version: null }, edits: [{ range: start, newText: text, ...annotated }] },
		];
	});
	const moved = (edit.moves ?? []).map(
		({ from, to }): RenameFile => ({
			kind: 'rename',
			oldUri: addressOf(server, root, from),
			newUri: root.uriOf(to),
			options: { overwrite: false, ignoreIfExists: false },
			...annotated,
		}),
	);
	return [...texts, ...created, ...moved];
}

/** The address of a file, as the client writes it where it holds the file. */
function addressOf(server: ServerContext, root: Root, path: RootPath): string {
	const uri = root.uriOf(path);
	return server.openAt(uri)?.uri ?? uri;
}

/** The changes of texts by the addresses of their documents. */
function textEdits(server: ServerContext, root: Root, { changes }: PlanEdit): Map<string, TextEdit[]> {
	const byUri = new Map<string, TextEdit[]>();
	for (const { path, line, span, endLine = line, text } of changes) {
		const { start } = rangeOn(line, span);
		pushTo(byUri, addressOf(server, root, path), { range: { start, end: rangeOn(endLine, span).end }, newText: text });
	}
	return byUri;
}

/**
 * Has the client show the changes before it writes them. VS Code does so for an edit in which something needs confirmation, but
 * leaves that unticked, so that Apply would write nothing: there, what needs it is the creation of a file that exists, which the
 * preview passes over, and the changes themselves are ticked.
 */
function previewed(server: ServerContext, root: Root, edit: PlanEdit, label: string): WorkspaceEdit {
	const documentChanges = documentChangesOf(server, root, edit, { annotationId: 'preview' });
	const existing = edit.changes[0]?.path ?? edit.moves?.[0]?.from;
	const isByTicking = server.options.confirmsByTicking === true && existing !== undefined;
	const preview = { label, needsConfirmation: !isByTicking };
	if (!isByTicking) {
		return { documentChanges, changeAnnotations: { preview } };
	}
	const opener: CreateFile = {
		kind: 'create',
		uri: addressOf(server, root, existing),
		options: { ignoreIfExists: true },
		annotationId: 'opener',
	};
	return {
		documentChanges: [opener, ...documentChanges],
		changeAnnotations: { preview, opener: { label, needsConfirmation: true } },
	};
}

/** Several edits of texts in one, as for several workspace folders; all have the form that the one client takes. */
export const joinedEdits = (edits: readonly WorkspaceEdit[]): WorkspaceEdit =>
	edits.some(({ changes }) => changes !== undefined)
		? { changes: Object.assign({}, ...edits.map(({ changes }) => changes)) }
		: { documentChanges: edits.flatMap(({ documentChanges = [] }) => documentChanges) };

/** True for a client that asks for the edit of a code action when somebody chooses it. */
export const canResolveEdits = (client: ClientCapabilities | undefined): boolean =>
	client?.textDocument?.codeAction?.resolveSupport?.properties.includes('edit') ?? false;

/**
 * A code action with its edit. Where there is none, greyed out with the reason for a client that shows that; for one that hides what is
 * greyed out, an action that says the reason once it is chosen; else left out.
 */
export function offeredWith(server: ServerContext, action: CodeAction, edit: WorkspaceEdit | Refusal): CodeAction[] {
	if (!('problem' in edit)) {
		return [{ ...action, edit }];
	}
	if (server.options.hidesDisabledActions === true && canResolveEdits(server.client)) {
		return [{ ...action, isPreferred: false, data: { refused: edit.problem } satisfies RefusedData }];
	}
	const showsDisabled = server.client?.textDocument?.codeAction?.disabledSupport === true;
	return showsDisabled ? [{ ...action, disabled: { reason: edit.problem } }] : [];
}

/** What an action carries that cannot be carried out. */
interface RefusedData {
	readonly refused: string;
}

export const isRefused = (data: unknown): data is RefusedData =>
	isObject(data) && 'refused' in data && typeof data.refused === 'string';

/** A code action that was chosen, with its edit; where there is none, people are told why and nothing happens. */
export function resolved(server: ServerContext, action: CodeAction, edit: WorkspaceEdit | Refusal): CodeAction {
	if ('problem' in edit) {
		server.warn(edit.problem);
		return action;
	}
	return { ...action, edit };
}
