import { lastAsked } from '../../base/lastAsked.ts';
import { extensionOf, folderOf, follow } from '../../base/path.ts';
import { type Line1, line0, toLine0 } from '../../base/position.ts';
import type { Document } from '../../indexing/document.ts';
import type { FileTree } from '../../indexing/fileTree.ts';
import type { Resolution } from '../../indexing/resolution.ts';
import { isMarkdown } from '../../indexing/resolve.ts';
import { LineContext } from '../../syntax/lineContext.ts';
import { hasPlaceholder } from '../../syntax/placeholder.ts';
import type { Pointer } from '../../syntax/pointer.ts';
import { isLinkText } from '../linkTexts.ts';
import { oldAndNew } from '../oldAndNew.ts';
import type { ResolvedPointer } from '../pointers.ts';
import { saidOfFile, saidOfWholeFile } from '../said/saidOfFile.ts';
import type { SaidOfFile } from '../said/saying.ts';
import { briefOf } from './briefRules.ts';
import { filesToCome, type Missing, type MissingPart } from './filesToCome.ts';
import { pathFix } from './pathFix.ts';
import type { Finding, Fix, Rule, RuleContext } from './rule.ts';
import { sameEnding } from './sameEnding.ts';
import { isSlip, isTypoFor, nearestIn } from './slips.ts';

/**
 * A pointer at a file or folder that is not there. Quiet about what nobody can know to be wrong: a file name alone in prose, a
 * path without an extension, what git ignores on its own account. What is still to be written may be meant.
 */
export const pointerMissingFile: Rule = {
	id: 'pointer-missing-file',
	severity: 'warning',
	summary: 'A pointer at a file or folder that is not there',
	about: 'documents',
	reads: 'pointers',
	async check(context) {
		const asked = new Set(briefOf(context)?.artifacts.map(({ line }) => line));
		const pairOf = oldAndNew(context.document, context.pointers);
		const parts = context.pointers.flatMap((each, i) =>
			asked.has(each.line) || isLinkText(context.document, each, context.pointers[i + 1]) ? [] : missingParts(each, i),
		);
		const withSaid = (each: MissingPart): Missing => ({
			...each,
			said: saidOf(context, each),
			pair: pairOf(each.place),
		});
		const all = parts.filter(saysItIsThere(context)).map(withSaid);
		const tree = await context.workspace.tree();
		let known: ReturnType<typeof filesToCome> | undefined;
		const isToCome = (each: Missing) => {
			known ??= filesToCome(context.document, [...all, ...parts.filter(isFolderByName).map(withSaid)], tree);
			return known(each);
		};
		const isOldPlace = (each: Missing) => each.pair?.side === 'old' && !isSlip(tree, each);
		const missing = all.filter((each) => !each.said.gone && !isOldPlace(each) && !isAskedFor(context, each));
		const around = firstOf(context.document.path);
		const ignored = await context.ignored([...missing.flatMap(triedOf), around]);
		// Of a folder that is kept out of the repository with the document in it the rest is here as well.
		const isElsewhere = (path: string) => ignored.has(path) && !(ignored.has(around) && firstOf(path) === around);
		return missing
			.filter((each) => !triedOf(each).some(isElsewhere))
			.map((each) => toFinding(context, each, tree, isToCome))
			.filter(isFirst());
	},
};

/** One sentence about a line is enough, however often the line names the file. */
function isFirst(): (finding: Finding) => boolean {
	const told = new Set<string>();
	return ({ line, message, mayBeMeant }) => told.size < told.add(`${line} ${mayBeMeant} ${message}`).size;
}

/** Where it was looked for; a folder with a slash behind it, since git ignores `dist/` and not `dist`. */
const triedOf = ({ part, resolution }: MissingPart): readonly string[] =>
	part.path.endsWith('/') ? resolution.tried.map((path) => `${path}/`) : resolution.tried;

