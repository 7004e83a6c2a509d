import { expect, test } from 'vitest';
import { neverCancelled } from '../../src/base/cancel.ts';
import { line1 } from '../../src/base/position.ts';
import { inlayHints } from '../../src/features/inlayHints.ts';
import { lenses } from '../../src/features/lenses.ts';
import { defaultSettings } from '../../src/ports/readSettings.ts';
import type { Settings } from '../../src/ports/settings.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

const home = 'plans/active/TIDE-001/plan.md';
const files = {
	[home]:
		'# Tides\n\n### Phase A — Baseline\n\n| ID | Task | State |\n| --- | --- | --- |\n| A1 | Store | [x] |\n| A2 | Compare | [ ] |\n',
	'docs/a.md': `see ${home}:7 and ${home}:3-8, plan.md\n`,
	'docs/b.md': `${home}:7\n`,
	'input.md': `Focus: TIDE-001 / Phase A
Artifacts: plans/active/TIDE-001/reports/2026-01-01T000000Z/{phase_a_alignment.md,there.md}
Do Now:
1. TIDE-001 — A2 compare @ ${home}:8 — tests: none — Write phase_a_alignment.md beside there.md.
`,
	'plans/active/TIDE-001/reports/2026-01-01T000000Z/there.md': '# There\n',
	'src/a.py': 'def tide():\n    pass\n\ndef moon():\n    pass\n',
	'docs/c.md': 'src/a.py::tide, src/a.py:1\n',
};

/** `line: title` of each lens of a file. */
async function lensesOf(path: string, settings: Partial<Settings> = {}) {
	const ports = { settings: { ...defaultSettings, ...settings } };
	const { workspace } = memoryWorkspace(files, ports);
	const document = await workspace.document(path);
	const found = document === undefined ? [] : await lenses(workspace, document, neverCancelled);
	return found.map(({ line, title }) => `${line}: ${title}`);
}

test('phases and tasks say how many pointers lead there; those without any say nothing', async () => {
	expect(await lensesOf(home)).toEqual(['3: 1 pointer here', '7: 3 pointers here', '8: 2 pointers here']);
	expect(await lensesOf(home, { codeLens: false })).toEqual([]);
});

test('Do Now items lead to their task and to what is still to be made', async () => {
	expect(await lensesOf('input.md')).toEqual(['4: go to A2 · open', '4: create phase_a_alignment.md']);
});

test.each(['BE-12 — the key', 'OUTBOX / the key'])('where the focus is %s, too', async (focus) => {
	const { workspace } = memoryWorkspace({
		'plans/active/OUTBOX/plan.md': '# Outbox\n\n- [ ] BE-12: Key\n',
		'plans/a.md': '# Other\n\n- [x] BE-12: Lock\n',
		'input.md': `Focus: ${focus}\nArtifacts: out/phase_a_alignment.md\nDo Now:\n- BE-12: write phase_a_alignment.md\n`,
	});
	const document = await workspace.document('input.md');
	const found = document && (await lenses(workspace, document, neverCancelled));
	expect(found?.map(({ title, leads }) => `${title} | ${leads.to === 'target' ? leads.target.path : ''}`)).toEqual([
		'go to BE-12 · open | plans/active/OUTBOX/plan.md',
		'create phase_a_alignment.md | ',
	]);
	expect(found?.[1]?.leads).toEqual({ to: 'create', from: { kind: 'd4-alignment' } });
});

test('code says who points at it only where that is wanted', async () => {
	expect(await lensesOf('src/a.py')).toEqual([]);
	expect(await lensesOf('src/a.py', { codeLensInCode: true })).toEqual(['1: 2 pointers here']);
});

test('pointers at a task show its state where that is wanted', async () => {
	const hintsOf = async (wanted: boolean) => {
		const { workspace } = memoryWorkspace(files, { settings: { ...defaultSettings, inlayHints: wanted } });
		const document = await workspace.document('docs/a.md');
		const found = document && (await inlayHints(workspace, document, line1(1), line1(1), neverCancelled));
		return found?.map(({ column, state, task }) => `${column} ${state} ${task}`);
	};
	expect(await hintsOf(true)).toEqual([`${'see '.length + home.length + 2} done A1 Store`]);
	expect(await hintsOf(false)).toEqual([]);
});
