import { BACKSLASH, CR, isWordPart, LF, lineEnd } from './pythonChars.ts';

const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/** CPython nests f-strings no deeper either. */
const deepest = 150;

/** What a scan of an f-string stands in: its text, a field `{…}`, or the format of a field, behind its `:`. */
type Place =
	| { readonly in: 'text'; readonly quotes: string; readonly isRaw: boolean }
	| { readonly in: 'field'; depth: number }
	| { readonly in: 'format'; readonly quotes: string };

/**
 * Finds where the string literals of a Python text end. It remembers what it has looked for in vain, so that the time for
 * a whole text grows with its length, whatever stands in it.
 */
export class PythonStrings {
	private readonly text: string;
	/** Triple quotes that do not occur any further on. */
	private readonly used = new Set<string>();
	/** How many characters were read for f-strings that turned out to be none. */
	private wasted = 0;

	constructor(text: string) {
		this.text = text;
	}

	/**
	 * The offset behind a literal. Without closing quotes it ends before the next line break, or where there is none.
	 * @param at the offset of its first quote, behind the prefix
	 */
	endOf(at: number): number {
		if (this.prefixOf(at).isFormatted && this.wasted <= this.text.length) {
			const end = this.endOfFormatted(at);
			if (end !== undefined) {
				return end;
			}
		}
		return this.closingEnd(at) ?? (this.quotesAt(at).length === 3 ? lineEnd(this.text, at) : this.lineEndOfLiteral(at));
	}

	/** The offset behind the closing quotes of a literal without fields; undefined where there are none. */
	private closingEnd(at: number): number | undefined {
		const quotes = this.quotesAt(at);
		if (quotes.length === 3) {
			return this.tripleEnd(quotes, at + 3);
		}
		const end = this.lineEndOfLiteral(at);
		return this.text[end] === quotes ? end + 1 : undefined;
	}

	private tripleEnd(quotes: string, from: number): number | undefined {
		if (this.used.has(quotes)) {
			return undefined;
		}
		for (let at = this.text.indexOf(quotes, from); at >= 0; at = this.text.indexOf(quotes, at + 1)) {
			if (!this.isEscaped(at, from)) {
				return at + 3;
			}
		}
		this.used.add(quotes);
		return undefined;
	}

	/** True behind an odd number of backslashes, which in a raw string keep a quote from closing it as well. */
	private isEscaped(at: number, from: number): boolean {
		let before = at;
		while (before > from && this.text.charCodeAt(before - 1) === BACKSLASH) {
			before--;
		}
		return (at - before) % 2 === 1;
	}

	/** The offset of the closing quote of a literal in single quotes, or else of the line break or end that cuts it off. */
	private lineEndOfLiteral(start: number): number {
		const { text } = this;
		const quote = text.charCodeAt(start);
		for (let at = start + 1; at < text.length; at++) {
			const code = text.charCodeAt(at);
			if (code === quote || code === LF || code === CR) {
				return at;
			}
			if (code === BACKSLASH) {
				at += text.startsWith('\r\n', at + 1) ? 2 : 1;
			}
		}
		return text.length;
	}

	/** The offset behind an f-string, whose fields may hold its own quotes and line breaks; undefined where it does not end. */
	private endOfFormatted(start: number): number | undefined {
		const places: Place[] = [];
		let at = this.enter(places, start);
		while (at < this.text.length && places.length > 0 && places.length < deepest) {
			const next = this.step(places, at);
			if (next === undefined) {
				break;
			}
			at = next;
		}
		if (places.length > 0) {
			this.wasted += at - start;
			return undefined;
		}
		return at;
	}

	/** Steps into the f-string whose first quote stands at an offset. */
	private enter(places: Place[], at: number): number {
		const quotes = this.quotesAt(at);
		places.push({ in: 'text', quotes, isRaw: this.prefixOf(at).isRaw });
		return at + quotes.length;
	}

