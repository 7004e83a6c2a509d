import { expect, test } from 'vitest';
import { isSaidGone, isSaidInPassing, isSaidNew } from '../../src/features/rules/saidOfFile.ts';
import { expectLinear } from '../support/linear.ts';

/** What is said of `a/b.md` in a line: `gone`, `new`, `in passing`. */
function said(line: string): string {
	const start = line.indexOf('a/b.md');
	const span = { start, end: start + 6 };
	const words = [
		isSaidGone(line, span) && 'gone',
		isSaidNew(line, span) && 'new',
		isSaidInPassing(line, span) && 'in passing',
	];
	return words.filter((word) => word !== false).join(', ');
}

test.each([
	['there is no a/b.md', 'gone'],
	['- [x] Remove `a/b.md`', 'gone'],
	['Delete the old file (a/b.md)', 'gone'],
	['moved from a/b.md to x.md', 'gone'],
	['| `a/b.md` | Delete | x |', 'gone'],
	['- `a/b.md` — to be removed', 'gone'],
	['`a/b.md` was renamed', 'gone'],
	['a/b.md (if present)', 'gone'],
	['x.md was renamed; see a/b.md', ''],
	['a/b.md; x.md was deleted', ''],
	['New script: [`a/b.md`](x)', 'new'],
	['- **new** `a/b.md`', 'new'],
	['- `a/b.md` (NEW, 120 lines)', 'new'],
	['🆕 a/b.md', 'new'],
	['CREATE a/b.md', 'new'],
	['Add a new module `a/b.md`', 'new'],
	['hoist it as it is to a/b.md', 'new'],
	['Add a row to a/b.md', ''],
	['newer than a/b.md', ''],
	['a new row in a/b.md', ''],
	['e.g. `a/b.md`', 'in passing'],
	['`a/b.md` → `c/d.md`', 'in passing'],
	['see a/b.md', ''],
])('%s: %s', (line, expected) => {
	expect(said(line)).toBe(expected);
});

test.each(['new ', 'move to ', 'delete the ', 'e.g. ', '`*"(['])(
	'time grows with a line of “%s” and no faster',
	(words) => {
		expectLinear((size) => `${words.repeat(size)}a/b.md`, said);
	},
);
