import MarkdownIt, { type StateBlock, type Token } from 'markdown-it';
import type { Lines } from '../base/lines.ts';
import { type Line0, line0 } from '../base/position.ts';
import { skipBlanks, trimSpan } from './blanks.ts';
import { countLineFeeds, headingSpan, itemSpan, lastTextLines } from './blockPlaces.ts';
import { delimiterColumns, diffHeadingLevel, underlineLevel } from './blockRules.ts';
import { scanBlocks } from './blockScan.ts';
import type { BlockLists, Blocks, Fence, Heading, ListItem, Row } from './blockShapes.ts';
import { cutCells } from './cells.ts';
import { findFrontMatter } from './frontMatter.ts';
import type { Problem } from './problem.ts';

export type { Blocks, Heading, ListItem, Row, Table } from './blockShapes.ts';

/** Reads the block structure of a Markdown text (CommonMark and GitHub tables). Never throws; any text is a document. */
export function readBlocks(lines: Lines): Blocks {
	const frontMatter = findFrontMatter(lines);
	const bodyStart = line0(frontMatter === undefined ? 0 : frontMatter.last + 1);
	const found = scanBlocks(lines, bodyStart, parseBlocks) ?? parseBlocks(lines, bodyStart, line0(lines.count));
	const { headings, tables, items, fences, indentedCode, problems } = found;
	return { lines, headings, tables, items, fences, indentedCode, frontMatter, problems };
}

/** Reads the blocks of the lines before `bodyEnd` as markdown-it sees them: all of Markdown, at several times the cost of a scan. */
export function parseBlocks(lines: Lines, bodyStart: Line0, bodyEnd: Line0): BlockLists {
	const found = new FoundBlocks(lines, bodyStart, bodyEnd);
	const tokens = blockTokens(bodyText(lines, bodyStart, bodyEnd));
	for (const [index, token] of tokens.entries()) {
		found.take(token, tokens[index + 1]?.content ?? '');
	}
	const { headings, tables, items, fences, indentedCode, problems } = found;
	return { headings, tables, items, fences, indentedCode, problems };
}

/** The blocks that tokens of markdown-it stand for, in the lines of the document. */
class FoundBlocks implements BlockLists {
	readonly headings: Heading[] = [];
	readonly tables: { header: Row; rows: Row[] }[] = [];
	readonly items: ListItem[] = [];
	readonly fences: Fence[] = [];
	readonly indentedCode: Line0[] = [];
	readonly problems: Problem[] = [];
	private readonly lines: Lines;
	private readonly bodyStart: Line0;
	private readonly lastTextLine: Int32Array;
	private readonly openItems: number[] = [];
	/** Several items may open on one line (`- - x`): each is looked for behind the one before. */
	private markerFrom = 0;
	private markerLine = -1;

	constructor(lines: Lines, bodyStart: Line0, bodyEnd: Line0) {
		this.lines = lines;
		this.bodyStart = bodyStart;
		this.lastTextLine = lastTextLines(lines, bodyStart, bodyEnd);
	}

	/** @param content that of the next token: what stands in a heading */
	take(token: Token, content: string): void {
		const [first, end] = token.map ?? [0, 0];
		const line = line0(this.bodyStart + first);
		switch (token.type) {
			case 'heading_open':
				this.heading(token, line, content);
				break;
			case 'list_item_open':
				this.item(line, this.lastTextLine[end - 1] ?? line);
				break;
			case 'list_item_close':
				this.openItems.pop();
				break;
			case 'fence':
				this.fence(token, line, end - first);
				break;
			case 'code_block':
				this.code(line, end - first);
				break;
			case TABLE_HEADER:
				this.tables.push({
					header: { line, cells: this.cells(token, line, Number.POSITIVE_INFINITY).cells },
					rows: [],
				});
				break;
			case TABLE_ROW:
				this.row(token, line);
				break;
		}
	}

	private heading(token: Token, line: Line0, text: string): void {
		const span = headingSpan(this.lines.at(line), token.markup, text);
		this.headings.push({ line, level: Number(token.tag.slice(1)), text, span, nested: token.level > 0 });
	}

