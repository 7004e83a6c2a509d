import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPytestExpression } from '../../src/syntax/pytestExpression.ts';

const tests = ['save', 'load', 'save_gpu', 'slow'];

/** The tests that an expression chooses by parts of their names; undefined where it is none. */
const chosen = (text: string) => {
	const read = readPytestExpression(text);
	return read && tests.filter((name) => read.selects((word) => name.includes(word)));
};

test.each([
	['save', ['save', 'save_gpu']],
	['save and gpu', ['save_gpu']],
	['save or load and gpu', ['save', 'save_gpu']],
	['not save', ['load', 'slow']],
	['not (save or slow)', ['load']],
	['save and not gpu', ['save']],
	['(save', undefined],
	['save load', undefined],
	['and save', undefined],
	['', undefined],
])('%s', (text, names) => {
	expect(chosen(text)).toEqual(names);
});

test('any text is read in time, and never throws', () => {
	const token = fc.constantFrom('(', ')', 'not ', 'and ', 'or ', 'a ', '[x] ');
	fc.assert(fc.property(fc.array(token), (parts) => void chosen(parts.join(''))));
	expect(readPytestExpression('not '.repeat(100_000))).toBeUndefined();
	expect(readPytestExpression('('.repeat(100_000))).toBeUndefined();
	expect(chosen(`save ${'or load '.repeat(20_000)}`)).toEqual(['save', 'load', 'save_gpu']);
});