/** The pointer itself, or those members of a brace set that are missing. */
function missingParts(of: ResolvedPointer, place: number): MissingPart[] {
	const { pointer, resolution } = of;
	const parts =
		pointer.kind === 'brace'
			? pointer.members.map((part, i) => ({ of, place, part, resolution: resolution.members[i] ?? resolution }))
			: [{ of, place, part: { ...pointer, span: pointer.pathSpan }, resolution }];
	return parts.filter((each) => each.resolution.status === 'missing-file');
}

/**
 * False for what may well be no path in this workspace: a name alone, unless a link leads to it as a document, or one that has neither
 * extension nor slash at its end.
 */
function saysItIsThere({ document }: RuleContext): (missing: MissingPart) => boolean {
	// To be asked from left to right.
	const contextOf = lastAsked((line: Line1) => new LineContext(document.lines.at(toLine0(line))));
	const isInCode = ({ of: { line, pointer } }: MissingPart): boolean => contextOf(line).isCode(pointer.span.start);
	return (missing) => {
		const { path, kind } = missing.part;
		// `[Title](YYYY-MM-DD-title.md)` says how names are made.
		const isLink = missing.of.pointer.markdownLink && isMarkdown(path) && !hasPlaceholder(path) && !isInCode(missing);
		return (isLink || !isNameAlone(path)) && (kind !== 'dir' || path.endsWith('/'));
	};
}

/** `packages/a`, of which nobody can say that it is not there, but that what is in it is still to come. */
const isFolderByName = ({ part: { path, kind } }: MissingPart): boolean => kind === 'dir' && !path.endsWith('/');

