import type { Cancel } from '../base/cancel.ts';
import { type Counts, sumOf } from '../indexing/planSummary.ts';
import type { PointerStatus } from '../indexing/resolution.ts';
import { answerOnce } from '../indexing/savedAnswer.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import type { RootPath } from '../ports/files.ts';
import { resolveAll } from './pointers.ts';

/** How much a workspace holds, and how long it took to find out (design.md, section 4). */
export interface Stats {
	/** Documents that were read: plans with their records, ledgers and the brief. */
	readonly files: number;
	/** Phases and tasks of the plans, as the tree has them: records left out, a task with subtasks counted once. */
	readonly phases: number;
	readonly tasks: Counts;
	/** Every pointer of those documents, by its status. */
	readonly pointers: Readonly<Record<PointerStatus, number>>;
	readonly ms: Readonly<Record<Part | 'total', number>>;
}

/** What the time goes into, in milliseconds; `resolve` includes the reading of what is pointed at. */
type Part = 'list' | 'read' | 'parse' | 'resolve';

/**
 * Reads and checks everything once, as a start does, document after document; where nothing has changed since that was done
 * before, the files' times are all that is looked at.
 * @param documents gives the paths of the documents, after whatever walk that takes
 */
export async function workspaceStats(
	workspace: PlanWorkspace,
	documents: () => Promise<readonly RootPath[]>,
	cancel: Cancel,
): Promise<Stats> {
	const { clock } = workspace.ports;
	const started = clock.elapsed();
	const ms: Record<Part, number> = { list: 0, read: 0, parse: 0, resolve: 0 };
	let from = started;
	const took = (part: Part) => {
		const now = clock.elapsed();
		ms[part] += now - from;
		from = now;
	};
	const counted = await answerOnce(
		workspace,
		'stats',
		async () => {
			const paths = await documents();
			took('list');
			const { files, pointers } = await countPointers(workspace, paths, took, cancel);
			const plans = await countPlans(workspace);
			took('parse');
			return { files, pointers, ...plans };
		},
		cancel,
	);
	return { ...counted, ms: { ...ms, total: clock.elapsed() - started } };
}

async function countPointers(
	workspace: PlanWorkspace,
	paths: readonly RootPath[],
	took: (part: Part) => void,
	cancel: Cancel,
): Promise<Pick<Stats, 'files' | 'pointers'>> {
	const pointers = noPointers();
	let files = 0;
	for (const path of paths) {
		const document = await workspace.document(path);
		took('read');
		if (cancel.isCancellationRequested) {
			break;
		}
		if (document !== undefined) {
			files++;
			const found = document.pointers;
			took('parse');
			for (const { resolution } of await resolveAll(workspace, path, found, cancel)) {
				pointers[resolution.status]++;
			}
			took('resolve');
		}
	}
	return { files, pointers };
}

async function countPlans(workspace: PlanWorkspace): Promise<Pick<Stats, 'phases' | 'tasks'>> {
	const index = await workspace.index();
	const plans = [...index.initiatives.flatMap((initiative) => initiative.documents), ...index.other];
	const phases = plans.reduce((sum, { summary }) => sum + summary.phases, 0);
	return { phases, tasks: sumOf(plans.map(({ summary }) => summary.counts)) };
}

const noPointers = (): Record<PointerStatus, number> => ({
	ok: 0,
	'missing-file': 0,
	'missing-line': 0,
	'missing-symbol': 0,
	'missing-heading': 0,
	'blank-line': 0,
	ambiguous: 0,
	pattern: 0,
	outside: 0,
});
