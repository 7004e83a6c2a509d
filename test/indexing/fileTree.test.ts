import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FileTree } from '../../src/indexing/fileTree.ts';

const treeOf = (files: string[], notEntered: string[] = []) => new FileTree({ files, notEntered, truncated: false });

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
	tree.remove('a/b');
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
			}
			for (const { path, add } of edits) {
				if (add) {
					tree.add(path);
					files.add(path);
				} else {
					tree.remove(path);
					files.delete(path);
				}
			}
			const fresh = treeOf([...files]);
			expect([...tree.all()].sort()).toEqual([...fresh.all()].sort());
			for (const probe of ['a', 'a/b', 'b/c/a', 'a.md', 'a/b.md', 'a/b/c.md']) {
				expect(tree.kindOf(probe)).toBe(fresh.kindOf(probe));
				expect([...tree.endingIn(probe)].sort()).toEqual([...fresh.endingIn(probe)].sort());
			}
		}),
	);
});
