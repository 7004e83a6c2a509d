import {
	type CancellationToken,
	type Disposable,
	type DocumentSymbol,
	type DocumentSymbolParams,
	DocumentSymbolRequest,
	type InitializeParams,
	SymbolKind,
	type WorkspaceSymbol,
	type WorkspaceSymbolParams,
} from 'vscode-languageserver';
import type { PlanSymbol } from '../../features/documentSymbols.ts';
import type { Document } from '../../indexing/document.ts';
import type { InitializationOptions } from '../../protocol.ts';
import type { Answers, ServerContext } from '../context.ts';
import { linesOf, rangeOn } from '../ranges.ts';

/** The outline of a document, and names in the whole workspace. */
export const symbolAnswers: Answers = {
	capabilities: (params) => ({
		workspaceSymbolProvider: true,
		...(!isBySetting(params) && { documentSymbolProvider: true }),
	}),
	listen(server) {
		const outline = new Outline(server);
		server.connection.onDocumentSymbol((params) => documentSymbols(server, params));
		server.connection.onWorkspaceSymbol((params, token) => workspaceSymbols(server, params, token));
		server.onDidConfigure(() => outline.follow());
	},
};

function isBySetting({ initializationOptions }: InitializeParams): boolean {
	const options: InitializationOptions = initializationOptions ?? {};
	return options.outlineBySetting === true;
}

/** Offers the outline as long as the setting asks for it, to a client that leaves that to a setting. */
class Outline {
	private readonly server: ServerContext;
	private registered: Promise<Disposable | undefined> = Promise.resolve(undefined);

	constructor(server: ServerContext) {
		this.server = server;
	}

	follow(): void {
		const { connection, options, log } = this.server;
		if (options.outlineBySetting !== true) {
			return;
		}
		const next = async (registered: Disposable | undefined): Promise<Disposable | undefined> => {
			const isWanted: unknown = await connection.workspace.getConfiguration('planNavigator.documentSymbols');
			if (isWanted === true) {
				return registered ?? connection.client.register(DocumentSymbolRequest.type, { documentSelector: null });
			}
			registered?.dispose();
			return undefined;
		};
		this.registered = this.registered.then(next).catch((error: unknown) => {
			log.error(`The outline could not be offered: ${error}`);
			return undefined;
		});
	}
}

const kinds = {
	initiative: SymbolKind.Class,
	phase: SymbolKind.Enum,
	task: SymbolKind.EnumMember,
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
			(await root.service.workspaceSymbols(query, token)).map(({ definition, name, container }) => ({
				name,
				kind: kinds[definition.kind],
				location: { uri: root.uriOf(definition.document.path), range: rangeOn(definition.line, definition.span) },
				...(container !== '' && { containerName: container }),
			})),
		),
	);
	return token.isCancellationRequested ? [] : found.flat();
}
