import type { Saying } from './saying.ts';

/** A command that a code span begins with, and its operands up to the path. */
const command = (names: string, operands = String.raw`[^\x60;&|]*`) =>
	new RegExp(String.raw`\x60(?:\$\s*)?(?:sudo\s+)?(?:${names})\s${operands}$`);

/** Options, and one path before the last. */
const oneBefore = String.raw`(?:-[\w-]+\s+)*[^\s\x60;&|-][^\s\x60;&|]*\s+['"]?`;

/** What a command in a code span writes: behind `>`, `| tee`, `-o`, `--output`. */
const writes =
	/\x60(?=\S)[^\x60]*(?:\s[12&]?>>?|\|\s*tee(?:\s+-a)?|\s(?:-o|--(?:out(?:put)?|outfile|report|junit-?xml)(?:-(?:file|dir|path))?))[\s='"]*$/;

/** What commands in code spans do to files: `` `git rm a.md` ``, `` `touch a.md` ``, `` `pytest | tee a.log` ``. */
export const commands: readonly Saying[] = [
	{ says: 'gone', in: 'before', words: command('(?:git\\s+)?rm|rmdir|unlink') },
	{ says: 'made', in: 'before', words: command('touch|mkdir') },
	{ says: 'made', in: 'before', words: command('(?:git\\s+)?mv|cp', oneBefore) },
	{ says: 'inPassing', in: 'before', words: command('(?:git\\s+)?mv') },
	{ says: 'inPassing', in: 'before', words: writes },
];
