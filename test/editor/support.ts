import assert from 'node:assert/strict';
import { cpSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import * as vscode from 'vscode';
import { extensionId, settingsSection } from '../../src/manifest.ts';

/** What a test has done to the workspace and has to take back, the last thing first. */
const undone: (() => unknown)[] = [];

before(async () => {
	// In a browser, VS Code saves by itself; what a test leaves unsaved is to stay so.
	await vscode.workspace.getConfiguration('files').update('autoSave', 'off', vscode.ConfigurationTarget.Global);
});

afterEach(async () => {
	await closeEditors();
	for (const undo of undone.splice(0).reverse()) {
		await undo();
	}
});

/** Registers what takes back something that this test has done. */
export function afterwards(undo: () => unknown): void {
	undone.push(undo);
}

/** The folder that the editor has open: a copy of the sample workspace. */
export function root(): vscode.Uri {
	const [folder] = vscode.workspace.workspaceFolders ?? [];
	assert.ok(folder, 'the editor has no folder open');
	return folder.uri;
}

export const uriOf = (path: string): vscode.Uri => vscode.Uri.joinPath(root(), path);

export const diskPath = (path: string): string => join(root().fsPath, path);

export const textOnDisk = (path: string): string => readFileSync(diskPath(path), 'utf8');

/** Whether anything has that name; a dangling link does. */
export const standsOnDisk = (path: string): boolean =>
	lstatSync(diskPath(path), { throwIfNoEntry: false }) !== undefined;

/** All files of the workspace, git's own left out, sorted. */
export const filesOnDisk = (): string[] =>
	readdirSync(root().fsPath, { recursive: true, withFileTypes: true })
		.filter((entry) => !entry.isDirectory())
		.map((entry) => relative(root().fsPath, join(entry.parentPath, entry.name)))
		.filter((path) => !path.startsWith('.git/'))
		.sort();

/**
 * Writes files past the editor, as git or an agent does. They are taken away, or put back, after the test. Each test
 * has names of its own: VS Code holds the text of a closed document for a while.
 */
export function writeOutside(files: Readonly<Record<string, string | Uint8Array>>): void {
	for (const [path, content] of Object.entries(files)) {
		keep(path);
		mkdirSync(dirname(diskPath(path)), { recursive: true });
		writeFileSync(diskPath(path), content);
	}
}

/** Has a path put back after the test as it is now. */
export function keep(path: string): void {
	const before = standsOnDisk(path) ? readFileSync(diskPath(path)) : undefined;
	afterwards(() => {
		if (before === undefined) {
			rmSync(diskPath(path), { recursive: true, force: true });
		} else {
			writeFileSync(diskPath(path), before);
		}
	});
}

/**
 * Takes a file or folder away until the test is over. What happens later in a folder that was away is not told by every
 * VS Code: its watcher on Linux does not enter folders that come with folders inside.
 */
export function takeAway(path: string): void {
	const elsewhere = mkdtempSync(join(tmpdir(), 'plan-navigator-elsewhere-'));
	cpSync(diskPath(path), join(elsewhere, 'kept'), { recursive: true, verbatimSymlinks: true });
	rmSync(diskPath(path), { recursive: true });
	afterwards(() => {
		cpSync(join(elsewhere, 'kept'), diskPath(path), { recursive: true, verbatimSymlinks: true });
		rmSync(elsewhere, { recursive: true });
	});
}

/** Waits until a probe gives something; a probe that throws is asked again. */
export async function until<T>(what: string, probe: () => T | PromiseLike<T>, seconds = 30): Promise<NonNullable<T>> {
	const deadline = Date.now() + seconds * 1000;
	let last: unknown;
	do {
		try {
			last = await probe();
			if (last) {
				return last as NonNullable<T>;
			}
		} catch (error) {
			last = error;
		}
		await new Promise((next) => setTimeout(next, 50));
	} while (Date.now() < deadline);
	throw new Error(`${what}: not within ${seconds} s; last seen: ${String(last)}`);
}

/** Waits until a probe gives exactly this; says both where it does not. */
export async function becomes<T>(probe: () => T | PromiseLike<T>, expected: T, seconds = 30): Promise<void> {
	let seen: unknown;
	const isThere = async () => {
		seen = await probe();
		return isSame(seen, expected);
	};
	try {
		await until('the expected value', isThere, seconds);
	} catch {
		assert.deepEqual(seen, expected, `after ${seconds} s`);
	}
}

function isSame(a: unknown, b: unknown): boolean {
	try {
		assert.deepEqual(a, b);
		return true;
	} catch {
		return false;
	}
}

/** Where Find All References leads from the first place with that text: `plans/a.md:3`, lines 1-based. */
export async function referencesAt(path: string, text: string): Promise<string[]> {
	const found = await vscode.commands.executeCommand<vscode.Location[]>(
		'vscode.executeReferenceProvider',
		...(await placeIn(path, text)),
	);
	return found.map(({ uri, range }) => `${vscode.workspace.asRelativePath(uri)}:${range.start.line + 1}`);
}

/** The file in front, relative to the root. */
export const activeFile = (): string | undefined => {
	const uri = vscode.window.activeTextEditor?.document.uri;
	return uri && vscode.workspace.asRelativePath(uri);
};

export async function openEditor(path: string): Promise<vscode.TextEditor> {
	return vscode.window.showTextDocument(uriOf(path), { preview: false });
}

/** Opens a file with these lines selected, from the start of each first one to the end of the last; 1-based. */
export async function selectLines(
	path: string,
	...ranges: readonly (readonly [number, number])[]
): Promise<vscode.TextEditor> {
	const editor = await openEditor(path);
	editor.selections = ranges.map(
		([first, last]) => new vscode.Selection(first - 1, 0, last - 1, editor.document.lineAt(last - 1).text.length),
	);
	return editor;
}

/** Gives one of the extension's settings another value in this workspace until the test is over. */
export async function configure(name: string, value: unknown): Promise<void> {
	const update = (to: unknown) =>
		vscode.workspace.getConfiguration(settingsSection).update(name, to, vscode.ConfigurationTarget.Workspace);
	keep('.vscode/settings.json');
	afterwards(() => update(undefined));
	await update(value);
}

/** Closes all editors and drops what was not saved. */
async function closeEditors(): Promise<void> {
	await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
	for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('workbench.action.files.revert');
	}
	await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Replaces one passage of a document in its editor and leaves it unsaved. */
export async function edit(path: string, before: string, after: string): Promise<void> {
	const { document } = await openEditor(path);
	const change = new vscode.WorkspaceEdit();
	change.replace(document.uri, rangeOf(document, before), after);
	assert.equal(await vscode.workspace.applyEdit(change), true);
}

function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
	const at = document.getText().indexOf(text);
	assert.notEqual(at, -1, `${document.uri.path} does not hold ${text}`);
	return new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
}

