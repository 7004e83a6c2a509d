import {
	type CancellationToken,
	type CodeLens,
	CodeLensRequest,
	type Command,
	type InlayHint,
	type InlayHintParams,
} from 'vscode-languageserver';
import type { Lens } from '../../features/lenses.ts';
import type { Answers, ServerContext } from '../context.ts';
import { lineOf, rangeOn } from '../ranges.ts';
import type { Root } from '../roots.ts';

/** What an editor writes between the lines and behind pointers. */
export const lensAnswers: Answers = {
	capabilities: () => ({ codeLensProvider: { resolveProvider: false }, inlayHintProvider: true }),
	listen(server) {
		server.connection.onCodeLens(({ textDocument }, token) => lenses(server, textDocument.uri, token));
		server.connection.languages.inlayHint.on((params, token) => hints(server, params, token));
	},
	initialized(server, params) {
		// A client of ours tells the server of documents alone; in code it is asked for lenses all the same.
		if (server.options.referencesInAllFiles && params.capabilities.textDocument?.codeLens?.dynamicRegistration) {
			void server.connection.client.register(CodeLensRequest.type, { documentSelector: [{ language: 'python' }] });
		}
	},
};

async function lenses(server: ServerContext, uri: string, token: CancellationToken): Promise<CodeLens[]> {
	const found = await server.document(uri);
	const all = (await found?.root.service.lenses(found.document, token)) ?? [];
	return found === undefined || token.isCancellationRequested
		? []
		: all.map((lens) => ({
				range: rangeOn(lens.line, { start: 0, end: 0 }),
				command: commandOf(server, found.root, uri, lens),
			}));
}

/** A client that has no command of ours shows the words alone. */
function commandOf(server: ServerContext, root: Root, uri: string, { line, title, leads }: Lens): Command {
	const { showPlacesCommand = '', createArtifactCommand = '' } = server.options;
	if (leads.to === 'create') {
		return { title, command: createArtifactCommand, arguments: [{ folder: root.uri, ...leads.from }] };
	}
	const places =
		leads.to === 'target'
			? [root.placeOf(leads.target)]
			: leads.places.map((each) => ({ uri: root.uriOf(each.path), range: rangeOn(each.line, each.span) }));
	const from = { uri, position: rangeOn(line, { start: 0, end: 0 }).start };
	return { title, command: showPlacesCommand, arguments: [from, places] };
}

async function hints(
	server: ServerContext,
	{ textDocument, range }: InlayHintParams,
	token: CancellationToken,
): Promise<InlayHint[]> {
	const found = await server.document(textDocument.uri);
	const all =
		(await found?.root.service.inlayHints(found.document, lineOf(range.start), lineOf(range.end), token)) ?? [];
	return all.map(({ line, column, state, task }) => ({
		position: rangeOn(line, { start: column, end: column }).start,
		label: state,
		tooltip: task,
		paddingLeft: true,
	}));
}
