import { decodedPath } from '../indexing/paths.ts';
import { scanPointers } from '../syntax/pointer.ts';

/**
 * A path as a document writes it in the place of another one: a link's target is encoded where it was or has to be, and a folder keeps the
 * slash at its end.
 * @param written what stands there now
 */
export function writtenLike(written: string, path: string, isLink: boolean): string {
	const text = written.endsWith('/') && !path.endsWith('/') ? `${path}/` : path;
	return isLink && (written.includes('%') || !isTarget(text)) ? text.split('/').map(encoded).join('/') : text;
}

/** True where a text can be the target of a Markdown link as it is. */
function isTarget(text: string): boolean {
	const [only] = scanPointers(`[](${text})`);
	const isPlace = only?.kind === 'file' || only?.kind === 'dir';
	return isPlace && only.path === text && decodedPath(only) === text;
}

/** One part of a path: what ends a link's target or makes a pattern of it is encoded as well, what is harmless there is not. */
const encoded = (part: string): string =>
	encodeURIComponent(part)
		.replace(/[()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
		.replace(/%(?:24|26|2B|2C|3D|40)/g, decodeURIComponent);
