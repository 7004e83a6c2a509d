import { expect, test } from 'vitest';
import { line1 } from '../../src/base/position.ts';
import { linesOfChange } from '../../src/features/linesOfChange.ts';
import { Document } from '../../src/indexing/document.ts';
import { defaultSettings } from '../../src/ports/readSettings.ts';
import { expectLinear } from '../support/linear.ts';

/** True where a line names files that come or go. */
const changes = (text: string, line: number) =>
	linesOfChange(new Document('plans/a.md', text, defaultSettings))(line1(line));

test.each([
	['**Files to create:**\n- a.py\n', 2, true],
	['### New files (two of them)\n\n- a.py\n', 3, true],
	['### New files are read\n\n- a.py\n', 3, false],
	['### New files\n\n#### `a.py`\n', 3, true],
	['All files that are to be deleted:\n- a.py\n', 2, true],
	['The keeper has to create them:\n- a.py\n', 2, false],
	...[
		'Neue Dateien',
		'Dateien zum Löschen',
		'Fichiers à créer',
		'Nuevos ficheros',
		'Archivos por crear',
		'Ficheiros removidos',
		'Arquivos a criar',
		'Nuovi file',
		'File da creare',
		'File rimossi',
		'File eliminati',
		'Pliki do utworzenia',
		'Новые файлы',
		'新規ファイル',
		'새로운 파일',
		'待创建的文件',
	].map((heading): [string, number, boolean] => [`### ${heading}\n\n- a.py\n`, 3, true]),
	['### New files\n\n#### More\n\nRead a.py\n', 5, false],
])('%j, line %i: %s', (text, line, expected) => {
	expect(changes(text, line)).toBe(expected);
});

test.each(['New files (1)', '(1)', '| ', 'Neue Dateien ', '\t', '#### a\n', ' to be created', '파일 ', 'ab to add '])(
	'time grows with a text of “%s” and no faster',
	(words) => {
		expectLinear(
			(size) => `New files ${words.repeat(size / 4)} x\n\n- a.py\n`,
			(text) => changes(text, text.split('\n').length - 1),
		);
	},
);
