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
