import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { inject } from 'vitest';
import { launchBrowser } from '../support/browser.mjs';
import { getEditor } from '../support/editors.mjs';
import { linkExtension, startEditor } from '../support/server.mjs';
import { root } from '../support/shell.mjs';
import { copyWorkspace, sampleWorkspace } from '../support/workspace.mjs';

export { sampleWorkspace };

const screenshotFolder = join(root, 'out/screenshots');

/** The setting that chooses a theme, its row in the list of themes, and the class that the workbench has under it. */
const themes = {
	light: { setting: 'Default Light Modern', label: 'Light Modern', class: 'vs' },
	dark: { setting: 'Default Dark Modern', label: 'Dark Modern', class: 'vs-dark' },
	contrast: { setting: 'Default High Contrast', label: 'Dark High Contrast', class: 'hc-black' },
	contrastLight: { setting: 'Default High Contrast Light', label: 'Light High Contrast', class: 'hc-light' },
};

export type Theme = keyof typeof themes;

/** Pictures come out alike: nothing blinks, nothing slides. */
const stillSettings = {
	'editor.cursorBlinking': 'solid',
	'editor.minimap.enabled': false,
	'workbench.reduceMotion': 'on',
	'workbench.list.smoothScrolling': false,
};

const patience = 30_000;

/** Where text stands in the page: its lines, each of them, and the frame that they are seen in. */
const editorText = { lines: '.editor-group-container.active .view-lines', line: '.view-line', frame: '.monaco-editor' };
const terminalText: typeof editorText = { lines: '.xterm .xterm-rows', line: ':scope > div', frame: '.xterm' };

/** A rectangle of the window, in pixels. */
interface Place {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

export interface WorkbenchOptions {
	/** The folder to open. It is copied first, and only the copy is opened. */
	folder: string;
	theme?: Theme;
	/** Whether Plan Navigator is installed, as it is packaged. */
	packaged?: boolean;
	/** The folder of an extension to run from its source, as with `--extensionDevelopmentPath`. */
	extension?: string;
	/** User settings over the quiet ones. */
	settings?: Record<string, unknown>;
	/** Whether the copy becomes a git repository with one commit; it does unless this is `false`. */
	git?: boolean;
	/** The branch that the copy has checked out; `main` unless named. */
	branch?: string;
	/** Whether the workbench asks for trust; it trusts every folder unless this is `true`. */
	trust?: boolean;
	size?: { width: number; height: number };
}

/** Opens a folder in a real workbench. Close it in `afterAll`, or declare it with `await using`. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
	const temp = mkdtempSync(join(tmpdir(), 'plan-navigator-ui-'));
	const undo: (() => Promise<void> | void)[] = [() => rmSync(temp, { recursive: true, force: true, maxRetries: 5 })];
	const close = async () => {
		for (const step of undo.splice(0).reverse()) {
			await step();
		}
	};
	try {
		const folder = join(temp, basename(options.folder));
		await copyWorkspace(options.folder, folder, { git: options.git ?? true, branch: options.branch ?? 'main' });
		const editor = await getEditor(inject('editor'));
		const extensionsDir = join(temp, 'extensions');
		if (options.packaged) {
			cpSync(inject('installed'), extensionsDir, { recursive: true });
		}
		if (options.extension !== undefined) {
			linkExtension(options.extension, extensionsDir);
		}
		const server = await startEditor(editor, {
			extensionsDir,
			trust: options.trust ?? false,
			settings: {
				...stillSettings,
				'workbench.colorTheme': themes[options.theme ?? 'light'].setting,
				...options.settings,
			},
		});
		undo.push(server.stop);
		const browser: Browser = await launchBrowser();
		undo.push(() => browser.close());
		const page = await browser.newPage({
			viewport: options.size ?? { width: 1280, height: 800 },
			permissions: ['clipboard-read', 'clipboard-write'],
		});
		page.setDefaultTimeout(patience);
		await page.goto(server.address({ folder }));
		const workbench = new Workbench(page, folder, close, server.output);
		await workbench.ready();
		return workbench;
	} catch (error) {
		await close();
		throw error;
	}
}

/** A workbench as a person sees it: everything here is done with mouse, keys and what stands on the screen. */
export class Workbench {
	readonly page: Page;
	/** The copy that is open. */
	readonly folder: string;
	/** What the server has printed so far, for a test that fails. */
	readonly serverOutput: () => string;
	readonly close: () => Promise<void>;

