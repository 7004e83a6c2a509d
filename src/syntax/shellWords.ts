import type { Span } from '../base/position.ts';

/** A word as a shell cuts it: quotes hold blanks together. All spans are columns on the line. */
export interface ShellWord {
	readonly text: string;
	readonly span: Span;
}

/** Words of one code span, or of the text between two. */
export interface Stretch {
	/** True between backticks: what stands there is meant for a machine. */
	readonly code: boolean;
	readonly words: readonly ShellWord[];
}

/** Cuts a line into its code spans and the text between them, and those into words. A backtick without partner opens nothing. */
export function readStretches(line: string): Stretch[] {
	const ticks = Array.from(line.matchAll(/`+/g), ({ index, 0: run }) => ({ start: index, end: index + run.length }));
	if (ticks.length % 2 === 1) {
		ticks.pop();
	}
	const stretches: Stretch[] = [];
	let from = 0;
	ticks.forEach((tick, i) => {
		stretches.push({ code: i % 2 === 1, words: readWords(line, { start: from, end: tick.start }) });
		from = tick.end;
	});
	stretches.push({ code: false, words: readWords(line, { start: from, end: line.length }) });
	return stretches;
}

/**
 * The words between two columns. A quote counts at the start of a word or behind `=`, and only if it is closed: an
 * apostrophe in running text is none.
 */
function readWords(line: string, within: Span): ShellWord[] {
	const words: ShellWord[] = [];
	/** Quotes that are never closed from here on; they are not looked for twice. */
	const unclosed = new Set<string>();
	let at = within.start;
	while (at < within.end) {
		if (isBlank(line, at)) {
			at++;
			continue;
		}
		const start = at;
		while (at < within.end && !isBlank(line, at)) {
			const char = line.charAt(at);
			const opens = (char === '"' || char === "'") && (at === start || line[at - 1] === '=') && !unclosed.has(char);
			const close = opens ? line.indexOf(char, at + 1) : -1;
			if (opens && (close === -1 || close >= within.end)) {
				unclosed.add(char);
			}
			at = close === -1 || close >= within.end ? at + 1 : close + 1;
		}
		words.push({ text: line.slice(start, at), span: { start, end: at } });
	}
	return words;
}

function isBlank(line: string, at: number): boolean {
	const char = line[at];
	return char === ' ' || char === '\t' || char === '\u00a0';
}

/** Takes one pair of quotes off: `"a b"` gives `a b`. */
export function unquote(text: string): string {
	const quote = text[0];
	return text.length > 1 && (quote === '"' || quote === "'") && text.endsWith(quote) ? text.slice(1, -1) : text;
}

/** Opening brackets by the one that closes them. */
const brackets = new Map([
	[')', '('],
	[']', '['],
	['}', '{'],
]);

/**
 * The word without the brackets and punctuation that running text puts around it; a closing bracket that has its partner stays,
 * and so do the dots of `./...`.
 */
export function withoutPunctuation(word: ShellWord): ShellWord {
	const { text } = word;
	let from = 0;
	while (from < text.length && '([*“‘'.includes(text.charAt(from))) {
		from++;
	}
	const counts = new Map<string, number>();
	for (const char of text.slice(from)) {
		counts.set(char, (counts.get(char) ?? 0) + 1);
	}
	let to = text.length;
	for (; to > from; to--) {
		const char = text.charAt(to - 1);
		const opening = brackets.get(char);
		const closings = counts.get(char) ?? 0;
		const isLone = opening !== undefined && closings > (counts.get(opening) ?? 0);
		// One asterisk may be a wildcard, two are a mark.
		const isMark = char === '*' && (text[to - 2] === '*' || text[to] === '*');
		if (text.endsWith('/...', to) || (!isLone && !isMark && !'.,;:!?”’'.includes(char))) {
			break;
		}
		counts.set(char, closings - 1);
	}
	return { text: text.slice(from, to), span: { start: word.span.start + from, end: word.span.start + to } };
}

/** The word without what a shell itself puts around one: `(cd core && make test);` ends in `test`. All else is meant as it stands. */
export function withoutShellMarks({ text, span }: ShellWord): ShellWord {
	const from = text.startsWith('(') ? 1 : 0;
	let to = text.length;
	while (to > from && text[to - 1] === ';') {
		to--;
	}
	if (to > from && text[to - 1] === ')' && !text.includes('(', from)) {
		to--;
	}
	return { text: text.slice(from, to), span: { start: span.start + from, end: span.start + to } };
}
