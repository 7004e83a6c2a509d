import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { ClientFiles } from '../hosts/clientFiles.ts';
import { gitOff } from '../hosts/gitOff.ts';
import { PythonSymbols } from '../hosts/pythonSymbols.ts';
import { PlanService } from '../service.ts';
import { serve } from './server.ts';

declare const self: DedicatedWorkerGlobalScope;

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));

// Runs in a web worker: the client has the files, and there is no git.
serve(connection, async (folder, settings, { wasmFolder }, log) => {
	const files = new ClientFiles(
		{ send: (method, params) => connection.sendRequest(method, params) },
		folder.uri,
		settings,
		log,
	);
	const loadWasm = async (name: string) => new Uint8Array(await (await fetch(`${wasmFolder}/${name}`)).arrayBuffer());
	const service = new PlanService({
		files,
		history: gitOff('Git cannot be asked in a browser.'),
		symbols: new PythonSymbols(loadWasm, log),
		clock: { now: () => new Date(), pause: () => new Promise((resume) => setTimeout(resume)) },
		log,
		settings,
		rootFolder: undefined,
	});
	return { service, changed: (changes) => files.changed(changes), dispose: () => files.dispose() };
});