	/** Takes one character, or a literal in a field as a whole; undefined where the f-string cannot go on. */
	private step(places: Place[], at: number): number | undefined {
		const place = places.at(-1);
		switch (place?.in) {
			case 'text':
				return this.stepInText(places, place.quotes, place.isRaw, at);
			case 'field':
				return this.stepInField(places, place, at);
			case 'format':
				return this.stepInFormat(places, place.quotes, at);
			default:
				return undefined;
		}
	}

	private stepInText(places: Place[], quotes: string, isRaw: boolean, at: number): number | undefined {
		const { text } = this;
		const code = text.charCodeAt(at);
		if (text.startsWith(quotes, at)) {
			places.pop();
			return at + quotes.length;
		}
		switch (code) {
			case BACKSLASH: {
				if (!isRaw && text.startsWith('N{', at + 1)) {
					return at + 3;
				}
				// The backslash does not keep a brace from opening a field.
				const next = text.charCodeAt(at + 1);
				return at + (next === OPEN_BRACE || next === CLOSE_BRACE ? 1 : text.startsWith('\r\n', at + 1) ? 3 : 2);
			}
			case OPEN_BRACE:
				if (text.charCodeAt(at + 1) === OPEN_BRACE) {
					return at + 2;
				}
				places.push({ in: 'field', depth: 0 });
				return at + 1;
			case LF:
			case CR:
				return quotes.length === 3 ? at + 1 : undefined;
			default:
				return at + 1;
		}
	}

	private stepInField(places: Place[], field: Extract<Place, { in: 'field' }>, at: number): number | undefined {
		const { text } = this;
		switch (text[at]) {
			case '"':
			case "'":
				return this.prefixOf(at).isFormatted ? this.enter(places, at) : this.closingEnd(at);
			case '#':
				return lineEnd(text, at);
			case '(':
			case '[':
			case '{':
				field.depth++;
				return at + 1;
			case ')':
			case ']':
			case '}':
				if (field.depth === 0) {
					places.pop();
					return text.charCodeAt(at) === CLOSE_BRACE ? at + 1 : undefined;
				}
				field.depth--;
				return at + 1;
			case ':':
				if (field.depth === 0) {
					places.pop();
					const around = places.at(-1);
					places.push({ in: 'format', quotes: around !== undefined && 'quotes' in around ? around.quotes : '' });
				}
				return at + 1;
			default:
				return at + 1;
		}
	}

	private stepInFormat(places: Place[], quotes: string, at: number): number | undefined {
		const { text } = this;
		if (text.startsWith(quotes, at)) {
			return undefined;
		}
		switch (text.charCodeAt(at)) {
			case OPEN_BRACE:
				places.push({ in: 'field', depth: 0 });
				return at + 1;
			case CLOSE_BRACE:
				places.pop();
				return at + 1;
			case LF:
			case CR:
				return quotes.length === 3 ? at + 1 : undefined;
			default:
				return at + 1;
		}
	}

	/** `'` or `"`, once or three times. */
	private quotesAt(at: number): string {
		const quote = this.text.charAt(at);
		return this.text.startsWith(quote + quote, at + 1) ? quote.repeat(3) : quote;
	}

	/** What the letters before a quote say: `f`, `t`, `rf` and `fr`, in either case, are formatted. */
	private prefixOf(at: number): { readonly isFormatted: boolean; readonly isRaw: boolean } {
		const last = this.text.charCodeAt(at - 1) | 32;
		if (last !== F && last !== T && last !== R) {
			return plain;
		}
		const first = this.text.charCodeAt(at - 2) | 32;
		const isPair = last === R ? first === F || first === T : first === R;
		if (isWordPart(this.text.charCodeAt(at - (isPair ? 3 : 2)))) {
			return plain;
		}
		return isPair ? rawFormatted : last === R ? plain : formatted;
	}
}

const F = 102;
const R = 114;
const T = 116;
const plain = { isFormatted: false, isRaw: false };
const formatted = { isFormatted: true, isRaw: false };
const rawFormatted = { isFormatted: true, isRaw: true };
