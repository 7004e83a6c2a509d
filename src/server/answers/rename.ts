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
import { toWorkspaceEdit } from '../edits.ts';
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
	const subject = await found?.root.service.renameSubject(found.document, lineOf(position), position.character);
	const edit = found && (await editOf(found, subject, newName, token));
	if (found === undefined || edit === undefined) {
		return null;
	}
	const given = await toWorkspaceEdit(server, found.root, edit);
	if ('problem' in given) {
		throw new ResponseError(LSPErrorCodes.RequestFailed, given.problem);
	}
	return given;
}

type Subject = RenameSubject | Refusal | undefined;

async function editOf({ root }: DocumentAt, subject: Subject, newName: string, token: CancellationToken) {
	return subject === undefined || 'problem' in subject
		? subject
		: root.service.renameId(subject, newName.trim(), token);
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
	const subject = await (id === undefined
		? service.renameSubjectOnLine(found.document, line, position.character)
		: service.renameSubject(found.document, line, id));
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
	const edit = await editOf(found, subject, newId, token);
	if (edit === undefined) {
		return gone;
	}
	const given = await toWorkspaceEdit(server, found.root, edit, { label: `Rename to ${newId}` });
	return 'problem' in given ? given : { edit: given };
}
