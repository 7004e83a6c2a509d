import type { Target } from '../indexing/resolution.ts';
import { inert } from './markdown.ts';

/** Makes an address for a place in the workspace; hosts know their scheme. */
export type Address = (target: Target) => string;

/** `path:12`, `path:12-20`, or the path alone. */
export function pointerTo({ path, kind, lines }: Target): string {
	if (lines === undefined) {
		return kind === 'folder' ? `${path}/` : path;
	}
	return lines.first === lines.last ? `${path}:${lines.first}` : `${path}:${lines.first}-${lines.last}`;
}

/** A target as a Markdown link that reads as its pointer. */
export const linkTo = (target: Target, address: Address): string => `[${inert(pointerTo(target))}](${address(target)})`;
