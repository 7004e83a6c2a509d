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

/** A label of a brief and where it stands on its line. */
export interface BriefLabel {
	readonly key: FieldKey;
	readonly name: string;
	/** Where its value starts and, for several labels on one line, ends. */
	readonly start: number;
	readonly end: number;
}

/** How a brief marks its labels. Most write `Focus: …`; a heading or a bullet counts where that is the brief's way. */
export type Style = 'plain' | 'heading' | 'bullet';

/** The label that a line begins with. */
interface MarkedLabel extends BriefLabel {
	readonly style: Style;
	/** Nothing stands beside it, not even a colon; in a heading with a remark that counts as well. */
	readonly alone: boolean;
}

/** In `## **Do Now (contract):** …`, `## `, then `Do Now (contract)`; a label has at most eight words. */
const labelStart = /^(?:(#{1,6})[ \t]+|([-*+])[ \t]+)?(?:\*\*|__)?/;
const labelName = /^([A-Z][\w&/()'’<>-]*(?: [\w&/()'’<>.-]+){0,8})[ \t]*(?:\*\*|__)?(:?)(?:\*\*|__)?(?=\s|$)/;

/** The label that a line begins with, be it one that begins a field of its brief or not. */
export function readBriefLabel(text: string): MarkedLabel | undefined {
	const marks = labelStart.exec(text);
	const from = marks?.[0].length ?? 0;
	const sign = marks?.[1] === undefined ? undefined : SIGN.exec(text.slice(from))?.[0];
	if (marks !== null && sign !== undefined) {
		// Behind a number or a sign, any words may stand: `## 1. Read the gauges`.
		const label = readLabel(text, marks, from + sign.length);
		return label?.key === 'other' ? undefined : label;
	}
	return readLabel(text, marks, from);
}

/** In `## 🎯 Focus` and `## 2. Do Now`, what stands before the label. */
const SIGN = /^(?:\d{1,2}[.)][ \t]+|[^\p{L}\p{N}\p{P}\s`<>+=|~^$]{1,4}[ \t]+){1,2}(?:\*\*|__)?/u;

function readLabel(text: string, marks: RegExpExecArray | null, from: number): MarkedLabel | undefined {
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
function readRemark(text: string, from: number): MarkedLabel | undefined {
	const [whole = '', name = ''] = /^(\S.{0,60}?)(?:\*\*|__)?[ \t]+[—–-][ \t]+/.exec(text.slice(from)) ?? [];
	const key = keyOfLabel(name);
	const start = key === 'doNow' ? text.length : from + whole.length;
	return key === 'other' ? undefined : { key, name, start, end: text.length, style: 'heading', alone: true };
}

/** Of these a brief has one. */
export const SINGLE: ReadonlySet<FieldKey> = new Set(['summary', 'mode', 'focus', 'branch']);

/** The labels that begin fields on a line of a brief that marks its labels in such a way. */
export function labelsOn(texts: readonly string[], at: number, style: Style): BriefLabel[] {
	const text = texts[at] ?? '';
	const label = readBriefLabel(text);
	if (label === undefined || (label.style === 'bullet' && style !== 'bullet')) {
		return [];
	}
	return label.key !== 'other' || startsOther(texts, at, label, style) ? cutAtBars(text, label) : [];
}

/** A label of no known name counts if it looks like a title, and without a colon only as the head of a list. */
function startsOther(texts: readonly string[], at: number, label: MarkedLabel, style: Style): boolean {
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
function cutAtBars(text: string, first: BriefLabel): BriefLabel[] {
	const labels: BriefLabel[] = [first];
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
