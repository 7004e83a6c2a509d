import type { Lines } from '../base/lines.ts';
import { ownText } from '../base/ownText.ts';
import { type Line1, toLine1 } from '../base/position.ts';
import type { Blocks, Heading } from '../syntax/blocks.ts';

/**
 * The headings of a document by the names that people cite them by. Each index is built when it is first needed, so that
 * a lookup costs about the same in a long document as in a short one, found or not.
 */
export class Headings {
	private readonly lines: Lines;
	private readonly headings: readonly HeadingLine[];
	private known: Found | undefined;

	constructor({ lines, headings }: Pick<Blocks, 'lines' | 'headings'>) {
		this.lines = lines;
		// They outlive the text that they are pieces of.
		this.headings = headings.map(({ line, level, text }) => ({ line, level, text: ownText(text) }));
	}

	private get found(): Found {
		this.known ??= {};
		return this.known;
	}

	/** Lets go of the names; who asks for one has them found out again. */
	rest(): void {
		this.known = undefined;
	}

	/**
	 * The line that `#slug` leads to: the heading with that GitHub slug, else one whose slug differs in hyphens only,
	 * else the one whose leading `[ID]` begins the slug (ledger slugs go stale, their ids do not), else an HTML anchor.
	 */
	bySlug(slug: string): Line1 | undefined {
		const wanted = slug.toLowerCase().replace(/:|(?<=-)[^\p{L}\p{M}\p{N}_-](?=-)/gu, '');
		return (
			this.slugs.get(wanted) ?? this.squeezed.get(squeeze(wanted)) ?? this.byLeadingId(wanted) ?? this.htmlAnchor(slug)
		);
	}

	/** The line that `#slug` leads to, or `#Story 4.3 of it`: a heading that begins with as many of the words as one does, two at least. */
	byAnchor(anchor: string): Line1 | undefined {
		const words = anchor.split(/\s+/);
		let line: Line1 | undefined;
		for (let count = words.length; line === undefined && count > 1; count--) {
			line = this.byName(
				words
					.slice(0, count)
					.join(' ')
					.replace(/[.:*]+$/, ''),
			);
		}
		return line ?? this.bySlug(words[0] ?? '');
	}

	/** GitHub's slug of each heading, with its line. */
	get slugs(): ReadonlyMap<string, Line1> {
		this.found.slugs ??= slugsOf(this.texts);
		return this.found.slugs;
	}

	/** The slugs without their hyphens. */
	private get squeezed(): ReadonlyMap<string, Line1> {
		this.found.squeezed ??= firstOf(this.texts, ({ lower }) => [squeeze(slugOfPlain(lower))]);
		return this.found.squeezed;
	}

	/**
	 * The line that `§2.5`, `§Fixtures` or `§ADR-03` leads to: the heading that begins with the number,
	 * else one that begins with the word, else one that holds it. Before them goes the heading whose title is most of the words,
	 * two at least: of `§Dose Experiments are run` that may be `## 3. Dose Experiments (2026)`.
	 */
	bySection(section: string): Line1 | undefined {
		const words = section.replace(/^§+/, '').split(/\s+/);
		return (words.length > 1 ? this.byWords(words) : undefined) ?? this.byWord(words[0] ?? '');
	}

	private byWords(words: readonly string[]): Line1 | undefined {
		this.found.titles ??= titlesOf(this.texts);
		for (let count = words.length; count > 1; count--) {
			const title = words
				.slice(0, count)
				.join(' ')
				.toLowerCase()
				.replace(/[.:*]+$/, '');
			const line = this.found.titles.get(title);
			if (line !== undefined) {
				return line;
			}
		}
		return undefined;
	}

	private byWord(word: string): Line1 | undefined {
		const name = word.replace(/[–-]§?\d[\d.]*$/, '').toLowerCase();
		if (name === '') {
			return undefined;
		}
		this.found.firstWords ??= firstOf(this.texts, ({ lower }) => {
			const [word = ''] = lower.replace(/^(?:§+|section )\s*/, '').split(/\s/, 1);
			return endsAtWord(word, 0);
		});
		const begins = this.found.firstWords.get(name);
		if (begins !== undefined) {
			return begins;
		}
		if (/^[\d.]+$/.test(name)) {
			return this.boldNumber(name);
		}
		this.found.words ??= firstOf(this.texts, ({ lower }) => lower.split(/\s+/).flatMap(namesIn));
		return this.found.words.get(name);
	}

