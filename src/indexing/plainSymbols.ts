import type { Lines } from '../base/lines.ts';
import { type Line1, toLine0 } from '../base/position.ts';

/**
 * Looks for the line that declares a name in a source of a language that is not outlined: the word behind `class`, `fn` and
 * their like, else at the head of a line in front of `(`, `=`, `:`, `{` or `<`, else the word wherever it first stands.
 * @param names outermost first: in `Tide::height`, `height` is looked for behind the line of `Tide`, where there is one.
 * The last may end in `*`
 */
export function findPlainly(lines: Lines, names: readonly string[]): Line1 | undefined {
	let from = 0;
	let found: Line1 | undefined;
	for (const name of names) {
		found = declaration(lines, name, from) ?? declaration(lines, name, 0);
		from = found === undefined ? from : lines.startOf(toLine0(found));
	}
	return found;
}

/** So many lines with the word are looked at, so that a word of a data file costs no more than one of a program. */
const mostLines = 10_000;

function declaration(lines: Lines, name: string, from: number): Line1 | undefined {
	const isBeginning = name.endsWith('*');
	const word = isBeginning ? name.slice(0, -1) : name;
	const { text } = lines;
	/** The best line of each rank, the first one by place. */
	let atHead: Line1 | undefined;
	let anywhere: Line1 | undefined;
	let looked = 0;
	for (
		let at = text.indexOf(word, from);
		at >= 0 && word !== '' && looked < mostLines;
		at = text.indexOf(word, at + word.length)
	) {
		if (isWordUnit(text.charAt(at - 1)) || (!isBeginning && isWordUnit(text.charAt(at + word.length)))) {
			continue;
		}
		looked++;
		const line = lines.lineAt(at);
		const start = lines.startOf(toLine0(line));
		const before = text.slice(Math.max(start, at - longestHead), at);
		if (declares.test(before)) {
			return line;
		}
		const isWhole =
			at - start <= longestHead && opens.test(text.slice(at + word.length, at + word.length + longestHead));
		atHead ??= isWhole && isHead.test(before) && !uses.test(before) ? line : undefined;
		anywhere ??= line;
	}
	return atHead ?? anywhere;
}

/** What stands on a line before a name is looked at so far, in UTF-16 units. */
const longestHead = 200;

const isWordUnit = (unit: string): boolean => /[\p{L}\p{N}_$]/u.test(unit);

/** What stands right before a name that is declared: `export class `, `pub fn `, `func (t *Tide) `, `#define `. */
const declares =
	/(?<![\w$.])(?:function\*?|class|def|defn|defp|fn|fun|func|sub|proc|const|let|var|val|interface|type|typedef|struct|enum|trait|impl|union|record|object|protocol|extension|actor|contract|module|mod|namespace|package|macro|define|macro_rules!|CREATE (?:TABLE|VIEW|FUNCTION))\s+(?:mut\s+|static\s+|async\s+|\([^()]*\)\s*)?[*&"'`]?$/;

/** Plain words and types in front of a name: `static inline int *`, `public async `, nothing at all. */
const isHead = /^[\w\s*&<>,:[\]"'?@-]*$/;

/** A name behind one of these is used, not declared. */
const uses =
	/\b(?:return|await|new|throw|else|case|yield|import|from|in|of|if|while|for|not|and|or|assert|delete|goto|typeof)\b/;

const opens = /^\s*["'`]?\s*(?:[({<:]|=(?!=))/;
