import type { Lines } from '../base/lines.ts';
import { type Line0, type Line1, line0, type Span, shift, toLine0, toLine1 } from '../base/position.ts';
import type { Writable } from '../base/writable.ts';
import type { Blocks, Heading } from './blocks.ts';
import { stopsIn } from './fieldStops.ts';
import { type Field, readFields } from './fields.ts';
import { frontMatterFields } from './frontMatter.ts';
import {
	namesSection,
	type PhaseHeading,
	readHeadingStatus,
	readNumberedHeading,
	readPhaseHeading,
} from './phaseHeading.ts';
import { type PlanOptions, readTasks, type Task } from './planTasks.ts';
import type { Problem } from './problem.ts';
import type { StateSpellings, TaskState } from './state.ts';
import { fieldsBelow, readStatusField, type StatusField } from './statusField.ts';
import { withoutOuterBold } from './taskItem.ts';

export { type Field, fieldOf } from './fields.ts';
export type { Task } from './planTasks.ts';

/** A phase heading and what it holds. `### Phase D4.A — Planning Alignment` has the id `D4.A`. */
export interface Phase {
	readonly id: string;
	readonly title: string;
	readonly line: Line1;
	/** The last line of its scope: the line before the next heading of the same or a shallower level. */
	readonly lastLine: Line1;
	/** Heading level, 1 to 6. */
	readonly level: number;
	/** Index, in the same list, of the phase whose scope holds this one. */
	readonly parent: number | undefined;
	/** What the heading itself says: `✅ COMPLETE`, `[done]`; undefined where it says nothing, or has but a colour (`🟢`) above tasks. */
	readonly state: TaskState | undefined;
	/** The words of `state` as written, without brackets: `COMPLETE`, `done`. */
	readonly status: string | undefined;
	/** What a field Status right below the heading says; nobody keeps that as well as the tasks. */
	readonly statusField: StatusField | undefined;
	/** Columns of the id on the heading's line. */
	readonly idSpan: Span;
	readonly fields: readonly Field[];
}

export interface Plan {
	/** The first H1, else the front matter's `title`. */
	readonly title: string | undefined;
	readonly titleLine: Line1 | undefined;
	/** In document order. */
	readonly phases: readonly Phase[];
	/** In document order, those of all phases and of none. */
	readonly tasks: readonly Task[];
	/** Labelled values outside any phase: the front matter's, and those up to the end of the first section, as `- Initiative: X`. */
	readonly fields: readonly Field[];
	readonly problems: readonly Problem[];
}

/** Reads the phases and tasks of a document by the rules of grammar.md, section 0.2. A document that has none is simply empty. */
export function readPlan(blocks: Blocks, options: PlanOptions = {}): Plan {
	const { lines } = blocks;
	const problems: Problem[] = [];
	const tasks = readTasks(blocks, options, problems);
	const sections = readSections(blocks, tasks);
	const stops = stopsIn(blocks, blocks.tables);
	const phases = readPhases(sections, tasks, lines, stops, options.states);
	const titleHeading = sections.find(({ heading }) => heading?.level === 1)?.heading;
	const yaml = frontMatterFields(lines, blocks.frontMatter);
	const yamlTitle = yaml.find((field) => field.name.toLowerCase() === 'title');
	return {
		title: titleHeading === undefined ? yamlTitle?.text : withoutOuterBold(titleHeading.text),
		titleLine: titleHeading === undefined ? yamlTitle?.line : toLine1(titleHeading.line),
		phases,
		tasks,
		fields: [...yaml, ...readFields(lines, bodyStart(blocks), topEnd(sections, lines), stops)],
		problems,
	};
}

/** The phases that sections open, and the phase of each task. */
function readPhases(
	sections: readonly Section[],
	tasks: readonly Writable<Task>[],
	lines: Lines,
	stops: (line: Line0) => boolean,
	states: StateSpellings | undefined,
): Phase[] {
	const phases: Writable<Phase>[] = [];
	/** The phases whose scope is open, from the outermost to the nearest. */
	const open: OpenPhase[] = [];
	/** Places of those whose heading has a coloured circle alone. */
	const coloured: number[] = [];
	let nextTask = 0;
	for (const section of sections) {
		const named = phaseNamedBy(section, open, states);
		closePhases(open, section, phases, named);
		if (section.phase !== undefined && section.heading !== undefined && named === undefined) {
			const { heading, phase } = section;
			const fields = readFields(lines, line0(section.first + 1), section.end, stops);
			const said = readHeadingStatus(heading.text, phase.title, states);
			if (said?.isColour === true) {
				coloured.push(phases.length);
			}
			open.push({ id: phase.id, index: phases.length, level: heading.level });
			phases.push({
				id: phase.id,
				title: phase.title,
				line: toLine1(heading.line),
				lastLine: toLine1(line0(lines.count - 1)),
				level: heading.level,
				parent: open.at(-2)?.index,
				state: said?.state,
				status: said?.status,
				statusField: readStatusField(fieldsBelow(lines, fields, line0(section.first + 1)), states),
				idSpan: shift(phase.idSpan, heading.span.start),
				fields,
			});
		}
		for (let task = tasks[nextTask]; task !== undefined && toLine0(task.line) < section.end; task = tasks[++nextTask]) {
			task.phase = open.at(-1)?.index;
		}
	}
	dropColours(phases, coloured, tasks);
	return phases;
}

