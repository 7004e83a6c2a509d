import { expect, test } from 'vitest';
import { line1 } from '../../src/base/position.ts';
import { workAhead } from '../../src/features/ahead.ts';
import { Document } from '../../src/indexing/document.ts';
import { defaultSettings } from '../../src/ports/readSettings.ts';
import { memoryWorkspace } from '../support/memoryWorkspace.ts';

/** Whether the last line of a text may name what does not exist yet. */
function isAhead(text: string): boolean {
	const document = new Document('plans/a.md', text, defaultSettings);
	return workAhead(memoryWorkspace({}).workspace, document)(line1(text.split('\n').length));
}

test.each([
	['- a.py', false],
	['- Write a.py', true],
	['- [ ] a.py', true],
	['- [x] Write a.py', false],
])('%j: %s', (text, expected) => {
	expect(isAhead(text)).toBe(expected);
});