	private item(line: Line0, lastText: number): void {
		const text = this.lines.at(line);
		const span = itemSpan(text, line === this.markerLine ? this.markerFrom : 0);
		this.markerLine = line;
		this.markerFrom = span.start;
		const parent = this.openItems.at(-1);
		this.openItems.push(this.items.length);
		const lastLine = line0(Math.max(line, lastText));
		this.items.push({ line, lastLine, parent, text: text.slice(span.start, span.end), span });
	}

	private fence(token: Token, line: Line0, count: number): void {
		const closed = countLineFeeds(token.content) < count - 1;
		this.fences.push({ first: line, last: line0(line + count - 1), info: token.info.trim(), closed });
		if (!closed) {
			const text = this.lines.at(line);
			this.problems.push({ kind: 'unclosed-fence', line, span: trimSpan(text, 0, text.length) });
		}
	}

	private code(first: Line0, count: number): void {
		for (let index = 0; index < count; index++) {
			const line = line0(first + index);
			const text = this.lines.at(line);
			if (skipBlanks(text, 0, text.length) < text.length) {
				this.indentedCode.push(line);
			}
		}
	}

	private row(token: Token, line: Line0): void {
		const table = this.tables.at(-1);
		const { cells, over } = this.cells(token, line, table?.header.cells.length ?? 1);
		table?.rows.push({ line, cells });
		if (over !== undefined) {
			this.problems.push({ kind: 'ragged-row', line, span: over });
		}
	}

	private cells(token: Token, line: Line0, columns: number): ReturnType<typeof cutCells> {
		const text = this.lines.at(line);
		return cutCells(text, text.length - token.content.length, columns);
	}
}

/* What markdown-it reads, and the rules of ours that it reads it with. */

const TABLE_HEADER = 'plan_table_header';
const TABLE_ROW = 'plan_table_row';

/** A quote in a quote in a quote … is looked at again for each of its marks; behind so many levels a mark is text. */
const DEEPEST_QUOTE = 20;

/** Each list takes two levels. Behind so many a mark is text, and nothing else of the document is lost. */
const DEEPEST_LIST = 256;

const parser = new MarkdownIt({ html: true, maxNesting: Number.POSITIVE_INFINITY });
parser.block.ruler.disable('table');
parser.block.ruler.disable('lheading');
parser.block.ruler.at('paragraph', paragraphRule);
parser.block.ruler.before('paragraph', 'plan_table', tableRule, { alt: ['paragraph', 'reference'] });
parser.block.ruler.before('blockquote', 'plan_too_deep', tooDeepRule);
parser.block.ruler.before('list', 'plan_diff_heading', diffHeadingRule, {
	alt: ['paragraph', 'reference', 'blockquote', 'list'],
});

/** Runs the block rules alone: what stands inside of a line is for other readers. */
function blockTokens(body: string): Token[] {
	const tokens: Token[] = [];
	parser.block.parse(body, parser, {}, tokens);
	return tokens;
}

/** The text of some lines as markdown-it wants it: every line ends in `\n`, and no mark of byte order hides a `#`. */
function bodyText(lines: Lines, bodyStart: Line0, bodyEnd: Line0): string {
	let body = lines.text.slice(lines.startOf(bodyStart), lines.startOf(bodyEnd));
	if (body.startsWith('\uFEFF')) {
		body = ` ${body.slice(1)}`;
	}
	if (body.includes('\r')) {
		body = body.replace(/\r\n?/g, '\n');
	}
	body = body.replace(LONG_TAG, '$1 ');
	return body.endsWith('\n') ? body : `${body}\n`;
}

/** A tag so long that the pattern for HTML blocks would run out of stack on it; without its `<` it is text. */
const LONG_TAG = /^([ \t>*+\-\d.)]*)<(?=[^\n]{4096})/gm;

/**
 * GitHub's tables, one token for each row. It stands in for the rule of markdown-it, which ends a table when
 * 65,536 cells of ragged rows have been filled up, and which makes three tokens for each cell. It is asked last,
 * because a header is a line that would else be a paragraph: `- | -` is a list item.
 */
