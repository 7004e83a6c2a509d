import { type Known, whenKnown } from '../base/known.ts';
import { extensionOf } from '../base/path.ts';
import type { LineRange } from '../base/position.ts';
import type { ReadResult, RootPath } from '../ports/files.ts';
import type { Pointer, PointerMember } from '../syntax/pointer.ts';
import type { Document } from './document.ts';
import { LineShapes } from './lineShapes.ts';
import { type LocateContext, locateNow } from './locate.ts';
import { decodedAnchor, decodedPath } from './paths.ts';
import { findPlainly } from './plainSymbols.ts';
import { isBroken, type PointerStatus, type Resolution, type Target, worst } from './resolution.ts';
import { SymbolTable, symbolPaths } from './symbolTable.ts';

/** What resolving needs to know of the workspace. */
export interface ResolveContext extends LocateContext {
	/** The document at a path, or why it cannot be read. */
	read(path: RootPath): Known<Document | Exclude<ReadResult, { text: string }>>;
	/** The lines of the file at a path, or why it cannot be read. */
	shapes(path: RootPath): Known<LineShapes | Exclude<ReadResult, { text: string }>>;
	/** The symbols of the file at a path, or the file itself where it has none that are known, or why it cannot be read. */
	symbols(path: RootPath): Known<SymbolTable | Document | Exclude<ReadResult, { text: string }>>;
}

/** Says where a pointer of a document leads, by design.md, sections 4 and 5. Never throws. */
export async function resolvePointer(context: ResolveContext, pointer: Pointer, from: RootPath): Promise<Resolution> {
	if (pointer.kind !== 'brace') {
		return whenKnown(() => resolveNow(context, pointer, from));
	}
	// One after the other: the files of all of them may be more than the memory keeps.
	const members: Resolution[] = [];
	for (const member of pointer.members) {
		members.push(await whenKnown(() => resolveNow(context, asPointer(pointer, member), from)));
	}
	return ofMembers(members);
}

/** The same from memory, for those who ask about many: nearly always all that it takes has been read before. */
export function resolveNow(context: ResolveContext, pointer: Pointer, from: RootPath): Known<Resolution> {
	if (pointer.kind === 'brace') {
		const members: Resolution[] = [];
		for (const member of pointer.members) {
			const resolution = resolveNow(context, asPointer(pointer, member), from);
			if (resolution instanceof Promise) {
				return resolution;
			}
			members.push(resolution);
		}
		return ofMembers(members);
	}
	if (pointer.kind === 'template' || pointer.kind === 'glob') {
		return leadsNowhere('pattern', []);
	}
	const location = locateNow(context, decodedPath(pointer), from, pointer.markdownLink);
	if (location instanceof Promise) {
		return location;
	}
	if ('outside' in location) {
		return leadsNowhere('outside', []);
	}
	if ('missing' in location) {
		return leadsNowhere('missing-file', location.tried);
	}
	if ('ambiguous' in location) {
		return { ...leadsNowhere('ambiguous', location.tried), candidates: location.ambiguous };
	}
	const { found: path, kind, by, tried, mayBeOnDisk } = location;
	const inside = kind === 'folder' ? whole(path, 'folder') : targetsInFile(context, pointer, path);
	if (inside instanceof Promise) {
		return inside;
	}
	const { status, targets, searched, lineCount } = inside;
	if (mayBeOnDisk && isBroken(status)) {
		return leadsNowhere('outside', tried);
	}
	// Written out, since half a million of these are made in a large workspace and a spread copies property by property.
	return { status, targets, path, by, searched, candidates: none, tried, lineCount, members: none };
}

/** A member of a brace set as a pointer of its own. */
const asPointer = (pointer: Pointer, { path, kind }: PointerMember): Pointer => ({
	...pointer,
	path,
	kind,
	members: [],
});

const ofMembers = (members: readonly Resolution[]): Resolution => ({
	...leadsNowhere(worst(members.map(({ status }) => status)), []),
	members,
});

const none: readonly never[] = [];

const leadsNowhere = (status: PointerStatus, tried: readonly RootPath[]): Resolution => ({
	status,
	targets: none,
	path: undefined,
	by: undefined,
	searched: undefined,
	candidates: none,
	tried,
	lineCount: undefined,
	members: none,
});

