// The language server as an editor meets it: a process of its own, over standard input and output.

import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { start, stop } from '../support/shell.mjs';
import { probe } from './process.mjs';

/** How long diagnostics are waited for, in milliseconds, before it is said that there are none. */
const patience = 10_000;

export class Server {
	#child;
	#connection;
	/** @type {Map<string, { version: number, resolve: (time: number) => void }>} */
	#awaited = new Map();
	/** @type {Map<string, number>} when something was last published for an address */
	#published = new Map();
	/** @type {Map<string, { version: number }>} */
	#open = new Map();
	capabilities = {};

	/**
	 * Starts a server on one workspace folder and waits until it is initialized.
	 * @param {string} bundles the folder of `server.cjs`
	 * @param {string} folder
	 * @param {string} cache the folder in which it keeps its index; what another server left there it begins with
	 */
	static async start(bundles, folder, cache) {
		const server = new Server(bundles, folder, cache);
		await server.#initialize();
		return server;
	}

	constructor(bundles, folder, cache) {
		this.folder = folder;
		this.startedAt = performance.now();
		const args = ['--require', probe, join(bundles, 'server.cjs'), '--stdio'];
		this.#child = start(process.execPath, args, {
			stdio: ['pipe', 'pipe', 'inherit', 'ipc'],
			env: { ...process.env, XDG_CACHE_HOME: cache },
		});
		this.#connection = createProtocolConnection(
			new StreamMessageReader(this.#child.stdout),
			new StreamMessageWriter(this.#child.stdin),
		);
		this.#connection.onNotification('textDocument/publishDiagnostics', ({ uri, version }) => {
			const now = performance.now();
			this.#published.set(uri, now);
			const awaited = this.#awaited.get(uri);
			if (awaited !== undefined && (version ?? awaited.version) >= awaited.version) {
				this.#awaited.delete(uri);
				awaited.resolve(now);
			}
		});
		this.#connection.listen();
	}

	async #initialize() {
		const uri = pathToFileURL(this.folder).href;
		const { capabilities } = await this.request('initialize', {
			processId: process.pid,
			rootUri: uri,
			capabilities: { textDocument: { publishDiagnostics: { versionSupport: true } } },
			workspaceFolders: [{ uri, name: 'bench' }],
		});
		this.capabilities = capabilities;
		await this.#connection.sendNotification('initialized', {});
	}

	uriOf(path) {
		return pathToFileURL(join(this.folder, path)).href;
	}

	request(method, params) {
		return this.#connection.sendRequest(method, params);
	}

	/** The time until the answer, in milliseconds. */
	async timed(method, params) {
		const started = performance.now();
		const answer = await this.request(method, params);
		return { answer, ms: performance.now() - started };
	}

	/** Opens a document. @returns milliseconds until its diagnostics; undefined where none are published */
	open(path, text) {
		const uri = this.uriOf(path);
		this.#open.set(uri, { version: 1 });
		const textDocument = { uri, languageId: 'markdown', version: 1, text };
		return this.#toDiagnostics(uri, 1, 'textDocument/didOpen', { textDocument });
	}

	/** Types a letter. @returns milliseconds until the diagnostics of that version; undefined where none are published */
	type(path, position, text = 'x') {
		const uri = this.uriOf(path);
		const document = this.#open.get(uri);
		document.version++;
		return this.#toDiagnostics(uri, document.version, 'textDocument/didChange', {
			textDocument: { uri, version: document.version },
			contentChanges: [{ range: { start: position, end: position }, text }],
		});
	}

	/** Says what changed on the disk. @returns milliseconds until something is published for each of the paths */
	async changed(changes, paths) {
		const started = performance.now();
		const params = { changes: changes.map(({ path, type }) => ({ uri: this.uriOf(path), type })) };
		await this.#connection.sendNotification('workspace/didChangeWatchedFiles', params);
		const uris = paths.map((path) => this.uriOf(path));
		const isOlder = (uri) => (this.#published.get(uri) ?? 0) < started;
		while (uris.some(isOlder)) {
			if (performance.now() - started > patience) {
				return undefined;
			}
			await setTimeout(1);
		}
		return Math.max(...uris.map((uri) => this.#published.get(uri))) - started;
	}

	/** Asks the probe in the server's process. @param {'block' | 'heap' | 'used'} question */
	async ask(question) {
		this.#child.send(question);
		for (;;) {
			const [message] = await once(this.#child, 'message');
			if (message.question === question) {
				return message.answer;
			}
		}
	}

	/** Waits until the server has nothing to do any more. @returns milliseconds from its start until then */
	async settle() {
		for (let idle = 0, since = performance.now(), before = await this.ask('used'); ; ) {
			await setTimeout(200);
			const now = await this.ask('used');
			idle = now.cpu - before.cpu < 0.02 ? idle + 1 : 0;
			since = idle === 0 ? performance.now() : since;
			before = now;
			if (idle === 4) {
				return since - this.startedAt;
			}
		}
	}

	async stop() {
		await this.request('shutdown');
		await this.#connection.sendNotification('exit');
		this.#connection.dispose();
		await stop(this.#child);
	}

	async #toDiagnostics(uri, version, method, params) {
		const published = new Promise((resolve) => this.#awaited.set(uri, { version, resolve }));
		const started = performance.now();
		await this.#connection.sendNotification(method, params);
		const time = await Promise.race([published, setTimeout(patience, undefined, { ref: false })]);
		return time === undefined ? undefined : time - started;
	}
}
