import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../src/manifest.ts';
import {
	activeFile,
	edit,
	filesOnDisk,
	keep,
	root,
	runAnswering,
	standsOnDisk,
	textOnDisk,
	until,
	writeOutside,
} from './support.ts';

const templates = '.plan-navigator/templates';
const alignmentTemplate = `${templates}/alignment.mustache`;
const folder = 'plans/active/FORECAST-ENGINE-001/reports/2026-03-04T101500Z';
const alignment = `${folder}/phase_c2_alignment.md`;

const start = (kind: string) => [{ folder: root().toString(), kind }];

/** Waits until a kind can be created: what is written past the editor is seen a little later. */
async function isOffered(kind: string): Promise<void> {
	await until(`${kind} to be offered`, async () => {
		const { questions } = await runAnswering(commands.createArtifact, start(kind), (question) => question.dismiss());
		return questions.length > 0;
	});
}

/** Copies the template of the alignment narrative by the command, for the test alone. */
async function customizeAlignment(): Promise<void> {
	keep(alignmentTemplate);
	await runAnswering(commands.customizeTemplates, [], async (question) => {
		await question.tick();
		await question.accept();
	});
}

describe('Artifact templates', () => {
	it('are copied from the built-in ones, and opened', async () => {
		const before = filesOnDisk();
		await customizeAlignment();
		assert.deepEqual(
			filesOnDisk().filter((path) => !before.includes(path)),
			[alignmentTemplate],
		);
		assert.equal(activeFile(), alignmentTemplate);
		assert.match(textOnDisk(alignmentTemplate), /^---\ntitle: Alignment Narrative\n[\s\S]*\{\{> header\}\}/);
	});

	it('that exist are opened as they are', async () => {
		writeOutside({ [alignmentTemplate]: '# Mine\n' });
		await customizeAlignment();
		assert.equal(activeFile(), alignmentTemplate);
		assert.equal(textOnDisk(alignmentTemplate), '# Mine\n');
	});

	it('of the workspace are used as the editor holds them', async () => {
		keep(alignment);
		await customizeAlignment();
		await edit(alignmentTemplate, '## Context', '## What it is about');
		const shown = await runAnswering(commands.createArtifact, start('d4-alignment'));
		assert.deepEqual(shown.messages, []);
		assert.match(
			textOnDisk(alignment),
			/^# Phase C2 Alignment Narrative: FORECAST-ENGINE-001\n[\s\S]*\n## What it is about\n/,
		);
	});

	it('that change after the preview change nothing of what was shown', async () => {
		keep(alignment);
		await customizeAlignment();
		await runAnswering(commands.createArtifact, start('d4-alignment'), async (question) => {
			const change = new vscode.WorkspaceEdit();
			change.insert(
				vscode.Uri.joinPath(root(), alignmentTemplate),
				new vscode.Position(6, 0),
				'Too late\n{{#never}}\n',
			);
			assert.equal(await vscode.workspace.applyEdit(change), true);
			await question.accept();
		});
		assert.match(textOnDisk(alignment), /^# Phase C2 Alignment Narrative/);
	});

	it('that are wrong name their line, and nothing is written', async () => {
		await customizeAlignment();
		await edit(alignmentTemplate, '{{> header}}', '{{> header}}\n{{#never}}');
		const before = filesOnDisk();
		const shown = await runAnswering(commands.createArtifact, start('d4-alignment'));
		assert.deepEqual(shown, {
			messages: [`${alignmentTemplate}:8: Section never is never closed`],
			questions: [],
			suggestions: [],
		});
		assert.deepEqual(filesOnDisk(), before);
		assert.equal(standsOnDisk(alignment), false);
	});

	it('add kinds of their own', async () => {
		const risks = `${folder}/c2_risks.md`;
		keep(risks);
		writeOutside({
			[`${templates}/risk_register.mustache`]:
				'---\ntitle: Risks\nfile: <phase>_risks.md\n---\n{{> header}}\n\n## Risks\n',
		});
		await isOffered('risk-register');
		const shown = await runAnswering(commands.createArtifact, start('risk-register'));
		assert.deepEqual(shown.questions, ['Create D4 Artifact']);
		assert.match(textOnDisk(risks), /^# Phase C2 Risks: FORECAST-ENGINE-001\n[\s\S]*\n## Risks\n$/);
		assert.equal(activeFile(), risks);
	});
});
