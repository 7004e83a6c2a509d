import { folderOf, relativeTo } from '../../base/path.ts';
import type { Line1, Span } from '../../base/position.ts';
import type { Document } from '../../indexing/document.ts';
import type { RootPath } from '../../ports/files.ts';
import type { Pointer } from '../../syntax/pointer.ts';
import { writtenLike } from '../writtenLike.ts';
import type { Fix } from './rule.ts';

/**
 * Puts another path into a pointer and leaves the rest of it. The target of a Markdown link is written from the document, as all who
 * follow one read it.
 * @param path the path from the root
 */
export function pathFix(
	document: Document,
	line: Line1,
	pointer: Pointer,
	path: RootPath,
	title: string,
	preferred: boolean,
): Fix {
	const { path: written, pathSpan, markdownLink } = pointer;
	const rooted = written.startsWith('/') ? `/${path}` : relativeTo(folderOf(document.path), path) || '.';
	const text = writtenLike(written, markdownLink ? rooted : path, markdownLink);
	return replace(document, line, pathSpan, text, title, preferred);
}

/** Replaces columns of one line. */
export const replace = (
	{ path }: Document,
	line: Line1,
	span: Span,
	text: string,
	title: string,
	preferred: boolean,
): Fix => ({ title, edit: { changes: [{ path, line, span, text }] }, preferred });
