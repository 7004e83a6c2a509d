import { nameOf } from '../base/path.ts';
import { type Line1, type Span, toLine0, toLine1 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import type { Resolution } from '../indexing/resolution.ts';
import type { RootPath } from '../ports/files.ts';
import type { Table } from '../syntax/blocks.ts';
import type { PointerAt } from '../syntax/brief.ts';

/** A pointer, and the file or folder that it leads to. */
type Placed = PointerAt & { readonly resolution: Pick<Resolution, 'path'> };

type Side = 'old' | 'new';

/** What stands on one side of a pair. */
export interface OfPair {
	readonly side: Side;
	/** The files and folders of the other side, which are there. */
	readonly others: readonly RootPath[];
}

/**
 * Tells of pointers of a document whether they are one of a pair, an old and a new place, of which the other is there: in a row of a table
 * with columns for both (`| Old path | New path |`), and beside an arrow (`` `src/a.ts` → `lib/a.ts` ``). Of a pair of which neither is there
 * nothing is told.
 * @param pointers those of the document, in its order
 */
export function oldAndNew(document: Document, pointers: readonly Placed[]): (index: number) => OfPair | undefined {
	let rows: ReadonlyMap<Line1, PairedRow> | undefined;
	return (index) => {
		const at = pointers[index];
		if (at === undefined) {
			return undefined;
		}
		rows ??= pairedRows(document.blocks.tables, pointers);
		const row = rows.get(at.line);
		return (row && inRow(row, at)) ?? besideArrow(document, pointers, index);
	};
}

/** A row with a cell for the old place and one for the new. */
interface PairedRow {
	readonly cells: Readonly<Record<Side, Span>>;
	/** What is there of each. */
	readonly there: Readonly<Record<Side, RootPath[]>>;
}

const place = '(?:path|location|place|file|folder|directory|module|name|import)';
const what = String.raw`[*_]{0,2}(?: ${place}(?:s|\(s\))?){0,2}[^a-z]{0,8}$`;
const column = (words: string) => new RegExp(`^[^a-z]{0,8}(?:${words})${what}`, 'i');
const newOnes = 'new|target|destination|replacement|proposed|moved to';
/**
 * What the columns of a pair are called; `Source` and `Target` may be anything. Where they do not say for sure that they hold places, as
 * `Current | Target` does not, nothing but paths may stand there.
 */
const pairs: readonly (Readonly<Record<Side, RegExp>> & { readonly isSure: boolean })[] = [
	{ old: column('old|legacy'), new: column(newOnes), isSure: true },
	{ old: column('current|existing|original|previous'), new: column(newOnes), isSure: false },
	{ old: column('before'), new: column('after'), isSure: false },
	{ old: column('from'), new: column('to'), isSure: false },
	{ old: column('source'), new: column('destination|new'), isSure: false },
];
const namesPlace = new RegExp(String.raw`\b${place}`, 'i');

function pairedRows(tables: readonly Table[], pointers: readonly Placed[]): Map<Line1, PairedRow> {
	const found = new Map<Line1, PairedRow>();
	for (const { header, rows } of tables) {
		const placeOf = (words: RegExp) => header.cells.findIndex(({ text }) => words.test(text));
		const places = pairs.map((pair) => ({ from: placeOf(pair.old), to: placeOf(pair.new), isSure: pair.isSure }));
		const columns = places.find((each) => each.from >= 0 && each.to >= 0);
		if (columns === undefined) {
			continue;
		}
		const sidesOf = (cells: Table['header']['cells']) => [cells[columns.from], cells[columns.to]] as const;
		const isSure = columns.isSure || sidesOf(header.cells).some((cell) => namesPlace.test(cell?.text ?? ''));
		for (const { line, cells } of rows) {
			const [before, after] = sidesOf(cells);
			const isPair = before !== undefined && after !== undefined;
			if (isPair && (isSure || (isPathsAlone(before.text) && isPathsAlone(after.text)))) {
				found.set(toLine1(line), { cells: { old: before.span, new: after.span }, there: { old: [], new: [] } });
			}
		}
	}
	for (const each of found.size === 0 ? [] : pointers) {
		const row = found.get(each.line);
		const side = row && sides.find((name) => holds(row.cells[name], each));
		if (row !== undefined && side !== undefined) {
			row.there[side].push(...placesOf(each));
		}
	}
	return found;
}

/** Paths and no sentence about them: `docs/a.md has 3 pages` is before and after something else. */
const isPathsAlone = (text: string): boolean => text.split(/,\s|<br\s?\/?>|\s(?:and|&|\+)\s/).every(isPathAlone);

const isPathAlone = (text: string): boolean =>
	/^[^\p{L}\p{N}\s]{0,4}[^\s]+(?:\s?[([][^()]{0,60}[)\]])?[^\p{L}\p{N}]{0,4}$/u.test(text.trim());

const sides: readonly Side[] = ['old', 'new'];
const holds = ({ start, end }: Span, { pointer }: Placed) => start <= pointer.span.start && pointer.span.end <= end;
/** Where a pointer leads; empty where that is not there. */
const placesOf = ({ resolution: { path } }: Placed): readonly RootPath[] => (path === undefined ? [] : [path]);

const ofPair = (side: Side, others: readonly RootPath[]): OfPair | undefined =>
	others.length === 0 ? undefined : { side, others };

function inRow({ cells, there }: PairedRow, at: Placed): OfPair | undefined {
	const side = sides.find((each) => holds(cells[each], at));
	return side && ofPair(side, there[side === 'old' ? 'new' : 'old']);
}

/** All that may stand between two paths of which the second is the new place of the first. */
const arrow = /^[*_`"')\]]{0,4}\s{0,4}(?:\([^()]{0,60}\)\s{0,4})?(?:→|⇒|➜|-{1,2}>|=>)\s{0,4}[*_`"'([]{0,4}$/;
/** What stands in front of the first where the line is about that pair: marks, or a verb that moves it. */
const opening =
	/^[\s>#|*+-]*(?:\d+[.)]\s*)?(?:\[[ x~/-]\]\s+)?(?:[*_]*(?:mov|renam|relocat|migrat|port|copy|copi|convert|merg|replac)\w*[*_]*:?\s+(?:the\s+)?)?[*_`"'([]*$/i;

/** Of an arrow alone: a chain of them (`a.ts → b.ts → c.ts`) tells who calls whom, and so may one in the middle of a sentence. */
function besideArrow(document: Document, pointers: readonly Placed[], index: number): OfPair | undefined {
	const isFirst = isArrow(document, pointers, index);
	const first = isFirst ? index : index - 1;
	const [from, to] = [pointers[first], pointers[first + 1]];
	const isAlone = !isArrow(document, pointers, first - 1) && !isArrow(document, pointers, first + 1);
	if (!isAlone || from === undefined || to === undefined || !(isFirst || isArrow(document, pointers, first))) {
		return undefined;
	}
	const start = document.lines.at(toLine0(from.line)).slice(0, Math.min(from.pointer.span.start, LONGEST_OPENING));
	if (lastName(from) !== lastName(to) && !opening.test(start)) {
		return undefined;
	}
	return isFirst ? ofPair('old', placesOf(to)) : ofPair('new', placesOf(from));
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
