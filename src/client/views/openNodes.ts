import type * as vscode from 'vscode';
import type { TreeNode } from '../../protocol.ts';

/** So many nodes are remembered; those that were touched last stay. */
const most = 500;

/**
 * Which nodes of a view were opened or closed by hand. VS Code forgets that of a node as soon as it leaves the view, behind a filter or
 * another grouping, and of all nodes when the window is loaded again.
 */
export class OpenNodes {
	private readonly memento: vscode.Memento;
	private readonly key: string;
	private readonly isOpen: Map<string, boolean>;

	constructor(memento: vscode.Memento, key: string) {
		this.memento = memento;
		this.key = key;
		this.isOpen = new Map(memento.get<readonly [string, boolean][]>(key, []));
	}

	/** The node as it was left; as it comes where nobody touched it. */
	asLeft(node: TreeNode): TreeNode {
		const isOpen = node.children === 'none' ? undefined : this.isOpen.get(node.id);
		return isOpen === undefined ? node : { ...node, children: isOpen ? 'expanded' : 'collapsed' };
	}

	/** Remembers what is opened and closed in a view while `isKept` says so. */
	watch(view: vscode.TreeView<TreeNode>, isKept: () => boolean): vscode.Disposable[] {
		const touch = (isOpen: boolean) => (event: vscode.TreeViewExpansionEvent<TreeNode>) => {
			if (isKept()) {
				this.touch(event.element, isOpen);
			}
		};
		return [view.onDidExpandElement(touch(true)), view.onDidCollapseElement(touch(false))];
	}

	private touch({ id }: TreeNode, isOpen: boolean): void {
		this.isOpen.delete(id);
		this.isOpen.set(id, isOpen);
		const [oldest] = this.isOpen.keys();
		if (this.isOpen.size > most && oldest !== undefined) {
			this.isOpen.delete(oldest);
		}
		this.memento.update(this.key, [...this.isOpen]);
	}
}
