import type { Span } from '../base/position.ts';
import { type BracePair, pairBraces } from './bracePairs.ts';
import { spreadBraces } from './braces.ts';
import { isBlank, isLetter, JOINT, OUTSIDE, pathClass, skipBlanks, WORD } from './chars.ts';
import { extensionOf, isDomain, isPlainFile } from './fileNames.ts';
import { type Evidence, evidenceOf } from './pathEvidence.ts';
import { addressEnd, MAX_PATH, pathEnd, tagEnd } from './pathToken.ts';
import { trimPath } from './pathTrim.ts';
import type { PointerLines } from './pointerLines.ts';
import { readProse, readSuffix, type Suffix } from './pointerSuffix.ts';

export type { PointerLines } from './pointerLines.ts';

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
	/** What stands behind `#` (`some-heading`, without the mark), or a section with its mark (`§2.5`). */
	readonly anchor: string | undefined;
	readonly anchorSpan: Span | undefined;
	/** The ranges or the section stand outside `span`: `` `a.md` §2.5``, `a.py (lines 3-9)`. */
	readonly prose: boolean;
	/** The target of a real Markdown link: such a path is relative to the document first. */
	readonly markdownLink: boolean;
	/** Filled for `brace`, else empty. */
	readonly members: readonly PointerMember[];
}

/**
 * Finds the pointers on one line of text, from left to right; they never overlap.
 * Takes time in proportion to the line. The forms are those of grammar.md, section 0.1; an optional form is found
 * only where it is worth a look-up. A path that has neither an extension nor a slash at its end (`docs/fix_plan`) is
 * such a form: it is `dir`, and nothing is wrong if there is no such place.
 */
export function scanPointers(line: string): Pointer[] {
	// Most lines of prose are done here: without a slash or a dot there is no path.
	return line.includes('/') || line.includes('.') ? new Scan(line).run() : [];
}

/** One pass over one line. Every step takes a run of characters and goes on behind it, so no character is taken twice. */
class Scan {
	private readonly line: string;
	private readonly found: Pointer[] = [];
	/** Up to where a link's target was looked for in vain; until there `](` opens none. */
	private noTargetBefore = 0;
	/** Length of the run of backticks that opened the code span we are in; 0 outside. */
	private ticks = 0;
	private bracePairs: ReadonlyMap<number, BracePair> | undefined;

	constructor(line: string) {
		this.line = line;
	}

	run(): Pointer[] {
		const { line } = this;
		for (let at = this.definition(); at < line.length; ) {
			const code = line.charCodeAt(at);
			const found = pathClass(code);
			if (found === WORD) {
				at = this.word(at);
			} else if (found === JOINT || code === BRACE) {
				at = Math.max(at + 1, this.token(at, at));
			} else if (code === LESS) {
				at = this.angle(at);
			} else if (code === BACKTICK) {
				at = this.backticks(at);
			} else if (code === BRACKET && line.charCodeAt(at + 1) === PAREN) {
				at = this.target(at + 2);
			} else {
				at++;
			}
		}
		return this.found;
	}

	/** Steps over a plain word; only where it goes on as a path or an address it is looked at. */
	private word(start: number): number {
		const { line } = this;
		let end = start + 1;
		while (pathClass(line.charCodeAt(end)) === WORD) {
			end++;
		}
		const next = line.charCodeAt(end);
		if (pathClass(next) === JOINT || next === BRACE || next === LESS || next === COLON) {
			return this.token(start, end);
		}
		return end;
	}

	/** Steps over a tag, or takes the placeholder that a path begins with. */
	private angle(start: number): number {
		const end = this.token(start, start);
		return end > start ? end : tagEnd(this.line, start);
	}

	/** Opens or closes a code span. One that never closes only makes the rest of the line a little more trusted. */
	private backticks(start: number): number {
		let end = start;
		while (this.line.charCodeAt(end) === BACKTICK) {
			end++;
		}
		if (this.ticks === 0) {
			this.ticks = end - start;
		} else if (this.ticks === end - start) {
			this.ticks = 0;
		}
		return end;
	}

	/**
	 * Takes the run of path characters that begins at `start`, and gives the column to go on from.
	 * @param known the run reaches at least this column
	 */
	private token(start: number, known: number): number {
		const { line } = this;
		const inCode = this.ticks > 0;
		const end = this.isDrive(start, known) ? this.driveEnd(known + 1) : pathEnd(line, known, !inCode, this.pairs);
		const address = addressEnd(line, start, end);
		if (address !== undefined) {
			return address;
		}
		if (end - start > MAX_PATH) {
			return end;
		}
		const span = trimPath(line, start, end, inCode);
		const opened = this.openingOf(span.start);
		if (opened === undefined || span.end <= span.start) {
			return end;
		}
		if (this.isBareSet(span)) {
			return start + 1; // `{a.md, b.md}` with nothing around it names each file by itself.
		}
		const pointer = this.pointer({ start: opened, end: span.end }, end, inCode);
		if (pointer === undefined) {
			return end;
		}
		this.found.push(pointer);
		return Math.max(pointer.span.end, end);
	}

