import {
	type CancellationToken,
	LSPErrorCodes,
	type PrepareRenameParams,
	type PrepareRenameResult,
	type RenameParams,
	ResponseError,
	type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Refusal } from '../../features/edit.ts';
import type { RenameSubject } from '../../features/rename/renameId.ts';
import type { Requests } from '../../protocol.ts';
import type { Answers, DocumentAt, ServerContext } from '../context.ts';
import { freshEdit, hasJustChanged } from '../edits.ts';
import { lineOf, rangeOn } from '../ranges.ts';

/** Other names for the ids of tasks, phases and initiatives. */
export const renameAnswers: Answers = {
	capabilities: () => ({ renameProvider: { prepareProvider: true } }),
	listen(server) {
		server.connection.onPrepareRename((params, token) => prepare(server, params, token));
		server.connection.onRenameRequest((params, token) => rename(server, params, token));
		server.on('planNavigator/rename', (params, token) => renameWithPreview(server, params, token));
	},
};

/** Answers on the token of an id alone, so that what else can be renamed, as headings, is left to others. */
async function prepare(
	server: ServerContext,
	{ textDocument, position }: PrepareRenameParams,
	token: CancellationToken,
): Promise<PrepareRenameResult | null> {
	const found = await server.document(textDocument.uri);
	const line = lineOf(position);
	const subject = await found?.root.service.renameSubject(found.document, line, position.character);
	if (subject === undefined || token.isCancellationRequested) {
		return null;
	}
	if ('problem' in subject) {
		throw new ResponseError(LSPErrorCodes.RequestFailed, subject.problem);
	}
	return { range: rangeOn(line, subject.span), placeholder: subject.definitions[0].id };
}

async function rename(
	server: ServerContext,
	{ textDocument, position, newName }: RenameParams,
	token: CancellationToken,
): Promise<WorkspaceEdit | null> {
	const found = await server.document(textDocument.uri);
	if (found === undefined) {
		return null;
	}
	const subjectOf = () => found.root.service.renameSubject(found.document, lineOf(position), position.character);
	if ((await subjectOf()) === undefined) {
		return null;
	}
	const given = await renamed(server, found, subjectOf, { newName, token });
	if ('problem' in given) {
		throw new ResponseError(LSPErrorCodes.RequestFailed, given.problem);
	}
	return given;
}

interface Renaming {
	readonly newName: string;
	readonly token: CancellationToken;
	/** Asks for a preview, as for every edit. */
	readonly label?: string;
}

/**
 * The edit of a rename, computed again where other documents changed meanwhile; refused where the document itself did, for at that
 * place another id may stand by now.
 */
function renamed(
	server: ServerContext,
	{ root, document }: DocumentAt,
	subjectOf: () => Promise<RenameSubject | Refusal | undefined>,
	{ newName, token, ...options }: Renaming,
): Promise<WorkspaceEdit | Refusal> {
	const compute = async () => {
		const isSame = (await root.service.read(document.path)) === document;
		const subject = isSame ? await subjectOf() : undefined;
		if (subject === undefined) {
			return hasJustChanged(document.path);
		}
		return 'problem' in subject ? subject : root.service.renameId(subject, newName.trim(), token);
	};
	return freshEdit(server, root, compute, options);
}

async function renameWithPreview(
	server: ServerContext,
	{ uri, position, id, newId, onlyAsk }: Requests['planNavigator/rename'][0],
	token: CancellationToken,
): Promise<Requests['planNavigator/rename'][1]> {
	const found = await server.document(uri);
	if (found === undefined) {
		return { problem: 'That document is not there any more.' };
	}
	const { service } = found.root;
	const line = lineOf(position);
	const subjectOf = () =>
		id === undefined
			? service.renameSubjectOnLine(found.document, line, position.character)
			: service.renameSubject(found.document, line, id);
	const subject = await subjectOf();
	const gone = { problem: `${id ?? 'The id'} no longer stands in line ${line}. Nothing was changed.` };
	if (newId === undefined || onlyAsk === true) {
		if (subject === undefined || 'problem' in subject) {
			const none = { problem: 'The cursor stands on no id of a task, phase or initiative.' };
			return subject ?? (id === undefined ? none : gone);
		}
		if (newId !== undefined) {
			const problem = await service.whyNotRename(subject, newId);
			return problem === undefined ? { id: subject.definitions[0].id } : { problem };
		}
		return {
			id: subject.definitions[0].id,
			hasFolder: await service.movesFolder(subject),
			kept: await service.mentionsKept(subject, token),
			keptPaths: await service.pathsKept(subject, token),
			others: await service.namesakesKept(subject, token),
		};
	}
	if (subject === undefined) {
		return gone;
	}
	const given = await renamed(server, found, subjectOf, { newName: newId, token, label: `Rename to ${newId}` });
	return 'problem' in given ? given : { edit: given };
}