	constructor(page: Page, folder: string, close: () => Promise<void>, serverOutput: () => string) {
		this.page = page;
		this.folder = folder;
		this.close = close;
		this.serverOutput = serverOutput;
	}

	[Symbol.asyncDispose](): Promise<void> {
		return this.close();
	}

	/** Waits until the workbench stands and its connection to the server shows in the status bar. */
	async ready(): Promise<void> {
		await this.page.locator('.monaco-workbench .activitybar').waitFor({ timeout: 60_000 });
		await this.page.locator('.statusbar [id="status.host"]').waitFor({ timeout: 60_000 });
	}

	/** Has the window in another theme from now on. */
	async useTheme(theme: Theme): Promise<void> {
		const window = this.page.locator(`.monaco-workbench.${themes[theme].class}`);
		if ((await window.count()) === 0) {
			await this.runCommand('Preferences: Color Theme');
			const input = this.quickText;
			await this.waitUntil(async () => (await input.inputValue()) === '', 'the list of themes in place of the palette');
			// The list draws only the rows that are in view.
			await input.fill(themes[theme].label);
			await this.choose(themes[theme].label);
			await window.waitFor();
			await this.quickInput.waitFor({ state: 'hidden' });
		}
	}

	/** Opens a view container of the activity bar by its title, if it is not open already. */
	async openContainer(title: string): Promise<void> {
		const tab = this.page.locator('.activitybar').getByRole('tab', { name: title }).first();
		await tab.waitFor();
		if ((await tab.getAttribute('aria-expanded')) !== 'true') {
			// Its badge, if it has one, lies over its icon.
			await tab.click();
			await this.moveMouseAway();
		}
		await this.page.locator('.sidebar .composite.title').waitFor();
	}

	/** Takes the mouse from what it has clicked, whose own hover would lie over the picture, to the middle of the status bar. */
	async moveMouseAway(): Promise<void> {
		const { width = 0, height = 0 } = this.page.viewportSize() ?? {};
		await this.page.mouse.move(width / 2, height - 8);
	}

	/** Drags the edge of the side bar until it is that wide, in pixels. */
	async widenSideBar(width: number): Promise<void> {
		const box = () => this.page.locator('.part.sidebar').boundingBox();
		const { x, y, width: before, height } = (await box()) ?? { x: 0, y: 0, width: 0, height: 0 };
		await this.page.mouse.move(x + before, y + height / 2);
		await this.page.mouse.down();
		await this.page.mouse.move(x + width, y + height / 2, { steps: 4 });
		await this.page.mouse.up();
		await this.waitUntil(async () => Math.abs(((await box())?.width ?? 0) - width) < 8, 'a wider side bar');
		await this.moveMouseAway();
	}

	/** A view of the side bar by its title; where a container has one view only, leave the title out. */
	view(title?: string): Locator {
		const panes = this.page.locator('.sidebar .pane');
		return title === undefined
			? panes.first()
			: panes.filter({ has: this.page.locator('.pane-header .title', { hasText: title }) });
	}

	/** A row of a tree by a part of its accessible name, or by what its label and description show. */
	treeItem(name: string | RegExp, view: Locator = this.page.locator('.sidebar')): Locator {
		return view
			.getByRole('treeitem', { name })
			.or(view.getByRole('treeitem').filter({ hasText: name }))
			.first();
	}

	/** Opens a row of a tree that has children. */
	async expand(item: Locator): Promise<void> {
		await item.waitFor();
		if ((await item.getAttribute('aria-expanded')) === 'false') {
			await item.locator('.monaco-tl-twistie').click();
			await this.waitUntil(async () => (await item.getAttribute('aria-expanded')) === 'true', 'the row to open');
		}
	}

