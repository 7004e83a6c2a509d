import { type Known, whenKnown } from '../base/known.ts';
import { extensionOf } from '../base/path.ts';
import { type Line1, type LineRange, line1, toLine0 } from '../base/position.ts';
import type { ReadResult, RootPath } from '../ports/files.ts';
import type { SourceSymbol } from '../ports/symbols.ts';
import type { Pointer } from '../syntax/pointer.ts';
import type { Document } from './document.ts';
import { type LocateContext, locateNow } from './locate.ts';
import { decodedPath } from './paths.ts';
import { findPlainly } from './plainSymbols.ts';
import { type PointerStatus, type Resolution, type Target, worst } from './resolution.ts';

/** What resolving needs to know of the workspace. */
export interface ResolveContext extends LocateContext {
	/** The document at a path, or why it cannot be read. */
	read(path: RootPath): Known<Document | Exclude<ReadResult, { text: string }>>;
	/** The outline of a source file; undefined for a language that is not known. */
	outline(document: Document): Known<readonly SourceSymbol[] | undefined>;
}

const nowhere: Omit<Resolution, 'status'> = {
	targets: [],
	path: undefined,
	by: undefined,
	candidates: [],
	tried: [],
	lineCount: undefined,
	members: [],
};

/** Says where a pointer of a document leads, by design.md, sections 4 and 5. Never throws. */
export const resolvePointer = (context: ResolveContext, pointer: Pointer, from: RootPath): Promise<Resolution> =>
	whenKnown(() => resolveNow(context, pointer, from));

/** The same from memory, for those who ask about many: nearly always all that it takes has been read before. */
export function resolveNow(context: ResolveContext, pointer: Pointer, from: RootPath): Known<Resolution> {
	if (pointer.kind === 'brace') {
		const members: Resolution[] = [];
		for (const { path, kind } of pointer.members) {
			const member = resolveNow(context, { ...pointer, path, kind, members: [] }, from);
			if (member instanceof Promise) {
				return member;
			}
			members.push(member);
		}
		return { ...nowhere, status: worst(members.map((member) => member.status)), members };
	}
	if (pointer.kind === 'template' || pointer.kind === 'glob') {
		return { ...nowhere, status: 'pattern' };
	}
	const location = locateNow(context, decodedPath(pointer), from, pointer.markdownLink);
	if (location instanceof Promise) {
		return location;
	}
	if ('outside' in location) {
		return { ...nowhere, status: 'outside' };
	}
	if ('missing' in location) {
		return { ...nowhere, status: 'missing-file', tried: location.tried };
	}
	if ('ambiguous' in location) {
		return { ...nowhere, status: 'ambiguous', candidates: location.ambiguous, tried: location.tried };
	}
	const { found: path, kind, by, tried } = location;
	const inside = kind === 'folder' ? whole(path, 'folder') : targetsInFile(context, pointer, path);
	return inside instanceof Promise ? inside : { ...nowhere, path, by, tried, ...inside };
}

type InFile = Pick<Resolution, 'status' | 'targets' | 'searched'> & { readonly lineCount?: number };

const whole = (path: RootPath, kind: 'file' | 'folder'): InFile => ({
	status: 'ok',
	targets: [{ path, kind, lines: undefined, column: undefined }],
});

const missing = (status: PointerStatus): InFile => ({ status, targets: [] });

function targetsInFile(context: ResolveContext, pointer: Pointer, path: RootPath): Known<InFile> {
	if (leadsToWholeFile(pointer)) {
		return whole(path, 'file');
	}
	const document = context.read(path);
	if (document instanceof Promise) {
		return document;
	}
	// A file that is there and cannot be read: what it holds cannot be told, so nothing is known to be wrong.
	return 'problem' in document ? whole(path, 'file') : insideOf(context, document, pointer);
}

const leadsToWholeFile = ({ ranges, symbol, anchor }: Pointer): boolean =>
	ranges.length === 0 && symbol === undefined && anchor === undefined;

/** Says where in a document a pointer leads that has led to it. */
export function insideOf(
	context: Pick<ResolveContext, 'outline'>,
	document: Document,
	pointer: Pointer,
): Known<InFile> {
	const { ranges, symbol, anchor } = pointer;
	if (leadsToWholeFile(pointer)) {
		return whole(document.path, 'file');
	}
	if (ranges.length > 0) {
		return linesIn(document, pointer);
	}
	return symbol === undefined ? headingIn(document, anchor ?? '') : symbolIn(context, document, symbol);
}

