import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from './harness.ts';

/** An extension of a few lines: what fails here is the harness, not Plan Navigator. */
const tinyManifest = {
	name: 'tiny',
	publisher: 'test',
	version: '0.0.1',
	engines: { vscode: '^1.100.0' },
	main: './main.js',
	activationEvents: [],
	contributes: {
		viewsContainers: { activitybar: [{ id: 'tiny', title: 'Tiny', icon: '$(checklist)' }] },
		views: {
			tiny: [
				{ id: 'tiny.first', name: 'First' },
				{ id: 'tiny.second', name: 'Second' },
			],
		},
		commands: [{ command: 'tiny.pick', title: 'Pick a Colour', category: 'Tiny' }],
	},
};

const tinyMain = `
const vscode = require('vscode');
exports.activate = (context) => {
	const provider = {
		getChildren: (id) => (id ? [id + '.1', id + '.2'] : ['A', 'B']),
		getTreeItem: (id) => {
			const item = new vscode.TreeItem('Phase ' + id, id.length === 1 ? 1 : 0);
			item.description = '1/2 done';
			item.accessibilityInformation = { label: 'Phase ' + id + ', open' };
			return item;
		},
	};
	context.subscriptions.push(
		vscode.window.registerTreeDataProvider('tiny.first', provider),
		vscode.window.registerTreeDataProvider('tiny.second', provider),
		vscode.languages.registerHoverProvider({ pattern: '**/*.md' }, { provideHover: () => new vscode.Hover('Tells **this**') }),
		vscode.commands.registerCommand('tiny.pick', async () => {
			const colour = await vscode.window.showQuickPick(['Red', 'Green']);
			const name = await vscode.window.showInputBox({ prompt: 'A name' });
			vscode.window.showInformationMessage('Picked ' + colour + ' for ' + name);
		}),
	);
};
`;

let temp: string;
let workbench: Workbench;

beforeAll(async () => {
	temp = mkdtempSync(join(tmpdir(), 'plan-navigator-tiny-'));
	mkdirSync(join(temp, 'extension'));
	writeFileSync(join(temp, 'extension/package.json'), JSON.stringify(tinyManifest));
	writeFileSync(join(temp, 'extension/main.js'), tinyMain);
	mkdirSync(join(temp, 'folder/docs'), { recursive: true });
	writeFileSync(join(temp, 'folder/docs/page.md'), '# Title\n\nfirst line\nsecond line, see docs/page.md\n');
	workbench = await openWorkbench({ folder: join(temp, 'folder'), extension: join(temp, 'extension'), theme: 'dark' });
});

afterAll(async () => {
	await workbench?.close();
	rmSync(temp, { recursive: true, force: true });
});

describe('the workbench harness', () => {
	it('opens a view container and reads, expands and finds the rows of its trees', async () => {
		await workbench.openContainer('Tiny');
		const second = workbench.view('Second');
		await workbench.expand(workbench.treeItem('Phase B, open', second));
		await workbench.treeItem('Phase B.2', second).click();
		expect(await workbench.treeTexts(second)).toEqual(['A', 'B', 'B.1', 'B.2'].map((id) => `Phase ${id} 1/2 done`));
		await workbench.screenshot('harness-tree');
	});

	it('opens a file at a line, and reads the hover of a text', async () => {
		await workbench.openFile('docs/page.md', 3);
		expect(await workbench.hover('second')).toContain('Tells this');
		await workbench.screenshot('harness-hover');
		expect(await workbench.cursor()).toEqual({ line: 3, column: 1, selected: 0 });
	});

	it('runs a command of the palette, chooses, enters and reads the notification', async () => {
		await workbench.runCommand('Tiny: Pick a Colour');
		expect(await workbench.quickRows()).toEqual(['Red', 'Green']);
		await workbench.choose('Green');
		await workbench.enter('Ann');
		await workbench.waitUntil(async () => (await workbench.notifications()).length > 0, 'a notification');
		expect(await workbench.notifications()).toEqual(['Picked Green for Ann']);
		await workbench.screenshot('harness-notification');
	});

	it('opens a copy, so that the folder stays as it is', async () => {
		await workbench.openFile('docs/page.md', 1);
		await workbench.page.keyboard.type('Changed ');
		await workbench.runCommand('File: Save');
		const copy = join(workbench.folder, 'docs/page.md');
		await workbench.waitUntil(async () => readFileSync(copy, 'utf8').startsWith('Changed'), 'the file to be saved');
		expect(readFileSync(join(temp, 'folder/docs/page.md'), 'utf8')).toMatch(/^# Title/);
	});
});
