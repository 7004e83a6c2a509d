import { nameOf } from '../base/path.ts';
import { type Line1, type Span, toLine0, toLine1 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import type { Resolution } from '../indexing/resolution.ts';
import type { Table } from '../syntax/blocks.ts';
import type { PointerAt } from '../syntax/brief.ts';

/** A pointer, and the file or folder that it leads to. */
type Placed = PointerAt & { readonly resolution: Pick<Resolution, 'path'> };

/** The side of a pair that a path stands on, while the other is there. */
type Side = 'old' | 'new';

/**
 * Tells of pointers of a document whether they are one of a pair, an old and a new place, of which the other is there: in a row of a table
 * with columns for both (`| Old path | New path |`), and beside an arrow (`` `src/a.ts` → `lib/a.ts` ``). Of a pair of which neither is there
 * nothing is told.
 * @param pointers those of the document, in its order
 */
export function oldAndNew(document: Document, pointers: readonly Placed[]): (index: number) => Side | undefined {
	let rows: ReadonlyMap<Line1, PairedRow> | undefined;
	return (index) => {
		const at = pointers[index];
		if (at === undefined) {
			return undefined;
		}
		rows ??= pairedRows(document.blocks.tables, pointers);
		const row = rows.get(at.line);
		return (row && sideInRow(row, at)) ?? sideOfArrow(document, pointers, index);
	};
}

/** A row with a cell for the old place and one for the new. */
interface PairedRow {
	readonly cells: Readonly<Record<Side, Span>>;
	/** The sides of which a path is there. */
	readonly there: Set<Side>;
}

const what = String.raw`[*_]{0,2}(?: (?:path|location|place|file|folder|directory|module|name|import)(?:s|\(s\))?){0,2}[^a-z]{0,8}$`;
const column = (words: string) => new RegExp(`^[^a-z]{0,8}(?:${words})${what}`, 'i');
/** What the columns of a pair are called; `Source` and `Target` may be anything, and so may what is not sure unless paths stand there alone. */
const pairs: readonly (Readonly<Record<Side, RegExp>> & { readonly isSure: boolean })[] = [
	{
		old: column('old|legacy|current|existing|original|previous'),
		new: column('new|target|destination|replacement|proposed|moved to'),
		isSure: true,
	},
	{ old: column('before'), new: column('after'), isSure: false },
	{ old: column('from'), new: column('to'), isSure: false },
	{ old: column('source'), new: column('destination|new'), isSure: true },
];

function pairedRows(tables: readonly Table[], pointers: readonly Placed[]): Map<Line1, PairedRow> {
	const found = new Map<Line1, PairedRow>();
	for (const { header, rows } of tables) {
		const placeOf = (words: RegExp) => header.cells.findIndex(({ text }) => words.test(text));
		const places = pairs.map((pair) => ({ from: placeOf(pair.old), to: placeOf(pair.new), isSure: pair.isSure }));
		const { from, to, isSure } = places.find((each) => each.from >= 0 && each.to >= 0) ?? {};
		for (const { line, cells } of from === undefined || to === undefined ? [] : rows) {
			const [before, after] = [cells[from ?? 0], cells[to ?? 0]];
			const isPair = before !== undefined && after !== undefined;
			if (isPair && (isSure || (isPathAlone(before.text) && isPathAlone(after.text)))) {
				found.set(toLine1(line), { cells: { old: before.span, new: after.span }, there: new Set() });
			}
		}
	}
	for (const each of found.size === 0 ? [] : pointers) {
		const row = found.get(each.line);
		const side = row && isThere(each) ? sides.find((name) => holds(row.cells[name], each)) : undefined;
		if (side !== undefined) {
			row?.there.add(side);
		}
	}
	return found;
}

/** A path and no sentence about it: `docs/a.md has 3 pages` is before and after something else. */
const isPathAlone = (text: string): boolean =>
	/^[^\p{L}\p{N}\s]{0,4}[^\s]+(?:\s?[([][^()]{0,60}[)\]])?[^\p{L}\p{N}]{0,4}$/u.test(text.trim());

const sides: readonly Side[] = ['old', 'new'];
const holds = ({ start, end }: Span, { pointer }: Placed) => start <= pointer.span.start && pointer.span.end <= end;
const isThere = ({ resolution }: Placed) => resolution.path !== undefined;

const sideInRow = ({ cells, there }: PairedRow, at: Placed): Side | undefined =>
	sides.find((side) => holds(cells[side], at) && there.has(side === 'old' ? 'new' : 'old'));

/** All that may stand between two paths of which the second is the new place of the first. */
const arrow = /^[*_`"')\]]{0,4}\s{0,4}(?:\([^()]{0,60}\)\s{0,4})?(?:→|⇒|➜|-{1,2}>|=>)\s{0,4}[*_`"'([]{0,4}$/;
/** What stands in front of the first where the line is about that pair: marks, or a verb that moves it. */
const opening =
	/^[\s>#|*+-]*(?:\d+[.)]\s*)?(?:\[[ x~/-]\]\s+)?(?:[*_]*(?:mov|renam|relocat|migrat|port|copy|copi|convert|merg|replac)\w*[*_]*:?\s+(?:the\s+)?)?[*_`"'([]*$/i;

/** Of an arrow alone: a chain of them (`a.ts → b.ts → c.ts`) tells who calls whom, and so may one in the middle of a sentence. */
function sideOfArrow(document: Document, pointers: readonly Placed[], index: number): Side | undefined {
	const [isBehind, isBefore] = [isArrow(document, pointers, index - 1), isArrow(document, pointers, index)];
	const [before, at, behind] = [pointers[index - 1], pointers[index], pointers[index + 1]];
	if (isBehind === isBefore || at === undefined) {
		return undefined;
	}
	if (isBefore) {
		return behind !== undefined && isThere(behind) && !isArrow(document, pointers, index + 1) ? 'old' : undefined;
	}
	if (before === undefined || !isThere(before) || isArrow(document, pointers, index - 2)) {
		return undefined;
	}
	const start = document.lines.at(toLine0(at.line)).slice(0, Math.min(before.pointer.span.start, LONGEST_OPENING));
	return lastName(before) === lastName(at) || opening.test(start) ? 'new' : undefined;
}

const lastName = ({ pointer: { path } }: Placed): string => nameOf(path.replace(/\/$/, ''));

/** In UTF-16 units: what is longer is a sentence. */
const LONGEST_OPENING = 80;

/** True where nothing but an arrow stands between a pointer and the next. */
function isArrow({ lines }: Document, pointers: readonly Placed[], index: number): boolean {
	const [from, to] = [pointers[index], pointers[index + 1]];
	if (from === undefined || to === undefined || from.line !== to.line) {
		return false;
	}
	const between = to.pointer.span.start - from.pointer.span.end;
	const text = lines.at(toLine0(from.line));
	return (
		between > 0 && between < LONGEST_OPENING && arrow.test(text.slice(from.pointer.span.end, to.pointer.span.start))
	);
}
