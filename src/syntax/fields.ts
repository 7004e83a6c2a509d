import type { Lines } from '../base/lines.ts';
import { type Line0, type Line1, line0, toLine0, toLine1 } from '../base/position.ts';
import { PHASE_FIELDS_ABROAD, STATUS_FIELD } from './wordsAbroad.ts';

/** A labelled value: `Goal: Align scope`. It may run over several lines or hold a list. */
export interface Field {
	/** The label without marks and colon: `Exit Criteria`. */
	readonly name: string;
	/** The value without the label, lines joined by `\n`, outer blanks removed. */
	readonly text: string;
	readonly line: Line1;
	readonly lastLine: Line1;
}

/**
 * Reads the labelled values of a stretch of lines: `Goal: x`, `**Goal**: x`, `**Goal:** x`, `- Goal: x`, and a label alone with a
 * list under it. A value ends at the next label, at a line for which `stops` is true (see `stopsIn`), and
 * at a blank line, unless a list goes on behind it.
 * @param end the line behind the stretch
 */
export function readFields(lines: Lines, first: Line0, end: Line0, stops: (line: Line0) => boolean): Field[] {
	const fields: Field[] = [];
	let open: OpenField | undefined;
	let sawBlank = false;
	/** How far the task is indented below which a line stands. */
	let task: number | undefined;
	for (let index = first as number; index < end; index++) {
		const line = line0(index);
		if (stops(line)) {
			close(lines, open, fields);
			open = undefined;
			sawBlank = false;
			task = undefined;
			continue;
		}
		const text = lines.at(line);
		if (text.trim() === '') {
			sawBlank = true;
			continue;
		} else {
			const indent = text.length - text.trimStart().length;
			task = TASK.test(text) ? indent : task !== undefined && indent > task ? task : undefined;
			const label = readLabel(text);
			// What stands below a task is the task's: ``- Goal: …`` of one step is not that of the phase.
			if (label !== undefined && startsField(label, open) && (task === undefined || indent <= task)) {
				close(lines, open, fields);
				open = { name: label.name, value: label.value, second: undefined, line, lastLine: line, indent: label.indent };
			} else if (open !== undefined && goesOn(text, open, sawBlank)) {
				open.second ??= text.trim();
				open.lastLine = line;
			} else {
				close(lines, open, fields);
				open = undefined;
			}
		}
		sawBlank = false;
	}
	close(lines, open, fields);
	return fields;
}

/** The field of that name, case ignored, also under its other names and known misspellings (`Prerqs`). */
export function fieldOf(
	fields: readonly Field[],
	name: 'Goal' | 'Prereqs' | 'Exit Criteria' | (string & {}),
): Field | undefined {
	const wanted = canonicalName(name);
	return fields.find((field) => canonicalName(field.name) === wanted);
}

/** A field that keeps its place alone: the texts of a history are long, and hardly anybody asks for one. */
class FieldAt implements Field {
	readonly name: string;
	readonly line: Line1;
	readonly lastLine: Line1;
	private readonly lines: Lines;

	constructor(lines: Lines, { name, line, lastLine }: OpenField) {
		this.lines = lines;
		this.name = name;
		this.line = toLine1(line);
		this.lastLine = toLine1(lastLine);
	}

	/** What is saved of it. */
	toJSON(): Field {
		const { name, text, line, lastLine } = this;
		return { name, text, line, lastLine };
	}

	get text(): string {
		const first = toLine0(this.line);
		const values = [readLabel(this.lines.at(first))?.value ?? ''];
		for (let index = first + 1; index <= toLine0(this.lastLine); index++) {
			const value = this.lines.at(line0(index)).trim();
			if (value !== '') {
				values.push(value);
			}
		}
		return values.join('\n').trim();
	}
}

interface OpenField {
	readonly name: string;
	/** What stands behind the label on its line. */
	readonly value: string;
	/** What stands on the first line after it. */
	second: string | undefined;
	readonly line: Line0;
	lastLine: Line0;
	/** Where its bullet stands; undefined for a label in plain text. */
	readonly indent: number | undefined;
}

interface Label {
	readonly name: string;
	readonly value: string;
	readonly indent: number | undefined;
}