const isNameAlone = (path: string): boolean => !/[/\\]/.test(path.replace(/^\.\//, '').replace(/\/$/, ''));

/** What the line says of it, around the pointer as a whole, and around a link its text included. Of a part of a file it says nothing here, unless the file is gone. */
function saidOf({ document }: RuleContext, { of: { line, pointer } }: MissingPart): SaidOfFile {
	const text = document.lines.at(toLine0(line));
	if (pointer.ranges.length > 0 || pointer.symbol !== undefined || pointer.anchor !== undefined) {
		return saidOfWholeFile(text, pointer.span);
	}
	const { start, end } = pointer.span;
	const link = pointer.markdownLink ? text.lastIndexOf('[', start) : -1;
	const from = link < 0 ? start : link;
	const [before, behind] = [lineBefore(document, line, from), lineBehind(document, line, end)];
	return saidOfFile(`${before}${text}${behind}`, { start: before.length + from, end: before.length + end });
}

/** Nothing but marks, as in front of a path that begins a line and behind one that ends it. */
const marks = /^[\s*_`"'()[\],]*$/;
/** A heading, a row, an item, a quote or a fence: a line that begins something of its own. */
const begins = /^\s*(?:$|[#|>]|[-*+]\s|\d+[.)]\s|```|~~~)/;

/** The line before, with a blank, where its sentence goes on with a path that begins a line; a label is no sentence. */
function lineBefore({ lines }: Document, line: Line1, start: number): string {
	const at = toLine0(line);
	if (at === 0 || start > LONGEST_MARKS || !marks.test(lines.at(at).slice(0, start))) {
		return '';
	}
	const before = lines.at(line0(at - 1)).trimEnd();
	return before === '' || /^\s*(?:[#|]|```|~~~)|[:*_]$/.test(before) ? '' : `${before} `;
}

/** A blank and the line behind, where the sentence of a path that ends a line goes on in it. */
function lineBehind({ lines }: Document, line: Line1, end: number): string {
	const at = toLine0(line);
	const text = lines.at(at);
	if (
		at + 1 >= lines.count ||
		text.length - end > LONGEST_MARKS ||
		!marks.test(text.slice(end)) ||
		/^\s*[#|]/.test(text)
	) {
		return '';
	}
	const behind = lines.at(line0(at + 1));
	return begins.test(behind) ? '' : ` ${behind.trimStart()}`;
}

/** In UTF-16 units. */
const LONGEST_MARKS = 20;

/** True for a report that the brief wants written: nobody expects it yet. */
const isAskedFor = (context: RuleContext, missing: MissingPart): boolean =>
	briefOf(context) !== undefined &&
	context.isAhead(missing.of.line) &&
	missing.resolution.tried.some(context.workspace.isRecord) &&
	!isToBeRead(context, missing);

const saidRead = /\b(?:from|read|see|consult|review)\s+(?:the\s+)?[`'"*(]*$/i;

/**
 * True where the brief sends somebody to a report that is not one of its own: ``pull context from `…/reports/…/notes.md` ``. What it
 * names before, it may want written before.
 */
function isToBeRead(context: RuleContext, { of, part, resolution }: MissingPart): boolean {
	const { document } = context;
	const start = document.lines.startOf(toLine0(of.line)) + part.span.start;
	const before = document.lines.text.slice(0, start);
	const own = briefOf(context)?.artifacts.map(({ path }) => folderOfArtifact(path)) ?? [];
	// Some are written from the root, others from the initiative's folder.
	const isOwn = own.some((folder) => resolution.tried.some((path) => `/${path}/`.includes(`/${folder}/`)));
	return saidRead.test(before) && own.length > 0 && !isOwn && !before.includes(part.path);
}

/** `plans/reports/03` is a folder, whether a slash says so or not. */
function folderOfArtifact(path: string): string {
	const followed = follow('', path) ?? path;
	return path.endsWith('/') || extensionOf(followed) === '' ? followed : folderOf(followed);
}

/** The outermost part of a path. */
const firstOf = (path: string): string => path.split('/', 1)[0] ?? '';

/** True where not even the first folder is known: another repository's path, data that is kept elsewhere, or one file too many. */
const isForeign = ({ path }: MissingPart['part'], tree: Pick<FileTree, 'kindOf' | 'truncated'>): boolean => {
	if (isNameAlone(path)) {
		return false;
	}
	const kind = tree.kindOf(firstOf(follow('', path) ?? ''));
	return kind === undefined || (kind === 'unknown' && tree.truncated);
};

/** @param isToCome tells whether the document says that the file comes or goes */
function toFinding(
	context: RuleContext,
	missing: Missing,
	tree: FileTree,
	isToCome: (missing: Missing) => boolean,
): Finding {
	const {
		of: { line, pointer },
		part,
		resolution,
	} = missing;
	const { workspace, document } = context;
	const kind = part.path.endsWith('/') ? 'folder' : 'file';
	const pointAt = (path: string, isPreferred: boolean) =>
		pathFix(document, line, pointer, path, `Point at ${path}`, isPreferred);
	return {
		line,
		span: part.span,
		message: `There is no ${kind} ${part.path} in this workspace.`,
		// Reports are often kept out of the repository; what is still to be written may be named, but nobody cites a line of it.
		mayBeMeant:
			(pointer.ranges.length === 0 && ((context.isAhead(line) && !isTypoFor(tree, missing)) || isToCome(missing))) ||
			missing.said.inPassing ||
			resolution.tried.some(workspace.isRecord) ||
			(isForeign(part, tree) && !isTypoFor(tree, missing)),
		fixes: async (wanted) => {
			if (pointer.kind === 'brace') {
				return [];
			}
			const found = await sameEnding(workspace, pointer.path, document.path);
			const isWanted = wanted !== 'preferred' || found?.isCertain === true;
			const meant = found?.path ?? (isWanted ? nearestIn(await workspace.tree(), resolution.tried)?.name : undefined);
			const pointing = meant === undefined ? [] : [pointAt(meant, found?.isCertain === true)];
			return [...pointing, ...creation(pointer, resolution)];
		},
	};
}

/** Makes the file where it was looked for first: of a link beside the document, in prose below the root. Only for texts. */
function creation(pointer: Pointer, { tried: [path] }: Resolution): Fix[] {
	return path !== undefined && pointer.kind === 'file' && /\.(?:md|mdx|txt|rst)$/.test(path)
		? [{ title: `Create ${path}`, edit: { changes: [], creates: [{ path, text: '' }] }, preferred: false }]
		: [];
}
