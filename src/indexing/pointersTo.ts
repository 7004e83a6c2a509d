import type { Line1 } from '../base/position.ts';
import type { RootPath } from '../ports/files.ts';
import type { PointerAt } from '../syntax/brief.ts';
import type { Document } from './document.ts';
import { tailsIn } from './paths.ts';

/** What stands on the line of a path whose name does not: an encoded character, a brace set, a path that ends in dots. */
const unnamed = String.raw`[%{]|\.\.|(?<!\w)\.(?!\w)|\.[/\\]`;

/**
 * Finds the pointers with one of these ends, as `tailsOf` gives them for a file or folder: those that may lead there, in order.
 * It looks at one document after the other, and reads those lines alone on which one may stand.
 */
export function pointersTo(tails: ReadonlySet<string>): (document: Document) => PointerAt[] {
	if (tails.size === 0) {
		return () => [];
	}
	const sign = new RegExp([...[...tails].map(written), unnamed].join('|'), 'g');
	return (document) =>
		linesWith(document, sign)
			.flatMap((line) => document.pointersOn(line))
			.filter(({ pointer }) => leadsTo(pointer, document.path, tails));
}

/** A folder's name before a slash, with nothing before it at which a pointer could end, as in `a.md/b.md` and `a.md:3/b.md`. */
const folder = String.raw`[\s\x60"'(/\\][A-Za-z_]{2}[\w-]*[/\\]`;

/** Behind a name without a dot nothing goes on below it: what lies in `src` is named on every other line. */
const notBelow = String.raw`(?![\w-]|[/\\]+[\w.-])`;

/** How a path ends that has this end: a name alone has no folder before it, or that would be part of the end. */
function written(tail: string): string {
	const parts = tail.split('/').map((part) => part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
	const end = (parts.at(-1) ?? '').includes('.') ? '' : notBelow;
	return (parts.length > 1 ? parts.join(String.raw`[/\\]`) : `(?<!${folder})${parts.join('')}`) + end;
}

const leadsTo = (pointer: PointerAt['pointer'], from: RootPath, tails: ReadonlySet<string>): boolean =>
	tailsIn(pointer, from).some((tail) => tails.has(tail));

/** The lines on which an expression finds something, in order. */
function linesWith({ lines }: Document, sign: RegExp): Line1[] {
	const found = new Set<Line1>();
	for (const { index } of lines.text.matchAll(sign)) {
		found.add(lines.lineAt(index));
	}
	return [...found];
}
