import assert from 'node:assert/strict';
import { chmodSync, rmSync } from 'node:fs';
import * as vscode from 'vscode';
import { commands, settings } from '../../src/manifest.ts';
import {
	afterwards,
	answerMessages,
	becomes,
	configure,
	diskPath,
	keep,
	linksOf,
	openEditor,
	placeIn,
	referencesAt,
	runAnswering,
	standsOnDisk,
	textOnDisk,
	until,
	uriOf,
	writeOutside,
} from './support.ts';

/** The text of a document as the editor holds it. */
const textOf = async (path: string): Promise<string> =>
	(await vscode.workspace.openTextDocument(uriOf(path))).getText();

/** Writes a file with a pointer at another and waits until the pointer is known to lead there. */
async function cited(citing: string, text: string, target: string): Promise<void> {
	writeOutside({ [target]: '# Target\n', [citing]: text });
	await until(`${citing} to point at ${target}`, async () =>
		Object.values(await linksOf(citing)).some((link) => link.startsWith(target)),
	);
}

async function rename(from: string, to: string): Promise<void> {
	keep(to);
	const edit = new vscode.WorkspaceEdit();
	edit.renameFile(uriOf(from), uriOf(to));
	assert.equal(await vscode.workspace.applyEdit(edit), true);
	afterwards(async () => {
		await vscode.workspace.saveAll();
	});
}

describe('a file that is renamed in the editor', () => {
	it('has its pointers updated when the person agrees', async () => {
		await cited('notes/asked.md', 'see `notes/ask_a.md:1` and ask_a.md\n', 'notes/ask_a.md');
		const asked = answerMessages('Yes');
		await rename('notes/ask_a.md', 'notes/deep/ask_b.md');
		assert.deepEqual(asked, ["Update pointers for 'ask_a.md'? 2 pointers in 1 file would no longer lead there."]);
		assert.equal(await textOf('notes/asked.md'), 'see `notes/deep/ask_b.md:1` and deep/ask_b.md\n');
		assert.equal(standsOnDisk('notes/ask_a.md'), false);
	});

	it('says how many pointers keep the old path', async () => {
		writeOutside({ 'plans/active/KEPT-091/reports/log.md': 'notes/kept_a.md:1 notes/kept_a.md\n' });
		await cited('notes/kept.md', 'see notes/kept_a.md:1\n', 'notes/kept_a.md');
		// A watcher may tell later of what is in new folders.
		await until('the record to be known', async () =>
			(await referencesAt('notes/kept_a.md', 'Target')).includes('plans/active/KEPT-091/reports/log.md:1'),
		);
		const asked = answerMessages('No');
		await rename('notes/kept_a.md', 'notes/kept_b.md');
		assert.deepEqual(asked, [
			"Update pointers for 'kept_a.md'? 1 pointer would no longer lead there. Pointers in records, or where the new path cannot be written, keep the old one: 2.",
		]);
	});

	it('has those in several files updated and saved, as one step that can be undone', async () => {
		const citing = ['notes/far.md', 'notes/wide.md'];
		const text = 'see notes/far_a.md:1\n';
		writeOutside({ 'notes/wide.md': text });
		await cited('notes/far.md', text, 'notes/far_a.md');
		const asked = answerMessages('Yes');
		await rename('notes/far_a.md', 'notes/far_b.md');
		assert.deepEqual(asked, ["Update pointers for 'far_a.md'? 2 pointers in 2 files would no longer lead there."]);
		// Were it VS Code that applies them, it would ask once more, though not in tests, and save nothing.
		const changed = text.replace('far_a', 'far_b');
		assert.deepEqual(citing.map(textOnDisk), [changed, changed]);
		await openEditor('notes/far.md');
		await vscode.commands.executeCommand('undo');
		await becomes(() => Promise.all(citing.map(textOf)), [text, text]);
	});

	it('leaves them when the person does not', async () => {
		await cited('notes/refused.md', 'see notes/refuse_a.md:1\n', 'notes/refuse_a.md');
		answerMessages('No');
		await rename('notes/refuse_a.md', 'notes/refuse_b.md');
		assert.equal(await textOf('notes/refused.md'), 'see notes/refuse_a.md:1\n');
		assert.equal(standsOnDisk('notes/refuse_b.md'), true);
	});

	it('leaves them all when one of them stands in a read-only file, and tells why', async () => {
		const texts = {
			'notes/fixed.md': 'see notes/fixed_a.md:1\n',
			'notes/beside.md': '[a](fixed_a.md) notes/fixed_a.md:1\n',
		};
		writeOutside({ 'notes/beside.md': texts['notes/beside.md'] });
		await cited('notes/fixed.md', texts['notes/fixed.md'], 'notes/fixed_a.md');
		chmodSync(diskPath('notes/fixed.md'), 0o444);
		const shown = answerMessages('Yes');
		await rename('notes/fixed_a.md', 'notes/fixed_b.md');
		await becomes(() => shown, ['Pointers stay as they are. The file is read-only: notes/fixed.md.']);
		assert.equal(standsOnDisk('notes/fixed_b.md'), true);
		for (const [path, text] of Object.entries(texts)) {
			const document = await vscode.workspace.openTextDocument(uriOf(path));
			assert.deepEqual([document.getText(), document.isDirty, textOnDisk(path)], [text, false, text]);
		}
	});

	it('asks nobody where the setting says so, or where nothing would change', async () => {
		await cited('notes/always.md', 'see notes/always_a.md:1\n', 'notes/always_a.md');
		await configure(settings.updatePointersOnFileMove, 'always');
		const asked = answerMessages('No');
		await rename('notes/always_a.md', 'notes/always_b.md');
		assert.equal(await textOf('notes/always.md'), 'see notes/always_b.md:1\n');
		await configure(settings.updatePointersOnFileMove, 'prompt');
		await rename('notes/always.md', 'notes/always_c.md');
		assert.deepEqual(asked, []);
	});
});

