import { expect, test } from 'vitest';
import { saidOfFile } from '../../src/features/rules/saidOfFile.ts';
import { expectLinear } from '../support/linear.ts';

/** What is said of `a/b.md` in a line: `gone`, `made`, `inPassing`. */
function said(line: string): string {
	const start = line.indexOf('a/b.md');
	return Object.entries(saidOfFile(line, { start, end: start + 6 }))
		.flatMap(([name, isSo]) => (isSo ? [name] : []))
		.join(' ');
}

test.each([
	['there is no a/b.md', 'gone'],
	['a/b.md (if present)', 'gone'],
	['- [x] Remove `a/b.md`', 'gone'],
	['- [x] Removed dead code: `a/b.md`', 'gone'],
	['- **Delete:** `a/b.md`', 'gone'],
	['Delete the old file (a/b.md)', 'gone'],
	['Delete docs/1.md, docs/2.md and a/b.md', 'gone'],
	['#### [DELETE] `a/b.md`', 'gone'],
	['moved from a/b.md to x.md', 'gone'],
	['| `a/b.md` | Delete | x |', 'gone'],
	['- `a/b.md` — to be removed', 'gone'],
	['- `a/b.md` — delete (now in shared)', 'gone'],
	['- [x] `a/b.md` deleted', 'gone'],
	['`a/b.md` was renamed', 'gone'],
	['a/b.md has been removed in favour of c.md', 'gone'],
	['- 删除 `a/b.md`', 'gone'],
	['- `a/b.md` 目录删除。', 'gone'],
	['- 新增文件 `a/b.md`', 'made'],
	['- 不删除 `a/b.md`', ''],
	['- `a/b.md` 删除多余的导入', ''],
	...['不要删除', '禁止删除', '没有删除', '不能移除', '无需创建', '不新增'].map((words) => [
		`- ${words} \`a/b.md\``,
		'',
	]),
	...['不会删除', '不应该删除', '无法删除', '不再创建', '不必新建'].map((words) => [`- ${words} \`a/b.md\``, '']),
	['分别新增 `a/b.md`', 'made'],
	['删除 `a/b.md` 中第 3 行', ''],
	['- 新增 `a/b.md` 的测试', ''],
	['- 删除 `a/b.md` 中的旧章节', ''],
	['- 新增了一个文件：「a/b.md」', 'made'],
	['- `a/b.md`（新增）', 'made'],
	['- `a/b.md`（已删除）', 'gone'],
	// What is said of something in the file, of another one, or not said.
	['- `a/b.md`: remove the unused import', ''],
	['- `a/b.md` — rename foo to bar', ''],
	['| `a/b.md` | Removes nothing | x |', ''],
	['a/b.md (removed flag)', ''],
	['See a/b.md for why the cache was removed', ''],
	['a/b.md must not be deleted', ''],
	['Do not delete a/b.md', ''],
	['Do not forget: delete a/b.md', 'gone'],
	['Removed /api/x, and a/b.md keeps it', ''],
	['Deleted v1.0 and a/b.md', ''],
	['Never remove a/b.md', ''],
	['copied from a/b.md', ''],
	['x.md was renamed; see a/b.md', ''],
	['a/b.md; x.md was deleted', ''],
	['New script: [`a/b.md`](x)', 'made'],
	['- **new** `a/b.md`', 'made'],
	['- `a/b.md` (NEW, 120 lines)', 'made'],
	['- `a/b.md` **NEW**', 'made'],
	['- `a/b.md` [NEW]', 'made'],
	['🆕 a/b.md', 'made'],
	['CREATE a/b.md', 'made'],
	['Add a new module `a/b.md`', 'made'],
	['hoist it as it is to a/b.md', 'made'],
	['split into `a/b.md`', 'made'],
	['Add a row to a/b.md', ''],
	['Move on to a/b.md', ''],
	['We split the checks, thanks to a/b.md', ''],
	['`a/b.md` -> obj.method()', ''],
	['For the new API see a/b.md', ''],
	['New contributors read a/b.md', ''],
	['Port the reader according to a/b.md', ''],
	['Extract it with reference to a/b.md', ''],
	['`a/b.md`: new flag --x', ''],
	['| `a/b.md` | New users read it |', ''],
	['newer than a/b.md', ''],
	['a new row in a/b.md', ''],
	['- [x] Merged `a/b.md` into `c.md`', 'inPassing'],
	['- [x] Replace `a/b.md` with `c.md`', 'inPassing'],
	['Replace foo/bar and a/b.md stays', ''],
	['e.g. `a/b.md`', 'inPassing'],
	['`a/b.md` → `c/d.md`', 'inPassing'],
	['see a/b.md', ''],
])('%s: %s', (line, expected) => {
	expect(said(line)).toBe(expected);
});

test.each([
	'new ',
	'move to ',
	'delete the ',
	'delete x/y.md, ',
	'delete a/a/a/a/a.',
	'e.g. ',
	'`*"([',
	'create a new file ',
])('time grows with a line of “%s” and no faster', (words) => {
	expectLinear(
		(size) => words.repeat(size / 8),
		(line) => {
			for (let at = 0; at < line.length; at += 8) {
				saidOfFile(line, { start: at, end: at + 2 });
			}
		},
	);
});
