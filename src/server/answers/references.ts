import {
	type CancellationToken,
	type InitializeParams,
	type Location,
	type ReferenceParams,
	ReferencesRequest,
} from 'vscode-languageserver';
import type { InitializationOptions } from '../../protocol.ts';
import type { Answers, ServerContext } from '../context.ts';
import { lineOf, rangeOn } from '../ranges.ts';

/** What leads to a line. A client of ours is asked in files of every language, which a static capability cannot say. */
export const referenceAnswers: Answers = {
	capabilities: (params) => (isAskedEverywhere(params) ? {} : { referencesProvider: true }),
	listen(server) {
		server.connection.onReferences((params, token) => references(server, params, token));
	},
	initialized(server, params) {
		if (isAskedEverywhere(params)) {
			const schemes = (params.workspaceFolders ?? []).map(({ uri }) => uri.slice(0, uri.indexOf(':')));
			const documentSelector = [...new Set(['file', ...schemes])].map((scheme) => ({ scheme }));
			void server.connection.client.register(ReferencesRequest.type, { documentSelector });
		}
	},
};

function isAskedEverywhere({ capabilities, initializationOptions }: InitializeParams): boolean {
	const options: InitializationOptions = initializationOptions ?? {};
	return options.referencesInAllFiles === true && capabilities.textDocument?.references?.dynamicRegistration === true;
}

async function references(
	server: ServerContext,
	{ textDocument, position, context }: ReferenceParams,
	token: CancellationToken,
): Promise<Location[] | null> {
	const found = await server.fileAt(textDocument.uri);
	const answer = await found?.root.service.references(found.path, lineOf(position), position.character, token);
	if (found === undefined || answer === undefined || token.isCancellationRequested) {
		return null;
	}
	const places = [...(context.includeDeclaration ? answer.declarations : []), ...answer.places];
	return places.map(({ path, line, span }) => ({ uri: found.root.uriOf(path), range: rangeOn(line, span) }));
}
