import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands, extensionId } from '../../src/manifest.ts';
import {
	afterwards,
	becomes,
	edit,
	filesOnDisk,
	hoverAt,
	openEditor,
	runAnswering,
	until,
	uriOf,
	watchWindow,
} from './support.ts';

const plan = 'plans/active/FORECAST-ENGINE-001/phase_c2_regression.md';
const implementation = 'plans/active/FORECAST-ENGINE-001/implementation.md';

/** What the palette hides because it works on what it is given. */
const hidden = (): string[] => {
	const { menus } = vscode.extensions.getExtension(extensionId)?.packageJSON.contributes ?? {};
	const entries: { command: string; when: string }[] = menus.commandPalette;
	return entries
		.filter(({ command, when }) => when === 'false' && !worksAlone.includes(command))
		.map(({ command }) => command);
};

/** Hidden for another reason: the first is in the palette as `filterByState`, the others work at the cursors of an editor as well. */
const worksAlone: readonly string[] = [
	commands.changeFilter,
	commands.setStateOpen,
	commands.setStateActive,
	commands.setStateBlocked,
	commands.setStateDone,
	commands.setStateSkipped,
];

/** A node as a tree hands it to the commands of its menus. */
const node = {
	id: 'file:///w selector',
	kind: 'selector',
	label: 'C2.A1',
	icon: 'beaker',
	accessibilityLabel: 'C2.A1',
	children: 'none',
	pointer: `${plan}:21`,
	planId: 'C2.A1',
	command: 'pytest tests/test_tables.py\n-k table',
};

/** Where the active editor stands: `plans/a.md:3-5`, lines 1-based. */
const activePlace = (): string | undefined => {
	const editor = vscode.window.activeTextEditor;
	const { start, end } = editor?.selection ?? {};
	const path = editor && vscode.workspace.asRelativePath(editor.document.uri);
	return start && end && `${path}:${start.line + 1}${end.line > start.line ? `-${end.line + 1}` : ''}`;
};

/** What a command link carries for the first place with that text. */
async function locationOf(path: string, text: string) {
	const document = await vscode.workspace.openTextDocument(uriOf(path));
	const { line, character } = document.positionAt(document.getText().indexOf(text));
	return { uri: document.uri.toString(), position: { line, character } };
}

