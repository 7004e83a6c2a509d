import { type Line1, type Span, shift } from '../base/position.ts';
import { spreadBraces } from './braces.ts';
import type { FieldLine } from './briefFields.ts';
import { indentOf, withoutBullet } from './briefItems.ts';
import { fillPlaceholders, hasPlaceholder } from './placeholder.ts';

/** A file or folder that `Artifacts:` asks for, brace sets and parenthesised names spread out. */
export interface ArtifactRef {
	/** As written in the brief: the member's text, or the whole path. */
	readonly text: string;
	/** Root-relative as the brief says it, its own variables put in, other placeholders left; a folder ends in `/`. */
	readonly path: string;
	readonly line: Line1;
	readonly span: Span;
	/** A placeholder or a wildcard is left in the path: `$STAMP`, `<ts>`, `*`. */
	readonly template: boolean;
}

/** What the brief assigns: `export ARTIFACT_DIR=plans/…` gives `ARTIFACT_DIR` its value. */
export type Variables = ReadonlyMap<string, string>;

/**
 * Reads the lines of an Artifacts field. It says of itself that it holds paths, so a path needs no other sign here.
 * Items are parted by line, `;` and `,`; prose behind a path is left out. Names in brackets behind a folder lie in it, and
 * so do bare names in bullets below it.
 */
export function readArtifacts(lines: readonly FieldLine[], variables: Variables): ArtifactRef[] {
	const artifacts: ArtifactRef[] = [];
	/** The folder of the last bullet that is one, and how far it is indented. */
	let folder: { readonly path: string; readonly indent: number } | undefined;
	for (const line of lines.filter(({ fenced }) => !fenced)) {
		const indent = indentOf(line.text);
		const below = folder !== undefined && indent > folder.indent ? folder.path : '';
		const found = readLine(withoutBullet(line), below, variables);
		artifacts.push(...found);
		if (below === '') {
			const only = found.length === 1 ? found[0]?.path : undefined;
			folder = only?.endsWith('/') ? { path: only, indent } : undefined;
		}
	}
	return artifacts;
}

/** @param below the folder of the bullet above, which bare names belong to; empty where there is none */
function readLine({ line, text }: FieldLine, below: string, variables: Variables): ArtifactRef[] {
	const refs: ArtifactRef[] = [];
	const add = (written: Written, folder: string) => refs.push(...spread(written, folder, line, variables));
	cut(text).forEach((piece, place) => {
		withoutProse(piece).forEach((word, at, words) => {
			const before = refs.at(-1);
			// A backtick and a blank may stand between a folder and the brackets behind it.
			const isBehindFolder = before?.path.endsWith('/') === true && before.span.end >= word.span.start - 2;
			if (isBehindFolder && word.text.startsWith('(')) {
				for (const name of namesIn(text, word)) {
					add(name, before.path);
				}
				return;
			}
			// The field begins with a path, and an item of its list may be one alone; further on there may be prose.
			const isItem = at === 0 && (place === 0 || words.length === 1 || words[1]?.text.startsWith('(') === true);
			if ((isItem && looksLikePath(word.text)) || (at === 0 && isName(word.text)) || isSurelyPath(word.text)) {
				add(word, word.text.includes('/') ? '' : below);
			}
		});
	});
	return refs;
}

/** The words in front of a dash; none at all of `none — planning`. */
function withoutProse(words: readonly Written[]): readonly Written[] {
	const dash = words.findIndex(({ text }) => /^(?:[—–-]|->|→)$/.test(text));
	const isNone = /^(?:none|n\/a|tbd)\b/i.test(words[0]?.text ?? '');
	return isNone ? [] : words.slice(0, dash === -1 ? words.length : dash);
}

/** In `(logs/, a.md, updated docs)`, `logs/` and `a.md`. */
function namesIn(text: string, brackets: Written): Written[] {
	return cut(text, brackets).flatMap((words) => (words.length === 1 ? words.filter((word) => isName(word.text)) : []));
}

interface Written {
	readonly text: string;
	readonly span: Span;
}

/**
 * Cuts a text at `;` and `,` into words, neither inside brackets of any kind. Backticks and closing punctuation do not
 * belong to a word.
 * @param brackets only the text inside this word, which is one in brackets
 */
