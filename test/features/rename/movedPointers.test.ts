import fc from 'fast-check';
import { expect, test } from 'vitest';
import { neverCancelled } from '../../../src/base/cancel.ts';
import { pointerEntries } from '../../../src/features/pointers.ts';
import { movedPointers, pointersKept } from '../../../src/features/rename/movedPointers.ts';
import { type Move, Moves } from '../../../src/features/rename/moves.ts';
import { FileTree } from '../../../src/indexing/fileTree.ts';
import { applyEdit } from '../../support/applyEdit.ts';
import { memoryWorkspace } from '../../support/memoryWorkspace.ts';

async function move(files: Record<string, string>, moves: readonly Move[], leaveLinks = false) {
	const { workspace } = memoryWorkspace(files);
	const changes = await movedPointers(workspace, moves, leaveLinks, neverCancelled);
	return applyEdit(files, { changes, moves });
}

const files = { 'docs/b.md': 'one\ntwo\n', 'src/x/tool.py': '', 'src/y/other.py': '' };

/** A line of `docs/a.md` before and after. */
async function line(text: string, moves: readonly Move[], path = 'docs/a.md', leaveLinks = false) {
	const after = await move({ ...files, [path]: text }, moves, leaveLinks);
	return after[new Moves(moves).after(path)];
}

test('a file that leaves a folder that moves goes its own way', async () => {
	const moves = [
		{ from: 'docs', to: 'guide' },
		{ from: 'docs/b.md', to: 'src/b.md' },
	];
	expect(await line('see docs/b.md:1 and docs/<ts>.md', moves, 'plans/a.md')).toBe('see src/b.md:1 and guide/<ts>.md');
});

const toSub = [{ from: 'docs/b.md', to: 'docs/sub/c.md' }];

test.each([
	['from the root', 'see `docs/b.md:1-2`.', 'see `docs/sub/c.md:1-2`.'],
	['from the document', 'see b.md#one and ./b.md', 'see sub/c.md#one and ./sub/c.md'],
	['as a Markdown link', '[b](b.md) [c](/docs/b.md)', '[b](sub/c.md) [c](/docs/sub/c.md)'],
	['with a leading slash', 'see /docs/b.md:2', 'see /docs/sub/c.md:2'],
	['several on a line, in a table', '| docs/b.md | b.md:2 |', '| docs/sub/c.md | sub/c.md:2 |'],
	['a member of a set', 'docs/{b.md,a.md}', 'docs/{sub/c.md,a.md}'],
	['what is not there stays', 'docs/gone.md docs/b.mdx', 'docs/gone.md docs/b.mdx'],
])('a file that moves, written %s', async (_, before, after) => {
	expect(await line(before, toSub)).toBe(after);
});

const to = (path: string) => [{ from: 'docs/b.md', to: path }];

test.each([
	['prose has no blank in a path', 'docs/my file.md', 'see docs/b.md:1 and b.md', 'see docs/b.md:1 and b.md'],
	['a target of a link has', 'docs/my file.md', '[b](b.md) [b](b.md:2)', '[b](my%20file.md) [b](my%20file.md:2)'],
	['nor a bracket that stays open', 'docs/a(1.md', '[b](b.md:1) b.md', '[b](a%281.md:1) b.md'],
	['what begins a section or a question is encoded', 'e#f/g?.md', '[b](b.md)', '[b](../e%23f/g%3F.md)'],
	['so is what begins a code', 'docs/100%25.md', '[b](b.md)', '[b](100%2525.md)'],
	['so is a pattern', 'docs/*.md', '[b](b.md) docs/b.md', '[b](%2A.md) docs/b.md'],
	['other signs are not', 'docs/@a/b+c, d.md', '[b](b.md)', '[b](@a/b+c,%20d.md)'],
	['nor letters, where they need not be', 'docs/größe(1).md', '[b](b.md)', '[b](größe(1).md)'],
	['a backtick would end the code', 'docs/c`d.md', '`b.md` and `docs/b.md`', '`b.md` and `docs/b.md`'],
	['a comma would end a member', 'docs/c,d.md', 'docs/{b.md,a.md} b.md', 'docs/{b.md,a.md} b.md'],
])('a new path that cannot be read where the old one stands: %s', async (_, path, before, after) => {
	expect(await line(before, to(path))).toBe(after);
});

