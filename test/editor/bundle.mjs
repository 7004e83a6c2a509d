// Bundles the editor suite: one file for the runner and one for each test file.
//
//   node test/editor/bundle.mjs [FOLDER]

import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../support/shell.mjs';

/**
 * @param {string} outdir is replaced
 * @returns {Promise<string>} the file whose `run` starts the suite inside the extension host
 */
export async function bundleSuite(outdir) {
	const { build } = await import('esbuild');
	const folder = join(root, 'test/editor');
	const entries = readdirSync(folder).filter((name) => name.endsWith('.test.ts') || name === 'runner.ts');
	rmSync(outdir, { recursive: true, force: true });
	await build({
		absWorkingDir: folder,
		entryPoints: entries,
		outdir,
		outExtension: { '.js': '.cjs' },
		bundle: true,
		platform: 'node',
		target: 'node20',
		format: 'cjs',
		sourcemap: 'inline',
		// mocha finds its own parts at run time, so it stays in node_modules.
		external: ['vscode', 'mocha'],
		logLevel: 'warning',
	});
	return join(outdir, 'runner.cjs');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	console.log(await bundleSuite(process.argv[2] ?? join(root, 'out/editor/suite')));
}
