import { expect, test } from 'vitest';
import { codeSpans } from '../../../src/features/scaffold/codeSpans.ts';
import { carets } from '../../support/carets.ts';
import { expectLinear } from '../../support/linear.ts';

test.each([
	['see `a` and ``b ` c``', '    ^^^     ^^^^^^^^^'],
	['see ``a` and `b`', '       ^^^^^^^'],
	['see \\`a` b`', '       ^^^^'],
	['see `a', ''],
])('%s has code', (line, marks) => {
	expect(carets(codeSpans(line))).toBe(marks);
});

test.each(['`a` ', '` `` ', '``` ', '\\` '])('any number of %j is read in linear time', (part) => {
	expectLinear((size) => part.repeat(size / part.length), codeSpans);
});
