/* What the English words around a path have in common, each the source of a regular expression. */

/** Marks that may stand between a word and a path, and behind a path: quotes, code marks, brackets. */
export const open = String.raw`[*\x60'"(\[]*$`;
export const close = String.raw`^[\x60'"*)\]]*(?:\([^()]{0,200}\))?\s*`;
/** What parts a path from a remark on it: a dash, a cell, a colon, a bracket; or bold marks alone. */
export const joint = String.raw`(?:\||[—–-]{1,2}|:|\(|\[|\*)\s*[*\[(]*`;
/** A remark ends with its clause; what goes on is about something in the file. */
export const ends = String.raw`[*_\])]{0,3}\s*(?:$|[.,;:|)(→—–-]|in\s+(?:favou?r\b|#|v?\d|(?:commit|phase|pr|release|step|task|version)\b)|because\b|since\b|after\b|now\b|to\b|by\b|from\b|into\b)`;
/** Where a clause or an item begins, right before its verb. */
export const head = String.raw`(?<=^|[\s*_\x60[\])>:,(])`;

export const files =
	'(?:file|folder|directory|module|script|test|document|page|component|package|suite|helper|class|tool)s?';

/** Paths before this one, each with what parts it from the next: `a.md, b.md and `. */
export const others = String.raw`(?:[*\x60'"(]*(?=[^\s,]*\.[a-z])[^\s,*\x60'"()]+[*\x60'")]*(?:,\s*(?:and\s+)?|\s+(?:and|&)\s+))*`;

/** What takes a verb back, right before it: `do not delete`. */
export const not = /(?:\b(?:not|never|without|instead of|cannot)|n['’]t)[\s*_]*$/i;

/** `x (moved from y)`: x is its new place. */
export const movedHere = new RegExp(
	String.raw`${close}(?:${joint})?(?:mov|renam|copi|port|extract|split)(?:ed)?\s+(?:out\s+)?(?:from|of)\s+(?:the\s+)?[*\x60'"]*(?=[^\s\x60'"]*[./])[\w./@-]`,
	'i',
);
