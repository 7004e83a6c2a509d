import type { Span } from '../../base/position.ts';
import type { Resolution } from '../../indexing/resolution.ts';
import { type ResolveContext, resolvePointer } from '../../indexing/resolve.ts';
import type { RootPath } from '../../ports/files.ts';
import { fencedLines } from '../../syntax/fencedLines.ts';
import { scanPointers, wholeSpan } from '../../syntax/pointer.ts';
import { code } from '../markdown.ts';
import { toAscii } from './ascii.ts';
import { codeSpans } from './codeSpans.ts';

/** Longer texts are cut before anybody looks into them, in UTF-16 units. */
const mostRead = 20_000;

/** So many pointers of what was cut off are kept by name. */
const mostCited = 8;

/** Brings text of the repository into a draft: on one line, short, inert as Markdown, its pointers meaning what they meant. */
export class Quoter {
	private readonly context: ResolveContext;
	private readonly draft: RootPath;
	private readonly ascii: boolean;

	/**
	 * @param context the workspace as it will be once the drafts are written
	 * @param draft where the quotes will stand
	 * @param ascii the draft may hold ASCII only
	 */
	constructor(context: ResolveContext, draft: RootPath, ascii: boolean) {
		this.context = context;
		this.draft = draft;
		this.ascii = ascii;
	}

	/**
	 * A text of a document as one line of inert Markdown. What is over `most` UTF-16 units is cut at a blank and
	 * stands for itself as an ellipsis; the pointers of what was cut are kept behind it. Blocks of code are left out: a piece of a
	 * command is none.
	 */
	async quote(text: string, from: RootPath, most = 160): Promise<string> {
		const line = withoutLinks(partedItems(withoutBlocks(text.slice(0, mostRead)).replace(/<br\s*\/?>/gi, ' ')))
			.replace(/\s+/g, ' ')
			.trim();
		const meant = this.spell(await this.asMeant(line, from));
		return inertLine(shorten(meant, most, this.spell('…')));
	}

	/** A piece of a document as a code span, its characters spelled as the draft asks. */
	code(text: string, most = 160): string {
		const line = this.spell(text.slice(0, mostRead).replace(/\s+/g, ' ').trim());
		return code(line.length <= most ? line : `${line.slice(0, most - 4).trimEnd()} ${this.spell('…')}`);
	}

	private spell(text: string): string {
		return this.ascii ? toAscii(text) : text;
	}

	/** Paths that mean something only beside their own document are written from the root. */
	private async asMeant(line: string, from: RootPath): Promise<string> {
		let meant = line;
		for (const pointer of scanPointers(line).toReversed()) {
			const there = await resolvePointer(this.context, pointer, from);
			const here = await resolvePointer(this.context, pointer, this.draft);
			if (isFound(there) && there.path !== here.path && pointer.kind !== 'brace') {
				const path = pointer.path.endsWith('/') ? `${there.path}/` : (there.path ?? '');
				meant = meant.slice(0, pointer.pathSpan.start) + path + meant.slice(pointer.pathSpan.end);
			}
		}
		return meant;
	}
}

const isFound = (resolution: Resolution): boolean =>
	resolution.path !== undefined && (resolution.status === 'ok' || resolution.status === 'blank-line');

/** A text without its fenced code, be that closed or not. */
export function withoutBlocks(text: string): string {
	const lines = text.split('\n');
	const isCode = fencedLines(lines, FENCE, 'code');
	return lines.filter((_, at) => !isCode[at]).join('\n');
}

/** What opens a block of code, in a quote or an item as well. */
const FENCE = /^[ \t>]*(?:(?:[-*+]|\d{1,4}[.)])[ \t]+)?(`{3,}(?=[^`]*$)|~{3,})/;

/** The items of a list without their bullets, with a semicolon between two that none of their own marks part. */
function partedItems(text: string): string {
	return text
		.split('\n')
		.map((line, at, lines) => {
			const next = lines[at + 1] ?? '';
			const isInList = at > 0 || ITEM.test(line);
			const isParted = isInList && ITEM.test(next) && /[^\s.,:;!?]\s*$/.test(line);
			return line.replace(BULLET, '').trimEnd() + (isParted ? ';' : '');
		})
		.join('\n');
}

const BULLET = /^[ \t]*[-*+][ \t]+/;
const ITEM = /^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+/;

