import { pushAll } from '../base/collections.ts';
import type { Lines } from '../base/lines.ts';
import { type Line0, line0 } from '../base/position.ts';
import type { Writable } from '../base/writable.ts';
import { skipBlanks, trimSpan } from './blanks.ts';
import { headingSpan } from './blockPlaces.ts';
import { delimiterColumns, diffHeadingLevel, underlineLevel } from './blockRules.ts';
import type { BlockLists, Fence, Heading, ListItem, Row, Table } from './blockShapes.ts';
import { cutCells } from './cells.ts';
import { closesFence, fenceLength, headingLevel, lineStartAt, markerEnd, mayDefineLink } from './lineStart.ts';
import type { Problem } from './problem.ts';

/** Reads the blocks of some lines, up to `end`, as all of Markdown. */
export type ParseBlocks = (lines: Lines, first: Line0, end: Line0) => BlockLists;

/**
 * Reads the blocks of a document line by line, each line once: headings, tables, lists, fences, paragraphs, indented code.
 * Undefined where anything else is met: HTML, a link definition, a tab that indents, a quote in an item, and the few lines of
 * which readers of Markdown think differently. Then the document is markdown-it's; where there is an answer, it is the same
 * as markdown-it gives, which a test holds.
 * @param first the line at which the body begins
 * @param parse reads the quotes, in which any other block may stand
 */
export function scanBlocks(lines: Lines, first: Line0, parse: ParseBlocks): BlockLists | undefined {
	const scan = new BlockScan(lines, parse);
	const hasMark = first === 0 && lines.text.startsWith('\uFEFF');
	return !hasMark && scan.run(first) ? scan : undefined;
}

/** An item that lines may still belong to. */
interface OpenItem {
	/** Its place among all items. */
	readonly index: number;
	/** The column at which its text begins; what belongs to it stands at or behind that. */
	readonly column: number;
}

/** In place of the next line: nothing can be said of this one. */
const unknown = -1;

class BlockScan implements BlockLists {
	readonly headings: Heading[] = [];
	readonly tables: Table[] = [];
	readonly items: Writable<ListItem>[] = [];
	readonly fences: Fence[] = [];
	readonly indentedCode: Line0[] = [];
	readonly problems: Problem[] = [];
	private readonly lines: Lines;
	private readonly text: string;
	private readonly parse: ParseBlocks;
	/** From the outermost to the nearest. */
	private readonly open: OpenItem[] = [];
	/** The first line of the paragraph that is being read, -1 outside of any, and where its text begins. */
	private paragraph = -1;
	private paragraphStart = 0;

	constructor(lines: Lines, parse: ParseBlocks) {
		this.lines = lines;
		this.text = lines.text;
		this.parse = parse;
	}

	/** @returns false where something was met that is not known here */
	run(first: Line0): boolean {
		let line: number = first;
		while (line < this.lines.count) {
			line = this.take(line0(line));
			if (line === unknown) {
				return false;
			}
		}
		this.close(0, this.lines.count);
		return true;
	}

	/** Takes a line, and what follows of a table or a fence. @returns the line to go on with */
	private take(line: Line0): number {
		const { text, open } = this;
		const start = this.lines.startOf(line);
		const end = this.lines.endOf(line);
		const at = skipSpaces(text, start, end);
		if (skipBlanks(text, at, end) === end) {
			this.paragraph = -1;
			return line + 1;
		}
		let depth = open.length;
		while (depth > 0 && (open[depth - 1]?.column ?? 0) > at - start) {
			depth--;
		}
		const belongs = depth === open.length;
		const indent = at - start - this.column(depth);
		if (text.charCodeAt(at) === TAB) {
			return unknown;
		}
		if (indent >= CODE_INDENT) {
			return this.indented(line, depth, lineStartAt(text, start, at, end) === 'text');
		}
		if (this.paragraph >= 0) {
			const level = belongs ? underlineLevel(text, at, end) : 0;
			if (level > 0) {
				this.underlined(level);
				return line + 1;
			}
			if (!this.interrupts(line, at, belongs)) {
				return line + 1;
			}
			this.paragraph = -1;
		}
		this.close(depth, line);
		return this.block(line, at);
	}

	/** A line that is indented as code is: it goes on with the paragraph that is open, or it is code. */
	private indented(line: Line0, depth: number, isText: boolean): number {
		const belongs = depth === this.open.length;
		if (this.paragraph >= 0) {
			return belongs || isText ? line + 1 : unknown;
		}
		this.close(depth, line);
		this.indentedCode.push(line);
		return line + 1;
	}