/** The links of a document as `text -> target`, the target of a file relative to the root: `plans/a.md#L3`. */
export async function linksOf(path: string): Promise<Record<string, string>> {
	const document = await vscode.workspace.openTextDocument(uriOf(path));
	const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
		'vscode.executeLinkProvider',
		document.uri,
		100,
	);
	const short = (target: vscode.Uri) => target.toString(true).replace(`${root().toString(true)}/`, '');
	return Object.fromEntries(
		links.map(({ range, target }) => [document.getText(range), target ? short(target) : 'nothing']),
	);
}

/** The first place with that text, one character inside it. */
export async function placeIn(path: string, text: string): Promise<[vscode.Uri, vscode.Position]> {
	const document = await vscode.workspace.openTextDocument(uriOf(path));
	return [document.uri, rangeOf(document, text).start.translate(0, 1)];
}

/** The parts of the hovers over the first place with that text. */
export async function hoverPartsAt(path: string, text: string): Promise<vscode.MarkdownString[]> {
	const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
		'vscode.executeHoverProvider',
		...(await placeIn(path, text)),
	);
	return hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]);
}

/** The same as one text, as it reads: without the backslashes of Markdown. */
export async function hoverAt(path: string, text: string): Promise<string> {
	const parts = await hoverPartsAt(path, text);
	return parts.map(({ value }) => value.replace(/\\(\p{P})/gu, '$1')).join('\n');
}

/** Where Go to Definition leads from the first place with that text: `plans/a.md:3`, lines 1-based. */
export async function definitionsAt(path: string, text: string): Promise<string[]> {
	const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
		'vscode.executeDefinitionProvider',
		...(await placeIn(path, text)),
	);
	return found.map((each) => {
		const [uri, range] =
			'targetUri' in each ? [each.targetUri, each.targetSelectionRange ?? each.targetRange] : [each.uri, each.range];
		return `${vscode.workspace.asRelativePath(uri)}:${range.start.line + 1}`;
	});
}

/** What the extension has shown to the person since the test began to watch. */
export interface Shown {
	/** The texts of its notifications, of whatever severity. */
	readonly messages: string[];
	/** The titles of its quick picks and input boxes, in their order. */
	readonly questions: string[];
	/** The suggested values of its input boxes. */
	readonly suggestions: string[];
}

/** The quick pick that the extension opened last, as it has it itself. */
let latestPick: vscode.QuickPick<vscode.QuickPickItem> | undefined;

/** The `vscode.window` that the extension has. */
function extensionWindow(): typeof vscode.window {
	const extension = vscode.extensions.getExtension(extensionId);
	assert.ok(extension, 'the extension is not installed');
	const { window } = createRequire(join(extension.extensionPath, 'dist', 'client.cjs'))('vscode') as typeof vscode;
	return window;
}

