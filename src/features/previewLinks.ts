import type { Cancel } from '../base/cancel.ts';
import { folderOf, relativeTo } from '../base/path.ts';
import { toLine0 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import type { Target } from '../indexing/resolution.ts';
import { isMarkdown } from '../indexing/resolve.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import type { RootPath } from '../ports/files.ts';
import { wholeSpan } from '../syntax/pointer.ts';
import { unsurePart } from '../syntax/pointerProse.ts';
import { isPlainMarkdown, linksOf } from './links.ts';
import { resolveAll } from './pointers.ts';
import { pointerTo } from './targets.ts';

/** A pointer by its text, wherever it stands in the document: a renderer of Markdown knows no columns. */
export interface PreviewLink {
	/** With what prose says behind it, as the line has it: `` a.md` §2.5``, `a.py:12-20,30`, `a.md §Dose Experiments are`. */
	readonly text: string;
	/** It is the target of a Markdown link, and so relative to the document. */
	readonly markdownLink: boolean;
	readonly parts: readonly PreviewPart[];
}

/** A part of a pointer that leads somewhere: one range of a list, one member of a brace set, or the whole. */
interface PreviewPart {
	/** Counted from where the pointer begins, in UTF-16 units; `end` exclusive. */
	readonly start: number;
	readonly end: number;
	/** Relative to the folder of the document and percent-encoded, with the line: `../docs/a.md#L12`. */
	readonly href: string;
	/** For a line of a Markdown document, the heading that it stands under: `../docs/a.md#tides`. */
	readonly section?: string;
	/** `path:line`, root-relative. */
	readonly title: string;
}

/**
 * What a rendered document links: as `links`, without what asks which file is meant, and without what a renderer of
 * Markdown links by itself. Where words that may belong to a pointer stand behind it, also the pointer without them, if that
 * leads to one place: the words may be rendered differently.
 */
export async function previewLinks(
	workspace: PlanWorkspace,
	document: Document,
	cancel: Cancel,
): Promise<PreviewLink[]> {
	const found = new Map<string, PreviewLink>();
	const shortened = new Map<string, PreviewLink>();
	for (const { line, pointer, resolution } of await resolveAll(workspace, document.path, document.pointers, cancel)) {
		const whole = wholeSpan(pointer);
		const { markdownLink, anchor = '' } = pointer;
		const sure = document.lines.at(toLine0(line)).slice(whole.start, whole.end);
		const text = sure + unsurePart(anchor);
		const key = `${markdownLink} ${text}`;
		if (found.has(key) || isPlainMarkdown(pointer)) {
			continue;
		}
		const parts: PreviewPart[] = [];
		for (const { span, target } of linksOf(pointer, resolution)) {
			if (target !== undefined) {
				const place = await hrefs(workspace, document.path, target);
				parts.push({ start: span.start - whole.start, end: span.end - whole.start, ...place });
			}
		}
		if (cancel.isCancellationRequested) {
			return [];
		}
		found.set(key, { text, markdownLink, parts });
		if (sure !== text) {
			const sureKey = `${markdownLink} ${sure}`;
			const isClear = isSame(shortened.get(sureKey)?.parts ?? parts, parts);
			shortened.set(sureKey, { text: sure, markdownLink, parts: isClear ? parts : [] });
		}
	}
	return [...new Map([...shortened, ...found]).values()].filter(({ parts }) => parts.length > 0);
}

const isSame = (a: readonly PreviewPart[], b: readonly PreviewPart[]): boolean =>
	JSON.stringify(a) === JSON.stringify(b);

async function hrefs(
	workspace: PlanWorkspace,
	from: RootPath,
	target: Target,
): Promise<Pick<PreviewPart, 'href' | 'section' | 'title'>> {
	const path = relativeTo(folderOf(from), target.path).split('/').map(encodeURIComponent).join('/') || '.';
	const title = pointerTo(target);
	const line = target.lines?.first;
	if (target.kind === 'folder' || line === undefined) {
		return { href: path, title };
	}
	const document = isMarkdown(target.path) ? await workspace.document(target.path) : undefined;
	const slug = document?.headings.slugAround(line);
	return {
		href: `${path}#L${line}`,
		...(slug !== undefined && { section: `${path}#${encodeURIComponent(slug)}` }),
		title,
	};
}
