import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, packagedVsix, sampleWorkspace, type Workbench } from './harness.ts';

describe.each(['light', 'dark'] as const)('the packaged extension in the %s theme', (theme) => {
	let workbench: Workbench;
	beforeAll(async () => {
		workbench = await openWorkbench({ folder: sampleWorkspace, vsix: packagedVsix, theme });
	});
	afterAll(() => workbench?.close());

	it('shows the brief and the phases of the sample workspace', async () => {
		await workbench.openContainer('Plans');
		await workbench.treeItem('FORECAST-ENGINE-001', workbench.view('Phases')).waitFor({ timeout: 60_000 });
		await workbench.treeItem('Do Now', workbench.view('Focus')).waitFor();
		expect((await workbench.treeTexts(workbench.view('Focus'))).length).toBeGreaterThan(3);
		expect(await workbench.notifications()).toEqual([]);
		await workbench.screenshot(`packaged-${theme}`);
	});
});
