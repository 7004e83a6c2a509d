/**
 * A text without control characters, so that a terminal that gets it has nothing to run: a line break would press Enter,
 * an escape sequence could do worse.
 */
export function oneLine(text: string): string {
	return text.replace(/\p{Cc}+/gu, ' ').trim();
}
