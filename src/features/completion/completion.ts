import type { Cancel } from '../../base/cancel.ts';
import { type Line1, toLine0 } from '../../base/position.ts';
import type { Document } from '../../indexing/document.ts';
import type { PlanWorkspace } from '../../indexing/workspace.ts';
import { briefFields } from './briefFields.ts';
import { insideFile } from './insideFile.ts';
import type { Completions, Cursor } from './item.ts';
import { paths } from './paths.ts';
import { states } from './states.ts';
import { words } from './words.ts';

export type { Completion, Completions } from './item.ts';

/** What is known of a request beside its place. */
export type CompletionRequest = Pick<Cursor, 'isAsked' | 'linksByEditor'>;

/** The kinds of places, from the most telling to any word. */
const kinds: readonly ((cursor: Cursor) => Promise<Completions | undefined>)[] = [
	insideFile,
	states,
	briefFields,
	paths,
	words,
];

/**
 * What may be written at a place: the first kind of place that it is decides. Nothing inside an address.
 * @param column 0-based UTF-16
 */
export async function completion(
	workspace: PlanWorkspace,
	document: Document,
	line: Line1,
	column: number,
	request: CompletionRequest,
	cancel: Cancel,
): Promise<Completions | undefined> {
	const text = document.lines.at(toLine0(line));
	const before = text.slice(Math.max(0, column - longestToken), column);
	const token = before.slice(before.search(TOKEN));
	if (token.includes('://') || token.startsWith('www.')) {
		return undefined;
	}
	const inLink = LINK.test(before.slice(0, before.length - token.length));
	const cursor: Cursor = { ...request, workspace, document, line, column, text, token, inLink, cancel };
	for (const kind of kinds) {
		const found = await kind(cursor);
		if (cancel.isCancellationRequested) {
			return undefined;
		}
		if (found !== undefined) {
			return found;
		}
	}
	return undefined;
}

/** A longer run of characters is nobody's pointer. */
const longestToken = 1000;

const TOKEN = /[^\s`"'()[\]<>|]*$/;
const LINK = /\]\(<?$/;
