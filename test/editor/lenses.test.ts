import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands, settings } from '../../src/manifest.ts';
import { activeFile, becomes, configure, openEditor, runAnswering, until, uriOf, writeOutside } from './support.ts';

const test = 'tests/gpu/test_saved_forecast.py';

const lensesOf = async (path: string): Promise<vscode.CodeLens[]> => {
	await openEditor(path);
	return vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uriOf(path), 100);
};

/** The lenses of ours as `21: 1 pointer here`. */
const titlesOf = async (path: string): Promise<string[]> =>
	(await lensesOf(path))
		.filter(({ command }) => [commands.showPlaces, commands.createArtifact].some((ours) => ours === command?.command))
		.map(({ range, command }) => `${range.start.line + 1}: ${command?.title}`);

/** Writes a plan, and notes that point at its phase and at its first task. */
function writePlan(plan: string, notes: string): void {
	const text = '# Shifts (SHIFT-081)\n\n### Phase A — First\n\n- [ ] Z61: Store\n- [ ] Z62: Load\n';
	writeOutside({ [plan]: text, [notes]: `the phase: ${plan}:3\nthe task: ${plan}:5\n` });
}

describe('lenses', () => {
	it('stand above phases and tasks that are pointed at', async () => {
		writePlan('plans/lenses_stand.md', 'notes/lenses_stand.md');
		await becomes(() => titlesOf('plans/lenses_stand.md'), ['3: 1 pointer here', '5: 1 pointer here']);
	});

	it('lead there', async () => {
		writePlan('plans/lenses_lead.md', 'notes/lenses_lead.md');
		const lens = await until('the lens of the task', async () =>
			(await lensesOf('plans/lenses_lead.md')).find(({ range }) => range.start.line === 4),
		);
		await vscode.commands.executeCommand(lens.command?.command ?? '', ...(lens.command?.arguments ?? []));
		await becomes(activeFile, 'notes/lenses_lead.md');
		await becomes(() => vscode.window.activeTextEditor?.selection.start.line, 1);
	});

	it('stand above Do Now items', async () => {
		await becomes(
			() => titlesOf('input.md'),
			[
				'8: go to C2.A1 · open',
				'8: create phase_c2_alignment.md',
				'9: go to C2.A3 · open',
				'9: create phase_c2_selector_map.md',
			],
		);
	});

	it('start the artifact that they name', async () => {
		const lens = (await lensesOf('input.md')).find(({ command }) => command?.title === 'create phase_c2_alignment.md');
		const shown = await runAnswering(lens?.command?.command ?? '', lens?.command?.arguments, (question) =>
			question.dismiss(),
		);
		assert.deepEqual(shown.questions, ['Create D4 Artifact']);
	});

	it('are off where the setting says so', async () => {
		assert.notEqual((await titlesOf('input.md')).length, 0);
		await configure(settings.codeLens, false);
		await becomes(() => titlesOf('input.md'), []);
	});

	it('stand in code where the setting says so', async () => {
		assert.deepEqual(await titlesOf(test), []);
		await configure(settings.codeLensInCode, true);
		await becomes(async () => (await titlesOf(test)).length > 0, true);
	});
});

describe('inlay hints', () => {
	const hintsOf = async (path: string): Promise<string[]> => {
		const { document } = await openEditor(path);
		const all = new vscode.Range(0, 0, document.lineCount, 0);
		const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
			'vscode.executeInlayHintProvider',
			document.uri,
			all,
		);
		return hints.map(({ position, label }) => `${position.line + 1}: ${label}`);
	};

	it('tell the state of a task behind a pointer at it, where the setting says so', async () => {
		assert.deepEqual(await hintsOf('input.md'), []);
		await configure(settings.inlayHints, true);
		await becomes(() => hintsOf('input.md'), ['8: open', '9: open']);
	});
});
