import { expect, test } from 'vitest';
import type { Cancel } from '../../src/base/cancel.ts';
import { line1 } from '../../src/base/position.ts';
import { completion } from '../../src/features/completion/completion.ts';
import { fixAll } from '../../src/features/fixes.ts';
import { highlights } from '../../src/features/highlights.ts';
import { insertablePointers } from '../../src/features/insertablePointers.ts';
import { lenses } from '../../src/features/lenses.ts';
import { archiveInitiative } from '../../src/features/rename/archive.ts';
import { movedPointers } from '../../src/features/rename/movedPointers.ts';
import { renameId, renameSubject } from '../../src/features/rename/renameId.ts';
import { reportsUncited } from '../../src/features/rules/reportsUncited.ts';
import { workspaceSymbols } from '../../src/features/workspaceSymbols.ts';
import type { Document } from '../../src/indexing/document.ts';
import type { PlanWorkspace } from '../../src/indexing/workspace.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

const plan = 'plans/active/TIDE-001/plan.md';
const files = {
	[plan]: '# Tides (TIDE-001)\n\n- [ ] A1: Store, then A1, docs/gone.md\n',
	'plans/active/TIDE-001/reports/2026-01-01/a.md': '',
	'docs/fix_plan.md': `## [TIDE-001](#tide-001) Tides\n- Status: done\n- Plan: ${plan}:3\n`,
	'input.md': `Do Now: TIDE-001 A1\nArtifacts: plans/active/TIDE-001/reports/2026/alignment.md\n\n${plan}:3\n`,
	'new/gone.md': '',
};

type Ask = (workspace: PlanWorkspace, document: Document, cancel: Cancel) => Promise<unknown>;
const request = { isAsked: true, linksByEditor: false };
const at = line1(3);

const questions: Readonly<Record<string, [Ask, unknown]>> = {
	'words that may be written': [(ws, d, cancel) => completion(ws, d, at, 9, request, cancel), undefined],
	'paths that may be written': [(ws, d, cancel) => completion(ws, d, at, 36, request, cancel), undefined],
	'pointers to insert': [(ws, d, cancel) => insertablePointers(ws, d, 'plan', [], cancel), []],
	'symbols of the workspace': [(ws, _, cancel) => workspaceSymbols(ws, 'A1', cancel), []],
	'lenses of a brief': [async (ws, _, cancel) => lenses(ws, (await ws.document('input.md')) as Document, cancel), []],
	'highlights of an id': [(ws, d, cancel) => highlights(ws, d, at, 7, cancel), []],
	'pointers at what moves': [(ws, _, cancel) => movedPointers(ws, [{ from: plan, to: 'a.md' }], false, cancel), []],
	'the end of an initiative': [(ws, _, cancel) => archiveInitiative(ws, 'TIDE-001', cancel), { changes: [] }],
	'another name': [
		async (ws, d, cancel) => {
			const subject = await renameSubject(ws, d, line1(1), 10);
			return subject !== undefined && 'span' in subject ? renameId(ws, subject, 'TIDE-002', cancel) : subject;
		},
		{ changes: [] },
	],
	'every fix of a rule': [(ws, _, cancel) => fixAll(ws, 'pointer-missing-file', undefined, cancel), { changes: [] }],
};

test.each(Object.entries(questions))('%s: nothing once it is called off', async (_, [ask, empty]) => {
	const { workspace } = memoryWorkspace(files);
	const document = (await workspace.document(plan)) as Document;
	expect(await ask(workspace, document, { isCancellationRequested: false })).not.toEqual(empty);
	expect(await ask(workspace, document, { isCancellationRequested: true })).toEqual(empty);
});

test('a rule that looks at every document stops in the middle', async () => {
	const { workspace, files: disk } = memoryWorkspace({ ...files, 'docs/a.md': '2026-01-01 is in no text before this' });
	const document = (await workspace.document(plan)) as Document;
	const context = { workspace, document, index: await workspace.index(), ids: await workspace.ids() };
	const rest = { pointers: [], isAhead: () => false, ignored: async () => new Set<string>() };
	disk.reads.length = 0;
	await reportsUncited.check({ ...context, ...rest, cancel: { isCancellationRequested: true } });
	expect(disk.reads).toEqual([]);
	await reportsUncited.check({ ...context, ...rest, cancel: { isCancellationRequested: false } });
	expect(disk.reads).toContain('docs/a.md');
});
