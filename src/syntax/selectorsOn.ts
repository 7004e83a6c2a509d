import type { Line1 } from '../base/position.ts';
import type { FieldLine } from './briefFields.ts';
import { type Selector, type SelectorNode, scanSelectors } from './selector.ts';

/** A selector and the line it stands on. */
export interface SelectorAt extends Selector {
	readonly line: Line1;
}

/**
 * The selectors on some lines of a brief, each text once. A node id that a command among them runs is not named again.
 * @param label what makes the rest of a line, up to the next ` — `, a field that holds tests
 */
export function selectorsOn(lines: readonly FieldLine[], label: RegExp): SelectorAt[] {
	const found = new Map<string, SelectorAt>();
	for (const { line, text } of lines) {
		for (const selector of selectorsIn(text, label)) {
			if (!found.has(selector.text)) {
				found.set(selector.text, { ...selector, line });
			}
		}
	}
	const all = [...found.values()];
	const run = new Set(all.flatMap(({ form, nodes }) => (form === 'command' ? nodes.map(nameOf) : [])));
	return all.filter(({ form, nodes }) => form === 'command' || !nodes.every((node) => run.has(nameOf(node))));
}

function nameOf({ path, symbol }: SelectorNode): string {
	return `${path}::${symbol}`;
}

function selectorsIn(text: string, label: RegExp): Selector[] {
	const [start, end] = fieldIn(text, label);
	const outside = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
	const inside = ' '.repeat(start) + text.slice(start, end);
	return [...scanSelectors(outside), ...scanSelectors(inside, true)].sort((a, b) => a.span.start - b.span.start);
}

function fieldIn(text: string, label: RegExp): readonly [start: number, end: number] {
	const found = label.exec(text);
	if (found === null) {
		return [text.length, text.length];
	}
	const start = found.index + found[0].length;
	const dash = text.indexOf(' — ', start);
	return [start, dash === -1 ? text.length : dash];
}
