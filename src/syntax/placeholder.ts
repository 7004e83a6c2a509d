import type { Span } from '../base/position.ts';

/**
 * A part of a path that is filled in when the work is done. A `stamp` is the time of the run (`<ts>`, `$STAMP`,
 * `YYYY-MM-DDTHHMMSSZ`); a `variable` is any other shell variable (`$ARTIFACT_DIR`); a `blank` is any other `<word>`.
 */
export interface Placeholder {
	/** As written, marks included: `${STAMP}`. */
	readonly text: string;
	/** Without its marks: `STAMP`, `ts`. */
	readonly name: string;
	readonly kind: 'stamp' | 'variable' | 'blank';
	readonly span: Span;
}

/**
 * `$NAME` and `${NAME}`, `<word>` of at most forty characters without a blank at its ends or a slash inside (a closing
 * tag is none), and a date pattern in capitals.
 */
const placeholders =
	/\$\{(\w{1,40})\}|\$([A-Za-z_]\w*)|<([A-Za-z][\w .:-]{0,39})>|(YYYY-?MM-?DD(?:T?HH-?:?MM(?:-?:?SS)?Z?)?)/g;

/** `<ts>`, `<STAMP>`, `<ISO8601>`, `<timestamp>`, `$STAMP`, `$TIMESTAMP`, `<UTC timestamp>`. */
const stampNames =
	/^(?:(?:utc|iso|run|artifact)[ _-]?)?(?:ts|stamp|time[ _-]?stamp|datetime|iso[ _-]?8601|utc|iso)(?:[ _-]?utc)?$/i;

/** Finds the placeholders of a text, from left to right. */
export function scanPlaceholders(text: string): Placeholder[] {
	return Array.from(text.matchAll(placeholders), (found) => {
		const [whole, braced, plain, word, pattern] = found;
		const name = braced ?? plain ?? word ?? pattern ?? '';
		const span = { start: found.index, end: found.index + whole.length };
		const named = word === undefined ? 'variable' : 'blank';
		const kind = pattern !== undefined || stampNames.test(name) ? 'stamp' : named;
		return { text: whole, name, kind, span };
	});
}

/** True where a value is still missing. */
export function hasPlaceholder(text: string): boolean {
	return scanPlaceholders(text).length > 0;
}

/** Puts values in; a placeholder for which there is none stays as it is. */
export function fillPlaceholders(text: string, valueFor: (placeholder: Placeholder) => string | undefined): string {
	let filled = '';
	let from = 0;
	for (const placeholder of scanPlaceholders(text)) {
		const { start, end } = placeholder.span;
		filled += text.slice(from, start) + (valueFor(placeholder) ?? placeholder.text);
		from = end;
	}
	return filled + text.slice(from);
}

/**
 * Makes a test for the paths that a path may have become: each placeholder, and each `*`, stands for a run of characters without a
 * slash, a path with a slash at its end for all that is below it. What stands between is looked for as it is written, piece by
 * piece, so that no name takes longer than it is long.
 */
export function filledTest(path: string): (path: string) => boolean {
	const open = fillPlaceholders(path, () => '*');
	const [beginning = ''] = open.split('*', 1);
	const isFolder = open.endsWith('/');
	const parts = (isFolder ? open.slice(0, -1) : open).split('/').map((part) => part.split('*'));
	return (given) => {
		if (!given.startsWith(beginning)) {
			return false;
		}
		const names = given.split('/');
		const isDeep = isFolder ? names.length > parts.length : names.length === parts.length;
		return isDeep && parts.every((pieces, i) => hasPieces(names[i] ?? '', pieces));
	};
}

/** True for a name that begins with the first piece, ends with the last, and has the others between them, in their order. */
function hasPieces(name: string, [first = '', ...others]: readonly string[]): boolean {
	const last = others.pop();
	if (last === undefined || !name.startsWith(first)) {
		return name === first;
	}
	let at = first.length;
	for (const piece of others) {
		const found = name.indexOf(piece, at);
		if (found < 0) {
			return false;
		}
		at = found + piece.length;
	}
	return at + last.length <= name.length && name.endsWith(last);
}
