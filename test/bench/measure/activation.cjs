// Loads the extension's bundle with a stand-in for `vscode`, in a fresh process: `node activation.cjs BUNDLES`. Prints how
// long the loading took, how long `activate()` held the extension host, and the longest time that anything did until the
// server was asked for, in milliseconds; and which files were read before `activate()` returned.

const fs = require('node:fs');
const { Module } = require('node:module');
const { join } = require('node:path');
const { monitorEventLoopDelay } = require('node:perf_hooks');

const bundles = process.argv[2];
// A bundler copies what a module owns, and leaves to its prototype what that has.
const vscode = Object.assign(Object.create(standIn()), { version: '1.100.0' });
const load = Module._load;
Module._load = (request, ...rest) => (request === 'vscode' ? vscode : load(request, ...rest));

const delays = monitorEventLoopDelay({ resolution: 1 });
delays.enable();
setTimeout(measure, 20);

function measure() {
	const started = performance.now();
	const extension = require(join(bundles, 'client.cjs'));
	const loaded = performance.now();
	const workspaceState = { get: (_, fallback) => fallback };
	const context = Object.assign(Object.create(standIn()), { subscriptions: [], workspaceState });
	const reads = readsDuring(() => extension.activate(context));
	const activated = performance.now();
	// The language client is loaded right after; nothing starts, for the stand-in has no process to start.
	setTimeout(() => {
		const block = Math.max(activated - started, delays.max / 1e6);
		console.log(JSON.stringify({ load: loaded - started, activate: activated - loaded, block, reads }));
		process.exit();
	}, 300);
}

function readsDuring(work) {
	const read = [];
	const { openSync, readFileSync, readdirSync, statSync } = fs;
	const watched = { openSync, readFileSync, readdirSync, statSync };
	for (const [name, original] of Object.entries(watched)) {
		fs[name] = (path, ...rest) => {
			read.push(String(path));
			return original(path, ...rest);
		};
	}
	work();
	Object.assign(fs, watched);
	return read;
}

/** Anything at all: it can be called, constructed, extended, and has every property, which is again such a thing. */
function standIn() {
	const known = new Map();
	return new Proxy(class {}, {
		get(target, name) {
			switch (name) {
				case 'prototype':
					return target.prototype;
				case 'then': // It is no promise,
					return undefined;
				case Symbol.toPrimitive: // an empty text,
					return () => '';
				case Symbol.iterator: // and an empty list.
					return [][Symbol.iterator].bind([]);
				default:
					known.set(name, known.get(name) ?? standIn());
					return known.get(name);
			}
		},
		apply: () => standIn(),
		construct: () => standIn(),
	});
}
