import { expect, test } from 'vitest';
import { pointerTo } from '../../src/features/targets.ts';
import type { Resolution } from '../../src/indexing/resolution.ts';
import { scanPointers } from '../../src/syntax/pointer.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

const files = {
	'docs/guide.md':
		'# Guide\n\n## 1. Set up\n\ntext\n\n## 2.5 Units & names\n\n## [DATA-IMPORT-000] Import of 4096² tables\n',
	'docs/fix_plan.md': '# Ledger\n\n\n\nlast\n',
	'docs/near.md': 'near\n',
	'docs/docs/near.md': 'nearer by\n',
	'docs/status.md': '## Status as of Monday\n## Status as of Friday\n## Other things\n',
	'docs/readme.md': 'x\n',
	'docs/story.md': '# Story\n\n## Story 4.3: Heights\n\n## 3.2 Data Models\n',
	'plans/active/TIDE-001/plan.md': '# Plan\n',
	'plans/active/TIDE-001/reports/2026-01-02T030405Z/summary.md': 'done\n',
	'plans/active/FOCUS-002/notes.md': 'notes\n',
	'plans/archive/OLD-003/plan.md': '# Old\n',
	'input.md': 'Focus: FOCUS-002 / Phase A\n',
	'engine/cpu/components.py': 'class Engine(Base):\n    def run(self):\n        pass\n',
	'engine/gpu/components.py': 'x\n',
	'engine/gpu/kernels.py': 'from .base import *\n',
	'notes.txt': 'one\ntwo',
	'bin/run': '#!/bin/sh\n',
	'packages/fast/lib/tests/a.py': 'x\n',
	'packages/slow/lib/tests/b.py': 'x\n',
	'vendor/engine/lib/a.py': 'x\n',
};

/** Resolves the first pointer of a line in a document: `ok docs/guide.md:3`, `missing-file`, `ambiguous a | b`. */
async function resolved(line: string, from = 'docs/fix_plan.md'): Promise<string> {
	const { workspace } = memoryWorkspace(files, {
		rootFolder: '/home/me/tides',
	});
	const [pointer] = scanPointers(line);
	return pointer === undefined ? 'no pointer' : told(await workspace.resolve(pointer, from));
}

function told({ status, targets, candidates, by, members }: Resolution): string {
	const how = by === undefined || by === 'root' ? [] : [`by ${by}`];
	const inside = members.map((member) => told(member));
	return [status, ...targets.map(pointerTo), candidates.join(' | '), ...how, ...inside]
		.filter((part) => part !== '')
		.join(' ');
}

