import * as vscode from 'vscode';
import { contextKeys, views } from '../../manifest.ts';
import type { ShownBacklinks, TreeNode } from '../../protocol.ts';
import type { Connection } from '../connection.ts';
import { linesOf } from '../selectedLines.ts';
import { setContext } from '../setContext.ts';
import { PlanTree } from './planTree.ts';

/** How long the cursor has to rest. */
const restMs = 200;

const linesOnlyKey = 'backlinks.linesOnly';

/** Who points at the file, or at the lines selected, that the editor in front shows; kept true while one moves and while texts change. */
export class Backlinks implements vscode.Disposable {
	readonly view: vscode.TreeView<TreeNode>;
	private readonly tree: PlanTree;
	private readonly memento: vscode.Memento;
	private readonly open: vscode.Disposable;
	private timer: ReturnType<typeof setTimeout> | undefined;
	private at: ShownBacklinks['at'];

	constructor(connection: Connection, memento: vscode.Memento) {
		this.memento = memento;
		this.tree = new PlanTree('backlinks', connection, () => (this.at === undefined ? {} : { at: this.at }));
		this.view = vscode.window.createTreeView(views.backlinks, { treeDataProvider: this.tree, showCollapseAll: true });
		this.open = vscode.Disposable.from(
			this.tree,
			this.view,
			connection.onDidChange(() => this.rest()),
			vscode.window.onDidChangeActiveTextEditor(() => this.rest()),
			vscode.window.onDidChangeTextEditorSelection(() => this.rest()),
			vscode.workspace.onDidSaveTextDocument(() => this.rest()),
			this.view.onDidChangeVisibility(() => this.rest()),
		);
		setContext(contextKeys.backlinksOfLines, this.linesOnly);
		this.rest();
	}

	async setLinesOnly(linesOnly: boolean): Promise<void> {
		await this.memento.update(linesOnlyKey, linesOnly);
		setContext(contextKeys.backlinksOfLines, linesOnly);
		this.show();
	}

	dispose(): void {
		clearTimeout(this.timer);
		this.open.dispose();
	}

	private get linesOnly(): boolean {
		return this.memento.get<boolean>(linesOnlyKey, false);
	}

	private rest(): void {
		clearTimeout(this.timer);
		this.timer = setTimeout(() => this.show(), restMs);
	}

	/** What is in front may be no text, as a terminal or a picture: then the last file stays. */
	private show(): void {
		const editor = vscode.window.activeTextEditor;
		if (!this.view.visible || (editor && vscode.workspace.getWorkspaceFolder(editor.document.uri) === undefined)) {
			return;
		}
		if (editor) {
			const { linesOnly } = this;
			const { first, last } = linesOf(editor.selection);
			this.at = { uri: editor.document.uri.toString(), line: first, lastLine: last, linesOnly };
			const name = vscode.workspace.asRelativePath(editor.document.uri, false).split('/').at(-1) ?? '';
			const lines = first === last ? `${first + 1}` : `${first + 1}-${last + 1}`;
			this.view.description = linesOnly ? `${name}:${lines}` : name;
		}
		this.tree.refresh();
	}
}
