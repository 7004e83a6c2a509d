import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, sampleWorkspace, type Workbench } from './harness.ts';

const templates = '.plan-navigator/templates';

describe('artifact templates of a repository', () => {
	let workbench: Workbench;
	let step = 0;
	const picture = () => workbench.screenshot(`templates-${++step}`);

	beforeAll(async () => {
		workbench = await openWorkbench({ folder: sampleWorkspace, packaged: true, theme: 'light' });
	});
	afterAll(() => workbench?.close());

	it('are copied by a command', async () => {
		await workbench.openContainer('Plans');
		await workbench.runCommand('Plan Navigator: Customize Artifact Templates…');
		expect(await workbench.quickRows()).toHaveLength(3);
		await workbench.page.locator('.quick-input-list .monaco-list-row').first().click();
		await picture();
		await workbench.page.keyboard.press('Enter');
		await workbench.waitUntil(async () => (await workbench.activeTab()) === 'alignment.mustache', 'the copy to open');
		await picture();
	});

	it('are offered with the kinds that they add', async () => {
		// Written past the editor, as git would.
		const file = join(workbench.folder, templates, 'risk_register.mustache');
		writeFileSync(file, '---\ntitle: Risk Register\n---\n{{> header}}\n\n## Risks\n\n{{#blockers}}\n');
		await workbench.openFile(`${templates}/risk_register.mustache`);
		await workbench.runCommand('Plan Navigator: Create D4 Artifact…');
		const rows = await workbench.quickRows();
		expect(rows).toHaveLength(3);
		expect(rows[0]).toContain(`${templates}/alignment.mustache`);
		expect(rows[2]).toContain('Risk Register');
		await workbench.page.locator('.quick-input-list .monaco-list-row').nth(2).click();
		await picture();
		await workbench.page.keyboard.press('Enter');
	});

	it('that are wrong say where, and Open goes there', async () => {
		await workbench.waitUntil(async () => (await workbench.notifications()).length > 0, 'a notification');
		expect(await workbench.notifications()).toEqual([
			`${templates}/risk_register.mustache:8: Section blockers is never closed`,
		]);
		await picture();
		await workbench.page.locator('.notification-toast').getByRole('button', { name: 'Open', exact: true }).click();
		await workbench.waitUntil(async () => (await workbench.cursor()).line === 8, 'the line of the error');
		expect(readFileSync(join(workbench.folder, 'input.md'), 'utf8')).toContain('phase_c2_alignment.md');
		await picture();
	});
});