	/** The line of the heading with that name, case and marks ignored, else of the first that begins with it. */
	byName(name: string): Line1 | undefined {
		const wanted = plainText(name).toLowerCase();
		this.found.names ??= firstOf(this.texts, ({ lower }) => [lower]);
		this.found.beginnings ??= firstOf(this.texts, ({ lower }) => endsAtWord(lower, 0));
		return this.found.names.get(wanted) ?? this.found.beginnings.get(wanted);
	}

	/** True where no heading has that name and several begin with it: which of them is meant, nobody can tell. */
	beginsSeveral(name: string): boolean {
		const wanted = plainText(name).toLowerCase();
		this.found.names ??= firstOf(this.texts, ({ lower }) => [lower]);
		this.found.shared ??= sharedBeginnings(this.texts);
		return !this.found.names.has(wanted) && this.found.shared.has(wanted);
	}

	/** The headings around a line, outermost first. */
	pathTo(line: Line1): readonly HeadingLine[] {
		const { headings } = this;
		this.found.parents ??= parentsOf(headings);
		const path: HeadingLine[] = [];
		for (let at = lastAtOrBefore(headings, line); at >= 0; at = this.found.parents[at] ?? -1) {
			path.push(...headings.slice(at, at + 1));
		}
		return path.reverse();
	}

	/** The slug of the innermost heading around a line; undefined above the first. */
	slugAround(line: Line1): string | undefined {
		const heading = this.headings[lastAtOrBefore(this.headings, line)];
		this.found.slugsByLine ??= new Map([...this.slugs].map(([slug, at]) => [at, slug]));
		return heading && this.found.slugsByLine.get(toLine1(heading.line));
	}

	/** Made for each index that is built of them, which is once. */
	private get texts(): readonly HeadingText[] {
		return this.headings.map(({ line, text }) => ({
			line: toLine1(line),
			text,
			lower: plainText(text).toLowerCase(),
		}));
	}

	/** Of the ids that begin a slug, `tide` and `tide-001` in `tide-001-baseline`, the one that comes first in the document. */
	private byLeadingId(slug: string): Line1 | undefined {
		this.found.ids ??= firstOf(this.texts, ({ text }) => {
			const id = /^\[([^\]]+)\]/.exec(text)?.[1];
			return id === undefined ? [] : [id.toLowerCase()];
		});
		let first: Line1 | undefined;
		for (let end = slug.indexOf('-'); ; end = slug.indexOf('-', end + 1)) {
			const line = this.found.ids.get(end < 0 ? slug : slug.slice(0, end));
			first = line !== undefined && line < (first ?? Number.POSITIVE_INFINITY) ? line : first;
			if (end < 0 || end > longestName) {
				return first;
			}
		}
	}

	/** Specifications number their paragraphs in bold where they have no headings: `**2.5 Units** …`. */
	private boldNumber(name: string): Line1 | undefined {
		if (this.found.boldNumbers === undefined) {
			this.found.boldNumbers = new Map();
			const { lines } = this;
			for (const { 1: number = '', index } of lines.text.matchAll(/\*\*([\d.]{1,99})/g)) {
				for (const end of [number.replace(/\.+$/, ''), number]) {
					if (isWordAt(lines.text, index + 2, end)) {
						putFirst(this.found.boldNumbers, end, lines.lineAt(index));
					}
				}
			}
		}
		return this.found.boldNumbers.get(name);
	}

	/** `<a id="slug">`, else `<a name="slug">`, in whatever case the document writes it. */
	private htmlAnchor(slug: string): Line1 | undefined {
		if (this.found.anchors === undefined) {
			this.found.anchors = new Map();
			const { lines } = this;
			for (const { 1: attribute, 2: value, index } of lines.text.matchAll(/(id|name)="(?=([^"\r\n]*)")/g)) {
				putFirst(this.found.anchors, `${attribute}=${value}`, lines.lineAt(index));
			}
		}
		return this.found.anchors.get(`id=${slug}`) ?? this.found.anchors.get(`name=${slug}`);
	}
}

