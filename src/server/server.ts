import {
	type CancellationToken,
	type Connection,
	DidChangeConfigurationNotification,
	DidChangeWatchedFilesNotification,
	type DocumentLink,
	FileChangeType,
	type FileEvent,
	type Hover,
	type InitializeParams,
	type InitializeResult,
	type LocationLink,
	type TextDocumentPositionParams,
	TextDocumentSyncKind,
	TextDocuments,
	type WorkspaceFolder,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { isObject } from '../base/collections.ts';
import { DisposableStore } from '../base/disposable.ts';
import { line0, toLine1 } from '../base/position.ts';
import { pointerTo } from '../features/hover.ts';
import type { Node } from '../features/node.ts';
import type { FileClient } from '../hosts/clientFiles.ts';
import type { RootPath } from '../ports/files.ts';
import type { Log } from '../ports/log.ts';
import { readSettings, type SettingsRead } from '../ports/readSettings.ts';
import type { Settings } from '../ports/settings.ts';
import type { Draft, InitializationOptions, Overview, Requests, TreeNode } from '../protocol.ts';
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

class Server {
	private readonly connection: Connection;
	private readonly openRoot: OpenRoot;
	private readonly ownSettings: OwnSettings;
	private readonly documents = new TextDocuments(TextDocument);
	private readonly disposables = new DisposableStore();
	private readonly log: Log;
	private roots: readonly Root[] = [];
	private options: InitializationOptions = {};
	private initialize: InitializeParams | undefined;
	private folders: readonly WorkspaceFolder[] = [];
	/** Resolves when the folders are open: every request waits for it. */
	private ready: Promise<void> = Promise.resolve();
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
		};
	}

	listen(): void {
		const { connection, documents, disposables } = this;
		connection.onInitialize((params) => this.onInitialize(params));
		connection.onInitialized(() => this.onInitialized());
		connection.onShutdown(() => this.dispose());
		connection.onDidChangeConfiguration(() => this.reopen());
		connection.onDidChangeWatchedFiles(({ changes }) => this.onWatched(changes));
		connection.onDocumentLinks(({ textDocument }, token) => this.onLinks(textDocument.uri, token));
		connection.onHover((params, token) => this.onHover(params, token));
		connection.onDefinition((params, token) => this.onDefinition(params, token));
		this.on('planNavigator/children', (params, token) => this.onChildren(params, token));
		this.on('planNavigator/path', (params) => this.onPath(params));
		this.on('planNavigator/overview', () => this.onOverview());
		this.on('planNavigator/pointerAt', (params, token) => this.onPointerAt(params, token));
		this.on('planNavigator/draft', (params, token) => this.onDraft(params, token));
		this.on('planNavigator/refresh', async () => this.onRefresh());
		disposables.add(documents.onDidChangeContent(({ document }) => this.setOverlay(document.uri, document.getText())));
		disposables.add(documents.onDidClose(({ document }) => this.setOverlay(document.uri, undefined)));
		disposables.add(documents.listen(connection));
		connection.listen();
	}

	private on<M extends keyof Requests>(
		method: M,
		answer: (params: Requests[M][0], token: CancellationToken) => Promise<Requests[M][1]>,
	): void {
		this.connection.onRequest(method, async (params: Requests[M][0], token: CancellationToken) => {
			await this.ready;
			return answer(params, token);
		});
	}

	private onInitialize(params: InitializeParams): InitializeResult {
		this.initialize = params;
		this.options = (params.initializationOptions as InitializationOptions | undefined) ?? {};
		this.folders =
			params.workspaceFolders ?? (params.rootUri ? [{ uri: params.rootUri, name: nameOfUri(params.rootUri) }] : []);
		return {
			capabilities: {
				textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
				documentLinkProvider: { resolveProvider: false },
				hoverProvider: true,
				definitionProvider: true,
				workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
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
		this.reopen();
	}

	/** Opens folders that are new or have other settings, closes those that are gone, keeps the rest. */
	private reopen(): void {
		this.ready = this.ready
			.then(async () => {
				const before = this.roots;
				this.roots = await Promise.all(this.folders.map((folder) => this.open(folder)));
				for (const root of before.filter((each) => !this.roots.includes(each))) {
					root.dispose();
				}
				for (const document of this.documents.all()) {
					this.setOverlay(document.uri, document.getText());
				}
				this.tellChanged();
			})
			.catch((error: unknown) => this.log.error(`A workspace folder could not be opened: ${error}`));
	}

	private async open(folder: WorkspaceFolder): Promise<Root> {
		const raw = await this.configuration(folder.uri);
		const { settings, problems } = isObject(raw) ? readSettings(raw) : await this.ownSettings(folder);
		const fingerprint = JSON.stringify({ ...settings, states: [...settings.states] });
		const open = this.roots.find((root) => root.uri === folder.uri && root.fingerprint === fingerprint);
		if (open !== undefined) {
			return open;
		}
		for (const problem of problems) {
			this.log.warn(problem);
		}
		const client: FileClient = { send: (method, params) => this.connection.sendRequest(method, params) };
		const host = await this.openRoot({ folder, settings, options: this.options, log: this.log, client });
		const root = new Root(folder, fingerprint, host);
		root.service.onDidChange(() => this.tellChanged());
		return root;
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
		}, wait);
	}

	private setOverlay(uri: string, text: string | undefined): void {
		const found = this.find(uri);
		found?.root.service.setOverlay(found.path, text);
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
	private find(uri: string): { root: Root; path: RootPath } | undefined {
		const found = this.roots.flatMap((root) => {
			const path = root.pathOf(uri);
			return path === undefined ? [] : [{ root, path }];
		});
		return found.sort((a, b) => b.root.uri.length - a.root.uri.length)[0];
	}

	private async document(uri: string) {
		await this.ready;
		const found = this.find(uri);
		const document = found === undefined ? undefined : await found.root.service.read(found.path);
		return found === undefined || document === undefined || 'problem' in document
			? undefined
			: { root: found.root, document };
	}

	private async onLinks(uri: string, token: CancellationToken): Promise<DocumentLink[]> {
		const found = await this.document(uri);
		if (found === undefined || token.isCancellationRequested) {
			return [];
		}
		const { root, document } = found;
		const { markdownLinksByEditor, openPointerCommand } = this.options;
		return (await root.service.links(document, token)).flatMap((link): DocumentLink[] => {
			const range = spanOn(link.line - 1, link.span);
			if (link.plainMarkdown && markdownLinksByEditor === true && uri.endsWith('.md')) {
				return [];
			}
			if (link.target?.kind === 'file') {
				return [{ range, target: root.addressOf(link.target), tooltip: pointerTo(link.target) }];
			}
			// Only a command can ask which file is meant, or show a folder.
			const argument = encodeURIComponent(JSON.stringify([{ uri, position: range.start }]));
			const tooltip = link.target === undefined ? 'Choose which of several is meant' : 'Show the folder';
			return openPointerCommand === undefined
				? []
				: [{ range, target: `command:${openPointerCommand}?${argument}`, tooltip }];
		});
	}

	private async onHover(
		{ textDocument, position }: TextDocumentPositionParams,
		token: CancellationToken,
	): Promise<Hover | null> {
		const found = await this.document(textDocument.uri);
		const { line, character } = position;
		const answer = await found?.root.service.hover(
			found.document,
			toLine1(line0(line)),
			character,
			(target) => found.root.addressOf(target),
			token,
		);
		return answer === undefined
			? null
			: { contents: { kind: 'markdown', value: answer.markdown }, range: spanOn(line, answer.span) };
	}

	private async onDefinition(
		{ textDocument, position }: TextDocumentPositionParams,
		token: CancellationToken,
	): Promise<LocationLink[] | null> {
		const found = await this.document(textDocument.uri);
		const { line, character } = position;
		const answer = await found?.root.service.definition(found.document, toLine1(line0(line)), character, token);
		if (found === undefined || answer === undefined) {
			return null;
		}
		return answer.targets.flatMap((target): LocationLink[] => {
			const { uri, range, folder } = found.root.placeOf(target);
			const there = range ?? spanOn(0, { start: 0, end: 0 });
			return folder === true
				? []
				: [
						{
							originSelectionRange: spanOn(line, answer.span),
							targetUri: uri,
							targetRange: there,
							targetSelectionRange: there,
						},
					];
		});
	}

	private async onChildren(
		{ view, parent, states, archive }: Requests['planNavigator/children'][0],
		token: CancellationToken,
	): Promise<readonly TreeNode[]> {
		const filter = { states, archive: archive ?? true };
		if (parent === undefined && this.roots.length > 1) {
			return this.roots.map(folderNode);
		}
		const [uri = this.roots[0]?.uri, id] = parent === undefined ? [] : splitId(parent);
		const root = this.roots.find((each) => each.uri === uri);
		const nodes = (await root?.service.children(view, id, filter, token)) ?? [];
		return root === undefined || token.isCancellationRequested ? [] : nodes.map((node) => toTreeNode(root, node));
	}

	private async onPath({
		uri,
		line,
		states,
		archive,
	}: Requests['planNavigator/path'][0]): Promise<readonly TreeNode[]> {
		const found = this.find(uri);
		if (found === undefined) {
			return [];
		}
		const filter = { states, archive: archive ?? true };
		const nodes = await found.root.service.pathTo(found.path, toLine1(line0(line)), filter);
		const path = nodes.map((node) => toTreeNode(found.root, node));
		return this.roots.length > 1 && path.length > 0 ? [folderNode(found.root), ...path] : path;
	}

	private async onOverview(): Promise<Overview> {
		const folders = await Promise.all(
			this.roots.map(async (root) => {
				const { isEmpty, brief, openDoNow } = await root.service.overview();
				return {
					uri: root.uri,
					name: root.name,
					status: isEmpty ? ('empty' as const) : ('ready' as const),
					...(brief !== undefined && { brief: { uri: root.uriOf(brief) } }),
					openDoNow,
				};
			}),
		);
		return { folders };
	}

	private async onPointerAt(
		{ uri, position }: Requests['planNavigator/pointerAt'][0],
		token: CancellationToken,
	): Promise<Requests['planNavigator/pointerAt'][1]> {
		const found = await this.document(uri);
		const answer = await found?.root.service.definition(
			found.document,
			toLine1(line0(position.line)),
			position.character,
			token,
		);
		const [first] = answer?.targets ?? [];
		if (found === undefined || answer === undefined || first === undefined) {
			return null;
		}
		return {
			text: answer.pointer.text,
			pointer: pointerTo(first),
			places: answer.targets.map((target) => ({ ...found.root.placeOf(target), label: pointerTo(target) })),
		};
	}

	private async onDraft(
		{ from, kinds, stamp }: Requests['planNavigator/draft'][0],
		token: CancellationToken,
	): Promise<Draft> {
		const { folder, ...hint } = from;
		const root = this.roots.find((each) => each.uri === folder);
		if (root === undefined) {
			return { problem: 'That folder is no longer part of the workspace.' };
		}
		const draft = await root.service.draft({ from: hint, kinds, ...(stamp !== undefined && { stamp }) }, token);
		return 'files' in draft ? { files: draft.files.map((file) => ({ ...file, uri: root.uriOf(file.path) })) } : draft;
	}

	private onRefresh(): null {
		for (const root of this.roots) {
			root.service.refresh();
		}
		return null;
	}
}

const spanOn = (line: number, { start, end }: { start: number; end: number }) => ({
	start: { line, character: start },
	end: { line, character: end },
});

function folderNode(root: Root): TreeNode {
	return {
		id: `${root.uri} `,
		kind: 'folder',
		label: root.name,
		icon: 'root-folder',
		accessibilityLabel: `Folder ${root.name}`,
		children: 'expanded',
		place: { uri: root.uri, folder: true },
	};
}

/** A node's id with its folder in front; an URI holds no blank. */
function splitId(id: string): [string, string | undefined] {
	const blank = id.indexOf(' ');
	return [id.slice(0, blank), id.slice(blank + 1) || undefined];
}

function toTreeNode(root: Root, { id, target, ledger, create, ...node }: Node): TreeNode {
	return {
		...node,
		id: `${root.uri} ${id}`,
		...(target !== undefined && { place: root.placeOf(target), pointer: pointerTo(target) }),
		...(ledger !== undefined && { ledger: root.placeOf(ledger) }),
		...(create !== undefined && { create: { folder: root.uri, ...create } }),
	};
}

const nameOfUri = (uri: string): string => decodeURIComponent(uri.replace(/\/+$/, '').replace(/^.*\//, ''));