test.each([
	// From the root, the document's folder, its initiative's folder, that of the brief's focus.
	['docs/guide.md', 'docs/fix_plan.md', 'ok docs/guide.md'],
	['near.md', 'docs/fix_plan.md', 'ok docs/near.md by document'],
	[
		'reports/2026-01-02T030405Z/summary.md',
		'plans/active/TIDE-001/reports/x/y.md',
		'ok plans/active/TIDE-001/reports/2026-01-02T030405Z/summary.md by initiative',
	],
	['notes.md', 'docs/fix_plan.md', 'ok plans/active/FOCUS-002/notes.md by focus'],
	// By the end of the path: the only one, or all that match.
	['gpu/components.py', 'docs/fix_plan.md', 'ok engine/gpu/components.py by suffix'],
	['components.py', 'docs/fix_plan.md', 'ambiguous engine/cpu/components.py | engine/gpu/components.py'],
	// Folders as well: one that is told by its end, or several.
	['`fast/lib/`', 'docs/fix_plan.md', 'ok packages/fast/lib/ by suffix'],
	['TIDE-001/reports/', 'docs/fix_plan.md', 'ok plans/active/TIDE-001/reports/ by suffix'],
	['`lib/tests/`', 'docs/fix_plan.md', 'ambiguous packages/fast/lib/tests/ | packages/slow/lib/tests/'],
	['`st/lib/`', 'docs/fix_plan.md', 'missing-file'],
	// One word tells nothing, and nor does the end of what begins as a path from the root or leads into another initiative.
	['`cpu/`', 'docs/fix_plan.md', 'missing-file'],
	['`engine/lib/`', 'docs/fix_plan.md', 'missing-file'],
	['`reports/2026-01-02T030405Z/`', 'plans/active/FOCUS-002/notes.md', 'missing-file'],
	['`./fast/lib/`', 'docs/fix_plan.md', 'missing-file'],
	// Plans that moved.
	['plans/active/OLD-003/plan.md', 'input.md', 'ok plans/archive/OLD-003/plan.md by moved'],
	['docs/plans/TIDE-001/plan.md', 'input.md', 'ok plans/active/TIDE-001/plan.md by moved'],
	['docs/plans/completed/TIDE-001/plan.md', 'input.md', 'ok plans/active/TIDE-001/plan.md by moved'],
	['docs/missing.md', 'input.md', 'missing-file'],
	// Folders.
	['plans/active/TIDE-001/', 'input.md', 'ok plans/active/TIDE-001/'],
	// Nothing outside the root.
	['../secret.md', 'input.md', 'outside'],
	['../guide.md', 'docs/near.md', 'missing-file'],
	['/etc/passwd.txt', 'input.md', 'outside'],
	['~/notes.md', 'input.md', 'outside'],
	['/home/me/tides/docs/guide.md:3', 'input.md', 'ok docs/guide.md:3'],
	// Links of Markdown: the document's folder first, a leading slash is the root.
	['[x](readme.md)', 'docs/guide.md', 'ok docs/readme.md by document'],
	['[x](/docs/guide.md)', 'docs/guide.md', 'ok docs/guide.md'],
	['[x](docs/near.md)', 'docs/guide.md', 'ok docs/docs/near.md by document'],
	['[x](/docs/near.md#near)', 'docs/guide.md', 'missing-heading'],
	['[x](/docs/near.md:1)', 'docs/guide.md', 'ok docs/near.md:1'],
	['[x](/home/me/tides/docs/near.md)', 'docs/guide.md', 'ok docs/near.md'],
	['[x](/readme.md)', 'docs/guide.md', 'ok docs/readme.md by document'],
	// In prose a leading slash is the root too where something is there, else that of the disk: nothing is looked for elsewhere.
	['/docs/near.md:1', 'docs/guide.md', 'ok docs/near.md:1'],
	['/docs/near.md:9999', 'docs/guide.md', 'outside'],
	['/docs/near.md#nowhere', 'docs/guide.md', 'outside'],
	['`/docs/`', 'docs/guide.md', 'ok docs/'],
	['/readme.md', 'docs/guide.md', 'outside'],
	['/plans/active/OLD-003/plan.md', 'docs/guide.md', 'outside'],
	['/../tides/docs/guide.md', 'docs/guide.md', 'outside'],
	['/home/me/other/docs/guide.md', 'docs/guide.md', 'outside'],
])('follows %s in %s', async (line, from, expected) => {
	expect(await resolved(line, from)).toBe(expected);
});

test.each([
	['docs/guide.md:3', 'ok docs/guide.md:3'],
	['docs/guide.md:3-5,7', 'ok docs/guide.md:3-5 docs/guide.md:7'],
	['docs/guide.md:9', 'ok docs/guide.md:9'],
	['docs/guide.md:10', 'missing-line'],
	['docs/guide.md:3,99', 'missing-line'],
	['docs/fix_plan.md:2-4', 'blank-line docs/fix_plan.md:2-4'],
	['docs/fix_plan.md:2,5', 'ok docs/fix_plan.md:2 docs/fix_plan.md:5'],
	['notes.txt:2', 'ok notes.txt:2'],
	['notes.txt:3', 'missing-line'],
])('checks the lines of %s', async (line, expected) => {
	expect(await resolved(line)).toBe(expected);
});

