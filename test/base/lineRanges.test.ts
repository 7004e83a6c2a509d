import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coverageOf } from '../../src/base/lineRanges.ts';
import { line1 } from '../../src/base/position.ts';

test('covers what one of the ranges covers', () => {
	const line = fc.integer({ min: 1, max: 30 });
	fc.assert(
		fc.property(fc.array(fc.tuple(line, line), { maxLength: 8 }), line, (pairs, at) => {
			const ranges = pairs.map(([a, b]) => ({ line: line1(Math.min(a, b)), lastLine: line1(Math.max(a, b)) }));
			const isCovered = ranges.some(({ line: first, lastLine }) => first <= at && at <= lastLine);
			expect(coverageOf(ranges)(line1(at))).toBe(isCovered);
		}),
	);
});
