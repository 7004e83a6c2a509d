import { expect, test } from 'vitest';
import { isStamp } from '../../../src/base/path.ts';
import { stampFor, whyNotStamp } from '../../../src/features/scaffold/stamp.ts';

const now = new Date('2025-10-17T12:03:04.567Z');

test('the time is written as the documents write it', () => {
	expect(stampFor(now, ['reports/2025-10-17T111700Z/', 'reports/20251011T181529Z/'])).toBe('2025-10-17T120304Z');
	expect(stampFor(now, ['no time here', 'reports/20251011T181529Z/'])).toBe('20251017T120304Z');
	expect(stampFor(now, ['20251011T181529Z, 20251012T181529Z, 2025-10-17T111700Z'])).toBe('20251017T120304Z');
	expect(stampFor(now, [])).toBe('2025-10-17T120304Z');
});

test.each(['2025-10-17T111700Z', '20251011T181529Z', 'run_1', 'v1.2'])('%s may be a stamp', (text) => {
	expect(isStamp(text)).toBe(true);
	expect(whyNotStamp(text)).toBeUndefined();
});

test.each([
	...['', ' ', '.', '..', 'a/b', 'a\\b', 'a..b', '../x', 'a b', 'a\nb', 'a\n', '<ts>', '$STAMP', 'a:b'],
	...['_run7', '.hidden', '-f', '+1'],
])('%j is no stamp where somebody types it, nor where it is put in', (text) => {
	expect(isStamp(text)).toBe(false);
	expect(whyNotStamp(text)).toMatch(/^The stamp/);
});
