import Mustache from 'mustache';
import { Lines } from '../base/lines.ts';
import { type Line1, line0, line1 } from '../base/position.ts';
import type { Field } from './fields.ts';
import { findFrontMatter, frontMatterFields } from './frontMatter.ts';

/** A Mustache template (https://mustache.github.io/mustache.5.html) with front matter of its own, which is no part of what it gives. */
export interface Template {
	/** The pairs of the front matter: `title: Risk Register`. */
	readonly fields: readonly Field[];
	/** What is rendered: the text below the front matter, lines ended by `\n`. */
	readonly body: string;
	/** The tags of the body; none where it cannot be parsed. */
	readonly tags: readonly Tag[];
	readonly problems: readonly TemplateNote[];
}

/** A tag that asks for something: `{{name}}`, `{{#name}}`, `{{^name}}`, `{{> name}}`. */
export interface Tag {
	readonly form: 'text' | 'section' | 'inverted' | 'partial';
	readonly name: string;
	readonly line: Line1;
	/** What stands in a section; empty for others. */
	readonly tags: readonly Tag[];
	/** How many UTF-16 units the text in a section has; 0 for others. */
	readonly length: number;
}

interface TemplateNote {
	readonly line: Line1;
	/** A sentence without its full stop. */
	readonly message: string;
}

/** Longer ones are not parsed: two pages are to come of it, and the time that parsing takes grows with the square of a long blank. */
export const mostTemplateCharacters = 32_768;

/** Reads a template. */
export function readTemplate(text: string): Template {
	if (text.length > mostTemplateCharacters) {
		const message = `A template has at most ${mostTemplateCharacters} characters, this one ${text.length}`;
		return { fields: [], body: '', tags: [], problems: [{ line: line1(1), message }] };
	}
	const lines = new Lines(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
	const frontMatter = findFrontMatter(lines);
	const start = frontMatter === undefined ? line0(0) : line0(frontMatter.last + 1);
	const fields = frontMatterFields(lines, frontMatter);
	const problems = frontMatterProblems(lines, start, fields);
	const body = lines.text.slice(lines.startOf(start));
	const bodyLines = new Lines(body);
	const lineAt = (offset: number) => line1(start + bodyLines.lineAt(offset));
	try {
		const { tags, notes } = tagsOf(new Mustache.Writer().parse(body), lineAt);
		return { fields, body, tags, problems: [...problems, ...notes] };
	} catch (error) {
		const { offset, message } = syntaxError(String(error instanceof Error ? error.message : error), body);
		return { fields, body, tags: [], problems: [...problems, { line: lineAt(offset), message }] };
	}
}

function frontMatterProblems(lines: Lines, end: number, fields: readonly Field[]): TemplateNote[] {
	if (end === 0) {
		const isOpen = /^---[ \t]*$/.test(lines.at(line0(0)));
		return isOpen
			? [{ line: line1(1), message: '--- opens front matter: lines such as "title: Risks", then ---' }]
			: [];
	}
	const read = new Set(fields.map(({ line }) => line));
	const problems: TemplateNote[] = [];
	for (let line = 2; line < end; line++) {
		const text = lines.at(line0(line - 1)).trim();
		if (text !== '' && !text.startsWith('#') && !read.has(line1(line))) {
			problems.push({ line: line1(line), message: `"${text}" is no line such as "title: Risks"` });
		}
	}
	return problems;
}

/** What Mustache makes of a tag: sign, name, start and end, and of a section the tokens in it and where its end tag starts. */
type Token = readonly [
	sign: string,
	name: string,
	start: number,
	end: number,
	inside?: unknown,
	ends?: unknown,
	...rest: unknown[],
];

const forms: Readonly<Record<string, Tag['form']>> = {
	name: 'text',
	'&': 'text',
	'#': 'section',
	'^': 'inverted',
	'>': 'partial',
};

function tagsOf(tokens: readonly Token[], lineAt: (offset: number) => Line1) {
	const tags: Tag[] = [];
	const notes: TemplateNote[] = [];
	for (const [sign, name, start, end, inside, ends] of tokens) {
		const form = forms[sign];
		const within = Array.isArray(inside) ? tagsOf(inside, lineAt) : undefined;
		if (form !== undefined && /[\n{}]/.test(name)) {
			// It took what stands up to the end of the next tag for its name.
			notes.push({ line: lineAt(start), message: neverClosed });
		} else if (form !== undefined) {
			const length = within === undefined ? 0 : Number(ends) - end;
			tags.push({ form, name, line: lineAt(start), tags: within?.tags ?? [], length });
		}
		notes.push(...(within?.notes ?? []));
	}
	return { tags, notes };
}

const neverClosed = '{{ is never closed by }}';

/** Takes Mustache's `Unclosed section "tasks" at 120` apart. What was opened and not closed is told where it was opened. */
function syntaxError(thrown: string, body: string): { readonly offset: number; readonly message: string } {
	const [, what = thrown, name = '', at] = /^(.*?)(?: "([^"]*)")? at (\d+)$/s.exec(thrown) ?? [];
	const offset = Number(at ?? Math.max(0, body.indexOf('{{=')));
	switch (what) {
		case 'Unclosed tag': {
			const opened = body.indexOf('{{', Math.max(0, body.lastIndexOf('}}')));
			return { offset: opened < 0 ? offset : opened, message: neverClosed };
		}
		case 'Unclosed section':
			return { offset: openedAt(body.slice(0, offset), name) ?? offset, message: `Section ${name} is never closed` };
		case 'Unopened section':
			return { offset, message: `{{/${name}}} closes what was never opened` };
		default:
			return { offset, message: what };
	}
}

/** Where the innermost section of that name begins that is still open at the end of a text. */
function openedAt(text: string, name: string): number | undefined {
	const open: number[] = [];
	for (const { 1: sign, 2: found, index } of text.matchAll(/\{\{\s*([#^/])([^{}]*)\}\}/g)) {
		if (found?.trim() === name && sign === '/') {
			open.pop();
		} else if (found?.trim() === name) {
			open.push(index);
		}
	}
	return open.at(-1);
}
