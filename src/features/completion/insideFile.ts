import { toLine0 } from '../../base/position.ts';
import type { Document } from '../../indexing/document.ts';
import { plainText } from '../../indexing/headings.ts';
import { locate } from '../../indexing/locate.ts';
import { isMarkdown } from '../../indexing/resolve.ts';
import type { RootPath } from '../../ports/files.ts';
import { type FilePart, partsOf } from '../fileParts.ts';
import { shorten } from '../markdown.ts';
import { mostLabel } from '../nodeText.ts';
import { linesCitedIn } from './cited.ts';
import { type Completion, type Completions, type Cursor, completions } from './item.ts';

/**
 * Behind a path that leads to a file: its lines by heading, task or symbol after `:`, its symbols or headings after `::`,
 * its slugs after `#`.
 */
export async function insideFile(cursor: Cursor): Promise<Completions | undefined> {
	const { column, text, inLink, linksByEditor } = cursor;
	const token = cursor.token.replace(LABEL, '');
	const sign = /::|[:#]/.exec(token);
	const path = token.slice(0, sign?.index).replace(/^.*[,;={}@*]/, '');
	if (sign === null || path === '') {
		return undefined;
	}
	const rest = token.slice(sign.index + sign[0].length);
	const found = await readFileAt(cursor, path);
	if (found === undefined || cursor.cancel.isCancellationRequested || (sign[0] === '#' && inLink && linksByEditor)) {
		return undefined;
	}
	const { word, items } = await itemsBehind(cursor, found, sign[0], rest);
	const tail = TAILS[sign[0]]?.exec(text.slice(column))?.[0] ?? '';
	return completions({ start: column - word.length, end: column + tail.length }, word, items);
}

/** A word before a path: `See:` in `See:docs/a.md:`. */
const LABEL = /^[^/.:#]+:(?=[^:#]+[:#])/;

/** What goes on behind the cursor in the same word. */
const TAILS: Readonly<Record<string, RegExp>> = { ':': /^[\d–-]*/, '::': /^[\w:]*/, '#': /^[\p{L}\p{N}_-]*/u };

/** The file that a path leads to from the cursor's document; undefined where it is none or several match. */
async function readFileAt({ workspace, document, inLink }: Cursor, path: string): Promise<Document | undefined> {
	const location = await locate(await workspace.resolving(), path, document.path, inLink);
	return 'found' in location && location.kind === 'file' ? workspace.document(location.found) : undefined;
}

async function itemsBehind(
	{ workspace, document }: Cursor,
	file: Document,
	sign: string,
	rest: string,
): Promise<{ word: string; items: Completion[] }> {
	if (sign === '#') {
		return { word: rest, items: slugs(file) };
	}
	const parts = await partsOf(workspace, file);
	if (sign === '::') {
		return { word: rest, items: isMarkdown(file.path) ? names(file, parts) : symbolNames(parts, file.path) };
	}
	// In `12-` the end of what begins or goes on at line 12, behind a comma the next range of a list.
	const range = /(?:^|,)\s?(\d+)[–-](\d*)$/.exec(rest);
	if (range !== null) {
		const from = Number(range[1]);
		const around = parts.filter(({ first, last }) => first <= from && from < last);
		return { word: range[2] ?? '', items: around.reverse().map((part) => item(file, part, `${part.last}`)) };
	}
	const cited = linesCitedIn(document, file.path);
	const isCited = ({ first }: FilePart) => cited.has(first);
	const inOrder = [...parts.filter(isCited), ...parts.filter((part) => !isCited(part))];
	return { word: rest.slice(rest.lastIndexOf(',') + 1), items: inOrder.map((part) => item(file, part, part.lines)) };
}

/** A longer label leaves no room for what stands beside it, in UTF-16 units. */
const mostBesideState = 44;

/** By its line and by its name, whichever is typed; the line stands first, where a long name does not cut it off. */
const item = ({ path }: Document, { kind, name, first, last, state }: FilePart, text: string): Completion => ({
	kind,
	label: text === name ? shorten(name, mostLabel) : shorten(`${text} ${name}`, mostBesideState),
	text,
	filter: `${text} ${name}`,
	...(state !== undefined && { hint: state }),
	target: { path, kind: 'file', lines: { first, last }, column: undefined },
});

/** Classes and functions by their names, as pytest joins them. */
const symbolNames = (parts: readonly FilePart[], path: RootPath): Completion[] =>
	parts.flatMap(({ kind, symbol, first, last }) =>
		symbol === undefined
			? []
			: [
					{
						kind,
						label: symbol,
						hint: `${first}`,
						target: { path, kind: 'file', lines: { first, last }, column: undefined },
					},
				],
	);

/** Headings by their names, as in `response.md::Status`. */
const names = (file: Document, parts: readonly FilePart[]): Completion[] =>
	parts
		.filter(({ kind }) => kind === 'heading')
		.map((part) => ({ ...item(file, part, part.name), hint: part.lines, filter: part.name }));

function slugs({ path, headings, lines }: Document): Completion[] {
	return [...headings.slugs].map(([slug, line]) => ({
		kind: 'heading',
		label: slug,
		hint: plainText(lines.at(toLine0(line)).replace(/^\s*#+\s*/, '')),
		target: { path, kind: 'file', lines: { first: line, last: line }, column: undefined },
	}));
}
