import type { Span } from '../../base/position.ts';
import { abroad } from './abroad.ts';
import { asides, isWholeFileGone } from './asides.ts';
import { chinese } from './chinese.ts';
import { commands } from './commands.ts';
import { english } from './english.ts';
import { type Around, isSaid, type SaidOfFile, type Saying } from './saying.ts';

/** Of a part of a file: that a test in it is new or gone says nothing of the file. */
const nothingSaid: SaidOfFile = { gone: false, made: false, due: false, inPassing: false };

const all = [...english, ...asides, ...commands, ...chinese, ...abroad];
const saying = (what: keyof SaidOfFile) => all.filter(({ says }) => says === what);
const sayings: Readonly<Record<keyof SaidOfFile, readonly Saying[]>> = {
	gone: saying('gone'),
	made: saying('made'),
	due: saying('due'),
	inPassing: saying('inPassing'),
};

/**
 * What the words around a path say of the file: those that lead right to it, and those behind it in the same clause.
 * @param span where the path stands in the line
 */
export function saidOfFile(line: string, span: Span): SaidOfFile {
	const around = textAround(line, span);
	// Each is asked of the words when somebody wants to know it: a workspace may have a hundred thousand such paths.
	const known: { -readonly [wanted in keyof SaidOfFile]?: boolean } = {};
	const is = (wanted: keyof SaidOfFile): boolean => {
		known[wanted] ??= sayings[wanted].some((each) => isSaid(each, around));
		return known[wanted];
	};
	return {
		get gone() {
			return is('gone');
		},
		get made() {
			return is('made');
		},
		get due() {
			return is('due');
		},
		get inPassing() {
			return is('inPassing');
		},
	};
}

/** The same where the path has lines behind it: what is said of them is not said of the file, but that it is gone as a whole is. */
export const saidOfWholeFile = (line: string, span: Span): SaidOfFile =>
	isWholeFileGone(textAround(line, span).behind) ? { ...nothingSaid, gone: true } : nothingSaid;

/** How much of a line is looked at on either side, in UTF-16 units: a line may be a story, and hold a thousand paths. */
const NEARBY = 240;

/** How far off the last words begin, as many as a verb, an article and a word for a file take: expressions that try every place look there. */
const LAST_WORDS = 48;

function textAround(line: string, { start, end }: Span): Around {
	const before = line.slice(Math.max(0, start - NEARBY), start);
	const behind = line.slice(end, end + NEARBY);
	const clause = before.split(/[;|]|[.!?]\s/).at(-1) ?? '';
	const [rest = ''] = behind.split(/[;|]|\.\s/, 1);
	// A letter in front says that the clause does not begin there.
	const lastWords = clause.length > LAST_WORDS ? `x${clause.slice(-LAST_WORDS)}` : clause;
	return { before, clause, lastWords, behind, rest };
}
