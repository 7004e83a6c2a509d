import * as vscode from 'vscode';
import type { TreeNode } from '../../protocol.ts';
import { openCommand } from '../place.ts';
import { contextValue } from './contextValue.ts';

const collapsibleState = {
	none: vscode.TreeItemCollapsibleState.None,
	collapsed: vscode.TreeItemCollapsibleState.Collapsed,
	expanded: vscode.TreeItemCollapsibleState.Expanded,
} as const;

/** A node as VS Code shows it, without its tooltip. */
export function treeItem(node: TreeNode): vscode.TreeItem {
	const item = new vscode.TreeItem(node.label, collapsibleState[node.children]);
	item.id = node.id;
	item.iconPath = new vscode.ThemeIcon(node.icon, node.color ? new vscode.ThemeColor(node.color) : undefined);
	item.contextValue = contextValue(node);
	item.accessibilityInformation = { label: node.accessibilityLabel };
	if (node.description) {
		item.description = node.description;
	}
	if (node.place) {
		item.command = openCommand(node.place);
	}
	return item;
}

/** What is shown when the mouse rests on the node. It quotes documents, so nothing in it is trusted. */
export function tooltip(node: TreeNode): vscode.MarkdownString | undefined {
	if (!node.tooltip) {
		return undefined;
	}
	const text = new vscode.MarkdownString(node.tooltip);
	text.isTrusted = false;
	text.supportHtml = false;
	return text;
}