function readLabel(text: string): Label | undefined {
	const match = BOLD_LABEL.exec(text) ?? PLAIN_LABEL.exec(text);
	if (match === null) {
		return undefined;
	}
	const [whole, blanks = '', bullet, name = ''] = match;
	return {
		name: name.trim(),
		value: text.slice(whole.length).trim(),
		indent: bullet === undefined ? undefined : blanks.length,
	};
}

/**
 * A bullet with a colon in it, under a label, is mostly an item of that label's list: `- Docs: updated`. It starts a field of
 * its own where the open one is a bullet at the same place or further in, or where its name is one of a phase's.
 */
function startsField(label: Label, open: OpenField | undefined): boolean {
	if (
		open !== undefined &&
		/^\p{Lo}/u.test(label.name) &&
		!KNOWN_NAMES.has(label.name) &&
		!STATUS_FIELD.test(label.name)
	) {
		// A script without capitals: any words may stand before a colon.
		return false;
	}
	if (open === undefined || label.indent === undefined) {
		return true;
	}
	const isSibling = open.indent !== undefined && label.indent <= open.indent;
	return isSibling || (label.indent === 0 && KNOWN_NAMES.has(label.name.toLowerCase()));
}

function goesOn(text: string, open: OpenField, sawBlank: boolean): boolean {
	const isEmpty = open.value === '' && open.second === undefined;
	const isListItem = BULLET.test(text);
	// A task ends what is no list of tasks: `Goal: x` and criteria without boxes.
	if (open.indent === undefined && !isEmpty && TASK.test(text) && !TASK.test(open.second ?? '')) {
		return false;
	}
	if (open.indent !== undefined) {
		return INDENTED.test(text) || (!sawBlank && !isListItem);
	}
	return !sawBlank || isEmpty || ((isListItem || INDENTED.test(text)) && BULLET.test(open.second ?? ''));
}

function close(lines: Lines, open: OpenField | undefined, fields: Field[]): void {
	if (open !== undefined) {
		fields.push(new FieldAt(lines, open));
	}
}

function canonicalName(name: string): string {
	const lower = name.toLowerCase();
	return KNOWN_NAMES.get(lower) ?? lower;
}

/** The names that the three fields of a phase go by in real plans. */
const KNOWN_NAMES: ReadonlyMap<string, string> = new Map([
	...['goal', 'goals', 'phase goal', 'objective', 'objectives', 'purpose'].map((name) => [name, 'goal'] as const),
	...['prereqs', 'prerqs', 'prereq', 'prerequisites', 'prerequisite', 'dependencies', 'depends on'].map(
		(name) => [name, 'prereqs'] as const,
	),
	...['exit criteria', 'exit criterion', 'exit gate', 'acceptance criteria', 'success criteria', 'acceptance'].map(
		(name) => [name, 'exit criteria'] as const,
	),
	...['done when', 'definition of done'].map((name) => [name, 'exit criteria'] as const),
	...Object.entries(PHASE_FIELDS_ABROAD).flatMap(([known, names]) => names.map((name) => [name, known] as const)),
]);

/** `**Goal**:`, `**Goal:**`, `- **Goal**:`: blanks, bullet, name. */
const BOLD_LABEL = /^([ \t]{0,8})([-*+][ \t]{1,4})?\*\*([^\s*:`|][^*:`|]{0,60})(?:[:：]\*\*|\*\*[ \t]?[:：])(?!:)/;
/** `Goal:`, `- Exit Criteria:`; a name begins with a capital, where the script has any, and is no sentence. */
const PLAIN_LABEL = /^([ \t]{0,8})([-*+][ \t]{1,4})?([\p{Lu}\p{Lo}][\p{L}\p{N} ()/&'’_-]{0,40})(?::(?=\s|$)|：)/u;
/** An item with a box: `- [ ] Write it`, `11. [x] Done`. */
const TASK = /^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]{1,4}\[[^[\]]{1,4}\][ \t*\\]/;
const BULLET = /^[ \t]*(?:[-*+]|\d{1,3}[.)])(?:\s|$)/;
const INDENTED = /^(?: {2}|\t)/;
