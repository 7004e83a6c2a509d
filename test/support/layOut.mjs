// Lays out a corpus with a stub for every file that it only has facts of: as many lines, and its Python symbols where
// they stand, so that pointers into code resolve or do not as they would in the repository itself.
//
//   node test/support/layOut.mjs CORPUS FACTS DIR

import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * @param {string} corpus the folder with the real documents
 * @param {string} facts the folder with `tree.tsv` (path, lines) and `symbols.tsv` (path, name, line, kind)
 * @param {string} folder where everything goes; it must not exist yet
 */
export function layOut(corpus, facts, folder) {
	cpSync(corpus, folder, { recursive: true });
	const symbols = new Map();
	for (const [path, name, line, kind] of rows(join(facts, 'symbols.tsv'))) {
		const list = symbols.get(path) ?? [];
		symbols.set(path, list);
		list.push({ parts: name.split('::'), line: Number(line), kind });
	}
	for (const [path, lines] of rows(join(facts, 'tree.tsv'))) {
		const file = join(folder, path);
		if (!existsSync(file)) {
			mkdirSync(dirname(file), { recursive: true });
			writeFileSync(file, stub(Number(lines), symbols.get(path) ?? []));
		}
	}
}

function rows(file) {
	return readFileSync(file, 'utf8')
		.split('\n')
		.filter((line) => line !== '' && !line.startsWith('#'))
		.map((line) => line.split('\t'));
}

/** Lines that are not blank, the symbols among them. */
function stub(count, symbols) {
	const lines = Array.from({ length: count }, () => '#');
	for (const { parts, line, kind } of symbols) {
		const text = kind === 'class' ? `class ${parts.at(-1)}:` : `def ${parts.at(-1)}(): pass`;
		lines[line - 1] = '    '.repeat(parts.length - 1) + text;
	}
	return lines.map((line) => `${line}\n`).join('');
}

if (process.argv[1] === import.meta.filename) {
	layOut(...process.argv.slice(2, 5));
}
