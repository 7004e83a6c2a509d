import type { Span } from '../base/position.ts';
import { scanPointers, wholeSpan } from '../syntax/pointer.ts';
import { unsurePart } from '../syntax/pointerProse.ts';
import { changed, newText, newToken, type Token } from './token.ts';

/** A part of a pointer that leads somewhere; the columns are counted from where the pointer begins. */
export interface LinkPart extends Span {
	readonly href: string;
	readonly title: string;
}

/** Where the pointers of a document lead, by their text. */
export interface KnownLinks {
	/** With what prose says behind it: `` a.md` §2.5``, and all words that may belong to it. */
	readonly pointers: ReadonlyMap<string, readonly LinkPart[]>;
	/** Targets of Markdown links that Markdown itself does not understand: `a.py:12`. */
	readonly targets: ReadonlyMap<string, LinkPart>;
}

/** Makes links of the pointers in the tokens of a paragraph, a heading or a cell. */
export function withLinks(tokens: Token[], known: KnownLinks): Token[] {
	if (known.pointers.size === 0 && known.targets.size === 0) {
		return tokens;
	}
	const links = tokens.map((): LinkPart[] => []);
	for (const line of linesOf(tokens)) {
		for (const link of linksOn(line.text, known.pointers)) {
			// What prose says behind a code span is no part of the link.
			const piece = line.pieces.find(({ start, end }) => start <= link.start && link.start < end);
			if (piece !== undefined) {
				const [start, end] = [link.start - piece.start, Math.min(link.end, piece.end) - piece.start];
				links[piece.token]?.push({ ...link, start, end });
			}
		}
	}
	return tokens.flatMap((token, i) => {
		const inside = links[i] ?? [];
		return inside.length > 0 ? cut(token, inside) : [withTarget(token, known.targets)];
	});
}

/** A line of the document, put together again from its tokens. */
interface Line {
	text: string;
	/** Where the content of its texts and code spans stands in it. */
	readonly pieces: (Span & { readonly token: number })[];
}

/** What stands in a link or an image is blank. */
function linesOf(tokens: readonly Token[]): Line[] {
	let line: Line = { text: '', pieces: [] };
	const lines = [line];
	let links = 0;
	for (const [index, token] of tokens.entries()) {
		links = Math.max(0, links + opens(token));
		if (token.type === 'softbreak' || token.type === 'hardbreak') {
			line = { text: '', pieces: [] };
			lines.push(line);
		} else if (links > 0 || opens(token) !== 0 || token.type === 'image') {
			line.text += ' ';
		} else if (token.type === 'text' || token.type === 'code_inline') {
			const marks = token.type === 'text' ? '' : token.markup;
			const start = line.text.length + marks.length;
			line.text += `${marks}${token.content}${marks}`;
			line.pieces.push({ token: index, start, end: start + token.content.length });
		} else {
			line.text += token.type === 'html_inline' ? token.content : token.markup;
		}
	}
	return lines;
}

/** 1 where a link opens, -1 where one closes, in Markdown or in HTML. */
function opens({ type, content }: Token): number {
	if (type === 'link_open' || (type === 'html_inline' && /^<a[\s>]/i.test(content))) {
		return 1;
	}
	return type === 'link_close' || (type === 'html_inline' && /^<\/a\s*>/i.test(content)) ? -1 : 0;
}

function linksOn(text: string, known: KnownLinks['pointers']): LinkPart[] {
	return scanPointers(text).flatMap((pointer) => {
		const { start, end } = wholeSpan(pointer);
		const sure = text.slice(start, end);
		// Rendered words may differ from those of the document: without their marks, or with other quotes.
		const parts = known.get(sure + unsurePart(pointer.anchor ?? '')) ?? known.get(sure) ?? [];
		return parts.map((part) => ({ ...part, start: start + part.start, end: start + part.end }));
	});
}

/** Cuts a text or a code span at the links in it, which stand from left to right. */
function cut(token: Token, links: readonly LinkPart[]): Token[] {
	const isCode = token.type === 'code_inline';
	const [only] = links;
	if (isCode && only?.start === 0 && only.end === token.content.length) {
		return linked(token, only, token);
	}
	const parts: Token[] = [];
	let done = 0;
	for (const link of links) {
		parts.push(newText(token, token.content.slice(done, link.start)));
		parts.push(...linked(token, link, newText(token, token.content.slice(link.start, link.end))));
		done = link.end;
	}
	parts.push(newText(token, token.content.slice(done)));
	const attrs = Object.fromEntries(token.attrs ?? []);
	return isCode
		? [newToken(token, 'plan_code_open', 'code', 1, attrs), ...parts, newToken(token, 'plan_code_close', 'code', -1)]
		: parts;
}

function linked(like: Token, { href, title }: LinkPart, content: Token): Token[] {
	return [
		newToken(like, 'link_open', 'a', 1, { class: 'plan-link', href, title }),
		content,
		newToken(like, 'link_close', 'a', -1),
	];
}

/** Mends a Markdown link to `a.py:12`. */
function withTarget(token: Token, known: KnownLinks['targets']): Token {
	const href = token.type === 'link_open' ? String(token.attrGet('href')) : '';
	const target = known.get(href) ?? known.get(decoded(href));
	if (target === undefined) {
		return token;
	}
	const mended = changed(token, { attrs: (token.attrs ?? []).map(([name, value]) => [name, value]) });
	mended.attrSet('href', target.href);
	if (mended.attrGet('title') === null) {
		mended.attrSet('title', target.title);
	}
	return mended;
}

function decoded(href: string): string {
	try {
		return decodeURI(href);
	} catch {
		return href;
	}
}
