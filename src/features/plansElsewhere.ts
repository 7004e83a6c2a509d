import { matcher } from '../indexing/globs.ts';
import type { PlanWorkspace } from '../indexing/workspace.ts';
import type { RootPath } from '../ports/files.ts';

/** Documents with phases or tasks that the settings do not name, in a place where other tools and people keep their plans. */
export interface PlansElsewhere {
	/** As the setting `planNavigator.plans` takes it: one glob. */
	readonly glob: string;
	readonly count: number;
	/** One of them that holds a phase or task, the last by name as a rule. */
	readonly example: RootPath;
}

/** Where plans are kept: by people and by skills for agents, Claude Code and Cursor, HumanLayer, Kiro, spec-kit, OpenSpec, Backlog.md, BMAD, Conductor. */
const places: readonly string[] = [
	'docs/plans/**/*.md',
	'docs/superpowers/plans/**/*.md',
	'doc/plans/**/*.md',
	'.plans/**/*.md',
	'.planning/**/*.md',
	'.claude/plans/**/*.md',
	'.cursor/plans/**/*.md',
	'thoughts/shared/plans/**/*.md',
	'.kiro/specs/**/tasks.md',
	'.specify/specs/**/tasks.md',
	'specs/**/tasks.md',
	'openspec/changes/**/tasks.md',
	'backlog/tasks/**/*.md',
	'docs/stories/**/*.md',
	'conductor/tracks/**/plan.md',
	'tasks/**/*.md',
	'{PLAN,PLANS,IMPLEMENTATION_PLAN,ROADMAP,TASKS,TODO}.md',
	'docs/{PLAN,PLANS,IMPLEMENTATION_PLAN,ROADMAP,TASKS,TODO}.md',
];

/** A test for each of them, made when first asked for: a folder without plans asks again with every change. */
let tests: readonly ((path: RootPath) => boolean)[] | undefined;

/** So many documents of a place are read to see whether one holds a phase or task. */
const mostRead = 20;

/** The places that hold plans and are not named by the settings, in the order of `places`. Reads a few documents of each. */
export async function plansElsewhere(workspace: PlanWorkspace): Promise<PlansElsewhere[]> {
	const { plans, archive, records, ledgers, brief } = workspace.ports.settings;
	const isNamed = matcher([...plans, ...archive, ...records, ...ledgers, brief]);
	tests ??= places.map((glob) => matcher([glob]));
	const there = places.map((): RootPath[] => []);
	for (const path of (await workspace.tree()).all()) {
		const place = path.endsWith('.md') ? tests.findIndex((isThere) => isThere(path)) : -1;
		if (place >= 0 && !isNamed(path)) {
			there[place]?.push(path);
		}
	}
	const found: PlansElsewhere[] = [];
	for (const [place, glob] of places.entries()) {
		const documents = there[place] ?? [];
		// Dated names: the newest come last, and are the likeliest to have work.
		const example = await firstWithWork(workspace, documents.sort().slice(-mostRead).reverse());
		if (example !== undefined) {
			found.push({ glob, count: documents.length, example });
		}
	}
	return found;
}

async function firstWithWork(workspace: PlanWorkspace, paths: readonly RootPath[]): Promise<RootPath | undefined> {
	for (const path of paths) {
		const plan = (await workspace.document(path))?.plan;
		if (plan !== undefined && plan.phases.length + plan.tasks.length > 0) {
			return path;
		}
	}
	return undefined;
}
