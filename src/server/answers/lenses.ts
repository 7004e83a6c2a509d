import {
	BulkRegistration,
	type CancellationToken,
	type CodeLens,
	CodeLensRequest,
	type Command,
	DidChangeTextDocumentNotification,
	DidCloseTextDocumentNotification,
	DidOpenTextDocumentNotification,
	type Disposable,
	type InlayHint,
	type InlayHintParams,
	TextDocumentSyncKind,
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
	initialized(server, { capabilities: { textDocument } }) {
		const isAsked = textDocument?.codeLens?.dynamicRegistration && textDocument.synchronization?.dynamicRegistration;
		if (server.options.referencesInAllFiles && isAsked) {
			const inCode = new LensesInCode(server);
			server.onDidConfigure(() => inCode.follow());
		}
	},
};

/**
 * A client of ours tells the server of documents alone. As long as a setting wants lenses in code, it is asked for them there, and tells
 * of code that is not saved as well: else a lens would stand where its function stands on the disk.
 */
class LensesInCode {
	private readonly server: ServerContext;
	private registered: Promise<Disposable | undefined> = Promise.resolve(undefined);

	constructor(server: ServerContext) {
		this.server = server;
	}

	follow(): void {
		const next = this.registered.then((registered) => this.next(registered));
		this.registered = next.catch((error: unknown) => {
			this.server.log.error(`Lenses in code could not be offered: ${error}`);
			return undefined;
		});
	}

	private async next(registered: Disposable | undefined): Promise<Disposable | undefined> {
		const isWanted = (await this.server.openRoots()).some(({ service }) => service.hasLensesInCode);
		if (isWanted) {
			return registered ?? this.server.connection.client.register(inPython());
		}
		registered?.dispose();
		return undefined;
	}
}

function inPython(): BulkRegistration {
	const documentSelector = [{ language: 'python' }];
	const registration = BulkRegistration.create();
	registration.add(DidOpenTextDocumentNotification.type, { documentSelector });
	registration.add(DidChangeTextDocumentNotification.type, {
		documentSelector,
		syncKind: TextDocumentSyncKind.Incremental,
	});
	registration.add(DidCloseTextDocumentNotification.type, { documentSelector });
	registration.add(CodeLensRequest.type, { documentSelector });
	return registration;
}

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
