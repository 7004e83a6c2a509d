import type { TreeNode } from '../../protocol.ts';

/**
 * The words that the `when` clauses of menus look for, each between semicolons: `;task;place;pointer;id;`.
 * The first is the kind, the others say what the node has, and so what can be done with it.
 */
export function contextValue(node: TreeNode): string {
	const has = {
		place: node.place !== undefined,
		pointer: node.pointer !== undefined,
		id: node.planId !== undefined,
		ledger: node.ledger !== undefined,
		command: node.command !== undefined,
		create: node.create !== undefined,
		settable: node.task !== undefined,
	};
	const words = Object.entries(has).flatMap(([word, there]) => (there ? [word] : []));
	return `;${[node.kind, ...words].join(';')};`;
}
