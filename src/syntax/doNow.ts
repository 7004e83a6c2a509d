import { pushAll } from '../base/collections.ts';
import type { BriefField, FieldLine } from './briefFields.ts';
import { type BriefItem, cutItems, type ItemLines, indentOf, pointersOn, textOf, withoutBullet } from './briefItems.ts';
import { initiativeOfSlug, isTaskId, scanPlanIds } from './planId.ts';
import { type SelectorAt, selectorsOn } from './selectorsOn.ts';

/** `1. INIT-001 — D4.A1 alignment narrative @ plans/x.md:25 — tests: none — Summarize …`, and every looser form of it. */
export interface DoNowItem extends BriefItem {
	/** `INIT-001`: an id shaped like one; whether there is such an initiative the index knows. */
	readonly initiative: string | undefined;
	/** `D4.A1`. */
	readonly task: string | undefined;
	/** Selectors behind `tests:` or `Pytest:`, and node ids and commands in the text; empty for `none`. */
	readonly tests: readonly SelectorAt[];
}

/**
 * Reads the items of Do Now. Numbered items and plain bullets are one each. Bullets with labels of their own
 * (`- Focus ID: …`, `- Implement: …`, `- Pytest: …`) together make one, up to the next `Focus ID`, or where there is none to the
 * next with the label of work that one began with; text behind `Do Now:` and the bullets below it do so too, unless they are
 * numbered or it only introduces them (`Do the following:`).
 * @param focusName a focus that is a plain word (`seed`), which an item may begin with
 */
export function readDoNow(field: BriefField, focusName: string | undefined): DoNowItem[] {
	return groups(cutItems(field)).map(({ lines, under }) => {
		const { initiative = under && idsOf(under, focusName).initiative, task } = idsOf(lines, focusName);
		return {
			text: textOf(lines),
			line: lines[0].line,
			lastLine: lines.at(-1)?.line ?? lines[0].line,
			pointers: pointersOn(lines),
			initiative,
			task,
			tests: lines.some(({ text }) => testsLabel.exec(text)?.[1] !== undefined) ? [] : selectorsOn(lines, testsLabel),
		};
	});
}

/** `Pytest:`, `Test:`, `Run Pytest:`, `Validate:` at the start of a line, `tests:` behind a dash; then `none`, if it is that. */
const testsLabel =
	/(?:^\s*(?:[-*+]\s+|\d+[.)]\s+)?(?:\*\*)?|[—–-] )(?:Run )?(?:py)?(?:tests?|validate|validation|mapped tests?)(?: \([^()]*\))?(?::(?:\*\*)?|\*\*:)\s*(none\b|n\/a\b)?/i;

/** `Implement: …`, `**Focus ID:** …`, `**Focus**: …`: a label inside an item. */
const innerLabel = /^\s*(?:\*\*)?([A-Z][A-Za-z]*(?: [A-Za-z]+){0,3}(?: \([^()]*\))?)(?::|:\*\*|\*\*:)(?=\s|$)/;
/** Labels whose value names the task. */
const focusLabel = /^(?:Focus|Task|Checklist|Item|Initiative)(?: IDs?)?$/i;

type SomeLines = readonly [FieldLine, ...FieldLine[]];

interface Group {
	readonly lines: [FieldLine, ...FieldLine[]];
	/** A line such as `**Focus**: TIDE-001` that stands above numbered items, and is none. */
	readonly under: SomeLines | undefined;
}

/** Joins the cut items to the items that are meant. */
function groups(items: readonly ItemLines[]): readonly Group[] {
	const joined: Group[] = [];
	/** Whether the next bullet belongs to the item that is open. */
	let open = false;
	/** Of that item: its first label, and whether a label or its head says whose work it is. */
	let first: string | undefined;
	let hasFocus = false;
	let hasHead = false;
	let under: SomeLines | undefined;
	for (const { bullet, lines } of items) {
		const label = labelOf(lines[0]);
		const last = joined.at(-1);
		const isNumbered = bullet !== undefined && /\d/.test(bullet);
		const isWork = label !== undefined && label === first && WORK.test(label) && !hasHead;
		// What is numbered is work of its own, and no detail of text above it that has no label.
		const isNext =
			(isNumbered && first === undefined) || (hasFocus ? label !== undefined && focusLabel.test(label) : isWork);
		if (isNumbered && open && last?.lines.every(saysWhose)) {
			under = joined.pop()?.lines;
			joined.push({ lines: [...lines], under });
			hasFocus = false;
		} else if (open && last !== undefined && !isNext) {
			pushAll(last.lines, lines);
		} else {
			under = isNumbered ? under : undefined;
			joined.push({ lines: [...lines], under });
			first = label;
			hasFocus = false;
			hasHead = idsOf(lines, undefined).initiative !== undefined;
		}
		hasFocus ||= lines.some(isFocus);
		const isIntroduction = bullet === undefined && /:\s*$/.test(lines[0].text);
		if (isIntroduction && items.length > 1 && scanPlanIds(lines[0].text).length === 0) {
			joined.pop();
		}
		open = (open || label !== undefined || bullet === undefined) && !isNumbered && !isIntroduction;
	}
	return joined;
}

