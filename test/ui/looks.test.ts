import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, sampleWorkspace, type Workbench } from './harness.ts';

const plan = 'plans/active/FORECAST-ENGINE-001/phase_c2_regression.md';

/** The page of the Markdown preview in the active editor group. */
function preview({ page }: Workbench): FrameLocator {
	return page.frameLocator('iframe.webview.ready >> visible=true').frameLocator('iframe#active-frame');
}

/**
 * How much a text stands out from what lies behind it, as WCAG counts it: 1 for nothing, 21 for black on white, 4.5 for
 * what reads well.
 */
const contrastOf = (element: Locator) =>
	element.evaluate((found) => {
		type Colour = [number, number, number, number];
		const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
		const colourOf = (text: string): Colour => {
			// A canvas knows every notation of colours.
			canvas?.clearRect(0, 0, 1, 1);
			Object.assign(canvas ?? {}, { fillStyle: text });
			canvas?.fillRect(0, 0, 1, 1);
			const [r = 0, g = 0, b = 0, a = 0] = canvas?.getImageData(0, 0, 1, 1).data ?? [];
			return [r, g, b, a / 255];
		};
		const over = ([r, g, b, a]: Colour, ground: Colour): Colour => [
			r * a + ground[0] * (1 - a),
			g * a + ground[1] * (1 - a),
			b * a + ground[2] * (1 - a),
			1,
		];
		const groundOf = (node: Element | null): Colour =>
			node === null
				? colourOf(getComputedStyle(document.documentElement).getPropertyValue('--vscode-editor-background'))
				: over(colourOf(getComputedStyle(node).backgroundColor), groundOf(node.parentElement));
		const light = (colour: Colour) => {
			const [r = 0, g = 0, b = 0] = colour
				.slice(0, 3)
				.map((part) => (part > 10 ? ((part / 255 + 0.055) / 1.055) ** 2.4 : part / 255 / 12.92));
			return 0.2126 * r + 0.7152 * g + 0.0722 * b;
		};
		const ground = groundOf(found);
		const both = [light(over(colourOf(getComputedStyle(found).color), ground)), light(ground)];
		return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
	});

/** Opens a document in the preview; its command is there once the editor shows the document. */
async function openPreview(workbench: Workbench, path: string, text: string): Promise<FrameLocator> {
	await workbench.openFile(path);
	await workbench.placeOf(text);
	await workbench.runCommand('Markdown: Open Preview');
	return preview(workbench);
}

const colourOf = (element: Locator) => element.evaluate((found) => getComputedStyle(found).color);

