import { type Span, shift } from '../base/position.ts';
import { spreadBraces } from './braces.ts';
import { isBlank, isLetter, OUTSIDE, pathClass, skipBlanks, WORD } from './chars.ts';
import { extensionOf, isDomain, isPlainFile, isRoot } from './fileNames.ts';
import { LineContext } from './lineContext.ts';
import { type Evidence, evidenceOf } from './pathEvidence.ts';
import { addressEnd, MAX_PATH, pathEnd, runStart, tagEnd, urlEnd } from './pathToken.ts';
import { trimPath } from './pathTrim.ts';
import type { PointerLines } from './pointerLines.ts';
import { plainSuffix, readSuffix, type Suffix, withProse } from './pointerSuffix.ts';
/** What a path is before anybody looks at the disk. `brace` goes before `template`, that before `glob`, that before `dir`. */
export type PointerKind = 'file' | 'dir' | 'glob' | 'template' | 'brace';

/** One alternative of a brace set. In `a/{b.md,c/{d,e}.md}` the members are `b.md`, `d` and `e`; paths are `a/b.md`, `a/c/d.md`, `a/c/e.md`. */
export interface PointerMember {
	/** The text of the innermost alternative that makes the member. Members of a product (`{a,b}/{c,d}`) share texts. */
	readonly text: string;
	readonly span: Span;
	/** The whole path with this alternative put in. */
	readonly path: string;
	readonly kind: Exclude<PointerKind, 'brace'>;
}

/** A text that names a place in a file. All spans are columns on the line that was scanned. */
export interface Pointer {
	/** The pointer without surrounding backticks, quotes, brackets and punctuation: `src/a.ts:12-20`. */
	readonly span: Span;
	readonly text: string;
	/** As written, brace sets verbatim: `src/a.ts`. */
	readonly path: string;
	readonly pathSpan: Span;
	readonly kind: PointerKind;
	readonly ranges: readonly PointerLines[];
	/** As written, 1-based: 5 in `src/a.ts:12:5`. */
	readonly column: number | undefined;
	/** What stands behind `::`, verbatim: `TestB::test_c[cpu]`. */
	readonly symbol: string | undefined;
	readonly symbolSpan: Span | undefined;
	/** What stands behind `#` (`some-heading`, without the mark), or a section with its mark (`§2.5`) and the words that may belong to its name. */
	readonly anchor: string | undefined;
	readonly anchorSpan: Span | undefined;
	/** The ranges or the section stand outside `span`: `` `a.md` §2.5``, `a.py (lines 3-9)`. */
	readonly prose: boolean;
	/** The target of a real Markdown link: such a path is relative to the document first. */
	readonly markdownLink: boolean;
	/** Filled for `brace`, else empty. */
	readonly members: readonly PointerMember[];
}

/** The pointer with all that stands behind it in prose: `` `a.md` §2.5``, `a.py (lines 3-9, 12`. */
export function wholeSpan({ span, ranges, anchorSpan }: Pointer): Span {
	// The ranges stand from left to right.
	return { start: span.start, end: Math.max(span.end, anchorSpan?.end ?? 0, ranges.at(-1)?.span.end ?? 0) };
}

/**
 * Finds the pointers on one line of text, from left to right; they never overlap.
 * Takes time in proportion to the line. The forms are those of grammar.md, section 0.1; an optional form is found
 * only where it is worth a look-up. A path that has neither an extension nor a slash at its end (`docs/fix_plan`) is
 * such a form: it is `dir`, and nothing is wrong if there is no such place.
 */
export function scanPointers(line: string): readonly Pointer[] {
	SIGN.lastIndex = 0;
	return SIGN.test(line) ? new Scan(line).run() : none;
}

/**
 * One pass over one line: a search for the next sign of a path, then the run of characters around it is taken as a
 * whole, and the search goes on behind it. So no character is taken twice, and plain words cost nothing.
 */
class Scan {
	private readonly line: string;
	private readonly context: LineContext;
	private readonly found: Pointer[] = [];
	/** Up to where a link's target was looked for in vain; until there `](` opens none. */
	private noTargetBefore = 0;

	constructor(line: string) {
		this.line = line;
		this.context = new LineContext(line);
	}

	run(): Pointer[] {
		let done = this.definition();
		for (;;) {
			SIGN.lastIndex = done;
			if (!SIGN.test(this.line)) {
				return this.found;
			}
			const sign = SIGN.lastIndex - 1;
			done = Math.max(sign + 1, this.take(sign, done));
		}
	}

