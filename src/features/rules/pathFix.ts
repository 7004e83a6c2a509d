import type { Line1, Span } from '../../base/position.ts';
import type { Document } from '../../indexing/document.ts';
import type { Pointer } from '../../syntax/pointer.ts';
import type { Fix } from './rule.ts';

/** Puts another path into a pointer and leaves the rest of it. */
export function pathFix(
	document: Document,
	line: Line1,
	{ pathSpan }: Pointer,
	path: string,
	title: string,
	preferred: boolean,
): Fix {
	return replace(document, line, pathSpan, path, title, preferred);
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