	/** The pointer that the characters of `span` are, with what is attached; undefined where they are none. */
	private pointer(span: Span, end: number, inCode: boolean): Pointer | undefined {
		const { line } = this;
		const path = line.slice(span.start, span.end);
		const members = this.members(span);
		const evidence = members.length > 0 ? strongest(members) : evidenceOf(path);
		if (evidence === 'none' || (line.charCodeAt(end) === PAREN && !path.includes('/'))) {
			return undefined; // The latter is a call: `module.h(`.
		}
		const isWhole = span.end === end && !path.endsWith('/');
		const attached = isWhole ? this.suffix(span) : { ...NO_SUFFIX, end: span.end };
		if (evidence === 'weak' && !inCode && attached.end === span.end) {
			return undefined;
		}
		return make(line, span, members, readProse(line, attached), false);
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
			this.noTargetBefore = span?.end ?? Math.min(line.length, from + MAX_PATH);
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
		this.found.push(make(line, span, this.members(span), readProse(line, this.suffix(span)), true));
	}

	private suffix(span: Span): Suffix {
		return readSuffix(this.line, span.end, this.line.charCodeAt(span.start - 1) === STAR, this.pairs);
	}

	private members(span: Span): readonly PointerMember[] {
		const { line } = this;
		const open = line.indexOf('{', span.start);
		if (open < 0 || open >= span.end) {
			return [];
		}
		return spreadBraces(line.slice(span.start, span.end)).map(({ text, span: inside, path }) => ({
			text,
			span: { start: span.start + inside.start, end: span.start + inside.end },
			path,
			kind: kindOf(path),
		}));
	}

	/** True where the whole span is one pair of braces. */
	private isBareSet(span: Span): boolean {
		return this.line.charCodeAt(span.start) === BRACE && this.pairs().get(span.start)?.close === span.end - 1;
	}

	/**
	 * The column a path begins at, seen from what stands before it: `start`, or the quote of `"$dir"/a.md`.
	 * Undefined where the characters only go on with something that is no path: `f(x).json`, `{i:03d}_a.npz`, `\_a.md`.
	 */
	private openingOf(start: number): number | undefined {
		const { line } = this;
		const before = line.charCodeAt(start - 1);
		const first = line.charCodeAt(start);
		if (before === CLOSE_BRACE || before === BACKSLASH) {
			return undefined;
		}
		if (before === CLOSE_PAREN || before === BRACKET || before === GREATER) {
			return isLetter(first) || pathClass(first) === OUTSIDE || (before === GREATER && first === DOT)
				? start
				: undefined;
		}
		if (first !== SLASH || (before !== QUOTE && before !== APOSTROPHE) || !endsWord(line, start - 1)) {
			return start;
		}
		const open = line.slice(Math.max(0, start - MAX_LABEL), start - 1).lastIndexOf(String.fromCharCode(before));
		const quoted = Math.max(0, start - MAX_LABEL) + open;
		const isVariable = open >= 0 && line.charCodeAt(quoted + 1) === DOLLAR;
		return isVariable && quoted >= (this.found.at(-1)?.span.end ?? 0) ? quoted : undefined;
	}

	/** `C` in `C:\a\b.py`: one letter, a colon and a slash of either kind. */
	private isDrive(start: number, known: number): boolean {
		const { line } = this;
		const slash = line.charCodeAt(known + 1);
		return (
			known === start + 1 &&
			line.charCodeAt(known) === COLON &&
			(slash === BACKSLASH || (slash === SLASH && line.charCodeAt(known + 2) !== SLASH)) &&
			isLetter(line.charCodeAt(start))
		);
	}

	private driveEnd(from: number): number {
		let at = from;
		while (this.line.charCodeAt(at) === BACKSLASH || pathClass(this.line.charCodeAt(at)) !== OUTSIDE) {
			at++;
		}
		return at;
	}

	/** The brace pairs from the first brace on, found when the first brace is met. */
	private readonly pairs = (): ReadonlyMap<number, BracePair> => {
		this.bracePairs ??= pairBraces(this.line, Math.max(0, this.line.indexOf('{')));
		return this.bracePairs;
	};
}

function make(
	line: string,
	pathSpan: Span,
	members: readonly PointerMember[],
	suffix: Suffix,
	markdownLink: boolean,
): Pointer {
	const { end, ...where } = suffix;
	const path = line.slice(pathSpan.start, pathSpan.end);
	return {
		span: { start: pathSpan.start, end },
		text: line.slice(pathSpan.start, end),
		path,
		pathSpan,
		kind: members.length > 0 ? 'brace' : kindOf(path),
		...where,
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

function strongest(members: readonly PointerMember[]): Evidence {
	const all = members.map((member) => evidenceOf(member.path));
	return all.includes('strong') ? 'strong' : all.includes('weak') ? 'weak' : 'none';
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
			return end > start ? { start, end } : undefined;
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

const NO_SUFFIX: Omit<Suffix, 'end'> = {
	ranges: [],
	column: undefined,
	symbol: undefined,
	symbolSpan: undefined,
	anchor: undefined,
	anchorSpan: undefined,
	prose: false,
};

/** A label or a quoted variable is not looked for farther than this. */
const MAX_LABEL = 80;

/** What has to be filled in before the path can be looked up: `<ts>`, `$STAMP`, `{stamp}`, `…`, `...`. */
const TEMPLATE = /[<{…]|\$[\p{L}_({]|\.\.\./u;
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
