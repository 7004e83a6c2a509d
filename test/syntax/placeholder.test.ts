import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillPlaceholders, hasPlaceholder, scanPlaceholders } from '../../src/syntax/placeholder.ts';

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
