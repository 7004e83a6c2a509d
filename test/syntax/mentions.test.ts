import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scanMentions } from '../../src/syntax/mentions.ts';
import { carets } from '../support/carets.ts';
import { expectLinear } from '../support/linear.ts';

/** The line, carets under what is mentioned, and what it is. */
function picture(line: string): string[] {
	const found = scanMentions(line);
	return [
		line,
		carets(found.map(({ span }) => span)),
		found.map(({ kind, ids }) => `${kind} ${ids.join(' ')}`).join(', '),
	];
}

test.each([
	[
		'INTEGRATE-PYTORCH-001 / Phase D4.A planning, D4.A1–A3',
		'^^^^^^^^^^^^^^^^^^^^^         ^^^^           ^^^^^^^^',
		'initiative INTEGRATE-PYTORCH-001, phase D4.A, task D4.A1 D4.A2 D4.A3',
	],
	['Phases A–C, then Phase 4-6.', '       ^^^             ^^^', 'phase A B C, phase 4 5 6'],
	['see Attempt #9 and Attempt 12', '    ^^^^^^^^^^     ^^^^^^^^^^', 'attempt Attempt #9, attempt Attempt #12'],
	['Task 3 waits for Step 1.2', '^^^^^^           ^^^^^^^^', 'phase Task 3, phase Step 1.2'],
	['Task A1, not Task 3', '     ^^      ^^^^^^', 'task A1, phase Task 3'],
	['Part A of it, a phase overview, Phase Overview', '', ''],
	['plans/active/TIDE-001/plan.md', '', ''],
])('%s', (line, marks, said) => {
	expect(picture(line)).toEqual([line, marks, said]);
});

test('mentions are in order and never overlap, in any text', () => {
	const words = fc.constantFrom('Phase ', 'Task ', 'D4.A1', '–', 'A', '3', 'Attempt #', 'TIDE-001', '.', '/', ' ', '*');
	fc.assert(
		fc.property(
			fc.array(words).map((parts) => parts.join('')),
			(line) => {
				const found = scanMentions(line);
				for (const [i, { span }] of found.entries()) {
					expect(span.start).toBeGreaterThanOrEqual(found[i - 1]?.span.end ?? 0);
					expect(span.end).toBeLessThanOrEqual(line.length);
				}
			},
		),
	);
});

test('time grows with the line and no faster', () => {
	expectLinear((n) => 'Phase A–C/'.repeat(n), scanMentions);
	expectLinear((n) => 'Phase A, B1 '.repeat(n), scanMentions);
});

test('a phase in another language is mentioned by the id that its heading has', () => {
	expect(scanMentions('nach Fase 3, 阶段 2 und Этап F1').map(({ kind, ids }) => `${kind} ${ids}`)).toEqual([
		'phase 3',
		'phase 2',
		'phase F1',
	]);
});
