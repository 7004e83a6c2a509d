import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { commands, settings } from '../../src/manifest.ts';
import {
	activeFile,
	afterwards,
	becomes,
	configure,
	diskPath,
	edit,
	filesOnDisk,
	keep,
	root,
	runAnswering,
	standsOnDisk,
	takeAway,
	textOnDisk,
	until,
	uriOf,
} from './support.ts';

const reports = 'plans/active/FORECAST-ENGINE-001/reports';
const folder = `${reports}/2026-03-04T101500Z`;
const alignment = `${folder}/phase_c2_alignment.md`;
const selectorMap = `${folder}/phase_c2_selector_map.md`;

/** Has what the command writes taken away after the test. */
function keepReports(): void {
	for (const path of [alignment, selectorMap, folder]) {
		keep(path);
	}
}

const openFiles = (): string[] =>
	vscode.window.tabGroups.all
		.flatMap(({ tabs }) => tabs)
		.flatMap(({ input }) => (input instanceof vscode.TabInputText ? [vscode.workspace.asRelativePath(input.uri)] : []))
		.sort();

describe('Create D4 Artifact', () => {
	it('asks, shows what will be written, writes both documents and opens them', async () => {
		keepReports();
		const before = filesOnDisk();
		const shown = await runAnswering(commands.createArtifact);
		assert.deepEqual(shown, { ...shown, messages: [], questions: ['Create D4 Artifact', 'Create D4 Artifact'] });
		assert.deepEqual(
			filesOnDisk().filter((path) => !before.includes(path)),
			[alignment, selectorMap],
		);
		assert.deepEqual(openFiles(), [alignment, selectorMap]);
		assert.equal(activeFile(), alignment);
		for (const path of [alignment, selectorMap]) {
			const text = textOnDisk(path);
			const head = text.split('\n', 15).join('\n');
			assert.match(head, /FORECAST-ENGINE-001/);
			assert.match(head, /plans\/active\/FORECAST-ENGINE-001\/phase_c2_regression\.md:\d+/);
			assert.match(head, /docs\/fix_plan\.md:\d+/);
			assert.ok(text.split('\n').length <= 101, `${path} is longer than two pages`);
			assert.match(text, /^[\x20-\x7e\n]*$/);
		}
		assert.match(textOnDisk(alignment), /^## .*Open Questions/m);
		assert.match(textOnDisk(selectorMap), /CUDA_VISIBLE_DEVICES=""/);
	});

	it('is taken back by one undo', async () => {
		keepReports();
		await runAnswering(commands.createArtifact);
		assert.deepEqual([standsOnDisk(alignment), standsOnDisk(selectorMap)], [true, true]);
		await vscode.window.showTextDocument(uriOf(alignment));
		await vscode.commands.executeCommand('undo');
		await becomes(() => [standsOnDisk(alignment), standsOnDisk(selectorMap)], [false, false]);
		await becomes(openFiles, []);
	});

	it('writes nothing where the person does not agree', async () => {
		keepReports();
		const before = filesOnDisk();
		let asked = 0;
		const shown = await runAnswering(commands.createArtifact, [], (question) =>
			++asked === 1 ? question.accept() : question.dismiss(),
		);
		assert.equal(shown.questions.length, 2);
		assert.deepEqual(filesOnDisk(), before);
	});

	it('opens what exists, writes only what is missing and keeps every letter of the other', async () => {
		keepReports();
		await runAnswering(commands.createArtifact);
		await edit(alignment, '## ', '## Mine: ');
		await vscode.workspace.save(uriOf(alignment));
		await vscode.workspace.fs.delete(uriOf(selectorMap));
		const before = textOnDisk(alignment);
		await runAnswering(commands.createArtifact);
		assert.equal(textOnDisk(alignment), before);
		assert.equal(standsOnDisk(selectorMap), true);
	});

	it('puts the sections that an existing document lacks at its end', async () => {
		keepReports();
		const from = { folder: root().toString(), kind: 'd4-alignment' };
		await runAnswering(commands.createArtifact, [from]);
		const complete = textOnDisk(alignment);
		const sections = complete.split(/^(?=## )/m);
		const [lacking = ''] = sections.splice(2, 1);
		await edit(alignment, complete, sections.join(''));
		await vscode.workspace.save(uriOf(alignment));
		const shown = await runAnswering(commands.createArtifact, [from], async (question) => {
			await question.tick();
			await question.accept();
		});
		const document = await vscode.workspace.openTextDocument(uriOf(alignment));
		assert.equal(document.getText(), `${sections.join('')}\n${lacking.trim()}\n`);
		assert.equal(document.isDirty, true);
		assert.deepEqual(shown.questions, ['phase_c2_alignment.md exists. Sections it lacks']);
		assert.deepEqual(shown.messages, []);
		await vscode.commands.executeCommand('undo');
		await becomes(() => document.getText(), sections.join(''));
	});

	it('says of a document that lacks nothing that it exists, and opens it', async () => {
		keepReports();
		const from = { folder: root().toString(), kind: 'd4-selector-map' };
		await runAnswering(commands.createArtifact, [from]);
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		const before = textOnDisk(selectorMap);
		const shown = await runAnswering(commands.createArtifact, [from]);
		assert.deepEqual(shown, {
			messages: [`${selectorMap} exists and lacks no section.`],
			questions: [],
			suggestions: [],
		});
		assert.equal(activeFile(), selectorMap);
		assert.equal(textOnDisk(selectorMap), before);
	});

	it('asks what a placeholder of the brief stands for, and suggests the time', async () => {
		await edit('input.md', '2026-03-04T101500Z', '$STAMP');
		const before = filesOnDisk();
		const shown = await runAnswering(commands.createArtifact);
		const stamp = shown.suggestions.at(-1) ?? '';
		assert.match(stamp, /^20\d\d-\d\d-\d\dT\d{6}Z$/);
		afterwards(() => rmSync(diskPath(`${reports}/${stamp}`), { recursive: true }));
		const written = filesOnDisk().filter((path) => !before.includes(path));
		assert.deepEqual(written, [
			`${reports}/${stamp}/phase_c2_alignment.md`,
			`${reports}/${stamp}/phase_c2_selector_map.md`,
		]);
	});

	for (const [outside, message] of [
		['../outside/', '../outside/phase_c2_alignment.md leaves the workspace.'],
		[
			'/tmp/outside-of-plan-navigator/',
			'/tmp/outside-of-plan-navigator/phase_c2_alignment.md leaves the workspace as every absolute path does; name it from the root.',
		],
		['.git/hooks/', ".git/hooks/phase_c2_alignment.md lies inside of git's own data."],
	] as const) {
		it(`says why it writes nothing to ${outside}`, async () => {
			const before = filesOnDisk();
			await edit('input.md', `${folder}/{`, `${outside}{`);
			const shown = await runAnswering(commands.createArtifact);
			assert.deepEqual(shown.messages, [message]);
			assert.deepEqual(filesOnDisk(), before);
			assert.equal(standsOnDisk('../outside'), false);
			assert.equal(standsOnDisk('.git/hooks/phase_c2_alignment.md'), false);
		});
	}

	it('says so where the brief has no Artifacts', async () => {
		const before = filesOnDisk();
		await edit('input.md', 'Artifacts:', 'Nothing:');
		const shown = await runAnswering(commands.createArtifact);
		assert.deepEqual(shown.messages, ['The brief has no Artifacts that say where to write.']);
		assert.deepEqual(filesOnDisk(), before);
	});

	it('follows no symbolic link out of the workspace', async () => {
		const outside = mkdtempSync(join(tmpdir(), 'plan-navigator-outside-'));
		takeAway(reports);
		symlinkSync(outside, diskPath(reports));
		afterwards(() => {
			rmSync(diskPath(reports));
			rmSync(outside, { recursive: true });
		});
		const shown = await runAnswering(commands.createArtifact);
		assert.deepEqual(shown.messages, [`${reports} leads out of the workspace.`]);
		assert.deepEqual(readdirSync(outside), []);
	});

	it('asks for initiative, phase and folder where there is no brief', async () => {
		await configure(settings.brief, 'no-brief.md');
		await until('the brief to be missed', async () => {
			const { messages } = await runAnswering(commands.openBrief);
			return messages.includes('There is no brief in this workspace.');
		});
		const before = filesOnDisk();
		const shown = await runAnswering(commands.createArtifact);
		const directory = shown.suggestions.at(-1) ?? '';
		assert.match(directory, /^plans\/active\/FORECAST-ENGINE-001\/reports\/20/);
		afterwards(() => rmSync(diskPath(directory), { recursive: true }));
		const written = filesOnDisk().filter((path) => !before.includes(path));
		assert.equal(written.length, 2);
		assert.ok(
			written.every((path) => path.startsWith(`${directory}/phase_`)),
			written.join(' '),
		);
	});
});
