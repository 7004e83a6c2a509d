import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, packagedVsix, sampleWorkspace, type Workbench } from './harness.ts';

const plan = 'plans/active/FORECAST-ENGINE-001/phase_c2_regression.md';

describe.each(['dark', 'light'] as const)('what is answered about plans, %s', (theme) => {
	let workbench: Workbench;
	const picture = (name: string) => workbench.screenshot(`answers-${name}-${theme}`);

	beforeAll(async () => {
		workbench = await openWorkbench({ folder: sampleWorkspace, vsix: packagedVsix, theme });
		await workbench.openContainer('Plans');
		await workbench.treeItem('FORECAST-ENGINE-001', workbench.view('Phases')).waitFor({ timeout: 60_000 });
	});
	afterAll(() => workbench?.close());

	it('lenses above phases and tasks say how many pointers lead there', async () => {
		await workbench.openFile(plan, 21);
		await workbench.page.getByText('1 pointer here').first().waitFor();
		await picture('lenses');
	});

	it('Backlinks shows who points at the file, those at the line marked', async () => {
		const header = workbench.page.locator('.pane-header', { hasText: 'Backlinks' });
		await header.click();
		const view = workbench.view('Backlinks');
		await workbench.treeItem('input.md', view).waitFor();
		await picture('backlinks');
		expect(await workbench.treeTexts(view)).toContainEqual(expect.stringMatching(/^8: .* here$/));
		await header.click();
	});

	it('the Phases view groups by state', async () => {
		await workbench.runCommand('Plans: Group by State');
		const view = workbench.view('Phases');
		await workbench.treeItem('blocked', view).waitFor();
		await picture('states');
		await workbench.runCommand('Plans: Group by Initiative');
		await workbench.treeItem('FORECAST-ENGINE-001', view).waitFor();
	});

	it('a task is done by a command, and open again with undo', async () => {
		await workbench.openFile(plan, 21);
		const row = workbench.page.locator('.view-line', { hasText: 'C2.A1' }).first();
		await workbench.runCommand('Plans: Toggle Task Done');
		await workbench.waitUntil(async () => (await row.innerText()).includes('[x]'), 'the task is done');
		await picture('done');
		await workbench.page.keyboard.press('Control+z');
		await workbench.waitUntil(async () => !(await row.innerText()).includes('[x]'), 'the task is open again');
	});
});
