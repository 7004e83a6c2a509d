// The browser that shows an editor's workbench in the tests.

import { getChromium } from './editors.mjs';

/** Keeps Chromium quiet: no sandbox (root, containers), no services that look for a network. */
const chromiumFlags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--disable-dev-shm-usage',
];

/**
 * Starts a browser without a window.
 * @param {(line: string) => void} [log]
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchBrowser(log) {
	const executablePath = await getChromium(log);
	const { chromium } = await import('playwright-core');
	return chromium.launch({ executablePath, args: chromiumFlags, headless: true });
}
