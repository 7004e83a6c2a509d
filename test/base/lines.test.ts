import { expect, test } from 'vitest';
import { Lines } from '../../src/base/lines.ts';
import { line0 } from '../../src/base/position.ts';

test('cuts lines at every kind of line break', () => {
	const lines = new Lines('a\r\nb\rc\n\nd');
	expect(Array.from({ length: lines.count }, (_, i) => lines.at(line0(i)))).toEqual(['a', 'b', 'c', '', 'd']);
	expect(new Lines('a\n').count).toBe(1);
	expect(new Lines('').count).toBe(0);
});
