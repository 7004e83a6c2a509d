import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FileTree } from '../../src/indexing/fileTree.ts';
import { locate } from '../../src/indexing/locate.ts';
import { tailsIn, tailsOf } from '../../src/indexing/paths.ts';
import { scanPointers } from '../../src/syntax/pointer.ts';

test.each([
	['plans/active/X-001/plan.md:12', ['X-001/plan.md']],
	['./docs/a.md', ['docs/a.md']],
	['`../a.md`', ['a.md']],
	['docs/../a.md', ['a.md']],
	['`a.md:3`', ['a.md']],
	['plans/active/X-001/', ['active/X-001']],
	['[a](docs/a%20b.md)', ['docs/a b.md']],
	['src/{a,b}.py', ['src/a.py', 'src/b.py']],
	['src/*.py and docs/<name>.md', []],
	['[up](../), [further up](../..), [here](./)', ['plans/active', 'plans', 'active/X-001']],
	['[a](docs/.), [b](docs/a/..), [c](../docs/b/../.)', ['docs', 'docs', 'docs']],
])('%s is found again by %j', (line, tails) => {
	expect(scanPointers(line).flatMap((pointer) => tailsIn(pointer, 'plans/active/X-001/plan.md'))).toEqual(tails);
});

test('a file is found by its ends, those in other homes of plans, and that below the folder of the root', () => {
	expect([...tailsOf('src/a/b.py', '/home/me/repo')]).toEqual(['b.py', 'a/b.py', 'repo/b.py']);
	expect([...tailsOf('a.py', '/home/me/repo')]).toEqual(['a.py', 'repo/a.py']);
	expect([...tailsOf('plans/archive/X-001', undefined)]).toEqual([
		'X-001',
		'archive/X-001',
		'active/X-001',
		'completed/X-001',
		'plans/X-001',
	]);
});

const part = fc.constantFrom('a', 'b', 'plans', 'active', 'archive', 'docs', 'X-1');
const name = fc.constantFrom('a.md', 'b.md', 'c.py');
const file = fc.tuple(fc.array(part, { maxLength: 4 }), name).map(([parts, last]) => [...parts, last].join('/'));
const step = fc.oneof(part, fc.constantFrom('.', '..', '', 'repo'));
const written = fc
	.tuple(fc.constantFrom('', './', '/', '/home/me/repo/'), fc.array(step, { maxLength: 4 }), fc.oneof(name, step))
	.map(([start, parts, last]) => start + [...parts, last].join('/'))
	.filter((path) => /[^/]/.test(path));

test('what a path leads to, by whatever rule, is found by the end of that path', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(file, { minLength: 1 }),
			file,
			written,
			fc.boolean(),
			async (files, from, path, isLink) => {
				const rootFolder = '/home/me/repo';
				const tree = new FileTree({ files: [...files, from], notEntered: [], truncated: false }, () => false);
				const context = { tree, kindOf: () => undefined, rootFolder, focusFolder: 'plans/active/X-1' };
				const location = await locate(context, path, from, isLink);
				const pointer = { kind: 'file', path, markdownLink: false, members: [] } as unknown as Parameters<
					typeof tailsIn
				>[0];
				const found =
					'found' in location
						? [location.found]
						: 'ambiguous' in location
							? location.ambiguous.map((each) => each.replace(/\/$/, ''))
							: [];
				// An absolute path that ends in dots is looked for from other folders too, where its text says nothing of its end.
				const isAsked = !/^\/home\/.*\/(?:\.{1,2}\/*)?$/.test(path);
				for (const each of found.filter((place) => isAsked && place !== '')) {
					const ends = tailsOf(each, rootFolder);
					expect(tailsIn(pointer, from).some((tail) => ends.has(tail))).toBe(true);
				}
			},
		),
		{ numRuns: 3000 },
	);
});
