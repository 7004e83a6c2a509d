import { expect, test } from 'vitest';
import { cut, fitTwoPages, listed } from '../../../src/features/scaffold/budget.ts';
import { missingSections } from '../../../src/features/scaffold/sections.ts';

const items = (name: string, count: number) =>
	cut(Array.from({ length: count }, (_, i) => ({ text: `${name} ${i + 1}`, where: `\`${name}.md:${i + 1}\`` })));

type List = ReturnType<typeof items>;

const show = ({ long, short }: { long: List; short: List }) =>
	[long, short]
		.flatMap((list) => [
			...list.items.map((item) => item.text),
			...(list.more === null ? [] : [`and ${list.more.count} more, from ${list.more.where}`]),
		])
		.map((line) => `${line}\n`)
		.join('');

test('what fits stays whole', () => {
	expect(fitTwoPages({ long: items('a', 50), short: items('b', 50) }, show).split('\n')).toHaveLength(101);
});

test('the longest list gives way, and says how much and where', () => {
	const lines = fitTwoPages({ long: items('a', 500), short: items('b', 10) }, show)
		.trimEnd()
		.split('\n');
	expect(lines).toHaveLength(100);
	expect(lines.slice(88, 91)).toEqual(['a 89', 'and 411 more, from `a.md:90`', 'b 1']);
});

test('what can never fit is not looked at', async () => {
	let looks = 0;
	const list = await listed(Array(100_000).fill(0), () => ({ text: 'x', where: `\`a.md:${++looks}\`` }));
	expect(looks).toBe(101);
	expect(list.more).toEqual({ count: 99_900, where: '`a.md:101`' });
});

test('a page without lists is as long as it is', () => {
	expect(fitTwoPages({}, () => 'x\n'.repeat(120))).toHaveLength(240);
});

test('sections that an existing document lacks are offered with their text', () => {
	const draft = '# T\n\n## One\n\na\n\n## Two & Three\n\nb\n\n## Four\n\nc\n';
	expect(missingSections(draft, '# T\n\n### two & three\n\nmine\n')).toEqual([
		{ heading: 'One', text: '## One\n\na\n' },
		{ heading: 'Four', text: '## Four\n\nc\n' },
	]);
});
