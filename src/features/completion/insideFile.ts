import { type Line1, toLine0, toLine1 } from '../../base/position.ts';
import type { Document } from '../../indexing/document.ts';
import { plainText } from '../../indexing/headings.ts';
import { locate } from '../../indexing/locate.ts';
import { isMarkdown } from '../../indexing/resolve.ts';
import type { PlanWorkspace } from '../../indexing/workspace.ts';
import type { SourceSymbol } from '../../ports/symbols.ts';
import { lastTextLine, sectionEnds } from '../../syntax/sections.ts';
import { shorten } from '../markdown.ts';
import { mostLabel } from '../nodeText.ts';
import { type Completion, type Completions, type Cursor, completions } from './item.ts';

/**
 * Behind a path that leads to a file: its lines by heading, task or symbol after `:`, its symbols or headings after `::`,
 * its slugs after `#`.
 */
export async function insideFile(cursor: Cursor): Promise<Completions | undefined> {
	const { workspace, token, column, text, inLink, linksByEditor } = cursor;
	const sign = /::|[:#]/.exec(token);
	const path = token.slice(0, sign?.index).replace(/^.*[,;={}@*]/, '');
	if (sign === null || path === '') {
		return undefined;
	}
	const rest = token.slice(sign.index + sign[0].length);
	const found = await readFileAt(cursor, path);
	if (found === undefined || (sign[0] === '#' && inLink && linksByEditor)) {
		return undefined;
	}
	const { word, items } = await itemsBehind(workspace, found, sign[0], rest);
	const tail = TAILS[sign[0]]?.exec(text.slice(column))?.[0] ?? '';
	return completions({ start: column - word.length, end: column + tail.length }, word, items);
}

/** What goes on behind the cursor in the same word. */
const TAILS: Readonly<Record<string, RegExp>> = { ':': /^[\d–-]*/, '::': /^[\w:]*/, '#': /^[\p{L}\p{N}_-]*/u };

/** The file that a path leads to from the cursor's document; undefined where it is none or several match. */
async function readFileAt({ workspace, document, inLink }: Cursor, path: string): Promise<Document | undefined> {
	const location = await locate(await workspace.resolving(), path, document.path, inLink);
	return 'found' in location && location.kind === 'file' ? workspace.document(location.found) : undefined;
}

async function itemsBehind(
	workspace: PlanWorkspace,
	file: Document,
	sign: string,
	rest: string,
): Promise<{ word: string; items: Completion[] }> {
	if (sign === '#') {
		return { word: rest, items: slugs(file) };
	}
	if (sign === '::') {
		const symbols = isMarkdown(file.path) ? names(file) : await symbolNames(workspace, file);
		return { word: rest, items: symbols };
	}
	const parts = isMarkdown(file.path) ? markdownParts(file) : await sourceParts(workspace, file);
	// In `12-` the end of what begins or goes on at line 12, behind a comma the next range of a list.
	const range = /(?:^|,)\s?(\d+)[–-](\d*)$/.exec(rest);
	if (range !== null) {
		const from = Number(range[1]);
		const around = parts.filter(({ first, last }) => first <= from && from < last);
		return { word: range[2] ?? '', items: around.reverse().map((part) => item(file, part, `${part.last}`)) };
	}
	return { word: rest.slice(rest.lastIndexOf(',') + 1), items: parts.map((part) => item(file, part, part.text)) };
}

/** A named part of a file. */
interface Part {
	readonly kind: 'heading' | 'task' | 'class' | 'function';
	readonly name: string;
	/** What is written behind the colon. */
	readonly text: string;
	readonly first: Line1;
	readonly last: Line1;
}

/** By its name and by its line, whichever is typed. */
const item = ({ path }: Document, { kind, name, first, last }: Part, text: string): Completion => ({
	kind,
	label: shorten(name, mostLabel),
	text,
	filter: `${text} ${name}`,
	hint: text,
	target: { path, kind: 'file', lines: { first, last }, column: undefined },
});

/** Headings and tasks, each by its line: that is how plans are cited. */
function markdownParts({ blocks, plan }: Document): Part[] {
	const ends = sectionEnds(blocks);
	const headings = blocks.headings.map(({ line, text }, i): Part => {
		const first = toLine1(line);
		const last = toLine1(lastTextLine(blocks.lines, line, ends[i] ?? 0));
		return { kind: 'heading', name: plainText(text), text: `${first}`, first, last };
	});
	const tasks = plan.tasks.map(
		({ id, title, line, lastLine }): Part => ({
			kind: 'task',
			name: [id, plainText(title)].filter((part) => part).join(' '),
			text: `${line}`,
			first: line,
			last: lastLine,
		}),
	);
	return [...headings, ...tasks].sort((a, b) => a.first - b.first);
}

/** Classes and functions, each by all its lines. */
async function sourceParts(workspace: PlanWorkspace, file: Document): Promise<Part[]> {
	return (await definitionsIn(workspace, file)).map(({ kind, names, firstLine, lastLine }) => ({
		kind,
		name: names.join('.'),
		text: firstLine === lastLine ? `${firstLine}` : `${firstLine}-${lastLine}`,
		first: firstLine,
		last: lastLine,
	}));
}

async function symbolNames(workspace: PlanWorkspace, file: Document): Promise<Completion[]> {
	return (await definitionsIn(workspace, file)).map(({ kind, names, firstLine, lastLine }) => ({
		kind,
		label: names.join('::'),
		hint: `${firstLine}`,
		target: { path: file.path, kind: 'file', lines: { first: firstLine, last: lastLine }, column: undefined },
	}));
}

type Defined = SourceSymbol & { readonly kind: 'class' | 'function' };

async function definitionsIn(workspace: PlanWorkspace, file: Document): Promise<Defined[]> {
	const outline = (await workspace.outline(file)) ?? [];
	return outline.filter((symbol): symbol is Defined => symbol.kind === 'class' || symbol.kind === 'function');
}

/** Headings by their names, as in `response.md::Status`. */
const names = (file: Document): Completion[] =>
	markdownParts(file)
		.filter(({ kind }) => kind === 'heading')
		.map((part) => ({ ...item(file, part, part.name), hint: part.text, filter: part.name }));

function slugs({ path, headings, lines }: Document): Completion[] {
	return [...headings.slugs].map(([slug, line]) => ({
		kind: 'heading',
		label: slug,
		hint: plainText(lines.at(toLine0(line)).replace(/^\s*#+\s*/, '')),
		target: { path, kind: 'file', lines: { first: line, last: line }, column: undefined },
	}));
}
