import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, packagedVsix, sampleWorkspace, type Workbench } from './harness.ts';

const source = 'tests/gpu/test_saved_forecast.py';

describe('pointers where people work with them', () => {
	let workbench: Workbench;

	beforeAll(async () => {
		// Drawn by the page itself: what a terminal says is text that can be found and clicked.
		const settings = { 'terminal.integrated.gpuAcceleration': 'off', 'files.autoSave': 'off' };
		workbench = await openWorkbench({ folder: sampleWorkspace, vsix: packagedVsix, settings });
		await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
		await workbench.openContainer('Plans');
		await workbench.treeItem('FORECAST-ENGINE-001', workbench.view('Phases')).waitFor({ timeout: 60_000 });
	});
	afterAll(() => workbench?.close());

	it('a path of this machine is pasted as a pointer from the root', async () => {
		const { page } = workbench;
		await workbench.openFile('README.md');
		await page.evaluate((text) => navigator.clipboard.writeText(text), `${join(workbench.folder, source)}:3`);
		await page.keyboard.press('Control+End');
		await page.keyboard.press('Enter');
		await page.keyboard.press('Control+v');
		const lastLine = page.locator('.editor-group-container.active .view-line').last();
		await workbench.waitUntil(async () => (await lastLine.innerText()).includes(`${source}:3`), 'the pasted pointer');
		await workbench.screenshot('pointers-pasted');
		expect((await lastLine.innerText()).trim()).toBe(`${source}:3`);
		await workbench.runCommand('File: Revert File');
	});

	it('a test that a terminal names is a link to it', async () => {
		const { page } = workbench;
		await workbench.runCommand('Terminal: Create New Terminal');
		const rows = page.locator('.terminal-wrapper.active .xterm-rows > div');
		await rows.first().waitFor();
		await page.keyboard.type(`printf '\\nFAILED %s::TestRoundTrip\\n' ${source}`);
		await page.keyboard.press('Enter');
		const failed = rows.filter({ hasText: `FAILED ${source}::TestRoundTrip` }).first();
		await failed.waitFor();
		const box = await failed.boundingBox();
		expect(box).not.toBeNull();
		const at = { x: (box?.x ?? 0) + 120, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
		await page.keyboard.down('Control');
		await workbench.waitUntil(async () => {
			// The link is looked for when the mouse comes over it.
			await page.mouse.move(at.x - 5, at.y);
			await page.mouse.move(at.x, at.y);
			await page.mouse.click(at.x, at.y);
			return (await workbench.activeTab()) === 'test_saved_forecast.py';
		}, 'the test to open');
		await page.keyboard.up('Control');
		await workbench.screenshot('pointers-terminal');
		expect((await workbench.cursor()).line).toBeGreaterThan(1);
	});
});
