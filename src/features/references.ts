import type { Cancel } from '../base/cancel.ts';
import { pushTo } from '../base/collections.ts';
import type { Line1, LineRange, Span } from '../base/position.ts';
import type { Definition } from '../indexing/definitions.ts';
import type { Target } from '../indexing/resolution.ts';
import { isMarkdown } from '../indexing/resolve.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import type { RootPath } from '../ports/files.ts';
import { citationsOf, covers } from './citations.ts';
import { type MentionOf, mentionsOf } from './mentionsOf.ts';
import { planIdAt } from './planIdAt.ts';
import { pointerDefinition } from './pointerDefinition.ts';

/** Columns on a line of a file. */
export interface PlaceInFile {
	readonly path: RootPath;
	readonly line: Line1;
	readonly span: Span;
}

export interface References {
	/** Where the ids that are asked about are defined. */
	readonly declarations: readonly PlaceInFile[];
	/** The pointers that lead there and the mentions, by path and line. */
	readonly places: readonly PlaceInFile[];
}

/** What is asked about: lines of files, and what is defined on them. */
interface Subject {
	readonly targets: readonly Pick<Target, 'path' | 'lines'>[];
	readonly definitions: readonly Definition[];
}

/**
 * Everything that leads to a place: of a pointer under the cursor, to where it leads; of an id, to what it means; elsewhere to the
 * line and to what is defined on it. Any file of the workspace may be asked about, but only documents have ids and pointers.
 * Gives what it has when cancelled.
 * @param column 0-based UTF-16
 */
export async function references(
	workspace: PlanWorkspace,
	path: RootPath,
	line: Line1,
	column: number,
	cancel: Cancel,
): Promise<References> {
	const { targets, definitions } = await subjectAt(workspace, path, line, column, cancel);
	const found: PlaceInFile[] = [];
	for (const [cited, ranges] of byPath(targets)) {
		for (const citation of await citationsOf(workspace, cited, cancel)) {
			if (ranges.some((range) => range === undefined || covers(citation, range))) {
				found.push({ path: citation.document.path, line: citation.line, span: citation.span });
			}
		}
	}
	const mentions = await mentionsOf(workspace, definitions, cancel);
	const declarations = unique(definitions.map((each) => declarationOf(each, mentions)));
	const known = new Set(declarations.map(keyOf));
	const mentioned = mentions.map(({ document, line: at, mention }) => ({
		path: document.path,
		line: at,
		span: mention.span,
	}));
	const places = unique([...found, ...mentioned]).filter((each) => !known.has(keyOf(each)));
	return {
		declarations,
		places: places.sort((a, b) =>
			a.path === b.path ? a.line - b.line || a.span.start - b.span.start : a.path < b.path ? -1 : 1,
		),
	};
}

/** The columns of the id where it is defined; a plan's title and an attempt mention it, and are its definition. */
function declarationOf(
	{ document: { path }, line, span, id }: Definition,
	mentions: readonly MentionOf[],
): PlaceInFile {
	const mention = mentions.find(
		(each) => each.document.path === path && each.line === line && each.mention.ids.includes(id),
	);
	return { path, line, span: span.end > span.start ? span : (mention?.mention.span ?? span) };
}

const keyOf = ({ path, line, span }: PlaceInFile): string => `${path}:${line}:${span.start}`;

const unique = (places: readonly PlaceInFile[]): PlaceInFile[] => [
	...new Map(places.map((each) => [keyOf(each), each])).values(),
];

async function subjectAt(
	workspace: PlanWorkspace,
	path: RootPath,
	line: Line1,
	column: number,
	cancel: Cancel,
): Promise<Subject> {
	const isDocument = isMarkdown(path) || workspace.isDocument(path);
	const document = isDocument ? await workspace.document(path) : undefined;
	const pointer = document && (await pointerDefinition(workspace, document, line, column, cancel));
	if (pointer !== undefined && pointer.targets.length > 0) {
		return { targets: pointer.targets, definitions: [] };
	}
	const id = document && (await planIdAt(workspace, document, line, column));
	if (id !== undefined) {
		const definitions = id.meanings.flatMap(({ meant }) => meant);
		return { targets: definitions.map(lineOf), definitions };
	}
	const definitions = (await workspace.ids()).in(path).filter((each) => each.line === line);
	return {
		targets: [{ path, lines: { first: line, last: line } }],
		definitions: await withNamesakes(workspace, definitions),
	};
}

/** An initiative is one, however many places define it. */
async function withNamesakes(workspace: PlanWorkspace, definitions: readonly Definition[]): Promise<Definition[]> {
	const ids = await workspace.ids();
	return definitions.flatMap((each) =>
		each.kind === 'initiative' ? ids.of(each.id).filter(({ kind }) => kind === 'initiative') : [each],
	);
}

const lineOf = ({ document, line }: Definition) => ({ path: document.path, lines: { first: line, last: line } });

function byPath(targets: Subject['targets']): Map<RootPath, (LineRange | undefined)[]> {
	const grouped = new Map<RootPath, (LineRange | undefined)[]>();
	for (const { path, lines } of targets) {
		pushTo(grouped, path, lines);
	}
	return grouped;
}
