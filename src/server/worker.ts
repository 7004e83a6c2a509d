import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { openClientRoot } from './clientRoot.ts';
import { serve } from './server.ts';

declare const self: DedicatedWorkerGlobalScope;

const clock = {
	now: () => new Date(),
	elapsed: () => performance.now(),
	pause: () => new Promise<void>((resume) => setTimeout(resume)),
	wait: (ms: number) => new Promise<void>((resume) => setTimeout(resume, ms)),
};

// Runs in a web worker: the client has the files, and there is no git.
serve(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), openClientRoot(clock));
