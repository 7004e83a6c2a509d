import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FileTree } from '../../src/indexing/fileTree.ts';
import { leftOutBy } from '../../src/indexing/globs.ts';
import { expectLinear } from '../support/linear.ts';

const treeOf = (files: string[], notEntered: string[] = [], exclude: string[] = []) =>
	new FileTree({ files, notEntered, truncated: false }, leftOutBy(exclude));

test('knows files, their folders, and what only the disk can tell', () => {
	const tree = treeOf(['a/b/c.md', 'd.md'], ['node_modules']);
	expect(['a/b/c.md', 'a/b', 'a', '', 'd.md'].map((path) => tree.kindOf(path))).toEqual([
		'file',
		'folder',
		'folder',
		'folder',
		'file',
	]);
	expect(tree.kindOf('a/x')).toBeUndefined();
	expect(tree.kindOf('node_modules/x/y.js')).toBe('unknown');
});

test("leaves to the disk what the walk left out, but git's own files", () => {
	const tree = treeOf(['a.md'], ['latest'], ['**/*.log', 'data/**']);
	const kinds = ['run.log', 'x/run.log/y', 'data', 'data/x', 'latest/x', 'latest2/x', '.git/config', 'b.md'].map(
		(path) => tree.kindOf(path),
	);
	expect(kinds).toEqual(['unknown', 'unknown', 'unknown', 'unknown', 'unknown', undefined, undefined, undefined]);
	tree.remove(new Set(['latest']));
	expect(tree.kindOf('latest/x')).toBeUndefined();
});

test('knows in which of their folders plans may be', () => {
	const tree = treeOf(['plans/active/X-001/plan.md'], ['docs/plans/completed']);
	expect(tree.planHomes).toEqual(['plans/active/', 'docs/plans/completed/', 'docs/plans/']);
	tree.add('plans/archive/Y-001/plan.md');
	tree.remove(new Set(['plans/active', 'docs/plans/completed']));
	expect(tree.planHomes).toEqual(['plans/archive/']);
	expect(treeOf([], [], ['docs/**']).planHomes).toHaveLength(4);
});

test('finds files by the end of their path, whole parts only', () => {
	const tree = treeOf(['a/workflows/components.py', 'b/workflows/components.py', 'b/xworkflows/components.py']);
	expect(tree.endingIn('workflows/components.py')).toEqual(['a/workflows/components.py', 'b/workflows/components.py']);
	expect(tree.endingIn('./b/workflows/components.py')).toEqual(['b/workflows/components.py']);
	expect(tree.endingIn('components.py')).toHaveLength(3);
	expect(tree.endingIn('../components.py')).toEqual([]);
});

test('forgets a folder with all that lies in it', () => {
	const tree = treeOf(['a/b/c.md', 'a/b/d/e.md', 'a/f.md']);
	expect(tree.endingIn('c.md')).toEqual(['a/b/c.md']);
	tree.remove(new Set(['a/b']));
	expect([...tree.all()]).toEqual(['a/f.md']);
	expect([tree.kindOf('a/b'), tree.kindOf('a/b/d'), tree.kindOf('a'), tree.endingIn('c.md')]).toEqual([
		undefined,
		undefined,
		'folder',
		[],
	]);
});

test('is after any edits what it would be from scratch', () => {
	const path = fc
		.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 })
		.map((parts) => `${parts.join('/')}.md`);
	const edit = fc.record({ path, add: fc.boolean() });
	fc.assert(
		fc.property(fc.array(path), fc.array(edit), fc.boolean(), (start, edits, searchFirst) => {
			const tree = treeOf(start);
			const files = new Set(start);
			if (searchFirst) {
				tree.endingIn('a.md');
				tree.namesIn('a');
			}
			for (const { path, add } of edits) {
				if (add) {
					tree.add(path);
					files.add(path);
				} else {
					tree.remove(new Set([path]));
					files.delete(path);
				}
			}
			const fresh = treeOf([...files]);
			expect([...tree.all()].sort()).toEqual([...fresh.all()].sort());
			for (const probe of ['a', 'a/b', 'b/c/a', 'a.md', 'a/b.md', 'a/b/c.md']) {
				expect(tree.kindOf(probe)).toBe(fresh.kindOf(probe));
				expect([...tree.endingIn(probe)].sort()).toEqual([...fresh.endingIn(probe)].sort());
				expect([...tree.namesIn(probe)].sort()).toEqual([...fresh.namesIn(probe)].sort());
			}
		}),
	);
});

const many = (size: number) => Array.from({ length: size / 8 }, (_, i) => `d${i}/plan.md`).join('\n');

test('searches many files of one name', () => {
	expectLinear(many, (paths) => {
		const files = paths.split('\n');
		const tree = treeOf(files);
		return files.map(() => tree.endingIn('plan.md').length);
	});
});

test('asks for what is missing, however many folders were not entered', () => {
	expectLinear(many, (paths) => {
		const folders = paths.split('\n');
		const tree = treeOf([], folders);
		return folders.map((path) => tree.kindOf(`x/${path}`));
	});
});

test('takes many files and folders out', () => {
	expectLinear(many, (paths) => {
		const files = paths.split('\n');
		const byFolder = treeOf(files);
		byFolder.remove(new Set(files.map((path) => path.split('/')[0] ?? '')));
		const byFile = treeOf(files);
		byFile.endingIn('plan.md');
		byFile.remove(new Set(files));
		expect([byFolder.size, byFile.size]).toEqual([0, 0]);
	});
});