function cut(text: string, brackets?: Written): Written[][] {
	const pieces: Written[][] = [[]];
	const end = brackets === undefined ? text.length : brackets.span.end - (brackets.text.endsWith(')') ? 1 : 0);
	let start = brackets === undefined ? 0 : brackets.span.start + 1;
	let depth = 0;
	const close = (at: number) => {
		const word = trim(text, { start, end: at });
		if (word.text !== '') {
			pieces.at(-1)?.push(word);
		}
		start = at + 1;
	};
	for (let at = start; at < end; at++) {
		const char = text.charAt(at);
		const spaced = depth === 0 && char === '`' ? SPACED_PATH.exec(text.slice(at, at + 200))?.[0] : undefined;
		if (spaced !== undefined) {
			at += spaced.length - 1;
		} else if ('{('.includes(char)) {
			depth++;
		} else if ('})'.includes(char)) {
			depth = Math.max(0, depth - 1);
		} else if (depth === 0 && ' \t;,'.includes(char)) {
			close(at);
			if (char === ';' || char === ',') {
				pieces.push([]);
			}
		}
	}
	close(end);
	return pieces;
}

/** A code span that is one path with blanks in it, `` `out dir/a.md` ``, and no command: `` `tee out/a.md` ``. */
const SPACED_PATH =
	/^`(?!(?:tee|cat|cp|mv|mkdir|touch|python3?|bash|sh|git|npm|node|go|cargo|make|see|run|write|and|then) )(?=[\w./-]+ )(?![^`]*\.[a-z]{1,5} )[\w.-][\w./ -]*\/[\w. -]*\w\.[a-z][a-z0-9]{0,7}`/;

/** Takes off backticks, marks, a pair of quotes around the whole, and a closing point or colon. */
function trim(text: string, { start, end }: Span): Written {
	const isMark = (char: string) => char === '`' || char === '*';
	while (start < end && isMark(text.charAt(start))) {
		start++;
	}
	while (
		end > start &&
		(isMark(text.charAt(end - 1)) || /[.:]/.test(text.charAt(end - 1))) &&
		text.slice(end - 3, end) !== '...'
	) {
		end--;
	}
	const quote = text.charAt(start);
	if ((quote === '"' || quote === "'") && end - start > 1 && text.indexOf(quote, start + 1) === end - 1) {
		return { text: text.slice(start + 1, end - 1), span: { start: start + 1, end: end - 1 } };
	}
	return { text: text.slice(start, end), span: { start, end } };
}

/** The first word of an item: a slash, an extension, a variable, a placeholder or a brace set makes it a path. */
function looksLikePath(text: string): boolean {
	return !/^(?:[a-z]+:\/\/|--?\w)/.test(text) && (/[/{]|^["']?\$|^</.test(text) || isName(text));
}

/** A word further on, where prose may stand: it has a slash and shows what it is by its end. */
function isSurelyPath(text: string): boolean {
	return !/^(?:[a-z]+:\/\/|--?\w)/.test(text) && /\/(?:$|[^/]*(?:\.[a-z][a-z0-9]{0,7}|\})$)/.test(text);
}

/** `a.md`, `logs/`, `a.{json,md}`. */
function isName(text: string): boolean {
	return /^[\w.$<>{},*/ -]*[\w*>](?:\.[a-z][a-z0-9]{0,7}|\/|\.?\{[^{}]*\})$/.test(text);
}

function spread(written: Written, folder: string, line: Line1, variables: Variables): ArtifactRef[] {
	const members = spreadBraces(written.text).map(({ text, span, path }) => ({
		text,
		span: shift(span, written.span.start),
		path,
	}));
	return (members.length > 0 ? members : [{ ...written, path: written.text }]).map(({ text, span, path }) => {
		const filled = fillPlaceholders(path.replace(/["'`]/g, ''), ({ name }) => variables.get(name));
		const name = filled.slice(filled.lastIndexOf('/') + 1);
		// A last part without a dot is a folder, written with its slash or without.
		const isFolder = name !== '' && !/[.*]/.test(name);
		const whole = `${folder}${filled}${isFolder ? '/' : ''}`;
		return { text, path: whole, line, span, template: hasPlaceholder(whole) || /\*|…|\.\.\./.test(whole) };
	});
}
