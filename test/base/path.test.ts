import { expect, test } from 'vitest';
import { isInGit, relativeTo } from '../../src/base/path.ts';

test.each([
	['docs/plans', 'docs/a.md', '../a.md'],
	['docs', 'docs/plans/a.md', 'plans/a.md'],
	['', 'docs/a.md', 'docs/a.md'],
	['docs', 'docs2/a.md', '../docs2/a.md'],
	['docs/plans', 'docs', '..'],
	['docs', 'docs', ''],
])('the way from %s to %s is %s', (folder, path, expected) => {
	expect(relativeTo(folder, path)).toBe(expected);
});

test.each([
	['.git', true],
	['.git/hooks/pre-commit', true],
	['sub\\.GIT\\config', true],
	['a/.git', true],
	['.github/a.yml', false],
	['a.git/b', false],
])('%s is in git’s folder: %s', (path, expected) => {
	expect(isInGit(path)).toBe(expected);
});