test('a folder whose name has a sign that ends a target stays encoded, and one with a blank is not put into prose', async () => {
	const links = { 'c#d/b.md': '', 'a.md': '[b](c%23d/b.md) [c](c%23d/b.md:1)' };
	expect((await move(links, [{ from: 'c#d', to: 'e#f' }]))['a.md']).toBe('[b](e%23f/b.md) [c](e%23f/b.md:1)');
	const prose = 'docs/<ts>/a.log, docs/gone.md, docs/b.md';
	expect(await line(prose, [{ from: 'docs', to: 'my docs' }], 'notes.md')).toBe(prose);
});

test('what cannot be updated is counted with what keeps its path', async () => {
	const { workspace } = memoryWorkspace({
		...files,
		'docs/a.md': 'b.md:1, [b](b.md) and docs/b.md\n',
		'plans/archive/OLD-003/plan.md': 'docs/b.md\n',
	});
	expect(await pointersKept(workspace, to('docs/my file.md'), false, neverCancelled)).toBe(3);
});

test('a name alone stays as long as it is enough', async () => {
	expect(await line('see tool.py', [{ from: 'src/x/tool.py', to: 'src/z/tool.py' }])).toBe('see tool.py');
	expect(await line('see tool.py', [{ from: 'src/x/tool.py', to: 'src/x/saw.py' }])).toBe('see saw.py');
	expect(await line('see tool.py', [{ from: 'src/x/tool.py', to: 'src/x/other.py' }])).toBe('see src/x/other.py');
});

test('a document that moves takes its relative pointers along', async () => {
	expect(await line('see b.md and docs/b.md', [{ from: 'docs/a.md', to: 'plans/a.md' }])).toBe(
		'see ../docs/b.md and docs/b.md',
	);
	expect(await line('see b.md', [{ from: 'docs', to: 'pages' }])).toBe('see b.md');
});

test('a folder that is told by its end follows what moves around it', async () => {
	const packages = { 'packages/fast/lib/tests/a.py': '', 'docs/a.md': 'see `lib/tests/`' };
	const moved = await move(packages, [{ from: 'packages/fast/lib', to: 'packages/fast/core' }]);
	expect(moved['docs/a.md']).toBe('see `core/tests/`');
	const another = { ...packages, 'q/u/tests/b.py': '' };
	const ambiguous = await move(another, [{ from: 'q/u', to: 'q/lib' }]);
	expect(ambiguous['docs/a.md']).toBe('see `packages/fast/lib/tests/`');
});

test('patterns and what is missing follow a folder that they name', async () => {
	const moves = [{ from: 'docs', to: 'pages' }];
	expect(await line('docs/<ts>/a.log, docs/gone.md, docs/{a.md,x.md}, docs/', moves, 'notes.md')).toBe(
		'pages/<ts>/a.log, pages/gone.md, pages/{a.md,x.md}, pages/',
	);
});

test('leaves the plain targets of links to the editor, if it updates them', async () => {
	expect(await line('[b](b.md) [b](b.md:2) b.md', toSub, 'docs/a.md', true)).toBe('[b](b.md) [b](sub/c.md:2) sub/c.md');
});

test('only documents that may point at what moves are looked at', async () => {
	const others = Object.fromEntries(
		[...Array(50).keys()].map((i) => [`notes/${i}.md`, `see notes/${i}.md and docs/*.x`]),
	);
	const { workspace } = memoryWorkspace({ ...files, ...others, 'docs/a.md': 'b.md', 'n.md': 'docs/<ts>/gone.md' });
	await workspace.citations();
	const asked: string[] = [];
	const document = workspace.document.bind(workspace);
	workspace.document = (path) => {
		asked.push(path);
		return document(path);
	};
	await movedPointers(workspace, [{ from: 'docs/b.md', to: 'docs/c.md' }], false, neverCancelled);
	expect(asked).toEqual(expect.arrayContaining(['docs/a.md', 'docs/b.md']));
	expect(asked.filter((path) => path.startsWith('notes/') || path === 'n.md')).toEqual([]);
	await movedPointers(workspace, [{ from: 'docs', to: 'pages' }], false, neverCancelled);
	expect(asked).toContain('n.md');
});

test('a folder that no walk enters moves along with the one around it', async () => {
	const tree = new FileTree({ files: ['a/b.md'], notEntered: ['a/linked'], truncated: false }, () => false);
	const after = tree.renamed((path) => path.replace(/^a/, 'z'));
	expect([after.kindOf('z/linked/x.md'), after.kindOf('a/linked/x.md')]).toEqual(['unknown', undefined]);
});

