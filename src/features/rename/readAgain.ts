import type { Span } from '../../base/position.ts';
import { type Pointer, scanPointers } from '../../syntax/pointer.ts';

/** A piece of a line that gets another text. */
export interface Rewritten {
	readonly span: Span;
	readonly text: string;
}

/** A pointer, and what of it is written anew, from left to right. */
export interface NewPointer {
	readonly pointer: Pointer;
	readonly parts: readonly Rewritten[];
}

/** Each takes what is broken out; who then still breaks something is not looked for any longer. */
const mostRounds = 4;

/**
 * Those pointers of a line that are read as they were before, their paths aside, once all of their new texts stand in it: a blank, a
 * bracket or a backtick in a name ends a pointer, or makes another one of what stands beside it.
 * @param pointers all that the line has, from left to right
 * @param wanted those of them that are to change
 */
export function readAgain(
	line: string,
	pointers: readonly Pointer[],
	wanted: readonly NewPointer[],
): readonly NewPointer[] {
	let kept = wanted;
	for (let round = 0; round < mostRounds && kept.length > 0; round++) {
		const broken = brokenBy(line, pointers, kept);
		if (broken.size === 0) {
			return kept;
		}
		kept = kept.filter(({ pointer }) => !broken.has(pointer));
	}
	return [];
}

/** The pointers that the line would not have any more, as they are. */
function brokenBy(line: string, pointers: readonly Pointer[], changed: readonly NewPointer[]): ReadonlySet<Pointer> {
	const partsOf = new Map(changed.map(({ pointer, parts }) => [pointer, parts]));
	const expected: { pointer: Pointer; path: Span }[] = [];
	let after = '';
	let from = 0;
	for (const pointer of pointers) {
		const { pathSpan } = pointer;
		after += line.slice(from, pathSpan.start);
		const start = after.length;
		from = pathSpan.start;
		for (const { span, text } of partsOf.get(pointer) ?? []) {
			after += line.slice(from, span.start) + text;
			from = span.end;
		}
		after += line.slice(from, pathSpan.end);
		from = pathSpan.end;
		expected.push({ pointer, path: { start, end: after.length } });
	}
	const found = new Map(scanPointers(after + line.slice(from)).map((each) => [each.pathSpan.start, each]));
	const isThere = ({ pointer, path }: (typeof expected)[number]) => {
		const again = found.get(path.start);
		return again?.pathSpan.end === path.end && besidesPath(again) === besidesPath(pointer);
	};
	return new Set(expected.filter((each) => !isThere(each)).map(({ pointer }) => pointer));
}

/** All that a pointer says but its path. */
function besidesPath({ kind, ranges, column, symbol, anchor, markdownLink, members }: Pointer): string {
	const lines = ranges.map(({ first, last }) => [first, last]);
	const isPlace = kind === 'file' || kind === 'dir';
	return JSON.stringify([isPlace || kind, lines, column, symbol, anchor, markdownLink, members.length]);
}
