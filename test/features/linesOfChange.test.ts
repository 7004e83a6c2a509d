import { expect, test } from 'vitest';
import { line1 } from '../../src/base/position.ts';
import { doneWork } from '../../src/features/doneWork.ts';
import { linesOfChange, linesOfRest } from '../../src/features/linesOfChange.ts';
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
	['### New file\n\n- a.py\n', 3, 'changes'],
	['### New files\n\n#### `a.py`\n', 3, 'changes'],
	['All files that are to be deleted:\n- a.py\n', 2, 'changes'],
	['The keeper has to create them:\n- a.py\n', 2, undefined],
	...[
		'Neue Dateien',
		'Dateien zum Löschen',
		'Fichiers à créer',
		'Nouveau fichier',
		'Nuevo archivo',
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
	['**Phase 2 artifacts:**\n- a.py\n', 2, 'output'],
	['## Target architecture\n\n| a.py |\n| --- |\n', 3, 'due'],
	['## Proposed folder structure (draft)\n\n- a.py\n', 3, 'due'],
	['## Output formats\n\n- a.py\n', 3, undefined],
	['Status: done\n\n## Deliverables\n\n- a.py\n', 5, undefined],
	['## Phase 1: Read ✅\n\n### Deliverables\n\n- a.py\n', 5, undefined],
	['## Phase 1: Read\n\n### Deliverables\n\n- a.py\n', 5, 'due'],
	['## Phase 1: Read\n\n- **位置**：`a.py`\n', 3, 'changes'],
	['- 位置: `a.py`\n', 1, undefined],
	['## Phase 1: Read\n\n**Files:**\n- `src/a.py` (two)\n- Modify: `src/b.py`\n', 4, 'due'],
	['## Phase 1: Read\n\n**Files:**\n- `src/a.py`\n- Modify: `src/b.py`\n', 5, undefined],
	['## Phase 1: Read ✅\n\n**Files:**\n- `src/a.py`\n', 4, undefined],
	['**Files:**\n- `src/a.py`\n', 2, undefined],
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

/** Whether the last line of a text names work that is left. */
function isLeft(text: string): boolean {
	return linesOfRest(new Document('plans/a.md', text, defaultSettings))(line1(text.split('\n').length));
}

test.each([
	["## What's Left to Build\n\n### The reader (a.py)", true],
	['## 4. Next steps\n\n- a.py', true],
	['## 🚀 Roadmap (2026)\n\n1. Build it\n   in a.py', true],
	['## Next steps\n\n- Read a.py', false],
	['## Next steps\n\n- Fix what is wrong in a.py', false],
	['## Next steps\n\n- ✅ a.py', false],
	['## Remaining work\n\nAsk a.py', false],
	['# Roadmap\n\n- a.py', false],
	['## The next steps of a reader\n\n- a.py', false],
	['## Next steps\n\n## What was read\n\n- a.py', false],
])('%j names work that is left: %s', (text, expected) => {
	expect(isLeft(text)).toBe(expected);
});

test.each(['next steps ', '(1)', 'what is left to ', '# '])(
	'time grows with a heading of “%s” and no faster',
	(words) => {
		expectLinear((size) => `## ${words.repeat(size / 8)}x\n\n- a.py`, isLeft);
	},
);
