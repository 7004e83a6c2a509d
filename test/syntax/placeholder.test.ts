import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filledTest, fillPlaceholders, hasPlaceholder, scanPlaceholders } from '../../src/syntax/placeholder.ts';
import { expectLinear } from '../support/linear.ts';

describe('finds what is still to be filled in', () => {
	test.each([
		['reports/$STAMP/a.md', 'stamp STAMP'],
		// biome-ignore lint/suspicious/noTemplateCurlyInString: a shell variable is meant
		['reports/${STAMP}/a.md', 'stamp STAMP'],
		['reports/<ts>/a.md', 'stamp ts'],
		['reports/<STAMP>/a.md', 'stamp STAMP'],
		['reports/<ISO8601>/a.md', 'stamp ISO8601'],
		['reports/<UTC timestamp>/', 'stamp UTC timestamp'],
		['reports/YYYY-MM-DDTHHMMSSZ/a.md', 'stamp YYYY-MM-DDTHHMMSSZ'],
		['$ARTIFACT_DIR/a.log', 'variable ARTIFACT_DIR'],
		['phase_<phase>_notes.md', 'blank phase'],
		['<ts>/<tag>.log', 'stamp ts, blank tag'],
	])('%s', (text, expected) => {
		expect(
			scanPlaceholders(text)
				.map(({ kind, name }) => `${kind} ${name}`)
				.join(', '),
		).toBe(expected);
	});

	test.each(['reports/2025-10-17T111700Z/a.md', 'a < b > c', '</details>', 'costs 5$', '{a,b}'])(
		'none in %s',
		(text) => {
			expect(hasPlaceholder(text)).toBe(false);
		},
	);
});

test('puts a value in and leaves what it does not know', () => {
	const stamp = '2025-01-02T030405Z';
	const filled = fillPlaceholders('plans/<ts>/$DIR/a-$STAMP.md', ({ kind }) => (kind === 'stamp' ? stamp : undefined));
	expect(filled).toBe(`plans/${stamp}/$DIR/a-${stamp}.md`);
});

test.each([
	['reports/<ts>/a.md', ['reports/1/a.md', 'reports/.1/a.md'], ['reports/a.md', 'reports/1/2/a.md', 'reports/1/b.md']],
	[
		'reports/run_<ts>-$N.md',
		['reports/run_1-2.md', 'reports/run_1-2-3.md'],
		['reports/run_1.md', 'reports/run_1/-2.md'],
	],
	['reports/<ts>/', ['reports/1/a.md', 'reports/1/2/b.md'], ['reports/1', 'report/1/a.md']],
	['reports/<ts>/*.md', ['reports/1/a.md'], ['reports/1/2/a.md']],
	['a-<ts>-a', ['a--a', 'a-1-a'], ['a-a']],
	['[x]/{a}/!<ts>.md', ['[x]/{a}/!1.md'], ['x/a/!1.md', '[x]/a/!1.md', '[x]/{a}/2.md']],
])('%s may have become %j, and none of %j', (path, made, others) => {
	const isMade = filledTest(path);
	expect(made.filter((each) => !isMade(each))).toEqual([]);
	expect(others.filter(isMade)).toEqual([]);
});

test('many placeholders in one name are looked for in linear time', () => {
	expectLinear(
		(size) => 'x'.repeat(size),
		(name) => filledTest(`${'<a>x'.repeat(name.length / 4)}z<a>`)(name),
	);
});

test('spans are those of the text', () => {
	fc.assert(
		fc.property(fc.string({ unit: fc.constantFrom('$', '{', '}', '<', '>', 'T', 's', ' ', 'YYYY-MM-DD') }), (text) => {
			for (const { span, text: written } of scanPlaceholders(text)) {
				expect(text.slice(span.start, span.end)).toBe(written);
			}
			expect(fillPlaceholders(text, () => undefined)).toBe(text);
		}),
	);
});
