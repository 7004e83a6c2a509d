import { expect, it } from 'vitest';
import type * as vscode from 'vscode';
import { OpenNodes } from '../../src/client/views/openNodes.ts';
import type { TreeNode } from '../../src/protocol.ts';

const node = (id: string, children: TreeNode['children'] = 'collapsed'): TreeNode => ({
	id,
	kind: 'phase',
	label: id,
	icon: 'milestone',
	accessibilityLabel: id,
	children,
});

/** What an editor remembers for a workspace, and a view whose nodes are opened and closed by hand. */
function editor() {
	const kept = new Map<string, unknown>();
	const memento = {
		get: (key: string, other: unknown) => kept.get(key) ?? other,
		update: (key: string, value: unknown) => kept.set(key, value),
	} as unknown as vscode.Memento;
	const listeners: ((event: { element: TreeNode }) => void)[] = [];
	const listen = (listener: (event: { element: TreeNode }) => void) => {
		listeners.push(listener);
		return { dispose: () => {} };
	};
	const view = { onDidExpandElement: listen, onDidCollapseElement: listen } as unknown as vscode.TreeView<TreeNode>;
	return {
		memento,
		view,
		open: (element: TreeNode) => listeners[0]?.({ element }),
		close: (element: TreeNode) => listeners[1]?.({ element }),
	};
}

const shown = (nodes: OpenNodes, ...all: readonly TreeNode[]) => all.map((each) => nodes.asLeft(each).children);

it('gives nodes as they were left, also to the next window', () => {
	const { memento, view, open, close } = editor();
	const nodes = new OpenNodes(memento, 'phases.opened');
	nodes.watch(view, () => true);
	open(node('a'));
	close(node('b', 'expanded'));
	const all = [node('a'), node('b', 'expanded'), node('c', 'expanded'), node('a', 'none')];
	expect(shown(nodes, ...all)).toEqual(['expanded', 'collapsed', 'expanded', 'none']);
	expect(shown(new OpenNodes(memento, 'phases.opened'), ...all)).toEqual(['expanded', 'collapsed', 'expanded', 'none']);
});

it('takes no note while it is told not to, and lets go of what was touched long ago', () => {
	const { memento, view, open } = editor();
	const nodes = new OpenNodes(memento, 'phases.opened');
	let isKept = false;
	nodes.watch(view, () => isKept);
	open(node('found'));
	isKept = true;
	open(node('first'));
	for (let i = 0; i < 500; i++) {
		open(node(`${i}`));
	}
	expect(shown(nodes, node('found'), node('first'), node('0'))).toEqual(['collapsed', 'collapsed', 'expanded']);
});
