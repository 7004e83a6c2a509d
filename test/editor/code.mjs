#!/usr/bin/env node
// Stands in for the executable of a desktop VS Code where there is none: takes its command line, starts an editor
// of the cache with a browser in front of it, waits for the suite's results and ends with its exit code.
// `PLAN_NAVIGATOR_EDITOR` names the editor, `PLAN_NAVIGATOR_RESULTS` the file that the suite leaves its results in.

import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../support/browser.mjs';
import { getEditor } from '../support/editors.mjs';
import { remoteUri, startEditor } from '../support/server.mjs';
import { delay, lastLines } from '../support/shell.mjs';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	// A desktop editor has many more options; what means nothing here is passed over.
	strict: false,
	options: {
		extensionDevelopmentPath: { type: 'string' },
		extensionTestsPath: { type: 'string' },
		'extensions-dir': { type: 'string' },
	},
});
const results = process.env.PLAN_NAVIGATOR_RESULTS;
const { extensionDevelopmentPath, extensionTestsPath } = values;
if (typeof extensionDevelopmentPath !== 'string' || typeof extensionTestsPath !== 'string' || !results) {
	console.error('code.mjs needs --extensionDevelopmentPath, --extensionTestsPath and PLAN_NAVIGATOR_RESULTS');
	process.exit(2);
}
const parent = process.ppid;
/** How long the suite may say nothing: a slow machine is no failure, a hang is one soon. No test may take that long. */
const silenceLimit = Number(process.env.PLAN_NAVIGATOR_SILENCE_LIMIT ?? 120) * 1000;
mkdirSync(dirname(results), { recursive: true });

// When the one who listens is gone, there is still a server to stop and a folder to remove.
for (const stream of [process.stdout, process.stderr]) {
	stream.on('error', () => {});
}
process.exitCode = await runSuite();

async function runSuite() {
	const editor = await getEditor(process.env.PLAN_NAVIGATOR_EDITOR === 'oldest' ? 'oldest' : 'newest', console.log);
	const server = await startEditor(editor, {
		payload: true,
		...(typeof values['extensions-dir'] === 'string' && { extensionsDir: resolve(values['extensions-dir']) }),
	});
	let browser;
	try {
		browser = await launchBrowser(console.log);
		// Nobody looks: to draw a small window that does not move is a third of the work less.
		const page = await browser.newPage({ viewport: { width: 640, height: 400 }, reducedMotion: 'reduce' });
		const pageLines = [];
		page.on('console', (message) => pageLines.push(message.text()));
		page.on('pageerror', (error) => pageLines.push(String(error)));
		await page.goto(
			server.address({
				...(positionals[0] !== undefined && { folder: resolve(positionals[0]) }),
				payload: [
					['extensionDevelopmentPath', remoteUri(resolve(extensionDevelopmentPath))],
					['extensionTestsPath', remoteUri(resolve(extensionTestsPath))],
				],
			}),
		);
		const say = follower(`${results}.log`);
		let deadline = Date.now() + silenceLimit;
		let ended = false;
		server.exited.then(() => {
			ended = true;
		});
		while (!existsSync(results) && Date.now() < deadline && !ended) {
			if (say()) {
				deadline = Date.now() + silenceLimit;
			}
			// Nobody waits any more once the process that asked for the suite is gone.
			ended ||= process.ppid !== parent;
			await delay(100);
		}
		say();
		if (existsSync(results)) {
			return JSON.parse(readFileSync(results, 'utf8')).failed > 0 ? 1 : 0;
		}
		const why = ended
			? 'the editor ended before the suite did'
			: `no word from the suite within ${silenceLimit / 1000} s`;
		const picture = `${results}.png`;
		await page.screenshot({ path: picture }).catch(() => {});
		console.error(`${why}; a picture of the window is in ${picture}`);
		console.error(`the server's last lines:\n${lastLines(server.output(), 10)}`);
		console.error(`the page's last lines:\n${lastLines(pageLines.join('\n'), 20)}`);
		return 3;
	} finally {
		await browser?.close();
		await server.stop();
	}
}

/** Gives a function that prints what a growing file has got since the last call, and tells whether that was anything. */
function follower(file) {
	let offset = 0;
	return () => {
		if (!existsSync(file)) {
			return false;
		}
		const before = offset;
		const handle = openSync(file, 'r');
		const buffer = Buffer.alloc(1 << 16);
		for (let length = 1; length > 0; ) {
			length = readSync(handle, buffer, 0, buffer.length, offset);
			offset += length;
			process.stdout.write(buffer.subarray(0, length));
		}
		closeSync(handle);
		return offset > before;
	};
}
