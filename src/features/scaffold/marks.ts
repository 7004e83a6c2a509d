import type { Span } from '../../base/position.ts';
import { isBroken, type PointerStatus } from '../../indexing/resolution.ts';
import { type ResolveContext, resolvePointer } from '../../indexing/resolve.ts';
import type { RootPath } from '../../ports/files.ts';
import { scanPointers, wholeSpan } from '../../syntax/pointer.ts';
import { codeSpans } from './codeSpans.ts';

/**
 * What is not found where a pointer stands in a command, for there the mark may be read as one of the command. A file that a
 * command names may be the one that it writes.
 */
const wordsInCommand: Readonly<Partial<Record<PointerStatus, string>>> = {
	'missing-file': 'file not found yet',
	'missing-line': 'line not found',
	'missing-symbol': 'name not found',
	'missing-heading': 'heading not found',
};

/**
 * Marks each pointer of a finished draft that leads nowhere. The draft is read as everybody will read it, so what is
 * marked is just what `plan-nav pointers` calls broken.
 */
export async function markMissing(text: string, path: RootPath, context: ResolveContext): Promise<string> {
	const lines: string[] = [];
	for (const line of text.split('\n')) {
		lines.push(await markLine(line, path, context));
	}
	return lines.join('\n');
}

async function markLine(line: string, path: RootPath, context: ResolveContext): Promise<string> {
	let marked = line;
	// From right to left: what is still to be marked keeps its columns.
	for (const pointer of scanPointers(line).toReversed()) {
		const { status } = await resolvePointer(context, pointer, path);
		if (isBroken(status)) {
			marked = insertMark(marked, wholeSpan(pointer), status);
		}
	}
	return marked;
}

/** Behind the pointer and what closes it. A code span that goes on is cut in two: `` `pytest a.py` (file not found yet) `-vv` ``. */
function insertMark(line: string, { start, end }: Span, status: PointerStatus): string {
	const span = codeSpans(line).find((each) => each.start <= start && end < each.end);
	if (span === undefined) {
		const closing = /^["'`*)]*/.exec(line.slice(end))?.[0] ?? '';
		const opened = line.slice(start, end).includes('(');
		const after = end + (opened ? closing.length : closing.replace(/\).*$/, '').length);
		return `${line.slice(0, after)} (not found)${line.slice(after)}`;
	}
	// A word in front that is no path is what is run.
	const isInCommand = /^[\w-]+(?:=\S*)?\s/.test(line.slice(span.start + span.fence.length, start).trimStart());
	const said = (isInCommand ? wordsInCommand[status] : undefined) ?? 'not found';
	const rest = line.slice(end, span.end - span.fence.length);
	const closing = /^["')\]]*/.exec(rest)?.[0] ?? '';
	const left = rest.slice(closing.length).trim();
	const reopened = left === '' ? '' : ` ${span.fence}${left}${span.fence}`;
	return `${line.slice(0, end)}${closing}${span.fence} (${said})${reopened}${line.slice(span.end)}`;
}