test('records and attempts stay as they are', async () => {
	const record = { 'plans/active/T-01/reports/1/a.md': 'docs/b.md', 'plans/archive/O-01/plan.md': 'docs/b.md' };
	const ledger = '## [T-01] Tides\n- Plan: docs/b.md\n- Attempts History:\n  * [2026-01-01] Attempt #1 — docs/b.md\n';
	const after = await move({ ...files, ...record, 'docs/fix_plan.md': ledger }, toSub);
	expect(after).toMatchObject(record);
	expect(after['docs/fix_plan.md']).toBe(ledger.replace('docs/b.md', 'docs/sub/c.md'));
});

test('after any moves every pointer leads where it led before, and nothing else has changed', async () => {
	const names = [
		'docs/a.md',
		'docs/b.md',
		'docs/sub/a.md',
		'src/tool.py',
		'plans/active/T-01/plan.md',
		'plans/p.md',
		'docs/sub/er/a.md',
		'plans/active/T-01/logs/a.md',
	];
	const pointer = fc.constantFrom(
		...['docs/a.md:1', 'a.md', '../docs/b.md', 'b.md#one', 'sub/a.md', 'src/tool.py', 'tool.py', './a.md'],
		...[
			'plan.md',
			'plans/p.md',
			'docs/',
			'docs/sub/',
			'`sub/er/`',
			'`T-01/logs/`',
			'[x](a.md)',
			'reports/x.md',
			'docs/*.md',
		],
	);
	const text = fc.array(pointer, { maxLength: 6 }).map((words) => `# One\n${words.join(' and ')}\n`);
	const file = fc.constantFrom('docs/c.md', 'new/a.md', 'plans/q.md', 'src/x/tool.py', 'docs/deep/er/b.md');
	const folder = fc.constantFrom('pages', 'plans/active/T-02', 'plans/archive/T-01');
	const anyMove = fc.oneof(
		fc.tuple(fc.constantFrom(...names), file),
		fc.tuple(fc.constantFrom('docs', 'docs/sub', 'plans/active/T-01'), folder),
	);
	await fc.assert(
		fc.asyncProperty(fc.dictionary(fc.constantFrom(...names), text), anyMove, async (before, [from, target]) => {
			const isThere = Object.keys(before).some((path) => path === from || path.startsWith(`${from}/`));
			const isTaken = Object.keys(before).some((path) => path === target || path.startsWith(`${target}/`));
			fc.pre(isThere && !isTaken && !target.startsWith(`${from}/`));
			const moves = [{ from, to: target }];
			const after = await move(before, moves);
			const [old, now] = [memoryWorkspace(before).workspace, memoryWorkspace(after).workspace];
			for (const path of Object.keys(before).filter((each) => each.endsWith('.md'))) {
				const place = new Moves(moves).after(path);
				const [a, b] = [await old.document(path), await now.document(place)];
				const led = a && (await pointerEntries(old, a, neverCancelled));
				const leads = b && (await pointerEntries(now, b, neverCancelled));
				const told = led?.map(
					({ status, target: at, ranges, members }) =>
						[
							status,
							at && { file: new Moves(moves).after(at.file), line: at.line },
							ranges,
							members.map((member) => member.target && new Moves(moves).after(member.target.file)),
						] as const,
				);
				const tells = leads?.map(({ status, target: at, ranges, members }) => [
					status,
					at,
					ranges,
					members.map((member) => member.target?.file ?? null),
				]);
				for (const [i, entry] of (told ?? []).entries()) {
					const [status, led] = entry;
					// A folder is gone when its last file has moved out of it.
					const isStill = Object.keys(after).some((file) => file.startsWith(led?.file ?? ''));
					if (status === 'ok' && isStill) {
						expect(tells?.[i], `${path} after ${from} -> ${target}: ${after[place]}`).toEqual(entry);
					}
				}
			}
		}),
		{ numRuns: 300 },
	);
}, 60_000);

test('pointers of records, archived plans and attempts keep the old path, and are counted', async () => {
	const { workspace } = memoryWorkspace({
		...files,
		'plans/active/TIDE-001/reports/1/log.md': 'see docs/b.md:1 and src/x/tool.py\n',
		'plans/archive/OLD-003/plan.md': '- [x] A1: docs/b.md\n',
		'docs/fix_plan.md':
			'## [TIDE-001] Tides\n- Plan: docs/b.md\n- Attempts History:\n  * [2026-01-01] Attempt #1 — docs/b.md:2\n',
	});
	expect(await pointersKept(workspace, toSub, false, neverCancelled)).toBe(3);
	expect(await movedPointers(workspace, toSub, false, neverCancelled)).toHaveLength(1);
});
