import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Lines } from '../../src/base/lines.ts';
import { type Line1, line0, type Span, toLine0 } from '../../src/base/position.ts';
import { readBlocks } from '../../src/syntax/blocks.ts';
import { readPlan } from '../../src/syntax/plan.ts';

const piece = fc.oneof(
	fc.constantFrom(
		...[
			'# Phase 1',
			'## Phase A — x',
			'-### **Task 2: y**',
			'## 1. z',
			'### Notes',
			'- [ ] A1: a',
			'  - [x] **b**',
			'> - [D] c',
		],
		...[
			'| ID | Task | State |',
			'|---|---|---|',
			'| **A1** | b | `[D]` |',
			'| a | b | c | d |',
			'| [L-01] x |',
			'| | | |',
			'---',
		],
		...[
			'```',
			'~~~~',
			'',
			'',
			'Goal: x',
			'- Exit Criteria:',
			'**Purpose**: y',
			'a: b',
			'<!--',
			'-->',
			'\uFEFF',
			'\u00A0- [ ] n',
			'\t- [x] t',
		],
	),
	fc.string({ maxLength: 30, unit: 'grapheme' }),
	fc.string({ maxLength: 20, unit: fc.constantFrom(...' \t-*+>#|`~[]()x1.:\\\r\n—é🚧') }),
);
const document = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join('\n'));

test('any text is a plan whose parts stand where it says', () => {
	fc.assert(
		fc.property(document, (text) => {
			const lines = new Lines(text);
			const blocks = readBlocks(lines);
			const plan = readPlan(blocks);
			const at = (line: number, span: Span) => {
				expect(line).toBeGreaterThanOrEqual(0);
				expect(line).toBeLessThan(lines.count);
				const whole = lines.at(line0(line));
				expect(span.start).toBeLessThanOrEqual(span.end);
				expect(span.end).toBeLessThanOrEqual(whole.length);
				return whole.slice(span.start, span.end);
			};
			const written = (line: Line1, span: Span) => at(toLine0(line), span);

			for (const heading of blocks.headings) {
				expect(at(heading.line, heading.span)).toBe(heading.text);
			}
			for (const { header, rows } of blocks.tables) {
				for (const row of [header, ...rows]) {
					expect(row.cells.length).toBeLessThanOrEqual(header.cells.length);
					for (const cell of row.cells) {
						expect(at(row.line, cell.span)).toBe(cell.text);
					}
				}
			}
			for (const [index, item] of blocks.items.entries()) {
				expect(at(item.line, item.span)).toBe(item.text);
				expect(item.lastLine).toBeGreaterThanOrEqual(item.line);
				expect(item.parent ?? -1).toBeLessThan(index);
			}
			for (const problem of [...blocks.problems, ...plan.problems]) {
				at(problem.line, problem.span);
			}
			for (const [index, phase] of plan.phases.entries()) {
				expect(
					phase.id.endsWith(written(phase.line, phase.idSpan).split(/\s+/).at(-1) ?? '') || phase.id === 'Final',
				).toBe(true);
				expect(phase.lastLine).toBeGreaterThanOrEqual(phase.line);
				expect(phase.parent ?? -1).toBeLessThan(index);
			}
			for (const [index, task] of plan.tasks.entries()) {
				expect(written(task.line, task.stateSpan)).toBe(task.raw);
				expect(task.idSpan === undefined ? undefined : written(task.line, task.idSpan)).toBe(task.id);
				expect(task.line).toBeGreaterThanOrEqual(plan.tasks[index - 1]?.line ?? 0);
				expect(task.parent ?? -1).toBeLessThan(index);
				// A task's phase is the nearest: its scope holds the task, and no later phase's scope does.
				const around = plan.phases.flatMap((phase, at) =>
					phase.line <= task.line && task.line <= phase.lastLine ? [at] : [],
				);
				expect(task.phase).toBe(around.at(-1));
			}
		}),
		{ numRuns: 500 },
	);
});
