import * as vscode from 'vscode';
import type { TreeNode } from '../../protocol.ts';

const patienceMs = 1000;

/**
 * What is selected in a view, also while it asks for its nodes again: VS Code then goes on to show the old ones, and knows
 * none of them.
 */
export class Selection implements vscode.Disposable {
	private readonly view: vscode.TreeView<TreeNode>;
	private readonly listening: vscode.Disposable;
	private last: readonly TreeNode[] = [];

	constructor(view: vscode.TreeView<TreeNode>) {
		this.view = view;
		this.listening = view.onDidChangeSelection(({ selection }) => {
			this.last = selection;
		});
	}

	/**
	 * What a key that is pressed in the view is meant for, as in the Explorer: the selected nodes where the row with the focus is one
	 * of them, else that row alone, which is selected then. The arrows move the focus and leave the selection behind.
	 */
	async atFocus(): Promise<readonly TreeNode[]> {
		const deadline = Date.now() + patienceMs;
		while (Date.now() < deadline) {
			const before = this.known;
			// Nobody tells an extension which row has the focus: it is the one that comes or goes by this.
			await toggleFocused();
			const after = this.known;
			const focused = after.find((node) => !has(before, node));
			if (focused !== undefined) {
				await this.view.reveal(focused, { select: true, focus: true });
				return [focused];
			}
			await toggleFocused();
			if (before.some((node) => !has(after, node))) {
				return before;
			}
			await new Promise((next) => setTimeout(next, 50));
		}
		return this.known;
	}

	private get known(): readonly TreeNode[] {
		return this.view.selection.length < this.last.length ? this.last : this.view.selection;
	}

	dispose(): void {
		this.listening.dispose();
	}
}

const toggleFocused = (): Thenable<unknown> => vscode.commands.executeCommand('list.toggleSelection');

const has = (nodes: readonly TreeNode[], { id }: TreeNode): boolean => nodes.some((each) => each.id === id);