test.each([
	['engine/cpu/components.py::Engine', 'ok engine/cpu/components.py:1-3'],
	['engine/cpu/components.py::Engine::run', 'ok engine/cpu/components.py:2-3'],
	['engine/cpu/components.py::Engine::run[fast-1]', 'ok engine/cpu/components.py:2-3'],
	['engine/cpu/components.py::Eng*', 'ok engine/cpu/components.py:1-3'],
	['engine/cpu/components.py::Eng*::ru*', 'ok engine/cpu/components.py:2-3'],
	['engine/cpu/components.py::{Engine,}', 'ok engine/cpu/components.py:1-3'],
	['engine/cpu/components.py::Engine::*', 'ok engine/cpu/components.py:2-3'],
	// A base class may bring it.
	['engine/cpu/components.py::Engine::inherited', 'ok engine/cpu/components.py:1'],
	['engine/cpu/components.py::Motor', 'missing-symbol'],
	// `from x import *` may bring any name.
	['engine/gpu/kernels.py::anything', 'ok engine/gpu/kernels.py'],
	['docs/guide.md::Guide', 'ok docs/guide.md:1'],
	['docs/guide.md::Nowhere', 'missing-symbol'],
	['docs/status.md::Status', 'ok docs/status.md'],
	['docs/status.md::Other', 'ok docs/status.md:3'],
	// No outline for the language: a plain search, and where it finds nothing, nothing is known to be wrong.
	['notes.txt::two', 'ok notes.txt:2'],
	['notes.txt::anything', 'ok notes.txt'],
])('finds the symbol of %s', async (line, expected) => {
	expect(await resolved(line)).toBe(expected);
});

test.each([
	['docs/guide.md#1-set-up', 'ok docs/guide.md:3'],
	['docs/guide.md#25-units--names', 'ok docs/guide.md:7'],
	['docs/guide.md#25-units-names', 'ok docs/guide.md:7'],
	// The slug went stale; the id in front of the heading did not.
	['docs/guide.md#data-import-000-import-of-tables', 'ok docs/guide.md:9'],
	['docs/guide.md#nowhere', 'missing-heading'],
	// A name with its blanks, as BMAD cites; what goes on behind it is not meant.
	['[Source: docs/guide.md#Set up]', 'missing-heading'],
	['[Source: docs/status.md#Status as of Friday]', 'ok docs/status.md:2'],
	['docs/status.md#Other things are there', 'ok docs/status.md:3'],
	['[Source: docs/story.md#Story 4.3]', 'ok docs/story.md:3'],
	['[Source: docs/story.md#3.2 Data Models]', 'ok docs/story.md:5'],
	['docs/guide.md#1:-set-up', 'ok docs/guide.md:3'],
	['`docs\\guide.md#1-set-up`', 'ok docs/guide.md:3'],
	['`docs/guide.md` §2.5', 'ok docs/guide.md:7'],
	['docs/guide.md §2', 'missing-heading'],
	['docs/guide.md §Units', 'ok docs/guide.md:7'],
	['docs/status.md §Status', 'ok docs/status.md:1'],
	['`docs/status.md` §Status as of Friday is newer', 'ok docs/status.md:2'],
	['docs/status.md §Statuses as of Friday', 'missing-heading'],
])('finds the heading of %s', async (line, expected) => {
	expect(await resolved(line)).toBe(expected);
});

test('gives a brace set the status of its worst member, each member its own', async () => {
	expect(await resolved('docs/{guide.md,near.md}')).toBe('ok ok docs/guide.md ok docs/near.md');
	expect(await resolved('docs/{guide,gone}.md')).toBe('missing-file ok docs/guide.md missing-file');
});

test('leaves patterns alone', async () => {
	expect(await resolved('docs/*.md')).toBe('pattern');
	expect(await resolved('plans/<ts>/a.md')).toBe('pattern');
});

test('members of a brace set are resolved though memory does not hold them together', async () => {
	const long = '# X\n'.padEnd(9 * 1_048_576, 'long line\n');
	const { workspace, files } = memoryWorkspace({ 'd/a.txt': long, 'd/b.txt': long, 'docs/c.md': '' });
	const [pointer] = scanPointers('d/{a,b}.txt::X');
	expect(pointer && (await workspace.resolve(pointer, 'docs/c.md')).status).toBe('ok');
	expect(files.reads.length).toBeLessThan(6);
});
