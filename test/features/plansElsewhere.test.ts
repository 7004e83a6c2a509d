import { expect, test } from 'vitest';
import { plansElsewhere } from '../../src/features/plansElsewhere.ts';
import { defaultSettings } from '../../src/ports/readSettings.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

const steps = '### Task 1: Store\n\n- [ ] **Step 1: Write the test**\n';

/** The places that are found: `docs/plans/**` as a glob, how many documents, the first with work. */
async function found(files: Record<string, string>, settings = defaultSettings): Promise<string[]> {
	const { workspace } = memoryWorkspace(files, { settings });
	return (await plansElsewhere(workspace)).map(({ glob, count, example }) => `${glob} ${count} ${example}`);
}

test('documents with phases or tasks are found where tools and people keep plans', async () => {
	expect(
		await found({
			'docs/plans/2026-01-01-why.md': '# Why\n\nBecause.\n',
			'docs/plans/2026-01-02-store.md': steps,
			'.kiro/specs/store/tasks.md': '- [ ] 1. Set up\n',
			'.kiro/specs/store/design.md': steps,
			'openspec/changes/store/tasks.md': '## 1. Set up\n- [ ] 1.1 Read\n',
			'TODO.md': '- [ ] tidy up\n',
			'ROADMAP.md': '# Some day\n',
			'README.md': steps,
			'src/docs/plans/a.md': steps,
		}),
	).toEqual([
		'docs/plans/**/*.md 2 docs/plans/2026-01-02-store.md',
		'.kiro/specs/**/tasks.md 1 .kiro/specs/store/tasks.md',
		'openspec/changes/**/tasks.md 1 openspec/changes/store/tasks.md',
		'{PLAN,PLANS,IMPLEMENTATION_PLAN,ROADMAP,TASKS,TODO}.md 2 TODO.md',
	]);
});

test('what the settings name already is not found, nor what is dated', async () => {
	const files = { 'docs/plans/a.md': steps, 'docs/plans/reports/b.md': steps, 'tasks/a.md': steps };
	expect(await found(files, { ...defaultSettings, plans: ['docs/plans/**/*.md'] })).toEqual([
		'tasks/**/*.md 1 tasks/a.md',
	]);
	expect(await found({ 'docs/plans/reports/b.md': steps })).toEqual([]);
});

test('of many documents the newest by name are read; archived ones are not plans elsewhere', async () => {
	const notes = Array.from({ length: 40 }, (_, i) => [`docs/plans/${String(i).padStart(3, '0')}.md`, 'a note\n']);
	expect(await found({ ...Object.fromEntries(notes), 'docs/plans/100.md': steps })).toEqual([
		'docs/plans/**/*.md 41 docs/plans/100.md',
	]);
	expect(await found({ 'docs/plans/archive/old.md': steps })).toEqual([]);
});

test('no more than twenty documents of a place are read', async () => {
	const notes = Array.from({ length: 500 }, (_, i) => [`tasks/${i}.md`, 'a note\n']);
	const { workspace, files } = memoryWorkspace(Object.fromEntries(notes));
	expect(await plansElsewhere(workspace)).toEqual([]);
	expect(files.reads).toHaveLength(20);
});