	/**
	 * Takes what the sign belongs to, and gives the column to go on from.
	 * @param done everything before this column has been taken
	 */
	private take(sign: number, done: number): number {
		const { line } = this;
		switch (line.charCodeAt(sign)) {
			case BRACKET:
				return this.target(sign + 2);
			case COLON: {
				const start = runStart(line, sign, done);
				return line.startsWith('://', sign) ? urlEnd(line, start, sign) : this.drive(start, sign);
			}
			case LESS: {
				const end = this.token(runStart(line, sign, done), sign);
				return end > sign ? end : tagEnd(line, sign);
			}
			default: {
				const start = runStart(line, sign, done);
				return line.charCodeAt(start - 1) === BACKSLASH ? this.windows(start, sign, done) : this.token(start, sign);
			}
		}
	}

	/** Takes `src\\lib\\a.ts` where it fills a code span; anywhere else a backslash is an escape. */
	private windows(last: number, sign: number, done: number): number {
		const { line } = this;
		let start = last;
		let folders = 0;
		while (
			start - 2 >= done &&
			line.charCodeAt(start - 1) === BACKSLASH &&
			pathClass(line.charCodeAt(start - 2)) === WORD
		) {
			start = runStart(line, start - 1, done);
			folders++;
		}
		const isPath = folders > 1 || isRoot(line.slice(start, last - 1));
		return isPath && line.charCodeAt(start - 1) === BACKTICK ? this.token(start, sign) : this.token(last, sign);
	}

	/** Takes the run of path characters that begins at `start` and reaches `sign` at least. */
	private token(start: number, sign: number): number {
		const { line } = this;
		const end = pathEnd(line, sign, this.context);
		return addressEnd(line, start, end) ?? this.path(start, end);
	}

	/** Takes `C:\\a\\b.py`, where the colon stands at `colon`. */
	private drive(start: number, colon: number): number {
		const { line } = this;
		if (colon !== start + 1 || !isLetter(line.charCodeAt(start))) {
			return colon + 1;
		}
		let end = colon + 1;
		while (line.charCodeAt(end) === BACKSLASH || pathClass(line.charCodeAt(end)) !== OUTSIDE) {
			end++;
		}
		return this.path(start, end);
	}

	/** Takes the characters between two columns as a path, if they are one. */
	private path(start: number, end: number): number {
		if (end - start > MAX_PATH) {
			return end;
		}
		const span = trimPath(this.line, start, end, this.context);
		if (this.isBareSet(span)) {
			return span.start + 1; // `{a.md, b.md}` with nothing around it names each file by itself.
		}
		const opened = span.start < span.end ? this.openingOf(span) : undefined;
		const pointer = opened && this.pointer(opened, end);
		if (pointer === undefined) {
			return end;
		}
		this.found.push(pointer);
		return Math.max(pointer.span.end, end);
	}

	/** The pointer that the characters of `span` are, with what is attached; undefined where they are none. */
	private pointer(span: Span, end: number): Pointer | undefined {
		const { line } = this;
		const path = line.slice(span.start, span.end);
		const members = this.members(path, span.start);
		const evidence =
			members.length > 0 ? strongest(members) : evidenceOf(path.includes('\\') ? path.replaceAll('\\', '/') : path);
		if (evidence === 'none' || (line.charCodeAt(end) === PAREN && !path.includes('/'))) {
			return undefined; // The latter is a call: `module.h(`.
		}
		const mayGoOn = span.end === end && !path.endsWith('/');
		const attached = mayGoOn ? this.suffix(span) : plainSuffix(span.end);
		const isAlone = attached.end === span.end && !this.context.isCode(span.start);
		if (evidence === 'weak' && isAlone) {
			return undefined;
		}
		const suffix = withProse(line, attached);
		return evidence === 'lined' && suffix.ranges.length === 0
			? undefined
			: make(line, span, path, members, suffix, false);
	}

	/** The target of a link whose parenthesis opened just before `start`; gives the column to go on from. */
	private target(start: number): number {
		const { line } = this;
		if (start < this.noTargetBefore) {
			return start;
		}
		const from = skipBlanks(line, start);
		const isAngled = line.charCodeAt(from) === LESS;
		const span = isAngled ? angledTarget(line, from) : plainTarget(line, from);
		const close = span === undefined ? undefined : linkEnd(line, isAngled ? span.end + 1 : span.end);
		if (span === undefined || close === undefined) {
			this.noTargetBefore = isAngled ? start : (span?.end ?? from + MAX_PATH);
			return start;
		}
		this.link(span);
		return close;
	}

