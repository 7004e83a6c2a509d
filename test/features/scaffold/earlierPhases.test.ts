import { expect, test } from 'vitest';
import { withoutScope } from '../../../src/features/scaffold/earlierPhases.ts';
import { expectLinear } from '../../support/linear.ts';

test.each([
	['Phase D2 Completion Plan (INIT-001)', 'Completion Plan'],
	['Phase D2 — (INIT-001)', ''],
	['Phases of the moon (new)', 'Phases of the moon'],
	['Tides (see there) and more', 'Tides (see there) and more'],
])('%s is called %j beside its phase', (title, expected) => {
	expect(withoutScope(title)).toBe(expected);
});

test.each([' ', '-', '(A', 'a '])('a title with any number of %j is read in linear time', (part) => {
	expectLinear((size) => `Phase A${part.repeat(size)}x`, withoutScope);
});
