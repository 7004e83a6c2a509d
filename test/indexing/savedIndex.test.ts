import fc from 'fast-check';
import { expect, test } from 'vitest';
import { neverCancelled } from '../../src/base/cancel.ts';
import { check, checkAgain } from '../../src/features/check.ts';
import { Concerns, type Doubt } from '../../src/features/concerned.ts';
import { workspaceStats } from '../../src/features/stats.ts';
import type { Document } from '../../src/indexing/document.ts';
import type { SavedFinding } from '../../src/indexing/savedIndex.ts';
import type { PlanWorkspace } from '../../src/indexing/workspace.ts';
import { defaultSettings } from '../../src/ports/readSettings.ts';
import { memoryStore } from '../support/memoryStore.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';
import { answers, path, text } from '../support/randomWorkspace.ts';

type Findings = ReadonlyMap<string, readonly SavedFinding[]>;

/** What is wrong in each of these documents, as text that can be compared; from what was found before where little may differ. */
async function findingsIn(
	workspace: PlanWorkspace,
	concerned: ReadonlyMap<string, Doubt>,
	before: Findings = new Map(),
): Promise<Findings> {
	const found = new Map<string, readonly SavedFinding[]>();
	for (const [each, doubt] of concerned) {
		const document = await workspace.document(each);
		const known = before.get(each);
		const checked = (document: Document) =>
			doubt === 'all' || known === undefined
				? check(workspace, document, neverCancelled)
				: checkAgain(workspace, document, doubt, known, neverCancelled);
		const findings = document === undefined ? [] : await checked(document);
		found.set(
			each,
			findings.map(({ rule, severity, line, span, message }) => ({ rule, severity, line, span, message })),
		);
	}
	return found;
}

const shown = (found: Findings) => [...found].filter(([, findings]) => findings.length > 0).sort();

/** A first session: everything is checked and saved. */
async function firstSession(workspace: PlanWorkspace) {
	const concerns = new Concerns(workspace);
	const findings = await findingsIn(workspace, await concerns.of('all'));
	await workspace.save({ findings, ...concerns.brief }, () => true);
}

/** The next one: what was saved is taken over, and what a change since concerns is checked. */
async function nextSession(workspace: PlanWorkspace): Promise<{ findings: Findings; checked: string[] }> {
	const concerns = new Concerns(workspace);
	const earlier = await workspace.takeEarlier();
	if (earlier !== undefined) {
		concerns.recall(earlier);
	}
	const concerned = await concerns.of(earlier?.change ?? 'all');
	const findings = new Map<string, readonly SavedFinding[]>();
	for (const [each, { findings: found }] of earlier?.documents ?? []) {
		findings.set(each, earlier?.change.texts.includes(each) ? [] : (found ?? []));
	}
	const now = await findingsIn(workspace, concerned, findings);
	return { findings: new Map([...findings, ...now]), checked: [...concerned.keys()].sort() };
}

const files = {
	'plans/active/TIDE-001/plan.md':
		'# Tides (TIDE-001)\n### Phase A — Baseline\n- [ ] A1: Store\nsee src/a.py:2 and gone.md',
	'plans/other.md': '# Other\n- [x] B1: Compare\nsee src/a.py:9',
	'docs/fix_plan.md': '## [TIDE-001] Tides\n- Status: in_progress',
	'input.md': 'Focus: TIDE-001',
	'src/a.py': 'x = 1\ny = 2\nz = 3',
};

test('a session goes on where the one before ended, and looks at nothing twice', async () => {
	const store = memoryStore();
	await firstSession(memoryWorkspace(files, { store }).workspace);
	const { workspace, files: disk } = memoryWorkspace(files, { store });
	const { findings, checked } = await nextSession(workspace);
	expect(checked).toEqual([]);
	const fresh = memoryWorkspace(files).workspace;
	expect(shown(findings)).toEqual(shown(await findingsIn(fresh, await new Concerns(fresh).of('all'))));
	expect(disk.reads).not.toContain('src/a.py');
});

test('what changed in between concerns those who cite it', async () => {
	const store = memoryStore();
	await firstSession(memoryWorkspace(files, { store }).workspace);
	const { workspace, files: disk } = memoryWorkspace(files, { store });
	disk.writeUntold('src/a.py', 'x = 1');
	const { checked, findings } = await nextSession(workspace);
	expect(checked).toEqual(['plans/active/TIDE-001/plan.md', 'plans/other.md']);
	expect(findings.get('plans/active/TIDE-001/plan.md')?.map(({ rule }) => rule)).toEqual(['pointer-missing-line']);
});