function linesIn(document: Document, pointer: Pointer): InFile {
	const lineCount = document.lines.count;
	const { ranges } = pointer;
	if (ranges.some((range) => range.last > lineCount)) {
		return { status: 'missing-line', targets: [], lineCount };
	}
	const targets = ranges.map(({ first, last }) => ({
		path: document.path,
		kind: 'file' as const,
		lines: { first, last },
		...(first < last && { endColumn: document.lines.at(toLine0(last)).length }),
		column: pointer.column,
	}));
	return { status: ranges.every((range) => isBlank(document, range)) ? 'blank-line' : 'ok', targets };
}

function isBlank(document: Document, range: LineRange): boolean {
	for (let line = range.first; line <= range.last; line = line1(line + 1)) {
		if (document.lines.at(toLine0(line)).trim() !== '') {
			return false;
		}
	}
	return true;
}

const markdownExtensions = new Set(['md', 'mdx', 'markdown']);

export const isMarkdown = (path: RootPath): boolean => markdownExtensions.has(extensionOf(path));

function headingIn(document: Document, anchor: string): InFile {
	if (!isMarkdown(document.path)) {
		return whole(document.path, 'file');
	}
	const line = anchor.startsWith('§') ? document.headings.bySection(anchor) : document.headings.bySlug(anchor);
	return line === undefined ? missing('missing-heading') : at(document.path, { first: line, last: line });
}

function symbolIn(context: Pick<ResolveContext, 'outline'>, document: Document, symbol: string): Known<InFile> {
	if (isMarkdown(document.path)) {
		const line = document.headings.byName(symbol);
		if (line !== undefined && document.headings.beginsSeveral(symbol)) {
			return whole(document.path, 'file');
		}
		return line === undefined ? missing('missing-symbol') : at(document.path, { first: line, last: line });
	}
	const outline = context.outline(document);
	if (outline instanceof Promise) {
		return outline;
	}
	if (outline === undefined) {
		return plainlyIn(document, symbol);
	}
	const found = symbolPaths(symbol).map((names) => findSymbol(outline, names));
	if (found.includes('missing')) {
		// `from x import *` may bring any name.
		return outline.some((each) => each.names.at(-1) === '*') ? whole(document.path, 'file') : missing('missing-symbol');
	}
	const targets = found.flatMap((place) => (place === 'missing' ? [] : at(document.path, place).targets));
	return { status: 'ok', targets };
}

/** Without a grammar a name that is not found is not known to be missing. */
function plainlyIn(document: Document, symbol: string): InFile {
	const found = symbolPaths(symbol).flatMap((names) => findPlainly(document.lines, names) ?? []);
	return found.length === 0
		? whole(document.path, 'file')
		: {
				status: 'ok',
				targets: found.flatMap((line) => at(document.path, { first: line, last: line }).targets),
				searched: symbol,
			};
}

const at = (path: RootPath, lines: LineRange): InFile => ({
	status: 'ok',
	targets: [{ path, kind: 'file', lines, column: undefined } satisfies Target],
});

/** `TestA::test_b[cpu]` is one path of names, `{save,load}` two; `TestA.test_b` is written so too. */
function symbolPaths(symbol: string): string[][] {
	const bare = symbol.replace(/\[.*$/, '').replace(/\(.*$/, '');
	const brace = /^(.*)\{([^{}]*)\}(.*)$/.exec(bare);
	const spread =
		brace === null ? [bare] : (brace[2] ?? '').split(',').map((name) => `${brace[1]}${name.trim()}${brace[3]}`);
	return spread.map((path) => path.split(/::|\./).filter((name) => name !== ''));
}

/**
 * The lines of the symbol with these names, outermost first. The last name may end in `*`. A method that is not in its
 * class but may come from a base leads to the class: pytest accepts such a node id.
 */
function findSymbol(
	outline: readonly SourceSymbol[],
	names: readonly string[],
): { first: Line1; last: Line1 } | 'missing' {
	const found = outline.find((symbol) => endsWith(symbol.names, names));
	if (found !== undefined) {
		return { first: found.line, last: found.lastLine };
	}
	const owner = names.length < 2 ? undefined : outline.find((symbol) => endsWith(symbol.names, names.slice(0, -1)));
	return owner?.inherits ? { first: owner.line, last: owner.line } : 'missing';
}

/** A pointer may leave outer names away (`::test_c` for a method), pytest's own node ids never do. */
function endsWith(names: readonly string[], wanted: readonly string[]): boolean {
	const offset = names.length - wanted.length;
	return offset >= 0 && wanted.every((name, i) => matches(names[offset + i] ?? '', name));
}

function matches(name: string, wanted: string): boolean {
	return wanted.endsWith('*') ? name.startsWith(wanted.slice(0, -1)) : name === wanted;
}
