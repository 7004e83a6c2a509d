import { expect, test } from 'vitest';
import { mostTemplateCharacters, readTemplate, type Tag } from '../../src/syntax/template.ts';

/** The tags as `line form name`, those in a section behind it in brackets. */
const shown = (tags: readonly Tag[]): string[] =>
	tags.map(
		({ line, form, name, tags: inside }) =>
			`${line} ${form} ${name}${inside.length > 0 ? ` [${shown(inside).join(', ')}]` : ''}`,
	);

/** The problems as `line: message`. */
const problems = (text: string): string[] =>
	readTemplate(text).problems.map(({ line, message }) => `${line}: ${message}`);

test('tags have the lines of the file, front matter counted', () => {
	const { fields, body, tags } = readTemplate(
		[
			'---',
			'title: "Risk Register"',
			'# a comment',
			'asks: risks',
			'---',
			'# {{title}} {{! hidden }}',
			'{{#tasks}}',
			'- {{{id}}} {{& where}}',
			'{{^more}}',
			'{{> part}}',
			'{{/more}}',
			'{{/tasks}}',
			'',
		].join('\r\n'),
	);
	expect(fields.map(({ name, text, line }) => `${line} ${name}=${text}`)).toEqual([
		'2 title=Risk Register',
		'4 asks=risks',
	]);
	expect(body.startsWith('# {{title}} {{! hidden }}\n{{#tasks}}\n')).toBe(true);
	expect(shown(tags)).toEqual([
		'6 text title',
		'7 section tasks [8 text id, 8 text where, 9 inverted more [10 partial part]]',
	]);
	expect(tags[1]?.length).toBe(body.indexOf('{{/tasks}}') - body.indexOf('\n- {{{id'));
});

test('delimiters may be others', () => {
	expect(shown(readTemplate('{{=<% %>=}}\n<%#tasks%>{{id}}<%/tasks%>\n').tags)).toEqual(['2 section tasks']);
});

test.each([
	['# A\n\n{{#tasks}}\n- {{id}}\n', ['3: Section tasks is never closed']],
	['{{#a}}\n{{#b}}\n{{/a}}\n', ['2: Section b is never closed']],
	['{{#a}}{{/a}}\n{{#a}}\n', ['2: Section a is never closed']],
	['{{# a b }}{{/ a b}}\n{{#  a b }}\n', ['2: Section a b is never closed']],
	['# A\n{{/tasks}}\n', ['2: {{/tasks}} closes what was never opened']],
	['# A\n{{title\n', ['2: {{ is never closed by }}']],
	['# {{title}\n- {{date}}\n', ['1: {{ is never closed by }}']],
	['a\n{{=x=}}\n', ['2: Invalid tags: x']],
	[
		'---\ntitle: A\ntitel\nfile:\n---\n{{#a}}\n',
		[
			'3: "titel" is no line such as "title: Risks"',
			'4: "file:" is no line such as "title: Risks"',
			'6: Section a is never closed',
		],
	],
	['---\ntitle: A\n', ['1: --- opens front matter: lines such as "title: Risks", then ---']],
	['---\n---\n---\nowner: {{title}}\n---\n', []],
	['', []],
	['x'.repeat(mostTemplateCharacters + 1), ['1: A template has at most 32768 characters, this one 32769']],
])('%j has its problems at their lines', (text, expected) => {
	expect(problems(text)).toEqual(expected);
});

test('a hostile template is read in no time', () => {
	const most = mostTemplateCharacters;
	const start = performance.now();
	for (const text of [
		`{{${' '.repeat(most - 2)}`,
		`{{#a${' '.repeat(most - 4)}`,
		`{{#a}}{{#${' '.repeat(5_000)}{b}}{{/${' '.repeat(5_000)}{b}}`,
		'{{#a}}'.repeat(most / 6),
		'\n'.repeat(most),
	]) {
		readTemplate(text);
	}
	expect(performance.now() - start).toBeLessThan(10_000);
});
