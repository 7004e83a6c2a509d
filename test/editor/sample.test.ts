import assert from 'node:assert/strict';
import { readdirSync, rmSync } from 'node:fs';
import * as vscode from 'vscode';
import { commands } from '../../src/manifest.ts';
import {
	activeFile,
	afterwards,
	becomes,
	diskPath,
	filesOnDisk,
	keep,
	root,
	standsOnDisk,
	takeAway,
	textOnDisk,
	watchWindow,
} from './support.ts';

// This file comes after those that rely on VS Code's watcher, which loses sight of folders that come back.

describe('Create a Sample Plan', () => {
	const sample = [
		'docs/fix_plan.md',
		'garden/beds.py',
		'input.md',
		'plans/active/GARDEN-001/implementation.md',
		'tests/test_beds.py',
	];

	it('writes a plan, a ledger and a brief into an empty folder, and one undo takes them back', async () => {
		readdirSync(root().fsPath)
			.filter((name) => name !== '.git')
			.forEach(takeAway);
		const shown = watchWindow();
		await vscode.commands.executeCommand(commands.createSamplePlan);
		assert.deepEqual(filesOnDisk(), sample);
		assert.equal(activeFile(), 'plans/active/GARDEN-001/implementation.md');
		assert.deepEqual(shown.messages, []);
		await vscode.commands.executeCommand('undo');
		await becomes(filesOnDisk, []);
		for (const name of ['docs', 'garden', 'plans', 'tests']) {
			rmSync(diskPath(name), { recursive: true });
		}
	});

	it('leaves alone what exists', async () => {
		const [ledger, brief] = [textOnDisk('docs/fix_plan.md'), textOnDisk('input.md')];
		sample.forEach(keep);
		afterwards(() => {
			rmSync(diskPath('garden'), { recursive: true });
			rmSync(diskPath('plans/active/GARDEN-001'), { recursive: true });
		});
		await vscode.commands.executeCommand(commands.createSamplePlan);
		assert.equal(textOnDisk('docs/fix_plan.md'), ledger);
		assert.equal(textOnDisk('input.md'), brief);
		assert.deepEqual(sample.filter(standsOnDisk), sample);
		const shown = watchWindow();
		await vscode.commands.executeCommand(commands.createSamplePlan);
		assert.deepEqual(shown.messages, ['The sample plan is there already.']);
	});
});