test('the plan index is made of what was saved: a plan is read when somebody opens it', async () => {
	const store = memoryStore();
	await firstSession(memoryWorkspace(files, { store }).workspace);
	const { workspace, files: disk } = memoryWorkspace(files, { store });
	const { initiatives, ledgers } = await workspace.index();
	expect(disk.reads).not.toContain('plans/other.md');
	expect(disk.reads).not.toContain('docs/fix_plan.md');
	const ledger = (await memoryWorkspace(files).workspace.index()).ledgers[0]?.ledger;
	expect(ledgers.map((each) => each.ledger)).toEqual([JSON.parse(JSON.stringify(ledger))]);
	expect(initiatives.map(({ id, title, counts }) => [id, title, counts.open])).toEqual([['TIDE-001', 'Tides', 1]]);
	expect(initiatives[0]?.documents[0]?.hasReadPlan).toBe(false);
});

test('however many plans there are, a start reads none of them', async () => {
	const store = memoryStore();
	const filler = 'word '.repeat(20_000);
	const paths = Array.from({ length: 12 }, (_, i) => `plans/p${i}.md`);
	const many = Object.fromEntries(paths.map((path) => [path, `# P\n\n- [ ] A1: One\n\n${filler}\n`]));
	await firstSession(memoryWorkspace(many, { store }).workspace);
	const { workspace, files: disk } = memoryWorkspace(many, { store });
	expect((await workspace.index()).other.map(({ summary }) => summary.counts.open)).toEqual(paths.map(() => 1));
	expect(disk.reads.filter((path) => paths.includes(path))).toEqual([]);
});

test.each([
	['before anybody has read it', false],
	['and was read before anybody told', true],
])('a plan that changes after the start, %s, says what it says now', async (_, isRead) => {
	const store = memoryStore();
	await firstSession(memoryWorkspace(files, { store }).workspace);
	const { workspace, files: disk } = memoryWorkspace(files, { store });
	const counts = async () => (await workspace.index()).other.map(({ summary }) => summary.counts);
	expect(await counts()).toMatchObject([{ open: 0, done: 1 }]);
	const document = await workspace.document('plans/other.md');
	const now = '# Other\n- [ ] B1: Compare\n- [ ] B2: More';
	disk.writeUntold('plans/other.md', now);
	expect(isRead && document?.lines.text).toBe(isRead && now);
	disk.write({ 'plans/other.md': now });
	await new Promise((resume) => setImmediate(resume));
	expect(await counts()).toMatchObject([{ open: 2, done: 0 }]);
	expect((await workspace.document('plans/other.md'))?.plan.tasks).toHaveLength(2);
});

test('somebody who is about to change a plan has it as it is, told or not', async () => {
	const store = memoryStore();
	await firstSession(memoryWorkspace(files, { store }).workspace);
	const { workspace, files: disk } = memoryWorkspace(files, { store });
	await workspace.index();
	disk.writeUntold('docs/fix_plan.md', 'moved down\n\n## [TIDE-001] Tides\n- Status: done');
	const read = await workspace.readAgain('docs/fix_plan.md');
	expect('problem' in read ? read.problem : read.ledger.entries.map(({ line, status }) => [line, status])).toEqual([
		[3, 'done'],
	]);
});

test.each([
	['cut off', (saved: string) => saved.slice(0, saved.length / 2)],
	['cut off between two lines', (saved: string) => `${saved.split('\n').slice(0, -2).join('\n')}\n`],
	['of another program, workspace or setting', (saved: string) => saved.replace('"k"', '"other"')],
	['overwritten', (saved: string) => saved.replace('"names":', '"names"')],
	['empty', () => ''],
	['something else', () => '<html>'],
])('an index that is %s is as good as none', async (_, broken) => {
	const store = memoryStore();
	await firstSession(memoryWorkspace(files, { store }).workspace);
	store.text = broken(store.text ?? '');
	const { workspace } = memoryWorkspace(files, { store });
	const { checked } = await nextSession(workspace);
	expect(checked).toEqual(['docs/fix_plan.md', 'input.md', 'plans/active/TIDE-001/plan.md', 'plans/other.md']);
	expect(await answers(workspace)).toEqual(await answers(memoryWorkspace(files).workspace));
});

test('a file without a stamp counts as changed', async () => {
	const store = memoryStore();
	const { workspace, files: disk } = memoryWorkspace(files, { store });
	const read = disk.read.bind(disk);
	disk.read = async (each) => ({ ...(await read(each)), stamp: undefined });
	await firstSession(workspace);
	const { checked } = await nextSession(memoryWorkspace(files, { store }).workspace);
	expect(checked).toEqual(expect.arrayContaining(Object.keys(files).filter((each) => each.endsWith('.md'))));
});

