/** Characters as the scanner of Python sees them. Offsets and codes are UTF-16. */

export const TAB = 9;
export const LF = 10;
export const FF = 12;
export const CR = 13;
export const HASH = 35;
export const BACKSLASH = 92;

/** A letter, digit or `_` of a name; whatever is not ASCII counts as a letter. False for NaN, past the end of a text. */
export function isWordPart(code: number): boolean {
	const lower = code | 32;
	return (lower >= 97 && lower <= 122) || (code >= 48 && code <= 57) || code === 95 || code > 127;
}

/** The offset of the next line break (`\n`, `\r\n` or `\r`), or the end of the text. */
export function lineEnd(text: string, from: number): number {
	let at = from;
	while (at < text.length) {
		const code = text.charCodeAt(at);
		if (code === LF || code === CR) {
			break;
		}
		at++;
	}
	return at;
}
