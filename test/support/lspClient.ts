import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import {
	type ClientCapabilities,
	createConnection,
	createProtocolConnection,
	type InitializeResult,
	type ProtocolConnection,
	type Registration,
	type RegistrationParams,
	type ServerCapabilities,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { InitializationOptions, Requests } from '../../src/protocol.ts';
import { nodeSettings, openNodeRoot } from '../../src/server/nodeRoot.ts';
import { serve } from '../../src/server/server.ts';

/** A client and a server in one process, over two streams, on a real folder that is gone afterwards. */
export interface LspClient {
	readonly connection: ProtocolConnection;
	readonly folder: string;
	uri(path: string): string;
	write(path: string, text: string): void;
	open(path: string, text: string): Promise<void>;
	request<M extends keyof Requests>(method: M, params: Requests[M][0]): Promise<Requests[M][1]>;
	/** How often the server has said that something changed. */
	readonly changes: () => number;
	/** What the server said that it can do when it was initialized, and what it registered since. */
	readonly capabilities: ServerCapabilities;
	readonly registered: readonly Registration[];
	close(): Promise<void>;
}

/** Starts them with files in the folder: `startClient({ 'plans/a.md': '# A' })`. */
export async function startClient(
	files: Readonly<Record<string, string>>,
	initializationOptions: InitializationOptions = {},
	moreFolders: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
	/** Listens before the first message is sent. */
	prepare: (connection: ProtocolConnection) => void = () => {},
	textDocument: ClientCapabilities['textDocument'] = {},
	/** The edits that the client takes: all that there are, unless told otherwise. */
	workspaceEdit: NonNullable<ClientCapabilities['workspace']>['workspaceEdit'] = {
		documentChanges: true,
		resourceOperations: ['create', 'rename', 'delete'],
		changeAnnotationSupport: {},
	},
): Promise<LspClient> {
	const base = mkdtempSync(join(tmpdir(), 'plan-navigator-'));
	const folder = join(base, 'root');
	const put = (path: string, text: string) => {
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, text);
	};
	mkdirSync(folder);
	const all = { root: files, ...moreFolders };
	for (const [name, contents] of Object.entries(all)) {
		for (const [path, text] of Object.entries(contents)) {
			put(join(base, name, path), text);
		}
	}
	const [toServer, toClient] = [new PassThrough(), new PassThrough()];
	serve(
		createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)),
		openNodeRoot,
		nodeSettings,
	);
	const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
	let changes = 0;
	connection.onNotification('planNavigator/changed', () => {
		changes++;
	});
	prepare(connection);
	const registered: Registration[] = [];
	connection.onRequest('client/registerCapability', ({ registrations }: RegistrationParams) => {
		registered.push(...registrations);
		return null;
	});
	connection.listen();
	const uri = (path: string) => pathToFileURL(join(folder, path)).href;
	const { capabilities }: InitializeResult = await connection.sendRequest('initialize', {
		processId: null,
		rootUri: null,
		capabilities: { workspace: { workspaceFolders: true, workspaceEdit }, textDocument },
		initializationOptions: { storage: join(base, 'storage'), ...initializationOptions },
		workspaceFolders: Object.keys(all).map((name) => ({ uri: pathToFileURL(join(base, name)).href, name })),
	});
	await connection.sendNotification('initialized', {});
	return {
		connection,
		folder,
		uri,
		write: (path, text) => put(join(folder, path), text),
		open: (path, text) =>
			connection.sendNotification('textDocument/didOpen', {
				textDocument: { uri: uri(path), languageId: 'markdown', version: 1, text },
			}),
		request: (method, params) => connection.sendRequest(method, params),
		changes: () => changes,
		capabilities,
		registered,
		close: async () => {
			await connection.sendRequest('shutdown');
			connection.dispose();
			// The server may still be saving its index there.
			await rm(base, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
		},
	};
}
