import type { Lines } from '../base/lines.ts';
import { type Line1, line0, type Span, toLine0 } from '../base/position.ts';
import { type ArtifactRef, readArtifacts, type Variables } from './artifacts.ts';
import { type BriefField, type FieldLine, readBriefFields } from './briefFields.ts';
import { type BriefItem, cutItems, readItems, textOf } from './briefItems.ts';
import { type FieldKey, keyOfLabel, SINGLE } from './briefLabels.ts';
import { artifactLines, type DoNowItem, idsIn, readDoNow } from './doNow.ts';
import { fillPlaceholders } from './placeholder.ts';
import type { Problem } from './problem.ts';
import { scanEnvOverrides } from './selector.ts';
import { type SelectorAt, selectorsOn } from './selectorsOn.ts';

export type { ArtifactRef } from './artifacts.ts';
export type { BriefItem, PointerAt } from './briefItems.ts';
export type { DoNowItem } from './doNow.ts';

interface BriefFocus {
	/** The whole value as written. */
	readonly text: string;
	readonly line: Line1;
	/** `INIT-001`; a plain word (`seed — …`) only if the brief itself writes to `plans/active/seed/`. */
	readonly initiative: string | undefined;
	/** `D4.A`, where the word Phase stands in front of it; `Milestone 2`, where the plans are known and have a phase of that name. */
	readonly phase: string | undefined;
	/** `D1` in `INIT-001.D1 — …`. */
	readonly task: string | undefined;
	/** The plan document that it points at, root-relative, where the plans are known. */
	readonly plan?: string;
}

export interface BriefText {
	readonly text: string;
	readonly line: Line1;
	readonly lastLine: Line1;
}

/** The next piece of work. A missing field is undefined or empty; nothing here has been looked up. */
export interface Brief {
	readonly summary: BriefText | undefined;
	readonly mode: BriefText | undefined;
	readonly focus: BriefFocus | undefined;
	readonly branch: BriefText | undefined;
	/** The field as written (`none — planning`), and the selectors in it. */
	readonly mappedTestsText: BriefText | undefined;
	readonly mappedTests: readonly SelectorAt[];
	/** Those of every Artifacts field, the ones inside Do Now among them; each path once. */
	readonly artifacts: readonly ArtifactRef[];
	readonly doNow: readonly DoNowItem[];
	readonly ifBlocked: BriefText | undefined;
	readonly priorities: readonly BriefItem[];
	readonly howTo: readonly BriefItem[];
	readonly pitfalls: readonly BriefItem[];
	readonly pointers: readonly BriefItem[];
	readonly nextUp: BriefText | undefined;
	/** Labelled fields of any other name (`Findings Applied`, `Phase`, `Context Notes`), in order. */
	readonly other: readonly {
		readonly name: string;
		readonly text: string;
		readonly line: Line1;
		readonly lastLine: Line1;
	}[];
	/** A second Summary, Mode, Focus or Branch: the first one counts. Lists that stand twice are joined. */
	readonly problems: readonly Problem[];
}

/** Reads a brief by grammar.md, section (d). Any text is a brief; one that has none of the fields is empty. */
export function readBrief(lines: Lines): Brief {
	const fields = readBriefFields(lines);
	const all = (key: FieldKey) => fields.filter((field) => field.key === key);
	const text = (key: FieldKey) => joined(all(key).slice(0, 1));
	const focus = readFocus(all('focus')[0], lines);
	const named = focus?.initiative?.match(/^[a-z]\S*$/)?.[0];
	const mapped = all('mappedTests');
	return {
		summary: text('summary'),
		mode: text('mode'),
		focus,
		branch: text('branch'),
		mappedTestsText: joined(mapped),
		mappedTests: selectorsOn(
			mapped.flatMap((field) => field.lines),
			wholeLine,
		),
		artifacts: readAllArtifacts(fields, variablesOf(lines)),
		doNow: all('doNow').flatMap((field) => readDoNow(field, named)),
		ifBlocked: joined(all('ifBlocked')),
		priorities: all('priorities').flatMap(readItems),
		howTo: all('howTo').flatMap(readItems),
		pitfalls: all('pitfalls').flatMap(readItems),
		pointers: all('pointers').flatMap(readItems),
		nextUp: joined(all('nextUp')),
		other: all('other').flatMap(({ name, line, lastLine, lines: [first, ...rest] }) =>
			first === undefined ? [] : [{ name, text: textOf([first, ...rest]), line, lastLine }],
		),
		problems: secondFields(fields, lines),
	};
}