/** What was found out of the headings. Each is built once, when somebody asks for it. */
interface Found {
	slugs?: Map<string, Line1>;
	slugsByLine?: Map<Line1, string>;
	squeezed?: Map<string, Line1>;
	ids?: Map<string, Line1>;
	anchors?: Map<string, Line1>;
	firstWords?: Map<string, Line1>;
	titles?: Map<string, Line1>;
	words?: Map<string, Line1>;
	boldNumbers?: Map<string, Line1>;
	names?: Map<string, Line1>;
	beginnings?: Map<string, Line1>;
	shared?: ReadonlySet<string>;
	parents?: readonly number[];
}

/** What is kept of a heading. */
export type HeadingLine = Pick<Heading, 'line' | 'level' | 'text'>;

interface HeadingText {
	readonly line: Line1;
	/** As the document writes it. */
	readonly text: string;
	/** As it reads, in lower case. */
	readonly lower: string;
}

/** The longest part of a heading that is indexed as a name, in UTF-16 units, so that no single heading can cost much. */
const longestName = 200;

/** Each name to the line of the first heading that has it. */
function firstOf(
	texts: readonly HeadingText[],
	namesOf: (heading: HeadingText) => readonly string[],
): Map<string, Line1> {
	const lines = new Map<string, Line1>();
	for (const heading of texts) {
		for (const name of namesOf(heading)) {
			putFirst(lines, name, heading.line);
		}
	}
	return lines;
}

/** What more than one heading begins with. */
function sharedBeginnings(texts: readonly HeadingText[]): ReadonlySet<string> {
	const seen = new Set<string>();
	const shared = new Set<string>();
	for (const { lower } of texts) {
		for (const beginning of endsAtWord(lower, 0)) {
			(seen.has(beginning) ? shared : seen).add(beginning);
		}
	}
	return shared;
}

/** A title without the remark that it goes on with: `Dose Experiments (2026)`, `Units — SI`, `Gating: what for`. */
function withoutRemark(title: string): string {
	const remark = title.search(/[([{:—–]|\s-\s/);
	return remark < 0 ? title : title.slice(0, remark).trimEnd();
}

/**
 * The headings by their titles: as a whole, without the number or the `[ID]` in front, without the remark at the end or the
 * bracket that closes it, where a section's name ends as well.
 */
function titlesOf(texts: readonly HeadingText[]): Map<string, Line1> {
	const bare = (lower: string) => lower.replace(/^(?:§+|section )?\s*(?:\d[\d.]*\)?|\[[^\]]*\])[\s:—–-]*/, '');
	const titles = firstOf(texts, ({ lower }) => [lower, bare(lower)]);
	for (const { lower, line } of texts) {
		for (const title of [lower, bare(lower)]) {
			putFirst(titles, withoutRemark(title), line);
			putFirst(titles, title.replace(/[)\]}].*$/, ''), line);
		}
	}
	return titles;
}

function putFirst(lines: Map<string, Line1>, name: string, line: Line1): void {
	if (!lines.has(name)) {
		lines.set(name, line);
	}
}

/** What can be cited of a word: from `(adr-03)` also `adr-03`, `adr` and `03`. */
function namesIn(word: string): string[] {
	const names: string[] = [];
	for (let at = 0; at < Math.min(word.length, longestName); at++) {
		if (at === 0 || !/[\p{L}\p{N}_]/u.test(word.charAt(at - 1))) {
			names.push(...endsAtWord(word.slice(0, longestName), at));
		}
	}
	return names;
}

/** The parts of a text that begin at a column and end where a word ends: of `2.5. units` these are `2.5`, `2.5.`, … */
function endsAtWord(text: string, from: number): string[] {
	const ends: string[] = [];
	for (let end = from + 1; end <= Math.min(text.length, from + longestName); end++) {
		if (isWordEnd(text, end)) {
			ends.push(text.slice(from, end));
		}
	}
	return ends;
}

