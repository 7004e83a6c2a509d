import {
	type CancellationToken,
	type DocumentSymbol,
	type DocumentSymbolParams,
	SymbolKind,
	type WorkspaceSymbol,
	type WorkspaceSymbolParams,
} from 'vscode-languageserver';
import type { PlanSymbol } from '../../features/documentSymbols.ts';
import type { Document } from '../../indexing/document.ts';
import type { Answers, ServerContext } from '../context.ts';
import { linesOf, rangeOn } from '../ranges.ts';

/** The outline of a document, and names in the whole workspace. */
export const symbolAnswers: Answers = {
	capabilities: () => ({ documentSymbolProvider: true, workspaceSymbolProvider: true }),
	listen(server) {
		server.connection.onDocumentSymbol((params) => documentSymbols(server, params));
		server.connection.onWorkspaceSymbol((params, token) => workspaceSymbols(server, params, token));
	},
};

const kinds = {
	initiative: SymbolKind.Class,
	phase: SymbolKind.Namespace,
	task: SymbolKind.Event,
	attempt: SymbolKind.Event,
	finding: SymbolKind.Constant,
} as const;

async function documentSymbols(
	server: ServerContext,
	{ textDocument }: DocumentSymbolParams,
): Promise<DocumentSymbol[]> {
	const found = await server.document(textDocument.uri);
	return found === undefined
		? []
		: found.root.service.documentSymbols(found.document).map((symbol) => toDocumentSymbol(found.document, symbol));
}

function toDocumentSymbol(
	document: Document,
	{ kind, name, detail, line, lastLine, span, children }: PlanSymbol,
): DocumentSymbol {
	return {
		name,
		detail,
		kind: kinds[kind],
		range: linesOf(document, { first: line, last: lastLine }),
		selectionRange: rangeOn(line, span),
		children: children.map((child) => toDocumentSymbol(document, child)),
	};
}

async function workspaceSymbols(
	server: ServerContext,
	{ query }: WorkspaceSymbolParams,
	token: CancellationToken,
): Promise<WorkspaceSymbol[]> {
	const roots = await server.openRoots();
	const found = await Promise.all(
		roots.map(async (root) =>
			(await root.service.workspaceSymbols(query)).map(({ definition, name, container }) => ({
				name,
				kind: kinds[definition.kind],
				location: { uri: root.uriOf(definition.document.path), range: rangeOn(definition.line, definition.span) },
				...(container !== '' && { containerName: container }),
			})),
		),
	);
	return token.isCancellationRequested ? [] : found.flat();
}
