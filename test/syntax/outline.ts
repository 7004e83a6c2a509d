import { Lines } from '../../src/base/lines.ts';
import { readBlocks } from '../../src/syntax/blocks.ts';
import { readPlan } from '../../src/syntax/plan.ts';
import type { PlanOptions } from '../../src/syntax/planTasks.ts';

/**
 * A plan as one looks at it: a line for each phase (`phase A | title | status`) with its tasks under it
 * (`  done A1 | title | #label`), subtasks further in, and the tasks outside any phase behind `none`.
 */
export function outline(text: string, options?: PlanOptions): string[] {
	const plan = readPlan(readBlocks(new Lines(text)), options);
	const depths: number[] = [];
	const tasks = plan.tasks.map((task) => {
		const depth = task.parent === undefined ? 1 : (depths[task.parent] ?? 0) + 1;
		depths.push(depth);
		const labels = task.labels.map((label) => `#${label}`).join(' ');
		const parts = [`${task.state} ${task.id ?? '-'}`, task.title, labels].filter((part) => part !== '');
		return { phase: task.phase, text: '  '.repeat(depth) + parts.join(' | ') };
	});
	const of = (phase: number | undefined) => tasks.filter((task) => task.phase === phase).map((task) => task.text);
	const phases = plan.phases.flatMap((phase, index) => {
		const parts = [
			`phase ${phase.id}`,
			phase.title,
			phase.state === undefined ? '' : `${phase.state} (${phase.status})`,
		];
		return [parts.filter((part) => part !== '').join(' | '), ...of(index)];
	});
	const outside = of(undefined);
	return [...phases, ...(outside.length > 0 ? ['none', ...outside] : [])];
}
