import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layOutPtychopinn, ptychopinnCorpus } from '../support/ptychopinn.ts';
import { root } from '../support/shell.mjs';
import { openWorkbench, sampleWorkspace, type Workbench } from './harness.ts';

/** A piece of work, as its brief tells it: the same steps on the sample workspace and on a real plan. */
interface Work {
	readonly name: string;
	folder(): string;
	readonly theme: 'light' | 'dark';
	readonly initiative: string;
	readonly doNow: readonly [string, string];
	/** Where a click on the first Do Now item goes. */
	readonly task: { readonly file: string; readonly line: number };
	/** A pointer of the brief that is hovered, and something that stands on its lines. */
	readonly hovered: { readonly pointer: string; readonly shows: string };
	/** A pointer of the brief that is followed. */
	readonly pointer: string;
	readonly directory: string;
	readonly files: readonly [string, string];
}

const works: readonly Work[] = [
	{
		name: 'sample',
		folder: () => sampleWorkspace,
		theme: 'dark',
		initiative: 'FORECAST-ENGINE-001',
		doNow: ['C2.A1', 'C2.A3'],
		task: { file: 'phase_c2_regression.md', line: 21 },
		hovered: { pointer: 'specs/forecast_api.md:11-15', shows: 'the id of the station' },
		pointer: 'plans/tide_table_test_plan.md:5',
		directory: 'plans/active/FORECAST-ENGINE-001/reports/2026-03-04T101500Z',
		files: ['phase_c2_alignment.md', 'phase_c2_selector_map.md'],
	},
	{
		name: 'ptychopinn',
		folder: layOutPtychopinn,
		theme: 'light',
		initiative: 'INTEGRATE-PYTORCH-001',
		doNow: ['D4.A1', 'D4.A3'],
		task: { file: 'phase_d4_regression.md', line: 25 },
		hovered: { pointer: 'plans/pytorch_integration_test_plan.md:13', shows: 'Proposed Test Shape' },
		pointer: 'plans/pytorch_integration_test_plan.md:13',
		directory: 'plans/active/INTEGRATE-PYTORCH-001/reports/2025-10-17T111700Z',
		files: ['phase_d4_alignment.md', 'phase_d4_selector_map.md'],
	},
];