	/** A link's definition at the start of a line, `[name]: docs/a.md`; gives the column to go on from. */
	private definition(): number {
		const { line } = this;
		const open = skipBlanks(line, 0);
		if (line.charCodeAt(open) !== OPEN_BRACKET) {
			return 0;
		}
		const close = line.slice(open, open + MAX_LABEL).indexOf(']:') + open;
		if (close <= open || line.charCodeAt(open + 1) === CARET) {
			return 0;
		}
		const start = skipBlanks(line, close + 2);
		let end = start;
		while (end < line.length && !isBlank(line.charCodeAt(end))) {
			end++;
		}
		const behind = line.charCodeAt(skipBlanks(line, end));
		if (!Number.isNaN(behind) && behind !== QUOTE && behind !== APOSTROPHE) {
			return 0; // `[INFO]: see docs/a.md` goes on as a sentence.
		}
		this.link({ start, end });
		return end;
	}

	/** Takes a link's target if it is a path and no address. Any path will do, since somebody made a link of it. */
	private link(target: Span): void {
		const { line } = this;
		const end = targetPathEnd(line, target);
		const path = line.slice(target.start, end);
		const slash = path.indexOf('/');
		const isAddress = slash < 0 ? false : path.startsWith('//') || isDomain(path.slice(0, slash));
		const isPath = slash >= 0 || extensionOf(path) !== undefined || isPlainFile(path);
		if (!isPath || isAddress || end - target.start > MAX_PATH || !HAS_NAME.test(path)) {
			return;
		}
		const span = { start: target.start, end };
		this.found.push(make(line, span, path, this.members(path, span.start), withProse(line, this.suffix(span)), true));
	}

	private suffix(span: Span): Suffix {
		return readSuffix(this.line, span.end, this.line.charCodeAt(span.start - 1) === STAR, this.context);
	}

	private members(path: string, start: number): readonly PointerMember[] {
		if (!path.includes('{')) {
			return [];
		}
		return spreadBraces(path).map(({ text, span: inside, path: whole }) => ({
			text,
			span: shift(inside, start),
			path: whole,
			kind: kindOf(whole),
		}));
	}

	/** True where the whole span is one pair of braces. */
	private isBareSet(span: Span): boolean {
		return this.line.charCodeAt(span.start) === BRACE && this.context.braceAt(span.start)?.close === span.end - 1;
	}

	/**
	 * The columns of a path, seen from what stands before it: `span`, or from the quote on in `"$dir"/a.md`. Undefined
	 * where the characters only go on with something that is no path: `f(x).json`, `{i:03d}_a.npz`, `\\_a.md`.
	 */
	private openingOf(span: Span): Span | undefined {
		const { line } = this;
		const { start, end } = span;
		const first = line.charCodeAt(start);
		switch (line.charCodeAt(start - 1)) {
			case BACKSLASH:
			case CLOSE_BRACE:
				return undefined;
			case CLOSE_PAREN:
			case BRACKET:
				return isLetter(first) || first === BRACE || first === LESS ? span : undefined;
			case GREATER:
				return first === SLASH || (first === DOT && isLetter(line.charCodeAt(start + 1))) ? undefined : span;
			case QUOTE:
			case APOSTROPHE:
				return first === SLASH && endsWord(line, start - 1) ? this.quotedVariable(start - 1, end) : span;
			default:
				return span;
		}
	}

	/** The columns of `"$dir"/a.md`, whose closing quote stands at `quote`. */
	private quotedVariable(quote: number, end: number): Span | undefined {
		const { line } = this;
		const from = Math.max(this.found.at(-1)?.span.end ?? 0, quote - MAX_LABEL);
		const open = line.slice(from, quote).lastIndexOf(line.charAt(quote)) + from;
		return open >= from && line.charCodeAt(open + 1) === DOLLAR ? { start: open, end } : undefined;
	}
}

function make(
	line: string,
	pathSpan: Span,
	path: string,
	members: readonly PointerMember[],
	suffix: Suffix,
	markdownLink: boolean,
): Pointer {
	return {
		span: { start: pathSpan.start, end: suffix.end },
		text: suffix.end === pathSpan.end ? path : line.slice(pathSpan.start, suffix.end),
		path,
		pathSpan,
		kind: members.length > 0 ? 'brace' : kindOf(path),
		ranges: suffix.ranges,
		column: suffix.column,
		symbol: suffix.symbol,
		symbolSpan: suffix.symbolSpan,
		anchor: suffix.anchor,
		anchorSpan: suffix.anchorSpan,
		prose: suffix.prose,
		markdownLink,
		members,
	};
}

