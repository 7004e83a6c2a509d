import { BACKSLASH, CR, FF, HASH, isWordPart, LF, lineEnd, TAB } from './pythonChars.ts';
import { PythonStrings } from './pythonStrings.ts';

/** Characters outside of brackets that a reader of a statement may want to stop at, besides its end. */
export const SEMICOLONS = 2;
export const COLONS = 4;
export const EQUALS = 8;
/** The first letter of `lambda`. */
export const LAMBDAS = 16;

/** Steps through a Python text by what can hide a line break or a mark: literals, brackets, comments, `\` at the end of a line. */
export class PythonText {
	readonly text: string;
	private readonly strings: PythonStrings;

	constructor(text: string) {
		this.text = text;
		this.strings = new PythonStrings(text);
	}

	/** The offset of the next wanted mark, or where the logical line ends: at its comment, line break or the end of the text. */
	stop(from: number, wanted = 0): number {
		const { text } = this;
		const mask = ALWAYS | wanted;
		let at = from;
		while (at < text.length) {
			const code = text.charCodeAt(at);
			if (((kinds[code] ?? 0) & mask) === 0) {
				at++;
				continue;
			}
			switch (code) {
				case BACKSLASH:
					at = this.behindBackslash(at);
					break;
				case DOUBLE_QUOTE:
				case SINGLE_QUOTE:
					at = this.strings.endOf(at);
					break;
				case OPEN_PAREN:
				case OPEN_BRACKET:
				case OPEN_BRACE:
					at = this.behindBrackets(at);
					break;
				case CLOSE_PAREN:
				case CLOSE_BRACKET:
				case CLOSE_BRACE:
					at++;
					break;
				case SMALL_L:
					if (this.isWord('lambda', at)) {
						return at;
					}
					at++;
					break;
				default:
					return at;
			}
		}
		return text.length;
	}

	/**
	 * The offset behind the brackets that open at an offset. Where they never close, they end at the line break before the
	 * next definition: `def f(` and `class A:` stand in no brackets.
	 */
	behindBrackets(from: number): number {
		const { text } = this;
		let depth = 0;
		let at = from;
		while (at < text.length) {
			const code = text.charCodeAt(at);
			if (((kinds[code] ?? 0) & ALWAYS) === 0) {
				at++;
				continue;
			}
			switch (code) {
				case BACKSLASH:
					at = this.behindBackslash(at);
					break;
				case DOUBLE_QUOTE:
				case SINGLE_QUOTE:
					at = this.strings.endOf(at);
					break;
				case HASH:
					at = lineEnd(text, at);
					break;
				case LF:
				case CR:
					if (this.isDefinition(this.skipBlanks(at + 1))) {
						return at;
					}
					at++;
					break;
				case OPEN_PAREN:
				case OPEN_BRACKET:
				case OPEN_BRACE:
					depth++;
					at++;
					break;
				default:
					depth--;
					at++;
					if (depth === 0) {
						return at;
					}
			}
		}
		return text.length;
	}

	/** The offset behind a literal, brackets, a name, or one character of another kind. */
	tokenEnd(at: number): number {
		switch (this.text.charCodeAt(at)) {
			case DOUBLE_QUOTE:
			case SINGLE_QUOTE:
				return this.strings.endOf(at);
			case OPEN_PAREN:
			case OPEN_BRACKET:
			case OPEN_BRACE:
				return this.behindBrackets(at);
			default:
				return Math.max(this.wordEnd(at), at + 1);
		}
	}

	/** Steps over blanks and over line breaks behind `\`. */
	skipBlanks(from: number): number {
		let at = from;
		for (;;) {
			const code = this.text.charCodeAt(at);
			if (code === SPACE || code === TAB || code === FF) {
				at++;
			} else if (code === BACKSLASH && this.isLineBreak(at + 1)) {
				at = this.behindBackslash(at);
			} else {
				return at;
			}
		}
	}

	/** Steps over whatever separates two tokens in brackets: also line breaks and comments. */
	skipSpace(from: number): number {
		let at = this.skipBlanks(from);
		while (this.text.charCodeAt(at) === HASH || this.isLineBreak(at)) {
			at = this.skipBlanks(this.isLineBreak(at) ? at + 1 : lineEnd(this.text, at));
		}
		return at;
	}

	/** The offset behind a name; the same offset where none begins. */
	wordEnd(from: number): number {
		let at = from;
		while (isWordPart(this.text.charCodeAt(at))) {
			at++;
		}
		return at;
	}

	/** True where a whole word stands at an offset. */
	isWord(word: string, at: number): boolean {
		return (
			this.text.startsWith(word, at) &&
			!isWordPart(this.text.charCodeAt(at - 1)) &&
			!isWordPart(this.text.charCodeAt(at + word.length))
		);
	}

	isLineBreak(at: number): boolean {
		const code = this.text.charCodeAt(at);
		return code === LF || code === CR;
	}

	/** The end of what stands before an offset, blanks and line breaks taken off. */
	trimmedEnd(from: number): number {
		let at = from;
		while (at > 0 && (blankCodes.has(this.text.charCodeAt(at - 1)) || this.isLineBreak(at - 1))) {
			at--;
		}
		return at;
	}

	private isDefinition(at: number): boolean {
		const first = this.text.charCodeAt(at);
		if (first !== SMALL_D && first !== SMALL_C && first !== SMALL_A) {
			return false;
		}
		DEFINITION.lastIndex = at;
		return DEFINITION.test(this.text);
	}

	private behindBackslash(at: number): number {
		return Math.min(this.text.length, at + (this.text.startsWith('\r\n', at + 1) ? 3 : 2));
	}
}

const SPACE = 32;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const OPEN_PAREN = 40;
const CLOSE_PAREN = 41;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const SMALL_A = 97;
const SMALL_C = 99;
const SMALL_D = 100;
const SMALL_L = 108;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const blankCodes = new Set([SPACE, TAB, FF, BACKSLASH]);

const DEFINITION = /(?:async[ \t]+)?def[ \t]+[\w\u0080-\uffff]+[ \t]*[([]|class[ \t]+[\w\u0080-\uffff]+[ \t]*[:([]/y;

const ALWAYS = 1;
const kinds = new Uint8Array(65_536);
for (const mark of '\n\r#\\\'"()[]{}') {
	kinds[mark.charCodeAt(0)] = ALWAYS;
}
kinds[';'.charCodeAt(0)] = SEMICOLONS;
kinds[':'.charCodeAt(0)] = COLONS;
kinds['='.charCodeAt(0)] = EQUALS;
kinds[SMALL_L] = LAMBDAS;
