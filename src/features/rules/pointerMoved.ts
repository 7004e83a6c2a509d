import { type Line1, toLine0 } from '../../base/position.ts';
import type { Document } from '../../indexing/document.ts';
import type { Pointer } from '../../syntax/pointer.ts';
import { saidOfFile } from '../said/saidOfFile.ts';
import { pathFix } from './pathFix.ts';
import type { Rule } from './rule.ts';

/** A pointer at a plan that has moved to another of the places where plans live, as when it is archived. */
export const pointerMoved: Rule = {
	id: 'pointer-moved',
	severity: 'information',
	summary: 'A pointer at a plan that has moved',
	about: 'documents',
	reads: 'pointers',
	check: ({ document, pointers }) =>
		pointers.flatMap(({ line, pointer, resolution }) => {
			const { by, path } = resolution;
			return by !== 'moved' || path === undefined || isToCome(document, line, pointer)
				? []
				: [
						{
							line,
							span: pointer.pathSpan,
							message: `${pointer.path} has moved to ${path}.`,
							fixes: () => [pathFix(document, line, pointer, path, `Point at ${path}`, true)],
						},
					];
		}),
};

/** `when to spin the plan *into* docs/plans/x.md`: where it is to go, wherever it is now. */
const isToCome = ({ lines }: Document, line: Line1, { ranges, span }: Pointer): boolean =>
	ranges.length === 0 && saidOfFile(lines.at(toLine0(line)), span).made;