/** `**Focus**: TIDE-001`; what is behind `Task:` is work. */
const saysWhose = (line: FieldLine): boolean => /^(?:Focus|Initiative)(?: IDs?)?$/i.test(labelOf(line) ?? '');

const isFocus = (line: FieldLine): boolean => focusLabel.test(labelOf(line) ?? '');

const labelOf = ({ text }: FieldLine): string | undefined => innerLabel.exec(text)?.[1];

/** Labels that begin a piece of work, and not what is said of it. */
const WORK = /^(?:Implement|Implementation|Add|Fix|Write|Update|Change|Refactor|Remove|Step|Action)$/i;

interface Ids {
	readonly initiative: string | undefined;
	readonly task: string | undefined;
}

/** The ids stand in a line such as `Focus ID:`, else in the first sentence; a line such as `Implement:` names none. */
function idsOf(lines: SomeLines, focusName: string | undefined): Ids {
	for (const { text } of lines) {
		const label = innerLabel.exec(text);
		if (label !== null && focusLabel.test(label[1] ?? '')) {
			return idsIn(text.slice(label[0].length), focusName);
		}
	}
	const first = lines[0].text;
	return innerLabel.test(first) ? { initiative: undefined, task: undefined } : idsIn(first, focusName);
}

/**
 * The initiative and the task that a text begins with: `INIT-001 — D4.A1 …`, `[INIT-001] … Phase A1/A2.`,
 * `docs/fix_plan.md#init-001-slug — tasks M1–M4`. Ids behind a pointer or the first sentence belong to the guidance.
 */
export function idsIn(text: string, focusName?: string): Ids {
	const head = headOf(text);
	const mentions = scanPlanIds(head);
	const slug = /#([a-z0-9][\w-]*)/.exec(head)?.[1];
	const isNamed = focusName !== undefined && head.split(/[\s.,:—]/, 1)[0] === focusName;
	const initiative =
		mentions.find(({ form }) => form === 'initiative')?.id ??
		(slug === undefined ? undefined : initiativeOfSlug(slug)) ??
		(isNamed ? focusName : undefined);
	// `1.2` is no id in running text, but it is one right behind the initiative: `TIDE-001 — 1.2 wire it up`, `TIDE-001 1.2: …`.
	const behind = /^\S+ (?:[—–-] (\S+)|(\S+)(?= [—–-] |:))/.exec(head);
	const leading = behind?.[1] ?? behind?.[2];
	const tasks = mentions.filter(({ form, span }) => form === 'task' && !isOfAnother(head, span.start));
	const isPhase = ({ span }: { readonly span: { readonly start: number } }) =>
		/\bPhase $/.test(head.slice(0, span.start));
	const task =
		leading !== undefined && initiative !== undefined && isTaskId(leading)
			? leading
			: (tasks.find((mention) => !isPhase(mention)) ?? tasks[0])?.id;
	return { initiative, task };
}

/** The first sentence of an item up to its pointer; what is behind belongs to the guidance. */
const headOf = (text: string): string => text.trimStart().split(/ @ |[.!?] (?=\S)/, 1)[0] ?? '';

/**
 * The ids near the start of an item, behind two words at most, those among them that are ids only where something is defined by
 * them: `OB-5b`, `Finish the OB-10`; not those of which it says only when or how.
 */
export function idsAtHead(text: string): string[] {
	const head = headOf(text);
	return scanPlanIds(head, true).flatMap(({ id, span }) => {
		const wordsBefore = head.slice(0, span.start).match(WORD)?.length ?? 0;
		return wordsBefore <= 2 && !isOfAnother(head, span.start) ? [id] : [];
	});
}

/** True for an id of which a text says only when or how: `When BE-2 is done, …`, `Compare with BE-2`. The work is another one. */
const isOfAnother = (text: string, start: number): boolean => OF_ANOTHER.test(text.slice(0, start));

const OF_ANOTHER =
	/(?:^|\s)(?:after|once|when|if|unless|until|before|since|because|like|unlike|compare (?:it )?(?:with|to))[\s*_`"'([]+$/i;

const WORD = /[\p{L}\p{N}][\p{L}\p{N}_-]*/gu;

/** The lines inside Do Now that name artifacts: behind `- Artifacts:`, and the deeper bullets below it. */
export function artifactLines({ lines }: BriefField, isArtifacts: (label: string) => boolean): FieldLine[] {
	const found: FieldLine[] = [];
	/** The indentation of the label whose list this is. */
	let label: number | undefined;
	for (const line of lines) {
		const indent = indentOf(line.text);
		const plain = withoutBullet(line);
		const inner = line.fenced ? null : innerLabel.exec(plain.text);
		if (inner !== null && isArtifacts(inner[1] ?? '')) {
			label = indent;
			const value = plain.text.slice(inner[0].length);
			if (value.trim() !== '') {
				found.push({ ...line, text: ' '.repeat(inner[0].length) + value });
			}
		} else if (label !== undefined && indent > label && inner === null) {
			found.push(line);
		} else {
			label = undefined;
		}
	}
	return found;
}