describe('how plans look', () => {
	let workbench: Workbench;
	beforeAll(async () => {
		workbench = await openWorkbench({ folder: sampleWorkspace, packaged: true, theme: 'light' });
	});
	afterAll(() => workbench?.close());

	describe.each(['light', 'dark', 'contrast', 'contrastLight'] as const)('in the %s theme', (theme) => {
		beforeAll(async () => {
			await workbench.runCommand('View: Close All Editors');
			await workbench.useTheme(theme);
		});

		it('pointers, ids and states have colours of their own in the editor', async () => {
			await workbench.openFile(plan);
			const words = workbench.page.locator('.editor-group-container.active .view-line span > span');
			await words
				.filter({ hasText: /^C2\.A1$/ })
				.first()
				.waitFor();
			const texts = [/^C2\.A1$/, /^\[x\]$/, /^implementation\.md$/, /Alignment/];
			const haveColours = async () => {
				const colours = await Promise.all(texts.map((text) => colourOf(words.filter({ hasText: text }).first())));
				return new Set(colours).size === texts.length;
			};
			// The first plan that is opened starts the server.
			await workbench.waitUntil(haveColours, 'a colour for each of them', 60_000);
			await workbench.screenshot(`looks-plan-${theme}`);
			await workbench.openFile('input.md');
			await words
				.filter({ hasText: /^Summary$/ })
				.first()
				.waitFor();
			await workbench.screenshot(`looks-brief-${theme}`);
		});

		it('the preview has links on pointers and badges on states', async () => {
			const page = await openPreview(workbench, plan, 'Context');
			await page.locator('a.plan-link', { hasText: 'forecast_api.md' }).first().waitFor({ timeout: 60_000 });
			expect(await page.locator('.plan-state-done').first().innerText()).toBe('done');
			for (const kind of [
				'.plan-state-done',
				'.plan-state-open',
				'.plan-state-blocked',
				'a.plan-link code',
				'a.plan-link:not(:has(code))',
			]) {
				expect(await contrastOf(page.locator(kind).first()), kind).toBeGreaterThan(4.5);
			}
			await page.locator('.plan-state-blocked').first().scrollIntoViewIfNeeded();
			await workbench.screenshot(`looks-preview-${theme}`);
		});
	});

	it('a click on a pointer in the preview opens the file at the line', async () => {
		const page = await openPreview(workbench, 'input.md', 'Summary');
		const test = page.locator('a.plan-link', { hasText: '::TestRoundTrip' });
		await test.first().waitFor({ timeout: 60_000 });
		await workbench.screenshot('looks-preview-brief');
		await test.first().click();
		await workbench.waitUntil(
			async () => (await workbench.activeTab()) === 'test_saved_forecast.py',
			'the test to open',
		);
		await workbench.waitUntil(async () => (await workbench.cursor()).line === 6, 'the cursor on its line');
	});

	it('a click on a pointer in the preview shows the section of a Markdown document', async () => {
		const page = await openPreview(workbench, 'input.md', 'Summary');
		const pointer = page.locator('a.plan-link', { hasText: 'phase_c2_regression.md:21' }).first();
		await pointer.waitFor({ timeout: 60_000 });
		await pointer.click();
		await page.locator('h3', { hasText: 'Planning alignment' }).waitFor();
		await workbench.screenshot('looks-preview-followed');
	});
});

describe('in a folder without plans', () => {
	const folder = mkdtempSync(join(tmpdir(), 'plan-navigator-plain-'));
	let workbench: Workbench;
	beforeAll(async () => {
		writeFileSync(join(folder, 'notes.md'), '# Notes\n\n- [x] written\n');
		workbench = await openWorkbench({ folder, packaged: true });
	});
	afterAll(async () => {
		await workbench?.close();
		rmSync(folder, { recursive: true });
	});

	/** Whether the language server of this workbench runs. */
	const serverRuns = () =>
		execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
			.split('\n')
			.some((args) => args.includes(dirname(workbench.folder)) && args.includes('server.cjs'));

	it('a preview starts no server, a view does', async () => {
		const page = await openPreview(workbench, 'notes.md', 'Notes');
		await page.locator('.plan-state-done').waitFor({ timeout: 60_000 });
		expect(serverRuns()).toBe(false);
		await workbench.openContainer('Plans');
		await workbench.waitUntil(async () => serverRuns(), 'the server to start');
	});

	it('plans that lie elsewhere are offered, and shown once they are chosen', async () => {
		const welcome = workbench.page.locator('.welcome-view-content:visible');
		await welcome.getByText('Create a Sample Plan').waitFor();
		mkdirSync(join(workbench.folder, 'docs/plans'), { recursive: true });
		writeFileSync(
			join(workbench.folder, 'docs/plans/2026-01-02-store.md'),
			'# Store heights\n\n### Task 1: Read them\n\n- [x] **Step 1: Write the test**\n- [ ] **Step 2: Read**\n',
		);
		const choose = welcome.getByText('Choose Plans…');
		await choose.waitFor();
		await workbench.screenshot('looks-plans-elsewhere');
		await choose.click();
		expect(await workbench.quickRows()).toHaveLength(1);
		await workbench.screenshot('looks-plans-elsewhere-list');
		await workbench.page.keyboard.press('Enter');
		await workbench.expand(workbench.treeItem(/^Other plans/));
		await workbench.expand(workbench.treeItem(/2026-01-02-store\.md/));
		await workbench.treeItem(/Read them/).waitFor();
		await workbench.screenshot('looks-plans-elsewhere-shown');
		const settings = readFileSync(join(workbench.folder, '.vscode/settings.json'), 'utf8');
		expect(JSON.parse(settings)).toEqual({ 'planNavigator.plans': ['plans/**/*.md', 'docs/plans/**/*.md'] });
	});
});
