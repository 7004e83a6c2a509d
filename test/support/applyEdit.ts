import { Lines } from '../../src/base/lines.ts';
import { toLine0 } from '../../src/base/position.ts';
import type { PlanEdit } from '../../src/features/edit.ts';
import { Moves } from '../../src/features/rename/moves.ts';

/** The files after an edit: texts first, then what is created, then the moves, as an editor applies it. */
export function applyEdit(files: Readonly<Record<string, string>>, edit: PlanEdit): Record<string, string> {
	const texts = new Map(Object.entries(files));
	const places = edit.changes.map((change) => {
		const lines = new Lines(files[change.path] ?? '');
		const { path, line, span, endLine = line, text } = change;
		return {
			path,
			start: lines.startOf(toLine0(line)) + span.start,
			end: lines.startOf(toLine0(endLine)) + span.end,
			text,
		};
	});
	for (const { path, start, end, text } of places.sort((a, b) => b.start - a.start)) {
		const before = texts.get(path) ?? '';
		texts.set(path, before.slice(0, start) + text + before.slice(end));
	}
	for (const { path, text } of edit.creates ?? []) {
		texts.set(path, text);
	}
	const moves = new Moves(edit.moves ?? []);
	return Object.fromEntries([...texts].map(([path, text]) => [moves.after(path), text]));
}