	/** What the rows of a view show, top to bottom (only those on the screen). */
	async treeTexts(view: Locator = this.page.locator('.sidebar')): Promise<string[]> {
		return view.getByRole('treeitem').evaluateAll((rows) =>
			rows.map((row) => {
				const parts = row.querySelectorAll('.label-name, .label-description');
				return [...parts]
					.map((part) => part.textContent)
					.join(' ')
					.trim();
			}),
		);
	}

	/** Runs a command by its whole title in the palette, category included: `Plan Navigator: Refresh`. */
	async runCommand(title: string): Promise<void> {
		const input = await this.openQuickInput('F1');
		const typed = `>${title}`;
		await input.fill(typed);
		await this.quickRow(title).click();
		await this.taken(typed);
	}

	/**
	 * Waits until the open box has gone, or has made room for another, after what was typed in it has been chosen: a key that
	 * is pressed before that opens a box only to see it go.
	 */
	private async taken(typed: string): Promise<void> {
		const input = this.quickText;
		const value = () => input.inputValue({ timeout: 1000 }).catch(() => '');
		await this.waitUntil(async () => (await input.count()) === 0 || (await value()) !== typed, `${typed} to be taken`);
	}

	/**
	 * Opens the palette or quick open by its key and gives the box to type in. The key is pressed again where nothing came of
	 * it: on CI it once did not open the palette right after another command, whose own palette may still have been going.
	 */
	async openQuickInput(key: 'F1' | 'ControlOrMeta+P'): Promise<Locator> {
		const input = this.quickText;
		await this.waitUntil(async () => {
			await this.page.keyboard.press(key);
			await input.waitFor({ timeout: 5000 }).catch(() => {});
			return (await input.count()) > 0;
		}, `${key} to open a box to type in`);
		return input;
	}

	/** The box of the palette, of quick picks and of input boxes. */
	get quickInput(): Locator {
		return this.page.locator('.quick-input-widget:visible');
	}

	/** What is typed in there. */
	private get quickText(): Locator {
		return this.quickInput.locator('input[type="text"]').first();
	}

	/** What the rows of the open quick pick show. */
	async quickRows(): Promise<string[]> {
		await this.quickInput.locator('.monaco-list-row').first().waitFor();
		return (await this.quickInput.locator('.monaco-list-row').allInnerTexts()).map(oneLine);
	}

	/** Chooses a row of the open quick pick by its label, or by a part of it. */
	async choose(label: string | RegExp): Promise<void> {
		await this.quickRow(label).click();
	}

	/** Fills the open input box and confirms it. */
	async enter(text: string): Promise<void> {
		await this.quickText.fill(text);
		await this.page.keyboard.press('Enter');
		await this.taken(text);
	}

	private quickRow(label: string | RegExp): Locator {
		const rows = this.quickInput.locator('.monaco-list-row');
		const text = typeof label === 'string' ? new RegExp(`^\\s*${escapeRegExp(label)}\\s*$`) : label;
		return rows
			.filter({
				has: this.page.locator('.quick-input-list-rows > .quick-input-list-row:first-child .label-name', {
					hasText: text,
				}),
			})
			.first();
	}

	/**
	 * Opens a file of the folder by quick open, with the cursor on a line.
	 * @param path relative to the folder
	 * @param line counted from 1
	 */
	async openFile(path: string, line?: number): Promise<void> {
		const input = await this.openQuickInput('ControlOrMeta+P');
		await input.fill(line === undefined ? path : `${path}:${line}`);
		const row = this.fileRow(path);
		// The search goes on while the rows are there, and a click at a place would hit whatever row has moved to it. The press
		// tells that no key is held: one that went up in a preview opens the file to the side.
		await row.dispatchEvent('mousedown');
		await row.dispatchEvent('click');
		await this.waitUntil(async () => (await this.activeTab()) === basename(path), `${path} to open`);
		if (line !== undefined) {
			await this.waitUntil(async () => (await this.cursor()).line === line, `the cursor on line ${line}`);
		}
	}

