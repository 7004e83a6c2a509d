import * as vscode from 'vscode';
import type { ShownBacklinks, ShownPhases, TreeNode, ViewName } from '../../protocol.ts';
import type { Connection } from '../connection.ts';
import { NodeMemory } from './nodeMemory.ts';
import type { OpenNodes } from './openNodes.ts';
import { tooltip, treeItem } from './treeItem.ts';

/** One of the trees. Children are asked for when a node is opened; where the server does not answer, the last ones stay. */
export class PlanTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
	private readonly view: ViewName;
	private readonly connection: Connection;
	private readonly filter: () => ShownPhases & ShownBacklinks;
	private readonly opened: OpenNodes | undefined;
	private readonly memory = new NodeMemory();
	private readonly changes = new vscode.EventEmitter<undefined>();

	readonly onDidChangeTreeData = this.changes.event;

	/** @param opened the nodes that come back as they were left */
	constructor(view: ViewName, connection: Connection, filter: () => ShownPhases & ShownBacklinks, opened?: OpenNodes) {
		this.view = view;
		this.connection = connection;
		this.filter = filter;
		this.opened = opened;
	}

	/** Asks again for all that is to be seen. What is expanded and selected stays, since ids are stable. */
	refresh(): void {
		this.memory.expire();
		this.changes.fire(undefined);
	}

	/** Lets `reveal` find the way to a node that was never shown. */
	learnPath(path: readonly TreeNode[]): void {
		this.memory.keepPath(path);
	}

	async getChildren(parent?: TreeNode): Promise<TreeNode[]> {
		const fresh = this.memory.fresh(parent);
		if (fresh) {
			return [...fresh];
		}
		// A view that is shown is a reason to start.
		this.connection.start();
		const { age } = this.memory;
		const children = await this.connection.request('planNavigator/children', {
			view: this.view,
			...(parent && { parent: parent.id }),
			...this.filter(),
		});
		if (children) {
			this.memory.keep(parent, children, age);
		}
		return [...this.memory.last(parent)];
	}

	getParent(node: TreeNode): TreeNode | undefined {
		return this.memory.parentOf(node);
	}

	getTreeItem(node: TreeNode): vscode.TreeItem {
		return treeItem(this.opened?.asLeft(node) ?? node);
	}

	resolveTreeItem(item: vscode.TreeItem, node: TreeNode): vscode.TreeItem {
		item.tooltip = tooltip(node);
		return item;
	}

	dispose(): void {
		this.changes.dispose();
	}
}
