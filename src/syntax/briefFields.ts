import type { Lines } from '../base/lines.ts';
import { type Line1, line0, toLine1 } from '../base/position.ts';
import { type FieldKey, labelsOn, readBriefLabel, SINGLE, type Style } from './briefLabels.ts';
import { fencedLines } from './fencedLines.ts';

/** A line of a value. The label in front of it is blanked out, so that columns stay those of the document. */
export interface FieldLine {
	readonly line: Line1;
	readonly text: string;
	/** Inside a code block, where bullets and labels are no bullets and labels. */
	readonly fenced: boolean;
}

/** A label and what follows it up to the next one. Blank lines are left out. */
export interface BriefField {
	readonly key: FieldKey;
	/** The label as written, without marks and colon: `Do Now (hard validity contract)`. */
	readonly name: string;
	readonly line: Line1;
	/** The last line that is not blank. */
	readonly lastLine: Line1;
	readonly lines: readonly FieldLine[];
}

/** Cuts a brief at its labels. What stands before the first one belongs to no field. */
export function readBriefFields(lines: Lines): BriefField[] {
	const texts = Array.from({ length: lines.count }, (_, i) => lines.at(line0(i)));
	const fenced = fencedLines(texts, FENCE, 'text');
	const style = styleOf(texts, fenced);
	const fields: OpenField[] = [];
	/** Where the lines that follow belong, and the field that a heading began and that goes on behind one within it. */
	let [field, section]: [OpenField | undefined, OpenField | undefined] = [undefined, undefined];
	/** Under headings a second Summary, Mode, Focus or Branch is of the text of its section; lists may stand twice. */
	const given = new Set<FieldKey>();
	let isMetadata = false;
	texts.forEach((text, i) => {
		const line = toLine1(line0(i));
		const own = fenced[i] ? undefined : readBriefLabel(text);
		const isIntroduction = isEmptyDoNow(field, line) && (own?.key ?? 'other') === 'other';
		const isInside =
			style === 'heading' && own !== undefined && own.style !== 'heading' && SINGLE.has(own.key) && given.has(own.key);
		const labels = fenced[i] || isIntroduction || isInside ? [] : labelsOn(texts, i, isMetadata ? 'bullet' : style);
		if (!fenced[i] && /^#{1,6}\s/.test(text)) {
			isMetadata = own?.key === 'other' && METADATA.test(own.name);
		}
		for (const { key, name, start, end } of labels) {
			const value = text.slice(start, end);
			const rest = value.trim() === '' ? [] : [{ line, text: ' '.repeat(start) + value, fenced: false }];
			const found = { key, name, line, lastLine: line, lines: rest };
			fields.push(found);
			given.add(key);
			// `**Focus**: TIDE-001` inside a section ends with its paragraph, and the section goes on.
			const isWithin = own?.style !== 'heading' && SINGLE.has(key) && rest.length > 0;
			section = own?.style === 'heading' ? found : isWithin ? section : undefined;
			field = found;
		}
		if (section !== undefined && labels.length === 0 && (text.trim() === '' || LIST_ITEM.test(text))) {
			field = section;
		}
		const isText = fenced[i] || (text.trim() !== '' && !RULE.test(text));
		if (labels.length === 0 && field !== undefined && isText) {
			field.lines.push({ line, text, fenced: fenced[i] ?? false });
			field.lastLine = line;
		}
	});
	return fields;
}

interface OpenField extends BriefField {
	lastLine: Line1;
	readonly lines: FieldLine[];
}

/** Right below `Do Now:` a line such as `Steps:` introduces its list. */
function isEmptyDoNow(field: BriefField | undefined, line: Line1): boolean {
	return field?.key === 'doNow' && field.lines.length === 0 && field.line === line - 1;
}

/** A section whose bullets are fields: `- **Mode:** Docs`. */
const METADATA = /^meta(?:data)?$/i;

/** What begins a list. */
const LIST_ITEM = /^\s*(?:[-*+•]|\d+[.)])\s/;

/** A line across the page parts sections and says nothing. */
const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;

/** What opens a block of code. */
const FENCE = /^\s*(`{3,}|~{3,})/;

function styleOf(texts: readonly string[], fenced: readonly boolean[]): Style {
	const found = new Set<Style>();
	texts.forEach((text, i) => {
		const label = fenced[i] ? undefined : readBriefLabel(text);
		if (label !== undefined && label.key !== 'other') {
			found.add(label.style);
		}
	});
	return found.has('heading') ? 'heading' : found.has('plain') || found.size === 0 ? 'plain' : 'bullet';
}