	/** The row of quick open for a file: others may have the same name in other folders. */
	private fileRow(path: string): Locator {
		const label = this.page.locator('.label-name', {
			hasText: new RegExp(`^\\s*${escapeRegExp(basename(path))}\\s*$`),
		});
		const rows = this.quickInput.locator('.monaco-list-row').filter({ has: label });
		const folder = dirname(path);
		return folder === '.'
			? rows.filter({ hasNot: this.page.locator('.label-description', { hasText: /\S/ }) }).first()
			: rows
					.filter({
						has: this.page.locator('.label-description', { hasText: new RegExp(`${escapeRegExp(folder)}\\s*$`) }),
					})
					.first();
	}

	/** The file name on the tab of the active editor; `undefined` when none is open. */
	async activeTab(): Promise<string | undefined> {
		const tab = this.page.locator('.editor-group-container.active .tab.active').first();
		return (await tab.count()) > 0 ? ((await tab.getAttribute('data-resource-name')) ?? undefined) : undefined;
	}

	/** Where the cursor stands, by the status bar; line and column are counted from 1, `selected` in characters. */
	async cursor(): Promise<{ line: number; column: number; selected: number }> {
		const entry = this.page.locator('[id="status.editor.selection"]');
		const text = (await entry.count()) > 0 ? await shownText(entry) : '';
		const numbers = /Ln (\d+), Col (\d+)(?: \((\d+) selected\))?/.exec(text);
		return { line: Number(numbers?.[1] ?? 0), column: Number(numbers?.[2] ?? 0), selected: Number(numbers?.[3] ?? 0) };
	}

	/**
	 * Where a text stands on the screen, in the active editor unless said otherwise; the first place, if there are several.
	 * The text must be in view, and on one line of the screen.
	 */
	async placeOf(text: string, { lines, line, frame } = editorText): Promise<Place> {
		let place: Place | undefined;
		await this.waitUntil(
			async () => {
				const found = this.page.locator(lines).first();
				place = (await found.count()) > 0 ? await found.evaluate(findInLines, { text, line, frame }) : undefined;
				return place !== undefined;
			},
			`the text ${JSON.stringify(text)} on the screen`,
		);
		if (place === undefined) {
			throw new Error('unreachable');
		}
		return place;
	}

	/** Rests the mouse on a text of the active editor and gives what the hover shows, once it holds `expected`. */
	async hover(text: string, expected: string | RegExp = /\S/): Promise<string> {
		const place = await this.placeOf(text);
		const x = place.x + Math.min(place.width / 2, 20);
		const y = place.y + place.height / 2;
		const hover = this.page.locator('.monaco-hover:visible', { hasText: expected }).last();
		let shown = '';
		await this.waitUntil(
			async () => {
				// A mouse that was there before does not count as moving: come from another place each time.
				await this.page.mouse.move(x, y + 60);
				await this.page.mouse.move(x, y, { steps: 4 });
				await hover.waitFor({ timeout: 3000 }).catch(() => {});
				if ((await hover.count()) === 0) {
					return false;
				}
				shown = await shownText(hover);
				return shown.trim() !== '' && !/^Loading/.test(shown);
			},
			`a hover on ${JSON.stringify(text)} that holds ${expected}`,
		);
		return shown;
	}

	/** Clicks a text of the active editor with the key that follows links. */
	async followLink(text: string): Promise<void> {
		const place = await this.placeOf(text);
		const x = place.x + Math.min(place.width / 2, 20);
		const y = place.y + place.height / 2;
		const key = process.platform === 'darwin' ? 'Meta' : 'Control';
		await this.page.mouse.move(x, y);
		await this.page.locator('.detected-link').first().waitFor();
		await this.page.keyboard.down(key);
		try {
			await this.page.mouse.move(x + 2, y);
			await this.page.locator('.detected-link-active').first().waitFor();
			await this.page.mouse.click(x + 2, y);
		} finally {
			await this.page.keyboard.up(key);
		}
	}