/** The text of fields of one name; the bullet of a list of one is removed. Undefined where nothing is written. */
function joined(fields: readonly BriefField[]): BriefText | undefined {
	const texts = fields.flatMap((field) => {
		const items = cutItems(field);
		const [first, ...rest] = items.length === 1 && items[0] !== undefined ? items[0].lines : field.lines;
		return first === undefined ? [] : [textOf([first, ...rest])];
	});
	const first = fields[0];
	const last = fields.at(-1);
	return first === undefined || last === undefined || texts.length === 0
		? undefined
		: { text: texts.join('\n'), line: first.line, lastLine: last.lastLine };
}

/** Mapped tests hold tests from the first column on, or behind the bullet. */
const wholeLine = /^\s*(?:[-*+]\s+|\d+[.)]\s+)?/;

function readFocus(field: BriefField | undefined, lines: Lines): BriefFocus | undefined {
	const value = field === undefined ? undefined : joined([field]);
	if (value === undefined) {
		return undefined;
	}
	const { text, line } = value;
	const { initiative, task } = idsIn(text);
	const phase = /\bPhase ([A-Z]?\d*(?:\.[A-Z]?\d*)*)(?<=\w)\b/.exec(text)?.[1];
	return {
		text,
		line,
		initiative: initiative ?? plainName(text, lines),
		phase,
		task: task === phase ? undefined : task,
	};
}

/** The plain word that a Focus begins with: `seed` in `seed — Inbox monitoring`; whether it is an initiative, others know. */
const plainFocus = (text: string): string | undefined =>
	/^([a-z][\w-]*)(?= [—–/(-]|[:,;]|\.[A-Z]\d|\n|$)/.exec(text)?.[1];

/** Folders below `plans` that are no initiative's. */
const HOMES: ReadonlySet<string> = new Set([
	'active',
	'archive',
	'archived',
	'completed',
	'done',
	'reports',
	'templates',
]);

/** `seed` in `seed — Inbox monitoring`, if the brief writes to its folder: a plain word alone may be any word. */
function plainName(text: string, lines: Lines): string | undefined {
	const word = plainFocus(text);
	const isWrittenTo = (folder: string) => lines.text.includes(`${folder}/${word}/`);
	return word !== undefined && !HOMES.has(word) && (isWrittenTo('plans/active') || isWrittenTo('plans'))
		? word
		: undefined;
}

/** What the brief itself assigns to a path, one variable in another filled in: `export ARTIFACT_DIR=plans/…`. */
function variablesOf(lines: Lines): Variables {
	const variables = new Map<string, string>();
	for (let i = 0; i < lines.count; i++) {
		for (const { name, value } of scanEnvOverrides(lines.at(line0(i)))) {
			const filled = fillPlaceholders(value, (placeholder) => variables.get(placeholder.name));
			if (filled.includes('/') && filled.length < longestPath && !variables.has(name)) {
				variables.set(name, filled);
			}
		}
	}
	return variables;
}

/** Longer values are no paths; the limit keeps variables that name each other twice from growing without end. */
const longestPath = 1024;

function readAllArtifacts(fields: readonly BriefField[], variables: Variables): ArtifactRef[] {
	const isArtifacts = (label: string) => keyOfLabel(label) === 'artifacts';
	const valued: FieldLine[][] = fields.map((field) => {
		if (field.key === 'artifacts') {
			return [...field.lines];
		}
		return field.key === 'doNow' ? artifactLines(field, isArtifacts) : [];
	});
	const byPath = new Map<string, ArtifactRef>();
	for (const artifact of valued.flatMap((lines) => readArtifacts(lines, variables))) {
		if (!byPath.has(artifact.path)) {
			byPath.set(artifact.path, artifact);
		}
	}
	return [...byPath.values()];
}

function secondFields(fields: readonly BriefField[], lines: Lines): Problem[] {
	const seen = new Set<FieldKey>();
	return fields.flatMap(({ key, name, line }) => {
		if (!SINGLE.has(key) || !seen.has(key)) {
			seen.add(key);
			return [];
		}
		const start = Math.max(0, lines.at(toLine0(line)).indexOf(name));
		const span: Span = { start, end: start + name.length };
		return [{ kind: 'duplicate-field' as const, line: toLine0(line), span }];
	});
}
