import type { Span } from '../base/position.ts';

/** An id of a plan on a line of text; ranges and slashed lists are spread: `D4.A1–A3` gives D4.A1, D4.A2, D4.A3, all with the span of the whole. */
export interface PlanIdMention {
	readonly id: string;
	readonly span: Span;
	readonly form: 'initiative' | 'task';
}

/** True for `INTEGRATE-PYTORCH-001`, `DEBUG-SIM-LINES-DOSE-001`: upper-case words joined by `-`, the last a number. */
export function isInitiativeId(_text: string): boolean {
	throw new Error('not yet');
}

/** True for the shapes of task ids in grammar.md, section (b): `D4.A1`, `S1`, `K3`, `1.2`, `T001`, `F4.1.A`, `M3c`. */
export function isTaskId(_text: string): boolean {
	throw new Error('not yet');
}

/** Finds the initiative and task ids on a line, ranges included. Only the shape is looked at. */
export function scanPlanIds(_line: string): PlanIdMention[] {
	throw new Error('not yet');
}
