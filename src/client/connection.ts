import * as vscode from 'vscode';
import type { BaseLanguageClient, State, WorkspaceEdit } from 'vscode-languageclient';
import type { Notifications, Requests } from '../protocol.ts';
import { fitsTexts } from './fitsTexts.ts';
import { SoleClient } from './soleClient.ts';

export type ServerState = 'starting' | 'running' | 'stopped';

// Imported as types only, so that the language client is not loaded with this file; these are its numbers.
const stopped: State.Stopped = 1;
const running: State.Running = 2;
const startFailed: State.StartFailed = 4;

const changed: keyof Notifications = 'planNavigator/changed';

/**
 * The one way to the language server, which starts when it is told to. The language client restarts a server that
 * crashed, unless it crashes again and again; who asks meanwhile is told `undefined`.
 */
export class Connection implements vscode.Disposable {
	private readonly create: () => Promise<BaseLanguageClient>;
	private readonly sole = new SoleClient(() => this.launch(), {
		notLaunched: (error) => {
			this.log.error(`There is no server: ${String(error)}`);
			this.become('stopped');
		},
		notDisposed: (error) => this.log.debug(`stop: ${String(error)}`),
	});
	private readonly log: vscode.LogOutputChannel;
	private readonly changes = new vscode.EventEmitter<void>();
	private readonly states = new vscode.EventEmitter<ServerState>();
	private current: ServerState = 'starting';

	/** Something that a view shows has changed, or the server is there again. */
	readonly onDidChange = this.changes.event;
	readonly onDidChangeState = this.states.event;

	/** @param create makes a client that is not started; called at a later turn of the event loop, and for a restart */
	constructor(create: () => Promise<BaseLanguageClient>, log: vscode.LogOutputChannel) {
		this.create = create;
		this.log = log;
	}

	get isStarted(): boolean {
		return this.sole.current !== undefined;
	}

	/** Starts the server at a later turn of the event loop, if nobody has or it failed; that it is running is told by its state. */
	start(): void {
		if (this.sole.start()) {
			this.become('starting');
		}
	}

	get state(): ServerState {
		return this.current;
	}

	/** Asks the server; `undefined` when it is not there, fails or is called off. Waits while it starts. */
	async request<M extends keyof Requests>(
		method: M,
		params: Requests[M][0],
		token?: vscode.CancellationToken,
	): Promise<Requests[M][1] | undefined> {
		try {
			const client = await this.sole.current;
			if (!client) {
				return undefined;
			}
			// A third argument that is undefined would go over the wire as a second parameter.
			const rest = token ? [token] : [];
			return await client.sendRequest<Requests[M][1]>(method, params, ...rest);
		} catch (error) {
			if (!token?.isCancellationRequested) {
				this.log.warn(`${method}: ${String(error)}`);
			}
			return undefined;
		}
	}

	/**
	 * Writes an edit of the server's, in LSP's form, as one step that can be undone; what wants to be confirmed is shown in the
	 * refactor preview first. Where a text has changed since the edit was computed, people are told and nothing is written.
	 */
	async applyEdit(edit: WorkspaceEdit): Promise<void> {
		const client = await this.sole.current;
		const { asUri, asWorkspaceEdit } = client?.protocol2CodeConverter ?? {};
		const converted = await asWorkspaceEdit?.(edit);
		if (asUri === undefined || converted === undefined) {
			return;
		}
		const open = new Map(vscode.workspace.textDocuments.map(({ uri, version }) => [uri.toString(), version]));
		if (fitsTexts(edit, (uri) => open.get(asUri(uri).toString()))) {
			await vscode.workspace.applyEdit(converted, { isRefactoring: true });
		} else {
			vscode.window.showWarningMessage(vscode.l10n.t('A text has changed meanwhile; nothing was written.'));
		}
	}

	/** Starts a server anew, in place of the one that runs or could not. */
	restart(): Promise<void> {
		return this.sole.restart();
	}

	stop(): Promise<void> {
		return this.sole.stop();
	}

	dispose(): void {
		this.changes.dispose();
		this.states.dispose();
	}

	/** Gives the client at once; that it is running is told by its state. */
	private async launch(): Promise<BaseLanguageClient> {
		const client = await this.create();
		client.onDidChangeState(({ newState }) => this.follow(newState));
		client.onNotification(changed, () => this.changes.fire());
		client.start().catch((error: unknown) => this.log.error(`The server did not start: ${String(error)}`));
		return client;
	}

	private follow(state: State): void {
		if (state === running) {
			this.become('running');
			this.changes.fire();
		} else if (state === stopped || state === startFailed) {
			this.become('stopped');
		}
	}

	private become(state: ServerState): void {
		if (state !== this.current) {
			this.current = state;
			this.states.fire(state);
		}
	}
}
