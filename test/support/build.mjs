// Bundles the programs of the project into dist/.
//
//   node test/support/build.mjs [--watch] [--production] [--outdir DIR]

import { chmodSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { root } from './shell.mjs';

/** ESM has no `require`, but some dependencies inside the bundle ask for it. */
const esmBanner = [
	'#!/usr/bin/env node',
	`import { createRequire as createRequireForBundle } from 'node:module';`,
	'const require = createRequireForBundle(import.meta.url);',
].join('\n');

const node = { platform: 'node', target: 'node20' };
/** Prefers ES modules where a package has both: they bundle smaller and without dynamic `require`. */
const nodeModuleFirst = { ...node, mainFields: ['module', 'main'] };
const browser = { platform: 'browser', target: 'es2022' };

const extensionHost = { ...node, format: 'cjs', external: ['vscode'] };

/** Every bundle: where it starts, where it goes, and esbuild's options for it. */
export const bundles = [
	{
		entry: 'src/client/extension.ts',
		out: 'client.cjs',
		options: {
			...extensionHost,
			plugins: [
				loadLater('./languageClient.ts', './languageClient.cjs'),
				loadLater('../preview/plugin.ts', './preview.cjs'),
			],
			// `import()` becomes `require`, which is what the extension host gives `vscode` to.
			supported: { 'dynamic-import': false },
		},
	},
	{ entry: 'src/client/languageClient.ts', out: 'languageClient.cjs', options: extensionHost },
	{ entry: 'src/preview/plugin.ts', out: 'preview.cjs', options: extensionHost },
	{
		entry: 'src/client/extension.web.ts',
		out: 'client.web.js',
		options: { ...browser, format: 'cjs', external: ['vscode'] },
	},
	{ entry: 'src/server/node.ts', out: 'server.cjs', options: { ...nodeModuleFirst, format: 'cjs' } },
	{ entry: 'src/server/worker.ts', out: 'server.worker.js', options: { ...browser, format: 'iife' } },
	{
		entry: 'src/cli/main.ts',
		out: 'cli.js',
		options: { ...nodeModuleFirst, format: 'esm', banner: { js: esmBanner } },
		executable: true,
	},
];

/**
 * Builds all bundles once.
 * @param {{ production?: boolean, outdir?: string }} options
 * @returns {Promise<string[]>} what went wrong, one text a problem; empty when all is built
 */
export async function buildAll({ production = false, outdir = join(root, 'dist') } = {}) {
	const problems = missingSources();
	if (problems.length > 0) {
		return problems;
	}
	const { build, formatMessages } = await import('esbuild');
	mkdirSync(outdir, { recursive: true });
	await Promise.all(
		bundles.map(async (bundle) => {
			try {
				await build(optionsOf(bundle, production, outdir));
				finish(bundle, outdir);
			} catch (error) {
				const errors = error.errors ?? [];
				const texts = await formatMessages(errors, { kind: 'error', color: process.stdout.isTTY });
				problems.push(...(texts.length > 0 ? texts : [String(error.message ?? error)]));
			}
		}),
	);
	return problems;
}

async function watchAll(production, outdir) {
	const problems = missingSources();
	if (problems.length > 0) {
		return problems;
	}
	const { context } = await import('esbuild');
	mkdirSync(outdir, { recursive: true });
	// The two lines below are what the problem matcher in .vscode/tasks.json waits for.
	let building = 0;
	const report = (bundle) => ({
		name: 'report',
		setup(build) {
			build.onStart(() => {
				if (building++ === 0) {
					console.log('[watch] build started');
				}
			});
			build.onEnd((result) => {
				if (result.errors.length === 0) {
					finish(bundle, outdir);
				}
				if (--building === 0) {
					console.log('[watch] build finished');
				}
			});
		},
	});
	for (const bundle of bundles) {
		const options = optionsOf(bundle, production, outdir);
		const watching = await context({
			...options,
			logLevel: 'warning',
			plugins: [...(options.plugins ?? []), report(bundle)],
		});
		await watching.watch();
	}
	return [];
}

/** Leaves an imported module out of a bundle: it is a bundle of its own, read only when it is asked for. */
function loadLater(module, bundle) {
	return {
		name: 'load-later',
		setup(build) {
			build.onResolve({ filter: /^\.\.?\// }, ({ path }) =>
				path === module ? { path: bundle, external: true } : undefined,
			);
		},
	};
}

function missingSources() {
	return bundles
		.filter(({ entry }) => !existsSync(join(root, entry)))
		.map(({ entry }) => `entry ${entry} does not exist`);
}

function optionsOf(bundle, production, outdir) {
	const outfile = join(outdir, bundle.out);
	if (production) {
		rmSync(`${outfile}.map`, { force: true });
	}
	return {
		absWorkingDir: root,
		entryPoints: [bundle.entry],
		outfile,
		bundle: true,
		minify: production,
		// Names are in stack traces that users send us.
		keepNames: production,
		sourcemap: production ? false : 'linked',
		loader: { '.mustache': 'text' },
		define: { 'process.env.NODE_ENV': production ? '"production"' : '"development"' },
		legalComments: 'none',
		logLevel: 'silent',
		...bundle.options,
	};
}

function finish(bundle, outdir) {
	if (bundle.executable) {
		chmodSync(join(outdir, bundle.out), 0o755);
	}
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const { values } = parseArgs({
		options: { watch: { type: 'boolean' }, production: { type: 'boolean' }, outdir: { type: 'string' } },
	});
	const production = values.production ?? false;
	const outdir = resolve(values.outdir ?? join(root, 'dist'));
	const started = performance.now();
	const problems = values.watch ? await watchAll(production, outdir) : await buildAll({ production, outdir });
	if (problems.length > 0) {
		for (const problem of problems) {
			console.error(`build: ${problem.trimEnd()}`);
		}
		process.exitCode = 1;
	} else if (!values.watch) {
		const seconds = ((performance.now() - started) / 1000).toFixed(1);
		console.log(`built ${bundles.length} bundles into ${relative(process.cwd(), outdir) || '.'} in ${seconds} s`);
	}
}
