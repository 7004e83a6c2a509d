import { expect, test } from 'vitest';
import { line1 } from '../../src/base/position.ts';
import { doneWork } from '../../src/features/doneWork.ts';
import { linesOfChange } from '../../src/features/linesOfChange.ts';
import { Document } from '../../src/indexing/document.ts';
import { defaultSettings } from '../../src/ports/readSettings.ts';
import { expectLinear } from '../support/linear.ts';

/** Whether a line names files that come or go. */
function changes(text: string, line: number) {
	const document = new Document('plans/a.md', text, defaultSettings);
	return linesOfChange(document, doneWork(document))(line1(line));
}

test.each([
	['**Files to create:**\n- a.py\n', 2, 'changes'],
	['### New files (two of them)\n\n- a.py\n', 3, 'changes'],
	['### New files are read\n\n- a.py\n', 3, undefined],
	['### New files\n\n#### `a.py`\n', 3, 'changes'],
	['All files that are to be deleted:\n- a.py\n', 2, 'changes'],
	['The keeper has to create them:\n- a.py\n', 2, undefined],
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
	].map((heading): [string, number, 'changes'] => [`### ${heading}\n\n- a.py\n`, 3, 'changes']),
	['## Deliverables\n\n- a.py\n', 3, 'due'],
	['## Deliverables\n\n- An updated a.py\n', 3, undefined],
	['## Deliverables\n\nSee a.py\n', 3, undefined],
	['**Phase 2 artifacts:**\n- a.py\n', 2, 'due'],
	['## Target architecture\n\n| a.py |\n| --- |\n', 3, 'due'],
	['## Proposed folder structure (draft)\n\n- a.py\n', 3, 'due'],
	['## Output formats\n\n- a.py\n', 3, undefined],
	['Status: done\n\n## Deliverables\n\n- a.py\n', 5, undefined],
	['## Phase 1: Read ✅\n\n### Deliverables\n\n- a.py\n', 5, undefined],
	['## Phase 1: Read\n\n### Deliverables\n\n- a.py\n', 5, 'due'],
	['## Phase 1: Read\n\n- **位置**：`a.py`\n', 3, 'changes'],
	['- 位置: `a.py`\n', 1, undefined],
	['### New files\n\n#### More\n\nRead a.py\n', 5, undefined],
])('%j, line %i: %s', (text, line, expected) => {
	expect(changes(text, line)).toBe(expected);
});

test.each([
	'New files (1)',
	'(1)',
	'| ',
	'Neue Dateien ',
	'\t',
	'#### a\n',
	' to be created',
	'파일 ',
	'ab to add ',
	'phase deliverables ',
	'target file ',
	'target folder ',
])('time grows with a text of “%s” and no faster', (words) => {
	expectLinear(
		(size) => `New files ${words.repeat(size / 4)} x\n\n- a.py\n`,
		(text) => changes(text, text.split('\n').length - 1),
	);
});