describe.each(works)('a day with the brief of $name', (work) => {
	const isThere = work.name === 'sample' || existsSync(ptychopinnCorpus);
	let workbench: Workbench;
	let step = 0;
	const picture = () => workbench.screenshot(`work-${work.name}-${++step}`);

	beforeAll(async () => {
		if (isThere) {
			const size = { width: 1520, height: 900 };
			workbench = await openWorkbench({ folder: work.folder(), packaged: true, theme: work.theme, size });
		}
	});
	afterAll(() => workbench?.close());

	it.skipIf(!isThere)('shows the brief with its Do Now items and their states', async () => {
		await workbench.openContainer('Plans');
		await workbench.widenSideBar(640);
		const focus = workbench.view('Focus');
		for (const task of work.doNow) {
			await workbench.treeItem(task, focus).waitFor({ timeout: 60_000 });
		}
		const rows = await workbench.treeTexts(focus);
		expect(rows.filter((row) => /^(?:C2|D4)\.A[13] /.test(row))).toHaveLength(2);
		expect(rows.filter((row) => work.files.some((file) => row.startsWith(file)))).toEqual(
			work.files.map((file) => `${file} missing`),
		);
		await workbench.treeItem(work.initiative, workbench.view('Phases')).waitFor();
		await workbench.openFile('input.md', 1);
		await workbench.page.locator('.detected-link').first().waitFor({ timeout: 60_000 });
		await picture();
	});

	it.skipIf(!isThere)('a click on the first goes to the task in its plan', async () => {
		await workbench.treeItem(work.doNow[0], workbench.view('Focus')).click();
		await workbench.waitUntil(async () => (await workbench.activeTab()) === work.task.file, 'the plan to open');
		await workbench.waitUntil(async () => (await workbench.cursor()).line === work.task.line, 'the line of the task');
		await picture();
	});

	it.skipIf(!isThere)('the tree follows the editor', async () => {
		const selected = workbench.view('Phases').locator('.monaco-list-row.selected', { hasText: work.doNow[0] });
		await selected.waitFor();
		await picture();
	});

	it.skipIf(!isThere)('a hover on a pointer shows the lines it names', async () => {
		await workbench.openFile('input.md', 12);
		await picture();
		const { pointer, shows } = work.hovered;
		const shown = await workbench.hover(pointer, shows);
		expect(shown).toContain(shows);
		expect(shown).toContain('Open to the Side');
		// The hover fades in; the picture wants it whole.
		const hover = workbench.page.locator('.monaco-hover:visible', { hasText: shows }).last();
		const opacity = () => hover.evaluate((found) => Number(getComputedStyle(found).opacity));
		await workbench.waitUntil(async () => (await opacity()) === 1, 'the hover to stand whole');
		await picture();
		// It lies over the lines above.
		await workbench.moveMouseAway();
		await hover.waitFor({ state: 'hidden' });
	});

	it.skipIf(!isThere)('a pointer is a link to its line', async () => {
		await workbench.followLink(work.pointer);
		const [file = '', line = ''] = work.pointer.replace('plans/', '').split(':');
		await workbench.waitUntil(async () => (await workbench.activeTab()) === file, 'the target to open');
		await workbench.waitUntil(async () => (await workbench.cursor()).line === Number(line), 'the line of the pointer');
	});

	it.skipIf(!isThere)('Create D4 Artifact… writes both documents where the brief says', async () => {
		await workbench.runCommand('Plan Navigator: Create D4 Artifact…');
		await workbench.quickRows();
		await picture();
		await workbench.page.keyboard.press('Enter');
		await workbench.waitUntil(
			async () => (await workbench.quickRows()).some((row) => row.includes('Create 2 files')),
			'what will be written',
		);
		await picture();
		await workbench.choose('Create 2 files');
		const created = work.files.map((file) => join(workbench.folder, work.directory, file));
		await workbench.waitUntil(async () => created.every((file) => existsSync(file)), 'both files');
		await workbench.waitUntil(
			async () => work.files.includes((await workbench.activeTab()) ?? ''),
			'one of them to open',
		);
		for (const file of created) {
			const text = readFileSync(file, 'utf8');
			expect(text.split('\n').length).toBeLessThanOrEqual(101);
			expect(text).toMatch(/^[\x20-\x7e\n]*$/);
		}
	});

	it.skipIf(!isThere)('the brief then shows them as there', async () => {
		const focus = workbench.view('Focus');
		await workbench.treeItem(new RegExp(`${work.files[0]}.*there`), focus).waitFor();
		await workbench.treeItem(/Artifacts.*all there/, focus).waitFor();
		expect((await workbench.treeTexts(focus)).filter((row) => /^phase_.* there$/.test(row))).toHaveLength(2);
		await workbench.page.locator('.editor-group-container.active .detected-link').first().waitFor();
		await picture();
	});

	it.skipIf(!isThere)('the command line calls broken in them only what is marked', () => {
		const files = work.files.map((file) => `${work.directory}/${file}`);
		const args = ['dist/cli.js', 'pointers', '--root', workbench.folder, '--format', 'json', ...files];
		const entries: { file: string; line: number; end: number; text: string; status: string }[] = JSON.parse(
			execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 }),
		);
		const lines = new Map(files.map((file) => [file, readFileSync(join(workbench.folder, file), 'utf8').split('\n')]));
		const wrong = entries.filter(({ file, line, end, status }) => {
			const isMarked = /^[`"]* \(not found\)/.test(lines.get(file)?.[line - 1]?.slice(end) ?? '');
			return status.startsWith('missing-') !== isMarked;
		});
		expect(wrong).toEqual([]);
		expect(entries.length).toBeGreaterThan(20);
	});
});
