import type {
	CancellationToken,
	ClientCapabilities,
	Connection,
	InitializeParams,
	ServerCapabilities,
	VersionedTextDocumentIdentifier,
} from 'vscode-languageserver';
import type { Event } from '../base/event.ts';
import type { Document } from '../indexing/document.ts';
import type { RootPath } from '../ports/files.ts';
import type { Log } from '../ports/log.ts';
import type { InitializationOptions, Requests } from '../protocol.ts';
import type { Root } from './roots.ts';

/** A document and the workspace folder it lies in. */
export interface DocumentAt {
	readonly root: Root;
	readonly document: Document;
}

/** What answers may ask of the server around them. */
export interface ServerContext {
	readonly connection: Connection;
	readonly log: Log;
	/** The open workspace folders; they may be others after each await. */
	readonly roots: readonly Root[];
	/** What the client said of itself when it initialized. */
	readonly options: InitializationOptions;
	/** What the client can do. */
	readonly client: ClientCapabilities | undefined;
	/** The document at an address as the client or the disk has it, once the folders are open; undefined where there is none. */
	document(uri: string): Promise<DocumentAt | undefined>;
	/** The client is initialized, or its settings have changed. */
	readonly onDidConfigure: Event<void>;
	/** Workspace folders came or went, so that another may be the innermost one that holds an address. */
	readonly onDidChangeRoots: Event<void>;
	/** The workspace folders, once they are open. */
	openRoots(): Promise<readonly Root[]>;
	/** The path of an address and the folder it lies in, once the folders are open, whether there is such a file or not. */
	fileAt(uri: string): Promise<{ readonly root: Root; readonly path: RootPath } | undefined>;
	/** The innermost root that holds an address. */
	find(uri: string): { readonly root: Root; readonly path: RootPath } | undefined;
	/**
	 * A document that the client holds, by the address that a root gives its path (`Root.uriOf`): its version, and its address as
	 * the client writes it. Undefined for one that is not open.
	 */
	openAt(uri: string): VersionedTextDocumentIdentifier | undefined;
	/** When the client last asked for anything, in milliseconds of `Date.now()`. */
	readonly askedAt: number;
	/** Tells people what they have to know, in the way that their editor has for warnings. */
	warn(message: string): void;
	/** Answers a request of our own, once the folders are open. */
	on<M extends keyof Requests>(
		method: M,
		answer: (params: Requests[M][0], token: CancellationToken) => Promise<Requests[M][1]>,
	): void;
}

/** The root of a workspace folder by its URI; undefined for one that is not open. */
export const rootOf = ({ roots }: Pick<ServerContext, 'roots'>, folder: string): Root | undefined =>
	roots.find(({ uri }) => uri === folder);

/** A group of requests that one room answers. */
export interface Answers {
	/** What the client is told of it when it initializes. */
	capabilities?(params: InitializeParams): ServerCapabilities;
	listen(server: ServerContext): void;
	/** Called when the client may be asked: registers what no static capability can say. */
	initialized?(server: ServerContext, params: InitializeParams): void;
}
