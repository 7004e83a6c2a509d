import { type Line1, type Span, toLine0 } from '../../base/position.ts';
import type { Document } from '../../indexing/document.ts';
import { trimSpan } from '../../syntax/blanks.ts';

/** A whole line without the blanks around it. */
export function wordsOn({ lines }: Document, line: Line1): Span {
	const text = lines.at(toLine0(line));
	return trimSpan(text, 0, text.length);
}
