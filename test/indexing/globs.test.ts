import fc from 'fast-check';
import picomatch from 'picomatch/posix';
import { expect, test } from 'vitest';
import { matcher } from '../../src/indexing/globs.ts';

const part = fc.constantFrom('plans', 'a', 'a.md', '.md', 'md', 'b.txt', 'x.md.md', '.hidden', 'Plans', 'reports');
const path = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'));
const glob = fc.oneof(
	fc
		.array(part, { minLength: 1, maxLength: 3 })
		.chain((parts) => fc.constantFrom('', '/**', '/**/*', '/**/*.md', '/*.md').map((end) => parts.join('/') + end)),
	fc.constantFrom('**/reports/**', '**/*.md', '**/*.{md,txt}', '**/*.{md}', '!plans/**', 'plans/active/*/plan.md'),
);

test('tells of a path what picomatch tells', () => {
	fc.assert(
		fc.property(fc.array(glob, { minLength: 1, maxLength: 3 }), path, (globs, each) => {
			expect(matcher(globs)(each)).toBe(picomatch(globs, { dot: true })(each));
		}),
		{ numRuns: 2_000 },
	);
});

test('no glob means no path', () => {
	expect(matcher([])('plans/a.md')).toBe(false);
});
