import type { Span } from '../../base/position.ts';

// What the words beside a path say of the file. Only the same clause is looked at, since a line may name several files. Each takes the
// text of the line and the columns of the path.

/** True where the line knows that there is none: `no docs/a.md exists`, ``delete `src/a.ts` ``, ``src/a.ts` — removed`, `tests/` (if present)`. */
export function isSaidGone(line: string, { start, end }: Span): boolean {
	const behind = line.slice(end);
	const [clause = ''] = behind.split(/[;|]|\.\s/, 1);
	return goneBefore.test(line.slice(0, start)) || goneRightBehind.test(behind) || goneBehind.test(clause);
}

/** True where the line says that the file is made by what it tells of: ``new `tests/test_a.py` ``, `src/a.ts (new)`, `extract it to src/a.ts`. */
export function isSaidNew(line: string, { start, end }: Span): boolean {
	const clause =
		line
			.slice(0, start)
			.split(/[.;]\s/)
			.at(-1) ?? '';
	return newBefore.test(clause) || movedTo.test(clause) || newRightBehind.test(line.slice(end));
}

/** True where the file need not be there though nothing says so outright: an example, and what has another name behind an arrow. */
export function isSaidInPassing(line: string, { start, end }: Span): boolean {
	return exampleBefore.test(line.slice(0, start)) || renamedBehind.test(line.slice(end));
}

/** Marks that may stand between a word and a path, and behind a path: quotes, code marks, brackets, the address of a link. */
const open = String.raw`\s+[*\x60'"(\[]*$`;
const close = String.raw`^[\x60'"*)\]]*(?:\([^()]{0,200}\))?\s*`;
const dash = String.raw`(?:\||[—–-]{1,2}|:|\(|\*)\s*\**`;

const going = '(?:delet|remov|renam|retir)(?:e|es|ed|ing)';
const goneBefore = new RegExp(
	String.raw`\b(?:no|without|missing|absent|drop(?:s|ped|ping)?|${going}|(?:mov|renam|port|extract|copi)ed from)(?:\s+(?:the|old|legacy|obsolete|stale|unused|dead|file|folder|module|script|test)s?){0,3}${open}`,
	'i',
);
const goneRightBehind = new RegExp(String.raw`${close}${dash}(?:to be\s+)?${going}\b`, 'i');
const goneBehind = new RegExp(
	String.raw`\b(?:if|when|where) (?:present|any|available|it exists|they exist)\b|\b(?:does|do|did) ?(?:not|n['’]t) exist\b|\bis (?:missing|absent|gone)\b|\bno longer exists?\b|\b(?:was|were|is|are|been|being|be|gets?) ${going}\b`,
	'i',
);

/** `a new script`, `NEW:`, `🆕`; behind `create` and the like, words for files alone: who writes a test in a file finds the file there. */
const newWords = String.raw`\bnew[*_]*(?:\s+(?!(?:to|in|into|inside|under|from|for|of|with|via|at|on|by)\b)[\w-]+){0,2}`;
const madeWords = String.raw`\b(?:create|author|scaffold|generate|add|write)[*_]*(?:\s+(?:an?|the|new|empty|separate|file|folder|directory|module|script|test|document|page|component|package)s?){0,3}`;
const newBefore = new RegExp(`(?:🆕|➕|${newWords}|${madeWords}):?[*_]*${open}`, 'iu');
const newRightBehind = new RegExp(String.raw`${close}${dash}new\b`, 'i');
const movedTo = new RegExp(
	String.raw`\b(?:hoist|extract|split|move|relocate|migrate|port|copy|rename|factor)\b.{0,200}(?:\b(?:to|into|as)|→|->|=>)${open}`,
	'i',
);

const exampleBefore = new RegExp(String.raw`(?:\be\.\s?g\.?|\bfor (?:example|instance)|\bsuch as),?${open}`, 'i');
const renamedBehind = new RegExp(String.raw`${close}(?:→|->|=>)\s*[*\x60'"(\[]*[\w./-]+\.\w`);
