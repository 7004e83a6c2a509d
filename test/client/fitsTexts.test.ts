import { expect, test } from 'vitest';
import { fitsTexts } from '../../src/client/fitsTexts.ts';

test.each([
	['as it was', 7, 7, true],
	['edited since', 7, 8, false],
	['closed since', 7, undefined, false],
	['not open then', null, 1, true],
])('an edit of a text that is %s: computed on version %s, now %s', (_, version, now, fits) => {
	const moved = { kind: 'rename' as const, oldUri: 'file:///b.md', newUri: 'file:///c.md' };
	const documentChanges = [{ textDocument: { uri: 'file:///a.md', version }, edits: [] }, moved];
	expect(fitsTexts({ documentChanges }, (uri) => (uri === 'file:///a.md' ? now : 99))).toBe(fits);
});