type InFile = Pick<Resolution, 'status' | 'targets' | 'searched'> & { readonly lineCount?: number };

const whole = (path: RootPath, kind: 'file' | 'folder'): InFile => ({
	status: 'ok',
	targets: [{ path, kind, lines: undefined, column: undefined }],
});

const missing = (status: PointerStatus): InFile => ({ status, targets: none });

function targetsInFile(context: ResolveContext, pointer: Pointer, path: RootPath): Known<InFile> {
	if (leadsToWholeFile(pointer)) {
		return whole(path, 'file');
	}
	const file = factsFor(context, pointer, path);
	if (file instanceof Promise) {
		return file;
	}
	if ('problem' in file) {
		// A file that is there and cannot be read: what it holds cannot be told, so nothing is known to be wrong.
		return whole(path, 'file');
	}
	if (file instanceof LineShapes) {
		return linesIn(path, file, pointer);
	}
	return file instanceof SymbolTable ? symbolIn(path, file, pointer.symbol ?? '') : insideOf(file, pointer);
}

/** What a pointer has to be compared with: as little of the file as will do. */
function factsFor(context: ResolveContext, { ranges, symbol }: Pointer, path: RootPath) {
	if (ranges.length > 0) {
		return context.shapes(path);
	}
	return symbol === undefined ? context.read(path) : context.symbols(path);
}

const leadsToWholeFile = ({ ranges, symbol, anchor }: Pointer): boolean =>
	ranges.length === 0 && symbol === undefined && anchor === undefined;

/** Says where in a document a pointer leads that has led to it. */
export function insideOf(document: Document, pointer: Pointer): InFile {
	const { ranges, symbol } = pointer;
	if (leadsToWholeFile(pointer)) {
		return whole(document.path, 'file');
	}
	if (ranges.length > 0) {
		return linesIn(document.path, document.shapes, pointer);
	}
	if (symbol === undefined) {
		return headingIn(document, decodedAnchor(pointer));
	}
	if (isMarkdown(document.path)) {
		return headingNamed(document, symbol);
	}
	const { path, symbols } = document;
	return symbols === undefined ? plainlyIn(document, symbol) : symbolIn(path, symbols, symbol);
}

function linesIn(path: RootPath, shapes: LineShapes, { ranges, column }: Pointer): InFile {
	const targets: Target[] = [];
	let isBlank = true;
	for (const range of ranges) {
		const { first, last } = range;
		if (last > shapes.count) {
			return { status: 'missing-line', targets: none, lineCount: shapes.count };
		}
		isBlank &&= shapes.areBlank(range);
		const endColumn = first < last ? shapes.lengthOf(last) : undefined;
		targets.push({ path, kind: 'file', lines: { first, last }, endColumn, column });
	}
	return { status: isBlank ? 'blank-line' : 'ok', targets };
}

const markdownExtensions = new Set(['md', 'mdx', 'markdown']);

export const isMarkdown = (path: RootPath): boolean => markdownExtensions.has(extensionOf(path));

function headingIn(document: Document, anchor: string): InFile {
	if (!isMarkdown(document.path)) {
		return whole(document.path, 'file');
	}
	const line = anchor.startsWith('§') ? document.headings.bySection(anchor) : document.headings.byAnchor(anchor);
	return line === undefined ? missing('missing-heading') : at(document.path, { first: line, last: line });
}

function headingNamed({ path, headings }: Document, name: string): InFile {
	const line = headings.byName(name);
	if (line === undefined) {
		return missing('missing-symbol');
	}
	return headings.beginsSeveral(name) ? whole(path, 'file') : at(path, { first: line, last: line });
}

function symbolIn(path: RootPath, symbols: SymbolTable, symbol: string): InFile {
	const found = symbols.find(symbol);
	if (found === undefined) {
		return missing('missing-symbol');
	}
	return found.length === 0
		? whole(path, 'file')
		: { status: 'ok', targets: found.flatMap((lines) => at(path, lines).targets) };
}

/** Without an outline a name that is not found is not known to be missing. */
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