	/** True where a line ends the paragraph before it. @param belongs it stands far enough in for the item of the paragraph */
	private interrupts(line: Line0, at: number, belongs: boolean): boolean {
		const end = this.lines.endOf(line);
		const start = lineStartAt(this.text, this.lines.startOf(line), at, end);
		if (start !== 'text' && !(start === 'item' && belongs && isYear(this.text.slice(at, end)))) {
			return true;
		}
		return belongs && this.tableColumns(line, at) > 0;
	}

	/** Takes the block that begins at an offset. Items may open one behind the other on one line. */
	private block(line: Line0, at: number): number {
		const { text, lines } = this;
		const start = lines.startOf(line);
		const end = lines.endOf(line);
		switch (lineStartAt(text, start, at, end)) {
			case 'heading':
				this.heading(line, at, headingLevel(text, at, end));
				return line + 1;
			case 'diff heading':
				this.heading(line, at + 1, diffHeadingLevel(text, at), false);
				return line + 1;
			case 'fence':
				return this.fence(line, at);
			case 'rule':
			case 'comment':
				return line + 1;
			case 'item':
				return this.item(line, at);
			case 'text':
				return this.tableOrParagraph(line, at);
			case 'quote':
				return this.quote(line);
			case 'unknown':
				return unknown;
		}
	}

	/** @param closes `#` at the end belong to the marks and not to the text */
	private heading(line: Line0, at: number, level: number, closes = true): void {
		const from = at + level;
		const span = trimSpan(this.text, from, this.lines.endOf(line));
		let marks = span.end;
		while (closes && marks > from && this.text.charCodeAt(marks - 1) === HASH) {
			marks--;
		}
		const isClosed = marks > from && skipBlanks(this.text, marks - 1, marks) === marks;
		const { start, end } = isClosed ? trimSpan(this.text, from, marks) : span;
		this.pushHeading(line, level, '#'.repeat(level), this.text.slice(start, end));
	}

	/** Makes a heading of the paragraph that is open. */
	private underlined(level: number): void {
		const line = line0(this.paragraph);
		const { start, end } = trimSpan(this.text, this.paragraphStart, this.lines.endOf(line));
		this.pushHeading(line, level, '', this.text.slice(start, end));
		this.paragraph = -1;
	}

	private pushHeading(line: Line0, level: number, marks: string, text: string): void {
		const span = headingSpan(this.lines.at(line), marks, text);
		this.headings.push({ line, level, text, span, nested: this.open.length > 0 });
	}

	private item(line: Line0, at: number): number {
		const { text, lines, open, items } = this;
		const start = lines.startOf(line);
		const end = lines.endOf(line);
		const behind = markerEnd(text, at, end);
		const span = trimSpan(text, behind, end);
		if (span.start - behind > CODE_INDENT || open.length === DEEPEST) {
			return unknown;
		}
		items.push({
			line,
			lastLine: line,
			parent: open.at(-1)?.index,
			text: text.slice(span.start, span.end),
			span: { start: span.start - start, end: span.end - start },
		});
		open.push({ index: items.length - 1, column: span.start - start });
		return this.block(line, span.start);
	}

	/** Takes the lines of a quote, if each has its mark and a blank line follows them. */
	private quote(line: Line0): number {
		const { lines, text } = this;
		let next = line0(line + 1);
		for (; next < lines.count; next = line0(next + 1)) {
			const start = lines.startOf(next);
			const end = lines.endOf(next);
			const at = skipSpaces(text, start, end);
			if (text.charCodeAt(at) !== GREATER || at === end || at - start >= CODE_INDENT) {
				if (skipBlanks(text, at, end) < end) {
					return unknown;
				}
				break;
			}
		}
		if (this.open.length > 0) {
			return unknown;
		}
		const { headings, tables, items, fences, indentedCode, problems } = this.parse(lines, line, next);
		const before = this.items.length;
		pushAll(this.headings, headings);
		pushAll(this.tables, tables);
		for (const item of items) {
			this.items.push({ ...item, parent: item.parent === undefined ? undefined : item.parent + before });
		}
		pushAll(this.fences, fences);
		pushAll(this.indentedCode, indentedCode);
		pushAll(this.problems, problems);
		return next;
	}

