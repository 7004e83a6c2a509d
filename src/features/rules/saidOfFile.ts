import type { Span } from '../../base/position.ts';
import { GONE_IN_CELL, NEW_IN_CELL, saidAbroad } from '../filesAbroad.ts';
import { saidInChinese } from './saidInChinese.ts';

// What the words around a path say of the file: those that lead right to it, and those behind it in the same clause. A line may name
// several files, and what is done to one is not done to the next.

/** What is said of a file on one line. */
export interface SaidOfFile {
	/** There is none: `no docs/a.md exists`, ``delete `src/a.ts` ``, ``src/a.ts` — removed`, `tests/` (if present)`. */
	readonly gone: boolean;
	/** It is made by what the line tells of: ``new `tests/test_a.py` ``, `src/a.ts (new)`, `extract it to src/a.ts`. */
	readonly made: boolean;
	/** It need not be there, though nothing says so outright: an example, and what has another name behind an arrow. */
	readonly inPassing: boolean;
}

/** Of a part of a file: that a test in it is new or gone says nothing of the file. */
export const nothingSaid: SaidOfFile = { gone: false, made: false, inPassing: false };

const isChinese = /[\u4e00-\u9fff]/;

/** How much of a line is looked at on either side, in UTF-16 units: a line may be a story, and hold a thousand paths. */
const nearby = 240;

export function saidOfFile(line: string, { start, end }: Span): SaidOfFile {
	const before = line.slice(Math.max(0, start - nearby), start);
	const behind = line.slice(end, end + nearby);
	const clause = before.split(/[;|]|[.!?]\s/).at(-1) ?? '';
	const [rest = ''] = behind.split(/[;|]|\.\s/, 1);
	const inChinese = isChinese.test(before) || isChinese.test(behind) ? saidInChinese(clause, behind) : nothingSaid;
	const abroad = saidAbroad(clause, behind);
	return {
		gone:
			missingBefore.test(before) ||
			isHandled(goneBefore, clause) ||
			goneRightBehind.test(behind) ||
			missingBehind.test(rest) ||
			goneCell.test(before) ||
			inChinese.gone ||
			abroad.gone,
		made:
			newBefore.test(clause) ||
			madeBefore.test(clause) ||
			movedTo.test(clause) ||
			newRightBehind.test(behind) ||
			newCell.test(before) ||
			inChinese.made ||
			abroad.made,
		inPassing: exampleBefore.test(before) || renamedBehind.test(behind) || isHandled(movedBefore, clause),
	};
}

