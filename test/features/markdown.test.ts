import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { inert, quoted } from '../../src/features/markdown.ts';
import { expectLinear } from '../support/linear.ts';

const renderer = new MarkdownIt({ html: true, linkify: true });

test.each([
	'see https://github.com/foo-bar/baz?a=b#c',
	'ftp://example.com/x, //localhost/x and http://localhost:80',
	'www.example.com or example.com',
	'mailto:a.b@example.com, a-b@example.com and a_b@localhost',
	'[run](command:evil) ![x](https://evil.example/x.png) <https://evil.example> <b>x</b> $(error) &amp; `code`',
	'src/a.ts:12 and a::b',
])('%s reads as itself, and nothing of it is a link', (text) => {
	const html = renderer.renderInline(inert(text));
	expect(html).toBe(renderer.utils.escapeHtml(text));
});

test('a bare address is broken up where renderers would begin a link', () => {
	expect(inert('https://a.b www.a.b mailto:x@a.b')).toBe('https\\:\\//a\\.b www\\.a\\.b mailto\\:x\\@a\\.b');
});

test('line breaks and the blanks around them are one blank, or one line break', () => {
	expect(inert('a \t\n \r\n b  c \n')).toBe('a b  c ');
	expect(quoted('a \n\n b  c\r\n`d`')).toBe('a  \nb  c  \n`d`');
});

test.each([' ', '\t', '\n', ' \n', '`', '``` ', '('])('any number of %j is quoted in linear time', (part) => {
	expectLinear(
		(size) => `a${part.repeat(size / part.length)}b`,
		(text) => [inert(text), quoted(text)],
	);
});
