import { type Line1, toLine1 } from '../base/position.ts';
import type { Document } from '../indexing/document.ts';
import { plainText } from '../indexing/headings.ts';
import { isMarkdown } from '../indexing/resolve.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import { lastTextLine, sectionEnds } from '../syntax/sections.ts';
import type { TaskState } from '../syntax/state.ts';

/** A named part of a file that a pointer may lead to. */
export interface FilePart {
	readonly kind: 'heading' | 'task' | 'class' | 'function';
	/** As it reads: `A1 Store heights`, `TestTide.test_high`. */
	readonly name: string;
	/** What a pointer at it has behind the colon: plans are cited by single lines, code by all lines of a function. */
	readonly lines: string;
	/** What a pointer has behind `::`; undefined for what is not named so. */
	readonly symbol: string | undefined;
	/** A heading's slug. */
	readonly slug: string | undefined;
	readonly first: Line1;
	readonly last: Line1;
	/** Of a task. */
	readonly state?: TaskState;
}

/** The headings and tasks of a Markdown file, the classes and functions of a source file, by line. */
export async function partsOf(workspace: PlanWorkspace, file: Document): Promise<FilePart[]> {
	return isMarkdown(file.path) ? markdownParts(file) : sourceParts(workspace, file);
}

function markdownParts({ blocks, headings, plan }: Document): FilePart[] {
	const ends = sectionEnds(blocks);
	const slugs = new Map([...headings.slugs].map(([slug, line]) => [line, slug]));
	const sections = blocks.headings.map(({ line, text }, i): FilePart => {
		const first = toLine1(line);
		return {
			kind: 'heading',
			name: plainText(text),
			lines: `${first}`,
			symbol: undefined,
			slug: slugs.get(first),
			first,
			last: toLine1(lastTextLine(blocks.lines, line, ends[i] ?? 0)),
		};
	});
	const tasks = plan.tasks.map(
		({ id, title, line, lastLine, state }): FilePart => ({
			kind: 'task',
			name: [id, plainText(title)].filter((part) => part).join(' '),
			lines: `${line}`,
			symbol: undefined,
			slug: undefined,
			first: line,
			last: lastLine,
			state,
		}),
	);
	return [...sections, ...tasks].sort((a, b) => a.first - b.first);
}

async function sourceParts(workspace: PlanWorkspace, file: Document): Promise<FilePart[]> {
	return (workspace.outline(file) ?? []).flatMap(({ kind, names, firstLine, lastLine }): FilePart[] =>
		kind !== 'class' && kind !== 'function'
			? []
			: [
					{
						kind,
						name: names.join('.'),
						lines: firstLine === lastLine ? `${firstLine}` : `${firstLine}-${lastLine}`,
						symbol: names.join('::'),
						slug: undefined,
						first: firstLine,
						last: lastLine,
					},
				],
	);
}
