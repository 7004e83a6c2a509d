import {
	type CancellationToken,
	type DocumentHighlight,
	DocumentHighlightKind,
	type DocumentHighlightParams,
} from 'vscode-languageserver';
import type { Answers, ServerContext } from '../context.ts';
import { lineOf, rangeOn } from '../ranges.ts';

/** The other places of a document that name the same. */
export const highlightAnswers: Answers = {
	capabilities: () => ({ documentHighlightProvider: true }),
	listen(server) {
		server.connection.onDocumentHighlight((params, token) => highlights(server, params, token));
	},
};

async function highlights(
	server: ServerContext,
	{ textDocument, position }: DocumentHighlightParams,
	token: CancellationToken,
): Promise<DocumentHighlight[] | null> {
	const found = await server.document(textDocument.uri);
	const all = await found?.root.service.highlights(found.document, lineOf(position), position.character, token);
	// Nothing leaves the word under the cursor to the editor.
	return all === undefined || all.length === 0
		? null
		: all.map(({ line, span, isDefinition }) => ({
				range: rangeOn(line, span),
				kind: isDefinition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
			}));
}