/** True where a clause does something to the file, and does not forbid it. */
function isHandled(verb: RegExp, clause: string): boolean {
	const found = verb.exec(clause);
	return (
		found !== null &&
		!/(?:\b(?:not|never|without|instead of|cannot)|n['’]t)[\s*_]*$/i.test(clause.slice(0, found.index + 1))
	);
}

/** Marks that may stand between a word and a path, and behind a path: quotes, code marks, brackets. */
const open = String.raw`[*\x60'"(\[]*$`;
const close = String.raw`^[\x60'"*)\]]*(?:\([^()]{0,200}\))?\s*`;
/** What parts a path from a remark on it: a dash, a cell, a colon, a bracket; or bold marks alone. */
const joint = String.raw`(?:\||[—–-]{1,2}|:|\(|\[|\*)\s*[*\[(]*`;
/** A remark ends with its clause; what goes on is about something in the file. */
const ends = String.raw`[*_\])]{0,3}\s*(?:$|[.,;:|)(→—–-]|in favou?r\b|because\b|since\b|after\b|now\b|to\b|by\b|from\b|into\b)`;

const files = '(?:file|folder|directory|module|script|test|document|page|component|package|suite|helper|class|tool)s?';
const going = '(?:delet|remov|renam|retir)(?:e|es|ed|ing)';

const missingBefore = new RegExp(
	String.raw`\b(?:no|without|missing|absent|deleted|removed)(?:\s+(?:file|folder))?\s+${open}|\b(?:moved|renamed)\s+from\s+${open}`,
	'i',
);
const missingBehind =
	/\b(?:if|when|where) (?:present|any|available|it exists|they exist)\b|\b(?:does|do|did) ?(?:not|n['’]t) exist\b|\bis (?:missing|absent|gone)\b|\bno longer exists?\b/i;

/** Paths before this one, each with what parts it from the next: `a.md, b.md and `. */
const others = String.raw`(?:[*\x60'"(]*(?=[^\s,]*\.[a-z])[^\s,*\x60'"()]+[*\x60'")]*(?:,\s*(?:and\s+)?|\s+(?:and|&)\s+))*`;
/** `Delete the old x`, `- [x] Removed dead code: x`, `Delete: a, b and x`, at the head of a clause. */
const goneBefore = new RegExp(
	String.raw`(?:^|[\s*_\x60[\])>:,(])(?:${going}|drop(?:s|ped|ping)?)[*_\]]*:?[*_]*(?:\s+(?:the|and|old|legacy|obsolete|stale|unused|dead|empty|code|${files}))*:?\s+${others}${open}`,
	'i',
);
/** `Move x into y`, `Replace x with y`: it has another place or name once that is done. */
const movedBefore = new RegExp(
	String.raw`(?:^|[\s*_\x60[\])>:,(])(?:(?:merg|replac|mov)(?:e|es|ed|ing)|split)[*_]*:?\s+(?:the\s+)?${open}`,
	'i',
);
const goneRightBehind = new RegExp(
	String.raw`${close}(?:(?:${joint})?(?:to be\s+)?${going}|(?:(?:is|are|was|were|has been|have been|gets?|will be)\s+(?:now\s+|already\s+|also\s+)?)${going})${ends}`,
	'i',
);

/** `a new script x`, `NEW: x`, `🆕 x`; behind `create` and the like, words for files alone: who adds a row to a file finds the file there. */
const newBefore = new RegExp(String.raw`(?:🆕|➕|\bnew[*_]*(?:\s+${files}){0,2}):?[*_]*\s+${open}`, 'iu');
const madeBefore = new RegExp(
	String.raw`\b(?:(?:create|author|scaffold)[*_]*(?:\s+(?:an?|the|new|empty|separate|${files})){0,3}|(?:add|write|generate)\s+(?:an?|the)(?:\s+(?:new|empty|separate|${files})){1,3}):?[*_]*\s+${open}`,
	'i',
);
const newRightBehind = new RegExp(String.raw`${close}(?:${joint})?\*{0,2}new(?:\s+${files})?${ends}`, 'i');
/** `Extract the reader to x`; not `according to x`. */
const movedTo = new RegExp(
	String.raw`\b(?:hoist|extract|split|spin|turn|convert|promote|fold|move|relocate|migrate|factor|merge)\b(?:\s+(?!according|reference|keep|due|respect|compared|related|close|next|up|refer|on\b|thanks|similar|owing)[^\s.;]+){0,8}\s+[*_]*(?:to|into|as)[*_]*\s+${open}`,
	'i',
);

/** The cell to the left says what is done with the file: `| New | src/a.ts |`. */
const cellOf = (words: string) =>
	new RegExp(String.raw`(?:^|\|)[\s*_\x60[(]*(?:${words})[\s*_\x60\])]*\|\s*${open}`, 'i');
const newCell = cellOf(`new(?: file)?|add(?:ed)?|created?|\\+|${NEW_IN_CELL}`);
const goneCell = cellOf(`${going}|drop(?:ped)?|${GONE_IN_CELL}`);

const exampleBefore = new RegExp(String.raw`(?:\be\.\s?g\.?|\bfor (?:example|instance)|\bsuch as),?\s+${open}`, 'i');
const renamedBehind = new RegExp(String.raw`${close}(?:→|->|=>)\s*[*\x60'"(\[]*[\w./-]+\.[a-z]\w{0,9}(?![\w(])`);
