import * as vscode from 'vscode';
import type { Requests } from '../../protocol.ts';
import { ask } from '../ask.ts';
import type { Connection } from '../connection.ts';

type Insertable = Requests['planNavigator/insertable'][1]['items'][number];
type Item = vscode.QuickPickItem & { readonly insertable: Insertable };

/** Asks for a file, task, phase or initiative, then for a part of the file, and writes its pointer at the cursors. */
export async function insertPointer(connection: Connection): Promise<void> {
	const editor = vscode.window.activeTextEditor;
	if (!editor) {
		return;
	}
	if (!['markdown', 'plaintext'].includes(editor.document.languageId)) {
		vscode.window.showInformationMessage(vscode.l10n.t('Pointers are inserted in Markdown and plain text.'));
		return;
	}
	const first = await pick(connection, editor, undefined);
	const chosen = first?.kind === 'file' ? await pick(connection, editor, first.pointer) : first;
	if (!chosen) {
		return;
	}
	const uri = editor.document.uri.toString();
	const answer = await ask(connection, 'planNavigator/insertable', { uri, query: '', recent: [] });
	if (!answer) {
		return;
	}
	const wraps = answer.codeSpans;
	await editor.edit((edit) => {
		for (const selection of editor.selections) {
			const before = editor.document.lineAt(selection.start.line).text.slice(0, selection.start.character);
			const isInSpan = before.split('`').length % 2 === 0;
			edit.replace(selection, wraps && !isInSpan ? `\`${chosen.pointer}\`` : chosen.pointer);
		}
	});
}

/** One list, which asks the server again as one types; of a file's parts where a file is given. */
async function pick(
	connection: Connection,
	editor: vscode.TextEditor,
	file: string | undefined,
): Promise<Insertable | undefined> {
	const { t } = vscode.l10n;
	const list = vscode.window.createQuickPick<Item>();
	list.title = file ?? t('Insert Pointer');
	list.placeholder = file
		? t('A heading, task or function, or a line number')
		: t('A file, or a task, phase or initiative by id or words');
	list.matchOnDescription = true;
	const params = { uri: editor.document.uri.toString(), recent: recentFiles(), ...(file !== undefined && { file }) };
	let latest = 0;
	const fill = async () => {
		const asked = ++latest;
		const query = list.value;
		list.busy = true;
		const answer = await ask(connection, 'planNavigator/insertable', { ...params, query });
		if (!answer) {
			list.hide();
		} else if (asked === latest) {
			const lines = file === undefined ? [] : atLines(file, query);
			list.items = [...lines, ...answer.items].map(toItem);
			list.busy = false;
		}
	};
	const disposables = [list, list.onDidChangeValue(fill)];
	try {
		const chosen = new Promise<Insertable | undefined>((resolve) => {
			disposables.push(
				list.onDidAccept(() => list.activeItems[0] && resolve(list.activeItems[0].insertable)),
				list.onDidHide(() => resolve(undefined)),
			);
		});
		list.show();
		await fill();
		return await chosen;
	} finally {
		vscode.Disposable.from(...disposables).dispose();
	}
}

/** Lines that were typed: `12`, `12-20`. */
function atLines(file: string, query: string): Insertable[] {
	return /^\d+(?:-\d+)?$/.test(query)
		? [{ kind: 'heading', label: `${file}:${query}`, description: '', pointer: `${file}:${query}` }]
		: [];
}

/** The files in the tabs, those in front first. */
function recentFiles(): string[] {
	const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
	const files = tabs.flatMap(({ input, isActive }) =>
		input instanceof vscode.TabInputText ? [{ uri: input.uri.toString(), isActive }] : [],
	);
	return [...files.filter(({ isActive }) => isActive), ...files.filter(({ isActive }) => !isActive)].map(
		({ uri }) => uri,
	);
}

const icons: Readonly<Record<Insertable['kind'], string>> = {
	file: 'file',
	heading: 'symbol-string',
	task: 'checklist',
	class: 'symbol-class',
	function: 'symbol-function',
	phase: 'symbol-namespace',
	initiative: 'project',
	finding: 'lightbulb',
};

const toItem = (insertable: Insertable): Item => ({
	label: insertable.label,
	description: insertable.description,
	iconPath: new vscode.ThemeIcon(icons[insertable.kind]),
	// The server has searched already, in words and in any order.
	alwaysShow: insertable.kind !== 'class' && insertable.kind !== 'function' && insertable.kind !== 'heading',
	insertable,
});