/**
 * Answers every message of the extension with the button of that title, in place of a person, until the test is over: nobody
 * else can close a modal one. Gives the texts of the messages, with their details.
 */
export function answerMessages(title: string): string[] {
	const window = extensionWindow();
	const asked: string[] = [];
	for (const name of ['showInformationMessage', 'showWarningMessage'] as const) {
		const original = window[name];
		const answer = async (
			message: string,
			options?: vscode.MessageOptions,
			...items: (string | vscode.MessageItem)[]
		) => {
			asked.push([message, options?.detail].filter((part) => part !== undefined).join(' '));
			return items.find((item) => (typeof item === 'string' ? item : item.title) === title);
		};
		Object.assign(window, { [name]: answer });
		afterwards(() => Object.assign(window, { [name]: original }));
	}
	return asked;
}

/**
 * Watches what the extension asks `vscode.window` to show; everything is shown all the same. An extension has a `vscode`
 * of its own, which `require` gives to whoever asks from the extension's folder.
 */
export function watchWindow(): Shown {
	const window = extensionWindow();
	const shown: Shown = { messages: [], questions: [], suggestions: [] };
	const watch = (name: keyof typeof window, see: (args: unknown[], result: unknown) => void) => {
		const original = window[name];
		const watched = (...args: unknown[]) => {
			const result = (original as (...args: unknown[]) => unknown)(...args);
			see(args, result);
			return result;
		};
		Object.assign(window, { [name]: watched });
		afterwards(() => Object.assign(window, { [name]: original }));
	};
	for (const name of ['showInformationMessage', 'showWarningMessage', 'showErrorMessage'] as const) {
		watch(name, ([message]) => shown.messages.push(String(message)));
	}
	watch('showQuickPick', ([, options]) => shown.questions.push((options as vscode.QuickPickOptions)?.title ?? ''));
	watch('showInputBox', ([options]) => {
		const { title = '', value = '' } = (options ?? {}) as vscode.InputBoxOptions;
		shown.questions.push(title);
		shown.suggestions.push(value);
	});
	watch('createQuickPick', (_, result) => {
		const pick = result as vscode.QuickPick<vscode.QuickPickItem>;
		latestPick = pick;
		const show = pick.show;
		pick.show = () => {
			show.call(pick);
			shown.questions.push(pick.title ?? '');
		};
	});
	return shown;
}

/** A quick pick or input box that is open, and the keys that answer it. */
export interface Question {
	readonly title: string;
	accept(): Promise<void>;
	dismiss(): Promise<void>;
	/** Ticks the first item, in a list of boxes. */
	tick(): Promise<void>;
	/** Goes down in a list by some rows. */
	down(rows: number): Promise<void>;
	/** Types into a list that searches as one types, and waits until a row with that label is the first one. */
	type(text: string, label: string): Promise<void>;
}

/**
 * Runs a command until it has ended and answers each of its questions, one after the other.
 * @param answer presses Enter where none is given
 * @returns what the command has shown
 */
export async function runAnswering(
	command: string,
	args: readonly unknown[] = [],
	answer: (question: Question) => Promise<void> = (question) => question.accept(),
): Promise<Shown> {
	const shown = watchWindow();
	let isOver = false;
	const running = vscode.commands.executeCommand(command, ...args).then(() => {
		isOver = true;
	});
	for (let answered = 0; !isOver; answered++) {
		await until(`${command} to ask or to end`, () => isOver || shown.questions.length > answered);
		const title = shown.questions[answered];
		if (!isOver && title !== undefined) {
			await answer({
				title,
				accept: () => press('workbench.action.acceptSelectedQuickOpenItem'),
				dismiss: () => press('workbench.action.closeQuickOpen'),
				tick: async () => {
					await press('quickInput.first');
					await press('workbench.action.quickPickManyToggle');
				},
				down: async (rows) => {
					for (let row = 0; row < rows; row++) {
						await press('workbench.action.quickOpenSelectNext');
					}
				},
				type: async (text, label) => {
					const pick = latestPick;
					assert.ok(pick, 'no list is open');
					pick.value = text;
					await becomes(() => pick.activeItems[0]?.label, label);
				},
			});
		}
	}
	await running;
	return shown;
}

/** Runs a command of the workbench once it has shown what it was told to show before. */
async function press(command: string): Promise<void> {
	// Messages to the workbench keep their order; an answer tells that those before it have been worked on.
	for (let round = 0; round < 3; round++) {
		await vscode.commands.executeCommand('noop');
		await new Promise((next) => setTimeout(next, 20));
	}
	await vscode.commands.executeCommand(command);
}
