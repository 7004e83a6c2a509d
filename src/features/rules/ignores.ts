import { type Line1, line0, line1, toLine1 } from '../../base/position.ts';
import type { Document } from '../../indexing/document.ts';

/** What comments of a document switch off: `<!-- plan-nav-ignore RULE … -->` on a line or the one above, `plan-nav-ignore-file` everywhere. */
export interface Ignores {
	has(rule: string, line: Line1): boolean;
}

/** A comment without a rule's name switches off all. */
const comment = /<!--\s*plan-nav-ignore(-file)?((?:[\s,]+[\w-]+)*?)\s*-->/g;

export function readIgnores({ lines }: Document): Ignores {
	const everywhere = new Set<string>();
	const byLine = new Map<Line1, Set<string>>();
	if (!lines.text.includes('plan-nav-ignore')) {
		return { has: () => false };
	}
	for (let i = 0; i < lines.count; i++) {
		const text = lines.at(line0(i));
		for (const { 0: whole, 1: file, 2: list = '' } of text.matchAll(comment)) {
			const names = list.split(/[\s,]+/).filter((name) => name !== '');
			const at = toLine1(line0(i));
			// A comment on a line of its own is about the line below.
			const line = text.trim() === whole ? line1(at + 1) : at;
			const target = file === undefined ? (byLine.get(line) ?? new Set()) : everywhere;
			for (const name of names.length > 0 ? names : [all]) {
				target.add(name);
			}
			if (file === undefined) {
				byLine.set(line, target);
			}
		}
	}
	const names = (set: ReadonlySet<string> | undefined, rule: string) =>
		set !== undefined && (set.has(rule) || set.has(all));
	return { has: (rule, line) => names(everywhere, rule) || names(byLine.get(line), rule) };
}

const all = '*';
