import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, sampleWorkspace, type Workbench } from './harness.ts';

const plan = 'plans/active/FORECAST-ENGINE-001/phase_c2_regression.md';

describe('what is answered about plans', () => {
	let workbench: Workbench;

	beforeAll(async () => {
		// What a terminal shows is then text in the page, which can be found and clicked.
		const settings = { 'terminal.integrated.gpuAcceleration': 'off' };
		workbench = await openWorkbench({ folder: sampleWorkspace, packaged: true, theme: 'dark', settings });
		await workbench.openContainer('Plans');
		await workbench.treeItem('FORECAST-ENGINE-001', workbench.view('Phases')).waitFor({ timeout: 60_000 });
	});
	afterAll(() => workbench?.close());

	describe.each(['dark', 'light'] as const)('in the %s theme', (theme) => {
		const picture = (name: string) => workbench.screenshot(`answers-${name}-${theme}`);
		beforeAll(() => workbench.useTheme(theme));

		it('the views show the brief and the phases', async () => {
			await workbench.treeItem('Do Now', workbench.view('Focus')).waitFor();
			expect((await workbench.treeTexts(workbench.view('Focus'))).length).toBeGreaterThan(3);
			expect(await workbench.notifications()).toEqual([]);
			await picture('views');
		});

		it('lenses above phases and tasks say how many pointers lead there', async () => {
			await workbench.openFile(plan, 21);
			await workbench.page.getByText('1 pointer here').first().waitFor();
			await picture('lenses');
		});

		it('Backlinks shows who points at the file, those at the line marked', async () => {
			const header = workbench.page.locator('.pane-header', { hasText: 'Backlinks' });
			await header.click();
			await workbench.moveMouseAway();
			const view = workbench.view('Backlinks');
			await workbench.treeItem('input.md', view).waitFor();
			await picture('backlinks');
			expect(await workbench.treeTexts(view)).toContainEqual(expect.stringMatching(/^line 8 → \d+ here · /));
			await header.click();
		});

		it('the Phases view groups by state', async () => {
			await workbench.runCommand('Plan Navigator: Group by State');
			const view = workbench.view('Phases');
			await workbench.treeItem('blocked', view).waitFor();
			await workbench.expand(workbench.treeItem(/^open/, view));
			await workbench.treeItem('FORECAST-ENGINE-001', view).waitFor();
			await picture('states');
			const rows = await workbench.treeTexts(view);
			expect(rows).toContainEqual(expect.stringMatching(/^FORECAST-ENGINE-001 \d+ · /));
			await workbench.runCommand('Plan Navigator: Group by Initiative');
			await workbench.treeItem('blocked', view).waitFor({ state: 'hidden' });
		});

		it('what a text finds stands open in the Phases view', async () => {
			const view = workbench.view('Phases');
			await workbench.runCommand('Plan Navigator: Filter by Text…');
			await workbench.enter('alignment narrative');
			await workbench.treeItem('C2.A1', view).waitFor();
			await picture('found');
			expect(await workbench.treeTexts(view)).toContainEqual(expect.stringMatching(/^C2\.A1 open · Alignment narr/));
			await workbench.runCommand('Plan Navigator: Clear the Filter');
			await workbench.treeItem('STATION-SYNC-002', view).waitFor();
		});

		it('a hover begins with the line that is cited', async () => {
			await workbench.openFile('input.md');
			// The lenses move the lines below them.
			const lens = workbench.page.locator('.codelens-decoration:visible', { hasText: 'create phase_c2_alignment.md' });
			await lens.first().waitFor();
			const shown = await workbench.hover('phase_c2_regression.md:21', /Alignment narrative/);
			await picture('hover');
			expect(shown.slice(shown.indexOf('C2.A1 is open'))).toMatch(/^C2\.A1 is open\s*\| C2\.A1/);
			await workbench.moveMouseAway();
		});

		it('F2 on a node of the tree asks for its new id', async () => {
			await workbench.openFile(plan, 21);
			const view = workbench.view('Phases');
			await view.getByRole('treeitem', { name: /^C2\.A1\b/ }).click();
			await workbench.page.keyboard.press('F2');
			await workbench.quickInput.getByText('Definition and mentions follow').waitFor();
			await picture('rename');
			await workbench.page.keyboard.press('Escape');
		});

		it('tasks that are selected in the tree are done by one key, and open again with one undo', async () => {
			// On another line than before: the tree follows the cursor when it moves.
			await workbench.openFile(plan, 23);
			const row = (id: string) => workbench.page.locator('.view-line', { hasText: `${id} |` }).first();
			const isDone = async (id: string) => (await row(id).innerText()).includes('[x]');
			const view = workbench.view('Phases');
			const nodes = ['C2.A1', 'C2.A3'].map((id) => view.getByRole('treeitem', { name: new RegExp(`^${id}\\b`) }));
			await workbench.waitUntil(
				async () => (await nodes[1]?.getAttribute('aria-selected')) === 'true',
				'the tree to follow the cursor',
			);
			await nodes[0]?.click();
			await nodes[1]?.click({ modifiers: ['ControlOrMeta'] });
			await workbench.page.keyboard.press('ControlOrMeta+k');
			await workbench.page.keyboard.press('x');
			await workbench.waitUntil(async () => (await isDone('C2.A1')) && (await isDone('C2.A3')), 'the tasks to be done');
			await workbench.treeItem(/^C2\.A1.*done/, view).waitFor();
			await workbench.treeItem(/^C2\.A3.*done/, view).waitFor();
			await picture('done');
			await workbench.placeOf('C2.A1 |');
			await row('C2.A1').click();
			await workbench.page.keyboard.press('ControlOrMeta+z');
			await workbench.waitUntil(
				async () => !(await isDone('C2.A1')) && !(await isDone('C2.A3')),
				'the tasks to be open again',
			);
		});
	});

	it('a command of the palette means the editor that was opened after tasks were selected', async () => {
		const view = workbench.view('Phases');
		await workbench.openFile(plan, 21);
		for (const [id, modifiers] of [
			['C2.A1', []],
			['C2.A3', ['ControlOrMeta']],
		] as const) {
			await view.getByRole('treeitem', { name: new RegExp(`^${id}\\b`) }).click({ modifiers: [...modifiers] });
		}
		await workbench.openFile('README.md');
		await workbench.runCommand('Plan Navigator: Toggle Task Done');
		await workbench.waitUntil(
			async () => (await workbench.notifications()).some((text) => /^No task stands in line 1 of README/.test(text)),
			'the notice that no task stands there',
		);
	});

	it('a key in a view means the row that the arrows have come to, and not the one that is selected', async () => {
		const view = workbench.view('Phases');
		const { keyboard } = workbench.page;
		await workbench.openFile(plan, 21);
		const node = (id: string) => view.getByRole('treeitem', { name: new RegExp(`^${id}\\b`) });
		await workbench.waitUntil(
			async () => (await node('C2.A1').getAttribute('aria-selected')) === 'true',
			'the tree to follow the cursor',
		);
		await node('C2.A1').click();
		await keyboard.press('ArrowDown');
		await keyboard.press('ControlOrMeta+k');
		await keyboard.press('x');
		await workbench.treeItem(/^C2\.A2 .*open/, view).waitFor();
		await workbench.screenshot('answers-focused-row');
		expect(await workbench.treeTexts(view)).toContainEqual(expect.stringMatching(/^C2\.A1 open/));
		await keyboard.press('ArrowDown');
		await keyboard.press('F2');
		await workbench.quickInput.getByText('Rename C2.A3').waitFor();
		await keyboard.press('Escape');
		await keyboard.press('ArrowUp');
		await keyboard.press('ControlOrMeta+k');
		await keyboard.press('x');
		await workbench.treeItem(/^C2\.A2 .*done/, view).waitFor();
	});

	it('what was opened and closed in the Phases view is so again, behind another grouping and a filter', async () => {
		await workbench.openFile('README.md', 1);
		const view = workbench.view('Phases');
		const closed = view.getByRole('treeitem', { name: /^FORECAST-ENGINE-001/ });
		await closed.locator('.monaco-tl-twistie').click();
		await workbench.waitUntil(async () => (await closed.getAttribute('aria-expanded')) === 'false', 'the row to close');
		await workbench.expand(view.getByRole('treeitem', { name: /^STATION-SYNC-002/ }));
		await workbench.treeItem('Phase 1 — Agree', view).waitFor();
		const before = await workbench.treeTexts(view);
		const same = () =>
			workbench.waitUntil(
				async () => (await workbench.treeTexts(view)).join('\n') === before.join('\n'),
				`the rows of before: ${before.join(', ')}`,
			);
		await workbench.runCommand('Plan Navigator: Group by State');
		await workbench.treeItem('blocked', view).waitFor();
		await workbench.runCommand('Plan Navigator: Group by Initiative');
		await same();
		await workbench.runCommand('Plan Navigator: Filter by Text…');
		await workbench.enter('alignment narrative');
		await workbench.treeItem('Other plans', view).waitFor({ state: 'hidden' });
		await workbench.runCommand('Plan Navigator: Clear the Filter');
		await same();
		await workbench.screenshot('answers-opened-again');
	});

	it('Filter by State… says how many tasks each state has, and what it finds stands open', async () => {
		const view = workbench.view('Phases');
		await workbench.runCommand('Plan Navigator: Filter by State…');
		await workbench.waitUntil(async () => (await workbench.quickRows()).length === 5, 'the states');
		const rows = await workbench.quickRows();
		expect(rows.map((row) => row.replace(/\s*\d+$/, ' N'))).toEqual([
			'open N',
			'active N',
			'blocked N',
			'done N',
			'skipped N',
		]);
		await workbench.screenshot('answers-filter-by-state');
		await workbench.choose('blocked');
		await workbench.page.keyboard.press('Enter');
		await workbench.treeItem(/ blocked$|, blocked/, view).waitFor();
		await workbench.runCommand('Plan Navigator: Clear the Filter');
		await workbench.treeItem('Other plans', view).waitFor();
	});

	it('a move that is undone takes its pointers back, and once it is done again they follow again', async () => {
		const { page } = workbench;
		const { keyboard } = page;
		const cites = (path: string) => readFileSync(join(workbench.folder, 'input.md'), 'utf8').includes(path);
		expect(cites('specs/forecast_api.md:9')).toBe(true);
		await workbench.openFile('specs/forecast_api.md');
		await workbench.openContainer('Explorer');
		await workbench.runCommand('File: Reveal Active File in Explorer View');
		await page.locator('.explorer-folders-view .monaco-list-row.focused', { hasText: 'forecast_api.md' }).waitFor();
		await keyboard.press('F2');
		await page.locator('.explorer-item-edited input').fill('tide_api.md');
		await keyboard.press('Enter');
		await page.getByRole('dialog').getByRole('button', { name: 'Yes' }).click();
		await workbench.waitUntil(async () => cites('specs/tide_api.md:9'), 'the pointer to follow');
		await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'tide_api.md' }).click();
		await keyboard.press('ControlOrMeta+z');
		await workbench.waitUntil(async () => cites('specs/forecast_api.md:9'), 'the pointer to come back');
		await workbench.screenshot('answers-move-undone');
		await keyboard.press('ControlOrMeta+Shift+z');
		await workbench.waitUntil(async () => cites('specs/tide_api.md:9'), 'the pointer to follow again');
		await keyboard.press('ControlOrMeta+z');
		await workbench.waitUntil(async () => cites('specs/forecast_api.md:9'), 'the pointer to come back again');
		await workbench.openContainer('Plans');
	});

	it('Insert Pointer is in the palette where pointers are inserted', async () => {
		const isOffered = async (path: string) => {
			await workbench.openFile(path);
			await (await workbench.openQuickInput('F1')).fill('>Plan Navigator: Insert Pointer…');
			await workbench.page.waitForTimeout(500);
			const rows = await workbench.quickRows();
			await workbench.page.keyboard.press('Escape');
			return rows.some((row) => row.startsWith('Plan Navigator: Insert Pointer…'));
		};
		expect([await isOffered('README.md'), await isOffered('tests/test_tables.py')]).toEqual([true, false]);
	});

	it('Show Log says what was opened', async () => {
		await workbench.runCommand('Plan Navigator: Show Log');
		await workbench.page
			.locator('.view-line', { hasText: /Plan\sNavigator\s\d+\.\d+\.\d+:\s.+\(\d+\splans\)/ })
			.first()
			.waitFor();
		await workbench.screenshot('answers-log');
		await workbench.runCommand('View: Toggle Panel Visibility');
	});

	it('a name that another task has is refused as it is typed', async () => {
		await workbench.openFile(plan, 21);
		const { x, y } = await workbench.placeOf('C2.A1 |');
		await workbench.page.mouse.click(x + 4, y + 4);
		await workbench.runCommand('Plan Navigator: Rename Plan ID…');
		const input = workbench.quickInput.locator('input[type="text"]').first();
		await workbench.waitUntil(async () => (await input.inputValue()) === 'C2.A1', 'the name that it has');
		await input.fill('C2.A3');
		await workbench.quickInput.getByText(`C2.A3 is already the task on line 23 of ${plan}.`).waitFor();
		await workbench.screenshot('answers-rename-refused');
		await workbench.page.keyboard.press('Escape');
	});

	it('a path of this machine is pasted as a pointer from the root', async () => {
		await workbench.openFile('README.md', 1);
		await workbench.page.keyboard.press('End');
		await workbench.page.keyboard.type(' pasted ');
		const path = join(workbench.folder, 'specs/forecast_api.md:11:5');
		await workbench.page.evaluate((text) => navigator.clipboard.writeText(text), path);
		await workbench.page.keyboard.press('ControlOrMeta+v');
		await workbench.placeOf('pasted specs/forecast_api.md:11');
		await workbench.screenshot('answers-pasted');
	});

	it('an address on a code host is pasted as a pointer only of this repository, and one of a commit stays', async () => {
		execFileSync('git', ['-C', workbench.folder, 'remote', 'add', 'origin', 'git@github.com:me/tides.git']);
		const paste = async (repository: string, ref: string, seen: string) => {
			await workbench.page.keyboard.press('Enter');
			await workbench.page.keyboard.type('pasted ');
			const address = `https://github.com/${repository}/blob/${ref}/specs/forecast_api.md#L9`;
			await workbench.page.evaluate((text) => navigator.clipboard.writeText(text), address);
			await workbench.page.keyboard.press('ControlOrMeta+v');
			await workbench.placeOf(`pasted ${seen}`);
		};
		await workbench.openFile('README.md', 1);
		await workbench.page.keyboard.press('End');
		await paste('me/tides', 'main', 'specs/forecast_api.md:9');
		await paste('torvalds/linux', 'main', 'https://github.com/torvalds/linux');
		await paste('me/tides', '8f61e4d', 'https://github.com/me/tides/blob/8f61e4d');
		await workbench.page.keyboard.press('ControlOrMeta+.');
		await workbench.page.getByText('Insert pointer specs/forecast_api.md:9').waitFor();
		await workbench.screenshot('answers-pasted-commit');
		await workbench.page.keyboard.press('Escape');
	});

	it('links in a terminal lead to the test, the line of a list and the file of a set', async () => {
		const printed = [
			'FAILED tests/gpu/test_saved_forecast.py::TestRoundTrip::test_keeps_heights - assert',
			'see docs/fix_plan.md:3,13 and specs/{forecast_api.md,units.md}',
		];
		writeFileSync(join(workbench.folder, 'printed.txt'), `${printed.join('\n')}\n`);
		await workbench.runCommand('Terminal: Create New Terminal');
		await workbench.page.locator('.xterm .xterm-rows').waitFor();
		await workbench.page.keyboard.type('cat printed.txt\n');
		for (const [text, tab, line] of [
			['::TestRoundTrip::test_keeps_heights', 'test_saved_forecast.py', 7],
			[',13 ', 'fix_plan.md', 13],
			['forecast_api.md', 'forecast_api.md', 1],
		] as const) {
			await workbench.followTerminalLink(text, tab);
			await workbench.waitUntil(async () => (await workbench.cursor()).line === line, `line ${line} of ${tab}`);
		}
		await workbench.screenshot('answers-terminal');
	});
});
