import { isObject } from '../base/collections.ts';
import type { CreateFrom, PlacePosition, TreeNode, ViewName } from '../protocol.ts';

/*
 * A command can be run by anybody, with anything: a key binding, another extension, a link. These say whether an
 * argument is what the command works on.
 */

/** The place of a pointer in a document, not the place it leads to. */
export interface PointerLocation {
	readonly uri: string;
	readonly position: PlacePosition;
}

export function isTreeNode(value: unknown): value is TreeNode {
	return (
		isObject(value) &&
		'id' in value &&
		typeof value.id === 'string' &&
		'kind' in value &&
		typeof value.kind === 'string'
	);
}

/** True for what a key binding hands over when the keys belong to a view. */
export const isViewName = (value: unknown): value is ViewName => value === 'focus' || value === 'phases';

export function isPointerLocation(value: unknown): value is PointerLocation {
	return (
		isObject(value) &&
		'uri' in value &&
		typeof value.uri === 'string' &&
		'position' in value &&
		isPosition(value.position)
	);
}

export function isCreateFrom(value: unknown): value is CreateFrom {
	return isObject(value) && 'folder' in value && typeof value.folder === 'string';
}

function isPosition(value: unknown): value is PlacePosition {
	return isObject(value) && 'line' in value && isIndex(value.line) && 'character' in value && isIndex(value.character);
}

function isIndex(value: unknown): boolean {
	return Number.isSafeInteger(value) && Number(value) >= 0;
}
