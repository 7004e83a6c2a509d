import type { Lines } from '../base/lines.ts';
import { type Line0, line0, toLine1 } from '../base/position.ts';
import type { Field } from './fields.ts';

/** YAML between `---` at the top of a document, both marks included. */
export interface FrontMatter {
	readonly first: Line0;
	readonly last: Line0;
}

/**
 * Finds the front matter. The first line with text in it must look like a YAML key,
 * so that a document which merely begins with a rule (`---`) keeps its headings.
 */
export function findFrontMatter(lines: Lines): FrontMatter | undefined {
	if (!OPEN.test(lines.at(line0(0)))) {
		return undefined;
	}
	let sawText = false;
	for (let index = 1; index < lines.count; index++) {
		const text = lines.at(line0(index));
		if (CLOSE.test(text)) {
			return { first: line0(0), last: line0(index) };
		}
		if (!sawText && text.trim() !== '') {
			if (!YAML_START.test(text)) {
				return undefined;
			}
			sawText = true;
		}
	}
	return undefined;
}

/** The top-level pairs with a value on their own line, quotes removed: `To Do` in `status: "To Do"`. */
export function frontMatterFields(lines: Lines, frontMatter: FrontMatter | undefined): Field[] {
	const fields: Field[] = [];
	for (let index = 1; index < (frontMatter?.last ?? 0); index++) {
		const [, name, value = ''] = YAML_PAIR.exec(lines.at(line0(index))) ?? [];
		const text = value.trim();
		if (name !== undefined && text !== '') {
			const line = toLine1(line0(index));
			fields.push({ name, text: QUOTED.test(text) ? text.slice(1, -1) : text, line, lastLine: line });
		}
	}
	return fields;
}

const OPEN = /^\uFEFF?---[ \t]*$/;
const CLOSE = /^(?:---|\.\.\.)[ \t]*$/;
const YAML_START = /^[\w"'][\w .$/"'-]*:(?:\s|$)/;
const YAML_PAIR = /^([\w-]+):(?:\s(.*))?$/;
const QUOTED = /^(?:"[^"]*"|'[^']*')$/;