/** `[text](target)` becomes `text (target)`, an image too: nothing is fetched, nothing is run. */
function withoutLinks(text: string): string {
	const spans = codeSpans(text);
	const isCode = (at: number) => spans.some((span) => span.start <= at && at < span.end);
	return text.replace(/!?\[([^[\]]{0,300})\]\(([^()\s]{1,500})\)/g, (link, shown, target, at) => {
		if (isCode(at)) {
			return link;
		}
		return shown === target ? target : `${shown} (${target})`;
	});
}

/** Cuts at the last blank that is in no pointer and no code span; the pointers of the rest are named behind. */
function shorten(line: string, most: number, ellipsis: string): string {
	if (line.length <= most) {
		return line;
	}
	const pointers = scanPointers(line);
	const spans = codeSpans(line);
	// A whole command is too long to stay in one piece: its code span is cut, too.
	const short = spans.filter((span) => span.end - span.start <= most / 2);
	const cut = cutBefore(line, most, [...short, ...pointers.map(wholeSpan)]);
	const torn = spans.find((span) => span.start < cut && cut < span.end);
	const head = line.slice(0, cut).replace(/[\s,;:(–—-]+$/, '') + (torn?.fence ?? '');
	const kept = new Set(pointers.filter((each) => each.span.start < cut).map((each) => each.text));
	const lost = [...new Set(pointers.filter((each) => each.span.start >= cut).map((each) => each.text))];
	const cited = lost.filter((text) => !kept.has(text));
	if (cut >= line.length) {
		return line;
	}
	const named = cited.slice(0, mostCited).map(code).join(', ');
	const rest = cited.length > mostCited ? ` and ${cited.length - mostCited} more` : '';
	return `${head} ${ellipsis}${cited.length === 0 ? '' : ` (cites ${named}${rest})`}`;
}

function cutBefore(line: string, most: number, whole: readonly Span[]): number {
	const isInside = (at: number) => whole.some((span) => span.start < at && at < span.end);
	for (let at = most; at > most / 2; at--) {
		if (line.charAt(at) === ' ' && !isInside(at)) {
			return at;
		}
	}
	// One long piece stands across the cut: it stays whole.
	for (let at = most; at < line.length; at++) {
		if (line.charAt(at) === ' ' && !isInside(at)) {
			return at;
		}
	}
	return line.length;
}

/**
 * A line whose prose is shown as it is written: HTML, links, headings and checkboxes are escaped, bare pointers become
 * code spans, emphasis is taken away. It reads the same in a list item, a paragraph and, after `cell`, a table.
 */
function inertLine(line: string): string {
	const spans: (Span & { readonly bare?: true })[] = [...codeSpans(line)];
	for (const { span, text } of scanPointers(line)) {
		// `NAME=path` stays one word, unless Markdown would take a piece of the path for its own.
		const isWord = /[\s(["']/.test(line.charAt(span.start - 1) || ' ') || /[<>*_`]/.test(text);
		if (isWord && !spans.some((each) => each.start < span.end && span.start < each.end)) {
			spans.push({ ...span, bare: true });
		}
	}
	spans.sort((a, b) => a.start - b.start);
	let inert = '';
	let from = 0;
	for (const span of spans) {
		const text = line.slice(span.start, span.end);
		inert += inertProse(line.slice(from, span.start)) + (span.bare ? code(text) : text);
		from = span.end;
	}
	inert += inertProse(line.slice(from));
	return inert.replace(opensBlock, '\\').replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\');
}

/** A heading, quote, fence, checkbox, link definition, list item or rule at the beginning of a line. */
const opensBlock = /^(?=#{1,6}(?:\s|$)|>|~~~|\[[ xX]\]|\[[^\]]{0,200}\]:|[-+](?:\s|$)|(?:---|___))/;

function inertProse(text: string): string {
	return text
		.replace(/\*\*|(?<![\w/])__(?=\S)|(?<=\S)__(?![\w/])/g, '')
		.replace(/\\(?=[!-/:-@[-`{-~])|[<`*]/g, '\\$&')
		.replace(/!(?=\[)/g, '!\\')
		.replace(/\]\(/g, ']\\(');
}

/** Makes a line fit for a table cell, code spans included. */
export function cell(text: string): string {
	return text.replace(/\\?\|/g, '\\|');
}
