/** Pieces of Markdown in which text from a repository stays text. */

/**
 * A text that reads as itself in Markdown: marks, HTML, links, images and `$(icons)` are escaped; line breaks become blanks.
 * So are `:`, `@` and `//`, or renderers would make links of bare addresses, and wrong ones: with the backslashes in them.
 */
export function inert(text: string): string {
	return text.replace(/[\\`*_{}[\]()<>#+\-=.!|~$&:@]|\/(?=\/)/g, '\\$&').replaceAll(LINE_BREAKS, ' ');
}

/** Line breaks and the blanks around them. Only at the first of a run of blanks is it looked for one. */
const LINE_BREAKS = /(?<!\s)\s*[\r\n]\s*/g;

/** A text of several lines that reads as it is written: its line breaks stay, and what stands in backticks is code. */
export function quoted(text: string): string {
	const lines = text
		.trim()
		.split(LINE_BREAKS)
		.map((line) =>
			line
				.split(/(`[^`]+`)/)
				.map((part, i) => (i % 2 === 1 ? code(part.slice(1, -1)) : inert(part)))
				.join(''),
		);
	return lines.join('  \n');
}

/** A code span that its content cannot leave. */
export function code(text: string): string {
	const fence = '`'.repeat(longestRun(text) + 1);
	const pad = text.startsWith('`') || text.endsWith('`') || text.trim() === '' ? ' ' : '';
	return `${fence}${pad}${text.replace(/[\r\n]+/g, ' ')}${pad}${fence}`;
}

/** A fenced block that its content cannot leave. */
export function fenced(text: string, language: string): string {
	const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
	return `${fence}${language}\n${text}\n${fence}`;
}

function longestRun(text: string): number {
	let longest = 0;
	for (const run of text.matchAll(/`+/g)) {
		longest = Math.max(longest, run[0].length);
	}
	return longest;
}

/** A text of at most `most` UTF-16 units, the last of them an ellipsis where something was cut; no pair of units is torn. */
export function shorten(text: string, most: number): string {
	if (text.length <= most) {
		return text;
	}
	const cut = text.slice(0, most - 1);
	return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
