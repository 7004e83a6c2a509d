import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spreadBraces } from '../../src/syntax/braces.ts';

const paths = (text: string) => spreadBraces(text).map(({ path }) => path);

describe('spreads brace sets', () => {
	test.each([
		['a/{b.md,c.md}', ['a/b.md', 'a/c.md']],
		['a/{b.md, c.md}', ['a/b.md', 'a/c.md']],
		['x.{json,md}', ['x.json', 'x.md']],
		['T{1,2}/', ['T1/', 'T2/']],
		['r/{l/a.log,m/{b.xml,c.txt},env/{d}}', ['r/l/a.log', 'r/m/b.xml', 'r/m/c.txt', 'r/env/{d}']],
		['{a,b}/{c,d}', ['a/c', 'a/d', 'b/c', 'b/d']],
		['a{,b}', ['a', 'ab']],
		// biome-ignore lint/suspicious/noTemplateCurlyInString: a shell variable is meant
		['${A}/{b,c}', ['${A}/b', '${A}/c']],
	])('%s', (text, expected) => {
		expect(paths(text)).toEqual(expected);
	});

	// biome-ignore lint/suspicious/noTemplateCurlyInString: a shell variable is meant
	test.each(['a/b.md', '{one}', '${A}', 'a{b,c', 'a,b}', ''])('no set in %s', (text) => {
		expect(paths(text)).toEqual([]);
	});

	test('tells where the innermost alternative stands', () => {
		const text = 'a/{b.md,c/{d,e}.md}';
		expect(spreadBraces(text).map(({ text: member, span }) => [member, text.slice(span.start, span.end)])).toEqual([
			['b.md', 'b.md'],
			['d', 'd'],
			['e', 'e'],
		]);
	});

	test('any text has an answer, and a small one', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom('{', '}', ',', 'a', '$', ' ', '/'), maxLength: 200 }), (text) => {
				for (const { span, text: member } of spreadBraces(text)) {
					expect(text.slice(span.start, span.end)).toBe(member);
				}
			}),
		);
		expect(spreadBraces('{a,b}'.repeat(40)).length).toBe(512);
		expect(spreadBraces('{'.repeat(50_000) + ','.repeat(50_000)).length).toBe(0);
		expect(spreadBraces('{a,'.repeat(20_000) + '}'.repeat(20_000)).length).toBeLessThanOrEqual(512);
	});
});