/** Where a phase has tasks, they tell how far it is, and not the colour in its heading. */
function dropColours(phases: readonly Writable<Phase>[], coloured: readonly number[], tasks: readonly Task[]): void {
	if (coloured.length === 0) {
		return;
	}
	const withTasks = new Set<number>();
	for (const task of tasks) {
		for (let place = task.phase; place !== undefined && !withTasks.has(place); place = phases[place]?.parent) {
			withTasks.add(place);
		}
	}
	for (const place of coloured) {
		const phase = phases[place];
		if (phase !== undefined && withTasks.has(place)) {
			phase.state = undefined;
			phase.status = undefined;
		}
	}
}

/** A heading and the lines under it up to the next one; the lines before the first heading are a section without one. */
interface Section {
	readonly heading: Heading | undefined;
	readonly first: Line0;
	/** The line behind its last. */
	readonly end: Line0;
	/** What it says of the phase it opens; undefined where it opens none. */
	readonly phase: PhaseHeading | undefined;
}

/** Cuts the document at its own headings, and says which of them open a phase. */
function readSections(blocks: Blocks, tasks: readonly Task[]): Section[] {
	const headings = blocks.headings.filter((heading) => !heading.nested);
	const documentEnd = line0(blocks.lines.count);
	const before: Section = {
		heading: undefined,
		first: line0(0),
		end: headings[0]?.line ?? documentEnd,
		phase: undefined,
	};
	const checkboxLines = tasks.filter((task) => task.form === 'list').map((task) => toLine0(task.line));
	let nextCheckbox = 0;
	const sections = headings.map((heading, index): Section => {
		const end = headings[index + 1]?.line ?? documentEnd;
		while ((checkboxLines[nextCheckbox] ?? end) < heading.line) {
			nextCheckbox++;
		}
		const holdsCheckboxes = (checkboxLines[nextCheckbox] ?? end) < end;
		const isNumbered = holdsCheckboxes && heading.level > 1;
		const phase = readPhaseHeading(heading.text) ?? (isNumbered ? readNumberedHeading(heading.text) : undefined);
		return { heading, first: heading.line, end, phase };
	});
	return [before, ...withoutTitlePhase(sections)];
}

/** One first-level heading is the document's title: it is a phase only where there is no other. */
function withoutTitlePhase(sections: readonly Section[]): readonly Section[] {
	const phases = sections.filter((section) => section.phase !== undefined);
	const titles = phases.filter((section) => section.heading?.level === 1);
	if (titles.length !== 1 || phases.length === 1) {
		return sections;
	}
	return sections.map((section) => (section === titles[0] ? { ...section, phase: undefined } : section));
}

/** A phase whose scope is open, with its place in the list. */
interface OpenPhase {
	readonly id: string;
	readonly index: number;
	readonly level: number;
}

/**
 * The open phase that a heading is a section of by its words: `## Phase 3 deliverables` opens no other one behind `## Phase 3: Tides`. One
 * that says how far it is is a phase.
 */
function phaseNamedBy(
	{ heading, phase }: Section,
	open: readonly OpenPhase[],
	states: StateSpellings | undefined,
): OpenPhase | undefined {
	if (heading === undefined || phase === undefined) {
		return undefined;
	}
	const named = open.find(({ id, level }) => id === phase.id && level <= heading.level);
	const isSection = named !== undefined && namesSection(heading.text, phase, named.level < heading.level);
	return isSection && readHeadingStatus(heading.text, phase.title, states) === undefined ? named : undefined;
}

/**
 * A phase lasts until a heading of its level or a shallower one that does not name it as what it is a section of; a title further
 * down closes none that is deeper than itself.
 */
function closePhases(
	open: OpenPhase[],
	section: Section,
	phases: Writable<Phase>[],
	named: OpenPhase | undefined,
): void {
	const { heading, phase } = section;
	if (heading === undefined) {
		return;
	}
	const isTitle = heading.level === 1 && phase === undefined;
	for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
		if (last === named || (isTitle ? last.level > 1 : last.level < heading.level)) {
			return;
		}
		open.pop();
		const closed = phases[last.index];
		if (closed !== undefined) {
			closed.lastLine = toLine1(line0(heading.line - 1));
		}
	}
}

function bodyStart(blocks: Blocks): Line0 {
	return line0(blocks.frontMatter === undefined ? 0 : blocks.frontMatter.last + 1);
}

/** The labelled values of a document end with its first section: at the second heading below the title, or at the first phase. */
function topEnd(sections: readonly Section[], lines: Lines): Line0 {
	const below = sections.filter(({ heading }) => heading !== undefined && heading.level > 1);
	const phase = below.find((section) => section.phase !== undefined)?.first ?? line0(lines.count);
	return line0(Math.min(phase, below[1]?.first ?? lines.count));
}
