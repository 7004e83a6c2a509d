import type * as vscode from 'vscode';
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

	/** Empty where nothing is selected, which is sure only after a moment. */
	async nodes(): Promise<readonly TreeNode[]> {
		const deadline = Date.now() + patienceMs;
		while (this.known.length === 0 && Date.now() < deadline) {
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