/** For each heading the place of the one it lies in, -1 for an outermost one. */
function parentsOf(headings: readonly HeadingLine[]): number[] {
	const open: number[] = [];
	return headings.map((heading, at) => {
		while (open.length > 0 && (headings[open.at(-1) ?? 0]?.level ?? 0) >= heading.level) {
			open.pop();
		}
		const parent = open.at(-1) ?? -1;
		open.push(at);
		return parent;
	});
}

/** The place of the last heading that does not begin below a line; -1 where all do. */
function lastAtOrBefore(headings: readonly HeadingLine[], line: Line1): number {
	let low = 0;
	let high = headings.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		const heading = headings[middle];
		if (heading !== undefined && toLine1(heading.line) <= line) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low - 1;
}

/** Each heading's slug to its line; a slug that is taken gets the next free of `-1`, `-2`, … as on GitHub. */
function slugsOf(headings: readonly HeadingText[]): Map<string, Line1> {
	const lines = new Map<string, Line1>();
	const last = new Map<string, number>();
	for (const { lower, line } of headings) {
		const slug = slugOfPlain(lower);
		let free = slug;
		// What a slug was counted up to is remembered, so that a thousand equal headings do not count from one each.
		for (let number = last.get(slug) ?? 0; lines.has(free); free = `${slug}-${number}`) {
			number++;
			last.set(slug, number);
		}
		lines.set(free, line);
	}
	return lines;
}

/** GitHub's slug of a heading: `4.1 Files & names` is `41-files--names`. */
export function slugOf(heading: string): string {
	return slugOfPlain(plainText(heading).toLowerCase());
}

/** @param lower the heading as it reads, in lower case */
function slugOfPlain(lower: string): string {
	// Most headings are in ASCII, and Unicode's classes take ten times as long.
	const dropped = BEYOND_ASCII.test(lower) ? /[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu : /[^a-z0-9_\- ]/g;
	return lower.replace(dropped, '').replaceAll(' ', '-');
}

const BEYOND_ASCII = /\P{ASCII}/u;

/**
 * A heading or title as it reads: emphasis, code marks, link targets, comments and the backslashes of escapes taken away. What stands in
 * a code span stays.
 */
export function plainText(markdown: string): string {
	if (!/[[*`~\\<]/.test(markdown)) {
		return markdown.trim();
	}
	const isStruck = STRUCK.test(markdown);
	return withoutComments(markdown)
		.replace(MARKS, (mark, _ticks, code?: string, escaped?: string, link?: string) =>
			link === undefined ? (code ?? escaped ?? (mark === '~~' && !isStruck ? mark : '')) : plainText(link),
		)
		.trim();
}

/** A code span (its text is group 2), an escape (group 3), a link (its text is group 4), or a mark. */
const MARKS = /(`{1,3})(?!`)([^`]+)\1(?!`)|\\([!-/:-@[-`{-~])|\[([^[\]]*)\]\([^()]*\)|~~|[*`]/g;
const STRUCK = /~~[^~\s][^~]*~~/;

/** What opens in a code span is no comment, and one that never closes is text. */
function withoutComments(markdown: string): string {
	let text = '';
	let isCode = false;
	let done = 0;
	const lastTick = markdown.lastIndexOf('`');
	for (let open = markdown.indexOf('<!--'); open >= 0; open = markdown.indexOf('<!--', done)) {
		const close = markdown.indexOf('-->', open);
		if (close < 0) {
			break;
		}
		const before = markdown.slice(done, open);
		isCode = (before.split('`').length % 2 === 0) !== isCode;
		done = close + '-->'.length;
		text += before + (isCode && lastTick > close ? markdown.slice(open, done) : '');
	}
	return text + markdown.slice(done);
}

function squeeze(slug: string): string {
	return slug.replaceAll('-', '');
}

function isWordAt(text: string, at: number, word: string): boolean {
	return word !== '' && text.startsWith(word, at) && isWordEnd(text, at + word.length);
}

/** `2.5` is not the heading of `2.5.1`; `2.5.` and `2.5)` are. */
function isWordEnd(text: string, end: number): boolean {
	return !/^[\p{L}\p{N}_]|^\.\d/u.test(text.slice(end, end + 2));
}