describe('commands', () => {
	it('exist, each of them', async () => {
		const known = await vscode.commands.getCommands(true);
		assert.deepEqual(
			Object.values(commands).filter((command) => !known.includes(command)),
			[],
		);
	});

	it('that work on something do nothing without it', async () => {
		await openEditor('README.md');
		await vscode.env.clipboard.writeText('untouched');
		const before = { files: filesOnDisk(), terminals: vscode.window.terminals.length };
		const senseless = [[{}], ['rm -rf'], [{ id: 1, kind: 2 }], [{ id: 'x', kind: 'task' }]];
		const saysOnly = async (command: string, args: readonly unknown[], messages: readonly string[] = []) => {
			const shown = await runAnswering(command, args);
			assert.deepEqual(shown, { messages, questions: [], suggestions: [] }, `${command} ${JSON.stringify(args)}`);
		};
		assert.ok(hidden().includes(commands.showPlaces));
		for (const command of hidden()) {
			for (const args of [[], [null], ...senseless]) {
				await saysOnly(command, args);
			}
		}
		for (const command of worksAlone.slice(1)) {
			for (const args of senseless) {
				await saysOnly(command, args, ['Put the cursor on a task of a plan, or select it in a view.']);
			}
		}
		assert.equal(await vscode.env.clipboard.readText(), 'untouched');
		assert.equal(activePlace(), 'README.md:1');
		assert.deepEqual({ files: filesOnDisk(), terminals: vscode.window.terminals.length }, before);
	});

	it('that need nothing run without a message or a question', async () => {
		for (const command of [
			commands.refresh,
			commands.showArchive,
			commands.hideArchive,
			commands.unfollowEditor,
			commands.followEditor,
			commands.clearFilter,
			commands.showLog,
		]) {
			const shown = await runAnswering(command);
			assert.deepEqual(shown, { messages: [], questions: [], suggestions: [] }, command);
		}
	});

	it('Open Brief opens the brief', async () => {
		await vscode.commands.executeCommand(commands.openBrief);
		assert.equal(activePlace(), 'input.md:1');
	});

	it('Filter by State asks which, and gives up where nobody answers', async () => {
		const shown = await runAnswering(commands.filterByState, [], (question) => question.dismiss());
		assert.deepEqual(shown.questions, ['Filter by State']);
	});

	it('Open goes to the lines that a pointer names', async () => {
		await vscode.commands.executeCommand(commands.openTarget, await locationOf('input.md', 'specs/forecast_api.md:11'));
		await becomes(activePlace, 'specs/forecast_api.md:11-15');
	});

	it('Open to the Side leaves the first editor where it is', async () => {
		await openEditor('input.md');
		await vscode.commands.executeCommand(commands.openToSide, await locationOf('input.md', `${plan}:21`));
		await becomes(activePlace, `${plan}:21`);
		assert.equal(vscode.window.tabGroups.all.length, 2);
	});

	it('a pointer with several candidates asks which one is meant', async () => {
		const location = await locationOf(implementation, 'workflows/components.py` has');
		const shown = await runAnswering(commands.openPointer, [location]);
		assert.deepEqual(shown.questions, ['workflows/components.py']);
		await becomes(activePlace, 'tidewatch/workflows/components.py:1');
	});

	it('Reveal in Ledger goes to the entry', async () => {
		const start = { line: 12, character: 0 };
		const ledger = { uri: uriOf('docs/fix_plan.md').toString(), range: { start, end: start } };
		await vscode.commands.executeCommand(commands.revealInLedger, { ...node, ledger });
		await becomes(activePlace, 'docs/fix_plan.md:13');
	});
});

describe('what is copied', () => {
	const clipboard = () => vscode.env.clipboard.readText();

	it('is the pointer of a node, or of the place that a pointer leads to', async () => {
		await vscode.commands.executeCommand(commands.copyPointer, node);
		await becomes(clipboard, `${plan}:21`);
		await edit('README.md', 'Open `input.md`', 'See `FORECAST-ENGINE-001/implementation.md:27`');
		await until('the pointer', () => hoverAt('README.md', 'FORECAST-ENGINE-001/implementation.md:27'));
		const location = await locationOf('README.md', 'FORECAST-ENGINE-001/implementation.md:27');
		await vscode.commands.executeCommand(commands.copyPointer, location);
		await becomes(clipboard, `${implementation}:27`);
	});

	it('is the id', async () => {
		await vscode.commands.executeCommand(commands.copyId, node);
		await becomes(clipboard, 'C2.A1');
	});

	it('is the command, as it is written', async () => {
		await vscode.commands.executeCommand(commands.copyCommand, node);
		await becomes(clipboard, node.command);
	});
});

describe('Insert in Terminal', () => {
	it('types the command and leaves running it to the person', async () => {
		const opened = new vscode.EventEmitter<string>();
		const name = 'A terminal of the test';
		let isOpen = false;
		let typed = '';
		const terminal = vscode.window.createTerminal({
			name,
			pty: {
				onDidWrite: opened.event,
				open: () => {
					isOpen = true;
				},
				close: () => {},
				handleInput: (text: string) => {
					typed += text;
				},
			},
		});
		afterwards(() => {
			terminal.dispose();
			opened.dispose();
		});
		terminal.show();
		await until('the terminal', () => isOpen && vscode.window.activeTerminal?.name === name);
		const before = vscode.window.terminals.length;
		const shown = watchWindow();
		await vscode.commands.executeCommand(commands.insertInTerminal, node);
		await becomes(() => typed, 'pytest tests/test_tables.py -k table');
		assert.equal(vscode.window.terminals.length, before);
		assert.deepEqual(shown.messages, []);
		// What comes later comes behind: no line break was on its way.
		terminal.sendText('#', false);
		await becomes(() => typed, 'pytest tests/test_tables.py -k table#');
	});
});