test.each([
	['docs/fix_plan.md', '## [WAVE-002] Waves\n- Status: in_progress'],
	['input.md', 'Focus: WAVE-002\nBranch: other'],
])(
	'%s that came in between, in a folder that no walk enters, concerns those that are compared with it',
	async (came, written) => {
		const settings = {
			...defaultSettings,
			exclude: ['kept'],
			ledgers: ['kept/docs/fix_plan.md', 'docs/fix_plan.md'],
			brief: 'kept/input.md',
		};
		const store = memoryStore();
		await firstSession(memoryWorkspace(files, { store, settings }).workspace);
		const { workspace, files: disk } = memoryWorkspace(files, { store, settings });
		disk.writeUntold(`kept/${came}`, written);
		const { checked } = await nextSession(workspace);
		expect(checked).toEqual(expect.arrayContaining(['docs/fix_plan.md', 'kept/input.md']));
	},
);

test('another branch concerns the brief', async () => {
	const store = memoryStore();
	const { ports } = memoryWorkspace(files, { store }).workspace;
	await firstSession(memoryWorkspace(files, { store }).workspace);
	const history = { ...ports.history, branch: async () => 'other' };
	expect((await nextSession(memoryWorkspace(files, { store, history }).workspace)).checked).toEqual(['input.md']);
});

test('an editor that holds another text than the disk leaves nothing of it', async () => {
	const store = memoryStore();
	const { workspace } = memoryWorkspace(files, { store });
	workspace.setOverlay('plans/other.md', 'see missing.md and docs/missing.md');
	workspace.setOverlay('input.md', files['input.md']);
	await firstSession(workspace);
	const { checked, findings } = await nextSession(memoryWorkspace(files, { store }).workspace);
	expect(checked).toContain('plans/other.md');
	expect(findings.get('plans/other.md')?.map(({ rule }) => rule)).toEqual(['pointer-missing-line']);
});

test('whatever happened in between, the answers are those of a workspace opened afresh', async () => {
	const edits = fc.dictionary(path, fc.option(text, { nil: undefined }));
	await fc.assert(
		fc.asyncProperty(fc.dictionary(path, text), fc.array(edits, { maxLength: 3 }), async (start, nights) => {
			const store = memoryStore();
			const now = memoryWorkspace(start, { store });
			await firstSession(now.workspace);
			for (const changes of nights) {
				now.files.write(changes);
			}
			const contents = Object.fromEntries(now.files.contents);
			const next = memoryWorkspace(contents, { store, files: now.files });
			const { findings } = await nextSession(next.workspace);
			const fresh = memoryWorkspace(contents).workspace;
			const all = await new Concerns(fresh).of('all');
			expect(shown(findings)).toEqual(shown(await findingsIn(fresh, all)));
			expect(await answers(next.workspace)).toEqual(await answers(fresh));
		}),
		{ numRuns: 100 },
	);
});

test('nothing is saved while something changes', async () => {
	const store = memoryStore();
	const { ports } = memoryWorkspace(files, { store }).workspace;
	const branch = async () => {
		// The last that is asked before all is written.
		workspace.setOverlay('plans/other.md', 'see docs/typed.md');
		return 'main';
	};
	const { workspace } = memoryWorkspace(files, { store, history: { ...ports.history, branch } });
	const nothing = { findings: new Map(), focusFolder: undefined, asked: [] };
	expect(await workspace.save(nothing, () => true)).toBe(false);
	expect(await workspace.save(nothing, () => false)).toBe(false);
	expect(store.text).toBeUndefined();
});

test('a plan that was edited and saved leaves the summary of its new text', async () => {
	const store = memoryStore();
	const { workspace, files: disk } = memoryWorkspace(files, { store });
	await workspace.index();
	const text = '# Other\n- [ ] B1: Compare\n- [ ] B2: More';
	workspace.setOverlay('plans/other.md', text);
	disk.writeUntold('plans/other.md', text);
	await firstSession(workspace);
	const next = memoryWorkspace({ ...files, 'plans/other.md': text }, { store, files: disk });
	expect((await next.workspace.index()).other.map(({ summary }) => summary.counts.open)).toEqual([2]);
});

test('counts are found out once', async () => {
	const store = memoryStore();
	const count = async (workspace: PlanWorkspace) => {
		const documents = async () => Object.keys(files).filter((each) => each.startsWith('plans/'));
		const { ms: _, ...counted } = await workspaceStats(workspace, documents, neverCancelled);
		return counted;
	};
	const first = await count(memoryWorkspace(files, { store }).workspace);
	const again = memoryWorkspace(files, { store });
	expect(await count(again.workspace)).toEqual(first);
	expect(again.files.reads).toEqual([]);
	again.files.write({ 'plans/other.md': '- [ ] B1: Compare' });
	expect((await count(again.workspace)).tasks.open).toBe(first.tasks.open + 1);
});
