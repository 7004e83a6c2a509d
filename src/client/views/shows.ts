import type { TreeNode } from '../../protocol.ts';

/** True where a node stands for the very line of a document, so that selecting another one would take the eye away. */
export function shows(node: TreeNode, uri: string, line: number): boolean {
	const place = node.place;
	return place?.uri === uri && place.range?.start.line === line;
}
