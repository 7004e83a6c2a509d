import { expect, test } from 'vitest';
import { stampFor, whyNotStamp } from '../../../src/features/scaffold/stamp.ts';

const now = new Date('2025-10-17T12:03:04.567Z');

test('the time is written as the documents write it', () => {
	expect(stampFor(now, ['reports/2025-10-17T111700Z/', 'reports/20251011T181529Z/'])).toBe('2025-10-17T120304Z');
	expect(stampFor(now, ['no time here', 'reports/20251011T181529Z/'])).toBe('20251017T120304Z');
	expect(stampFor(now, ['20251011T181529Z, 20251012T181529Z, 2025-10-17T111700Z'])).toBe('20251017T120304Z');
	expect(stampFor(now, [])).toBe('2025-10-17T120304Z');
});

test('a stamp is one part of a path', () => {
	expect(whyNotStamp('2025-10-17T120304Z')).toBeUndefined();
	expect(whyNotStamp('run_7')).toBeUndefined();
	for (const bad of ['a/b', '..', '../x', 'a\\b', '', ' ', 'a b', '<ts>', 'a:b', '.hidden']) {
		expect(whyNotStamp(bad)).toMatch(/^The stamp/);
	}
});
