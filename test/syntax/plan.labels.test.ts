import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Lines } from '../../src/base/lines.ts';
import { readBlocks } from '../../src/syntax/blocks.ts';
import { type Plan, readPlan } from '../../src/syntax/plan.ts';

/** Hand-labelled plans of public repositories; how they were labelled and are scored, their README says. */
const CORPORA = join(import.meta.dirname, '../../../shared/corpora');

interface LabelledFile {
	corpus: string;
	file: string;
	loose_phases?: boolean;
	phases: { id: string; title: string; line: number; optional?: boolean }[];
	tasks: LabelledTask[];
}

interface LabelledTask {
	id: string | null;
	title: string;
	state: string;
	raw: string;
	phase: string | null;
	line: number;
	form: 'table' | 'check';
	labels?: string[];
	optional?: boolean;
}

class Score {
	hits = 0;
	found = 0;
	labelled = 0;
	readonly misses: string[] = [];

	get precision(): number {
		return this.found === 0 ? 1 : this.hits / this.found;
	}
	get recall(): number {
		return this.labelled === 0 ? 1 : this.hits / this.labelled;
	}

	/** Compares what was found with what was labelled, each given as text, leaving out the lines whose truth is open. */
	add(file: string, found: Map<string, number>, labelled: Map<string, number>, optional: Set<number>): void {
		for (const [text, line] of found) {
			if (!optional.has(line)) {
				this.found++;
				if (labelled.has(text)) {
					this.hits++;
				} else {
					this.misses.push(`${file}:${line} found ${text}`);
				}
			}
		}
		for (const [text, line] of labelled) {
			if (!optional.has(line)) {
				this.labelled++;
				if (!found.has(text)) {
					this.misses.push(`${file}:${line} missed ${text}`);
				}
			}
		}
	}

	toString(): string {
		return `precision ${this.precision.toFixed(4)}, recall ${this.recall.toFixed(4)} of ${this.labelled}`;
	}
}

test.skipIf(!existsSync(join(CORPORA, 'tasks.jsonl')))('reads the phases and tasks of real plans as people do', () => {
	const phases = new Score();
	const tasks = new Score();
	const detail = { tasks: 0, title: 0, state: 0, raw: 0, phase: 0, form: 0 };
	const wrong: string[] = [];
	const labelledFiles = readFileSync(join(CORPORA, 'tasks.jsonl'), 'utf8')
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line) as LabelledFile);
	for (const labelled of labelledFiles) {
		const name = `${labelled.corpus}/${labelled.file}`;
		const plan = readPlan(readBlocks(new Lines(readFileSync(join(CORPORA, name), 'utf8'))));
		if (labelled.loose_phases !== true) {
			phases.add(
				name,
				new Map(plan.phases.map((phase) => [`${phase.line} ${phase.id}`, phase.line])),
				new Map(labelled.phases.map((phase) => [`${phase.line} ${phase.id}`, phase.line])),
				new Set(labelled.phases.filter((phase) => phase.optional).map((phase) => phase.line)),
			);
		}
		tasks.add(
			name,
			new Map(plan.tasks.map((task) => [`${task.line} ${task.id ?? null} ${task.state}`, task.line])),
			new Map(labelled.tasks.map((task) => [`${task.line} ${task.id} ${task.state}`, task.line])),
			new Set(labelled.tasks.filter((task) => task.optional).map((task) => task.line)),
		);
		for (const label of labelled.tasks) {
			const mistakes = mistakesIn(plan, label, labelled.loose_phases === true);
			if (mistakes === undefined) {
				continue;
			}
			detail.tasks++;
			for (const part of ['title', 'state', 'raw', 'phase', 'form'] as const) {
				detail[part] += mistakes[part] === undefined ? 1 : 0;
			}
			wrong.push(...Object.entries(mistakes).map(([part, what]) => `${name}:${label.line} ${part}: ${what}`));
		}
	}
	console.log(
		[`phases: ${phases}`, `tasks: ${tasks}`, `detail: ${JSON.stringify(detail)}`].join('\n'),
		['', ...phases.misses, ...tasks.misses, ...wrong].join('\n'),
	);
	for (const score of [phases, tasks]) {
		expect(score.precision).toBeGreaterThanOrEqual(0.98);
		expect(score.recall).toBeGreaterThanOrEqual(0.98);
	}
	for (const part of ['title', 'state', 'raw', 'phase', 'form'] as const) {
		expect(detail[part] / detail.tasks).toBeGreaterThanOrEqual(0.98);
	}
});

/** The parts of a labelled task that were read otherwise; undefined where no task was found on its line. */
function mistakesIn(plan: Plan, label: LabelledTask, loosePhases: boolean): Record<string, string> | undefined {
	const task = plan.tasks.find(({ line }) => line === label.line);
	if (task === undefined || label.optional) {
		return undefined;
	}
	const phase = task.phase === undefined ? null : (plan.phases[task.phase]?.id ?? null);
	const pairs: Record<string, [string | null, string | null]> = {
		title: [bare(task.title), bare(label.title)],
		state: [task.state, label.state],
		raw: [task.raw, label.raw],
		phase: [loosePhases ? label.phase : phase, label.phase],
		form: [task.form === 'list' ? 'check' : 'table', label.form],
	};
	return Object.fromEntries(
		Object.entries(pairs)
			.filter(([, [ours, theirs]]) => ours !== theirs)
			.map(([part, [ours, theirs]]) => [part, `${ours} instead of ${theirs}`]),
	);
}

/** Titles are compared without marks and blanks. */
const bare = (title: string): string => title.replace(/[*`\s]/g, '');
