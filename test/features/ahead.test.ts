import { expect, test } from 'vitest';
import { line1 } from '../../src/base/position.ts';
import { workAhead } from '../../src/features/ahead.ts';
import { Document } from '../../src/indexing/document.ts';
import { defaultSettings } from '../../src/ports/readSettings.ts';
import { expectLinear } from '../support/linear.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

/** Whether the last line of a text may name what does not exist yet. */
function isAhead(text: string): boolean {
	const document = new Document('plans/a.md', text, defaultSettings);
	return workAhead(memoryWorkspace({}).workspace, document)(line1(text.split('\n').length));
}

test.each([
	['- a.py', false],
	["## What's Left to Build\n\n### The reader (a.py)", true],
	['## 4. Next steps\n\n- a.py', true],
	['## 🚀 Roadmap (2026)\n\n1. Read it\n   in a.py', true],
	['## Remaining work\n\nSee a.py', false],
	['# Roadmap\n\n- a.py', false],
	['## The next steps of a reader\n\n- a.py', false],
	['## Next steps\n\n- [x] a.py', false],
	['Status: done\n\n## Next steps\n\n- a.py', false],
	['## Next steps\n\n## What was read\n\n- a.py', false],
])('%j: %s', (text, expected) => {
	expect(isAhead(text)).toBe(expected);
});

test.each(['next steps ', '(1)', 'what is left to ', '# '])(
	'time grows with a heading of “%s” and no faster',
	(words) => {
		expectLinear((size) => `## ${words.repeat(size / 8)}x\n\n- a.py`, isAhead);
	},
);