function kindOf(path: string): PointerMember['kind'] {
	if (TEMPLATE.test(path)) {
		return 'template';
	}
	if (path.includes('*')) {
		return 'glob';
	}
	const name = path.slice(path.lastIndexOf('/') + 1);
	return name === '' || (!name.includes('.', 1) && !isPlainFile(name)) || name === '..' ? 'dir' : 'file';
}

/** A set is as sure a path as the surest of its members. */
function strongest(members: readonly PointerMember[]): Evidence {
	let best: Evidence = 'none';
	for (const { path } of members) {
		const evidence = evidenceOf(path);
		if (evidence === 'strong') {
			return evidence;
		}
		best = evidence === 'weak' || best === 'none' ? evidence : best;
	}
	return best;
}

/** `<a b.md>` gives the columns of `a b.md`. */
function angledTarget(line: string, open: number): Span | undefined {
	const end = line.slice(open, open + MAX_PATH).indexOf('>') + open;
	return end > open ? { start: open + 1, end } : undefined;
}

/** A target without angles runs to a blank or to the parenthesis that closes the link. */
function plainTarget(line: string, start: number): Span | undefined {
	let open = 0;
	const limit = Math.min(line.length, start + MAX_PATH);
	for (let end = start; end < limit; end++) {
		const code = line.charCodeAt(end);
		if (code === PAREN) {
			open++;
		} else if (isBlank(code) || (code === CLOSE_PAREN && --open < 0)) {
			return { start, end };
		}
	}
	return undefined;
}

/** Behind the parenthesis that closes a link, with or without a title before it; undefined where there is none. */
function linkEnd(line: string, from: number): number | undefined {
	let at = skipBlanks(line, from);
	const quote = line.charAt(at);
	if (at > from && (quote === '"' || quote === "'")) {
		const close = line.indexOf(quote, at + 1);
		at = close < 0 ? line.length : skipBlanks(line, close + 1);
	}
	return line.charCodeAt(at) === CLOSE_PAREN ? at + 1 : undefined;
}

/** Where the path of a target ends and its suffix or query begins; at its start for an address and a lone `#anchor`. */
function targetPathEnd(line: string, { start, end }: Span): number {
	for (let at = start; at < end; at++) {
		const code = line.charCodeAt(at);
		if (code === HASH || code === QUESTION) {
			return at;
		}
		if (code === COLON) {
			// Before a line or a symbol stands a name with a dot or a folder; before anything else a scheme.
			return SCHEME.test(line.slice(start, at)) ? start : at;
		}
	}
	return end;
}

/** True where a word or a variable ends at the column. */
function endsWord(line: string, at: number): boolean {
	const code = line.charCodeAt(at - 1);
	return code === CLOSE_BRACE || pathClass(code) === WORD;
}

/**
 * The characters by which a path, an address or a link shows itself. A dot counts before a letter or a
 * brace only, so that numbers and the ends of sentences are passed over; every alternative is one character long.
 */
const SIGN = /[/<{]|\.(?=[a-z{])|\](?=\()|:(?=[\\/])|\$(?=\()/g;

const none: readonly never[] = [];

/** A label or a quoted variable is not looked for farther than this. */
const MAX_LABEL = 80;

/** What has to be filled in before the path can be looked up: `<ts>`, `$STAMP`, `{stamp}`, `…`, `...`; `[...slug]` is a folder of Next.js. */
const TEMPLATE = /[<{…]|\$[A-Za-z_({]|(?<!\[)\.\.\.|\[\.\.\.\]/;
const SCHEME = /^[A-Za-z][\w+-]*$/;
const HAS_NAME = /[\p{L}\p{N}]|^\.\.?\//u;

const QUOTE = 34;
const HASH = 35;
const DOLLAR = 36;
const APOSTROPHE = 39;
const PAREN = 40;
const CLOSE_PAREN = 41;
const STAR = 42;
const DOT = 46;
const SLASH = 47;
const COLON = 58;
const LESS = 60;
const GREATER = 62;
const QUESTION = 63;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const BRACKET = 93;
const CARET = 94;
const BACKTICK = 96;
const BRACE = 123;
const CLOSE_BRACE = 125;