describe('an id', () => {
	const plan = 'plans/active/SHIFT-041/plan.md';
	const text = '# Shifts (SHIFT-041)\n\n### Phase A — First\n\n- [ ] Z71: Store\n- [ ] Z72: After Z71\n';

	it('is renamed by F2, and a heading beside its id by the Markdown support of the editor', async () => {
		writeOutside({ [plan]: text });
		await until('the id to be known', async () => {
			const place = await vscode.commands.executeCommand<{ placeholder: string }>(
				'vscode.prepareRename',
				...(await placeIn(plan, 'Z71: Store')),
			);
			return place.placeholder === 'Z71';
		});
		const changes = async (at: string, name: string) => {
			const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
				'vscode.executeDocumentRenameProvider',
				...(await placeIn(plan, at)),
				name,
			);
			return edit
				.entries()
				.flatMap(([, edits]) => edits.map(({ range, newText }) => `${range.start.line + 1} ${newText}`));
		};
		assert.deepEqual(await changes('Z71: Store', 'Z79'), ['5 Z79', '6 Z79']);
		assert.deepEqual(await changes('First', 'Phase A — Second'), ['3 Phase A — Second']);
	});

	it('cannot have a name that another one has, or that is none; the person is told why', async () => {
		const path = 'plans/active/SHIFT-044/plan.md';
		writeOutside({ [path]: text.replace('041', '044') });
		const rename = async (name: string) =>
			vscode.commands.executeCommand(
				'vscode.executeDocumentRenameProvider',
				...(await placeIn(path, 'Z71: Store')),
				name,
			);
		await until('the id to be known', () => rename('Z79'));
		await assert.rejects(rename('Z72'), /Z72 is already the task on line 6 of plans\/active\/SHIFT-044\/plan\.md\./);
		await assert.rejects(rename('not an id'), /“not an id” is no id of a task, such as A1, D4\.A1, T001 or 1\.2\./);
		assert.equal(await textOf(path), text.replace('041', '044'));
	});
});

