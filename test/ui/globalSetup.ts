import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { getChromium, getEditor } from '../support/editors.mjs';
import { installVsix } from '../support/server.mjs';
import { root } from '../support/shell.mjs';

declare module 'vitest' {
	export interface ProvidedContext {
		/** The editor that the suite runs on: the newest one unless `PLAN_NAVIGATOR_EDITOR` names the other. */
		editor: 'newest' | 'oldest';
		/** An extensions folder with the packaged extension in it, to be copied. */
		installed: string;
	}
}

/**
 * Sets up editor, browser and extension before the first test, so that no test's time limit covers a download. The extension
 * is what `npm run package` leaves, or the file that `PLAN_NAVIGATOR_VSIX` names.
 */
export default async function setup(project: TestProject): Promise<() => void> {
	const log = (line: string) => console.log(line);
	const name = process.env.PLAN_NAVIGATOR_EDITOR === 'oldest' ? 'oldest' : 'newest';
	const vsix = process.env.PLAN_NAVIGATOR_VSIX ?? join(root, 'dist/plan-navigator.vsix');
	if (!existsSync(vsix)) {
		throw new Error(`${vsix} does not exist; run npm run package first`);
	}
	const editor = await getEditor(name, log);
	await getChromium(log);
	const installed = mkdtempSync(join(tmpdir(), 'plan-navigator-installed-'));
	await installVsix(editor, vsix, installed);
	project.provide('editor', name);
	project.provide('installed', installed);
	return () => rmSync(installed, { recursive: true, force: true });
}
