import fc from 'fast-check';
import { expect, test } from 'vitest';
import { neverCancelled } from '../../src/base/cancel.ts';
import { check, checkAgain } from '../../src/features/check.ts';
import { Concerns } from '../../src/features/concerned.ts';
import type { SavedFinding } from '../../src/indexing/savedIndex.ts';
import type { PlanWorkspace } from '../../src/indexing/workspace.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

const told = ({ rule, severity, line, span, message }: SavedFinding) =>
	`${line}:${span.start}-${span.end} ${severity} ${rule}: ${message}`;

async function checked(workspace: PlanWorkspace, path: string) {
	const document = await workspace.document(path);
	return document === undefined ? [] : check(workspace, document, neverCancelled);
}

test('what was found on other lines stays, whatever they say now', async () => {
	const { workspace, files } = memoryWorkspace({
		'docs/a.md': 'see src/a.py:9, `src/b.py` and\n- [ ] src/gone.py\n```\nsrc/a.py:9\n',
		'src/a.py': 'x = 1\n',
		'src/b.py': '',
	});
	const concerns = new Concerns(workspace);
	await concerns.of('all');
	const before = await checked(workspace, 'docs/a.md');
	files.write({ 'src/b.py': undefined });
	const doubt = (await concerns.of({ texts: ['src/b.py'], names: ['src/b.py'] })).get('docs/a.md');
	expect(doubt).toEqual({ tails: new Set(['b.py', 'src/b.py']), plans: false });
	const document = await workspace.document('docs/a.md');
	if (document === undefined || doubt === undefined || doubt === 'all') {
		throw new Error('it is there, and one of its pointers is in doubt');
	}
	const first = before.filter(({ line }) => line > 1);
	expect((await checkAgain(workspace, document, doubt, first, neverCancelled)).map(told)).toEqual([
		'1:13-14 warning pointer-missing-line: src/a.py has 1 line; line 9 is past its end.',
		'1:17-25 warning pointer-missing-file: There is no file src/b.py in this workspace.',
		'2:6-17 hint pointer-missing-file: There is no file src/gone.py in this workspace.',
		'3:0-3 warning unclosed-fence: This code block never closes; what follows is read as code.',
	]);
});

test('what the document says of a file on another line holds for a line in doubt', async () => {
	const { workspace, files } = memoryWorkspace({
		'docs/a.md': 'A new `src/b.py`, and a new folder `pump/`\n\nIt asks src/b.py, pump/c.py and src/a.py\n',
		'src/a.py': '',
	});
	const concerns = new Concerns(workspace);
	await concerns.of('all');
	const before = await checked(workspace, 'docs/a.md');
	files.write({ 'src/a.py': undefined, 'src/z.py': '' });
	const doubt = (await concerns.of({ texts: ['src/a.py'], names: ['src/a.py'] })).get('docs/a.md');
	const document = await workspace.document('docs/a.md');
	if (document === undefined || doubt === undefined || doubt === 'all') {
		throw new Error('it is there, and one of its pointers is in doubt');
	}
	const now = await checkAgain(workspace, document, doubt, before, neverCancelled);
	expect(now.map(told)).toEqual((await checked(workspace, 'docs/a.md')).map(told));
	expect(now.filter(({ line }) => line === 3).map(({ severity }) => severity)).toEqual(['hint', 'hint', 'warning']);
});

const places = [
	...[
		'src/a.py',
		'src/b.py',
		'lib/a.py',
		'docs/a.md',
		'docs/b.md',
		'plans/active/X-1/plan.md',
		'plans/archive/X-1/plan.md',
	],
	...['plans/active/X-1/notes/b.md', 'plans/archive/X-1/other.md', 'input.md', 'docs/fix_plan.md'],
];
const line = fc.constantFrom(
	'# Tides (X-1)',
	'### Phase A — complete',
	'- [ ] A1: new `src/b.py`, see src/a.py:2',
	'- [x] A1: see plans/active/X-1/plan.md:3 and plan.md',
	'below `notes/`, `X-1/notes/`, `active/` and `lib/`',
	'see {src,lib}/a.py, a.py and [it](../src/%61.py) <!-- plan-nav-ignore pointer-missing-file -->',
	'see docs/b.md#two, src/a.py::f and lib/a.py:1',
	'see notes/b.md, notes/, plans/archive/X-1/ and lib/gone.py',
	'## Two',
	'```',
	'',
	'def f(): pass',
	'Focus: X-1',
	'Focus: X-1 / Phase A',
	'Focus: X-2 — A1',
	'Focus: BE-12 and BE-13',
	'- [x] BE-12: done\n- [x] BE-13: done',
	'- [ ] BE-13: left',
	'## [X-1] Tides',
	'- Status: done',
	'- Plan: plans/active/X-1/plan.md',
	'| Old path | New path |\n| --- | --- |\n| src/a.py | lib/a.py, src/b.py |',
	'## Deliverables',
	'- lib/gone.py and src/b.py',
	'a new folder `lib/`, without lib/a.py',
	'- `src/b.py` → `lib/a.py`',
);
const text = fc.array(line, { maxLength: 7 }).map((lines) => lines.join('\n'));

test('the lines of a code block claim nothing, the one right behind it does', async () => {
	const { workspace } = memoryWorkspace({
		'docs/a.md': 'docs/1.md\n```\ndocs/3.md\n```\ndocs/5.md\n- x\n  ~~~\n  docs/8.md\n',
	});
	expect((await checked(workspace, 'docs/a.md')).map(({ line, rule }) => `${line} ${rule}`)).toEqual([
		'1 pointer-missing-file',
		'5 pointer-missing-file',
		'7 unclosed-fence',
	]);
});

test('a check of what is in doubt finds what a whole check finds', async () => {
	const place = fc.constantFrom(...places);
	const change = fc.dictionary(place, fc.option(text, { nil: undefined }), { minKeys: 1, maxKeys: 2 });
	const run = async (start: Record<string, string>, changes: Record<string, string | undefined>[]) => {
		const { workspace, files } = memoryWorkspace(start);
		const concerns = new Concerns(workspace);
		const found = new Map<string, readonly SavedFinding[]>();
		await concerns.of('all');
		for (const path of await workspace.documentPaths()) {
			found.set(path, await checked(workspace, path));
		}
		for (const contents of changes) {
			const told = new Promise<Parameters<typeof concerns.of>[0]>((resolve) => {
				const listener = workspace.onDidChangeFiles((change) => {
					listener.dispose();
					resolve(change);
				});
			});
			files.write(contents);
			for (const [path, doubt] of await concerns.of(await told)) {
				const document = await workspace.document(path);
				const before = found.get(path);
				const isWhole = doubt === 'all' || before === undefined || document === undefined;
				found.set(
					path,
					isWhole
						? await checked(workspace, path)
						: await checkAgain(workspace, document, doubt, before, neverCancelled),
				);
			}
		}
		for (const path of await workspace.documentPaths()) {
			expect((found.get(path) ?? []).map(told), path).toEqual((await checked(workspace, path)).map(told));
		}
	};
	await fc.assert(fc.asyncProperty(fc.dictionary(place, text), fc.array(change, { maxLength: 4 }), run), {
		numRuns: 300,
	});
});
