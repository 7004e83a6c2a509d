import type { Span } from '../base/position.ts';
import { type BracePair, pairBraces } from './bracePairs.ts';
import { isBlank } from './chars.ts';

/** One way to read a path with brace sets. */
export interface Alternative {
	/** The alternative that was chosen last, the innermost one: `d` in `a/{b.md,c/{d,e}.md}`. */
	readonly text: string;
	/** Where it stands. */
	readonly span: Span;
	/** The path with one alternative chosen in every set: `a/c/d.md`. */
	readonly path: string;
}

/** A product of sets is cut here, so that `{a,b}{a,b}{a,b}…` cannot fill the memory. */
const MAX_ALTERNATIVES = 512;

/**
 * Spreads the brace sets of a path out, in reading order: `a/{b.md,c/{d,e}.md}` gives `a/b.md`, `a/c/d.md` and `a/c/e.md`.
 * Blanks around an alternative do not count. Empty where there is no set; `{stamp}` and `${STAMP}` are none.
 */
export function spreadBraces(text: string): readonly Alternative[] {
	const pairs = pairBraces(text);
	return read(text, 0, text.length, pairs).flatMap(({ path, span }) =>
		span === undefined ? [] : [{ text: text.slice(span.start, span.end), span, path }],
	);
}

/** A part of the path read in one way; without a span as long as no set was met. */
interface Reading {
	readonly path: string;
	readonly span: Span | undefined;
}

/** All the ways to read the text between two columns; at least one. */
function read(text: string, start: number, end: number, pairs: ReadonlyMap<number, BracePair>): readonly Reading[] {
	let readings: readonly Reading[] = [{ path: '', span: undefined }];
	let literal = start;
	for (let at = start; at < end; at++) {
		const pair = text.charCodeAt(at) === OPEN ? pairs.get(at) : undefined;
		if (pair?.isSet) {
			const head = text.slice(literal, at);
			const choices = readAlternatives(text, at + 1, pair.close, pairs);
			readings = readings
				.flatMap(({ path }) => choices.map((choice) => ({ path: path + head + choice.path, span: choice.span })))
				.slice(0, MAX_ALTERNATIVES);
			literal = pair.close + 1;
		}
		at = pair?.close ?? at;
	}
	const tail = text.slice(literal, end);
	return readings.map(({ path, span }) => ({ path: path + tail, span }));
}

/** The alternatives between one pair of braces, the sets inside them spread out in turn. */
function readAlternatives(
	text: string,
	start: number,
	end: number,
	pairs: ReadonlyMap<number, BracePair>,
): readonly Reading[] {
	const found: Reading[] = [];
	let from = start;
	for (let at = start; at <= end && found.length < MAX_ALTERNATIVES; at++) {
		const code = text.charCodeAt(at);
		if (code === COMMA || at === end) {
			const span = trim(text, from, at);
			for (const { path, span: inner } of read(text, span.start, span.end, pairs)) {
				found.push({ path, span: inner ?? span });
			}
			from = at + 1;
		} else if (code === OPEN) {
			at = pairs.get(at)?.close ?? at;
		}
	}
	return found;
}

function trim(text: string, start: number, end: number): Span {
	while (start < end && isBlank(text.charCodeAt(start))) {
		start++;
	}
	while (end > start && isBlank(text.charCodeAt(end - 1))) {
		end--;
	}
	return { start, end };
}

const OPEN = 123;
const COMMA = 44;
