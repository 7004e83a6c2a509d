import { folderOf, follow } from '../base/path.ts';
import { toLine0 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import type { PointerAt } from '../syntax/brief.ts';
import type { Pointer } from '../syntax/pointer.ts';

/** True for a path that ends the text of a link to the same file: `` [`docs/a.md`](../docs/a.md#one) ``. @param next the pointer behind it */
export function isLinkText(document: Document, { line, pointer }: PointerAt, next: PointerAt | undefined): boolean {
	if (next?.line !== line || !next.pointer.markdownLink) {
		return false;
	}
	const written = next.pointer.path;
	const leadsTo = [follow('', pointer.path), follow(folderOf(document.path), pointer.path)];
	const isSame =
		pointer.path === written ||
		[follow('', written), follow(folderOf(document.path), written)].some(
			(path) => path !== undefined && leadsTo.includes(path),
		);
	return isSame && TEXT_END.test(document.lines.at(toLine0(line)).slice(pointer.span.end, next.pointer.span.start));
}

/** The same where the text says no more than the target: `[src/a.ts:3](src/a.ts#L3)`, not `[src/a.ts:3](src/a.ts)`. */
export function isRepeated(document: Document, at: PointerAt, next: PointerAt | undefined): boolean {
	if (next === undefined || !isLinkText(document, at, next)) {
		return false;
	}
	const said = partOf(at.pointer);
	return said === '' || said === partOf(next.pointer);
}

/** What a pointer says of where in its file; empty for the file as a whole. */
const partOf = ({ ranges, symbol, anchor }: Pointer): string =>
	[...ranges.map(({ first, last }) => `${first}-${last}`), symbol, anchor]
		.filter((part) => part !== undefined)
		.join(' ');

/** What parts the last word of a link's text from its target. */
const TEXT_END = /^[`*_"')]{0,8}\]\(<?$/;