describe('an initiative', () => {
	/** Writes an initiative with an open task, and a document that points at it. */
	async function writeInitiative(id: string, notes: string): Promise<{ folder: string; archived: string }> {
		const folder = `plans/active/${id}`;
		const archived = `plans/archive/${id}`;
		keep(archived);
		keep(folder);
		writeOutside({ [notes]: `see ${folder}/plan.md:3\n` });
		writeOutside({ [`${folder}/plan.md`]: planOf(id) });
		await until('the plan to be known', async () => (await linksOf(notes))[`${folder}/plan.md:3`]);
		return { folder, archived };
	}

	const planOf = (id: string) => `# Shifts (${id})\n\n- [ ] Z81: Store\n`;

	/** Archives it by the command of its node, with the preview applied as it is. */
	async function archive(id: string): Promise<void> {
		const node = {
			id: 'initiative',
			kind: 'initiative',
			planId: id,
			place: { uri: uriOf(`plans/active/${id}/plan.md`).toString() },
		};
		let isOver = false;
		const running = runAnswering(commands.archiveInitiative, [node]).then(() => {
			isOver = true;
		});
		await until('the preview to be applied', async () => {
			await vscode.commands.executeCommand('refactorPreview.apply');
			return isOver;
		});
		await running;
	}

	it('is archived with its pointers after a preview, though a task is open', async () => {
		const { folder, archived } = await writeInitiative('SHIFT-042', 'notes/shift.md');
		const asked = answerMessages('Show Preview');
		await archive('SHIFT-042');
		assert.deepEqual(asked, [
			'Archive SHIFT-042 all the same? 1 task is not finished. Nothing is moved before you have seen what changes.',
		]);
		await becomes(() => standsOnDisk(`${archived}/plan.md`), true);
		assert.equal(standsOnDisk(`${folder}/plan.md`), false);
		assert.equal(textOnDisk(`${archived}/plan.md`), planOf('SHIFT-042'));
		assert.equal(await textOf('notes/shift.md'), `see ${archived}/plan.md:3\n`);
	});

	it('that is archived, saved and then deleted on the disk is gone, though the editor holds its text', async () => {
		const { archived } = await writeInitiative('SHIFT-045', 'notes/shift_gone.md');
		answerMessages('Show Preview');
		await archive('SHIFT-045');
		await vscode.workspace.saveAll();
		const found = async () => {
			const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
				'vscode.executeWorkspaceSymbolProvider',
				'Z81 Store',
			);
			return symbols.some(({ location }) => location.uri.path.endsWith(`${archived}/plan.md`));
		};
		// A text without a tab, as one is that was edited and moved in one step.
		await vscode.workspace.openTextDocument(uriOf(`${archived}/plan.md`));
		await becomes(found, true);
		const isHeld = () => vscode.workspace.textDocuments.some(({ uri }) => uri.path.endsWith(`${archived}/plan.md`));
		rmSync(diskPath(archived), { recursive: true });
		await becomes(found, false);
		assert.equal(isHeld(), true);
	});

	it('comes back from the archive by one undo, with its pointers', async () => {
		const { folder, archived } = await writeInitiative('SHIFT-043', 'notes/shift_back.md');
		answerMessages('Show Preview');
		await archive('SHIFT-043');
		await becomes(() => standsOnDisk(`${archived}/plan.md`), true);
		await vscode.window.showTextDocument(uriOf('notes/shift_back.md'));
		await vscode.commands.executeCommand('undo');
		await becomes(() => textOf('notes/shift_back.md'), `see ${folder}/plan.md:3\n`);
		await becomes(() => [standsOnDisk(`${folder}/plan.md`), standsOnDisk(`${archived}/plan.md`)], [true, false]);
		assert.equal(textOnDisk(`${folder}/plan.md`), planOf('SHIFT-043'));
	});
});