function tableRule(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
	const delimiterLine = startLine + 1;
	if (delimiterLine >= endLine || !standsHere(state, startLine) || !standsHere(state, delimiterLine)) {
		return false;
	}
	const columns = delimiterColumns(textOf(state, delimiterLine));
	const header = columns === 0 ? '' : textOf(state, startLine);
	if (columns === 0 || cutCells(header, 0, Number.POSITIVE_INFINITY).cells.length !== columns) {
		return false;
	}
	if (silent) {
		return true;
	}
	const parentType = state.parentType;
	state.parentType = 'table';
	pushRow(state, TABLE_HEADER, startLine);
	const interrupts = state.md.block.ruler.getRules('blockquote');
	let line = startLine + 2;
	while (line < endLine && standsHere(state, line) && !state.isEmpty(line)) {
		if (interrupts.some((rule) => rule(state, line, endLine, true))) {
			break;
		}
		pushRow(state, TABLE_ROW, line);
		line++;
	}
	state.parentType = parentType;
	state.line = line;
	return true;
}

function pushRow(state: StateBlock, type: string, line: number): void {
	const token = state.push(type, '', 0);
	token.map = [line, line + 1];
	token.content = textOf(state, line);
}

/**
 * A paragraph, which leaves no token, or the heading that its underline makes of it. It stands in for two rules of markdown-it
 * that look at each line one after the other and keep the paragraph's text, which nobody here reads.
 */
function paragraphRule(state: StateBlock, startLine: number, endLine: number): boolean {
	const parentType = state.parentType;
	state.parentType = 'paragraph';
	const interrupts = state.md.block.ruler.getRules('paragraph');
	let line = startLine + 1;
	let level = 0;
	for (; line < endLine && !state.isEmpty(line); line++) {
		const indent = state.sCount[line] ?? 0;
		if (indent < 0 || indent - state.blkIndent > 3) {
			continue;
		}
		level = indent < state.blkIndent ? 0 : underlineLevel(state.src, textStart(state, line), state.eMarks[line] ?? 0);
		if (level > 0 || interrupts.some((rule) => rule(state, line, endLine, true))) {
			break;
		}
	}
	state.parentType = parentType;
	state.line = level > 0 ? line + 1 : line;
	if (level > 0) {
		const text = textOf(state, startLine);
		const { start, end } = trimSpan(text, 0, text.length);
		pushHeading(state, startLine, '', level, text.slice(start, end));
	}
	return true;
}

/** Pushes what markdown-it pushes for a heading: a token that opens it and one that holds its content. */
function pushHeading(state: StateBlock, line: number, marks: string, level: number, content: string): void {
	const token = state.push('heading_open', `h${level}`, 0);
	token.markup = marks;
	token.map = [line, state.line];
	state.push('inline', '', 0).content = content;
}

/** Reads over a line whose marks would nest too deep, as over a paragraph. */
function tooDeepRule(state: StateBlock, startLine: number, _endLine: number, silent: boolean): boolean {
	if (silent || state.level < DEEPEST_QUOTE) {
		return false;
	}
	const isQuote = state.src.charCodeAt(textStart(state, startLine)) === GREATER_THAN;
	if (!isQuote && state.level < DEEPEST_LIST) {
		return false;
	}
	state.line = startLine + 1;
	return true;
}

/** `-## Context`: what is left of a diff in real plans still heads its section. */
function diffHeadingRule(state: StateBlock, startLine: number, _endLine: number, silent: boolean): boolean {
	const start = textStart(state, startLine);
	if (start > 0 && state.src.charCodeAt(start - 1) !== LINE_FEED) {
		return false;
	}
	const level = diffHeadingLevel(state.src, start);
	if (level === 0) {
		return false;
	}
	if (!silent) {
		state.line = startLine + 1;
		const text = textOf(state, startLine);
		const { start: first, end } = trimSpan(text, level + 1, text.length);
		pushHeading(state, startLine, '#'.repeat(level), level, text.slice(first, end));
	}
	return true;
}

/** True where a line belongs to the container that is being read, and is not indented as code. */
function standsHere(state: StateBlock, line: number): boolean {
	const indent = (state.sCount[line] ?? -1) - state.blkIndent;
	return indent >= 0 && indent < 4;
}

function textStart(state: StateBlock, line: number): number {
	return (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
}

function textOf(state: StateBlock, line: number): string {
	return state.src.slice(textStart(state, line), state.eMarks[line]);
}

const LINE_FEED = 10;
const GREATER_THAN = 62;
