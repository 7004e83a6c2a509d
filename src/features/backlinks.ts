import type { Cancel } from '../base/cancel.ts';
import { groupBy } from '../base/collections.ts';
import { folderOf, nameOf } from '../base/path.ts';
import { type LineRange, toLine0 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import type { RootPath } from '../ports/files.ts';
import { type Citation, citationsIn, citationsOf, covers } from './citations.ts';
import { quoted, shorten } from './markdown.ts';
import type { Node } from './node.ts';
import { join, lineTarget, spoken } from './nodeText.ts';

/** The place whose backlinks are asked for: a file, and the lines that are selected, or the one that the cursor is on. */
export interface BacklinksAt {
	readonly path: RootPath;
	readonly lines: LineRange;
	/** Only pointers whose range has one of the lines. */
	readonly linesOnly: boolean;
}

const mostExpanded = 20;
const mostText = 120;

/**
 * The pointers at a file, grouped by the documents that have them: documents for an undefined parent, else the pointers of one.
 * Documents stand by their paths, so that none changes its place while the cursor moves; pointers of a file at itself are left out.
 */
export async function backlinkNodes(
	workspace: PlanWorkspace,
	at: BacklinksAt,
	parent: string | undefined,
	cancel: Cancel,
): Promise<readonly Node[]> {
	if (parent !== undefined) {
		const document = await workspace.document(parent.replace(/^backlinks:/, ''));
		const found = document === undefined ? [] : await citationsIn(await workspace.resolving(), document, at.path);
		return wanted(found, at).map((citation) => citationNode(citation, at));
	}
	const byDocument = groupBy(wanted(await citationsOf(workspace, at.path, cancel), at), ({ document }) => document);
	const documents = [...byDocument].filter(([{ path }]) => path !== at.path);
	return documents.map(([document, citations]) => documentNode(document, citations.length, documents.length));
}

const wanted = (citations: readonly Citation[], at: BacklinksAt): readonly Citation[] =>
	at.linesOnly ? citations.filter((each) => isHere(each, at)) : citations;

const isHere = (citation: Citation, { lines }: BacklinksAt): boolean => covers(citation, lines);

function documentNode({ path }: Document, count: number, documents: number): Node {
	return {
		id: `backlinks:${path}`,
		kind: 'document',
		label: nameOf(path),
		description: join(`${count}`, folderOf(path)),
		icon: 'file',
		accessibilityLabel: spoken(path, `${count} ${count === 1 ? 'pointer' : 'pointers'}`),
		children: documents > mostExpanded ? 'collapsed' : 'expanded',
		target: { path, kind: 'file', lines: undefined, column: undefined },
	};
}

function citationNode(citation: Citation, at: BacklinksAt): Node {
	const { document, line, span, pointer, targets } = citation;
	const text = shorten(document.lines.at(toLine0(line)).trim(), mostText);
	const lines = targets.flatMap(({ lines: range }) =>
		range === undefined ? [] : [range.first === range.last ? `${range.first}` : `${range.first}-${range.last}`],
	);
	const cited = lines.length === 0 ? 'the file' : lines.join(', ');
	const here = isHere(citation, at);
	return {
		id: `backlinks:${document.path}#${line}:${span.start}`,
		kind: 'pointer',
		// A side bar is narrow: which line points where comes first, its text behind.
		label: lines.length === 0 ? `line ${line}` : `line ${line} → ${cited}`,
		description: join(here ? 'here' : undefined, text),
		tooltip: quoted(text),
		icon: here ? 'target' : 'arrow-small-right',
		accessibilityLabel: spoken(
			`${document.path} line ${line}`,
			pointer.text,
			here ? 'at the cursor' : `→ ${cited}`,
			text,
		),
		children: 'none',
		target: lineTarget(document.path, line),
	};
}
