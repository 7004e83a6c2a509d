import { extensionOf } from '../base/path.ts';
import { type Line1, type LineRange, line1, toLine0, toLine1 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import type { FileTree } from '../indexing/fileTree.ts';
import { plainText } from '../indexing/headings.ts';
import type { Resolution, Target } from '../indexing/resolution.ts';
import { isMarkdown } from '../indexing/resolve.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import type { RootPath } from '../ports/files.ts';
import type { Pointer } from '../syntax/pointer.ts';
import { surePart } from '../syntax/pointerProse.ts';
import { code, fenced, inert, shorten } from './markdown.ts';
import type { PointerDefinition } from './pointerDefinition.ts';
import { sameEnding } from './rules/sameEnding.ts';
import { nearestIn } from './rules/slips.ts';
import { type Address, linkTo } from './targets.ts';

/** How much of a target is shown. */
const mostLines = 40;
const mostUnits = 300;
const mostBegin = 10;
const mostBelow = 3;
const mostNames = 12;

/** What stands at the place that a pointer names, or why it names none, as Markdown. */
export async function pointerHover(
	workspace: PlanWorkspace,
	from: RootPath,
	{ pointer, resolution, targets }: PointerDefinition,
	address: Address,
): Promise<string> {
	const [target] = targets;
	if (target === undefined || resolution.status === 'ambiguous' || targets.length > 1) {
		return targets.length > 0
			? choice(targets, address)
			: why(pointer, resolution, await workspace.tree(), address) +
					(await perhaps(workspace, from, pointer, resolution, address));
	}
	return preview(workspace, target, address, howFound(resolution));
}

/** What stands at a place: where that is, what there is to say of it, its lines. */
export async function preview(
	workspace: PlanWorkspace,
	target: Target,
	address: Address,
	remark: string,
): Promise<string> {
	const parts = [await heading(workspace, target, address), remark, await content(workspace, target)];
	return parts.filter((part) => part !== '').join('\n\n');
}

/** One line that says where the target stands: its path as a link, the headings or names around it, the task on the line. */
async function heading(workspace: PlanWorkspace, target: Target, address: Address): Promise<string> {
	const path = linkTo(target, address);
	const document = target.kind === 'folder' ? undefined : await workspace.document(target.path);
	if (document === undefined || target.lines === undefined) {
		return path;
	}
	const around = isMarkdown(target.path)
		? document.headings.pathTo(target.lines.first).map((each) => plainText(each.text))
		: enclosing(workspace, document, target.lines.first);
	const task = stateOn(document, target.lines.first);
	return [path, ...(around.length > 0 ? [inert(around.join(' › '))] : []), ...(task === undefined ? [] : [task])].join(
		' — ',
	);
}

function enclosing(workspace: PlanWorkspace, document: Document, line: Line1): string[] {
	const outline = workspace.outline(document) ?? [];
	const inner = outline.findLast(
		(symbol) =>
			(symbol.kind === 'class' || symbol.kind === 'function') && symbol.firstLine <= line && line <= symbol.lastLine,
	);
	return inner === undefined ? [] : [inner.names.join('.')];
}

function stateOn(document: Document, line: Line1): string | undefined {
	const task = taskAt(document, line);
	return task === undefined
		? undefined
		: `${task.id === undefined ? 'task' : `**${inert(task.id)}**`} is ${task.state}`;
}

function howFound(resolution: Resolution): string {
	return [howPathFound(resolution), howSymbolFound(resolution)].filter((part) => part !== '').join('\n\n');
}

function howSymbolFound({ searched }: Resolution): string {
	return searched === undefined
		? ''
		: `Found by a plain search for ${code(searched)}, so it may be another of that name.`;
}

function howPathFound({ by, tried, targets }: Resolution): string {
	switch (by) {
		case 'moved':
			return `Moved: ${code(tried[0] ?? '')} is not there any more.`;
		case 'suffix':
			return `The only ${targets[0]?.kind ?? 'file'} of the workspace whose path ends so.`;
		default:
			return '';
	}
}

async function content(workspace: PlanWorkspace, target: Target): Promise<string> {
	if (target.kind === 'folder') {
		return folderContent(workspace, target.path);
	}
	const read = await workspace.read(target.path);
	if ('problem' in read) {
		return inert(read.message);
	}
	const { first, last } = linesShown(read, target);
	const shown = linesOf(read, { first, last: line1(Math.min(last, first + mostLines - 1)) });
	const rest = Math.min(last, read.lines.count) - first + 1 - shown.length;
	const more = target.lines !== undefined && rest > 0 ? `${rest} more ${rest === 1 ? 'line' : 'lines'}` : '';
	const language = languageOf(target.path);
	const below = target.lines !== undefined && first === last ? linesBelow(read, first) : [];
	return shown.length === 0
		? 'The file is empty.'
		: [
				fenced(shown.join('\n'), language),
				more,
				...(below.length > 0 ? [`below it:`, fenced(below.join('\n'), language)] : []),
			]
				.filter((part) => part !== '')
				.join('\n\n');
}

/** The lines that are cited, or how the file begins; for the line of a task all of the task. */
function linesShown(document: Document, { lines }: Target): LineRange {
	if (lines === undefined) {
		return { first: line1(1), last: line1(mostBegin) };
	}
	const task = lines.first === lines.last ? taskAt(document, lines.first) : undefined;
	return task === undefined ? lines : { first: task.line, last: task.lastLine };
}

/** The task whose first line it is. */
const taskAt = (document: Document, line: Line1) =>
	isMarkdown(document.path) ? document.plan.tasks.find((each) => each.line === line) : undefined;

/** The lines that are there, each cut where it is long. */
function linesOf({ lines }: Document, { first, last }: LineRange): string[] {
	const shown: string[] = [];
	for (let line = first; line <= Math.min(last, lines.count); line = line1(line + 1)) {
		shown.push(shorten(lines.at(toLine0(line)), mostUnits));
	}
	return shown;
}

/** What follows a single line that is cited, up to the next heading; a task stands for itself. */
function linesBelow(document: Document, line: Line1): string[] {
	const isPlan = isMarkdown(document.path);
	if (taskAt(document, line) !== undefined) {
		return [];
	}
	const heading = isPlan
		? document.blocks.headings.map((each) => toLine1(each.line)).find((each) => each > line)
		: undefined;
	const last = Math.min(line + mostBelow, (heading ?? line + mostBelow + 1) - 1);
	const below = linesOf(document, { first: line1(line + 1), last: line1(last) });
	const isText = (text: string) => text.trim() !== '';
	return below.slice(Math.max(0, below.findIndex(isText)), below.findLastIndex(isText) + 1);
}

async function folderContent(workspace: PlanWorkspace, folder: string): Promise<string> {
	const names = (await workspace.tree()).namesIn(folder);
	const shown = [...names].sort().slice(0, mostNames).map(code);
	const rest = names.size - shown.length;
	return `Folder: ${[...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(', ')}`;
}

/** Several places, to be chosen from. */
export function choice(targets: readonly Target[], address: Address): string {
	const shown = targets
		.slice(0, mostNames)
		.map((target) => `- ${linkTo(target, address)}`)
		.join('\n');
	const rest = targets.length - mostNames;
	return `${targets.length} places match:\n\n${shown}${rest > 0 ? `\n- ${rest} more` : ''}`;
}

/** Why a pointer leads nowhere, and what was tried. */
function why(pointer: Pointer, resolution: Resolution, tree: Pick<FileTree, 'kindOf'>, address: Address): string {
	const { status, path, tried, lineCount, members } = resolution;
	const file =
		path === undefined
			? code(pointer.path)
			: linkTo({ path, kind: 'file', lines: undefined, column: undefined }, address);
	switch (status) {
		case 'missing-file':
			return members.length > 0
				? `Not in this workspace: ${members.flatMap((member, i) => (member.status === 'missing-file' ? [code(pointer.members[i]?.path ?? '')] : [])).join(', ')}`
				: `No such file or folder: ${code(pointer.path)}${placesText(pointer, tried, tree)}`;
		case 'missing-line':
			return `${file} has ${lineCount} ${lineCount === 1 ? 'line' : 'lines'}; the pointer goes past its end.`;
		case 'missing-symbol':
			return `${file} does not define ${code(pointer.symbol ?? '')}.`;
		case 'missing-heading':
			return `${file} has no heading for ${code(surePart(pointer.anchor ?? ''))}.`;
		case 'outside':
			return pointer.path.startsWith('/')
				? `Not at the root of this workspace: ${code(pointer.path.slice(1))}; what lies outside is not read.`
				: `${code(pointer.path)} lies outside the workspace and is not read.`;
		case 'pattern':
			return `${code(pointer.path)} is a pattern: a placeholder or wildcard is left in it.`;
		default:
			return `${code(pointer.path)} leads nowhere.`;
	}
}

/** The file that is likely meant where one is missing, on a line of its own; empty where nobody can tell. */
async function perhaps(
	workspace: PlanWorkspace,
	from: RootPath,
	{ path, kind }: Pointer,
	{ status, tried }: Resolution,
	address: Address,
): Promise<string> {
	if (status !== 'missing-file' || kind === 'brace') {
		return '';
	}
	const nearest = nearestIn(await workspace.tree(), tried);
	const meant = (await sameEnding(workspace, path, from))?.path ?? (nearest?.isCertain === true ? nearest.name : '');
	return meant === ''
		? ''
		: `\n\nPerhaps ${linkTo({ path: meant, kind: 'file', lines: undefined, column: undefined }, address)}`;
}

/** Where a file was looked for, unless that is but the path as it is written. */
function placesText(pointer: Pointer, tried: readonly string[], tree: Pick<FileTree, 'kindOf'>): string {
	const places = placesTried(pointer, tried, tree);
	return places.every((each) => each === pointer.path.replace(/\/+$/, ''))
		? ''
		: `\n\nLooked for:\n${places.map((each) => `- ${code(each)}`).join('\n')}`;
}

/**
 * Where a file was looked for. A path that begins at the root is named so: nobody wonders about it below another folder, but
 * for that of the document where a Markdown link is relative to it.
 */
function placesTried(
	{ path, markdownLink }: Pointer,
	tried: readonly string[],
	tree: Pick<FileTree, 'kindOf'>,
): string[] {
	const plain = path.replace(/^\/|\/+$/g, '');
	const isRooted = path.startsWith('/') || (!markdownLink && tree.kindOf(plain.split('/', 1)[0] ?? '') === 'folder');
	return [...new Set(tried)].filter((each) => !isRooted || !each.endsWith(`/${plain}`));
}

const languages: Readonly<Record<string, string>> = {
	md: 'markdown',
	mdx: 'markdown',
	py: 'python',
	pyi: 'python',
	ts: 'typescript',
	tsx: 'tsx',
	js: 'javascript',
	mjs: 'javascript',
	cjs: 'javascript',
	rs: 'rust',
	go: 'go',
	c: 'c',
	h: 'c',
	cc: 'cpp',
	cpp: 'cpp',
	hpp: 'cpp',
	cu: 'cpp',
	java: 'java',
	kt: 'kotlin',
	rb: 'ruby',
	php: 'php',
	cs: 'csharp',
	swift: 'swift',
	sh: 'shellscript',
	bash: 'shellscript',
	json: 'json',
	jsonl: 'json',
	yaml: 'yaml',
	yml: 'yaml',
	toml: 'toml',
	ini: 'ini',
	xml: 'xml',
	html: 'html',
	css: 'css',
	sql: 'sql',
	diff: 'diff',
	patch: 'diff',
};

/** The info string for a fence: VS Code's language id of the file's extension. */
function languageOf(path: string): string {
	return languages[extensionOf(path)] ?? '';
}