	/**
	 * Clicks a text of the terminal with the key that follows links, until a tab of that name is the active one. Once, on CI, a
	 * click did nothing though the hover of the link was there; why is not known, perhaps the terminal drew its rows meanwhile.
	 */
	async followTerminalLink(text: string, tab: string): Promise<void> {
		const { mouse, keyboard } = this.page;
		const place = await this.placeOf(text, terminalText);
		const x = place.x + place.width / 2;
		const y = place.y + place.height / 2;
		// A link that was found says so in a hover, and before that a click does nothing.
		const hint = this.page.locator('.monaco-hover:visible', { hasText: /\+ click\)/ });
		const opened = this.page.locator(`.tab.active[data-resource-name=${JSON.stringify(tab)}]`).first();
		await this.waitUntil(async () => {
			// A link is looked for when the mouse comes over it: come from another place each time.
			await mouse.move(x, y + 60);
			await hint.waitFor({ state: 'hidden' });
			await mouse.move(x, y, { steps: 4 });
			await hint.waitFor({ timeout: 3000 }).catch(() => {});
			if ((await hint.count()) === 0) {
				return false;
			}
			await keyboard.down('ControlOrMeta');
			try {
				await mouse.click(x, y);
			} finally {
				await keyboard.up('ControlOrMeta');
			}
			await opened.waitFor({ timeout: 5000 }).catch(() => {});
			return (await this.activeTab()) === tab;
		}, `${text} of the terminal to open ${tab}`);
	}

	/** Clicks an entry of the context menu of a row or another thing on the screen. */
	async contextMenu(target: Locator, entry: string): Promise<void> {
		await target.click({ button: 'right' });
		await this.page.locator('.monaco-menu').getByRole('menuitem', { name: entry }).click();
	}

	/** The texts of the notifications on the screen. */
	async notifications(): Promise<string[]> {
		const texts = await this.page.locator('.notification-toast .notification-list-item-message').allInnerTexts();
		return texts.map(oneLine);
	}

	/** What the status bar shows. */
	async statusBar(): Promise<string> {
		return oneLine(await shownText(this.page.locator('.statusbar')));
	}

	/** Keeps a picture of the whole window in `out/screenshots/<name>.png`; it waits a little for views that are still read. */
	async screenshot(name: string): Promise<string> {
		mkdirSync(screenshotFolder, { recursive: true });
		const busy = this.page.locator('.sidebar .monaco-progress-container.active').first();
		await busy.waitFor({ state: 'hidden', timeout: 3000 }).catch(() => {});
		const path = join(screenshotFolder, `${name}.png`);
		await this.page.screenshot({ path });
		return path;
	}

	/** Asks again and again until something is true; the description says in the error what did not come. */
	async waitUntil(isTrue: () => Promise<boolean>, description: string, timeout = patience): Promise<void> {
		const deadline = Date.now() + timeout;
		while (!(await isTrue())) {
			if (Date.now() > deadline) {
				const picture = await this.screenshot(`failed-${description.replace(/\W+/g, '-').slice(0, 60)}`);
				throw new Error(`waited ${timeout / 1000} s for ${description}; see ${picture}`);
			}
			await this.page.waitForTimeout(50);
		}
	}
}

/** Runs in the page. Monaco writes no-break spaces where the document has spaces. */
function findInLines(
	lines: Element,
	{ text, line: lineSelector, frame }: { text: string; line: string; frame: string },
): Place | undefined {
	const visible = lines.closest(frame)?.getBoundingClientRect();
	for (const line of lines.querySelectorAll(lineSelector)) {
		const content = (line.textContent ?? '').replaceAll('\u00a0', ' ');
		const from = content.indexOf(text);
		if (from < 0) {
			continue;
		}
		const range = document.createRange();
		const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
		let offset = 0;
		let started = false;
		for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
			const length = node.textContent?.length ?? 0;
			if (!started && from < offset + length) {
				range.setStart(node, from - offset);
				started = true;
			}
			if (started && from + text.length <= offset + length) {
				range.setEnd(node, from + text.length - offset);
				const { x, y, width, height } = range.getBoundingClientRect();
				const inView = visible !== undefined && y >= visible.top && y + height <= visible.bottom;
				if (inView) {
					return { x, y, width, height };
				}
				break;
			}
			offset += length;
		}
	}
	return undefined;
}

/** What is rendered, line breaks included, and not what the DOM holds. */
async function shownText(locator: Locator): Promise<string> {
	const [text = ''] = await locator.allInnerTexts();
	return text;
}

function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

function escapeRegExp(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
