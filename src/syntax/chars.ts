/**
 * Classes of characters as the scanners of single lines see them. Everything here takes UTF-16 codes, answers in
 * constant time and allocates nothing, because it is asked once for every character of a workspace.
 */

/** Ends a path: blanks, quotes, brackets, most punctuation, arrows, emoji. */
export const OUTSIDE = 0;
/** Letters, digits, `_` and `-`: what plain words are made of as well. */
export const WORD = 1;
/** The other characters a path is made of: `.`, `/`, `~`, `*`, `$`, `…` and the like. */
const JOINT = 2;

const ASCII = new Uint8Array(128);
for (const letter of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-') {
	ASCII[letter.charCodeAt(0)] = WORD;
}
for (const joint of './~*$@+%') {
	ASCII[joint.charCodeAt(0)] = JOINT;
}

/** One of `OUTSIDE`, `WORD` and `JOINT`; `OUTSIDE` for NaN, so that one may ask past the end of a line. */
export function pathClass(code: number): number {
	return code < 128 ? (ASCII[code] ?? OUTSIDE) : wideClass(code);
}

/** Unicode by blocks: exact enough to tell letters from punctuation, arrows, box drawing, emoji and blanks. */
function wideClass(code: number): number {
	if (code === ELLIPSIS) {
		return JOINT;
	}
	if (code < 0x2000) {
		// Of Latin-1 only the letters and the superscripts, not `·`, `×`, `§` or the no-break space.
		return code >= 0xc0 ? (code === 0xd7 || code === 0xf7 ? OUTSIDE : WORD) : isLatinMark(code) ? WORD : OUTSIDE;
	}
	if (code < 0x2e80) {
		const letter =
			code === 0x2010 || code === 0x2011 || (code >= 0x2070 && code < 0x20a0) || (code >= 0x2c00 && code < 0x2e00);
		return letter ? WORD : OUTSIDE;
	}
	if (code < 0x3040 && code >= 0x3000) {
		return OUTSIDE;
	}
	if (code < 0xd800) {
		return WORD;
	}
	const letter =
		(code >= 0xf900 && code < 0xfe00) ||
		(code >= 0xfe70 && code < 0xfeff) ||
		(code >= 0xff10 && code <= 0xff19) ||
		(code >= 0xff21 && code <= 0xff3a) ||
		(code >= 0xff41 && code <= 0xff5a) ||
		(code >= 0xff66 && code <= 0xffdc);
	return letter ? WORD : OUTSIDE;
}

/** The few of U+0080 to U+00BF that stand in names: `ª`, `²`, `³`, `µ`, `¹`, `º`. */
function isLatinMark(code: number): boolean {
	return code === 0xaa || code === 0xb2 || code === 0xb3 || code === 0xb5 || code === 0xb9 || code === 0xba;
}

export function isDigit(code: number): boolean {
	return code >= 48 && code <= 57;
}

/** An ASCII letter. */
export function isLetter(code: number): boolean {
	const lower = code | 32;
	return lower >= 97 && lower <= 122;
}

/** Blank, tab, or one of the no-break blanks that typesetters leave in a text. */
export function isBlank(code: number): boolean {
	return code === 32 || code === 9 || code === 0xa0 || code === 0x202f || code === 0x2009;
}

/** Scripts that are written without blanks, so that a path may follow or precede a word directly: `参考docs/a.md文件`. */
export function isUnspaced(code: number): boolean {
	return (code >= 0x2e80 && code < 0xa000) || (code >= 0xac00 && code < 0xd7b0) || (code >= 0xf900 && code < 0xfb00);
}

export const ELLIPSIS = 0x2026;

/** The index of the first character at or behind `at` that is no blank. */
export function skipBlanks(line: string, at: number): number {
	while (isBlank(line.charCodeAt(at))) {
		at++;
	}
	return at;
}

/** True where at least one letter of any script stands in the text. */
export function hasLetter(text: string): boolean {
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code < 128 ? isLetter(code) : pathClass(code) === WORD) {
			return true;
		}
	}
	return false;
}