	private fence(line: Line0, at: number): number {
		const { text, lines } = this;
		const column = this.column(this.open.length);
		const char = text.charCodeAt(at);
		const length = fenceLength(text, at, lines.endOf(line));
		let next = line + 1;
		let closed = false;
		for (; next < lines.count && !closed; next++) {
			const start = lines.startOf(line0(next));
			const end = lines.endOf(line0(next));
			const first = skipSpaces(text, start, end);
			const isBlank = skipBlanks(text, first, end) === end;
			if (!isBlank && column > 0 && text.charCodeAt(first) === TAB) {
				return unknown;
			}
			if (!isBlank && first - start < column) {
				break;
			}
			closed = first - start - column < CODE_INDENT && closesFence(text, first, end, char, length);
		}
		this.fences.push({
			first: line,
			last: line0(next - 1),
			info: text.slice(at + length, lines.endOf(line)).trim(),
			closed,
		});
		if (!closed) {
			const whole = lines.at(line);
			this.problems.push({ kind: 'unclosed-fence', line, span: trimSpan(whole, 0, whole.length) });
		}
		return next;
	}

	private tableOrParagraph(line: Line0, at: number): number {
		if (this.text.charCodeAt(at) === OPEN_BRACKET && mayDefineLink(this.text, at, this.lines.endOf(line))) {
			return unknown;
		}
		const columns = this.tableColumns(line, at);
		if (columns > 0) {
			return this.table(line, at, columns);
		}
		this.paragraph = line;
		this.paragraphStart = at;
		return line + 1;
	}

	/** How many columns the table has whose header stands at an offset; 0 where the next line does not make it one. */
	private tableColumns(line: Line0, at: number): number {
		const { text, lines } = this;
		const next = line0(line + 1);
		const start = lines.startOf(next);
		const end = lines.endOf(next);
		const first = skipSpaces(text, start, end);
		const char = text.charCodeAt(first);
		if (first === end || (char !== PIPE && char !== HYPHEN && char !== COLON) || !this.standsHere(first - start)) {
			return 0;
		}
		const columns = delimiterColumns(text.slice(first, end));
		const header = columns === 0 ? '' : text.slice(at, lines.endOf(line));
		return columns > 0 && cutCells(header, 0, Number.POSITIVE_INFINITY).cells.length === columns ? columns : 0;
	}

	private table(line: Line0, at: number, columns: number): number {
		const { text, lines } = this;
		const header = cutCells(lines.at(line), at - lines.startOf(line), Number.POSITIVE_INFINITY);
		const rows: Row[] = [];
		this.tables.push({ header: { line, cells: header.cells }, rows });
		let next = line0(line + 2);
		for (; next < lines.count; next = line0(next + 1)) {
			const start = lines.startOf(next);
			const end = lines.endOf(next);
			const first = skipSpaces(text, start, end);
			if (first === end || text.charCodeAt(first) === TAB || !this.standsHere(first - start)) {
				break;
			}
			if (text.charCodeAt(first) !== PIPE && lineStartAt(text, start, first, end) !== 'text') {
				break;
			}
			const { cells, over } = cutCells(lines.at(next), first - start, columns);
			rows.push({ line: next, cells });
			if (over !== undefined) {
				this.problems.push({ kind: 'ragged-row', line: next, span: over });
			}
		}
		return next;
	}

	/** True where a column belongs to the container that is being read, and is not indented as code. */
	private standsHere(column: number): boolean {
		const indent = column - this.column(this.open.length);
		return indent >= 0 && indent < CODE_INDENT;
	}

	/** The column at which the text of the so many outermost open items begins. */
	private column(depth: number): number {
		return this.open[depth - 1]?.column ?? 0;
	}

	/** Closes the items that are deeper than so many, at a line that does not belong to them. */
	private close(depth: number, line: number): void {
		if (this.open.length === depth) {
			return;
		}
		let last = line - 1;
		while (last > 0 && this.lines.at(line0(last)).trim() === '') {
			last--;
		}
		for (const { index } of this.open.splice(depth)) {
			const item = this.items[index];
			if (item !== undefined) {
				item.lastLine = line0(Math.max(item.line, last));
			}
		}
	}
}

function skipSpaces(text: string, start: number, end: number): number {
	let at = start;
	while (at < end && text.charCodeAt(at) === SPACE) {
		at++;
	}
	return at;
}

/** True for `1984. A year`, which goes on with a sentence: only `1.` begins a list in the middle of a paragraph. */
const isYear = (item: string): boolean => /^\d/.test(item) && Number.parseInt(item, 10) !== 1;

/** How far in code stands. */
const CODE_INDENT = 4;

/** More items in each other than any plan has. */
const DEEPEST = 64;

const TAB = 9;
const SPACE = 32;
const HASH = 35;
const HYPHEN = 45;
const COLON = 58;
const GREATER = 62;
const OPEN_BRACKET = 91;
const PIPE = 124;
