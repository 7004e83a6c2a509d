import type { Lines } from '../base/lines.ts';
import { type Line1, line0, toLine1 } from '../base/position.ts';
import { fencedLines } from './fencedLines.ts';

/** The fields that mean something to the product; every other label is `other`. */
export type FieldKey =
	| 'summary'
	| 'mode'
	| 'focus'
	| 'branch'
	| 'mappedTests'
	| 'artifacts'
	| 'doNow'
	| 'ifBlocked'
	| 'priorities'
	| 'howTo'
	| 'pitfalls'
	| 'pointers'
	| 'nextUp'
	| 'other';

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

/** Labels in lower case, without what stands in brackets. */
export const FIELD_LABELS: ReadonlyMap<string, FieldKey> = new Map([
	['summary', 'summary'],
	['mode', 'mode'],
	['focus', 'focus'],
	['active focus', 'focus'],
	['current focus', 'focus'],
	['branch', 'branch'],
	['mapped test', 'mappedTests'],
	['mapped tests', 'mappedTests'],
	['mapped selectors', 'mappedTests'],
	['artifact', 'artifacts'],
	['artifacts', 'artifacts'],
	['artifact target', 'artifacts'],
	['artifact targets', 'artifacts'],
	['do now', 'doNow'],
	['do now steps', 'doNow'],
	['if blocked', 'ifBlocked'],
	['priorities & rationale', 'priorities'],
	['priorities and rationale', 'priorities'],
	['priorities', 'priorities'],
	['how-to map', 'howTo'],
	['how to map', 'howTo'],
	['how-to', 'howTo'],
	['pitfalls to avoid', 'pitfalls'],
	['pitfalls', 'pitfalls'],
	['pointers', 'pointers'],
	['next up', 'nextUp'],
]);

/** The key of a label as it may stand in a field or in a bullet: `Artifacts (optional)` is `artifacts`. */
export function keyOfLabel(name: string): FieldKey {
	const plain = name.replace(/\([^()]*\)/g, '').replace(/\s+/g, ' ');
	return FIELD_LABELS.get(plain.trim().toLowerCase()) ?? 'other';
}

interface Label {
	readonly key: FieldKey;
	readonly name: string;
	/** Where its value starts and, for several labels on one line, ends. */
	readonly start: number;
	readonly end: number;
}

/** How a brief marks its labels. Most write `Focus: …`; a heading or a bullet counts where that is the brief's way. */
type Style = 'plain' | 'heading' | 'bullet';

/** Cuts a brief at its labels. What stands before the first one belongs to no field. */
export function readFields(lines: Lines): BriefField[] {
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
		const own = fenced[i] ? undefined : readLabel(text);
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
		const label = fenced[i] ? undefined : readLabel(text);
		if (label !== undefined && label.key !== 'other') {
			found.add(label.style);
		}
	});
	return found.has('heading') ? 'heading' : found.has('plain') || found.size === 0 ? 'plain' : 'bullet';
}

/** In `## **Do Now (contract):** …`, `## `, then `Do Now (contract)`; a label has at most eight words. */
const labelStart = /^(?:(#{1,6})[ \t]+|([-*+])[ \t]+)?(?:\*\*|__)?/;
const labelName = /^([A-Z][\w&/()'’<>-]*(?: [\w&/()'’<>.-]+){0,8})[ \t]*(?:\*\*|__)?(:?)(?:\*\*|__)?(?=\s|$)/;

function readLabel(text: string): (Label & { readonly style: Style; readonly alone: boolean }) | undefined {
	const marks = labelStart.exec(text);
	const from = marks?.[0].length ?? 0;
	const remark = marks?.[1] !== undefined && marks[1].length < 3 ? readRemark(text, from) : undefined;
	if (remark !== undefined) {
		return remark;
	}
	const [whole = '', name = '', colon = ''] = labelName.exec(text.slice(from)) ?? [];
	const start = from + whole.length;
	const alone = text.slice(start).trim() === '';
	if (name === '' || (colon === '' && !alone)) {
		return undefined;
	}
	const style = marks?.[1] !== undefined ? 'heading' : marks?.[2] !== undefined ? 'bullet' : 'plain';
	return { key: keyOfLabel(name), name, start, end: text.length, style, alone: alone && colon === '' };
}

/** `## Do Now — Task 4.5`, `## Branch — main`: a heading of a known name with a remark, which is its value but for Do Now, whose items stand below. */
function readRemark(text: string, from: number): ReturnType<typeof readLabel> {
	const [whole = '', name = ''] = /^(\S.{0,60}?)(?:\*\*|__)?[ \t]+[—–-][ \t]+/.exec(text.slice(from)) ?? [];
	const key = keyOfLabel(name);
	const start = key === 'doNow' ? text.length : from + whole.length;
	return key === 'other' ? undefined : { key, name, start, end: text.length, style: 'heading', alone: true };
}

/** Of these a brief has one. */
export const SINGLE: ReadonlySet<FieldKey> = new Set(['summary', 'mode', 'focus', 'branch']);

function labelsOn(texts: readonly string[], at: number, style: Style): Label[] {
	const text = texts[at] ?? '';
	const label = readLabel(text);
	if (label === undefined || (label.style === 'bullet' && style !== 'bullet')) {
		return [];
	}
	return label.key !== 'other' || startsOther(texts, at, label, style) ? cutAtBars(text, label) : [];
}

/** A label of no known name counts if it looks like a title, and without a colon only as the head of a list. */
function startsOther(
	texts: readonly string[],
	at: number,
	label: { readonly name: string; readonly style: Style; readonly alone: boolean },
	style: Style,
): boolean {
	if (label.style === 'heading') {
		// Deeper headings belong to the field above them.
		return /^#{1,2} /.test(texts[at] ?? '');
	}
	const isTitle = label.name
		.replace(/\([^()]*\)/g, '')
		.split(' ')
		.every((word) => /^(?:[A-Z0-9&/].*|and|of|to|for|the|in|on|or|)$/.test(word));
	const heads = (texts[at - 1] ?? '').trim() === '' && /^\s*(?:[-*+•]|\d+[.)])\s/.test(texts[at + 1] ?? '');
	return style !== 'heading' && isTitle && (!label.alone || heads);
}

/** `Header: loop 12 | Active Focus: INIT-001 | Mode: Docs` is three fields. */
function cutAtBars(text: string, first: Label): Label[] {
	const labels: Label[] = [first];
	for (const bar of text.slice(first.start).matchAll(/\|[ \t]+(?:\*\*)?([A-Z][\w&/ -]{1,40}):(?:\*\*)?/g)) {
		const [whole, name = ''] = bar;
		const key = keyOfLabel(name);
		const last = labels.at(-1);
		if (key !== 'other' && last !== undefined) {
			const at = first.start + bar.index;
			labels.splice(-1, 1, { ...last, end: at }, { key, name, start: at + whole.length, end: text.length });
		}
	}
	return labels;
}
