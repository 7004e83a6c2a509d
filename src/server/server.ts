import {
	type CancellationToken,
	type ClientCapabilities,
	type Connection,
	DidChangeConfigurationNotification,
	DidChangeWatchedFilesNotification,
	FileChangeType,
	type FileEvent,
	type InitializeParams,
	type InitializeResult,
	MessageType,
	type ServerCapabilities,
	ShowMessageNotification,
	TextDocumentSyncKind,
	TextDocuments,
	type VersionedTextDocumentIdentifier,
	type WorkspaceFolder,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { isObject } from '../base/collections.ts';
import { DisposableStore } from '../base/disposable.ts';
import { Emitter } from '../base/event.ts';
import { unknownRules } from '../features/rules/unknownRules.ts';
import type { FileClient } from '../hosts/clientFiles.ts';
import type { RootPath } from '../ports/files.ts';
import type { Log } from '../ports/log.ts';
import { readSettings, type SettingsRead } from '../ports/readSettings.ts';
import { type Settings, settingsKey } from '../ports/settings.ts';
import type { InitializationOptions, Requests } from '../protocol.ts';
import { answers } from './answers/answers.ts';
import { openChecker } from './answers/diagnostics.ts';
import type { DocumentAt, ServerContext } from './context.ts';
import { GoneTexts, type HeldText } from './goneTexts.ts';
import { Root, type RootHost } from './roots.ts';

/** What a host needs to know to open a workspace folder. */
interface OpenRequest {
	readonly folder: WorkspaceFolder;
	readonly settings: Settings;
	readonly options: InitializationOptions;
	readonly log: Log;
	/** Reaches the files that only the client has. */
	readonly client: FileClient;
}

/** Opens a workspace folder in the host at hand: Node's disk, or the client's files. */
export type OpenRoot = (request: OpenRequest) => Promise<RootHost>;

/** How long the views wait for more changes before they are told, in milliseconds: a checkout is one refresh. */
const settle = 200;

/** How long they wait at most while changes keep coming. */
const settleAtMost = 800;

/** The settings that a folder keeps itself, for a client that has none to give. */
export type OwnSettings = (folder: WorkspaceFolder) => Promise<SettingsRead>;

/** Answers an LSP client over a connection until it ends. Only this folder knows LSP. */
export function serve(
	connection: Connection,
	openRoot: OpenRoot,
	ownSettings: OwnSettings = async () => readSettings({}),
): void {
	new Server(connection, openRoot, ownSettings).listen();
}

class Server implements ServerContext {
	readonly connection: Connection;
	private readonly openRoot: OpenRoot;
	private readonly ownSettings: OwnSettings;
	private readonly documents = new TextDocuments(TextDocument);
	/** The addresses of open documents as the client writes them, by those that we write: `docs/a%281%29.md` is `docs/a(1).md` to many. */
	private readonly written = new Map<string, string>();
	private readonly goneTexts = new GoneTexts({
		held: (uri) => this.held(uri),
		isGone: async ({ uri, path }) => (await this.find(uri)?.root.service.isGone(path)) === true,
		setCounts: (uri, counts) => this.setCounts(uri, counts),
	});
	private readonly disposables = new DisposableStore();
	private readonly configured = this.disposables.add(new Emitter<void>());
	readonly onDidConfigure = this.configured.event;
	private readonly rootChanges = this.disposables.add(new Emitter<void>());
	readonly onDidChangeRoots = this.rootChanges.event;
	readonly log: Log;
	roots: readonly Root[] = [];
	askedAt = Number.NEGATIVE_INFINITY;
	options: InitializationOptions = {};
	private initialize: InitializeParams | undefined;
	private folders: readonly WorkspaceFolder[] = [];
	/** Resolves when the folders are open: every request waits for it. */
	private ready: Promise<void> = Promise.resolve();
	/** What was wrong in the settings of each folder when they were read last. */
	private readonly problems = new Map<string, readonly string[]>();
	private changedSince: number | undefined;
	private pendingChange: ReturnType<typeof setTimeout> | undefined;

	constructor(connection: Connection, openRoot: OpenRoot, ownSettings: OwnSettings) {
		this.connection = connection;
		this.openRoot = openRoot;
		this.ownSettings = ownSettings;
		this.log = {
			info: (message) => connection.console.info(message),
			warn: (message) => connection.console.warn(message),
			error: (message) => connection.console.error(message),
			tell: (message) => this.warn(message),
		};
	}

	listen(): void {
		const { connection, documents, disposables } = this;
		connection.onInitialize((params) => this.onInitialize(params));
		connection.onInitialized(() => this.onInitialized());
		connection.onShutdown(() => this.dispose());
		connection.onDidChangeConfiguration(() => {
			this.reopen();
			this.configured.fire();
		});
		connection.onDidChangeWatchedFiles(({ changes }) => this.onWatched(changes));
		for (const answer of answers) {
			answer.listen(this);
		}
		disposables.add(documents.onDidOpen(({ document: { uri } }) => this.written.set(canonical(uri), uri)));
		disposables.add(documents.onDidClose(({ document: { uri } }) => this.written.delete(canonical(uri))));
		disposables.add(documents.onDidChangeContent(({ document: { uri } }) => this.takeText(uri)));
		disposables.add(documents.onDidOpen(({ document: { uri } }) => this.lookAtOpened([uri])));
		disposables.add(documents.onDidClose(({ document }) => this.setOverlay(document.uri, undefined)));
		disposables.add(documents.onDidClose(({ document: { uri } }) => this.goneTexts.closed(uri)));
		disposables.add(documents.listen(connection));
		connection.listen();
	}

	on<M extends keyof Requests>(
		method: M,
		answer: (params: Requests[M][0], token: CancellationToken) => Promise<Requests[M][1]>,
	): void {
		this.connection.onRequest(method, async (params: Requests[M][0], token: CancellationToken) => {
			await this.asked();
			return answer(params, token);
		});
	}

	private onInitialize(params: InitializeParams): InitializeResult {
		this.initialize = params;
		this.options = (params.initializationOptions as InitializationOptions | undefined) ?? {};
		this.folders =
			params.workspaceFolders ?? (params.rootUri ? [{ uri: params.rootUri, name: nameOfUri(params.rootUri) }] : []);
		const given: ServerCapabilities = Object.assign({}, ...answers.map((answer) => answer.capabilities?.(params)));
		return {
			capabilities: {
				textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
				...given,
				workspace: { workspaceFolders: { supported: true, changeNotifications: true }, ...given.workspace },
			},
			serverInfo: { name: 'Plan Navigator' },
		};
	}

	private onInitialized(): void {
		const { workspace } = this.initialize?.capabilities ?? {};
		if (workspace?.didChangeConfiguration?.dynamicRegistration) {
			void this.connection.client.register(DidChangeConfigurationNotification.type, { section: 'planNavigator' });
		}
		if (workspace?.didChangeWatchedFiles?.dynamicRegistration && this.options.watchesFiles !== true) {
			const watchers = [{ globPattern: '**/*' }];
			void this.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
		}
		if (workspace?.workspaceFolders) {
			this.connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
				const gone = new Set(removed.map((folder) => folder.uri));
				this.folders = [...this.folders.filter((folder) => !gone.has(folder.uri)), ...added];
				this.reopen();
			});
		}
		const { initialize } = this;
		if (initialize !== undefined) {
			for (const answer of answers) {
				answer.initialized?.(this, initialize);
			}
		}
		this.reopen();
		this.configured.fire();
	}

	/** Opens folders that are new or have other settings, closes those that are gone, keeps the rest. */
	private reopen(): void {
		this.ready = this.ready
			.then(async () => {
				const opened = await Promise.all(this.folders.map((folder) => this.open(folder)));
				const roots = opened.filter((root) => root !== undefined);
				for (const root of this.roots.filter((each) => !roots.includes(each))) {
					root.dispose();
				}
				this.roots = roots;
				this.rootChanges.fire();
				for (const uri of this.documents.keys()) {
					this.setCounts(uri, !this.goneTexts.has(uri));
				}
				this.lookAtOpened(this.documents.keys());
				this.tellChanged();
			})
			.catch((error: unknown) => this.log.error(`The workspace folders could not be opened: ${error}`));
	}

	/** The root of a folder with the settings of now; the one of before, if any, where it cannot be opened so. */
	private async open(folder: WorkspaceFolder): Promise<Root | undefined> {
		const before = this.roots.find((root) => root.uri === folder.uri);
		try {
			return await this.openAnew(folder, before);
		} catch (error) {
			this.log.error(`The workspace folder ${folder.name} could not be opened: ${error}`);
			return before;
		}
	}

	private async openAnew(folder: WorkspaceFolder, before: Root | undefined): Promise<Root> {
		const raw = await this.configuration(folder.uri);
		const { settings, problems } = isObject(raw) ? readSettings(raw) : await this.ownSettings(folder);
		this.tellProblems(folder.uri, [...problems, ...unknownRules(settings)]);
		const fingerprint = settingsKey(settings);
		if (before?.fingerprint === fingerprint) {
			return before;
		}
		const client: FileClient = { send: (method, params) => this.connection.sendRequest(method, params) };
		const host = await this.openRoot({ folder, settings, options: this.options, log: this.log, client });
		const root = new Root(folder, fingerprint, host);
		// The one of before takes back what it has told of its documents, and only then does the new one tell of them.
		before?.dispose();
		this.roots = [...this.roots.filter((each) => each !== before), root];
		// Before the new one tells of anything, for taking back clears all that stands under an address.
		this.rootChanges.fire();
		root.service.onDidChange(() => this.tellChanged());
		root.service.onDidChangeFiles((change) => {
			const held = change !== 'all' && change.names.length === 0 ? [] : this.documents.keys();
			this.goneTexts.follow(
				change,
				held.flatMap((uri) => this.heldIn(root, uri) ?? []),
			);
		});
		root.opened(openChecker(this, root));
		return root;
	}

	/** Tells what is wrong in the settings of a folder, in one notice and once; what several folders share is told of the first. */
	private tellProblems(uri: string, problems: readonly string[]): void {
		const told = new Set([...this.problems.values()].flat());
		const fresh = problems.filter((problem) => !told.has(problem));
		this.problems.set(uri, problems);
		for (const problem of fresh) {
			this.log.warn(problem);
		}
		if (fresh.length > 0) {
			this.log.tell(fresh.join(' '));
		}
	}

	/** What the client says of the settings; undefined or null where it has none. */
	private async configuration(uri: string): Promise<unknown> {
		if (!this.initialize?.capabilities.workspace?.configuration) {
			return (this.initialize?.initializationOptions as { settings?: unknown } | undefined)?.settings;
		}
		return this.connection.workspace.getConfiguration({ scopeUri: uri, section: 'planNavigator' });
	}

	private dispose(): void {
		clearTimeout(this.pendingChange);
		for (const root of this.roots) {
			root.dispose();
		}
		this.roots = [];
		this.disposables.dispose();
	}

	/** Tells the views once that something has changed, however many changes come together. */
	private tellChanged(): void {
		const now = Date.now();
		this.changedSince ??= now;
		clearTimeout(this.pendingChange);
		const wait = Math.max(0, Math.min(settle, this.changedSince + settleAtMost - now));
		this.pendingChange = setTimeout(() => {
			this.changedSince = undefined;
			void this.connection.sendNotification('planNavigator/changed', {});
			this.refreshLenses();
		}, wait);
	}

	/** Lenses and hints say what other documents say. */
	private refreshLenses(): void {
		const { codeLens, inlayHint } = this.initialize?.capabilities.workspace ?? {};
		if (codeLens?.refreshSupport) {
			void this.connection.sendRequest('workspace/codeLens/refresh').catch(() => undefined);
		}
		if (inlayHint?.refreshSupport) {
			void this.connection.languages.inlayHint.refresh().catch(() => undefined);
		}
	}

	/** Tells every folder that holds the address, for one may lie in another and both read the file. */
	private setOverlay(uri: string, text: string | undefined): void {
		for (const { root, path } of this.holders(uri)) {
			root.service.setOverlay(path, text);
		}
	}

	/** What was opened or typed counts, whether there is a file or not. */
	private takeText(uri: string): void {
		this.goneTexts.changed(uri);
		this.setCounts(uri, true);
	}

	private setCounts(uri: string, counts: boolean): void {
		this.setOverlay(uri, counts ? this.documents.get(uri)?.getText() : undefined);
	}

	/**
	 * VS Code opens nothing as a file that is not on the disk: what it opens anew in a server that was started again may be a text that it
	 * holds for one that is gone. Other editors open a file to make it.
	 */
	private lookAtOpened(uris: readonly string[]): void {
		const mayMake = this.options.watchesFiles !== true;
		this.goneTexts.opened(
			uris.flatMap((uri) => this.held(uri) ?? []),
			mayMake,
		);
	}

	private held(uri: string): HeldText | undefined {
		const root = this.find(uri)?.root;
		return root && this.heldIn(root, uri);
	}

	private heldIn(root: Root, uri: string): HeldText | undefined {
		const [path, version] = [root.pathOf(uri), this.documents.get(uri)?.version];
		return path === undefined || version === undefined ? undefined : { uri, path, version };
	}

	private onWatched(changes: readonly FileEvent[]): void {
		for (const root of this.roots) {
			const of = (type: FileChangeType): RootPath[] =>
				changes.flatMap((change) => (change.type === type ? (root.pathOf(change.uri) ?? []) : []));
			const batch = {
				created: of(FileChangeType.Created),
				changed: of(FileChangeType.Changed),
				deleted: of(FileChangeType.Deleted),
			};
			if (Object.values(batch).some((paths) => paths.length > 0)) {
				root.changed(batch);
			}
		}
	}

	/** The innermost root that holds an address. */
	find(uri: string): { root: Root; path: RootPath } | undefined {
		return this.holders(uri).sort((a, b) => b.root.uri.length - a.root.uri.length)[0];
	}

	/** Every root that holds an address, in no order that matters. */
	private holders(uri: string): { root: Root; path: RootPath }[] {
		return this.roots.flatMap((root) => {
			const path = root.pathOf(uri);
			return path === undefined ? [] : [{ root, path }];
		});
	}

	get client(): ClientCapabilities | undefined {
		return this.initialize?.capabilities;
	}

	openAt(uri: string): VersionedTextDocumentIdentifier | undefined {
		const document = this.documents.get(this.written.get(uri) ?? uri);
		return document && { uri: document.uri, version: document.version };
	}

	warn(message: string): void {
		// A notification: the request of that name waits for an answer, and not every client gives one.
		void this.connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
	}

	/** Somebody waits for an answer, which begins once the folders are open. */
	private asked(): Promise<void> {
		this.askedAt = Date.now();
		return this.ready;
	}

	async openRoots(): Promise<readonly Root[]> {
		await this.asked();
		return this.roots;
	}

	async fileAt(uri: string): Promise<{ root: Root; path: RootPath } | undefined> {
		await this.asked();
		return this.find(uri);
	}

	async document(uri: string): Promise<DocumentAt | undefined> {
		const found = await this.fileAt(uri);
		const document = found === undefined ? undefined : await found.root.service.read(found.path);
		return found === undefined || document === undefined || 'problem' in document
			? undefined
			: { root: found.root, document };
	}
}

/** An address as `Root.uriOf` writes it, whichever characters a client encodes. */
const canonical = (uri: string): string => URI.parse(uri).toString();

const nameOfUri = (uri: string): string => decodeURIComponent(uri.replace(/\/+$/, '').replace(/^.*\//, ''));
