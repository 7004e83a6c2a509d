import type { Lines } from '../base/lines.ts';
import { type Line0, type Line1, line0, toLine0 } from '../base/position.ts';
import type { Field } from './fields.ts';
import { plain } from './ledgerIndex.ts';
import { readState, type StateSpellings, type TaskState } from './state.ts';
import { STATUS_FIELD } from './wordsAbroad.ts';

/** What a field Status says. */
export interface StatusField {
	readonly state: TaskState;
	/** Its first words: `✅ Complete (2026-02-08)`. */
	readonly status: string;
	readonly line: Line1;
}

/** The first of the fields that is called Status or State, in whatever language, and says a state. */
export function readStatusField(fields: readonly Field[], own?: StateSpellings): StatusField | undefined {
	for (const field of fields) {
		// The text of any other may be long, and is put together when it is asked for.
		const status = STATUS_FIELD.test(field.name) ? shortStatus(field.text) : undefined;
		const state = status === undefined ? undefined : readState(status, own);
		if (status !== undefined && state !== undefined) {
			return { state, status, line: field.line };
		}
	}
	return undefined;
}

/**
 * Those of a heading's fields that stand right below it, with nothing between them: what comes further down may be said of a task, or of
 * whatever stands above it.
 * @param first the line behind the heading
 */
export function fieldsBelow(lines: Lines, fields: readonly Field[], first: Line0): Field[] {
	const found: Field[] = [];
	let next: number = first;
	for (const field of fields) {
		const line = toLine0(field.line);
		while (next < line && lines.at(line0(next)).trim() === '') {
			next++;
		}
		if (next < line || INDENTED.test(lines.at(line))) {
			break;
		}
		found.push(field);
		next = toLine0(field.lastLine) + 1;
	}
	return found;
}

/** What stands so far in belongs to an item, or is code. */
const INDENTED = /^(?: {2}|\t)/;

/**
 * Cuts `**done** — all 23 passed` to `done`, and keeps what stands in brackets right behind: `blocked (profiling halted)`. Of several to choose
 * from (`[ ] Open | [x] Done`) it is the one that is ticked; undefined where none is, and for a list of states (`open | active | done`).
 */
export function shortStatus(text: string): string | undefined {
	const said = chosen(plain(text.split('\n', 1)[0] ?? ''));
	const line = said?.split(/ - | -- /, 1)[0] ?? '';
	const short = /^(?:[^—–;,.(|]|\.(?=\S))*(?:\([^()]*\))?/.exec(line)?.[0].trim();
	return short === '' ? undefined : short;
}

/** What a line says of states that stand beside each other, parted by bars. */
function chosen(line: string): string | undefined {
	const choices = line.split(/\s*\|\s*/);
	const [first = '', second] = choices;
	if (second === undefined) {
		return line;
	}
	if (TICKED.test(first) || UNTICKED.test(first)) {
		const [only, ...others] = choices.filter((choice) => TICKED.test(choice));
		return others.length === 0 ? only?.replace(TICKED, '') : undefined;
	}
	return readState(first) !== undefined && readState(second) !== undefined ? undefined : first;
}

const TICKED = /^(?:\[[xX]\]|[☑☒])\s*/;
const UNTICKED = /^(?:\[ ?\]|☐)\s*/;
