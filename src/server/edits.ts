import type {
	ClientCapabilities,
	CreateFile,
	RenameFile,
	TextDocumentEdit,
	TextEdit,
	WorkspaceEdit,
} from 'vscode-languageserver';
import { pushTo } from '../base/collections.ts';
import { line1 } from '../base/position.ts';
import type { PlanEdit } from '../features/edit.ts';
import type { ServerContext } from './context.ts';
import { rangeOn } from './ranges.ts';
import type { Root } from './roots.ts';

/** Asks for a preview: VS Code shows an edit with it in the refactor preview before anything is written. */
export interface Preview {
	/** Heads the group of changes in the preview. */
	readonly label: string;
	readonly description?: string;
}

/**
 * An edit as LSP has it, with the versions of open documents, so that a client refuses it where a text has changed meanwhile.
 * Texts come first, since they are named by their paths of before the moves.
 */
export function toWorkspaceEdit(server: ServerContext, root: Root, edit: PlanEdit, preview?: Preview): WorkspaceEdit {
	const annotated = preview === undefined ? {} : { annotationId: 'preview' };
	const byUri = new Map<string, TextEdit[]>();
	for (const { path, line, span, text } of edit.changes) {
		pushTo(byUri, root.uriOf(path), { range: rangeOn(line, span), newText: text, ...annotated });
	}
	const texts = [...byUri].map(
		([uri, edits]): TextDocumentEdit => ({
			textDocument: { uri, version: server.versionOf(uri) ?? null },
			edits,
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
			oldUri: root.uriOf(from),
			newUri: root.uriOf(to),
			options: { overwrite: false, ignoreIfExists: false },
			...annotated,
		}),
	);
	const documentChanges = [...texts, ...created, ...moved];
	return preview === undefined ? { documentChanges } : previewed(server, root, edit, preview, documentChanges);
}

/**
 * Has the client show the changes before it writes them. VS Code does so for an edit in which something needs confirmation, but
 * leaves that unticked, so that Apply would write nothing: there, what needs it is the creation of a file that exists, which the
 * preview passes over, and the changes themselves are ticked.
 */
function previewed(
	{ options }: ServerContext,
	root: Root,
	{ changes, moves = [] }: PlanEdit,
	{ label, description }: Preview,
	documentChanges: NonNullable<WorkspaceEdit['documentChanges']>,
): WorkspaceEdit {
	const existing = changes[0]?.path ?? moves[0]?.from;
	const isByTicking = options.confirmsByTicking === true && existing !== undefined;
	const shown = { label, ...(description !== undefined && { description }) };
	const preview = { ...shown, needsConfirmation: !isByTicking };
	if (!isByTicking) {
		return { documentChanges, changeAnnotations: { preview } };
	}
	const opener: CreateFile = {
		kind: 'create',
		uri: root.uriOf(existing),
		options: { ignoreIfExists: true },
		annotationId: 'opener',
	};
	return {
		documentChanges: [opener, ...documentChanges],
		changeAnnotations: { preview, opener: { ...shown, needsConfirmation: true } },
	};
}

/** True for a client that asks for the edit of a code action when somebody chooses it. */
export const canResolveEdits = (client: ClientCapabilities | undefined): boolean =>
	client?.textDocument?.codeAction?.resolveSupport?.properties.includes('edit') ?? false;
